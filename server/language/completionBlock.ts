import type { ScalarNode, TreeNode } from '../text/tree';
import type { Hit } from './completionCursor';
import { FlowReader, nothing, quotedEnd, scalar } from './completionFlow';

/** An entry whose value may still come. */
interface OpenEntry {
	readonly key: ScalarNode;
	readonly name: string;
	value: TreeNode;
}

interface OpenMapping {
	readonly kind: 'mapping';
	readonly start: number;
	readonly end: number;
	readonly entries: OpenEntry[];
	readonly flow: false;
}

interface OpenSequence {
	readonly kind: 'sequence';
	readonly start: number;
	readonly end: number;
	readonly items: TreeNode[];
	readonly flow: false;
}

/** A mapping or list that lines below may go on with. */
interface Frame {
	readonly indent: number;
	readonly node: OpenMapping | OpenSequence;
	/** Its last value has not come yet. */
	pending: boolean;
}

/** A key at the beginning of a line. */
interface LineKey {
	readonly end: number;
	readonly colon: number;
}

/**
 * YAML in block style, read line by line, by indentation: a line that is not finished or not indented well takes nothing
 * from the others. Tags, anchors and merge keys are not followed. Never fails.
 */
export class BlockReader {
	private root: TreeNode | undefined;
	private hit: Hit | undefined;
	private readonly frames: Frame[] = [];

	/** @param cursor where the marker stands */
	constructor(
		private readonly text: string,
		private readonly cursor: number,
	) {}

	read(): { root: TreeNode | undefined; hit: Hit | undefined } {
		let at = this.text.startsWith('\uFEFF') ? 1 : 0;
		while (at < this.text.length) {
			at = this.line(at);
		}
		const { root, hit } = this;
		if (root?.kind !== 'sequence') {
			return { root, hit };
		}
		// A list of cases.
		const own = hit && root.items[Number(hit.path[0] ?? 0)];
		return { root: own, hit: hit && { ...hit, path: hit.path.slice(1) } };
	}

	/** Gives the beginning of the next line that is not read yet. */
	private line(start: number): number {
		const eol = this.eol(start);
		let at = this.skipBlanks(start, eol);
		if (at >= eol || this.text[at] === '#' || (at === start && /^(?:---|%)/.test(this.text.slice(at, at + 3)))) {
			return eol + 1;
		}
		let dashed = false;
		while (this.text[at] === '-' && (at + 1 >= eol || ' \t'.includes(this.text[at + 1] ?? ''))) {
			this.dash(at - start);
			dashed = true;
			at = this.skipBlanks(at + 1, eol);
		}
		return at >= eol || this.text[at] === '#' ? eol + 1 : this.content(start, at, eol, dashed);
	}

	private content(start: number, at: number, eol: number, dashed: boolean): number {
		const column = at - start;
		const key = this.key(at, eol);
		if (key) {
			return this.entry(at, key, column, eol);
		}
		const c = this.text[at];
		if (c === '{' || c === '[') {
			const frame = this.around(column).at(-1);
			const path = this.pathOf(this.around(column));
			return this.flow(at, frame?.indent ?? -1, path, dashed || frame?.pending ? frame : undefined);
		}
		const word = this.word(at, eol, column);
		const holdsCursor = at <= this.cursor && this.cursor < word.node.end;
		const top = this.frames.at(-1);
		if (dashed && top) {
			this.give(top, word.node);
			this.meet(word, holdsCursor, 'value', this.pathOf(this.frames));
		} else if (holdsCursor) {
			this.bare(word, column);
		} else if (top?.pending && column > top.indent) {
			this.give(top, word.node);
		}
		return word.next;
	}

	/** A word that is no key yet, in a mapping. */
	private bare(word: ReturnType<BlockReader['word']>, column: number): void {
		const open = this.frames.filter((f) => f.indent <= column);
		const top = open.at(-1);
		const around = this.around(column);
		const parent = open.at(-2);
		if (top?.node.kind === 'sequence' && top.indent === column && (parent?.indent ?? -1) < column) {
			// Below the dashes of a list: the next one.
			const path = [...this.pathOf(open.slice(0, -1)), top.node.items.length];
			this.meet(word, true, 'bare', path, '- ');
			return;
		}
		const frame = around.at(-1);
		if (!frame || frame.indent === column) {
			this.meet(word, true, 'bare', this.pathOf(around.slice(0, -1)));
		} else if (frame.pending) {
			this.meet(word, true, 'bare', this.pathOf(around));
		} else {
			const last = frame.node.kind === 'mapping' ? frame.node.entries.at(-1)?.value : frame.node.items.at(-1);
			// Behind a text it goes on with that text.
			if (last && last.kind !== 'scalar') {
				this.meet(word, true, 'bare', this.pathOf(around));
			}
		}
	}

