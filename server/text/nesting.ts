import { nestingLimit } from './tree';

/**
 * A linear look at YAML before its parser, which recurses: the offset at which nesting passes the limit, else
 * undefined. Two thousand `[` would end the process otherwise, and no handler can catch that. It follows quotes,
 * comments and block scalars well enough not to take the brackets of a note's text for nesting.
 */
export function tooDeepAt(text: string): number | undefined {
	const columns: number[] = [];
	let flow = 0;
	/** Lines indented deeper than this belong to a block scalar; -1 outside of one. */
	let scalarIndent = -1;
	for (let at = 0; at < text.length; ) {
		const newline = text.indexOf('\n', at);
		const end = newline < 0 ? text.length : newline;
		const content = contentStart(text, at, end);
		if (content < end) {
			if (scalarIndent >= 0 && content - at > scalarIndent) {
				at = end + 1;
				continue;
			}
			scalarIndent = -1;
			if (flow === 0) {
				const lineDepth = blockDepth(text, at, content, end, columns);
				if (lineDepth > nestingLimit) {
					return content;
				}
				if (opensBlockScalar(text.slice(content, Math.min(end, content + 1000)))) {
					scalarIndent = content - at;
				}
			}
			if (scalarIndent < 0) {
				const depth = flowDepth(text, content, end, flow);
				if (depth.tooDeep !== undefined || columns.length + depth.flow > nestingLimit) {
					return depth.tooDeep ?? content;
				}
				flow = depth.flow;
			}
		}
		at = end + 1;
	}
	return undefined;
}

/** A line such as `text: |` or `- >-  # why`. A `|` at the end of a comment opens nothing. */
function opensBlockScalar(line: string): boolean {
	const header = /(?:^|[ \t])[|>][-+0-9]{0,2}[ \t]*(?:[ \t]#[^\n]*)?$/.exec(line.trimEnd());
	return header !== null && !/(?:^|\s)#/.test(line.slice(0, header.index));
}

function contentStart(text: string, at: number, end: number): number {
	let i = at;
	while (i < end && (text[i] === ' ' || text[i] === '\t' || text[i] === '\r' || text[i] === '\uFEFF')) {
		i++;
	}
	return i;
}

/** Keeps the stack of open block columns; a `- ` or `? ` opens one of its own. */
function blockDepth(text: string, line: number, content: number, end: number, columns: number[]): number {
	let column = content - line;
	while ((columns.at(-1) ?? -1) > column) {
		columns.pop();
	}
	if (columns.at(-1) !== column) {
		columns.push(column);
	}
	for (let i = content; i < end && (text[i] === '-' || text[i] === '?') && /\s/.test(text[i + 1] ?? '\n'); ) {
		i++;
		while (i < end && text[i] === ' ') {
			i++;
		}
		column = i - line;
		columns.push(column);
		if (columns.length > nestingLimit) {
			break;
		}
	}
	return columns.length;
}

function flowDepth(text: string, from: number, end: number, open: number): { flow: number; tooDeep?: number } {
	let flow = open;
	/** A bracket opens a list only where a value may begin; inside plain text it is text. */
	let valueMayBegin = true;
	for (let i = from; i < end; i++) {
		const c = text[i];
		if (c === ' ' || c === '\t') {
			continue;
		}
		if (c === '#' && (i === from || /\s/.test(text[i - 1] ?? ' '))) {
			break;
		}
		if ((c === '[' || c === '{') && (valueMayBegin || flow > 0)) {
			flow++;
			if (flow > nestingLimit) {
				return { flow, tooDeep: i };
			}
			valueMayBegin = true;
		} else if ((c === ']' || c === '}') && flow > 0) {
			flow--;
		} else if ((c === '"' || c === "'") && valueMayBegin) {
			const close = closingQuote(text, i, end);
			i = close;
			valueMayBegin = false;
		} else {
			const next = text[i + 1];
			const separated = next === undefined || next === ' ' || next === '\t' || next === '\r' || next === '\n';
			valueMayBegin =
				(flow > 0 && c === ',') ||
				((c === ':' || c === '-' || c === '?') && (separated || (flow > 0 && c === ':'))) ||
				(valueMayBegin && (c === '&' || c === '!'));
		}
	}
	return { flow };
}

function closingQuote(text: string, open: number, end: number): number {
	const quote = text[open];
	for (let i = open + 1; i < end; i++) {
		if (quote === '"' && text[i] === '\\') {
			i++;
		} else if (text[i] === quote) {
			return i;
		}
	}
	return end;
}
