import schema from '../../schemas/case.schema.json';

/** What is typed under a key of the case format. */
export type FieldShape = 'text' | 'number' | 'texts' | 'numbers' | 'mapping' | 'mappings';

interface FieldSchema {
	readonly $ref?: string;
	readonly type?: string | readonly string[];
	readonly items?: FieldSchema;
	readonly examples?: readonly string[];
	readonly properties?: Readonly<Record<string, FieldSchema>>;
}

const own = schema.definitions;
const definitions: Readonly<Record<string, FieldSchema>> = own;

/** The mappings of the format, by the fields around them. */
const mappings: Readonly<Record<string, FieldSchema | undefined>> = {
	'': own.case,
	claim: own.claim,
	'claim.lines': own.line,
	note: own.note,
};

/** Undefined where the format has no such field. Documentation elements are texts, and their codes mappings. */
export function fieldShape(parent: string, name: string): FieldShape | undefined {
	if (parent === 'note.documentation') {
		return 'mapping';
	}
	if (parent.startsWith('note.documentation.')) {
		return 'text';
	}
	const field = mappings[parent]?.properties?.[name];
	const { type, items } = (field?.$ref ? definitions[field.$ref.replace('#/definitions/', '')] : field) ?? {};
	if (!field || !type) {
		return undefined;
	}
	if (items) {
		return items.$ref ? 'mappings' : firstType(items.type) === 'number' ? 'numbers' : 'texts';
	}
	return firstType(type) === 'object' ? 'mapping' : firstType(type) === 'number' ? 'number' : 'text';
}

/** The values of a field that has only a few, by the fields around it and its own name; none for any other. */
export function fieldValues(field: string): readonly string[] {
	const at = field.lastIndexOf('.');
	return mappings[field.slice(0, Math.max(0, at))]?.properties?.[field.slice(at + 1)]?.examples ?? [];
}

function firstType(type: FieldSchema['type']): string | undefined {
	return typeof type === 'string' ? type : type?.[0];
}