	private entry(at: number, { end, colon }: LineKey, column: number, eol: number): number {
		const frame = this.mappingAt(column, at);
		const key = scalar(this.text, at, end);
		const name = String(key.value);
		frame.node.entries.push({ key, name, value: nothing(colon + 1) });
		frame.pending = true;
		if (at <= this.cursor && this.cursor < end) {
			this.meet({ node: key, closed: true }, true, 'key', this.pathOf(this.frames.slice(0, -1)));
		}
		const begin = this.skipProperties(this.skipBlanks(colon + 1, eol), eol);
		const c = this.text[begin];
		if (begin >= eol || (c === '#' && begin > colon + 1)) {
			return eol + 1;
		}
		const path = this.pathOf(this.frames);
		if (c === '{' || c === '[') {
			return this.flow(begin, frame.indent, path, frame);
		}
		if (/^[|>][+-]?\d?[+-]?[ \t\r]*(?:#.*)?$/.test(this.text.slice(begin, Math.min(eol, begin + 200)))) {
			this.give(frame, { ...nothing(begin), value: '', style: 'literal' });
			return this.behindBlock(eol + 1, frame.indent);
		}
		const word = this.word(begin, eol, frame.indent + 1);
		this.give(frame, word.node);
		const holdsCursor = begin <= this.cursor && this.cursor < word.node.end;
		this.meet(word, holdsCursor, 'value', path, begin === colon + 1 ? ' ' : '');
		return word.next;
	}

	private flow(at: number, indent: number, path: readonly (string | number)[], frame: Frame | undefined): number {
		const reader = new FlowReader(this.text, this.cursor, { json: false, at, end: this.flowEnd(at, indent), path });
		const value = reader.value();
		if (frame) {
			this.give(frame, value);
		} else if (this.frames.length === 0) {
			this.root ??= value;
		}
		this.hit ??= reader.hit;
		return this.eol(reader.at) + 1;
	}

	/** Where a line begins that stands no deeper: brackets that are still open end there. */
	private flowEnd(at: number, indent: number): number {
		for (let start = this.eol(at) + 1; start < this.text.length; ) {
			const eol = this.eol(start);
			const begin = this.skipBlanks(start, eol);
			if (begin < eol && begin - start <= indent && !'}]'.includes(this.text[begin] ?? '')) {
				return start;
			}
			start = eol + 1;
		}
		return this.text.length;
	}

	private dash(column: number): void {
		this.close((f) => f.indent > column || (f.indent === column && f.node.kind === 'mapping' && !f.pending));
		let top = this.frames.at(-1);
		if (top?.node.kind !== 'sequence' || top.indent < column) {
			const node: OpenSequence = { kind: 'sequence', start: this.cursor, end: this.cursor, items: [], flow: false };
			this.attach(node);
			top = { indent: column, node, pending: false };
			this.frames.push(top);
		}
		if (top.node.kind === 'sequence') {
			top.node.items.push(nothing(this.cursor));
			top.pending = true;
		}
	}

	/** The mapping that a key of the column belongs to, made where it is the first one. */
	private mappingAt(column: number, at: number): Frame & { node: OpenMapping } {
		const open = this.around(column);
		this.frames.length = open.length;
		const top = open.at(-1);
		if (top && isMapping(top) && (top.indent === column || !top.pending)) {
			return top;
		}
		const last = top?.node.kind === 'sequence' && !top.pending ? top.node.items.at(-1) : undefined;
		const known = last?.kind === 'mapping' && !last.flow ? (last as OpenMapping) : undefined;
		const node: OpenMapping = known ?? { kind: 'mapping', start: at, end: at, entries: [], flow: false };
		if (!known) {
			this.attach(node);
		}
		const frame = { indent: column, node, pending: false };
		this.frames.push(frame);
		return frame;
	}

	/** The frames that a word of the column, which is no dash, stands in. */
	private around(column: number): Frame[] {
		let count = this.frames.length;
		for (let frame = this.frames[count - 1]; frame; frame = this.frames[--count - 1]) {
			if (frame.indent < column || (frame.indent === column && frame.node.kind === 'mapping')) {
				break;
			}
		}
		return this.frames.slice(0, count);
	}

	private close(isOver: (frame: Frame) => boolean): void {
		for (let top = this.frames.at(-1); top && isOver(top); top = this.frames.at(-1)) {
			this.frames.pop();
		}
	}

	/** As the value that is still to come; one that has no place is left out of the case. */
	private attach(node: TreeNode): void {
		const top = this.frames.at(-1);
		if (!top) {
			this.root ??= node;
		} else if (top.pending) {
			this.give(top, node);
		}
	}

	private give(frame: Frame, value: TreeNode): void {
		frame.pending = false;
		if (frame.node.kind === 'sequence') {
			frame.node.items[frame.node.items.length - 1] = value;
			return;
		}
		const last = frame.node.entries.at(-1);
		if (last) {
			last.value = value;
		}
	}

	private meet(
		{ node, closed }: { readonly node: ScalarNode; readonly closed: boolean },
		holdsCursor: boolean,
		as: Hit['as'],
		path: Hit['path'],
		lead: Hit['lead'] = '',
	): void {
		if (holdsCursor) {
			const quote = node.style === 'double' ? '"' : node.style === 'single' ? "'" : '';
			const { start, end } = node;
			this.hit = { path, as, start, end, quote, closed, layout: 'block', lead, separated: true };
		}
	}

	private pathOf(frames: readonly Frame[]): (string | number)[] {
		return frames.map(({ node }) =>
			node.kind === 'sequence' ? Math.max(0, node.items.length - 1) : (node.entries.at(-1)?.name ?? ''),
		);
	}

	/** Behind a block of text whose first line begins at the offset, and whose header stands under keys of the column. */
	private behindBlock(from: number, column: number): number {
		let at = from;
		while (at < this.text.length) {
			const eol = this.eol(at);
			const begin = this.skipBlanks(at, eol);
			const isMarker = begin === this.cursor && this.skipBlanks(begin + 1, eol) >= eol;
			const isInside = begin >= eol || begin - at > column || (isMarker && this.goesOn(eol + 1, column));
			if (!isInside) {
				return at;
			}
			at = eol + 1;
		}
		return at;
	}

	/** Whether the next line with something on it is a block's, too. */
	private goesOn(from: number, column: number): boolean {
		for (let at = from; at < this.text.length; ) {
			const eol = this.eol(at);
			const begin = this.skipBlanks(at, eol);
			if (begin < eol) {
				return begin - at > column;
			}
			at = eol + 1;
		}
		return false;
	}

	/** A plain or quoted scalar, and where the next line begins. */
	private word(at: number, eol: number, column: number) {
		const c = this.text[at];
		if (c !== '"' && c !== "'") {
			const comment = /[ \t]#/.exec(this.text.slice(at, eol));
			return { node: scalar(this.text, at, comment ? at + comment.index : eol), closed: true, next: eol + 1 };
		}
		const line = quotedEnd(this.text, at, eol, true);
		const whole = line.closed ? line : quotedEnd(this.text, at, this.quotationLimit(eol + 1, column), false);
		const { at: end, closed } = whole.closed ? whole : line;
		return { node: scalar(this.text, at, end), closed, next: this.eol(end) + 1 };
	}

	/** A quotation goes on over lines that are indented and that are no keys. */
	private quotationLimit(from: number, column: number): number {
		for (let at = from; at < this.text.length; ) {
			const eol = this.eol(at);
			const begin = this.skipBlanks(at, eol);
			const isOwn =
				begin >= eol || (begin - at >= column && !/^(?:- +)?["']?\w+["']?:(?:\s|$)/.test(this.text.slice(begin, eol)));
			if (!isOwn) {
				return at;
			}
			at = eol + 1;
		}
		return this.text.length;
	}

	/** The key that a line begins with at the offset. */
	private key(at: number, eol: number): LineKey | undefined {
		const c = this.text[at] ?? '';
		if (c === '"' || c === "'") {
			const { at: end, closed } = quotedEnd(this.text, at, eol, true);
			const colon = this.skipBlanks(end, eol);
			return closed && this.isColon(colon, eol) ? { end, colon } : undefined;
		}
		if ('{[#&*!|>%@`,?'.includes(c)) {
			return undefined;
		}
		for (let colon = this.text.indexOf(':', at); colon >= 0 && colon < eol; colon = this.text.indexOf(':', colon + 1)) {
			if (this.isColon(colon, eol)) {
				const words = this.text.slice(at, colon);
				return /[ \t]#/.test(words) ? undefined : { end: at + words.trimEnd().length, colon };
			}
		}
		return undefined;
	}

	private isColon(at: number, eol: number): boolean {
		const next = this.text[at + 1] ?? '\n';
		return this.text[at] === ':' && at < eol && (' \t\r\n'.includes(next) || at + 1 === this.cursor);
	}

	/** Behind tags and anchors. */
	private skipProperties(from: number, eol: number): number {
		let at = from;
		while ('&!'.includes(this.text[at] ?? '-') && at < eol) {
			while (at < eol && !' \t'.includes(this.text[at] ?? '')) {
				at++;
			}
			at = this.skipBlanks(at, eol);
		}
		return at;
	}

	private skipBlanks(from: number, eol: number): number {
		let at = from;
		while (at < eol && ' \t\r'.includes(this.text[at] ?? '')) {
			at++;
		}
		return at;
	}

	private eol(from: number): number {
		const eol = this.text.indexOf('\n', from);
		return eol < 0 ? this.text.length : eol;
	}
}

function isMapping(frame: Frame): frame is Frame & { node: OpenMapping } {
	return frame.node.kind === 'mapping';
}
