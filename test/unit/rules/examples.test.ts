import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { textEditsOf, textFormatOf } from '../../../server/case/readCases';
import { bundledGuidance } from '../../../server/guidance/bundledGuidance';
import { reviewFile } from '../../../server/review/reviewFile';
import { rules } from '../../../server/rules/rules';
import { applyEdits } from '../../../server/text/edit';
import { Workspace } from '../../../server/workspace/workspace';
import { MemoryHost } from '../workspace/memoryHost';

interface Example {
	title: string;
	file?: string;
	text: string;
	/** The other files, where the example is about several: by name. */
	others?: Record<string, string>;
	/** Expectations for what begins a line, where no carets can stand: 1-based line, first and last column. */
	at?: [line: number, first: number, behind: number, severity: string, says: string][];
	fix?: string;
	fixed?: string;
}

interface Expected {
	line: number;
	from: number;
	to: number;
	severity: string;
	says: string;
}

const folder = path.join(import.meta.dirname, '../../../server/rules');
const context = { guidance: bundledGuidance(), today: '2026-11-23' };

async function reviewAmong(files: Record<string, string>, file: string) {
	const workspace = new Workspace(new MemoryHost(files), () => context);
	await workspace.scan(Object.keys(files));
	return (await workspace.review(file)).review;
}

/** The text without its lines of carets, and what those lines expect of the line above them. */
function expectations(marked: string): { text: string; expected: Expected[] } {
	const kept: string[] = [];
	const expected: Expected[] = [];
	for (const line of marked.split('\n')) {
		const caret = /^(?:#|\/\/) *(\^+) (error|warning|information|hint): (.*)$/.exec(line);
		if (caret) {
			const [, carets = '', severity = '', says = ''] = caret;
			const from = line.indexOf('^');
			expected.push({ line: kept.length - 1, from, to: from + carets.length, severity, says });
		} else {
			kept.push(line);
		}
	}
	return { text: kept.join('\n'), expected };
}

describe.each(rules.map((rule) => ({ rule, id: rule.id })))('$id', ({ rule, id }) => {
	const name = id.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
	const examples = parse(readFileSync(path.join(folder, `${name}.examples.yaml`), 'utf8')) as Example[];

	it('has examples with and without a finding', () => {
		const counts = examples.map((e) => expectations(e.text).expected.length + (e.at?.length ?? 0));
		expect(counts).toContain(0);
		expect(Math.max(...counts)).toBeGreaterThan(0);
	});

	it.each(examples)('$title', async ({ text: marked, at = [], file = 'example.case.yaml', others, fix, fixed }) => {
		const { text, expected } = expectations(marked);
		for (const [line, first, behind, severity, says] of at) {
			expected.push({ line: line - 1, from: first - 1, to: behind - 1, severity, says });
		}
		const format = textFormatOf(file);
		const review = others
			? await reviewAmong({ ...others, [file]: text }, file)
			: format && reviewFile(text, file, format, context);
		if (!review) {
			throw new Error('the example holds no case');
		}
		expect(
			review.findings.filter((f) => ['syntax', 'wrong-type', 'duplicate-key', 'too-large'].includes(f.rule)),
		).toEqual([]);
		const found = review.findings.filter((f) => f.rule === rule.id);
		const lines = text.split('\n');
		const places = found.map((f) => {
			const before = text.slice(0, f.start);
			const line = before.split('\n').length - 1;
			const from = f.start - (before.lastIndexOf('\n') + 1);
			return { line, from, to: from + f.end - f.start, severity: f.severity };
		});
		expect(places).toEqual(expected.map(({ line, from, to, severity }) => ({ line, from, to, severity })));
		found.forEach((f, i) => {
			expect(f.message).toContain(expected[i]?.says);
			expect(lines[expected[i]?.line ?? -1]).toBeDefined();
		});
		if (fix !== undefined) {
			const chosen = found.flatMap((f) => f.fixes).find((x) => x.title === fix);
			const part = review.parts[0]?.review;
			const one = part?.cases[0]?.case;
			const edits = chosen?.edits.flatMap((e) => (one && textEditsOf(e, one, part.source)) ?? []);
			expect(withoutAsk(applyEdits(text, edits ?? []))).toBe(fixed);
			expect(chosen?.safe).toBe(false);
		}
	});
});

/** The comments that ask are guidance, which may be worded anew: an example names them by element. */
function withoutAsk(text: string): string {
	return text.replace(
		/^( *)(duration|imagingConfirmation):( {2}# ).*$/gm,
		(_, indent: string, name: string, mark: string) => {
			return `${indent}${name}:${mark}${name === 'duration' ? 'DURATION' : 'CONFIRMATION'}`;
		},
	);
}

it('every examples file belongs to a rule', () => {
	const files = readdirSync(folder).filter((f) => f.endsWith('.examples.yaml'));
	const ofRules = rules.map(
		(r) => `${r.id.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase())}.examples.yaml`,
	);
	expect(files.sort()).toEqual([...ofRules].sort());
});
