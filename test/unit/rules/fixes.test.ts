import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDocument } from 'yaml';
import { textEditsOf } from '../../../server/case/readCases';
import type { Finding } from '../../../server/review/finding';
import type { Fix } from '../../../server/rules/rule';
import { applyEdits, type TextEdit } from '../../../server/text/edit';
import { type FaultyCase, type Fields, faultyCase } from './faultyCases/data';
import { reviewOf } from './faultyCases/findings';
import { places } from './faultyCases/places';
import { notation, type Written, written } from './faultyCases/writers';

// PROPERTY_RUNS=20000 npx vitest run --project unit test/unit/rules/fixes.test.ts
const runs = { numRuns: Number(process.env.PROPERTY_RUNS ?? 60), seed: Number(process.env.PROPERTY_SEED ?? 1) };

function editsOf(fix: Fix, one: Written): readonly TextEdit[] {
	const part = reviewOf(one).parts[0] ?? expect.fail('no part');
	const from = part.review.cases[0]?.case ?? expect.fail('no case');
	return fix.edits.flatMap((edit) => {
		const edits = textEditsOf(edit, from, part.review.source) ?? expect.fail(`no edit for ${fix.title}`);
		return edits.map((e) => part.at.inFile(e));
	});
}

/** The text as data, read by the `yaml` library or by JavaScript; a gap, null and empty text are the same. */
function dataOf({ text, format }: Written): unknown {
	if (format === 'json') {
		return normal(JSON.parse(text.replace(/^\uFEFF/, '')));
	}
	const document = parseDocument(text);
	expect(document.errors).toEqual([]);
	return normal(document.toJS());
}

function normal(data: unknown): unknown {
	if (Array.isArray(data)) {
		return data.map(normal);
	}
	if (data && typeof data === 'object') {
		return Object.fromEntries(Object.entries(data).map(([key, value]) => [key, normal(value)]));
	}
	return data === null ? '' : String(data);
}

type Change = (data: FaultyCase, path: readonly string[], match: readonly string[]) => void;

/** What each fix does to the data, in the words of its title. */
const changes: readonly [RegExp, Change][] = [
	[/^Remove (?:modifier|the second) /, removeAt],
	[/^Set the units to 1$/, (data, path) => setAt(data, path, '1')],
	[/^Replace by "(.+)"$/, (data, path, [, value = '']) => setAt(data, path, value)],
	[/^Replace by (\w+)$/, (data, path, [, code = '']) => setAt(data, path, code)],
	[/^Insert a primary procedure line$/, insertLine],
	[/^Insert `(\w+)`$/, (data, path, [, field = '']) => setAt(data, [...path.slice(0, -1), field], '')],
	[/^Rename to `(\w+)`$/, rename],
	[/^Insert the missing element "(\w+)" of (\w+)$/, (data, _, [, name = '', code = '']) => insert(data, code, [name])],
	[/^Insert the recommended element "(\w+)"$/, (data, _, [, name = '']) => insert(data, 'procedure', [name])],
];

function around(data: FaultyCase, path: readonly string[]): Record<string, unknown> {
	return path.slice(0, -1).reduce((at, step) => at[step] as never, data as unknown as Record<string, unknown>);
}

function setAt(data: FaultyCase, path: readonly string[], value: unknown): void {
	around(data, path)[path.at(-1) ?? ''] = value;
}

/** A list's last one goes with its key. */
function removeAt(data: FaultyCase, path: readonly string[]): void {
	const parent: unknown = around(data, path);
	if (!Array.isArray(parent)) {
		delete around(data, path)[path.at(-1) ?? ''];
	} else if (parent.length === 1) {
		removeAt(data, path.slice(0, -1));
	} else {
		parent.splice(Number(path.at(-1)), 1);
	}
}

function insertLine(data: FaultyCase, path: readonly string[]): void {
	const index = Number(path[2]);
	const { dateOfService, renderingProvider } = data.claim.lines[index] ?? {};
	const line: Fields = {
		code: '',
		...(dateOfService && { dateOfService }),
		...(renderingProvider && { renderingProvider }),
	};
	data.claim.lines.splice(index + 1, 0, line);
}

function rename(data: FaultyCase, path: readonly string[], [, name = '']: readonly string[]): void {
	const parent = around(data, path);
	const key = path.at(-1) ?? '';
	parent[name] = parent[key];
	delete parent[key];
}

function insert(data: FaultyCase, code: string, names: readonly string[]): void {
	const documentation = { ...(data.note.documentation as Fields | null | undefined) };
	const key = Object.keys(documentation).find((k) => k.toUpperCase() === code.toUpperCase()) ?? code;
	const added = Object.fromEntries(names.map((name) => [name, '']));
	documentation[key] = { ...(documentation[key] as Fields | null | undefined), ...added };
	data.note.documentation = documentation;
}

