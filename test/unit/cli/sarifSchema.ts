import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';

const file = path.join(
	import.meta.dirname,
	'../../../node_modules/@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json',
);

/** What the schema of SARIF 2.1.0 has against a log; null when nothing. */
export function sarifMistakes(log: string): unknown {
	// Written in draft 4, whose names for itself and for its draft ajv does not take.
	const { $schema: _, id: __, ...schema } = JSON.parse(readFileSync(file, 'utf8'));
	const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
	addFormats.default(ajv);
	const validate = ajv.compile(schema);
	validate(JSON.parse(log));
	return validate.errors;
}
