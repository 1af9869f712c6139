import { createScanner } from 'jsonc-parser';
import { noScanError, startsValue, Token, unexpectedEndOfComment, unexpectedEndOfString } from './jsonTokens';
import { elementsOf } from './splitJson';
import {
	type Entry,
	nestingLimit,
	type Problem,
	type ReadText,
	type ScalarNode,
	type TextDocument,
	type TextFormat,
	type TreeNode,
} from './tree';

/** Reads JSON, JSON with comments, or one JSON value a line. Never throws; see `readText`. */
export function readJson(text: string, format: Exclude<TextFormat, 'yaml'>): ReadText {
	const documents: TextDocument[] = [];
	const problems: Problem[] = [];
	const bom = text.startsWith('\uFEFF') ? 1 : 0;
	if (format === 'elements') {
		for (const { start, end } of elementsOf(text, bom)) {
			documents.push(new JsonReader(text, start, end, false, problems).read());
		}
		return { format, text, documents, problems };
	}
	if (format !== 'lines') {
		documents.push(new JsonReader(text, bom, text.length, format === 'jsonc', problems).read());
		return { format, text, documents, problems };
	}
	for (let start = bom; start < text.length; ) {
		const newline = text.indexOf('\n', start);
		const end = newline < 0 ? text.length : newline;
		if (text.slice(start, end).trim()) {
			documents.push(new JsonReader(text, start, end, false, problems).read());
		}
		start = end + 1;
	}
	return { format, text, documents, problems };
}

interface ObjectFrame {
	kind: 'object';
	start: number;
	entries: Entry[];
	/** The key whose value is awaited. */
	key: ScalarNode | undefined;
	expects: 'key' | 'colon' | 'value' | 'comma';
	names: Set<string>;
}
interface ArrayFrame {
	kind: 'array';
	start: number;
	items: TreeNode[];
	expects: 'value' | 'comma';
}
type Frame = ObjectFrame | ArrayFrame;

/**
 * A parser without recursion over jsonc-parser's scanner. Its own, because a half-typed file is the normal case here:
 * the library's parser swallows all that follows an unclosed bracket, this one sees that a key cannot stand in a list
 * and goes on in the object around it.
 */
class JsonReader {
	private readonly frames: Frame[] = [];
	private readonly scanner;
	private root: TreeNode | undefined;
	/** End of the last token that was not blank or comment: where something is missing, it is missing there. */
	private lastEnd: number;

	constructor(
		private readonly text: string,
		private readonly start: number,
		private readonly end: number,
		private readonly lenient: boolean,
		private readonly problems: Problem[],
	) {
		this.scanner = createScanner(start === 0 && end === text.length ? text : text.slice(start, end), false);
		this.lastEnd = start;
	}

	read(): TextDocument {
		for (;;) {
			const token = this.scanner.scan();
			const start = this.start + this.scanner.getTokenOffset();
			const end = Math.min(start + this.scanner.getTokenLength(), this.end);
			if (token === Token.End) {
				break;
			}
			if (token === Token.Blank || token === Token.LineBreak) {
				continue;
			}
			if (token === Token.LineComment || token === Token.BlockComment) {
				if (this.scanner.getTokenError() === unexpectedEndOfComment) {
					this.problem('The comment is not closed.', start, Math.min(start + 2, end));
				} else if (!this.lenient) {
					this.problem('JSON has no comments.', start, end);
				}
				continue;
			}
			if (this.root && this.frames.length === 0) {
				this.problem('The JSON value has ended before this.', start, end);
				break;
			}
			if (!this.take(token, start, end)) {
				return { root: undefined, start: this.start, end: this.end };
			}
			this.lastEnd = end;
		}
		if (this.frames.length > 0) {
			this.problem('The file ends before every bracket is closed.', this.lastEnd, this.lastEnd);
		}
		while (this.frames.length > 0) {
			this.close(this.lastEnd);
		}
		return { root: this.root, start: this.start, end: this.end };
	}

