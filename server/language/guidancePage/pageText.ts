import { figureText } from './figureText';
import { type Bar, type Block, type Page, plainWords, type Table, type Words } from './page';

/** How wide the lines are, in columns. */
const width = 100;
const barWidth = 40;

/** The page as plain text, for a terminal. What it shows of a file stands as it is: the caller makes it printable. */
export function pageText({ title, labels, summary, sections, footer }: Page): string {
	const head = `${title} · ${labels.join(' · ')}`;
	return [
		`${head}\n${'='.repeat(head.length)}`,
		wrapped(plainWords(summary), ''),
		...sections.flatMap((s) => [`${s.title}\n${'-'.repeat(s.title.length)}`, ...s.blocks.flatMap((b) => block(b, ''))]),
		wrapped(plainWords(footer), ''),
	]
		.join('\n\n')
		.concat('\n');
}

function block(part: Block, indent: string): string[] {
	switch (part.kind) {
		case 'paragraph':
			return [wrapped(plainWords(part.words), indent)];
		case 'list':
			return [part.items.map((i) => wrapped(plainWords(i), indent, '- ')).join('\n')];
		case 'facts':
			return [part.rows.map((r) => wrapped(`${r.name}: ${plainWords(r.value)}`, indent, '- ')).join('\n')];
		case 'table':
			return [table(part, indent)];
		case 'workflow':
			return [
				part.steps
					.map(({ title, what, isOwn }, i) =>
						wrapped(`${title}${isOwn ? ' (this code)' : ''}: ${what}`, indent, `${i + 1}. `),
					)
					.join('\n'),
			];
		case 'plot':
			return [`${indent}${part.title}, ${part.unit}\n${bars(part.bars, indent)}`];
		case 'part': {
			const label = part.label === undefined ? '' : ` (${part.label})`;
			return [`${indent}${part.title}${label}`, ...part.blocks.flatMap((b) => block(b, `${indent}  `))];
		}
	}
}

/** Row by row: columns side by side would be too narrow for sentences. A cell that is empty is left out. */
function table({ columns, rows }: Table, indent: string): string {
	return rows
		.map(([first = '', ...rest]) => {
			const lines = rest.flatMap((cell, i) => {
				const text = plainWords(cell);
				return text === '' ? [] : [wrapped(`${columns[i + 1]}: ${text}`, `${indent}  `)];
			});
			return [wrapped(plainWords(first), indent), ...lines].join('\n');
		})
		.join('\n');
}

function bars(all: readonly Bar[], indent: string): string {
	const most = Math.max(...all.map((b) => b.value));
	const labels = Math.max(...all.map((b) => b.label.length));
	return all
		.map(({ label, value }) => {
			const length = most > 0 ? Math.max(value > 0 ? 1 : 0, Math.round((value / most) * barWidth)) : 0;
			return `${indent}  ${label.padEnd(labels)}  ${'█'.repeat(length)}${length > 0 ? ' ' : ''}${figureText(value)}`;
		})
		.join('\n');
}

/** Words in lines; those behind the first are indented as far as the mark is long. */
function wrapped(words: Words | string, indent: string, mark = ''): string {
	const inner = indent + ' '.repeat(mark.length);
	const lines: string[] = [];
	let line = indent + mark;
	let isEmpty = true;
	for (const word of plainWords(words)
		.split(/\s+/)
		.filter((w) => w !== '')) {
		if (!isEmpty && line.length + 1 + word.length > width) {
			lines.push(line);
			line = inner + word;
		} else {
			line += isEmpty ? word : ` ${word}`;
		}
		isEmpty = false;
	}
	return [...lines, line].join('\n');
}
