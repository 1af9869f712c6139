import { describe, expect, it } from 'vitest';
import { readPart } from '../../../server/case/readCases';

function charges(text: string): (number | undefined)[] {
	const [one] = readPart(text, 'yaml', true).cases;
	return one?.claim?.lines.map((l) => l.charge?.value) ?? [];
}

describe('a charge', () => {
	it.each([
		['1450', 1450],
		['1450.50', 1450.5],
		['"1,450.00"', 1450],
		['"$1,450.00"', 1450],
		['"0.00"', 0],
		['', undefined],
		['~', undefined],
		['-5', undefined],
		['1e3', undefined],
		['much', undefined],
		['"1,45"', undefined],
		['[1]', undefined],
	])('%s is %s, and nothing is said of it', (written, value) => {
		const text = `claim: { dateOfService: 2026-03-10, lines: [{ code: "32408", diagnosisPointers: [1], charge: ${written} }] }`;
		expect(charges(text)).toEqual([value]);
		expect(readPart(text, 'yaml', true).problems).toEqual([]);
	});

	it('in FHIR is the net, else what one costs times how many, in US dollars', () => {
		const item = (rest: string) => `{ "productOrService": { "coding": [{ "code": "32408" }] }, ${rest} }`;
		const items = [
			item('"net": { "value": 12.5, "currency": "USD" }, "unitPrice": { "value": 1 }, "quantity": { "value": 2 }'),
			item('"unitPrice": { "value": 3 }, "quantity": { "value": 4 }'),
			item('"unitPrice": { "value": 3 }'),
			item('"net": { "value": 5, "currency": "EUR" }'),
			item('"net": { "value": "many" }'),
			item('"net": 5'),
			item('"sequence": 1'),
		];
		const text = `{ "resourceType": "Claim", "item": [${items.join(', ')}] }`;
		expect(charges(text)).toEqual([12.5, 12, 3, undefined, undefined, undefined, undefined]);
	});
});
