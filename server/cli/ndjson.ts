import { findingJson } from './json';
import { eachFinding, type Report } from './report';

/** One JSON object a line for each finding, once, the settled ones with what settled them. Empty where nothing is found. */
export function ndjsonReport(report: Report): string {
	return eachFinding(report)
		.map(({ finding, file }) => {
			const { settled } = finding;
			const one = { path: file.path, ...findingJson(finding, file, report.linesOf), ...(settled && { settled }) };
			return `${JSON.stringify(one)}\n`;
		})
		.join('');
}
