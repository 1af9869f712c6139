// schemas/caseHelp.schema.json, which the extension contributes to VS Code's JSON support and to the YAML extension: made from
// schemas/case.schema.json. `npm run generate` writes it; the build does not, so that test/unit/case/caseHelpSchema.test.ts can
// tell when that in the repository is out of date.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');

export async function writeCaseHelp() {
	const { outputFiles } = await build({
		absWorkingDir: root,
		entryPoints: ['scripts/caseHelpSchema.ts'],
		write: false,
		format: 'esm',
		target: 'es2022',
		logLevel: 'warning',
	});
	const code = Buffer.from(outputFiles[0].text).toString('base64');
	const { caseHelpSchema } = await import(`data:text/javascript;base64,${code}`);
	const schema = JSON.parse(readFileSync(path.join(root, 'schemas/case.schema.json'), 'utf8'));
	const text = `${JSON.stringify(caseHelpSchema(schema), null, 2)}\n`;
	writeFileSync(path.join(root, 'schemas/caseHelp.schema.json'), text);
}
