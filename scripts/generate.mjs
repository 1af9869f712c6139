// `npm run generate`: makes server/guidance/generated/ from schemas/guidance.schema.json and guidance/*.yaml: the schema
// as code (no schema compiler at run time), and the guidance as checked data; and server/case/generated/ from
// schemas/case.schema.json: the fields of the case format and what they hold. Every build does this too. Then docs/rules/, the
// pages of the rules, schemas/caseHelp.schema.json and l10n/bundle.l10n.json, which are part of the repository.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { Ajv } from 'ajv';
import standaloneCode from 'ajv/dist/standalone/index.js';
import { build } from 'esbuild';
import { writeCaseHelp } from './caseHelp.mjs';
import { writeClientStrings } from './clientStrings.mjs';
import { writeRulePages } from './rulePages.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const generated = path.join(root, 'server/guidance/generated');
const generatedFields = path.join(root, 'server/case/generated/caseFields.json');

/** Writes what is out of date. Throws an error that lists every problem of the guidance, one a line. */
export async function generate() {
	mkdirSync(generated, { recursive: true });
	mkdirSync(path.dirname(generatedFields), { recursive: true });
	writeCaseFields(JSON.parse(readFileSync(path.join(root, 'schemas/case.schema.json'), 'utf8')).definitions);
	const schema = JSON.parse(readFileSync(path.join(root, 'schemas/guidance.schema.json'), 'utf8'));
	await writeValidator(schema);
	const { compileGuidance, LineIndex } = await compiler();
	const files = readdirSync(path.join(root, 'guidance'))
		.filter((name) => name.endsWith('.yaml'))
		.sort()
		.map((name) => ({ path: `guidance/${name}`, text: readFileSync(path.join(root, 'guidance', name), 'utf8') }));
	const { data, problems } = compileGuidance(files);
	if (problems.length > 0) {
		const texts = new Map(files.map((f) => [f.path, new LineIndex(f.text)]));
		throw new Error(problems.map((p) => located(p, texts.get(p.path))).join('\n'));
	}
	write(path.join(generated, 'guidance.json'), `${JSON.stringify(data, null, '\t')}\n`);
}

/** The fields by where they stand: list indexes left out, empty for the outermost. */
function writeCaseFields({ case: outermost, claim, line, note }) {
	const places = { '': outermost, claim, 'claim.lines': line, note };
	const definitions = { claim, note };
	const fieldsOf = ({ properties }) =>
		Object.entries(properties).map(([name, { description, $ref }]) => [
			name,
			description ?? definitions[$ref?.split('/').at(-1)].description,
		]);
	const fields = Object.fromEntries(
		Object.entries(places).map(([place, schema]) => [place, Object.fromEntries(fieldsOf(schema))]),
	);
	write(generatedFields, `${JSON.stringify(fields, null, '\t')}\n`);
}

function located({ path: file, message, start }, lines) {
	const { line, character } = lines.position(start);
	return `${file}:${line + 1}:${character + 1} ${message}`;
}

async function writeValidator(schema) {
	const ajv = new Ajv({ allErrors: true, messages: false, inlineRefs: false, code: { source: true, esm: true } });
	const validator = standaloneCode(ajv, ajv.compile(withoutDescriptions(schema)));
	const forms = Object.values(schema.definitions).flatMap(({ pattern, description }) =>
		pattern ? [[pattern, description]] : [],
	);
	const contents = `${validator}\nexport const forms = ${JSON.stringify(Object.fromEntries(forms))};\n`;
	// Bundled because the validator requires small files of ajv's.
	write(
		path.join(generated, 'validateGuidance.js'),
		banner + (await bundled({ contents, resolveDir: root, loader: 'js' })),
	);
	write(path.join(generated, 'validateGuidance.d.ts'), banner + declarations);
}

/** Descriptions are for editors; the code carries the schema with it, and is half as long without them. */
function withoutDescriptions(schema) {
	return JSON.parse(JSON.stringify(schema), (key, value) =>
		key === 'description' && typeof value === 'string' ? undefined : value,
	);
}

/** The guidance compiler, bundled in memory: it is TypeScript, and this is plain Node. */
async function compiler() {
	const contents =
		"export { compileGuidance } from './server/guidance/compileGuidance';" +
		"export { LineIndex } from './server/text/lineIndex';";
	const code = await bundled({ contents, resolveDir: root, loader: 'ts' });
	return import(`data:text/javascript;base64,${Buffer.from(code).toString('base64')}`);
}

async function bundled(stdin) {
	const { outputFiles } = await build({
		absWorkingDir: root,
		stdin,
		bundle: true,
		write: false,
		format: 'esm',
		platform: 'neutral',
		mainFields: ['browser', 'module', 'main'],
		target: 'es2022',
		logLevel: 'warning',
	});
	return outputFiles[0].text;
}

/** Leaves a file alone that is as it should be, so that watchers stay calm. */
function write(file, text) {
	if (!existsSync(file) || readFileSync(file, 'utf8') !== text) {
		writeFileSync(file, text);
	}
}

const banner = '// Generated by scripts/generate.mjs: do not edit.\n';

const declarations = `import type { FileContent } from '../fileContent';

export interface SchemaError {
	readonly instancePath: string;
	readonly keyword: string;
	readonly params: Readonly<Record<string, unknown>>;
}

/** Whether a file's content is of the form that the schema asks for; if not, \`errors\` says why, until the next call. */
declare const validateGuidance: {
	(value: unknown): value is FileContent;
	errors: readonly SchemaError[] | null;
};
export default validateGuidance;

/** What a text must look like, by the pattern that it must match. */
export declare const forms: Readonly<Record<string, string>>;
`;

if (process.argv[1] && path.resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
	try {
		await generate();
		await writeRulePages();
		await writeCaseHelp();
		writeClientStrings();
	} catch (error) {
		console.error(error.message);
		process.exitCode = 1;
	}
}
