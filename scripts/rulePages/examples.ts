import { textFormatOf } from '../../server/case/readCases';
import { bundledGuidance } from '../../server/guidance/bundledGuidance';
import { type Guidance, openGuidance } from '../../server/guidance/guidance';
import { type CodeLibrary, openLibrary } from '../../server/library/codeLibrary';
import { withNewerLists } from '../../server/library/newerLists';
import { readLibrary } from '../../server/library/readLibrary';
import { readDecisions } from '../../server/review/decisions';
import { type Finding, houseFinding } from '../../server/review/finding';
import { type FileReview, reviewFile } from '../../server/review/reviewFile';
import type { ReviewContext } from '../../server/rules/rule';
import { decisionsName, settingsName } from '../../server/workspace/houseFiles';
import { readSettings } from '../../server/workspace/settings';
import { SettingsFiles } from '../../server/workspace/settingsFiles';
import { Workspace } from '../../server/workspace/workspace';
import { MemoryHost } from '../../test/unit/workspace/memoryHost';

/** One example of a `*.examples.yaml`; how they are written stands in addOnWithoutPrimary.examples.yaml. */
export interface Example {
	readonly title: string;
	readonly file?: string;
	readonly text: string;
	/** The other files, where the example is about several: by name. */
	readonly others?: Readonly<Record<string, string>>;
	/** Files of codes that the settings name, in the exact layout of their publisher: by name. */
	readonly codes?: Readonly<Record<string, string>>;
	/** Expectations for what begins a line, where no carets can stand: 1-based line, first and last column. */
	readonly at?: readonly (readonly [line: number, first: number, behind: number, severity: string, says: string])[];
	readonly fix?: string;
	readonly fixed?: string;
	/** It is one of the two on the rule's page: complete, so that no other rule speaks. */
	readonly page?: 'faulty' | 'correct';
	/** Rules that speak of the same by design, on the page too. */
	readonly with?: readonly string[];
}

/** What is underlined, in lines and columns from 0, how severe it is, and words of the message. */
export interface Expected {
	readonly line: number;
	readonly from: number;
	readonly to: number;
	readonly severity: string;
	readonly says: string;
}

export interface ReviewedExample {
	/** Open ones, of all rules. */
	readonly findings: readonly Finding[];
	/** Absent for a file of settings or decisions. */
	readonly review?: FileReview;
}

/** The day of review in all examples. */
export const today = '2026-11-23';

/** The name of a rule's file of examples, which stands beside the rule. */
export function examplesFile(rule: string): string {
	return `${rule.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase())}.examples.yaml`;
}

export function fileOf({ file = 'example.case.yaml' }: Example): string {
	return file;
}

/** An example's text without its lines of carets, and what they and `at` expect. */
export function expectations({ text: marked, at = [] }: Example): { text: string; expected: Expected[] } {
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
	for (const [line, first, behind, severity, says] of at) {
		expected.push({ line: line - 1, from: first - 1, to: behind - 1, severity, says });
	}
	return { text: kept.join('\n'), expected };
}

/** Reviews an example as its file would be, under the default settings or those among its other files. */
export async function reviewExample(example: Example, more?: Partial<ReviewContext>): Promise<ReviewedExample> {
	const { others, codes } = example;
	const file = fileOf(example);
	const { text } = expectations(example);
	const library = await libraryOf(codes);
	const guidance = bundledGuidance();
	if (file === settingsName) {
		const { problems } = readSettings(text, guidance);
		return { findings: problems.map((p) => houseFinding('setting-invalid', p)) };
	}
	if (file === decisionsName) {
		const { problems } = readDecisions(text, 'decision');
		return { findings: problems.map((p) => houseFinding('decision-invalid', p)) };
	}
	const asSet = await settingsContext(others ?? {}, file);
	const context = { ...asSet, ...(library && { library, guidance: withLists(asSet.guidance, library) }), ...more };
	const format = textFormatOf(file);
	const review = others
		? await reviewAmong({ ...others, [file]: text }, file, context)
		: format && reviewFile(text, file, format, context);
	if (!review) {
		throw new Error(`the example "${example.title}" holds no case`);
	}
	return { findings: review.findings, review };
}

function withLists(guidance: Guidance, library: CodeLibrary): Guidance {
	const newer = withNewerLists(guidance.data, library);
	return newer === guidance.data ? guidance : openGuidance(newer);
}

/** The files of codes of an example; undefined for none. */
export async function libraryOf(codes: Readonly<Record<string, string>> = {}): Promise<CodeLibrary | undefined> {
	const readings = await Promise.all(
		Object.entries(codes).map(([name, text]) => readLibrary(name, new TextEncoder().encode(text))),
	);
	if (readings.some((r) => !r.file)) {
		throw new Error('a file of codes of an example cannot be read');
	}
	return openLibrary(readings.flatMap((r) => r.file ?? []));
}

/** What the settings among some files, and the guidance that they name, make of the review of one of them. */
export async function settingsContext(files: Readonly<Record<string, string>>, file: string): Promise<ReviewContext> {
	// Settings are looked for from the root.
	const host = new MemoryHost(Object.fromEntries(Object.entries(files).map(([name, text]) => [`/${name}`, text])));
	const settings = new SettingsFiles(host, { guidance: bundledGuidance, today: () => today });
	const context = await settings.contextOf(`/${file}`);
	const problems = settings.all().flatMap((s) => s.problems.map((p) => p.message));
	if (!context || problems.length > 0) {
		throw new Error(`the settings of an example are not understood: ${problems.join(' ')}`);
	}
	return context;
}

async function reviewAmong(files: Record<string, string>, file: string, context: ReviewContext) {
	const workspace = new Workspace(new MemoryHost(files), () => context);
	await workspace.scan(Object.keys(files));
	return (await workspace.review(file)).review;
}
