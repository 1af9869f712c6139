import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, fileUri, finding, show, until } from './support';

const claim = 'pair.claim.yaml';
const note = 'pair.note.json';

/** `line:character-line:character`, all 0-based. */
const shown = ({ start, end }: vscode.Range) => `${start.line}:${start.character}-${end.line}:${end.character}`;

function ask<T>(command: string, ...more: unknown[]): Thenable<T> {
	return vscode.commands.executeCommand<T>(`vscode.execute${command}`, ...more);
}

suite('Finding one’s way', () => {
	teardown(closeAll);

	test('the outline has the case, its claim and its lines', async () => {
		await show(claim);
		const one = await until('the outline', async () => {
			const found = await ask<vscode.DocumentSymbol[] | undefined>('DocumentSymbolProvider', fileUri(claim));
			return found?.find((s) => s.name === 'C-PAIR');
		});
		const [ofClaim] = one.children;
		assert.equal(ofClaim?.name, 'claim');
		assert.deepEqual(
			ofClaim?.children.map((c) => [c.name, shown(c.selectionRange)]),
			[
				['line 1: 49405', '4:12-4:19'],
				['line 2: 1023T', '6:12-6:17'],
			],
		);
	});

	test('the claim and each of its lines can be folded', async () => {
		await show(claim);
		await finding(fileUri(claim), 'documentation-missing');
		const folds = await ask<vscode.FoldingRange[]>('FoldingRangeProvider', fileUri(claim));
		const starts = folds.map((f) => f.start);
		assert.ok(
			[1, 3, 4, 6].every((line) => starts.includes(line)),
			starts.join(),
		);
	});

	test('a selection grows from a code to its line', async () => {
		await show(claim);
		await finding(fileUri(claim), 'documentation-missing');
		const [range] = await ask<vscode.SelectionRange[]>('SelectionRangeProvider', fileUri(claim), [
			new vscode.Position(6, 14),
		]);
		const all: string[] = [];
		for (let one: vscode.SelectionRange | undefined = range; one; one = one.parent) {
			all.push(shown(one.range));
		}
		assert.ok(all.includes('6:12-6:17') && all.includes('6:6-6:17') && all.includes('6:6-7:28'), all.join(' '));
	});

	test('a case is found by its id, and every line that bills a code', async () => {
		await show(claim);
		const found = await until('the case and its note', async () => {
			const all = await ask<vscode.SymbolInformation[]>('WorkspaceSymbolProvider', 'C-PAIR');
			return all.length > 1 && all;
		});
		assert.deepEqual(
			found.map((s) => [s.name, s.location.uri.path.split('/').at(-1)]),
			[
				['C-PAIR', claim],
				['C-PAIR', note],
			],
		);
		const lines = await ask<vscode.Location[]>('ReferenceProvider', fileUri(claim), new vscode.Position(6, 14));
		assert.ok(lines.some((l) => l.uri.path.endsWith(claim) && shown(l.range) === '6:12-6:17'));
		assert.ok(new Set(lines.map((l) => l.uri.path)).size > 3);
	});

	test('a code is explained behind it, until the setting switches that off', async () => {
		await show(claim);
		await finding(fileUri(claim), 'documentation-missing');
		const whole = new vscode.Range(0, 0, 20, 0);
		const hints = async () => {
			const all = await ask<vscode.InlayHint[]>('InlayHintProvider', fileUri(claim), whole);
			return all.map((h) => `${h.position.line}:${h.position.character} ${h.label}`);
		};
		assert.ok((await hints()).includes('6:17 add-on, tissue moved aside in the chest'));
		const settings = vscode.workspace.getConfiguration('claimReview');
		await settings.update('inlayHints.enabled', false, vscode.ConfigurationTarget.Global);
		try {
			assert.deepEqual(await hints(), []);
		} finally {
			await settings.update('inlayHints.enabled', undefined, vscode.ConfigurationTarget.Global);
		}
	});

	test('lenses over the claim lead to its finding and its note', async () => {
		await show(claim);
		await finding(fileUri(claim), 'documentation-missing');
		const titles = ['1 finding', '5 of 6 elements documented', 'open note'];
		const lenses = await until('the lenses', async () => {
			const all = await ask<vscode.CodeLens[]>('CodeLensProvider', fileUri(claim));
			return all.length === titles.length && all;
		});
		assert.deepEqual(
			lenses.map((l) => [l.range.start.line, l.command?.title]),
			titles.map((title) => [1, title]),
		);
		const { command = '', arguments: places = [] } = lenses[2]?.command ?? {};
		await vscode.commands.executeCommand(command, ...places);
		assert.ok(vscode.window.activeTextEditor?.document.uri.path.endsWith(note));
		assert.equal(vscode.window.activeTextEditor?.selection.active.line, 2);
	});

	test('the edit that renames a case id is of both files', async () => {
		const { document } = await show(claim);
		await finding(fileUri(claim), 'documentation-missing');
		const edit = await ask<vscode.WorkspaceEdit>(
			'DocumentRenameProvider',
			fileUri(claim),
			new vscode.Position(0, 8),
			'C-OTHER',
		);
		assert.deepEqual(
			edit.entries().map(([uri, edits]) => [uri.path.split('/').at(-1), edits.map((e) => e.newText)]),
			[
				[claim, ['C-OTHER']],
				[note, ['"C-OTHER"']],
			],
		);
		assert.equal(document.lineAt(0).text, 'case: C-PAIR');
	});
});
