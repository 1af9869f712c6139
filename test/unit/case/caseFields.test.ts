import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { caseField, caseFields } from '../../../server/case/caseFields';
import { readPart } from '../../../server/case/readCases';
import { bundledGuidance } from '../../../server/guidance/bundledGuidance';
import { reviewFile } from '../../../server/review/reviewFile';
import { readText } from '../../../server/text/readText';
import { plainData } from '../../../server/text/tree';

const root = path.join(import.meta.dirname, '../../..');
const schema = JSON.parse(readFileSync(path.join(root, 'schemas/case.schema.json'), 'utf8'));
const validate = new Ajv({ allowUnionTypes: true }).compile(schema);

const whole = `case: C-1
claim:
  id: CLM-1
  type: institutional
  typeOfBill: "0131"
  payer: Medicare
  patient: P-1
  billingProvider: "1999999984"
  renderingProvider: "1999999984"
  placeOfService: "22"
  dateOfService: 2026-07-14
  authorization: A-1
  diagnoses: [R91.1]
  lines:
    - code: "32408"
      modifiers: [RT]
      units: 1
      charge: 1450.00
      diagnosisPointers: [1]
      revenueCode: "0361"
      dateOfService: 2026-07-14
      placeOfService: "22"
      renderingProvider: "1999999984"
      status: denied
note:
  id: N-1
  patient: P-1
  dateOfService: 2026-07-14
  author: "1999999984"
  signed: 2026-07-14T12:10
  procedures: ["32408", 1023T]
  documentation:
    1023T:
      indication: Aorta in the path
      complications: none
      start: "10:41"
    procedure:
      positioning: prone
      end: "11:15"
  text: As dictated.
`;

describe('the fields of the case format', () => {
	it('are all in a case that has them all, which is of the form that the schema asks for', () => {
		expect(validate(plainData(readText(whole, 'yaml').documents[0]?.root))).toBe(true);
		const [read] = readPart(whole, 'yaml', true).cases;
		expect(read?.keys.map((k) => `${k.parent} ${k.key.value}`).sort()).toEqual(
			caseFields.map((f) => `${f.parent} ${f.name}`).sort(),
		);
		const context = { guidance: bundledGuidance(), today: '2026-11-23' };
		const rules = reviewFile(whole, 'x.case.yaml', 'yaml', context)?.findings.map((f) => f.rule);
		expect(rules).not.toContain('unknown-field');
	});

	it('say what they hold', () => {
		expect(caseField('claim.lines', 'units')?.description).toBe('How often the service was done. Absent means 1.');
		expect(caseField('claim', 'units')).toBeUndefined();
		expect(caseFields.filter((f) => !/^\S.*\.$/.test(f.description))).toEqual([]);
	});
});

describe('the schema', () => {
	it('takes a list of cases, single values for lists, and half-typed values', () => {
		expect(validate([{ claim: { lines: { code: 32408, modifiers: 'RT', units: null } } }, { note: null }])).toBe(true);
	});

	it('refuses what is no part of the format', () => {
		expect(validate({ claim: { lnes: [] } })).toBe(false);
		expect(validate({ claim: { payer: ['a'] } })).toBe(false);
		expect(validate('claim')).toBe(false);
	});

	const samples = readdirSync(path.join(root, 'samples')).filter((n) => /\.(case|claim|note)\.(yaml|json)$/.test(n));
	it.each(samples)('fits %s', (name) => {
		const text = readFileSync(path.join(root, 'samples', name), 'utf8');
		const { documents } = readText(text, name.endsWith('json') ? 'json' : 'yaml');
		for (const { root: one } of documents) {
			validate(plainData(one));
			expect(validate.errors ?? []).toEqual([]);
		}
	});
});
