import { BarChart, BoxplotChart } from 'echarts/charts';
import { GridComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import type { Plot, Row, Table, Tone } from './auditReport';
import { figureOf } from './auditReport';
import { escaped } from './escaped';
import { dollars, number } from './words';

use([BarChart, BoxplotChart, GridComponent, SVGRenderer]);

/** More rows than these are in the table only. */
const mostRows = 24;
const width = 560;
const rowHeight = 26;

/** Colors are named by the page's style, which follows the reader's theme. */
const ink = 'var(--ink)';
const faint = 'var(--grid)';
const toneOf = (tone: Tone) => `var(--tone-${tone})`;

/**
 * The plot of a table as SVG, with a text for those who do not see it; undefined where there is nothing to look at. It
 * holds neither scripts nor styles of its own, and the same table gives the same bytes.
 */
export function plotSvg({ rows, plot, head }: Table): string | undefined {
	if (!plot) {
		return undefined;
	}
	const own = rows.filter((r) => !r.isTotal && plot.columns.some((c) => (valueAt(r, c) ?? 0) > 0));
	const shown = plot.kind === 'columns' ? own.slice(-mostRows) : own.slice(0, mostRows);
	if (shown.length === 0) {
		return undefined;
	}
	const height = plot.kind === 'columns' ? 200 : shown.length * rowHeight + (plot.kind === 'boxes' ? 34 : 12);
	const chart = init(null, null, { renderer: 'svg', ssr: true, width, height });
	try {
		chart.setOption({
			animation: false,
			textStyle: { color: ink, fontSize: 12 },
			...(plot.kind === 'boxes' ? boxes(shown, plot) : bars(shown, plot, head)),
		});
		return mended(chart.renderToSVGString(), saysOf(shown, plot, head, own.length), height);
	} finally {
		chart.dispose();
	}
}

function bars(rows: readonly Row[], { kind, columns, tones }: Plot, head: Table['head']) {
	const isUpright = kind === 'columns';
	const isStacked = columns.length > 1;
	const names = namesAxis(rows, isUpright);
	const values = { type: 'value', axisLabel: { show: false }, splitLine: { show: false }, minInterval: 1 };
	return {
		grid: isUpright
			? { left: 4, right: 4, top: 22, bottom: 40, outerBoundsMode: 'none' }
			: { left: namesWidth(rows), right: 46, top: 4, bottom: 4, outerBoundsMode: 'none' },
		xAxis: isUpright ? names : values,
		yAxis: isUpright ? values : names,
		series: columns.map((c, i) => ({
			type: 'bar',
			name: head[c + 1],
			silent: true,
			...(isStacked && { stack: 'all' }),
			barMaxWidth: 18,
			data: rows.map((r) => valueAt(r, c) ?? 0),
			itemStyle: { color: toneOf(tones[i] ?? 'plain'), borderColor: 'var(--paper)', borderWidth: isStacked ? 1 : 0 },
			label: {
				show: i === columns.length - 1,
				position: isUpright ? 'top' : 'right',
				color: ink,
				formatter: ({ dataIndex }: { dataIndex: number }) =>
					number(columns.reduce((sum, column) => sum + (valueAt(rows[dataIndex], column) ?? 0), 0)),
			},
		})),
	};
}

function boxes(rows: readonly Row[], { columns }: Plot) {
	return {
		grid: { left: namesWidth(rows), right: 30, top: 4, bottom: 26, outerBoundsMode: 'none' },
		yAxis: namesAxis(rows, false),
		xAxis: {
			type: 'value',
			scale: true,
			axisLabel: { color: ink, formatter: (value: number) => dollars(value).replace(/\.00$/, '') },
			splitLine: { lineStyle: { color: faint } },
			splitNumber: 4,
		},
		series: [
			{
				type: 'boxplot',
				silent: true,
				boxWidth: [8, 14],
				itemStyle: { color: 'var(--tone-box)', borderColor: toneOf('plain'), borderWidth: 1.5 },
				data: rows.map((r) => columns.map((c) => valueAt(r, c) ?? 0)),
			},
		],
	};
}

/** Months stand side by side, their year above them; other names below each other, the first on top. */
function namesAxis(rows: readonly Row[], isUpright: boolean) {
	return {
		type: 'category',
		inverse: !isUpright,
		data: rows.map(({ label }) => (isUpright ? label.replace('-', '\n') : label)),
		axisTick: { show: false },
		axisLine: { lineStyle: { color: faint } },
		axisLabel: { color: ink, interval: 0, formatter: shortened },
	};
}

const mostLetters = 32;

function shortened(label: string): string {
	return label.length > mostLetters ? `${label.slice(0, mostLetters - 1)}…` : label;
}

/** Room for the names: nothing here can measure a reader's font, so each letter gets what a wide one takes. */
function namesWidth(rows: readonly Row[]): number {
	return 14 + 7.4 * Math.max(...rows.map((r) => shortened(r.label).length));
}

function valueAt(row: Row | undefined, column: number): number | undefined {
	const cell = row?.cells[column];
	return cell && !('numerator' in cell) ? figureOf(cell) : undefined;
}

/** What the plot shows, row by row. */
function saysOf(rows: readonly Row[], plot: Plot, head: Table['head'], of: number): string {
	const money = plot.kind === 'boxes';
	const texts = rows.map((r) => {
		const parts = plot.columns.map((c) => {
			const value = valueAt(r, c);
			return `${head[c + 1]?.toLowerCase()} ${money ? dollars(value) : number(value ?? 0)}`;
		});
		return `${r.label}: ${parts.join(', ')}`;
	});
	const cut = rows.length < of ? ` The table beside it has ${of - rows.length} more rows.` : '';
	return `${plot.says} ${texts.join('; ')}.${cut}`;
}

/** Without what a page's content security policy forbids, and what counts from page to page. */
function mended(svg: string, says: string, height: number): string {
	const inner = svg
		.replace(/^[\s\S]*?<svg[^>]*>/, '')
		.replace(/<style[\s\S]*?<\/style>/g, '')
		.replace(/ (?:style|class|pointer-events|xml:space|ecmeta_\w+)="[^"]*"/g, '')
		.replace(/\n+/g, '\n');
	return `<svg class="plot" role="img" aria-label="${escaped(says)}" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}">${inner}`;
}
