import { type CompletionItem, CompletionItemKind } from 'vscode-languageserver-types';
import schema from '../../schemas/settings.schema.json';
import type { Guidance } from '../guidance/guidance';
import type { LibraryReading } from '../library/libraryFile';
import { type RuleText, ruleText, settableRules } from '../rules/ruleIds';
import { readText } from '../text/readText';
import { codeFileText } from './codeFileText';
import { cursorPath, type Path, wordAt } from './cursorPath';
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