	/** Gives false when reading must stop. */
	private take(token: number, start: number, end: number): boolean {
		switch (token) {
			case Token.OpenBrace:
			case Token.OpenBracket:
				this.expectValue(start);
				if (this.frames.length >= nestingLimit) {
					this.problems.push({
						rule: 'too-large',
						message: `Nested deeper than ${nestingLimit} levels: not read.`,
						start,
						end,
					});
					return false;
				}
				this.frames.push(
					token === Token.OpenBrace
						? { kind: 'object', start, entries: [], key: undefined, expects: 'key', names: new Set() }
						: { kind: 'array', start, items: [], expects: 'value' },
				);
				return true;
			case Token.CloseBrace:
				this.closeUpTo('object', start, end);
				return true;
			case Token.CloseBracket:
				this.closeUpTo('array', start, end);
				return true;
			case Token.Comma:
				this.comma(start, end);
				return true;
			case Token.Colon:
				this.colon(start, end);
				return true;
			default:
				this.scalar(token, start, end);
				return true;
		}
	}

	private get frame(): Frame | undefined {
		return this.frames.at(-1);
	}

	private problem(message: string, start: number, end: number): void {
		this.problems.push({ rule: 'syntax', message, start, end });
	}

	private scalar(token: number, start: number, end: number): void {
		const node = this.scalarNode(token, start, end);
		const frame = this.frame;
		if (frame?.kind === 'object' && (frame.expects === 'key' || frame.expects === 'comma')) {
			if (frame.expects === 'comma') {
				this.problem('A comma is missing before this.', start, end);
			}
			if (token !== Token.Text) {
				this.problem('A key in double quotes is expected here.', start, end);
			}
			frame.key = node;
			frame.expects = 'colon';
			return;
		}
		this.expectValue(start);
		this.add(node);
	}

	private scalarNode(token: number, start: number, end: number): ScalarNode {
		// One literal, all fields in one order: there is one for every word of a file.
		const style = token === Token.Text ? 'double' : 'plain';
		return {
			kind: 'scalar',
			start,
			end,
			source: this.text.slice(start, end),
			style,
			value: this.value(token, start, end),
		};
	}

	private value(token: number, start: number, end: number): ScalarNode['value'] {
		switch (token) {
			case Token.Text: {
				const error = this.scanner.getTokenError();
				if (error !== noScanError) {
					this.problem(
						error === unexpectedEndOfString
							? 'The text has no closing quotation mark.'
							: 'The text holds a character or an escape that JSON does not have.',
						start,
						end,
					);
				}
				return this.scanner.getTokenValue();
			}
			case Token.Number:
				return Number(this.text.slice(start, end));
			case Token.True:
				return true;
			case Token.False:
				return false;
			case Token.Null:
				return null;
			default:
				this.problem('This is no JSON value: text stands in double quotes.', start, end);
				return null;
		}
	}

	/** A value begins at `start`: complain if the place does not take one. */
	private expectValue(start: number): void {
		const frame = this.frame;
		if (!frame || frame.expects === 'value') {
			return;
		}
		if (frame.expects === 'comma') {
			this.problem('A comma is missing before this.', start, start + 1);
			if (frame.kind === 'object') {
				frame.key = this.absent(start);
			}
		} else if (frame.expects === 'colon') {
			this.problem('A colon is missing before this.', start, start + 1);
		} else if (frame.kind === 'object') {
			this.problem('A key in double quotes is expected here.', start, start + 1);
			frame.key = this.absent(start);
		}
		frame.expects = 'value';
	}

	private absent(at: number): ScalarNode {
		return { kind: 'scalar', start: at, end: at, source: '', style: 'plain', value: null };
	}

	private add(node: TreeNode): void {
		const frame = this.frame;
		if (!frame) {
			this.root = node;
		} else if (frame.kind === 'array') {
			frame.items.push(node);
			frame.expects = 'comma';
		} else {
			const key = frame.key ?? this.absent(node.start);
			const name = typeof key.value === 'string' ? key.value : key.source;
			if (frame.names.has(name)) {
				this.problems.push({
					rule: 'duplicate-key',
					message: 'This key stands twice in the same object; the first one is used.',
					start: key.start,
					end: key.end,
				});
			}
			frame.names.add(name);
			frame.entries.push({ key, name, value: node });
			frame.key = undefined;
			frame.expects = 'comma';
		}
	}

	private comma(start: number, end: number): void {
		const frame = this.frame;
		if (!frame) {
			this.problem('A value is expected here.', start, end);
			return;
		}
		if (frame.expects === 'comma') {
			frame.expects = frame.kind === 'object' ? 'key' : 'value';
			return;
		}
		this.problem('A value is missing before this comma.', start, end);
		this.completeKey(frame);
		frame.expects = frame.kind === 'object' ? 'key' : 'value';
	}

