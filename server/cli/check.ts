import { statSync } from 'node:fs';
import { textFormatOf } from '../case/readCases';
import { reasonOf } from '../node/fileTrouble';
import { nodeHost } from '../node/nodeHost';
import { houseFindings } from '../review/finding';
import type { Severity } from '../rules/rule';
import { LineIndex, type Lines } from '../text/lineIndex';
import { decisionFindings } from '../workspace/decisionFindings';
import { type FileTrouble, folderOf, HostError } from '../workspace/host';
import type { SettingsFiles } from '../workspace/settingsFiles';
import type { Workspace } from '../workspace/workspace';
import { baselineFile, hasBaseline, writeBaseline } from './baseline';
import { type BulkReport, isBulkFile, reviewBulkFile } from './bulkFile';
import { csvReport } from './csv';
import { fixFiles } from './fixFiles';
import { jsonPieces } from './json';
import { ndjsonPieces } from './ndjson';
import { type PrettyOptions, prettyPieces } from './pretty';
import { type FileReport, type Report, reaches, reportOf } from './report';
import { sarifReport } from './sarif';
import { shown, workplace } from './workplace';

/** How the findings can be printed. */
export const reportFormats = ['pretty', 'json', 'ndjson', 'csv', 'sarif'] as const;

export type ReportFormat = (typeof reportFormats)[number];

export interface CheckOptions extends PrettyOptions {
	readonly format: ReportFormat;
	/** The least severity that makes the status 1. */
	readonly failOn: Severity | 'never';
	/** The day of review where no settings say another, `YYYY-MM-DD`. */
	readonly today: string;
	/** The day of review, whatever the settings say. */
	readonly day?: string;
	/** Writes what is found as a baseline, or leaves out what a baseline lists, whatever the settings say. */
	readonly baseline?: 'write' | 'use';
	/** Gets the report piece by piece. */
	readonly write: (piece: string) => void;
	/** Mends what is only form before it reports, or shows only what would be mended. */
	readonly fix?: 'write' | 'diff';
	/** Reviews this text as the file of that name, which need not be there, in place of files on disk. */
	readonly text?: { readonly name: string; readonly content: string };
	/** Is told how many of the files have been looked at. */
	progress?(done: number, of: number): void;
}

export interface CheckResult {
	/** What is printed beside the report, or in its place. */
	readonly output: string;
	/** What could not be read or understood; everything else is in the output all the same. */
	readonly troubles: readonly FileTrouble[];
	/** Files that were named and that settings leave out. */
	readonly leftOut: readonly string[];
	/** The files that the output is about. */
	readonly files: readonly string[];
	/**
	 * 0 nothing at or above `failOn`, or nothing to show in a diff; 1 something was; 2 a path or settings could not be read, or
	 * a file not be mended.
	 */
	readonly status: 0 | 1 | 2;
}

/**
 * Reviews the files under the given paths, each with the nearest settings. Beside a file that is named itself, the other
 * files of its folder are looked at for its other half.
 */
export async function check(given: readonly string[], options: CheckOptions): Promise<CheckResult> {
	const bulkReports: BulkReport[] = [];
	try {
		return await checked(given, options, bulkReports);
	} finally {
		for (const { close } of bulkReports) {
			close();
		}
	}
}

async function checked(
	given: readonly string[],
	options: CheckOptions,
	bulkReports: BulkReport[],
): Promise<CheckResult> {
	const run = workplace(options);
	const { settings, decisions, workspace } = run;
	const { text } = options;
	const paths = text ? [text.name] : given;
	const listed = text ? { files: paths, troubles: [] } : await nodeHost.list(paths);
	const bulk = text ? [] : listed.files.filter(isBulkFile);
	const files = listed.files.filter((f) => !bulk.includes(f));
	const format = text && textFormatOf(text.name);
	if (text && format) {
		workspace.setOpen(text.name, { text: text.content, format });
	}
	await workspace.scan(files, options.progress && { progress: options.progress });
	const named = listed.files.filter((f) => paths.includes(f));
	const leftOut: string[] = [];
	for (const file of named) {
		if (!(await settings.contextOf(file))) {
			leftOut.push(file);
		}
		if (!bulk.includes(file)) {
			await workspace.lookBeside(file);
		}
	}
	const baseline = baselineFile(paths, isFolder);
	// A row that a file of codes is read without leaves everything else as it is.
	const unclear = settingsReports(settings)
		.filter(({ findings }) => findings.some((f) => f.severity === 'error'))
		.map(settingsTrouble);
	if (options.baseline === 'use' && !(await hasBaseline(baseline))) {
		const path = shown(nodeHost.absolute(baseline));
		unclear.push({ path, reason: 'no such baseline; write it with --baseline write' });
	}
	// What is not understood may say that a file is to be left alone.
	const fixable = unclear.length > 0 ? [] : files;
	const fixed = options.fix && (await fixFiles(fixable, workspace, options.fix, nameInDiff));
	const troubles = [...listed.troubles, ...(fixed?.troubles ?? [])];
	await reviewBulkFiles(bulk, run, bulkReports, troubles);
	if (options.fix) {
		const unmended = bulkReports.filter((r) => r.canBeMended);
		troubles.push(...unmended.map(({ path }) => ({ path, reason: 'is larger than 8 MB, so nothing is mended in it' })));
	}
	if (fixed && options.fix === 'diff') {
		troubles.push(...unclear);
		return { output: fixed.diff, troubles, leftOut, files: [], status: troubles.length > 0 ? 2 : fixed.diff ? 1 : 0 };
	}
	const reports = [...(await fileReports(files, workspace, fixed?.counts, troubles)), ...bulkReports];
	if (options.baseline === 'write') {
		const path = shown(nodeHost.absolute(baseline));
		try {
			const count = writeBaseline(baseline, reports);
			const output = `${count} ${count === 1 ? 'finding' : 'findings'} written to ${path}\n`;
			return { output, troubles, leftOut, files: [path], status: troubles.length > 0 ? 2 : 0 };
		} catch (error) {
			const reason = reasonOf(error, 'written');
			return { output: '', troubles: [...troubles, { path, reason }], leftOut, files: [], status: 2 };
		}
	}
	reports.push(...settingsReports(settings));
	troubles.push(...unclear);
	const folders = paths.filter(isFolder).map((f) => nodeHost.absolute(f));
	for (const file of decisions.all()) {
		const isCovered = folders.some((f) => folderOf(file.file) === f || file.file.startsWith(`${f}/`));
		const findings = await decisionFindings(file, isCovered ? workspace : undefined, settings);
		if (findings.length > 0) {
			const lines = new LineIndex(file.text);
			reports.push({ path: shown(file.file), cases: 0, findings, settled: [], lines });
		}
	}
	reports.sort((a, b) => (a.path < b.path ? -1 : 1));
	const report = reportOf(reports, await linesBeside(reports), fixed !== undefined);
	writeReport(report, troubles, options);
	const failed = options.failOn !== 'never' && reaches(report, options.failOn);
	const about = reports.map((r) => r.path);
	return { output: '', troubles, leftOut, files: about, status: troubles.length > 0 ? 2 : failed ? 1 : 0 };
}

