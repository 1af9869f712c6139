import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isTable } from '../../../server/library/packedTable';
import { readLibrary } from '../../../server/library/readLibrary';
import {
	addendumB,
	addOnEditsFixed,
	addOnEditsTsv,
	bytesOf,
	codesCsv,
	cptText,
	feeScheduleCsv,
	hcpcsText,
	orderText,
	pairsText,
	placesTsv,
	unitLimitsCsv,
} from './fixtures';
import { sheetFile } from './sheetFile';

const runs = Number(process.env.PROPERTY_RUNS ?? 60);
const texts = {
	addendumB,
	addOnEditsFixed,
	addOnEditsTsv,
	codesCsv,
	cptText,
	feeScheduleCsv,
	hcpcsText,
	orderText,
	pairsText,
	placesTsv,
	unitLimitsCsv,
};
const files: Record<string, Uint8Array> = {
	...Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, bytesOf(text)])),
	workbook: sheetFile(addOnEditsTsv.split('\n').map((line) => line.split('\t'))),
};

/** Cut at one end, bytes put in another's place, a piece taken twice. */
const damage = fc.record({
	from: fc.double({ min: 0, max: 0.3, noNaN: true }),
	to: fc.double({ min: 0.5, max: 1, noNaN: true }),
	changes: fc.array(fc.tuple(fc.double({ min: 0, max: 0.999, noNaN: true }), fc.integer({ min: 0, max: 255 })), {
		maxLength: 8,
	}),
	twice: fc.boolean(),
});

describe.each(Object.keys(files))('%s, damaged in any way', (name) => {
	it('is read as far as it goes, or refused, and never breaks anything', async () => {
		const whole = files[name] ?? new Uint8Array();
		await fc.assert(
			fc.asyncProperty(damage, async ({ from, to, changes, twice }) => {
				const cut = whole.slice(whole.length * from, whole.length * to);
				for (const [at, byte] of changes) {
					cut[Math.floor(at * cut.length)] = byte;
				}
				const bytes = twice ? new Uint8Array([...cut, ...cut]) : cut;
				const { file, problems } = await readLibrary('x_2026Q3.txt', bytes);
				expect(file !== undefined || problems.some((p) => p.severity === 'error')).toBe(true);
				expect(!file || isTable(file.table)).toBe(true);
			}),
			{ numRuns: runs },
		);
	});
});