function changed(data: FaultyCase, fix: Fix, path: string, f: Finding): unknown {
	const copy = structuredClone(data);
	const all = /^Insert the \d+ missing elements of (\w+)$/.exec(fix.title);
	if (all) {
		insert(copy, all[1] ?? '', (/missing: ([\w, ]+)\./.exec(f.message)?.[1] ?? '').split(', '));
		return normal(copy);
	}
	if (/^Insert the \d+ recommended elements$/.test(fix.title)) {
		const named = (/nowhere: ([\w, ]+)\./.exec(f.message)?.[1] ?? '').split(', ');
		insert(copy, 'procedure', named);
		return normal(copy);
	}
	const [pattern, change] = changes.find(([p]) => p.test(fix.title)) ?? expect.fail(`an unknown fix: ${fix.title}`);
	change(copy, path.split('.'), pattern.exec(fix.title) ?? []);
	return normal(copy);
}

const count = (findings: readonly Finding[], rule: string) => findings.filter((f) => f.rule === rule).length;

/** What is left: RULES says of some fixes that the finding becomes another one. */
function checkFindings(f: Finding, fix: Fix, before: readonly Finding[], after: readonly Finding[]): void {
	const gained = (rule: string) => count(after, rule) - count(before, rule);
	for (const rule of ['syntax', 'duplicate-key', 'wrong-type', 'too-large']) {
		expect(gained(rule), rule).toBeLessThanOrEqual(0);
	}
	if (f.rule === 'add-on-without-primary') {
		// A person chooses the code: until then the line is empty, and the add-on stands alone.
		expect(gained('required-field')).toBe(1);
		expect(gained(f.rule)).toBe(0);
	} else if (f.rule === 'required-field' || f.rule === 'documentation-recommended') {
		// An empty field is as good as none; `lines` begin with one whose code is empty.
		expect(gained(f.rule)).toBe(0);
	} else if (f.rule === 'documentation-missing') {
		const names = fix.edits.flatMap((e) => (e.kind === 'insertElements' ? e.elements.map((x) => x.name) : []));
		expect(gained('documentation-empty')).toBe(names.length);
		const rest = after.find((x) => x.rule === f.rule && x.code === f.code);
		expect(names.filter((n) => rest?.message.split('.')[0]?.includes(n))).toEqual([]);
	} else {
		expect(gained(f.rule), f.rule).toBeLessThan(0);
	}
}

/** Inserting takes nothing away but an empty value; what is changed in its place is the value that is underlined. */
function checkEdits(f: Finding, fix: Fix, edits: readonly TextEdit[], { text }: Written): void {
	for (const { start, end } of edits) {
		if (fix.title.startsWith('Insert')) {
			expect(text.slice(start, end)).toMatch(/^[ \t]*(?:~|null|""|'')?$/);
		} else if (!fix.title.startsWith('Remove')) {
			expect([start, end]).toEqual([f.start, f.end]);
		}
	}
}

describe('a fix', () => {
	it('changes what it says and nothing else, and its finding goes', { timeout: 3_600_000 }, () => {
		const titles = new Set<string>();
		fc.assert(
			fc.property(faultyCase, notation, (data, how) => {
				const one = written(data, how);
				const { findings } = reviewOf(one);
				const at = places(one.text);
				const wanted = findings.flatMap((f) => f.fixes.map((fix) => ({ f, fix })));
				for (const { f, fix } of wanted) {
					titles.add(fix.title.split(/ (?=\d|[`"]|[A-Z\d]{2})/)[0] ?? '');
					expect(fix.safe).toBe(false);
					const edits = editsOf(fix, one);
					checkEdits(f, fix, edits, one);
					const after = { ...one, text: applyEdits(one.text, edits) };
					const path = (at.get(`${f.start}-${f.end}`)?.[0] ?? '').replace('key:', '');
					expect({ text: one.text, fix: fix.title, data: dataOf(after) }).toEqual({
						text: one.text,
						fix: fix.title,
						data: changed(data, fix, path, f),
					});
					checkFindings(f, fix, findings, reviewOf(after).findings);
				}
			}),
			runs,
		);
		expect([...titles].sort()).toEqual([
			'Insert',
			'Insert a primary procedure line',
			'Insert the',
			'Insert the missing element',
			'Remove modifier',
			'Remove the second',
			'Rename to',
			'Replace by',
			'Set the units to',
		]);
	});
});
