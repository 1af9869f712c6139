import { type CompletionItem, CompletionItemKind } from 'vscode-languageserver-types';
import schema from '../../schemas/settings.schema.json';
import type { Place } from '../case/case';
import type { Guidance } from '../guidance/guidance';
import type { LibraryReading } from '../library/libraryFile';
import { type RuleText, ruleText, settableRules } from '../rules/ruleIds';
import { readText } from '../text/readText';
import type { TreeNode } from '../text/tree';
import { textOf } from '../text/tree';
import { codeFileText } from './codeFileText';
import { touches } from './document';
import type { HoverText } from './hover';

/** What a key or value at a path of the settings is; the one table behind hover and completion. */
interface Help {
	readonly name: string;
	readonly markdown: string;
	/** What is typed for it. */
	readonly insert: string;
}

/** What the key or value at the offset of a settings file means; undefined where there is none that is known. */
export function settingsHover(
	text: string,
	offset: number,
	guidance: Guidance,
	today: string,
	codeFiles?: ReadonlyMap<string, LibraryReading | undefined>,
): HoverText | undefined {
	const root = readText(text, 'yaml').documents[0]?.root;
	const found = root && wordAt(root, offset, []);
	if (found?.path[0] === 'codeLibraries' && [undefined, 'file'].includes(found.path[1]) && codeFiles?.has(found.name)) {
		const markdown = codeFileText(codeFiles.get(found.name));
		return { markdown, start: found.place.start, end: found.place.end };
	}
	const help = found && choices(found.path, guidance, today).find((h) => h.name === found.name);
	return help && { markdown: help.markdown, start: found.place.start, end: found.place.end };
}

/** What can stand at the offset of a settings file. Half-typed text is looked at by its lines, not by its tree. */
export function settingsCompletion(text: string, offset: number, guidance: Guidance, today: string): CompletionItem[] {
	const cursor = cursorPath(text, offset);
	return (cursor ? choices(cursor.path, guidance, today) : []).map(({ name, markdown, insert }) => ({
		label: name,
		kind: cursor?.isValue ? CompletionItemKind.Value : CompletionItemKind.Property,
		documentation: { kind: 'markdown', value: markdown },
		insertText: insert,
	}));
}

type Path = readonly string[];

/** What may stand below a path of keys. */
function choices(path: Path, guidance: Guidance, today: string): Help[] {
	const [first, second] = path;
	if (first === undefined) {
		return Object.entries(schema.properties).map(([name, { description, type }]) => ({
			name,
			markdown: `**${name}** · setting\n\n${description}`,
			insert: type === 'object' ? `${name}:\n  ` : type === 'array' ? `${name}:\n  - ` : `${name}: `,
		}));
	}
	if (first === 'severity') {
		return second === undefined ? settableRules.map(ruleHelp) : severities(ruleText(second));
	}
	if (first === 'limits' && second === undefined) {
		return Object.entries(schema.properties.limits.properties).map(([name, { description }]) => ({
			name,
			markdown: `**${name}** · limit\n\n${description}`,
			insert: `${name}: `,
		}));
	}
	if (first === 'codeLibraries') {
		return codeLibraries(second);
	}
	if (first === 'requiredElements') {
		return second === undefined ? addOns(guidance) : elements(second, guidance);
	}
	if (first === 'narrative') {
		const { enum: names, description: markdown } = schema.properties.narrative;
		return names.map((name) => ({ name, markdown, insert: name }));
	}
	if (first === 'baseline') {
		const markdown = schema.properties.baseline.description;
		return ['true', 'false'].map((name) => ({ name, markdown, insert: name }));
	}
	return first === 'today'
		? [{ name: today, markdown: 'The local day. Without this setting it is always the day of review.', insert: today }]
		: [];
}

/** What the mapping of a file of codes takes. */
function codeLibraries(key: string | undefined): Help[] {
	const { properties } = schema.definitions.codeLibrary;
	if (key === undefined) {
		return Object.entries(properties).map(([name, { description }]) => ({
			name,
			markdown: `**${name}** · of a file of codes\n\n${description}`,
			insert: `${name}: `,
		}));
	}
	const { enum: names, description: markdown } = properties.codes;
	return key === 'codes' ? names.map((name) => ({ name, markdown, insert: name })) : [];
}

