import { version } from '../../package.json';
import type { Place } from '../case/case';
import type { Finding } from '../review/finding';
import type { Settlement } from '../review/settlement';
import type { Severity } from '../rules/rule';
import { houseRules, type RuleText, settableRules } from '../rules/ruleIds';
import type { Lines } from '../text/lineIndex';
import type { FileTrouble } from '../workspace/host';
import { eachFinding, type FileReport, type Report } from './report';

/**
 * The report as a SARIF 2.1.0 log (OASIS standard). It holds messages, places and reasons, and neither words of a case
 * nor its ids: a result is known again by its fingerprint. The same report is the same bytes. Ends with a line end.
 * @param troubles what could not be read
 */
export function sarifReport(report: Report, troubles: readonly FileTrouble[]): string {
	const log = {
		$schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
		version: '2.1.0',
		runs: [
			{
				tool: { driver: { name: 'Claim Review', version, semanticVersion: version, rules: rules.map(descriptor) } },
				invocations: [
					{
						executionSuccessful: troubles.length === 0,
						...(troubles.length > 0 && { toolExecutionNotifications: troubles.map(notification) }),
					},
				],
				columnKind: 'utf16CodeUnits',
				artifacts: report.files.map(({ path }) => ({ location: artifact(path), roles: ['analysisTarget'] })),
				results: eachFinding(report).map(({ finding, file }) => result(finding, file, report.linesOf)),
			},
		],
	};
	return `${JSON.stringify(log, null, 2)}\n`;
}

/** Every rule there is, so that a rule has the same index in every log of one version. */
const rules: readonly RuleText[] = [...settableRules, ...houseRules].sort((a, b) => (a.id < b.id ? -1 : 1));
const indexes = new Map(rules.map(({ id }, i) => [id, i]));

/** SARIF has no hint: which notes are no more than that, their properties say. */
const levels: Record<Severity, string> = { error: 'error', warning: 'warning', information: 'note', hint: 'note' };

function descriptor({ id, severity, what, why, whatToDo, about }: RuleText) {
	return {
		id,
		shortDescription: { text: what },
		fullDescription: { text: `${what} ${why}` },
		help: {
			text: `${what} ${why} ${whatToDo}`,
			markdown: `**What is wrong** ${what}\n\n**Why it matters** ${why}\n\n**What to do** ${whatToDo}`,
		},
		defaultConfiguration: { level: levels[severity] },
		properties: { severity, about: about ?? 'claim' },
	};
}

function result(finding: Finding, file: FileReport, linesOf: Report['linesOf']) {
	const { rule, severity, message, code, related, fingerprint, settled } = finding;
	return {
		ruleId: rule,
		ruleIndex: indexes.get(rule),
		level: levels[severity],
		message: { text: message },
		locations: [{ physicalLocation: physical(file.path, file.lines, finding) }],
		...(related.length > 0 && {
			relatedLocations: related.map((r, id) => ({
				id,
				message: { text: r.message },
				physicalLocation: physical(
					r.file ?? file.path,
					r.file === undefined ? file.lines : (linesOf.get(r.file) ?? file.lines),
					r,
				),
			})),
		}),
		partialFingerprints: { 'claimReview/v1': fingerprint },
		// A log that says of some results that they are suppressed must say of the others that they are not.
		suppressions: settled ? [suppression(settled)] : [],
		properties: { severity, ...(code !== undefined && { code }) },
	};
}

function suppression({ by, reason, determination, who, when }: Settlement) {
	const justification = determination === undefined ? reason : `${determination}: ${reason ?? ''}`;
	return {
		kind: by === 'comment' ? 'inSource' : 'external',
		status: 'accepted',
		justification: justification ?? 'It was there when the folder was taken over (baseline).',
		properties: {
			by,
			...(determination !== undefined && { determination }),
			...(who !== undefined && { who }),
			...(when !== undefined && { when }),
		},
	};
}

/** Lines and columns count from 1 here; the end column is the one behind the last character. */
function physical(path: string, lines: Lines, { start, end }: Place) {
	const from = lines.position(start);
	const to = lines.position(end);
	return {
		artifactLocation: artifact(path),
		region: {
			startLine: from.line + 1,
			startColumn: from.character + 1,
			endLine: to.line + 1,
			endColumn: to.character + 1,
		},
	};
}

/** A URI: relative to where the command ran, or whole for a file that is elsewhere. */
function artifact(path: string) {
	const uri = path.split('/').map(encodeURIComponent).join('/');
	if (path.startsWith('/')) {
		return { uri: `file://${uri}` };
	}
	if (/^[A-Za-z]:\//.test(path)) {
		return { uri: `file:///${uri.replace('%3A', ':')}` };
	}
	return { uri, uriBaseId: '%SRCROOT%' };
}

function notification({ path, reason }: FileTrouble) {
	return {
		level: 'error',
		message: { text: reason },
		locations: [{ physicalLocation: { artifactLocation: artifact(path) } }],
	};
}
