import { Command, CommanderError, Option } from 'commander';
import { version } from '../../package.json';
import { localDay } from '../protocol/localDay';
import { addCheck } from './checkCommand';
import { convert } from './convert';
import { day } from './day';
import { evidence } from './evidence';
import { type ExplainFormat, explain } from './explain';
import { guidanceCheck } from './guidanceCheck';
import { printable, printableDiff } from './printable';
import { query } from './query';
import { addReport } from './reportCommand';

const program = new Command('claim-review')
	.description('Reviews claims and procedure notes (YAML, JSON, FHIR).')
	.version(version)
	.exitOverride()
	.configureOutput({ outputError: (text, write) => write(text.replace(/^error: /, 'claim-review: ')) })
	.showSuggestionAfterError(false);

addCheck(program);
addReport(program);

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
