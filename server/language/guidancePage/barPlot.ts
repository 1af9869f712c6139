import { escapeHtml } from './escapeHtml';
import { figureText } from './figureText';
import type { Bar, Plot } from './page';

const size = { labels: 190, bars: 400, values: 130, row: 34, bar: 18, head: 34 };

/**
 * Bars from zero, one below the other, each with its figure; a line over a bar is its range. Inline SVG whose colors are
 * the page's.
 * @param id unique in the document
 */
export function barPlot({ title, unit, bars }: Plot, id: string): string {
	const most = Math.max(...bars.flatMap((b) => [b.value, b.high ?? b.value]));
	const scale = most > 0 ? size.bars / most : 0;
	const width = size.labels + size.bars + size.values;
	const height = size.head + bars.length * size.row + 6;
	const said = bars.map((b) => `${b.label} ${figureText(b.value)}`).join(', ');
	return `<svg class="plot" role="img" aria-labelledby="${id}-title ${id}-desc" viewBox="0 0 ${width} ${height}" xmlns="http://www.w3.org/2000/svg">
<title id="${id}-title">${escapeHtml(`${title}, ${unit}`)}</title>
<desc id="${id}-desc">${escapeHtml(`Bars: ${said}. The table has the same figures with population, date and source.`)}</desc>
<text class="unit" x="${size.labels}" y="14">${escapeHtml(cut(unit, 70))}</text>
<path class="axis" d="M${size.labels} ${size.head - 8}V${height}"/>
${bars.map((b, i) => bar(b, size.head + i * size.row, scale)).join('\n')}
</svg>`;
}

function bar({ label, value, low, high }: Bar, y: number, scale: number): string {
	const middle = y + size.bar / 2;
	const length = value * scale;
	const at = (figure: number) => size.labels + figure * scale;
	const ranged = low !== undefined || high !== undefined;
	const [from, to] = [at(low ?? value), at(high ?? value)];
	const range = ranged
		? `<path class="range" d="M${round(from)} ${middle - 6}V${middle + 6}M${round(from)} ${middle}H${round(to)}M${round(to)} ${middle - 6}V${middle + 6}"/>`
		: '';
	const behind = Math.max(size.labels + length, ranged ? to : 0) + 8;
	return `<text x="${size.labels - 10}" y="${middle}" text-anchor="end" dominant-baseline="central">${escapeHtml(cut(label, 24))}</text>
<rect class="bar" x="${size.labels}" y="${y}" width="${round(length)}" height="${size.bar}"/>${range}
<text class="value" x="${round(behind)}" y="${middle}" dominant-baseline="central">${figureText(value)}</text>`;
}

function round(pixels: number): number {
	return Math.round(pixels * 10) / 10;
}

/** The table has the whole of it. */
function cut(text: string, length: number): string {
	return text.length > length ? `${text.slice(0, length - 1)}…` : text;
}
