import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { version } from '../../package.json';
import { localDay } from '../protocol/localDay';
import type { Severity } from '../rules/rule';
import { check } from './check';
import { convert } from './convert';
import { evidence } from './evidence';
import { type ExplainFormat, explain } from './explain';
import { guidanceCheck } from './guidanceCheck';
import { printable, printableDiff } from './printable';
import { query } from './query';

interface CheckFlags {
	format: 'pretty' | 'json';
	failOn: Severity | 'never';
	date?: string;
	baseline?: 'write' | 'use';
	fix?: boolean;
	dryRun?: boolean;
	color: boolean;
}

const program = new Command('claim-review')
	.description('Reviews claims and procedure notes (YAML, JSON, FHIR).')
	.version(version)
	.exitOverride()
	.configureOutput({ outputError: (text, write) => write(text.replace(/^error: /, 'claim-review: ')) })
	.showSuggestionAfterError(false);

program
	.command('check')
	.description('review files and folders; status 0 nothing found, 1 something found, 2 the work could not be done')
	.argument('<path...>', 'files, or folders that are read whole')
	.addOption(new Option('--format <format>', 'how to print').choices(['pretty', 'json']).default('pretty'))
	.addOption(
		new Option('--fail-on <severity>', 'the least severity that makes the status 1')
			.choices(['error', 'warning', 'information', 'hint', 'never'])
			.default('error'),
	)
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
	.option('--no-color', 'no colors, not even on a terminal')
	.action(async (paths: string[], flags: CheckFlags, command: Command) => {
		const { stdout } = process;
		const conflict = conflictOf(flags);
		if (conflict !== undefined) {
			command.error(`error: ${conflict}`);
		}
		const { output, troubles, leftOut, status } = await check(paths, {
			format: flags.format,
			failOn: flags.failOn,
			today: localDay(new Date()),
			...(flags.date !== undefined && { day: flags.date }),
			...(flags.baseline && { baseline: flags.baseline }),
			...(flags.fix && { fix: flags.dryRun ? 'diff' : 'write' }),
			write: (piece) => stdout.write(piece),
			color: flags.color && stdout.isTTY === true && !process.env.NO_COLOR,
			width: stdout.columns ?? 100,
		});
		// In a pipe a diff has to keep its bytes, or it could not be applied.
		stdout.write(flags.dryRun && stdout.isTTY === true ? printableDiff(output) : output);
		for (const { path, reason } of troubles) {
			process.stderr.write(`claim-review: ${printable(path)}: ${reason}\n`);
		}
		for (const file of leftOut) {
			process.stderr.write(`claim-review: ${printable(file)}: left out by the settings\n`);
		}
		process.exitCode = status;
	});

program
	.command('evidence')
	.description('print which documentation elements the prose of a note documents, and with which words')
	.argument('<file...>', 'notes in plain text, or case files with a note')
	.addOption(new Option('--format <format>', 'how to print').choices(['pretty', 'json']).default('pretty'))
	.action((files: string[], flags: { format: 'pretty' | 'json' }) => {
		const { output, troubles } = evidence(files, flags.format);
		process.stdout.write(output);
		for (const { path, reason } of troubles) {
			process.stderr.write(`claim-review: ${printable(path)}: ${reason}\n`);
		}
		process.exitCode = troubles.length > 0 ? 2 : 0;
	});

program
	.command('query')
	.description('draft a query to the provider, as Markdown, about what the record of a case lacks')
	.argument('<file>', 'a case file; its note or claim may stand in another file beside it')
	.option('--case <id>', 'which of several cases')
	.action(async (file: string, flags: { case?: string }) => {
		const result = await query(file, flags.case, localDay(new Date()));
		if ('trouble' in result) {
			process.stderr.write(`claim-review: ${printable(result.path)}: ${result.trouble}\n`);
			process.exitCode = 2;
			return;
		}
		// On a terminal the record's words could steer it; in a file they stay.
		process.stdout.write(process.stdout.isTTY === true ? printableDiff(result.output) : result.output);
	});

