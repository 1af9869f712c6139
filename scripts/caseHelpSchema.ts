/** A JSON Schema as far as `schemas/case.schema.json` uses the language. */
export interface Schema {
	readonly $ref?: string;
	readonly title?: string;
	readonly description?: string;
	readonly examples?: readonly unknown[];
	readonly anyOf?: readonly Schema[];
	readonly items?: Schema;
	readonly properties?: Readonly<Record<string, Schema>>;
	readonly additionalProperties?: boolean | Schema;
	readonly definitions?: Readonly<Record<string, Schema>>;
	readonly [constraint: string]: unknown;
}

/**
 * The schema of the case format for editors that complete and explain by a schema: it describes what there is and forbids
 * nothing, since what is wrong in a case is found by the rules, and would be reported twice.
 */
export function caseHelpSchema(schema: Schema): Schema {
	const definitions = schema.definitions ?? {};
	return {
		$schema: 'http://json-schema.org/draft-07/schema#',
		$comment: 'Generated from case.schema.json by `npm run generate`: do not edit.',
		...described(schema, definitions),
		definitions: Object.fromEntries(
			Object.entries(definitions).map(([name, one]) => [name, described(one, definitions)]),
		),
	};
}

function described(schema: Schema, definitions: Readonly<Record<string, Schema>>): Schema {
	const { $ref, title, description, examples, anyOf, items, properties, additionalProperties } = schema;
	// What fits one of several is described by all of them: keywords for lists and for objects do not meet.
	const several = (anyOf ?? []).map((one) => described(resolved(one, definitions), definitions));
	return {
		...Object.assign({}, ...several),
		...($ref !== undefined && { $ref }),
		...(title !== undefined && { title }),
		...(description !== undefined && { description }),
		...(examples && { examples }),
		...(items && { items: described(items, definitions) }),
		...(properties && {
			properties: Object.fromEntries(
				Object.entries(properties).map(([name, one]) => [name, described(one, definitions)]),
			),
			// Said, because an editor may be set to forbid what is not.
			additionalProperties: true,
		}),
		...(typeof additionalProperties === 'object' && {
			additionalProperties: described(additionalProperties, definitions),
		}),
	};
}

function resolved(schema: Schema, definitions: Readonly<Record<string, Schema>>): Schema {
	return definitions[schema.$ref?.split('/').at(-1) ?? ''] ?? schema;
}
