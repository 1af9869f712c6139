import { type Entry, nestingLimit, type ScalarNode, type TreeNode } from '../text/tree';
import type { Hit } from './completionCursor';

/** A scalar and whether the cursor is in it. */
interface Word {
	readonly node: ScalarNode;
	readonly quote: Hit['quote'];
	readonly closed: boolean;
	readonly holdsCursor: boolean;
}

/** JSON, and what stands in YAML's brackets, read with every mistake that a text has while it is typed. Never fails. */
export class FlowReader {
	hit: Hit | undefined;
	at: number;
	private readonly end: number;
	private readonly json: boolean;
	private readonly path: (string | number)[];

	constructor(
		private readonly text: string,
		private readonly cursor: number,
		of: {
			readonly json: boolean;
			readonly at: number;
			readonly end: number;
			readonly path: readonly (string | number)[];
		},
	) {
		this.at = of.at;
		this.end = of.end;
		this.json = of.json;
		this.path = [...of.path];
	}

	/** A case, or of a list of cases the one with the cursor. */
	document(): { root: TreeNode | undefined; hit: Hit | undefined } {
		this.skip();
		if (this.text[this.at] !== '[') {
			const root = this.value();
			return { root, hit: this.hit };
		}
		this.at++;
		while (this.at < this.end) {
			this.skip();
			if (',]}:'.includes(this.text[this.at] ?? ',')) {
				this.at++;
				continue;
			}
			const root = this.value();
			if (this.hit) {
				return { root, hit: this.hit };
			}
			if (this.at > this.cursor) {
				break;
			}
		}
		return { root: undefined, hit: undefined };
	}

	value(lead: Hit['lead'] = '', separated = true): TreeNode {
		const c = this.text[this.at];
		if (this.path.length > nestingLimit) {
			this.at = this.end;
		} else if (c === '{') {
			return this.mapping();
		} else if (c === '[') {
			return this.sequence();
		}
		const word = this.word();
		if (word.holdsCursor) {
			this.meet(word, 'value', lead, separated);
		}
		return word.node;
	}

	private mapping(): TreeNode {
		const start = this.at++;
		const entries: Entry[] = [];
		let separated = true;
		while (this.at < this.end) {
			this.skip();
			const c = this.text[this.at];
			if (c === ']' || this.at >= this.end) {
				break;
			}
			if (c === '}') {
				this.at++;
				break;
			}
			if (c === ',' || c === ':') {
				separated ||= c === ',';
				this.at++;
			} else if (c === '{' || c === '[') {
				this.value();
			} else {
				entries.push(this.entry(separated));
				separated = false;
			}
		}
		return { kind: 'mapping', start, end: this.at, entries, flow: true };
	}

	private entry(separated: boolean): Entry {
		const key = this.word();
		const name = String(key.node.value ?? key.node.source);
		const { at } = this;
		this.skip();
		if (this.text[this.at] !== ':') {
			this.at = at;
			if (key.holdsCursor) {
				this.meet(key, 'bare', '', separated);
			}
			return { key: key.node, name, value: nothing(at) };
		}
		if (key.holdsCursor) {
			this.meet(key, 'key', '', separated);
		}
		this.at++;
		this.path.push(name);
		const value = this.entryValue();
		this.path.pop();
		return { key: key.node, name, value };
	}

	private entryValue(): TreeNode {
		const begin = this.at;
		this.skip();
		const c = this.text[this.at];
		if (this.at >= this.end || c === ',' || c === '}' || c === ']' || c === ':') {
			return nothing(begin);
		}
		const start = this.at;
		const known = this.hit;
		const value = this.value(this.json || begin !== start ? '' : ' ');
		if (this.json && c === '"' && this.hit === known) {
			// The value is not typed yet, and this is the next key.
			const end = this.at;
			this.skip();
			const isKey = this.text[this.at] === ':';
			this.at = isKey ? start : end;
			return isKey ? nothing(begin) : value;
		}
		return value;
	}

	private sequence(): TreeNode {
		const start = this.at++;
		const items: TreeNode[] = [];
		let separated = true;
		while (this.at < this.end) {
			this.skip();
			const c = this.text[this.at];
			if (c === '}' || this.at >= this.end) {
				break;
			}
			if (c === ']') {
				this.at++;
				break;
			}
			if (c === ',' || c === ':') {
				separated ||= c === ',';
				this.at++;
				continue;
			}
			this.path.push(items.length);
			items.push(this.value('', separated));
			this.path.pop();
			separated = false;
		}
		return { kind: 'sequence', start, end: this.at, items, flow: true };
	}

