import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import {
	apply,
	closeAll,
	fileUri,
	finding,
	findings,
	hoverText,
	placeOf,
	quickFix,
	ruleOf,
	show,
	until,
} from './support';

suite('Claims as they really arrive', () => {
	teardown(closeAll);

	test('a FHIR Bundle is reviewed in place, and what its record lacks is asked of the provider', async () => {
		const name = 'samples/14-fhir-bundle.json';
		const { document } = await show(name);
		const missing = await finding(fileUri(name), 'documentation-missing');
		assert.equal(placeOf(missing), '39:79-39:86');
		assert.equal(document.getText(missing.range), '"1023T"');
		assert.match(await hoverText(fileUri(name), 39, 82), /add-on code/);
		const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
			'vscode.executeCodeActionProvider',
			fileUri(name),
			missing.range,
		);
		const titles = actions.map((a) => a.title);
		assert.ok(titles.includes('Draft a query to the provider'), titles.join());
		assert.ok(!titles.some((t) => /^insert/i.test(t)), titles.join());
	});

	test('lines of NDJSON are reviewed, those of one patient together, each in its own line', async () => {
		const name = 'bulk.ndjson';
		const { document } = await show(name);
		// What VS Code takes it for, without a word in anybody's settings.
		assert.equal(document.languageId, 'jsonl');
		const alone = await finding(fileUri(name), 'add-on-without-primary');
		assert.equal(placeOf(alone), '1:429-1:436');
		assert.match(await hoverText(fileUri(name), 1, 432), /line 4/);
		assert.deepEqual(findings(fileUri(name)).map(ruleOf).sort(), [
			'add-on-without-primary',
			'documentation-recommended',
		]);
		const before = document.getText();
		await apply(await quickFix(fileUri(name), alone, /primary procedure line/i));
		await until('the new item in the second line', () => document.lineAt(1).text.includes('"sequence":2'));
		assert.equal(document.lineCount, before.split('\n').length);
		assert.equal(document.lineAt(3).text, before.split('\n')[3]);
	});

	test("a clearinghouse's request is reviewed, and a fix is written in its shape", async () => {
		const name = 'samples/15-clearinghouse.json';
		const { document } = await show(name);
		const modifier = await finding(fileUri(name), 'add-on-modifier');
		assert.equal(placeOf(modifier), '29:33-29:37');
		await apply(await quickFix(fileUri(name), modifier, /remove modifier 51/i));
		await until('no modifier', () => !findings(fileUri(name)).some((d) => ruleOf(d) === 'add-on-modifier'));
		assert.ok(!document.getText().includes('procedureModifiers": ["51"]'));
		assert.doesNotThrow(() => JSON.parse(document.getText()));
	});

	test('JSON that is no case has no finding of ours', async () => {
		await show('unrelated.json');
		await show('bulk.ndjson');
		await finding(fileUri('bulk.ndjson'), 'add-on-without-primary');
		assert.deepEqual(findings(fileUri('unrelated.json')), []);
	});

	test('the schema that completes a case forbids nothing: no mistake is told twice', async () => {
		const name = 'missing.case.json';
		await show(name);
		await finding(fileUri(name), 'documentation-missing');
		const others = vscode.languages.getDiagnostics(fileUri(name)).filter((d) => d.source !== 'Claim Review');
		assert.deepEqual(others, []);
	});
});
