import type { Amount } from './auditReport';
import {
	type AuditReport,
	type Cell,
	type Count,
	type ReportedDecision,
	type Section,
	share,
	type Table,
} from './auditReport';
import { escaped } from './escaped';
import { pageStyle, reportStyle } from './reportStyle';
import { computedFrom, figure, number, percent } from './words';

/** The places behind one number. */
export interface PlaceList {
	/** Which number of which table. */
	readonly title: string;
	/** Into the report's places. */
	readonly places: readonly number[];
}

export interface ReportBody {
	/** HTML that stands in a page of its own or in an editor's view; without styles and scripts. */
	readonly html: string;
	/** By the number that each `data-list` in it has. */
	readonly lists: readonly PlaceList[];
}

/**
 * The report as HTML: each figure as a table, beside a plot where that shows more.
 * @param isView in an editor, where a number is a button and not a link into the page
 */
export async function reportBody(report: AuditReport, isView: boolean): Promise<ReportBody> {
	// The plotting library is large, and most runs of the program want no plot.
	const { plotSvg } = await import('./plots');
	const lists = new Lists();
	const linked = (of: Count | Amount, title: string, text = figure(of)) => {
		if (of.places.length === 0) {
			return text;
		}
		const { list, isNew } = lists.of(of.places, title);
		return isView
			? `<button type="button" class="number" data-list="${list}" aria-haspopup="dialog">${escaped(text)}</button>`
			: `<a class="number" href="#list-${list}"${isNew ? ` id="from-${list}"` : ''}>${escaped(text)}</a>`;
	};
	const cell = (of: Cell, title: string) =>
		'numerator' in of
			? `${percent(share(of))} <span class="of">(${linked(of.numerator, title)} of ${linked(of.denominator, `${title}: of which`)})</span>`
			: linked(of, title);
	const caption = escaped(computedFrom(report));
	const sections = report.sections.map((s) => section(s, cell, plotSvg, caption)).join('\n');
	const contents = [...report.sections, { id: 'decisions', title: 'Decisions' }].map(
		({ id, title }) => `<li><a href="#${id}">${escaped(title)}</a></li>`,
	);
	const place = (of: ReportedDecision) => {
		const at = report.places[of.place];
		return linked({ count: 1, places: [of.place] }, `Decision: ${of.rule}`, at && `${at.file}:${at.line}`);
	};
	const unread =
		report.unreadFiles > 0
			? `<p class="warning">${number(report.unreadFiles)} ${report.unreadFiles === 1 ? 'file' : 'files'} could not be read: what they hold is in no figure.</p>`
			: '';
	const html = `<h1>Audit report</h1>
<p>${caption}.</p>${unread}
<nav aria-label="Sections"><ul>${contents.join('')}</ul></nav>
${sections}
${decisions(report, place, caption)}`;
	return { html, lists: lists.all };
}

