import { type CompletionItem, CompletionItemKind } from 'vscode-languageserver-types';
import schema from '../../schemas/guidance.schema.json';
import type { Guidance } from '../guidance/guidance';
import { ruleIds, ruleText } from '../rules/ruleIds';
import { readText } from '../text/readText';
import { textOf, valueAt } from '../text/tree';
import { cursorPath, type Path, wordAt } from './cursorPath';
import type { HoverText } from './hover';
import { escaped } from './markdown';

/** The parts of a JSON schema that this one uses. */
interface Schema {
	readonly $ref?: string;
	readonly allOf?: readonly Schema[];
	readonly type?: string;
	readonly description?: string;
	readonly properties?: Readonly<Record<string, Schema>>;
	readonly required?: readonly string[];
	readonly items?: Schema;
	readonly enum?: readonly string[];
}

interface Choice {
	readonly name: string;
	readonly says: string;
	readonly insert: string;
}

/** What the key or value at the offset of a file of guidance means; undefined where there is none that is known. */
export function guidanceHover(text: string, offset: number, guidance: Guidance): HoverText | undefined {
	const root = readText(text, 'yaml').documents[0]?.root;
	const found = root && wordAt(root, offset, []);
	const kind = textOf(valueAt(root, 'kind'));
	if (!found) {
		return undefined;
	}
	const { start, end } = found.place;
	const says = found.isKey ? described(found.path, found.name, kind) : referred(found.path, found.name, kind, guidance);
	const markdown = `**${escaped(found.name)}**${found.isKey ? ' · field of guidance' : ''}\n\n${says ?? ''}`;
	return says === undefined ? undefined : { markdown, start, end };
}

/** What can stand at the offset. Half-typed text is looked at by its lines, not by its tree. */
export function guidanceCompletion(text: string, offset: number, guidance: Guidance): CompletionItem[] {
	const cursor = cursorPath(text, offset);
	if (!cursor) {
		return [];
	}
	const kind = /^kind:[ \t]*["']?([\w-]+)/m.exec(text)?.[1];
	const at = schemaAt(cursor.path, kind);
	const values = at ? valuesOf(at, cursor.path, guidance) : [];
	const keys = values.length > 0 || !at ? [] : keysOf(at);
	return [...values, ...keys].map(({ name, says, insert }) => ({
		label: name,
		kind: values.length > 0 ? CompletionItemKind.Value : CompletionItemKind.Property,
		documentation: { kind: 'markdown', value: says },
		insertText: insert,
	}));
}

function described(path: Path, name: string, kind: string | undefined): string | undefined {
	const mapping = schemaAt(path, kind);
	const field = mapping?.properties?.[name];
	const says = field && resolved(field).description;
	return says === undefined ? undefined : `${says}${mapping?.required?.includes(name) ? '' : ' It may be left out.'}`;
}

/** What a value that names something else stands for. */
function referred(path: Path, name: string, kind: string | undefined, guidance: Guidance): string | undefined {
	const at = schemaAt(path, kind);
	return at && valuesOf(at, path, guidance).find((c) => c.name === name)?.says;
}

/** The schema of what stands below some keys; of a list, that of its parts. */
function schemaAt(path: Path, kind: string | undefined): Schema | undefined {
	let at: Schema | undefined = path[0] === 'kind' ? anyFile : fileSchema(kind);
	for (const key of path) {
		const next: Schema | undefined = at?.properties?.[key];
		at = next && partOf(resolved(next));
	}
	return at;
}

function partOf(node: Schema): Schema {
	return node.items ? partOf(resolved(node.items)) : node;
}

function fileSchema(kind: string | undefined): Schema {
	const branch = schema.allOf.find((b) => b.if.properties.kind.const === kind);
	return branch ? resolved(branch.then) : anyFile;
}

/** A file that does not say yet what it holds. */
const anyFile: Schema = { properties: schema.properties, required: schema.required };

/** With what it refers to; its own description goes before. */
function resolved(node: Schema): Schema {
	const [target] = node.allOf ?? [];
	const { $ref } = node.$ref === undefined ? (target ?? {}) : node;
	if ($ref === undefined) {
		return node;
	}
	const definitions: Readonly<Record<string, Schema>> = schema.definitions;
	const found = definitions[$ref.split('/').at(-1) ?? ''];
	return { ...(found && resolved(found)), ...(node.description !== undefined && { description: node.description }) };
}

function keysOf({ properties = {} }: Schema): Choice[] {
	return Object.entries(properties).map(([name, field]) => {
		const { type, description = '' } = resolved(field);
		const insert = type === 'object' ? `${name}:\n  ` : type === 'array' ? `${name}:\n  - ` : `${name}: `;
		return { name, says: description, insert };
	});
}

function valuesOf(at: Schema, path: Path, guidance: Guidance): Choice[] {
	const choice = (name: string, says = ''): Choice => ({ name, says, insert: name });
	if (path.length === 1 && path[0] === 'kind') {
		return schema.properties.kind.enum.map((name) => choice(name, fileSchema(name).description));
	}
	if (at.enum) {
		return at.enum.map((name) => choice(name, at.description));
	}
	if (at.type === 'boolean') {
		return ['true', 'false'].map((name) => choice(name, at.description));
	}
	return at.type === 'string' ? named(path.at(-1) ?? '', guidance).map(([name, says]) => choice(name, says)) : [];
}

/** The names that a field of a name can hold, each with what it stands for. */
function named(field: string, guidance: Guidance): readonly (readonly [string, string | undefined])[] {
	const { data } = guidance;
	switch (field) {
		case 'source':
			return data.sources.map((s) => [s.id, [s.title, s.date].filter((p) => p !== undefined).join(', ')] as const);
		case 'documentation':
		case 'set':
			return data.documentation.map((s) => [s.name, s.title] as const);
		case 'family':
			return data.families.map((f) => [f.name, f.category] as const);
		case 'siblings':
			return data.addOns.map((a) => [a.code, a.meaning] as const);
		case 'shownBy':
		case 'shows':
		case 'doesNotShow':
		case 'element':
			return [...new Set(data.narrative.signs.map((s) => s.element))].map((name) => [name, undefined] as const);
		case 'finds':
		case 'doesNotFind':
			return ruleIds.map((id) => [id, ruleText(id)?.what] as const);
		case 'code':
		case 'codes':
			return [...data.addOns, ...data.procedures].map((p) => [quoted(p.code), p.meaning] as const);
		default:
			return [];
	}
}

/** Digits without quotes would be a number. */
function quoted(code: string): string {
	return /^\d+(?:[eE]\d+)?$/.test(code) ? `"${code}"` : code;
}
