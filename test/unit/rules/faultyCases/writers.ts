import fc from 'fast-check';
import type { Data, Fields, Scalar } from './data';

/** A way of writing a case: what it says is the same in each of them. */
export interface Notation {
	readonly kind: 'block' | 'flow' | 'lines in flow' | 'json';
	readonly indent: number;
	readonly dashes: 'aligned' | 'indented';
	readonly quotes: 'none' | 'single' | 'double';
	readonly comments: boolean;
	readonly blankLines: boolean;
	readonly lineEnd: '\n' | '\r\n';
	readonly byteOrderMark: boolean;
	/** Where the keys of each mapping are cut and dealt anew: they stand in another order. */
	readonly order: number;
}

export const notation: fc.Arbitrary<Notation> = fc.record({
	kind: fc.constantFrom('block', 'block', 'flow', 'lines in flow', 'json'),
	indent: fc.constantFrom(2, 4, 3, 1),
	dashes: fc.constantFrom('aligned', 'indented'),
	quotes: fc.constantFrom('none', 'single', 'double'),
	comments: fc.boolean(),
	blankLines: fc.boolean(),
	lineEnd: fc.constantFrom('\n', '\r\n'),
	byteOrderMark: fc.boolean(),
	order: fc.nat(5),
});

export const plainNotation: Notation = {
	kind: 'block',
	indent: 2,
	dashes: 'indented',
	quotes: 'double',
	comments: false,
	blankLines: false,
	lineEnd: '\n',
	byteOrderMark: false,
	order: 0,
};

export interface Written {
	readonly text: string;
	readonly file: string;
	readonly format: 'yaml' | 'json';
}

export function written(data: object, how: Notation): Written {
	const ordered = inOrder(data as Fields, how.order) as Fields;
	const mark = how.byteOrderMark ? '\uFEFF' : '';
	if (how.kind === 'json') {
		const text = JSON.stringify(ordered, null, how.dashes === 'aligned' ? undefined : how.indent);
		return { text: mark + text.replaceAll('\n', how.lineEnd), file: 'x.case.json', format: 'json' };
	}
	const lines = how.kind === 'flow' ? [flow(ordered, how)] : blockMapping(ordered, 0, how);
	const text = `${lines.join('\n')}\n`.replaceAll('\n', how.lineEnd);
	return { text: mark + text, file: 'x.case.yaml', format: 'yaml' };
}

/** The keys of every mapping in another order: turned by some, and every second time backwards. */
function inOrder(data: Data, order: number): Data {
	if (Array.isArray(data)) {
		return data.map((item) => inOrder(item, order));
	}
	if (data === null || typeof data !== 'object') {
		return data;
	}
	const entries = Object.entries(data).map(([key, value]): [string, Data] => [key, inOrder(value, order)]);
	const cut = entries.length > 0 ? order % entries.length : 0;
	const turned = [...entries.slice(cut), ...entries.slice(0, cut)];
	return Object.fromEntries(order % 2 === 0 ? turned : turned.reverse());
}

function blockMapping(data: Fields, column: number, how: Notation): string[] {
	const margin = ' '.repeat(column);
	return Object.entries(data).flatMap(([key, value]) => [
		...(how.blankLines ? [''] : []),
		...(how.comments ? [`${margin}# "about: ${key}"`] : []),
		...blockEntry(key, value, column, how),
	]);
}

function blockEntry(key: string, value: Data, column: number, how: Notation): string[] {
	const head = `${' '.repeat(column)}${keyText(key, how)}:`;
	const behind = how.comments ? ' # - behind' : '';
	if (Array.isArray(value) && value.length > 0) {
		const dash = how.dashes === 'aligned' ? column : column + how.indent;
		return [head + behind, ...value.flatMap((item) => blockItem(item, dash, how))];
	}
	if (isMapping(value) && Object.keys(value).length > 0) {
		return [head + behind, ...blockMapping(value, column + how.indent, how)];
	}
	if (typeof value === 'string' && value.includes('\n')) {
		const inner = ' '.repeat(column + how.indent);
		return [
			`${head} |`,
			...value
				.trimEnd()
				.split('\n')
				.map((l) => inner + l),
		];
	}
	return [`${head} ${flow(value, how)}${behind}`];
}

function blockItem(item: Data, dash: number, how: Notation): string[] {
	if (!isMapping(item) || how.kind === 'lines in flow' || Object.keys(item).length === 0) {
		return [`${' '.repeat(dash)}- ${flow(item, how)}`];
	}
	const [first = '', ...rest] = blockMapping(item, dash + 2, { ...how, comments: false, blankLines: false });
	return [`${' '.repeat(dash)}- ${first.trimStart()}`, ...rest];
}

function flow(value: Data, how: Notation): string {
	if (Array.isArray(value)) {
		return `[${value.map((v) => flow(v, how)).join(', ')}]`;
	}
	if (isMapping(value)) {
		return `{ ${Object.entries(value)
			.map(([k, v]) => `${keyText(k, how)}: ${flow(v, how)}`)
			.join(', ')} }`;
	}
	return scalar(value, how);
}

function isMapping(value: Data): value is Fields {
	return value !== null && typeof value === 'object' && !Array.isArray(value);
}

function keyText(key: string, { quotes }: Notation): string {
	return quotes === 'none' ? key : quotes === 'single' ? `'${key}'` : `"${key}"`;
}

/** Without quotes only what YAML reads as that text, or as a number of the same digits. */
function scalar(value: Scalar, { quotes }: Notation): string {
	if (typeof value !== 'string') {
		return String(value);
	}
	if (quotes === 'single' && !/[\n']/.test(value)) {
		return `'${value}'`;
	}
	const isPlain = /^(?:[A-Za-z][\w.-]*(?: [\w.-]+)*|[1-9]\d*|\d{4}-\d\d-\d\d|\d{4}[A-Za-z])$/.test(value);
	return quotes === 'none' && isPlain && value !== 'null' ? value : JSON.stringify(value);
}