	/** At least one character. */
	private word(): Word {
		const start = this.at;
		const c = this.text[start];
		const quote = c === '"' ? '"' : c === "'" && !this.json ? "'" : '';
		let closed = false;
		if (quote === '') {
			this.at = Math.max(start + 1, this.plainEnd(start));
		} else {
			const end = quotedEnd(this.text, start, this.end, this.json);
			this.at = end.at;
			closed = end.closed;
		}
		this.at = Math.min(this.at, this.end);
		const source = this.text.slice(start, this.at);
		const value = quote === '' ? source : unquoted(source, closed);
		const style = quote === '' ? 'plain' : quote === '"' ? 'double' : 'single';
		const holdsCursor = start <= this.cursor && this.cursor < this.at;
		return { node: { kind: 'scalar', start, end: this.at, value, source, style }, quote, closed, holdsCursor };
	}

	private plainEnd(start: number): number {
		for (let at = start; at < this.end; at++) {
			const c = this.text[at] ?? '';
			const next = this.text[at + 1];
			const isColon =
				c === ':' && (this.json || at + 1 === this.cursor || next === undefined || ' \t\r\n,[]{}'.includes(next));
			const isComment = !this.json && (c === ' ' || c === '\t') && next === '#';
			if (isColon || isComment || ',[]{}\r\n'.includes(c) || (this.json && (c === '"' || c === ' ' || c === '\t'))) {
				return trimmedEnd(this.text, start, at);
			}
		}
		return trimmedEnd(this.text, start, this.end);
	}

	private meet({ node, quote, closed }: Word, as: Hit['as'], lead: Hit['lead'], separated: boolean): void {
		const { start, end } = node;
		const layout = this.json ? 'json' : 'flow';
		this.hit = { path: [...this.path], as, start, end, quote, closed, layout, lead, separated };
	}

	/** Blanks and comments. */
	private skip(): void {
		const { text } = this;
		for (; this.at < this.end; this.at++) {
			const c = text[this.at];
			if (c === '\uFEFF' || c === ' ' || c === '\t' || c === '\n' || c === '\r') {
				continue;
			}
			const isLine = this.json ? text.startsWith('//', this.at) : c === '#';
			if (!isLine && !(this.json && text.startsWith('/*', this.at))) {
				return;
			}
			const end = text.indexOf(isLine ? '\n' : '*/', this.at + 1);
			this.at = end < 0 ? this.end : isLine ? end : end + 1;
		}
	}
}

/** An absent value. */
export function nothing(at: number): ScalarNode {
	return { kind: 'scalar', start: at, end: at, value: null, source: '', style: 'plain' };
}

/** The text between two offsets as YAML reads it, nearly: escapes but those of quotes stay as they are. */
export function scalar(text: string, start: number, to: number): ScalarNode {
	const source = text.slice(start, to).trimEnd();
	const end = start + source.length;
	const style = source.startsWith('"') ? 'double' : source.startsWith("'") ? 'single' : 'plain';
	const inner = style === 'plain' ? source : source.slice(1, source.length > 1 ? -1 : undefined);
	const isNone = style === 'plain' && /^(?:~|null)?$/i.test(source);
	return { kind: 'scalar', start, end, value: isNone ? null : inner, source, style };
}

/** Behind the closing quote; where there is none on its line in JSON, or before the end in YAML, at the line's end. */
export function quotedEnd(text: string, start: number, end: number, oneLine: boolean): { at: number; closed: boolean } {
	const quote = text[start];
	let lineEnd = -1;
	for (let at = start + 1; at < end; at++) {
		const c = text[at];
		if (c === '\\' && quote === '"') {
			at++;
		} else if (c === quote) {
			if (quote === "'" && text[at + 1] === "'") {
				at++;
			} else {
				return { at: at + 1, closed: true };
			}
		} else if (c === '\n') {
			lineEnd = lineEnd < 0 ? at : lineEnd;
			if (oneLine) {
				break;
			}
		}
	}
	return { at: trimmedEnd(text, start, lineEnd < 0 ? end : lineEnd), closed: false };
}

function unquoted(source: string, closed: boolean): string {
	const inner = source.slice(1, closed ? -1 : undefined);
	return source.startsWith("'") ? inner.replaceAll("''", "'") : inner.replace(/\\(["\\/])/g, '$1');
}

function trimmedEnd(text: string, start: number, end: number): number {
	let at = end;
	while (at > start && ' \t\r'.includes(text[at - 1] ?? '')) {
		at--;
	}
	return at;
}
