import { nodeHost } from '../node/nodeHost';
import type { ReportFilter } from '../report/auditReport';
import { buildReport } from '../report/buildReport';
import { collectSources } from '../report/collect';
import { reportCsv } from '../report/reportCsv';
import { reportPage } from '../report/reportHtml';
import { reportJson } from '../report/reportJson';
import type { FileTrouble } from '../workspace/host';
import { shown, workplace } from './workplace';

export const auditFormats = ['html', 'csv', 'json'] as const;

export interface AuditOptions {
	readonly format: (typeof auditFormats)[number];
	/** The local day. */
	readonly today: string;
	/** The day of review and of the report, whatever the settings say. */
	readonly day?: string;
	readonly filter: ReportFilter;
	readonly names: boolean;
	progress?(done: number, of: number): void;
}

export interface AuditResult {
	readonly output: string;
	readonly troubles: readonly FileTrouble[];
	/** The files that the report is about. */
	readonly files: readonly string[];
}

/** The audit report over the cases under some paths. */
export async function auditReport(paths: readonly string[], options: AuditOptions): Promise<AuditResult> {
	const { settings, workspace } = workplace(options);
	const listed = await nodeHost.list(paths);
	const unread = await workspace.scan(listed.files, options.progress && { progress: options.progress });
	const failed = new Set(unread.map((t) => t.path));
	const files = listed.files.filter((f) => !failed.has(f));
	const collected = await collectSources(files, workspace);
	const sources = collected?.sources ?? [];
	const troubles = [...listed.troubles, ...unread, ...(collected?.troubles ?? [])];
	const unclear = settings.all().filter((s) => s.problems.length > 0);
	const { report } = buildReport(sources, {
		date: options.day ?? options.today,
		filter: options.filter,
		names: options.names,
		unreadFiles: troubles.length,
	});
	return {
		output: await printed(options.format, report),
		troubles: [
			...troubles,
			...unclear.map(({ file }) => ({
				path: shown(file),
				reason: 'these settings are not understood, see setting-invalid',
			})),
		],
		files: sources.map((s) => s.file),
	};
}

async function printed(format: AuditOptions['format'], report: Parameters<typeof reportJson>[0]): Promise<string> {
	switch (format) {
		case 'html':
			return await reportPage(report);
		case 'csv':
			return reportCsv(report);
		case 'json':
			return reportJson(report);
	}
}
