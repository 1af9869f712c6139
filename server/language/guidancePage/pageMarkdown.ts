import { prose } from '../markdown';
import type { Block, Page, Table, Words } from './page';

/** The page as Markdown (GitHub's kind), without HTML. */
export function pageMarkdown({ title, labels, summary, sections, footer }: Page): string {
	const parts = [
		`# ${prose(title)}`,
		`*${labels.map(prose).join(' · ')}*`,
		words(summary),
		...sections.flatMap((s) => [`## ${prose(s.title)}`, ...s.blocks.flatMap((b) => block(b, 3))]),
		'---',
		words(footer),
	];
	return `${parts.join('\n\n')}\n`;
}

function block(part: Block, level: number): string[] {
	switch (part.kind) {
		case 'paragraph':
			return [words(part.words)];
		case 'list':
			return [part.items.map((i) => `- ${words(i)}`).join('\n')];
		case 'facts':
			return [part.rows.map(({ name, value }) => `- **${prose(name)}**: ${words(value)}`).join('\n')];
		case 'table':
			return [table(part)];
		case 'workflow':
			return [
				part.steps
					.map(
						({ title, what, isOwn }, i) =>
							`${i + 1}. **${prose(title)}**${isOwn ? ' (this code)' : ''}: ${prose(what)}`,
					)
					.join('\n'),
			];
		case 'plot':
			// The table beside it has every figure; bars of text would add nothing.
			return [];
		case 'part': {
			const label = part.label === undefined ? '' : ` (${prose(part.label)})`;
			return [`${'#'.repeat(level)} ${prose(part.title)}${label}`, ...part.blocks.flatMap((b) => block(b, level + 1))];
		}
	}
}

function table({ columns, rows }: Table): string {
	const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
	return [
		line(columns.map(prose)),
		line(columns.map(() => '---')),
		...rows.map((row) => line(row.map((cell) => words(cell)))),
	].join('\n');
}

function words(from: Words): string {
	return typeof from === 'string'
		? prose(from)
		: from
				.map((w) =>
					typeof w === 'string' ? prose(w) : 'url' in w.to ? `[${prose(w.text)}](${w.to.url})` : prose(w.text),
				)
				.join('');
}
