import fc from 'fast-check';

/** Cases as data and ways to write them, by a writer of the test's own: nothing here uses the code under test. */

type Scalar = string | number | null;
type Data = Scalar | Data[] | { [key: string]: Data };

export type CaseData = { [key: string]: Data };

export interface YamlStyle {
	indent: 2 | 4;
	/** Dashes under the key's first letter, or indented like a mapping. */
	dashes: 'aligned' | 'indented';
	quotes: 'none' | 'single' | 'double';
	lineEnd: '\n' | '\r\n';
	finalLineEnd: boolean;
	byteOrderMark: boolean;
	/** A comment behind and above every key. */
	comments: boolean;
	absent: '' | ' ~' | ' null';
	text: '|' | '|-' | '|+' | '>' | 'plain';
}

export const yamlStyle: fc.Arbitrary<YamlStyle> = fc.record({
	indent: fc.constantFrom(2, 4),
	dashes: fc.constantFrom('aligned', 'indented'),
	quotes: fc.constantFrom('none', 'single', 'double'),
	lineEnd: fc.constantFrom('\n', '\r\n'),
	finalLineEnd: fc.boolean(),
	byteOrderMark: fc.boolean(),
	comments: fc.boolean(),
	absent: fc.constantFrom('', ' ~', ' null'),
	text: fc.constantFrom('|', '|-', '|+', '>', 'plain'),
});

const word = fc.constantFrom(
	'prone',
	'CT chest',
	'a: b',
	'# no comment',
	"it's",
	'none',
	'6 min',
	'ß 😀',
	'[x] done',
	'',
);

const elements = fc.dictionary(fc.constantFrom('indication', 'duration', 'technique', 'complications'), word);

const documentation: fc.Arbitrary<Data | undefined> = fc.oneof(
	fc.constant(undefined),
	fc.constant(null),
	fc.dictionary(
		fc.constantFrom('1023T', '1023t', 'procedure', '9999T'),
		fc.oneof(
			fc.constant(null),
			elements.filter((e) => Object.keys(e).length > 0),
		),
		{ minKeys: 1 },
	),
);

const line: fc.Arbitrary<{ [key: string]: Data }> = fc
	.record(
		{
			code: fc.constantFrom('1023T', '32408', 'x2408'),
			modifiers: fc.constantFrom<Data>(['RT'], ['RT', '59']),
			units: fc.constantFrom(1, 2),
			dateOfService: fc.constant('2026-07-14'),
			renderingProvider: fc.constant('1999999984'),
		},
		{ requiredKeys: ['code'] },
	)
	.map((l) => l as { [key: string]: Data });

const noteText = fc.constantFrom('As dictated.', 'One.\nTwo.', 'Level [T8], {left}\n  indented: yes\nlast # line');

export const caseData: fc.Arbitrary<{ [key: string]: Data }> = fc
	.record({
		lines: fc.array(line, { minLength: 1, maxLength: 3 }),
		documentation,
		text: fc.option(noteText, { nil: undefined }),
		textFirst: fc.boolean(),
		noteFirst: fc.boolean(),
	})
	.map(({ lines, documentation, text, textFirst, noteFirst }) => {
		const claim = { patient: 'P-0088', lines };
		const abstract = documentation === undefined ? {} : { documentation };
		const record = text === undefined ? {} : { text };
		const note = textFirst ? { ...record, id: 'N-1', ...abstract } : { id: 'N-1', ...abstract, ...record };
		return noteFirst ? { case: 'C-1', note, claim } : { case: 'C-1', claim, note };
	});

export function asYaml(data: { [key: string]: Data }, style: YamlStyle): string {
	const lines = mappingLines(data, 0, style);
	const text = lines.join('\n') + (style.finalLineEnd ? '\n' : '');
	return (style.byteOrderMark ? '\uFEFF' : '') + text.replaceAll('\n', style.lineEnd);
}

function mappingLines(data: { [key: string]: Data }, column: number, style: YamlStyle): string[] {
	return Object.entries(data).flatMap(([key, value]) => {
		const above = style.comments ? [`${' '.repeat(column)}# above ${key}: |`] : [];
		return [...above, ...entryLines(key, value, column, style)];
	});
}

function entryLines(key: string, value: Data, column: number, style: YamlStyle): string[] {
	const head = `${' '.repeat(column)}${/^\d+$/.test(key) ? `"${key}"` : key}:`;
	const behind = style.comments ? ' # behind' : '';
	if (Array.isArray(value)) {
		const dash = style.dashes === 'aligned' ? column : column + style.indent;
		return [head + behind, ...value.flatMap((item) => itemLines(item, dash, style))];
	}
	if (value === null) {
		return [head + style.absent + behind];
	}
	if (typeof value === 'object') {
		return [head + behind, ...mappingLines(value, column + style.indent, style)];
	}
	if (key === 'text' && style.text !== 'plain') {
		const inner = ' '.repeat(column + style.indent);
		const text = String(value).split('\n');
		const blank = style.text === '|+' ? [''] : [];
		return [`${head} ${style.text}${behind}`, ...text.map((l) => inner + l), ...blank];
	}
	return [`${head} ${scalar(value, style)}${behind}`];
}

function itemLines(item: Data, dash: number, style: YamlStyle): string[] {
	if (item === null || typeof item !== 'object' || Array.isArray(item)) {
		return [`${' '.repeat(dash)}- ${scalar(item as Scalar, style)}`];
	}
	const [first = '', ...rest] = mappingLines(item, dash + 2, { ...style, comments: false });
	return [`${' '.repeat(dash)}- ${first.trimStart()}`, ...rest];
}

function scalar(value: Scalar, style: YamlStyle): string {
	if (typeof value !== 'string') {
		return String(value);
	}
	const plain = /^[A-Za-z][\w -]*\w$/.test(value) && value !== 'none';
	if (style.quotes === 'single' && !value.includes('\n')) {
		return `'${value.replaceAll("'", "''")}'`;
	}
	return style.quotes === 'none' && plain ? value : JSON.stringify(value);
}
