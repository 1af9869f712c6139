import { type Command, Option } from 'commander';
import { localDay } from '../protocol/localDay';
import { type AuditOptions, auditFormats, auditReport } from './auditReport';
import { day } from './day';
import { output } from './output';
import { printable } from './printable';

interface ReportFlags {
	format: AuditOptions['format'];
	output?: string;
	payer?: string[];
	provider?: string[];
	from?: string;
	to?: string;
	names?: boolean;
	date?: string;
	quiet?: boolean;
}

const several = (value: string, before: string[] | undefined) => [...(before ?? []), value];

/** `claim-review report`. */
export function addReport(program: Command): void {
	program
		.command('report')
		.description('an audit report over the cases of folders; status 0, or 2 where something could not be read')
		.argument('<path...>', 'files, or folders that are read whole')
		.addOption(new Option('--format <format>', 'how to print').choices(auditFormats).default('html'))
		.option('--output <file>', 'write the report to a file, whole or not at all, and print nothing')
		.option('--payer <name>', 'only cases of this payer; may stand several times', several)
		.option('--provider <number>', 'only cases of this provider; may stand several times', several)
		.option('--from <YYYY-MM-DD>', 'only cases with a first day of service from this day on', day)
		.option('--to <YYYY-MM-DD>', 'only cases with a first day of service up to this day', day)
		.option('--names', 'case ids and file names as they are, and no aliases')
		.option('--date <YYYY-MM-DD>', 'the day of review and of the report, whatever the settings say', day)
		.option('--quiet', 'print no report and no progress')
		.action(async (paths: string[], flags: ReportFlags) => {
			const { format, payer, provider, from, to, date, names = false, quiet = false } = flags;
			const out = output(quiet, flags.output);
			const result = await auditReport(paths, {
				format,
				today: localDay(new Date()),
				...(date !== undefined && { day: date }),
				filter: {
					...(payer && { payers: payer }),
					...(provider && { providers: provider }),
					...(from !== undefined && { from }),
					...(to !== undefined && { to }),
				},
				names,
				progress: out.progress.update,
			});
			const isWritten = out.write(result.output, result.files);
			for (const { path, reason } of result.troubles) {
				process.stderr.write(`claim-review: ${printable(path)}: ${reason}\n`);
			}
			process.exitCode = isWritten && result.troubles.length === 0 ? 0 : 2;
		});
}
