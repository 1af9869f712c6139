import { describe, expect, it } from 'vitest';
import { bundledGuidance } from '../../../server/guidance/bundledGuidance';
import { noGuidance } from '../../../server/guidance/data';
import { openGuidance } from '../../../server/guidance/guidance';

const guidance = bundledGuidance();

describe('codes', () => {
	it('are found without case, as the same object each time', () => {
		const procedure = guidance.procedure('1023T');
		expect(procedure?.code).toBe('1023T');
		expect(guidance.procedure('1023t')).toBe(procedure);
		expect(guidance.addOn('1023t')).toBe(procedure);
		expect(guidance.modifierConflict('1023t', 'tc')).toBe(guidance.modifierConflict('1023T', 'TC'));
		expect(guidance.modifierConflict('1023T', 'tc')?.column).toBe('pctc');
	});

	it('that are no add-on are procedures only', () => {
		expect(guidance.procedure('32408')?.region).toBe('chest');
		expect(guidance.addOn('32408')).toBeUndefined();
		expect(guidance.elementsOf('32408')).toEqual([]);
	});

	it('known only as a primary have no meaning, but their add-ons', () => {
		expect(guidance.procedure('0581t')).toEqual({ code: '0581T', workflow: [], notes: [], sources: [], notKnown: [] });
		expect(guidance.addOnsListing('0581t').map((p) => p.code)).toEqual(['1024T']);
	});

	it('tell every add-on that lists them', () => {
		expect(guidance.addOnsListing('49405').map((p) => p.code)).toEqual(['1022T', '1023T']);
		expect(guidance.addOnsListing('32408').map((p) => p.code)).toEqual(['1023T']);
		expect(guidance.addOnsListing('1023T')).toEqual([]);
	});

	it('that nobody knows give nothing', () => {
		for (const code of ['', '99999', '__proto__', 'constructor', 'toString']) {
			expect(guidance.procedure(code)).toBeUndefined();
			expect(guidance.addOn(code)).toBeUndefined();
			expect(guidance.addOnsListing(code)).toEqual([]);
			expect(guidance.elementsOf(code)).toEqual([]);
			expect(guidance.modifierConflict(code, '50')).toBeUndefined();
		}
	});
});

describe('documentation', () => {
	it('is found by add-on code or set, both without case, and by the exact name', () => {
		const duration = guidance.element('1023T', 'duration');
		expect(duration?.label).toBe('Duration');
		expect(guidance.element('1024t', 'duration')).toBe(duration);
		expect(guidance.element('Tissue-Displacement', 'duration')).toBe(duration);
		expect(guidance.element('1023T', 'Duration')).toBeUndefined();
		expect(guidance.element('PROCEDURE', 'positioning')).toBe(guidance.procedureElements[3]);
		expect(guidance.elementsOf('PROCEDURE')).toBe(guidance.procedureElements);
	});

	it('counts start and end as fields, not as elements', () => {
		expect(guidance.element('1023T', 'start')).toBeUndefined();
		expect(guidance.field('1023T', 'start')).toMatchObject({ name: 'start', holds: 'startTime' });
		expect(guidance.fieldsOf('1023t').map((f) => f.name)).toEqual([
			...guidance.elementsOf('1023T').map((e) => e.name),
			'start',
			'end',
		]);
		expect(guidance.field('1023T', 'end')?.label).not.toBe(guidance.field('procedure', 'end')?.label);
	});

	it('says what a value holds', () => {
		const holding = (content: string) => guidance.elementsOf('1023T').filter((e) => e.holds === content).length;
		expect(['imagingModality', 'technique', 'duration', 'complications', 'text'].map(holding)).toEqual([1, 1, 1, 1, 2]);
	});
});

describe('payers', () => {
	it.each([
		['medicare', 'Medicare'],
		[' MEDICARE  part b ', 'Medicare'],
		['cigna', 'Cigna Health'],
		['uhc', 'UnitedHealthcare'],
		['United Healthcare', 'UnitedHealthcare'],
		['bcbs', 'Blue Cross Blue Shield'],
		['AETNA', 'Aetna'],
	])('%j is %s', (written, name) => {
		expect(guidance.payer(written)?.name).toBe(name);
	});

	it('that nobody knows, or nobody named, give nothing', () => {
		expect(guidance.payer(undefined)).toBeUndefined();
		expect(guidance.payer('')).toBeUndefined();
		expect(guidance.payer('Acme Medicare Advantage')).toBeUndefined();
	});

	it('go by name before alias', () => {
		const payers = [{ name: 'Aetna' }, { name: 'Other', aliases: ['aetna'] }];
		expect(openGuidance({ ...noGuidance, payers }).payer('AETNA')?.name).toBe('Aetna');
		expect(openGuidance({ ...noGuidance, payers: payers.toReversed() }).payer('AETNA')?.name).toBe('Aetna');
	});
});

it('finds every source that any fact names', () => {
	const named = JSON.stringify(guidance.data).matchAll(/"source":"([^"]+)"/g);
	const ids = [...new Set(Array.from(named, (m) => m[1] ?? ''))];
	expect(ids.length).toBeGreaterThan(8);
	expect(ids.filter((id) => guidance.source(id) === undefined)).toEqual([]);
	expect(guidance.source('cpt')?.publisher).toBe('American Medical Association');
});

it('is opened once', () => {
	expect(bundledGuidance()).toBe(guidance);
});

it('is empty for no data', () => {
	const empty = openGuidance(noGuidance);
	expect(empty.procedureElements).toEqual([]);
	expect(empty.procedure('1023T')).toBeUndefined();
});

it('opens data that a JSON file brought back as it opens the data itself', () => {
	const again = openGuidance(JSON.parse(JSON.stringify(guidance.data)));
	expect(again.procedure('1023T')).toEqual(guidance.procedure('1023T'));
});
