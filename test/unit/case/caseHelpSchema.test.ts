import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Ajv } from 'ajv';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contributes } from '../../../package.json';
import { caseHelpSchema } from '../../../scripts/caseHelpSchema';
import { hasCaseName } from '../../../server/case/readCases';

const root = path.join(import.meta.dirname, '../../..');
const read = (file: string) => readFileSync(path.join(root, file), 'utf8');
const whole = JSON.parse(read('schemas/case.schema.json'));
const help = JSON.parse(read('schemas/caseHelp.schema.json'));

it('schemas/caseHelp.schema.json is what the schema of the case format makes of it; else run `npm run generate`', () => {
	expect(read('schemas/caseHelp.schema.json')).toBe(`${JSON.stringify(caseHelpSchema(whole), null, 2)}\n`);
});

describe('the schema for editors', () => {
	const validate = new Ajv({ strict: false }).compile(help);

	it('describes the fields, at the top and in a list of cases', () => {
		expect(help.properties.case.description).toBe('Ties a claim and a note that stand in different files.');
		expect(help.items).toEqual({ $ref: '#/definitions/case' });
		expect(Object.keys(help.definitions.line.properties)).toEqual(Object.keys(whole.definitions.line.properties));
		expect(help.definitions.line.properties.status).toEqual(
			// The words are those of schemas/case.schema.json.
			{
				description: '`denied` or `voided`: such a line carries no add-on and is judged by no add-on rule.',
				examples: ['denied', 'voided'],
			},
		);
		expect(help.definitions.claim.properties.lines).toEqual({
			description: 'The service lines. A claim needs them.',
			items: { $ref: '#/definitions/line' },
		});
	});

	it('forbids nothing: what is wrong in a case is said by the rules', () => {
		const keywords = new Set<string>();
		const see = (schema: Record<string, unknown>) => {
			for (const [key, value] of Object.entries(schema)) {
				keywords.add(key);
				for (const one of ['properties', 'definitions'].includes(key) ? Object.values(value as object) : [value]) {
					if (one && typeof one === 'object' && !Array.isArray(one)) {
						see(one as Record<string, unknown>);
					}
				}
			}
		};
		see(help);
		expect([...keywords].sort()).toEqual([
			...['$comment', '$ref', '$schema', 'additionalProperties', 'definitions', 'description', 'examples', 'items'],
			...['properties', 'title'],
		]);
		expect(JSON.stringify(help)).not.toContain('"additionalProperties":false');
		const key = fc.constantFrom('case', 'claim', 'note', 'lines', 'lnes', 'documentation', '1023T', 'code', 'units');
		const { data } = fc.letrec((tie) => ({
			data: fc.oneof(
				{ maxDepth: 4 },
				fc.constantFrom(null, true, 1, 'x'),
				fc.array(tie('data'), { maxLength: 3 }),
				fc.dictionary(key, tie('data'), { maxKeys: 4 }),
			),
		}));
		fc.assert(fc.property(data, (any) => validate(any)));
	});
});

describe('the extension contributes it', () => {
	const { jsonValidation, yamlValidation } = contributes;
	const names = [...jsonValidation, ...yamlValidation]
		.filter(({ url }) => url.endsWith('/caseHelp.schema.json'))
		.flatMap(({ fileMatch }) => fileMatch);

	it('for the files of our own names', () => {
		expect(jsonValidation).toEqual([
			{ fileMatch: ['*.case.json', '*.claim.json', '*.note.json'], url: './schemas/caseHelp.schema.json' },
		]);
		expect(yamlValidation).toContainEqual({
			fileMatch: ['*.case.yaml', '*.case.yml', '*.claim.yaml', '*.claim.yml', '*.note.yaml', '*.note.yml'],
			url: './schemas/caseHelp.schema.json',
		});
		expect(names.filter((n) => !hasCaseName(n.replace('*', 'x')))).toEqual([]);
	});
});
