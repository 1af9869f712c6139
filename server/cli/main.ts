import { Command, CommanderError, Option } from 'commander';
import { version } from '../../package.json';
import { localDay } from '../protocol/localDay';
import { addCheck } from './checkCommand';
import { evidence } from './evidence';
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
