import { describe, expect, it } from 'vitest';
import { hasCaseName } from '../../../server/case/readCases';
import { bundledGuidance } from '../../../server/guidance/bundledGuidance';
import { type FileReview, reviewFile } from '../../../server/review/reviewFile';
import { reviewPart } from '../../../server/review/reviewPart';
import type { TextFormat } from '../../../server/text/tree';

// FUZZ_EDITS=1000000 npx vitest run --project unit test/unit/review/differential.test.ts
const edits = Number(process.env.FUZZ_EDITS ?? 100_000);
const seed = Number(process.env.FUZZ_SEED ?? 1);
const context = { guidance: bundledGuidance(), today: '2026-11-23' };

/** Small, with its own state: the same seed gives the same edits everywhere (mulberry32). */
function random(from: number): (below: number) => number {
	let state = from >>> 0;
	return (below) => {
		state = (state + 0x6d2b79f5) | 0;
		let t = Math.imul(state ^ (state >>> 15), 1 | state);
		t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
		return ((t ^ (t >>> 14)) >>> 0) % below;
	};
}

const yamlCase = (i: number) => `case: C-${i}
claim:
  dateOfService: 2026-03-1${i}
  lines:
    - code: "32408"
    - { code: 1023T, units: 1 }
note:
  documentation:
    1023T:
      technique: x
  text: |
    said - so
`;
const claimOnly = (i: number) => `case: C-${i}\nclaim: { lines: [{ code: 1023T }] }\n`;
const item = (text: string) => `- ${text.trimEnd().replaceAll('\n', '\n  ')}\n`;
const jsonCase = (i: number) =>
	`{ "case": "C-${i}", "claim": { "lines": [{ "code": "32408" }, { "code": "1023T" }] },\n    "note": { "documentation": { "1023T": { "technique": "x" } } } }`;

const containers: readonly { name: string; path: string; format: TextFormat; text: string; words: string[] }[] = [
	{
		name: 'YAML documents',
		path: 'a.case.yaml',
		format: 'yaml',
		text: [yamlCase(0), claimOnly(1), claimOnly(2)].join('---\n'),
		words: [
			'---\n',
			'\n---\n',
			'...\n',
			'- ',
			'  ',
			'\n',
			'"',
			"'",
			'|',
			': ',
			'#',
			'&a ',
			'*a',
			'<<: *a',
			'\t',
			'[',
			']',
			'{',
			'}',
			'%',
			'\r\n',
			'é😀',
		],
	},
	{
		name: 'a YAML list',
		path: 'a.case.yaml',
		format: 'yaml',
		text: `# cases\n${[claimOnly(0), yamlCase(1), claimOnly(2)].map(item).join('')}`,
		words: [
			'- ',
			'\n- ',
			'\n-',
			'  ',
			'\n',
			'"',
			"'",
			'|\n',
			': ',
			' #',
			'&a ',
			'*a',
			'- *a\n',
			'\t',
			'[',
			']',
			'---\n',
			'\uFEFF',
			'lines',
		],
	},
	{
		name: 'a JSON array',
		path: 'a.case.json',
		format: 'json',
		text: `[\n  ${[0, 1, 2, 3].map(jsonCase).join(',\n  ')}\n]\n`,
		words: [
			'[',
			']',
			'{',
			'}',
			'"',
			',',
			':',
			'\n',
			'\\',
			'//',
			'/*',
			'*/',
			' ',
			'1023T',
			'{"claim": {"lines": []}},',
			'null',
			'\uFEFF',
		],
	},
	{
		name: 'lines',
		path: 'a.cases.ndjson',
		format: 'lines',
		text: [0, 1, 2, 3].map((i) => `${jsonCase(i).replaceAll('\n', ' ')}\n`).join(''),
		words: ['\n', '\r\n', '{', '}', '"', ',', '[', ']', ' ', '1023T', '\n\n', '{"claim": {"lines": []}}\n'],
	},
];

function edited(text: string, words: readonly string[], next: (below: number) => number): string {
	const at = next(text.length + 1);
	const kind = next(4);
	const word = words[next(words.length)] ?? '';
	if (kind === 0) {
		return text.slice(0, at) + text.slice(at + 1 + next(3));
	}
	if (kind === 1) {
		const from = next(text.length + 1);
		return text.slice(0, at) + text.slice(from, from + next(40)) + text.slice(at);
	}
	return text.slice(0, at) + word + text.slice(at + (kind === 2 ? 0 : 1));
}

