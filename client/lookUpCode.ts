import * as vscode from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';

interface CodeHit {
	readonly system: 'procedure' | 'diagnosis' | 'modifier' | 'place';
	readonly code: string;
	readonly text: string;
	readonly source: string;
}

interface LookUpAnswer {
	readonly hits: readonly CodeHit[];
	readonly count: number;
}

interface CodeItem extends vscode.QuickPickItem {
	readonly code?: string;
}

const copy: vscode.QuickInputButton = { iconPath: new vscode.ThemeIcon('copy'), tooltip: 'Copy the code' };
const names = {
	procedure: 'procedure',
	diagnosis: 'diagnosis',
	modifier: 'modifier',
	place: 'place of service',
} as const;

/**
 * The command "Look Up Code": a list that the server fills at every keystroke, from all codes that there are. Choosing one
 * inserts the code where the cursor is, its button copies it; the text, which may be licensed, is only shown.
 */
export function registerLookUp(client: () => LanguageClient | undefined): vscode.Disposable {
	return vscode.commands.registerCommand('claimReview.lookUpCode', () => {
		const editor = vscode.window.activeTextEditor;
		const pick = vscode.window.createQuickPick<CodeItem>();
		pick.title = vscode.l10n.t('Claim Review: Look Up Code');
		pick.placeholder = vscode.l10n.t('A code, or words of its text');
		pick.matchOnDescription = true;
		const word = editor && codeAt(editor);
		let asked = 0;
		const fill = async (query: string) => {
			const own = ++asked;
			pick.busy = true;
			try {
				const uri = editor?.document.uri.toString();
				const answer = await client()?.sendRequest<LookUpAnswer>('claimReview/lookUp', { uri, query });
				if (own === asked && answer) {
					pick.items = itemsOf(answer, query);
				}
			} catch {
				if (own === asked) {
					pick.items = [{ label: vscode.l10n.t('The codes could not be looked up.'), alwaysShow: true }];
				}
			} finally {
				pick.busy = own !== asked;
			}
		};
		pick.onDidChangeValue(fill);
		pick.onDidTriggerItemButton(async ({ item }) => {
			if (item.code !== undefined) {
				await vscode.env.clipboard.writeText(item.code);
				pick.hide();
			}
		});
		pick.onDidAccept(async () => {
			const code = pick.selectedItems[0]?.code;
			if (code !== undefined) {
				pick.hide();
				await insert(code, editor, word ? [word] : editor?.selections);
			}
		});
		pick.onDidHide(() => pick.dispose());
		pick.value = (word && editor?.document.getText(word)) ?? '';
		void fill(pick.value);
		pick.show();
	});
}

function itemsOf({ hits, count }: LookUpAnswer, query: string): CodeItem[] {
	if (hits.length === 0) {
		const label =
			query.trim() === ''
				? vscode.l10n.t('{0} codes can be looked up', count.toLocaleString())
				: vscode.l10n.t('No such code');
		const detail = vscode.l10n.t('Files of codes are named in claim-review.yaml: codeLibraries.');
		return [{ label, detail, alwaysShow: true }];
	}
	return hits.map(({ code, text, system, source }) => ({
		code,
		label: code,
		description: text,
		detail: `${names[system]} · ${source}`,
		// The server has chosen already.
		alwaysShow: true,
		buttons: [copy],
	}));
}

/** Where the code stands that is selected, or that the cursor is in. */
function codeAt({ document, selection }: vscode.TextEditor): vscode.Range | undefined {
	const range = selection.isEmpty ? document.getWordRangeAtPosition(selection.active, /[\w.]+/) : selection;
	const word = range?.isSingleLine ? document.getText(range) : '';
	return /^[\w.]{2,8}$/.test(word) && /\d/.test(word) ? range : undefined;
}

/** In place of what is selected, or of the code that was looked up; onto the clipboard where nothing can be typed. */
async function insert(
	code: string,
	editor: vscode.TextEditor | undefined,
	places: readonly vscode.Range[] = [],
): Promise<void> {
	const isDone = await editor?.edit((edit) => {
		for (const place of places) {
			edit.replace(place, code);
		}
	});
	if (!isDone) {
		await vscode.env.clipboard.writeText(code);
		void vscode.window.showInformationMessage(vscode.l10n.t('Claim Review: {0} is on the clipboard.', code));
	}
}
