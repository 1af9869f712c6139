import * as vscode from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';

export const openGuidanceCommand = 'claimReview.openGuidance';

/** What a link in a hover or on a page hands over. */
interface Wish {
	readonly code: string;
	/** Whose settings and guidance count. */
	readonly uri: string;
}

interface Page {
	readonly title: string;
	readonly html: string;
}

interface Codes {
	readonly at?: string;
	readonly codes: readonly { readonly code: string; readonly meaning: string; readonly isAddOn: boolean }[];
}

/**
 * The command that shows the page of guidance on a code: the one that a link names, else the one under the cursor, else
 * the one that the person picks. The page is the server's; here it is only shown, each code in a tab of its own, and again
 * when a file that it may rest on is saved.
 */
export function registerGuidancePages(client: () => LanguageClient | undefined): vscode.Disposable {
	const shown = new Map<string, { readonly panel: vscode.WebviewPanel; wish: Wish }>();

	async function show(wish: Wish): Promise<void> {
		const page = await client()?.sendRequest<Page | null>('claimReview/guidancePage', wish);
		if (!page) {
			void vscode.window.showInformationMessage(vscode.l10n.t('Claim Review: nothing is known of this code.'));
			return;
		}
		const known = shown.get(page.title);
		const panel = known?.panel ?? newPanel(page.title);
		shown.set(page.title, { panel, wish });
		panel.webview.html = page.html;
		panel.reveal(undefined, false);
	}

	function newPanel(code: string): vscode.WebviewPanel {
		// A page that is there already shows where the person wants them.
		const [there] = [...shown.values()].flatMap((s) => s.panel.viewColumn ?? []);
		const panel = vscode.window.createWebviewPanel(
			'claimReview.guidance',
			vscode.l10n.t('Guidance: {0}', code),
			there ?? vscode.ViewColumn.Beside,
			// No script runs and no file is read; the one command that a link can carry out shows another page.
			{
				enableScripts: false,
				enableFindWidget: true,
				localResourceRoots: [],
				enableCommandUris: [openGuidanceCommand],
			},
		);
		panel.onDidDispose(() => shown.delete(code));
		return panel;
	}

	async function refresh(): Promise<void> {
		for (const { panel, wish } of [...shown.values()]) {
			const page = await client()?.sendRequest<Page | null>('claimReview/guidancePage', wish);
			if (page && shown.has(page.title) && panel.webview.html !== page.html) {
				panel.webview.html = page.html;
			}
		}
	}

	return vscode.Disposable.from(
		vscode.commands.registerCommand(openGuidanceCommand, async (wish?: unknown) => {
			const asked = isWish(wish) ? wish : await ask(client());
			if (asked) {
				await show(asked);
			}
		}),
		vscode.workspace.onDidSaveTextDocument(({ languageId }) => {
			if (shown.size > 0 && languageId === 'yaml') {
				// Nobody waits for it; a server that is gone is told elsewhere.
				refresh().catch(() => {});
			}
		}),
		{
			dispose: () => {
				for (const { panel } of [...shown.values()]) {
					panel.dispose();
				}
			},
		},
	);
}

/** What is handed over comes from a link, which a file may have forged. */
function isWish(wish: unknown): wish is Wish {
	return (
		typeof wish === 'object' &&
		wish !== null &&
		'code' in wish &&
		typeof wish.code === 'string' &&
		'uri' in wish &&
		typeof wish.uri === 'string'
	);
}

/** The code under the cursor, else one from a list of those that have a page. */
async function ask(client: LanguageClient | undefined): Promise<Wish | undefined> {
	const editor = vscode.window.activeTextEditor;
	const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
	const from = editor?.document.uri ?? (folder && vscode.Uri.joinPath(folder, 'claim-review.yaml'));
	if (!client) {
		return undefined;
	}
	const uri = from ? client.code2ProtocolConverter.asUri(from) : 'untitled:guidance';
	const position = editor && client.code2ProtocolConverter.asPosition(editor.selection.active);
	const { at, codes } = await client.sendRequest<Codes>('claimReview/guidanceCodes', {
		uri,
		...(position && { position }),
	});
	if (at !== undefined && codes.some((c) => c.code === at)) {
		return { code: at, uri };
	}
	const items = codes.map(({ code, meaning, isAddOn }) => ({
		label: code,
		description: isAddOn ? vscode.l10n.t('add-on code') : '',
		detail: meaning === '' ? vscode.l10n.t('Its meaning is not supplied.') : meaning,
	}));
	const picked = await vscode.window.showQuickPick(items, {
		title: vscode.l10n.t('Code Guidance'),
		placeHolder: vscode.l10n.t('A code, or words of what it means'),
		matchOnDetail: true,
	});
	return picked && { code: picked.label, uri };
}