/** What a view shows of a review; with `cases`, what was read of each case too. */
function shown(review: FileReview | undefined, cases: boolean): string {
	const parts = review?.parts.map(({ at, review: part }) => [
		at,
		part.source.text.length,
		...(cases ? part.cases.map((c) => [c.case.id, c.case.claim?.lines, c.case.note?.documentation]) : []),
	]);
	return JSON.stringify([parts, review?.findings, review?.caseCount]);
}

describe('re-reading what an edit changed is reading anew', () => {
	it.each(containers)('in $name', { timeout: 3_600_000 }, ({ path, format, text: original, words }) => {
		const next = random(seed);
		let text = original;
		let review: FileReview | undefined;
		let taken = 0;
		for (let i = 0; i < edits / containers.length; i++) {
			// Now and then from the start, or the text would be rubble for good.
			text = i % 25 === 0 ? original : edited(text, words, next);
			const before = review;
			review = reviewFile(text, path, format, context, review);
			const anew = reviewFile(text, path, format, context);
			if (shown(review, i % 10 === 0) !== shown(anew, i % 10 === 0)) {
				expect({ edit: i, text, shown: shown(review, true) }).toEqual({ edit: i, text, shown: shown(anew, true) });
			}
			taken += review?.parts.filter((p) => before?.parts.some((b) => b.review === p.review)).length ?? 0;
		}
		// Otherwise it would show nothing: parts are taken over from the version before.
		expect(taken).toBeGreaterThan(edits / containers.length / 2);
	});
});

/** The findings of a text that is read as one. */
function whole(text: string, path: string, format: TextFormat) {
	const review = reviewPart(text, { context, format, named: hasCaseName(path) });
	return { cases: review.cases.length, findings: [...review.findings].sort(byPlaceAndRule).map(place) };
}

function inParts(text: string, path: string, format: TextFormat) {
	const review = reviewFile(text, path, format, context);
	return {
		cases: review?.caseCount ?? 0,
		findings: [...(review?.findings ?? [])].sort(byPlaceAndRule).map(place),
	};
}

type Found = { rule: string; start: number; end: number; message: string };
const place = ({ rule, start, end, message }: Found) => `${rule} ${start}-${end} ${message}`;
const byPlaceAndRule = (a: Found, b: Found) => (place(a) < place(b) ? -1 : 1);

describe('reading in parts is reading the whole', () => {
	it('for YAML that can be read', { timeout: 600_000 }, () => {
		const next = random(seed);
		const comment = () => ['', '# between\n', '\n', '  # indented\n'][next(4)] ?? '';
		let split = 0;
		for (let i = 0; i < 400; i++) {
			const count = 1 + next(5);
			const list = next(2) === 0;
			const anchor = next(6);
			const cases = Array.from({ length: count }, (_, k) => {
				const own = yamlCase(k)
					.replace(
						'x\n',
						[
							'x\n',
							"'- it''s'\n",
							'"a\n        - b"\n',
							'>\n        folded\n\n        - text\n',
							'|+\n        kept\n\n',
						][next(5)] ?? '',
					)
					.replace(
						'"32408"',
						anchor === 1 && k === 0 ? '&p "32408"' : anchor === 1 ? '*p' : anchor === 2 ? '&q "32408"' : '"32408"',
					);
				return list ? item(own) : own;
			});
			const text = `${comment()}${cases.join(list ? comment() : `${comment()}---\n`)}${comment()}`.replaceAll(
				'\n',
				next(3) === 0 ? '\r\n' : '\n',
			);
			expect({ text, ...inParts(text, 'a.case.yaml', 'yaml') }).toEqual({
				text,
				...whole(text, 'a.case.yaml', 'yaml'),
			});
			split += (reviewFile(text, 'a.case.yaml', 'yaml', context)?.parts.length ?? 0) > 1 ? 1 : 0;
		}
		expect(split).toBeGreaterThan(150);
	});

	it('for JSON that can be read, and what is broken is broken in both', { timeout: 600_000 }, () => {
		const next = random(seed + 1);
		const [, , json] = containers;
		const isSyntax = (f: string) => f.startsWith('syntax ');
		let text = json?.text ?? '';
		let readable = 0;
		for (let i = 0; i < 10_000; i++) {
			text = i % 4 === 0 ? (json?.text ?? '') : edited(text, json?.words ?? [], next);
			const parts = inParts(text, 'a.case.json', 'json');
			const one = whole(text, 'a.case.json', 'json');
			if (one.findings.some(isSyntax)) {
				expect({ i, text, broken: parts.findings.some(isSyntax) }).toEqual({
					i,
					text,
					broken: one.cases > 0 || parts.cases > 0,
				});
			} else {
				readable++;
				expect({ i, text, ...parts }).toEqual({ i, text, ...one });
			}
		}
		expect(readable).toBeGreaterThan(3000);
	});
});