	/** A key without a value gets an absent one, just behind the last token. */
	private completeKey(frame: Frame): void {
		if (frame.kind === 'object' && frame.key) {
			this.add(this.absent(this.lastEnd));
		}
	}

	private colon(start: number, end: number): void {
		let frame = this.frame;
		if (frame?.kind === 'object' && frame.expects === 'colon') {
			frame.expects = 'value';
			return;
		}
		const key = this.takeBackText(frame);
		if (!key) {
			this.problem('A colon is not expected here.', start, end);
			return;
		}
		while (frame?.kind === 'array') {
			this.problem('The list is not closed before this key.', key.start, key.end);
			this.close(key.start);
			frame = this.frame;
		}
		if (frame?.kind === 'object') {
			frame.key = key;
			frame.expects = 'value';
		}
	}

	/** The text just read as a value turns out to be a key: takes it out again. Only where an object is around. */
	private takeBackText(frame: Frame | undefined): ScalarNode | undefined {
		if (frame?.expects !== 'comma' || !this.frames.some((f) => f.kind === 'object')) {
			return undefined;
		}
		const last = frame.kind === 'array' ? frame.items.at(-1) : frame.entries.at(-1)?.value;
		if (last?.kind !== 'scalar' || last.style !== 'double' || last.end !== this.lastEnd) {
			return undefined;
		}
		if (frame.kind === 'array') {
			frame.items.pop();
			return last;
		}
		const entry = frame.entries.pop();
		if (entry) {
			this.problem('The value of this key is missing.', entry.key.start, entry.key.end);
			frame.entries.push({ ...entry, value: this.absent(entry.key.end) });
		}
		return last;
	}

	private closeUpTo(kind: Frame['kind'], start: number, end: number): void {
		if (!this.frames.some((f) => f.kind === kind) || this.isStray(kind)) {
			this.problem('This bracket was never opened.', start, end);
			return;
		}
		for (let frame = this.frame; frame && frame.kind !== kind; frame = this.frame) {
			this.problem('Another bracket has to be closed before this one.', start, end);
			this.close(start);
		}
		const frame = this.frame;
		const empty = frame?.kind === 'array' ? frame.items.length === 0 : frame?.entries.length === 0;
		if (frame && !this.lenient && !empty && frame.expects === (frame.kind === 'array' ? 'value' : 'key')) {
			this.problem('JSON has no comma after the last value.', this.lastEnd - 1, this.lastEnd);
		} else if (frame?.kind === 'object' && frame.key) {
			this.problem('The value of this key is missing.', frame.key.start, frame.key.end);
		}
		this.close(end);
	}

	/** One closing bracket too many, as what follows shows: it goes on with what the bracket would have closed. */
	private isStray(kind: Frame['kind']): boolean {
		const top = this.frame;
		if (!top || (top.kind === kind && this.frames.length > 1)) {
			return false;
		}
		const [next, second = Token.End, third] = this.peek();
		const nextEntry = next === Token.Comma && second === Token.Text && third === Token.Colon;
		if (top.kind === 'object') {
			return nextEntry;
		}
		const nextItem = next === Token.Comma && !nextEntry && startsValue.has(second);
		const innerObject = this.frames.findLastIndex((f) => f.kind === 'object');
		if (this.frames.slice(0, Math.max(0, innerObject)).some((f) => f.kind === 'array')) {
			// What follows may be this list's next item or the outer list's: it is that of the list that holds such items.
			return nextItem && (top.items.at(-1)?.kind === 'mapping') === (second === Token.OpenBrace);
		}
		return nextItem || (top.kind !== kind && next === Token.CloseBracket);
	}

	/** The next three tokens that are not blank or comment. */
	private peek(): number[] {
		const position = this.scanner.getPosition();
		const tokens: number[] = [];
		while (tokens.length < 3 && tokens.at(-1) !== Token.End) {
			const token = this.scanner.scan();
			if (token < Token.LineComment || token > Token.Blank) {
				tokens.push(token);
			}
		}
		this.scanner.setPosition(position);
		return tokens;
	}

	private close(end: number): void {
		const frame = this.frame;
		if (!frame) {
			return;
		}
		this.completeKey(frame);
		this.frames.pop();
		this.add(
			frame.kind === 'object'
				? { kind: 'mapping', start: frame.start, end, entries: frame.entries, flow: true }
				: { kind: 'sequence', start: frame.start, end, items: frame.items, flow: true },
		);
	}
}
