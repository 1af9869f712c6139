import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { libraryOf, settingsContext } from '../../../scripts/rulePages/examples';
import { textFormatOf } from '../../../server/case/readCases';
import { bundledGuidance } from '../../../server/guidance/bundledGuidance';
import { reviewFile } from '../../../server/review/reviewFile';
import type { ReviewContext } from '../../../server/rules/rule';
import { rules } from '../../../server/rules/rules';
import { Workspace } from '../../../server/workspace/workspace';
import { MemoryHost } from '../workspace/memoryHost';

/**
 * A text that looks almost like what a rule finds and is right, so that the rule says nothing of it. `fault` is the one
 * change that makes it wrong: words that stand there once, in the text or in another file, or another file's name.
 */
interface NearMiss {
	title: string;
	file?: string;
	text: string;
	/** The other files, where it is about several: by name. */
	others?: Record<string, string>;
	/** The files of codes that are loaded: by name. */
	codes?: Record<string, string>;
	fault: { file?: string; replace: string; by: string } | { rename: string; to: string };
}

const folder = path.join(import.meta.dirname, 'nearMisses');
const context = { guidance: bundledGuidance(), today: '2026-11-23' };
/** What reading reports is no rule, but can be as wrong. */
const ofReading = ['text-as-number', 'wrong-type', 'duplicate-key'];
const ids = [...rules.map((r) => r.id), ...ofReading];

async function found(
	rule: string,
	file: string,
	files: Record<string, string>,
	{ others, codes }: Pick<NearMiss, 'others' | 'codes'>,
): Promise<number> {
	const text = files[file] ?? '';
	const format = textFormatOf(file) ?? 'yaml';
	const library = await libraryOf(codes);
	const whole = { ...context, ...(library && { library }) };
	const review = others ? await reviewAmong(files, file, whole) : reviewFile(text, file, format, whole);
	const findings = review?.findings ?? expect.fail('the text holds no case');
	expect(findings.filter((f) => f.rule === 'syntax' || f.rule === 'internal')).toEqual([]);
	return findings.filter((f) => f.rule === rule).length;
}

async function reviewAmong(files: Record<string, string>, file: string, whole: ReviewContext) {
	const asSet = { ...whole, ...(await settingsContext(files, file)) };
	const workspace = new Workspace(new MemoryHost(files), () => asSet);
	await workspace.scan(Object.keys(files));
	return (await workspace.review(file)).review;
}

function withFault(files: Record<string, string>, own: string, fault: NearMiss['fault']): Record<string, string> {
	if ('rename' in fault) {
		const { [fault.rename]: text = expect.fail('no such file'), ...others } = files;
		return { ...others, [fault.to]: text };
	}
	const file = fault.file ?? own;
	const parts = (files[file] ?? '').split(fault.replace);
	expect(parts, 'the words that are replaced stand there once').toHaveLength(2);
	return { ...files, [file]: parts.join(fault.by) };
}

describe.each(ids)('%s', (id) => {
	const misses = parse(readFileSync(path.join(folder, `${id}.yaml`), 'utf8')) as NearMiss[];

	it('has five near misses at least', () => {
		expect(misses.length).toBeGreaterThanOrEqual(5);
		expect(new Set(misses.map((m) => m.title)).size).toBe(misses.length);
	});

	it.each(misses)('$title', async ({ file = 'near.case.yaml', text, others, codes, fault }) => {
		const files = { ...others, [file]: text };
		const beside = { ...(others && { others }), ...(codes && { codes }) };
		expect(await found(id, file, files, beside)).toBe(0);
		expect(await found(id, file, withFault(files, file, fault), beside)).toBeGreaterThan(0);
	});
});

it('every file belongs to a rule', () => {
	expect(readdirSync(folder).sort()).toEqual(ids.map((id) => `${id}.yaml`).sort());
});
