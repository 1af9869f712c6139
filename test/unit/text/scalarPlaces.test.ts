import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readText } from '../../../server/text/readText';
import { scalarPlaces } from '../../../server/text/scalarPlaces';
import { type ScalarNode, type TextFormat, type TreeNode, valueAt } from '../../../server/text/tree';

function scalarAt(text: string, key = 'text', format: TextFormat = 'yaml'): ScalarNode {
	const node = valueAt(readText(text, format).documents[0]?.root, key);
	if (node?.kind !== 'scalar') {
		throw new Error('no scalar there');
	}
	return node;
}

/** The characters of the file that stand for words of the value. */
function inFile(text: string, words: string, format: TextFormat = 'yaml'): string | undefined {
	const node = scalarAt(text, 'text', format);
	const from = String(node.value).indexOf(words);
	const range = scalarPlaces(text, node)?.rangeInFile(from, from + words.length);
	return range && text.slice(range.start, range.end);
}

describe('words of a value in the file', () => {
	it.each([
		['plain', 'text: left of the aorta\n', 'aorta', 'aorta'],
		['plain over lines', 'text: left\n  of the\n\n  aorta now\n', 'the\naorta', 'the\n\n  aorta'],
		['single quotes', "text: 'the patient''s aorta'\n", "patient's", "patient''s"],
		['double quotes', 'text: "4\\u00b0 \\"left\\" \\x41orta"\n', '° "left" A', '\\u00b0 \\"left\\" \\x41'],
		['a line that goes on', 'text: "aor\\\n    ta is"\n', 'aorta', 'aor\\\n    ta'],
		['folded in quotes', 'text: "left of  \n    the aorta"\n', 'of the', 'of  \n    the'],
		['literal', 'text: |\n    left of\n    the aorta\nnote: x\n', 'of\nthe', 'of\n    the'],
		['literal with a comment', 'text: |- # as dictated\n  left\n\n  right\n', 'left\n\nright', 'left\n\n  right'],
		['literal, first line indented', 'text: |2\n    deep\n  flat\n', '  deep\nfl', '  deep\n  fl'],
		['literal, Windows', 'text: |\r\n  left of\r\n  the aorta\r\n', 'of\nthe', 'of\r\n  the'],
		['folded', 'text: >\n  left of\n  the aorta\n\n  is lung\n', 'of the aorta\nis', 'of\n  the aorta\n\n  is'],
		['folded, further in', 'text: >\n  a\n    b\n  c\n', 'a\n  b\nc', 'a\n    b\n  c'],
		['behind a byte order mark', '\uFEFFtext: "\\U0001F600 aorta"\n', '😀 a', '\\U0001F600 a'],
	])('%s', (_, text, words, expected) => {
		expect(inFile(text, words)).toBe(expected);
	});

	it('JSON', () => {
		const text = '{ "text": "a\\n\\uD83D\\uDE00 \\"aorta\\" \\/ é" }';
		expect(inFile(text, '😀 "aorta"', 'json')).toBe('\\uD83D\\uDE00 \\"aorta\\"');
		expect(inFile(text, '/ é', 'json')).toBe('\\/ é');
	});

	it('a number is taken as it is written', () => {
		const text = 'text: 007\n';
		expect(scalarPlaces(text, scalarAt(text))?.rangeInFile(1, 3)).toEqual({ start: 7, end: 9 });
	});
});

describe('places', () => {
	const text = 'text: "a\\tbc"\n';
	const places = scalarPlaces(text, scalarAt(text));

	it('go both ways, and are held to the value', () => {
		expect([0, 1, 2, 3, 4, 99].map((n) => places?.toFile(n))).toEqual([7, 8, 10, 11, 12, 12]);
		// Inside of the escape, before the quote, far behind.
		expect([0, 7, 8, 9, 10, 11, 12, 99].map((n) => places?.toValue(n))).toEqual([0, 0, 1, 1, 2, 3, 4, 4]);
		expect(places?.rangeInFile(1, 1)).toEqual({ start: 8, end: 8 });
	});

	it('are not told of an alias, whose words stand elsewhere', () => {
		const alias = 'a: &a left\ntext: *a\n';
		expect(scalarPlaces(alias, scalarAt(alias))).toBeUndefined();
	});

	it('of an empty value are where it is', () => {
		const empty = 'text: ""\n';
		expect(scalarPlaces(empty, scalarAt(empty))?.rangeInFile(0, 5)).toEqual({ start: 6, end: 6 });
	});

	it('of four megabytes are found', () => {
		const long = `text: |\n${'  left of the aorta\n'.repeat(200_000)}`;
		const node = scalarAt(long);
		expect(scalarPlaces(long, node)?.toFile(18 * 199_999 + 12)).toBe(8 + 20 * 199_999 + 2 + 12);
	});
});

/** Writes a text and says of each of its UTF-16 units where it went; knows nothing of the code under test. */
interface Written {
	readonly source: string;
	readonly places: readonly number[];
}

function written(pieces: readonly (readonly [source: string, units: number])[]): Written {
	let source = '';
	const places: number[] = [];
	for (const [piece, units] of pieces) {
		for (let i = 0; i < units; i++) {
			places.push(source.length);
		}
		source += piece;
	}
	return { source, places };
}

const hex = (unit: number) => unit.toString(16).padStart(4, '0');

function quoted(value: string, spelled: (unit: string, i: number) => string): Written {
	return written([['"', 0], ...value.split('').map((u, i) => [spelled(u, i), 1] as const), ['"', 0]]);
}

const words = fc
	.array(fc.constantFrom('aorta', 'é', '😀', "o'clock", '"q"', '\\', '#', ': ', '- ', '{', ',', 'x'), {
		minLength: 1,
		maxLength: 8,
	})
	.map((parts) => parts.join('').trim() || 'x');