function ruleHelp(rule: RuleText): Help {
	const markdown = `**${rule.id}** · rule, by itself: ${rule.severity}\n\n${rule.what}\n\n${rule.why}`;
	return { name: rule.id, markdown, insert: `${rule.id}: ` };
}

function severities(rule: RuleText | undefined): Help[] {
	const { enum: names } = schema.properties.severity.additionalProperties;
	return names.map((name) => {
		const own = rule?.severity === name ? ' It is the one that the rule has by itself.' : '';
		const what = name === 'off' ? 'The rule is switched off.' : 'The severity of every finding of the rule.';
		return { name, markdown: `**${name}**\n\n${what}${own}`, insert: name };
	});
}

function addOns(guidance: Guidance): Help[] {
	return guidance.data.addOns
		.filter(({ code }) => guidance.elementsOf(code).length > 0)
		.map(({ code }) => {
			const required = guidance.elementsOf(code).filter((e) => e.required);
			const names = required.map((e) => `\`${e.name}\``).join(', ');
			return {
				name: code,
				markdown: `**${code}** · add-on code\n\nRequired by the guidance: ${names}.`,
				insert: `${code}:\n    - `,
			};
		});
}

function elements(code: string, guidance: Guidance): Help[] {
	return guidance.elementsOf(code).map(({ name, label, why }) => ({
		name,
		markdown: `**${name}** · documentation of ${code.toUpperCase()}\n\n${label}. ${why}`,
		insert: name,
	}));
}

interface Word {
	readonly name: string;
	/** The keys above it. */
	readonly path: Path;
	readonly place: Place;
}

function wordAt(node: TreeNode, offset: number, path: Path): Word | undefined {
	if (node.kind === 'scalar') {
		const name = textOf(node);
		return name !== undefined && touches(node, offset) ? { name, path, place: node } : undefined;
	}
	if (node.kind === 'sequence') {
		return first(node.items, (item) => wordAt(item, offset, path));
	}
	return first(node.entries, ({ key, name, value }) =>
		touches(key, offset) ? { name, path, place: key } : wordAt(value, offset, [...path, name]),
	);
}

function first<T, R>(items: readonly T[], find: (item: T) => R | undefined): R | undefined {
	for (const item of items) {
		const found = find(item);
		if (found) {
			return found;
		}
	}
	return undefined;
}

/** The keys above the cursor, by indentation and on its own line; undefined where nothing can be typed: in a comment. */
function cursorPath(text: string, offset: number): { path: Path; isValue: boolean } | undefined {
	const lines = text.slice(0, offset).split(/\r?\n/);
	const current = lines.pop() ?? '';
	if (/(?:^|\s)#|:$/.test(current)) {
		return undefined;
	}
	const { path, isValue } = keysOn(current);
	let indent = /^\s*/.exec(current)?.[0].length ?? 0;
	const isItem = /^\s*-/.test(current);
	for (const line of lines.reverse()) {
		const key = /^(\s*)([\w-]+)\s*:/.exec(line);
		if (key && ((key[1] ?? '').length < indent || (isItem && path.length === 0 && (key[1] ?? '').length === indent))) {
			path.unshift(key[2] ?? '');
			indent = (key[1] ?? '').length;
		}
	}
	return { path, isValue: isValue || isItem };
}

/** The keys that the end of a line stands under, those in braces too. */
function keysOn(line: string): { path: string[]; isValue: boolean } {
	const path: string[] = [];
	/** How many keys stand around what is in each open bracket. */
	const around: number[] = [];
	let isValue = false;
	for (const [token, key] of line.matchAll(/([\w-]+)\s*:\s|[{}[\],]/g)) {
		if (key !== undefined) {
			path.push(key);
		} else if (token === '{' || token === '[') {
			around.push(path.length);
		} else {
			path.length = token === ',' ? (around.at(-1) ?? 0) : Math.max(0, (around.pop() ?? 0) - 1);
		}
		isValue = key !== undefined || token === '[';
	}
	return { path, isValue };
}
