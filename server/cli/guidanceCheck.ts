import { bundledGuidance } from '../guidance/bundledGuidance';
import { byPlace, compileGuidance } from '../guidance/compileGuidance';
import { doubtsAbout } from '../guidance/doubts';
import type { GuidanceProblem, GuidanceText } from '../guidance/readGuidanceFile';
import { nodeHost } from '../node/nodeHost';
import { tryExamples } from '../review/tryExamples';
import { LineIndex } from '../text/lineIndex';
import { type FileTrouble, HostError } from '../workspace/host';
import { printable } from './printable';

export interface GuidanceCheckOptions {
	/** ISO day. */
	readonly today: string;
	/** The least severity that makes the status 1. */
	readonly failOn: 'error' | 'warning';
}

export interface GuidanceCheckResult {
	readonly output: string;
	readonly troubles: readonly FileTrouble[];
	/** 0 nothing at or above `failOn`, 1 something, 2 a folder or a file could not be read. */
	readonly status: 0 | 1 | 2;
}

/**
 * Checks an organization's files of guidance as the settings would take them, on top of those of the product: their form,
 * what they refer to, their days, codes of which nothing is known, and whether their examples show what they say.
 * @param folders each with .yaml files
 */
export async function guidanceCheck(
	folders: readonly string[],
	{ today, failOn }: GuidanceCheckOptions,
): Promise<GuidanceCheckResult> {
	const { texts, troubles } = await read(folders);
	const { data, files, problems } = compileGuidance(texts, bundledGuidance().data);
	const { tried, failures } = tryExamples(files, data, today);
	const errors = [...problems, ...failures];
	const warnings = doubtsAbout(files, data, today, files.length === texts.length);
	const lines = new Map(texts.map((t) => [t.path, new LineIndex(t.text)]));
	const severityOf = new Map<GuidanceProblem, string>([
		...errors.map((p): [GuidanceProblem, string] => [p, 'error']),
		...warnings.map((p): [GuidanceProblem, string] => [p, 'warning']),
	]);
	const rows = [...severityOf].sort(([a], [b]) => byPlace(a, b)).map(([p, s]) => row(p, s, lines.get(p.path)));
	const summary = [
		count(texts.length, 'file'),
		`${count(tried, 'example')} tried`,
		count(errors.length, 'error'),
		count(warnings.length, 'warning'),
	].join(', ');
	const failed = errors.length > 0 || (failOn === 'warning' && warnings.length > 0);
	return {
		output: texts.length === 0 ? '' : `${[...rows, summary].join('\n')}\n`,
		troubles,
		status: troubles.length > 0 ? 2 : failed ? 1 : 0,
	};
}

async function read(folders: readonly string[]): Promise<{ texts: GuidanceText[]; troubles: FileTrouble[] }> {
	const texts = new Map<string, string>();
	const troubles: FileTrouble[] = [];
	for (const given of folders) {
		const folder = given.replace(/(?<=.)[/\\]+$/, '');
		const files = (await nodeHost.siblings(folder)).filter((f) => /\.ya?ml$/i.test(f));
		if (files.length === 0 || files.includes(folder)) {
			troubles.push({ path: folder, reason: 'no such folder, or no .yaml file in it' });
			continue;
		}
		for (const path of files) {
			try {
				texts.set(path, await nodeHost.read(path));
			} catch (error) {
				troubles.push({ path, reason: error instanceof HostError ? error.message : 'cannot be read' });
			}
		}
	}
	return { texts: [...texts].map(([path, text]) => ({ path, text })), troubles };
}

function row({ path, message, start }: GuidanceProblem, severity: string, lines: LineIndex | undefined): string {
	const { line, character } = lines?.position(start) ?? { line: 0, character: 0 };
	return `${printable(path)}:${line + 1}:${character + 1}  ${severity}  ${printable(message)}`;
}

function count(n: number, word: string): string {
	return `${n} ${word}${n === 1 ? '' : 's'}`;
}
