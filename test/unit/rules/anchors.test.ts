import fc from 'fast-check';
import { expect, it } from 'vitest';
import { faultyCase } from './faultyCases/data';
import { reviewOf, wordsOf } from './faultyCases/findings';
import { places, valueAt } from './faultyCases/places';
import { notation, written } from './faultyCases/writers';

// PROPERTY_RUNS=20000 npx vitest run --project unit test/unit/rules/anchors.test.ts
const runs = { numRuns: Number(process.env.PROPERTY_RUNS ?? 150), seed: Number(process.env.PROPERTY_SEED ?? 1) };

const code = /^claim\.lines\.\d+\.code$/;

/**
 * What RULES names as each rule's anchor, as the path of a value in the case; `key:` before it for the key itself. A single
 * value in place of a list has the list's path.
 */
const anchors: Readonly<Record<string, RegExp>> = {
	'add-on-modifier': /^claim\.lines\.\d+\.modifiers(?:\.\d+)?$/,
	'add-on-sibling': code,
	'add-on-units': /^claim\.lines\.\d+\.units$/,
	'add-on-without-primary': code,
	'claim-note-mismatch': /^(?:note\.(?:patient|dateOfService|procedures(?:\.\d+)?)|key:note\.procedures)$/,
	'code-not-in-effect': code,
	'date-of-service': /^(?:claim(?:\.lines\.\d+)?\.dateOfService|key:claim)$/,
	'complication-conflict': /^note\.documentation\.102[234][Tt]\.complications$/,
	'diagnosis-code': /^claim\.diagnoses(?:\.\d+)?$/,
	'diagnosis-pointer': /^claim\.(?:lines\.\d+\.(?:code|diagnosisPointers(?:\.\d+)?)|diagnoses\.12)$/,
	'displacement-not-described': code,
	'displacement-unsuccessful': code,
	'documentation-empty': /^note\.documentation\.102[234][Tt]\.\w+$/,
	'documentation-missing': code,
	'documentation-recommended': /^key:note(?:\.documentation)?$/,
	'duplicate-add-on': code,
	'duration-format': /^note\.documentation\.102[234][Tt]\.duration$/,
	'imaging-modality': /^note\.documentation\.102[234][Tt]\.imagingModality$/,
	'laterality-conflict': /^claim\.(?:lines\.\d+\.modifiers(?:\.\d+)?|diagnoses(?:\.\d+)?)$/,
	'modifier-code': /^claim\.lines\.\d+\.modifiers(?:\.\d+)?$/,
	'note-signature': /^(?:note\.(?:author|signed)|key:note)$/,
	npi: /^(?:claim(?:\.lines\.\d+)?\.(?:billing|rendering)Provider|note\.author)$/,
	'place-of-service': /^claim(?:\.lines\.\d+)?\.placeOfService$/,
	'primary-not-described': code,
	'primary-region': code,
	'primary-without-guidance': code,
	'procedure-code': code,
	'required-field': /^key:claim\.lines(?:\.\d+\.\w+)?$/,
	'separate-imaging-guidance': code,
	'unknown-field': /^key:/,
	'wrong-order': /^note\.documentation\.102[234][Tt]\.start$/,
	'wrong-type': /^claim\.lines\.\d+\.units$/,
};

it('every range lies on what RULES names as its anchor', { timeout: 3_600_000 }, () => {
	fc.assert(
		fc.property(faultyCase, notation, (data, how) => {
			const one = written(data, how);
			const at = places(one.text);
			for (const f of reviewOf(one).findings) {
				const paths = at.get(`${f.start}-${f.end}`) ?? [];
				const path = paths.find((p) => anchors[f.rule]?.test(p));
				expect({ text: one.text, rule: f.rule, words: wordsOf(f, one.text), paths, fits: path !== undefined }).toEqual({
					text: one.text,
					rule: f.rule,
					words: wordsOf(f, one.text),
					paths,
					fits: true,
				});
				// What is underlined is the value itself, and a code that is named is that of the line.
				const value = path?.startsWith('key:') ? undefined : valueAt(data, path ?? '');
				if (typeof value === 'string' || typeof value === 'number') {
					expect(wordsOf(f, one.text)).toBe(String(value));
				}
				const line = /^claim\.lines\.(\d+)\.(?!placeOfService)/.exec(path ?? '')?.[1];
				if (line !== undefined && f.code !== undefined) {
					expect(f.code).toBe(String(data.claim.lines[Number(line)]?.code).toUpperCase());
				}
			}
		}),
		runs,
	);
});