/** A page for a browser: whole in one file, without scripts, and every number a link to its lines. */
export async function reportPage(report: AuditReport): Promise<string> {
	const { html, lists } = await reportBody(report, false);
	const behind = lists.map(({ title, places }, i) => placeList(report, title, places, i)).join('\n');
	return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'nonce-report'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Audit report</title>
<style nonce="report">${pageStyle}${reportStyle}</style>
</head>
<body>
<main>
${html}
<section id="lists" aria-labelledby="lists-title">
<h2 id="lists-title">The lines behind the numbers</h2>
<p>By file, with the case where there is one, and the lines in it.</p>
${behind}
</section>
</main>
</body>
</html>
`;
}

/** Many figures have the same lines (the wholes of a table's rates): each list stands once. */
class Lists {
	private readonly byPlaces = new Map<string, { readonly list: number; others: number }>();
	private readonly titled: PlaceList[] = [];

	of(places: readonly number[], title: string): { readonly list: number; readonly isNew: boolean } {
		const key = places.join();
		const known = this.byPlaces.get(key);
		if (known) {
			known.others++;
			return { list: known.list, isNew: false };
		}
		const list = this.titled.length;
		this.byPlaces.set(key, { list, others: 0 });
		this.titled.push({ title, places });
		return { list, isNew: true };
	}

	get all(): PlaceList[] {
		const others = [...this.byPlaces.values()].map((l) => l.others);
		return this.titled.map(({ title, places }, i) => {
			const more = others[i] ?? 0;
			const also = more === 0 ? '' : `, and ${more} more ${more === 1 ? 'figure' : 'figures'} of the same lines`;
			return { title: `${title}${also}`, places };
		});
	}
}

type CellView = (of: Cell, title: string) => string;

function section(
	{ id, title, explains, tables }: Section,
	cell: CellView,
	plotSvg: (table: Table) => string | undefined,
	caption: string,
): string {
	const figures = tables.map((t) => tableFigure(t, cell, plotSvg(t), caption)).join('\n');
	return `<section id="${id}" aria-labelledby="${id}-title">
<h2 id="${id}-title">${escaped(title)}</h2>
<p class="explains">${escaped(explains)}</p>
${figures || '<p>Nothing to count.</p>'}
</section>`;
}

function tableFigure(table: Table, cell: CellView, svg: string | undefined, caption: string): string {
	const { id, title, head, rows, plot } = table;
	const columns = head.map((name, i) => {
		const tone = svg && plot && plot.columns.length > 1 && plot.kind === 'bars' ? plot.columns.indexOf(i - 1) : -1;
		const swatch = tone < 0 ? '' : `<span class="swatch tone-${plot?.tones[tone]}" aria-hidden="true"></span>`;
		return `<th scope="col">${swatch}${escaped(name)}</th>`;
	});
	const body = rows.map(({ label, cells, isTotal }) => {
		const shown = cells.map((c, i) => `<td>${cell(c, `${title}: ${label}, ${head[i + 1] ?? ''}`)}</td>`);
		return `<tr${isTotal ? ' class="total"' : ''}><th scope="row">${escaped(label)}</th>${shown.join('')}</tr>`;
	});
	return `<figure id="${id}" aria-labelledby="${id}-caption">
<div class="beside">
${svg ?? ''}
<div class="scroll"><table>
<caption id="${id}-caption">${escaped(title)}</caption>
<thead><tr>${columns.join('')}</tr></thead>
<tbody>
${body.join('\n')}
</tbody>
</table></div>
</div>
<figcaption>${caption}</figcaption>
</figure>`;
}

function decisions({ decisions: all }: AuditReport, place: (of: ReportedDecision) => string, caption: string): string {
	const by = { comment: 'ignored in a comment', decision: 'ignored', baseline: 'in the baseline' };
	const rows = all.map((d) => {
		const texts = [
			d.rule,
			d.code ?? '',
			d.severity,
			d.determination ?? by[d.by],
			d.reason ?? '',
			d.who ?? '',
			d.when ?? '',
		];
		const [rule, ...rest] = texts.map(escaped);
		return `<tr><th scope="row">${rule}</th>${rest.map((t) => `<td class="text">${t}</td>`).join('')}<td class="text">${place(d)}</td></tr>`;
	});
	const names = ['Rule', 'Code', 'Severity', 'Decided', 'Reason', 'Who', 'When', 'Line'];
	const head = names.map((n) => `<th scope="col" class="text">${n}</th>`);
	const table = `<div class="scroll"><table>
<caption id="decisions-caption">Decisions with their reasons</caption>
<thead><tr>${head.join('')}</tr></thead>
<tbody>
${rows.join('\n')}
</tbody>
</table></div>`;
	return `<section id="decisions" aria-labelledby="decisions-title">
<h2 id="decisions-title">Decisions</h2>
<p class="explains">Reasons stand as the reviewers wrote them. What is ignored says nothing of the claim.</p>
<figure aria-labelledby="decisions-caption">
${rows.length > 0 ? table : '<p id="decisions-caption">Nothing has been decided.</p>'}
<figcaption>${caption}</figcaption>
</figure>
</section>`;
}

function placeList({ places: all }: AuditReport, title: string, places: readonly number[], list: number): string {
	const byFile = new Map<string, number[]>();
	for (const place of places) {
		const at = all[place];
		if (at) {
			const name = at.case === undefined ? at.file : `${at.file} (${at.case})`;
			const lines = byFile.get(name);
			if (lines) {
				lines.push(at.line);
			} else {
				byFile.set(name, [at.line]);
			}
		}
	}
	const files = [...byFile].map(([name, lines]) => `${escaped(name)}: ${lines.join(', ')}`);
	return `<h3 id="list-${list}" tabindex="-1"><a href="#from-${list}" aria-label="Back to the number">↑</a> ${escaped(title)}</h3>
<p>${files.join('; ')}</p>`;
}
