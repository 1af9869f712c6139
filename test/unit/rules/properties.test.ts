import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Finding } from '../../../server/review/finding';
import { type FaultyCase, type Fields, faultyCase } from './faultyCases/data';
import { placelessFindings, reviewOf, wordsOf } from './faultyCases/findings';
import { notation, plainNotation, type Written, written } from './faultyCases/writers';

// PROPERTY_RUNS=20000 npx vitest run --project unit test/unit/rules/properties.test.ts
const runs = { numRuns: Number(process.env.PROPERTY_RUNS ?? 150), seed: Number(process.env.PROPERTY_SEED ?? 1) };
const timeout = 3_600_000;

describe('the findings do not hang on how a case is written', () => {
	it('key order, YAML or JSON, quotes, indentation, comments, line ends', { timeout }, () => {
		const rules = new Set<string>();
		fc.assert(
			fc.property(faultyCase, notation, (data, how) => {
				const usual = written(data, plainNotation);
				const other = written(data, how);
				for (const f of reviewOf(usual).findings) {
					rules.add(f.rule);
				}
				expect({ text: other.text, found: placelessFindings(other) }).toEqual({
					text: other.text,
					found: placelessFindings(usual),
				});
			}),
			runs,
		);
		// Otherwise it would show nothing: of what can be found in one file, all is.
		expect([...rules].sort()).toEqual([
			'add-on-modifier',
			'add-on-sibling',
			'add-on-units',
			'add-on-without-primary',
			'claim-note-mismatch',
			'code-not-in-effect',
			'date-of-service',
			'diagnosis-code',
			'diagnosis-pointer',
			'displacement-not-described',
			'documentation-empty',
			'documentation-missing',
			'documentation-recommended',
			'duplicate-add-on',
			'duration-format',
			'imaging-modality',
			'laterality-conflict',
			'modifier-code',
			'note-signature',
			'npi',
			'place-of-service',
			'primary-without-guidance',
			'procedure-code',
			'required-field',
			'separate-imaging-guidance',
			'unknown-field',
			'wrong-type',
		]);
	});
});

/**
 * A finding as it is in any order of the lines. A message names codes, days and reasons in the order of the lines, and of
 * many codes the first three; a place that lines share is said once, with the first add-on there.
 */
function inAnyOrder(f: Finding, { text }: Written): string {
	const shared = f.rule === 'place-of-service';
	const said = f.message
		.replace(/\w{5}, \w{5}, \w{5} and (\d+) more/g, '$1 more than three')
		.replace(shared ? /102[234]T/ : /$^/, 'an add-on');
	const words = f.rule === 'required-field' ? '' : wordsOf(f, text).toUpperCase();
	const fixes = f.fixes.map((x) => x.title).sort();
	const message = said.split(/[\s.,;()]+/).sort();
	return JSON.stringify([f.severity, f.rule, shared ? '' : f.code, words, message, f.related.length, fixes]);
}

/**
 * Which of two is the second depends on the order, and so does their number where one line without a side stands beside one
 * of each side: compared is whether there is one, by its code and day.
 */
function found(one: Written): string[] {
	const all = reviewOf(one).findings.map((f) => inAnyOrder(f, one));
	const isDouble = (f: string) => f.startsWith('["warning","duplicate-add-on"');
	return [...all.filter((f) => !isDouble(f)), ...new Set(all.filter(isDouble))].sort();
}

describe('the findings do not hang on the order of the lines', () => {
	it('but for which of two comes second', { timeout }, () => {
		fc.assert(
			fc.property(faultyCase, fc.array(fc.nat(5), { minLength: 6, maxLength: 6 }), (data, ranks) => {
				const lines = data.claim.lines
					.map((line, i) => ({ line, rank: ranks[i] ?? 0 }))
					.sort((a, b) => a.rank - b.rank)
					.map(({ line }) => line);
				const usual = written(data, plainNotation);
				const other = written({ ...data, claim: { ...data.claim, lines } }, plainNotation);
				expect({ text: other.text, found: found(other) }).toEqual({ text: other.text, found: found(usual) });
			}),
			runs,
		);
	});
});

const supplies: readonly Fields[] = [
	{ code: 'A4550' },
	{ code: 'A4649', units: 3 },
	{ code: 'J0690', units: 4 },
	{ code: 'Q9967', units: 100 },
	{ code: 'C1729', modifiers: ['59'] },
];
const others: readonly Fields[] = [
	{ code: '88305', units: 2, modifiers: ['26'] },
	{ code: '85610', modifiers: 'QW' },
	{ code: '71250', modifiers: ['26', '59'] },
	{ code: '01922', modifiers: ['AA', 'P3'], units: 46 },
	{ code: '99152' },
];

/** The case with at least one diagnosis and a date, so that a further line can be right. */
function complete({ claim, ...data }: FaultyCase): FaultyCase {
	const { diagnoses } = claim;
	const some = Array.isArray(diagnoses) ? diagnoses.length > 0 : diagnoses !== undefined;
	return {
		...data,
		claim: { ...claim, ...(!some && { diagnoses: ['R91.1'] }), dateOfService: claim.dateOfService ?? '2026-03-10' },
	};
}

function withLine({ claim, ...data }: FaultyCase, line: Fields, at: number): FaultyCase {
	const lines = [...claim.lines];
	lines.splice(at % (lines.length + 1), 0, { ...line, diagnosisPointers: [1] });
	return { ...data, claim: { ...claim, lines } };
}

/** A note is compared with the days of all lines where none bills an add-on: one more line is one more day. */
const isOfDays = (f: string) => f.includes('claim-note-mismatch') && f.includes("none of the claim's dates");

describe('a further line that has nothing to do with it changes no finding', () => {
	const base = faultyCase.map(complete);

	it('a supply or a drug', { timeout }, () => {
		fc.assert(
			fc.property(base, fc.constantFrom(...supplies), fc.nat(6), (data, line, at) => {
				const usual = placelessFindings(written(data, plainNotation));
				const text = written(withLine(data, line, at), plainNotation);
				const now = placelessFindings(text);
				expect({ text: text.text, found: now.filter((f) => !isOfDays(f)) }).toEqual({
					text: text.text,
					found: usual.filter((f) => !isOfDays(f)),
				});
			}),
			runs,
		);
	});

	it('pathology, laboratory, imaging, anesthesia: but an add-on without its primary is no longer alone', {
		timeout,
	}, () => {
		const short = (f: string) => {
			const [severity, rule, code, words, ...rest] = f.split(' ~ ');
			return rule === 'add-on-without-primary'
				? [rule, code, words].join(' ~ ')
				: [severity, rule, code, words, ...rest].join(' ~ ');
		};
		fc.assert(
			fc.property(base, fc.constantFrom(...others), fc.nat(6), (data, line, at) => {
				const usual = placelessFindings(written(data, plainNotation)).filter((f) => !isOfDays(f));
				const text = written(withLine(data, line, at), plainNotation);
				const now = placelessFindings(text).filter((f) => !isOfDays(f));
				expect({ text: text.text, found: now.map(short).sort() }).toEqual({
					text: text.text,
					found: usual.map(short).sort(),
				});
			}),
			runs,
		);
	});
});
