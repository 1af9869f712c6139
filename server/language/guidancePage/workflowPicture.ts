import { escapeHtml } from './escapeHtml';
import type { Step } from './page';

const columns = 4;
const box = { width: 168, height: 76 };
const gap = { x: 36, y: 44 };
const margin = 8;

/**
 * The steps as boxes with arrows between them, in rows that are read like text: inline SVG whose colors are the page's.
 * The step of the code itself has a thicker frame and words below its title, so that no color has to tell it.
 * @param id unique in the document
 */
export function workflowPicture(title: string, steps: readonly Step[], id: string): string {
	const rows = Math.ceil(steps.length / columns);
	const across = Math.min(steps.length, columns);
	const width = across * box.width + (across - 1) * gap.x + 2 * margin;
	const height = rows * box.height + (rows - 1) * gap.y + 2 * margin;
	const names = steps.map((s, i) => `${i + 1} ${s.title}${s.isOwn ? ' (this code)' : ''}`).join(', ');
	return `<svg class="workflow" role="img" aria-labelledby="${id}-title ${id}-desc" viewBox="0 0 ${width} ${height}" xmlns="http://www.w3.org/2000/svg">
<title id="${id}-title">${escapeHtml(title)}</title>
<desc id="${id}-desc">${escapeHtml(`Steps in their order: ${names}.`)}</desc>
${steps.map((s, i) => boxOf(s, i)).join('\n')}
${steps
	.slice(1)
	.map((_, i) => arrow(i))
	.join('\n')}
</svg>`;
}

function placeOf(index: number): { x: number; y: number } {
	return {
		x: margin + (index % columns) * (box.width + gap.x),
		y: margin + Math.floor(index / columns) * (box.height + gap.y),
	};
}

function boxOf({ title, isOwn }: Step, index: number): string {
	const { x, y } = placeOf(index);
	const lines = [...linesOf(`${index + 1}. ${title}`), ...(isOwn ? ['this code'] : [])];
	const first = y + box.height / 2 - ((lines.length - 1) * lineHeight) / 2;
	const texts = lines.map((line, i) => {
		const kind = isOwn && i === lines.length - 1 ? ' class="own-label"' : '';
		return `<text${kind} x="${x + box.width / 2}" y="${first + i * lineHeight}" text-anchor="middle" dominant-baseline="central">${escapeHtml(line)}</text>`;
	});
	return `<g${isOwn ? ' class="own"' : ''}><rect x="${x}" y="${y}" width="${box.width}" height="${box.height}" rx="6"/>${texts.join('')}</g>`;
}

const lineHeight = 20;
/** As many characters as a line of a box has room for. */
const lineLength = 18;

/** A title in at most two lines. */
function linesOf(title: string): string[] {
	const lines: string[] = [];
	for (const word of title.split(/\s+/)) {
		const last = lines.at(-1);
		if (last !== undefined && last.length + 1 + word.length <= lineLength) {
			lines[lines.length - 1] = `${last} ${word}`;
		} else {
			lines.push(word);
		}
	}
	const shown = lines.slice(0, 2).map((l) => (l.length > lineLength + 2 ? `${l.slice(0, lineLength + 1)}…` : l));
	return lines.length > 2 ? [shown[0] ?? '', `${shown[1] ?? ''}…`] : shown;
}

/** From a box to the next: to the right, or from the end of a row to the beginning of the next one. */
function arrow(from: number): string {
	const [a, b] = [placeOf(from), placeOf(from + 1)];
	if (a.y === b.y) {
		const y = a.y + box.height / 2;
		return `<path class="arrow" d="M${a.x + box.width + 3} ${y}H${b.x - 10}"/>${head(b.x - 3, y, 'right')}`;
	}
	const middle = a.y + box.height + gap.y / 2;
	const [fromX, toX] = [a.x + box.width / 2, b.x + box.width / 2];
	return `<path class="arrow" d="M${fromX} ${a.y + box.height + 3}V${middle}H${toX}V${b.y - 10}"/>${head(toX, b.y - 3, 'down')}`;
}

function head(x: number, y: number, to: 'right' | 'down'): string {
	const points =
		to === 'right' ? `${x},${y} ${x - 9},${y - 6} ${x - 9},${y + 6}` : `${x},${y} ${x - 6},${y - 9} ${x + 6},${y - 9}`;
	return `<polygon class="head" points="${points}"/>`;
}