describe('every character', () => {
	it('of a quoted text with escapes', () => {
		fc.assert(
			fc.property(words, fc.array(fc.boolean()), fc.constantFrom('yaml', 'json'), (value, escaped, format) => {
				const must = (u: string) => u === '"' || u === '\\' || u < ' ';
				const { source, places } = quoted(value, (u, i) =>
					// Half of a pair may not be escaped by itself.
					must(u) || (escaped[i % Math.max(1, escaped.length)] && !/[\ud800-\udfff]/.test(u))
						? `\\u${hex(u.charCodeAt(0))}`
						: u,
				);
				const text = `{ "text": ${source} }`;
				const found = scalarPlaces(text, scalarAt(text, 'text', format as TextFormat));
				expect(value.split('').map((_, i) => found?.toFile(i))).toEqual(places.map((p) => p + 10));
			}),
			{ numRuns: 500 },
		);
	});

	it('of a single-quoted text', () => {
		fc.assert(
			fc.property(words, (value) => {
				const { source, places } = written([
					["'", 0],
					...value.split('').map((u) => [u === "'" ? "''" : u, 1] as const),
					["'", 0],
				]);
				const text = `text: ${source}\n`;
				const found = scalarPlaces(text, scalarAt(text));
				expect(value.split('').map((_, i) => found?.toFile(i))).toEqual(places.map((p) => p + 6));
			}),
			{ numRuns: 300 },
		);
	});

	const lines = fc.array(fc.oneof({ weight: 3, arbitrary: words }, { weight: 1, arbitrary: fc.constant('') }), {
		minLength: 1,
		maxLength: 8,
	});

	it('of a literal block', () => {
		fc.assert(
			fc.property(lines, fc.integer({ min: 1, max: 8 }), fc.constantFrom('\n', '\r\n'), (all, indent, end) => {
				const body = [...all.map((l) => l.replace(/^\s+/, '')), 'end'];
				const value = `${body.join('\n')}\n`;
				const pad = ' '.repeat(indent);
				const pieces = body.flatMap((line): [string, number][] => [
					[line === '' ? '' : pad, 0],
					...line.split('').map((u): [string, number] => [u, 1]),
					[end, 1],
				]);
				const header = `text: |${end}`;
				const { source, places } = written([[header, 0], ...pieces]);
				const node = scalarAt(source);
				expect(node.value).toBe(value);
				const found = scalarPlaces(source, node);
				expect(value.split('').map((_, i) => found?.toFile(i))).toEqual(places);
			}),
			{ numRuns: 300 },
		);
	});

	it('of a folded block', () => {
		fc.assert(
			fc.property(
				fc.array(fc.array(words, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 4 }),
				(paragraphs) => {
					// Lines of a paragraph are joined by a space, paragraphs by a line break, written as an empty line.
					const clean = paragraphs.map((p) => p.map((l) => l.trim()));
					const value = `${clean.map((p) => p.join(' ')).join('\n')}\n`;
					const pieces: [string, number][] = [['text: >\n', 0]];
					clean.forEach((paragraph, p) => {
						paragraph.forEach((line, l) => {
							pieces.push(['  ', 0], ...line.split('').map((u): [string, number] => [u, 1]));
							const last = l === paragraph.length - 1;
							pieces.push(['\n', 1]);
							if (last && p < clean.length - 1) {
								pieces.push(['\n', 0]);
							}
						});
					});
					const { source, places } = written(pieces);
					const node = scalarAt(source);
					expect(node.value).toBe(value);
					const found = scalarPlaces(source, node);
					expect(value.split('').map((_, i) => found?.toFile(i))).toEqual(places);
				},
			),
			{ numRuns: 300 },
		);
	});
});

function scalarsIn(node: TreeNode | undefined): ScalarNode[] {
	switch (node?.kind) {
		case 'scalar':
			return [node];
		case 'sequence':
			return node.items.flatMap(scalarsIn);
		case 'mapping':
			return node.entries.flatMap((e) => [e.key, ...scalarsIn(e.value)]);
		default:
			return [];
	}
}

it('whatever is typed, places lie inside of the scalar, in order, and go both ways', () => {
	const piece = fc.constantFrom(
		'a',
		' ',
		'  ',
		'\n',
		'\n\n',
		'\r\n',
		'\t',
		': ',
		'- ',
		'"',
		"'",
		'|',
		'>',
		'|-',
		'>+',
		'|2',
		'>1-',
		'\\n',
		'\\u00e9',
		'\\',
		'#',
		' # c',
		'&x ',
		'*x',
		'[',
		']',
		'{',
		'}',
		',',
		'text: ',
		'\uFEFF',
		'😀',
		'---\n',
	);
	let told = 0;
	fc.assert(
		fc.property(fc.array(piece, { maxLength: 30 }), fc.constantFrom('yaml', 'json'), (pieces, format) => {
			const text = pieces.join('');
			for (const node of readText(text, format as TextFormat).documents.flatMap((d) => scalarsIn(d.root))) {
				const places = node.shared ? undefined : scalarPlaces(text, node);
				const length = typeof node.value === 'string' ? node.value.length : node.source.length;
				for (let i = 0; places && i < length; i++) {
					told++;
					const { start, end } = places.rangeInFile(i, i + 1);
					expect(start).toBeGreaterThanOrEqual(node.start);
					expect(end).toBeGreaterThanOrEqual(start);
					expect(places.toFile(i + 1)).toBeGreaterThanOrEqual(start);
					if (end > start && (i === 0 || places.rangeInFile(i - 1, i).end <= start)) {
						expect(places.toValue(start)).toBe(i);
					}
				}
			}
		}),
		{ numRuns: 3000 },
	);
	expect(told).toBeGreaterThan(1000);
});
