import * as vscode from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';

/** What the server's code action hands over. What a caller says beforehand is not asked: a program may settle too. */
interface Wish {
	readonly uri: string;
	readonly rule: string;
	readonly fingerprint: string;
	readonly determine: boolean;
	readonly decides: boolean;
	readonly determination?: string;
	readonly reason?: string;
	readonly who?: string;
}

type Answer =
	| {
			readonly edit: Parameters<LanguageClient['protocol2CodeConverter']['asWorkspaceEdit']>[0];
			readonly uri: string;
			readonly isDecision: boolean;
	  }
	| { readonly problem: string };

const determinations = (): (vscode.QuickPickItem & { readonly value: string })[] => [
	{
		value: 'correct',
		label: vscode.l10n.t('Correct'),
		description: vscode.l10n.t('the claim is coded rightly; the finding does not hold'),
	},
	{ value: 'incorrect', label: vscode.l10n.t('Incorrect'), description: vscode.l10n.t('the claim is coded wrongly') },
	{
		value: 'over-coded',
		label: vscode.l10n.t('Over-coded'),
		description: vscode.l10n.t('more was billed than the record supports'),
	},
	{
		value: 'under-coded',
		label: vscode.l10n.t('Under-coded'),
		description: vscode.l10n.t('less was billed than the record supports'),
	},
	{
		value: 'unable-to-determine',
		label: vscode.l10n.t('Unable to determine'),
		description: vscode.l10n.t('the record does not say'),
	},
];

const authorKey = 'claimReview.reviewer';

/** The command behind "Ignore with a reason…" and "Record a determination…": asks, and has the server write. */
export function registerSettling(client: () => LanguageClient | undefined, state: vscode.Memento): vscode.Disposable {
	return vscode.commands.registerCommand('claimReview.settle', async (wish: Wish) => {
		const title = wish.determine
			? vscode.l10n.t('Record a determination: {0}', wish.rule)
			: vscode.l10n.t('Ignore {0}', wish.rule);
		const determination = wish.determine ? (wish.determination ?? (await askDetermination(title))) : undefined;
		if (wish.determine && !determination) {
			return;
		}
		const reason = wish.reason ?? (await ask(title, vscode.l10n.t('The reason; it becomes part of the audit trail')));
		const isSigned = reason !== undefined && wish.decides;
		const who = isSigned
			? (wish.who ?? (await ask(title, vscode.l10n.t('Your name or initials'), state.get(authorKey))))
			: undefined;
		if (!reason || (wish.decides && !who)) {
			return;
		}
		if (who) {
			await state.update(authorKey, who);
		}
		const { uri, rule, fingerprint } = wish;
		const answer = await client()?.sendRequest<Answer>('claimReview/settle', {
			uri,
			rule,
			fingerprint,
			reason,
			...(determination && { determination }),
			...(who && { who }),
		});
		await write(answer, client());
	});
}

async function askDetermination(title: string): Promise<string | undefined> {
	const options = { title, placeHolder: vscode.l10n.t('Determination'), ignoreFocusOut: true };
	return (await vscode.window.showQuickPick(determinations(), options))?.value;
}

async function ask(title: string, prompt: string, value?: string): Promise<string | undefined> {
	const said = await vscode.window.showInputBox({
		title,
		prompt,
		...(value !== undefined && { value }),
		ignoreFocusOut: true,
		validateInput: (text) => (text.trim() === '' ? vscode.l10n.t('Something must be said here.') : undefined),
	});
	return said?.trim();
}

async function write(answer: Answer | undefined, client: LanguageClient | undefined): Promise<void> {
	if (!answer || !client) {
		return;
	}
	if ('problem' in answer) {
		void vscode.window.showErrorMessage(`Claim Review: ${answer.problem}`);
		return;
	}
	const uri = client.protocol2CodeConverter.asUri(answer.uri);
	const isSame = (document: vscode.TextDocument) => document.uri.toString() === uri.toString();
	const wasDirty = vscode.workspace.textDocuments.some((d) => isSame(d) && d.isDirty);
	const edit = await client.protocol2CodeConverter.asWorkspaceEdit(answer.edit);
	if (!edit || !(await vscode.workspace.applyEdit(edit))) {
		void vscode.window.showErrorMessage(
			vscode.l10n.t('Claim Review: the file has changed meanwhile. Nothing was written; try again.'),
		);
		return;
	}
	// The trail is on disk when it is recorded; what the reviewer has typed there is saved when the reviewer says so.
	if (answer.isDecision && !wasDirty) {
		await (await vscode.workspace.openTextDocument(uri)).save();
		vscode.window.setStatusBarMessage(vscode.l10n.t('Claim Review: recorded in claim-review.decisions.yaml'), 4000);
	}
}
