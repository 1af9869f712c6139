import * as vscode from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';

export function findingCount(count: number): string {
	return count === 1 ? vscode.l10n.t('1 finding') : vscode.l10n.t('{0} findings', count);
}

/**
 * The language status of the file in front, where it holds a case: how many findings there are, and which lists of codes
 * the guidance rests on; in a folder that is not trusted, what is left aside.
 */
export class LanguageStatus implements vscode.Disposable {
	private item: vscode.LanguageStatusItem | undefined;

	constructor(private readonly client: LanguageClient) {}

	dispose(): void {
		this.hide();
	}

	hide(): void {
		this.item?.dispose();
		this.item = undefined;
	}

	async show(uri: vscode.Uri, findings: number): Promise<void> {
		const selector = { scheme: uri.scheme, pattern: new vscode.RelativePattern(vscode.Uri.joinPath(uri, '..'), '*') };
		const isOwn = uri.scheme === 'file' || uri.scheme.startsWith('vscode-');
		this.item ??= vscode.languages.createLanguageStatusItem('claimReview.language', selector);
		const { item } = this;
		item.selector = isOwn ? selector : { scheme: uri.scheme };
		item.name = 'Claim Review';
		item.text = findings === 0 ? vscode.l10n.t('No findings') : findingCount(findings);
		if (vscode.workspace.isTrusted) {
			const editions = await this.editions(uri);
			if (this.item !== item) {
				// Another file is in front meanwhile.
				return;
			}
			item.detail = editions.length === 0 ? '' : vscode.l10n.t('Guidance: {0}', editions.join(', '));
			item.severity = vscode.LanguageStatusSeverity.Information;
			item.command = { command: 'claimReview.cases.focus', title: vscode.l10n.t('Show All Cases') };
		} else {
			item.detail = vscode.l10n.t('Restricted Mode: guidance and files of codes of this folder are not used');
			item.severity = vscode.LanguageStatusSeverity.Warning;
			item.command = { command: 'workbench.trust.manage', title: vscode.l10n.t('Manage Trust') };
		}
	}

	/** None when the server cannot say. */
	private async editions(uri: vscode.Uri): Promise<readonly string[]> {
		try {
			const params = { uri: this.client.code2ProtocolConverter.asUri(uri) };
			return await this.client.sendRequest<readonly string[]>('claimReview/guidanceEditions', params);
		} catch {
			return [];
		}
	}
}
