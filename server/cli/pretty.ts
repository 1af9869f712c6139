import { createColors } from 'picocolors';
import type { Place } from '../case/case';
import type { Finding } from '../review/reviewPart';
import type { Related, Severity } from '../rules/rule';
import type { Lines } from '../text/lineIndex';
import { excerpt } from './excerpt';
import { printable } from './printable';
import { type FileReport, type Report, type Summary, severities } from './report';

export interface PrettyOptions {
	readonly color: boolean;
	/** Columns of the terminal. */
	readonly width: number;
}

type Colors = ReturnType<typeof createColors>;

/** The report for people: by file, each finding with its line and the words underlined, and a summary. */
export function prettyReport(report: Report, options: PrettyOptions): string {
	return [...prettyPieces(report, options)].join('');
}

/** The same in pieces, which need not be in memory together. */
export function* prettyPieces(
	{ files, summary, settled, fixed, linesOf }: Report,
	{ color, width }: PrettyOptions,
): Iterable<string> {
	if (files.length === 0) {
		yield 'No case was found under these paths.\n';
		return;
	}
	const colors = createColors(color);
	const withFindings = files.filter((f) => f.findings.length > 0);
	for (const f of withFindings) {
		yield* fileBlock(f, colors, width, linesOf);
		yield '\n';
	}
	const mended = files.filter((f) => f.fixed !== undefined);
	const last = [
		...mended.map((f) => `fixed ${f.fixed} in ${printable(f.path)}\n`),
		summaryLine(summary, colors),
		settled > 0 ? `; ${settled} ignored or decided` : '',
		fixed === undefined ? '' : `; ${fixed} fixed`,
		mended.length > 0 ? ` in ${count(mended.length, 'file')}` : '',
	];
	yield `${last.join('')}\n`;
}

function* fileBlock(file: FileReport, colors: Colors, width: number, linesOf: Report['linesOf']): Iterable<string> {
	yield `${colors.underline(printable(file.path))}\n`;
	for (const [i, f] of file.findings.entries()) {
		yield `${i > 0 ? '\n' : ''}${findingBlock(f, file, colors, width, linesOf)}`;
	}
}

function findingBlock(
	finding: Finding,
	file: FileReport,
	colors: Colors,
	width: number,
	linesOf: Report['linesOf'],
): string {
	const paint = paints(colors)[finding.severity];
	const lines = [
		`  ${colors.bold(placeOf(finding, file.lines))}  ${paint(finding.severity)}  ${colors.dim(finding.rule)}`,
		...wrapped(finding.message, width, '  '),
		'',
		...excerptLines(finding, file, paint, colors, width),
		...finding.related.map(
			(related) => `    ${colors.dim(`${relatedPlace(related, file, linesOf)}  ${related.message}`)}`,
		),
		...finding.fixes.map((fix) => `    ${colors.dim(`fix: ${fix.title}`)}`),
	];
	return `${lines.join('\n')}\n`;
}

/** 1-based, as editors show it. */
function placeOf({ start }: Place, lines: Lines): string {
	const { line, character } = lines.position(start);
	return `${line + 1}:${character + 1}`;
}

function relatedPlace(related: Related, { lines }: FileReport, linesOf: Report['linesOf']): string {
	const { file } = related;
	const there = file === undefined ? undefined : linesOf.get(file);
	return file !== undefined && there ? `${printable(file)}:${placeOf(related, there)}` : placeOf(related, lines);
}

function excerptLines(
	place: Place,
	{ lines }: FileReport,
	paint: (text: string) => string,
	colors: Colors,
	width: number,
): string[] {
	const start = lines.position(place.start);
	const end = lines.position(place.end);
	const text = lines.lineText(start.line);
	const to = end.line > start.line ? text.length : end.character;
	const number = String(start.line + 1);
	const shown = excerpt(text, start.character, to, Math.max(20, width - number.length - 8));
	const margin = `    ${' '.repeat(number.length)} ${colors.dim('|')} `;
	return [
		`    ${colors.dim(`${number} |`)} ${shown.text}`,
		`${margin}${' '.repeat(shown.column)}${paint('~'.repeat(shown.length))}`,
	];
}

function summaryLine(summary: Summary, colors: Colors): string {
	const what = `${count(summary.files, 'file')}, ${count(summary.cases, 'case')}`;
	const found = severities
		.filter((s) => summary[s] > 0)
		.map((s) => paints(colors)[s](s === 'information' ? `${summary[s]} information` : count(summary[s], s)));
	return `${what}: ${found.length > 0 ? found.join(', ') : colors.green('no findings')}`;
}

function paints(colors: Colors): Record<Severity, (text: string) => string> {
	return { error: colors.red, warning: colors.yellow, information: colors.cyan, hint: colors.dim };
}

function count(n: number, word: string): string {
	return `${n} ${word}${n === 1 ? '' : 's'}`;
}

function wrapped(text: string, width: number, indent: string): string[] {
	const lines: string[] = [];
	let line = '';
	for (const word of printable(text).split(' ')) {
		if (line && indent.length + line.length + 1 + word.length > width) {
			lines.push(indent + line);
			line = word;
		} else {
			line = line ? `${line} ${word}` : word;
		}
	}
	return [...lines, indent + line];
}
