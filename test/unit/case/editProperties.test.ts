import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CaseEdit } from '../../../server/case/caseEdit';
import { textEditsOf } from '../../../server/case/readCases';
import { applyEdits } from '../../../server/text/edit';
import { nodeAt, plainData, type TextFormat, textOf } from '../../../server/text/tree';
import { asYaml, type CaseData, caseData, yamlStyle } from './generatedCases';
import { readCases } from './wholeFile';

const elements: CaseEdit = {
	kind: 'insertElements',
	code: '1023T',
	elements: [
		{ name: 'start', ask: 'When: at #1?' },
		{ name: 'end', ask: 'Till when?' },
	],
};

/** What the case is to hold afterwards, by the data it was written from. */
function expected(data: CaseData, edit: CaseEdit): unknown {
	const copy = structuredClone(data) as Record<string, Record<string, unknown>>;
	if (edit.kind === 'insertLine') {
		const lines = copy.claim?.lines as Record<string, unknown>[];
		const index = Number(edit.after[2]);
		const { dateOfService, renderingProvider } = lines[index] ?? {};
		lines.splice(index + 1, 0, {
			code: '',
			...(dateOfService ? { dateOfService } : {}),
			...(renderingProvider ? { renderingProvider } : {}),
		});
		return copy;
	}
	const note = copy.note as Record<string, Record<string, Record<string, string> | null> | null>;
	note.documentation ??= {};
	const documentation = note.documentation;
	const code = Object.keys(documentation).find((c) => c.toUpperCase() === '1023T') ?? '1023T';
	documentation[code] = { ...documentation[code], start: '', end: '' };
	return copy;
}

/** Without the order of keys, and with empty text for null: in block style a gap is nothing, in flow style `""`. */
function normal(data: unknown): unknown {
	if (Array.isArray(data)) {
		return data.map(normal);
	}
	if (data && typeof data === 'object') {
		const entries = Object.entries(data).filter(([key]) => key !== 'text');
		return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, value]) => [key, normal(value)]));
	}
	return data ?? '';
}

function check(data: CaseData, text: string, format: TextFormat, line: number | undefined): void {
	const lines = (data.claim as { lines: unknown[] }).lines;
	const edit: CaseEdit =
		line === undefined ? elements : { kind: 'insertLine', after: ['claim', 'lines', Math.min(line, lines.length - 1)] };
	const before = readCases(text, 'a.case.yaml', format) ?? expect.fail('no case');
	expect(before.problems).toEqual([]);
	const first = before.cases[0] ?? expect.fail('no case');
	const edits = textEditsOf(edit, first, before.source) ?? expect.fail(`no edit\n${text}`);
	for (const { start, end } of edits) {
		expect(text.slice(start, end)).toMatch(/^[ \t]*(?:~|null)?$|^$/);
	}
	const after = readCases(applyEdits(text, edits), 'a.case.yaml', format) ?? expect.fail('no case');
	expect(after.problems).toEqual([]);
	expect(normal(plainData(after.cases[0]?.tree))).toEqual(normal(expected(data, edit)));
	expect(textOf(nodeAt(after.cases[0]?.tree ?? first.tree, ['note', 'text']))).toBe(
		textOf(nodeAt(first.tree, ['note', 'text'])),
	);
	const gaps = edits.flatMap((e) => (e.gaps ?? []).map((gap) => e.newText.slice(0, gap).at(-1)));
	expect(gaps).toHaveLength(edit.kind === 'insertLine' ? 1 : 2);
	expect(gaps.filter((before) => before !== ' ' && before !== '"')).toEqual([]);
}

describe('an edit adds what is new and changes nothing else', () => {
	const line = fc.option(fc.nat(2), { nil: undefined });

	it('in YAML of any style', () => {
		fc.assert(
			fc.property(caseData, yamlStyle, line, (data, style, at) => check(data, asYaml(data, style), 'yaml', at)),
			{ numRuns: 600 },
		);
	});

	it.each(['json', 'jsonc', 'lines', 'yaml'] as const)('in JSON as %s', (format) => {
		const indent =
			format === 'lines' ? fc.constant(undefined) : fc.constantFrom(undefined, 1, 2, 4, format === 'yaml' ? 3 : '\t');
		fc.assert(
			fc.property(caseData, indent, fc.constantFrom('\n', '\r\n'), line, (data, space, lineEnd, at) =>
				check(data, JSON.stringify(data, null, space).replaceAll('\n', lineEnd), format, at),
			),
			{ numRuns: 200 },
		);
	});
});
