// What the grammars in syntaxes/ color, injected into VS Code's own grammars of YAML and JSON.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const require = createRequire(import.meta.url);
const { INITIAL, parseRawGrammar, Registry } = require('vscode-textmate');
const oniguruma = require('vscode-oniguruma');
const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

/** What each kind is called below, by the end of its scope. */
const kinds = {
	'procedure-code': 'code',
	modifier: 'modifier',
	diagnosis: 'diagnosis',
	'place-of-service': 'place',
	'revenue-code': 'revenue',
	element: 'element',
};

/**
 * Texts in which what is to be colored stands in angle brackets, with its kind: `<code:1023T>`. Everything else is to be
 * left alone; lines marked with `!` have to have the scopes of the language's own grammar besides.
 */
const texts = {
	'a claim in YAML': `
claim:
  placeOfService: "<place:22>"
  diagnoses: [<diagnosis:R91.1>, '<diagnosis:c3411>' , x y]
  lines:
    - code: "<code:32408>"
      modifiers: [<modifier:RT>,
        <modifier:59>]
      revenueCode: "<revenue:0361>"
      units: 32408
    - code:   <code:1023t>   # 32408
      modifiers: <modifier:LT>
    - { code: <code:J2250>, modifiers: [<modifier:XS>], units: 2 }`,
	'lists below their keys in YAML': `
- case: C-1
  claim:
    diagnoses:  # in order
      - <diagnosis:R91.8>
      - "<diagnosis:C34.11>" # second
      - no code
!   lines:
      - modifiers:
          - <modifier:RT>
          - '<modifier:59>'
!       code: <code:32408>
      - units: 1
  note:
    procedures:
      - <code:1023T>
!   text: RT`,
	'documentation in YAML': `
note:
  id: N-1
  documentation:
    <code:1023T>:
      <element:indication>: 32408
      <element:technique>: |
        code: 32408
        duration: RT
      <element:ourOwn>:
    # 1023T:
    <code:procedure>:
      <element:positioning>: prone
! text: |
    code: 32408
    modifiers: [RT]
    documentation:
      1023T:
! procedures: [<code:32408>]`,
	'YAML that is nobody’s case': `
openapi: 3.0.0
zip: 32408
postcode: 32408
code: 200
barcode: "32408"
message: "code: 32408"
services:
  - 32408
  - "32408:80"
  - RT
modifiersOf: [RT]
documentation: https://example.test/32408
text: >
  code: 1023T
# code: 1023T
half: [`,
	'a case in JSON': `
{
  "code": 32408,
  "claim": {
    "diagnoses": ["<diagnosis:R91.1>",
      "<diagnosis:C3411>", "none"],
    "placeOfService": "<place:22>",
    "lines": [{ "code": "<code:1023T>", "modifiers": ["<modifier:RT>", "<modifier:59>"], "revenueCode": "<revenue:0361>" }]
  },
  "note": {
    "text": "\\"code\\": \\"32408\\"",
    "documentation": {
      "<code:1023T>": {
        "<element:indication>": "32408",
        "<element:duration>": { "x": 1 }
      },
      "<code:procedure>": { "<element:positioning>": "prone" }
    },
    "procedures": [ "<code:32408>" ]
  },
  "zip": "32408", "list": ["32408", "RT"], "barcode": "32408"
}`,
};

/** Runs the tests. Gives `{ name, why }` for each, `why` being what was wrong. @param extensions VS Code's built-in ones */
export async function testGrammars(extensions) {
	const registry = await registryOf(extensions);
	const results = [];
	for (const [name, text] of Object.entries(texts)) {
		const grammar = await registry.loadGrammar(name.includes('JSON') ? 'source.json' : 'source.yaml');
		results.push({ name: `grammar: ${name}`, why: mistakes(grammar, text.slice(1)).join('\n') });
	}
	const grammar = await registry.loadGrammar('source.yaml');
	const long = grammar.tokenizeLine(`      technique: ${'code: 32408, [RT '.repeat(6000)}`, INITIAL, 5000);
	results.push({ name: 'grammar: a line of 100 KB', why: long.stoppedEarly ? 'took more than five seconds' : '' });
	return results;
}

async function registryOf(extensions) {
	await oniguruma.loadWASM(readFileSync(require.resolve('vscode-oniguruma/release/onig.wasm')).buffer);
	const contributed = ['yaml', 'json', root].flatMap((folder) => {
		const home = path.resolve(extensions, folder);
		const { grammars } = JSON.parse(readFileSync(path.join(home, 'package.json'), 'utf8')).contributes;
		return grammars.map((g) => ({ ...g, file: path.join(home, g.path) }));
	});
	return new Registry({
		onigLib: Promise.resolve({
			createOnigScanner: (patterns) => new oniguruma.OnigScanner(patterns),
			createOnigString: (text) => new oniguruma.OnigString(text),
		}),
		loadGrammar: async (scope) => {
			const found = contributed.find((g) => g.scopeName === scope);
			return found ? parseRawGrammar(readFileSync(found.file, 'utf8'), found.file) : null;
		},
		getInjections: (scope) => contributed.filter((g) => g.injectTo?.includes(scope)).map((g) => g.scopeName),
	});
}

function mistakes(grammar, marked) {
	const found = [];
	let stack = INITIAL;
	for (const markedLine of marked.split('\n')) {
		const isKey = markedLine.startsWith('!');
		const expected = markedLine.replace(/^!/, ' ');
		const line = expected.replace(/<[a-z]+:([^>]*)>/g, '$1');
		const { tokens, ruleStack } = grammar.tokenizeLine(line, stack);
		stack = ruleStack;
		const shown = tokens.map(({ startIndex, endIndex, scopes }) => {
			const words = line.slice(startIndex, endIndex);
			const scope = scopes.find((s) => s.endsWith('.claim-review'));
			const kind = Object.keys(kinds).find((k) => scope?.endsWith(`${k}.claim-review`));
			return kind ? `<${kinds[kind]}:${words}>` : words;
		});
		if (shown.join('') !== expected) {
			found.push(`expected ${expected}\n     got ${shown.join('')}`);
		}
		const key = tokens.find((t) => line.slice(t.startIndex, t.endIndex).trim() !== '');
		if (isKey && !key?.scopes.some((s) => s.startsWith('entity.name.tag'))) {
			found.push(`no key any more: ${line}`);
		}
	}
	return found;
}
