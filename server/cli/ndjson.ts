import { findingJson } from './json';
import { eachFinding, type Report } from './report';

/** One JSON object a line for each finding, once, the settled ones with what settled them. Empty where nothing is found. */
export function* ndjsonPieces(report: Report): Iterable<string> {
	for (const { finding, file } of eachFinding(report)) {
		const { settled } = finding;
		const one = { path: file.path, ...findingJson(finding, file, report.linesOf), ...(settled && { settled }) };
		yield `${JSON.stringify(one)}\n`;
	}
}