program
	.command('explain')
	.description('print all that is known of a code: procedure, diagnosis, modifier or place of service')
	.argument('<code>', 'in capitals or not, with or without a dot')
	.addOption(new Option('--format <format>', 'how to print').choices(['text', 'md', 'html']).default('text'))
	.option('--folder <folder>', 'whose settings and guidance count', '.')
	.action(async (code: string, flags: { format: ExplainFormat; folder: string }) => {
		const { output, trouble, status } = await explain(code, flags.format, flags.folder, localDay(new Date()));
		process.stdout.write(flags.format === 'text' ? printableDiff(output) : output);
		if (trouble !== undefined) {
			process.stderr.write(`claim-review: ${printable(trouble)}\n`);
		}
		process.exitCode = status;
	});

program
	.command('guidance')
	.description('work on guidance of your own')
	.command('check')
	.description('check files of guidance and try their examples; status 0 right, 1 something is wrong, 2 not readable')
	.argument('<folder...>', 'folders with .yaml files of guidance, as `guidance` in claim-review.yaml names them')
	.addOption(
		new Option('--fail-on <severity>', 'the least severity that makes the status 1')
			.choices(['error', 'warning'])
			.default('error'),
	)
	.option('--date <YYYY-MM-DD>', 'the day by which dates are judged', day)
	.action(async (folders: string[], flags: { failOn: 'error' | 'warning'; date?: string }) => {
		const today = flags.date ?? localDay(new Date());
		const { output, troubles, status } = await guidanceCheck(folders, { today, failOn: flags.failOn });
		process.stdout.write(output);
		for (const { path, reason } of troubles) {
			process.stderr.write(`claim-review: ${printable(path)}: ${reason}\n`);
		}
		process.exitCode = status;
	});

program
	.command('convert')
	.description("print the cases of a file in the project's own format, as YAML")
	.argument('<file>', 'a case file of any format that is read')
	.addOption(new Option('--to <format>', 'into which format').choices(['case']).makeOptionMandatory())
	.action((file: string) => {
		const result = convert(file);
		if ('trouble' in result) {
			process.stderr.write(`claim-review: ${printable(file)}: ${result.trouble}\n`);
			process.exitCode = 2;
			return;
		}
		// On a terminal a note's words could steer it; in a file they stay.
		process.stdout.write(process.stdout.isTTY === true ? printableDiff(result.output) : result.output);
		for (const remark of result.remarks) {
			process.stderr.write(`claim-review: ${printable(file)}: ${remark}\n`);
		}
	});

program
	.command('lsp')
	.description('run the language server for an editor')
	.option('--stdio', 'speak over standard input and output')
	.allowUnknownOption()
	.allowExcessArguments()
	.action(async () => {
		const { startNodeServer } = await import('../protocol/nodeServer');
		if (!startNodeServer(process.argv)) {
			process.stderr.write('claim-review: lsp needs a transport: --stdio\n');
			process.exitCode = 2;
		}
	});

/** What is asked for and does not go together. */
function conflictOf({ fix, dryRun, baseline, format }: CheckFlags): string | undefined {
	if (dryRun && !fix) {
		return "option '--dry-run' goes with '--fix' only";
	}
	if (fix && baseline === 'write') {
		return "option '--fix' does not go with '--baseline write'";
	}
	return dryRun && format === 'json' ? "option '--dry-run' prints a diff, not '--format json'" : undefined;
}

function day(text: string): string {
	const date = new Date(`${text}T00:00:00Z`);
	if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || Number.isNaN(date.getTime()) || !date.toISOString().startsWith(text)) {
		throw new InvalidArgumentError('It is not a day of the form YYYY-MM-DD.');
	}
	return text;
}

// Whoever reads may stop reading (`| head`): that is no failure of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
	process.exitCode = error.code === 'EPIPE' ? process.exitCode : 2;
});

program.parseAsync().catch((error: unknown) => {
	if (error instanceof CommanderError) {
		// Help and version were asked for; anything else it has already said in one line.
		process.exitCode = error.exitCode === 0 ? 0 : 2;
		return;
	}
	// A message may hold words of a case.
	process.stderr.write(`claim-review: internal error (${error instanceof Error ? error.name : typeof error})\n`);
	process.exitCode = 2;
});