/** Writes in pieces of a handy size: those of a large report need not be in memory together. */
function writeReport(report: Report, troubles: readonly FileTrouble[], options: CheckOptions): void {
	let text = '';
	for (const piece of piecesOf(report, troubles, options)) {
		text += piece;
		if (text.length > 65_536) {
			options.write(text);
			text = '';
		}
	}
	options.write(text);
}

function piecesOf(report: Report, troubles: readonly FileTrouble[], options: CheckOptions): Iterable<string> {
	switch (options.format) {
		case 'json':
			return jsonPieces(report);
		case 'ndjson':
			return ndjsonPieces(report);
		case 'csv':
			return [csvReport(report)];
		case 'sarif':
			return [sarifReport(report, troubles)];
		case 'pretty':
			return prettyPieces(report, options);
	}
}

/**
 * What is found in the files that hold a case.
 * @param fixed how many findings were mended before, by file
 * @param troubles gets the files that cannot be read, where it is not said of them yet
 */
async function fileReports(
	files: readonly string[],
	workspace: Workspace,
	fixed: ReadonlyMap<string, number> | undefined,
	troubles: FileTrouble[],
): Promise<FileReport[]> {
	const reports: FileReport[] = [];
	for (const file of files) {
		try {
			const found = await workspace.outcome(file);
			if (found) {
				const { caseCount, findings, settled, text } = found;
				const count = fixed?.get(file);
				const lines = new LineIndex(text);
				reports.push({ path: file, cases: caseCount, findings, settled, lines, ...(count && { fixed: count }) });
			}
		} catch (error) {
			if (!troubles.some((t) => t.path === file)) {
				troubles.push({ path: file, reason: error instanceof HostError ? error.message : 'cannot be read' });
			}
		}
	}
	return reports;
}

/**
 * Reviews the files of lines that are too large to be read at once.
 * @param reports gets those that hold a case
 * @param troubles gets those that cannot be read
 */
async function reviewBulkFiles(
	files: readonly string[],
	{ settings, decisions, workspace }: ReturnType<typeof workplace>,
	reports: BulkReport[],
	troubles: FileTrouble[],
): Promise<void> {
	for (const file of files) {
		try {
			const context = await settings.contextOf(file);
			const found = context && (await reviewBulkFile(file, context, await decisions.of(file)));
			if (found) {
				reports.push(found);
				workspace.foundElsewhere(file, found.decided);
			}
		} catch (error) {
			troubles.push({ path: file, reason: error instanceof HostError ? error.message : reasonOf(error) });
		}
	}
}

/** The settings and files of guidance that were used and have mistakes. */
function settingsReports(settings: SettingsFiles): FileReport[] {
	return settings
		.all()
		.filter((s) => s.problems.length > 0)
		.map(({ file, text, problems }) => ({
			path: shown(file),
			cases: 0,
			findings: houseFindings('setting-invalid', problems),
			settled: [],
			lines: new LineIndex(text),
		}));
}

function settingsTrouble({ path }: FileReport): FileTrouble {
	return { path, reason: 'these settings are not understood, see setting-invalid' };
}

/** False where that cannot be known: why not is said where the path is read. */
function isFolder(given: string): boolean {
	try {
		return statSync(given).isDirectory();
	} catch {
		return false;
	}
}

/** From the working directory, where the diff is applied; from the root where it is not below that. */
function nameInDiff(file: string): string {
	return shown(nodeHost.absolute(file)).replace(/^\/+/, '');
}

/** The lines of files that findings point to and that are not in the report themselves. */
async function linesBeside(reports: readonly FileReport[]): Promise<ReadonlyMap<string, Lines>> {
	const lines = new Map<string, Lines>(reports.map((r) => [r.path, r.lines]));
	for (const { file } of reports.flatMap((r) => r.findings.flatMap((f) => f.related))) {
		if (file !== undefined && !lines.has(file)) {
			lines.set(file, new LineIndex(await nodeHost.read(file).catch(() => '')));
		}
	}
	return lines;
}
