import path from 'node:path';
import { type Command, Option } from 'commander';
import { textFormatOf } from '../case/readCases';
import { readStandardInput } from '../node/readStandardInput';
import { localDay } from '../protocol/localDay';
import type { Severity } from '../rules/rule';
import { check, type ReportFormat, reportFormats } from './check';
import { day } from './day';
import { output } from './output';
import { printable, printableDiff } from './printable';

interface CheckFlags {
	format: ReportFormat;
	output?: string;
	failOn: Severity | 'never';
	quiet?: boolean;
	date?: string;
	baseline?: 'write' | 'use';
	fix?: boolean;
	dryRun?: boolean;
	stdin?: boolean;
	stdinFilename?: string;
	color: boolean;
}

/** `claim-review check`. */
export function addCheck(program: Command): void {
	program
		.command('check')
		.description('review files and folders; status 0 nothing found, 1 something found, 2 the work could not be done')
		.argument('[path...]', 'files, or folders that are read whole')
		.addOption(new Option('--format <format>', 'how to print').choices(reportFormats).default('pretty'))
		.option('--output <file>', 'write the report to a file, whole or not at all, and print nothing')
		.addOption(
			new Option('--fail-on <severity>', 'the least severity that makes the status 1')
				.choices(['error', 'warning', 'information', 'hint', 'never'])
				.default('error'),
		)
		.option('--quiet', 'print no report and no progress: the status tells')
		.option('--date <YYYY-MM-DD>', 'the day of review, whatever the settings say', day)
		.addOption(
			new Option('--baseline <what>', 'write what is found as a baseline, or leave out what it lists').choices([
				'write',
				'use',
			]),
		)
		.option('--fix', 'write the safe fixes, which change form only, and report what is left')
		.option(
			'--dry-run',
			'with --fix: write nothing, print what would be written as a unified diff; status 1 if there is any',
		)
		.option('--stdin', 'review the text on standard input')
		.option(
			'--stdin-filename <name>',
			'the file that it is reviewed as: its folder has the settings and the other half',
		)
		.option('--no-color', 'no colors, not even on a terminal')
		.action(async (paths: string[], flags: CheckFlags, command: Command) => {
			const conflict = conflictOf(paths, flags);
			if (conflict !== undefined) {
				command.error(`error: ${conflict}`);
			}
			const { stdout } = process;
			const { format, failOn, quiet = false } = flags;
			const isShown = stdout.isTTY === true && flags.output === undefined;
			const out = output(quiet, flags.output);
			// A file is written whole or not at all, so it is written at the end.
			const isStreamed = flags.output === undefined;
			const kept: string[] = [];
			const result = await check(paths, {
				format,
				failOn,
				today: localDay(new Date()),
				...(flags.date !== undefined && { day: flags.date }),
				...(flags.baseline && { baseline: flags.baseline }),
				...(flags.fix && { fix: flags.dryRun ? 'diff' : 'write' }),
				...(flags.stdinFilename !== undefined && {
					text: { name: nameOf(flags.stdinFilename), content: await readStandardInput() },
				}),
				write: (piece) => (isStreamed ? out.stream(piece) : kept.push(piece)),
				color: flags.color && isShown && !process.env.NO_COLOR,
				width: (isShown && stdout.columns) || 100,
				progress: out.progress.update,
			});
			// In a pipe a diff has to keep its bytes, or it could not be applied.
			kept.push(flags.dryRun && isShown ? printableDiff(result.output) : result.output);
			const isWritten = out.write(kept.join(''), result.files);
			for (const { path: file, reason } of result.troubles) {
				process.stderr.write(`claim-review: ${printable(file)}: ${reason}\n`);
			}
			for (const file of result.leftOut) {
				process.stderr.write(`claim-review: ${printable(file)}: left out by the settings\n`);
			}
			process.exitCode = isWritten ? result.status : 2;
		});
}

/** As a folder's files are named, so that the file is not found beside itself. */
function nameOf(given: string): string {
	return path.normalize(given).split(path.sep).join('/');
}

/** What is asked for and does not go together. */
function conflictOf(paths: readonly string[], flags: CheckFlags): string | undefined {
	const { fix, dryRun, baseline, format, output: file, stdin, stdinFilename } = flags;
	if (!stdin && paths.length === 0) {
		return "missing required argument 'path'";
	}
	if (stdin && paths.length > 0) {
		return "option '--stdin' goes with no path";
	}
	if (Boolean(stdin) !== (stdinFilename !== undefined)) {
		return "options '--stdin' and '--stdin-filename' go together";
	}
	if (stdinFilename !== undefined && !textFormatOf(stdinFilename)) {
		return "option '--stdin-filename' names no .yaml, .yml, .json, .jsonc, .jsonl or .ndjson file";
	}
	if (stdin && (fix || baseline === 'write')) {
		return `option '--stdin' does not go with '${fix ? '--fix' : '--baseline write'}'`;
	}
	if (file !== undefined && baseline === 'write') {
		return "option '--output' does not go with '--baseline write'";
	}
	if (dryRun && !fix) {
		return "option '--dry-run' goes with '--fix' only";
	}
	if (fix && baseline === 'write') {
		return "option '--fix' does not go with '--baseline write'";
	}
	return dryRun && format !== 'pretty' ? `option '--dry-run' prints a diff, not '--format ${format}'` : undefined;
}
