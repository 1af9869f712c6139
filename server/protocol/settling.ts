import { type CodeAction, type Range, RequestType, type WorkspaceEdit } from 'vscode-languageserver';
import type { ReviewedDocument } from '../language/document';
import {
	type DecisionsTarget,
	judgementEdit,
	openFinding,
	type SettleArguments,
	settleActions,
	settleCommands,
} from '../language/settling';
import { determinations } from '../review/settlement';
import { LineIndex } from '../text/lineIndex';
import type { DecisionFiles } from '../workspace/decisionFiles';
import { folderOf, type Host } from '../workspace/host';
import { decisionsName } from '../workspace/houseFiles';
import type { SettingsFiles } from '../workspace/settingsFiles';
import type { ReviewedDocuments } from './documents';
import { fileOf, uriOf } from './fileNames';

/** What the editor was told by the reviewer. */
export interface SettleParams extends Omit<SettleArguments, 'determine' | 'decides'> {
	/** Absent: only ignored. */
	readonly determination?: string;
	readonly reason: string;
	readonly who?: string;
}

/** An edit to apply, or why there is none: words for the reviewer. */
export type SettleResult =
	| { readonly edit: WorkspaceEdit; readonly uri: string; readonly isDecision: boolean }
	| { readonly problem: string };

export const settleRequest = new RequestType<SettleParams, SettleResult, void>('claimReview/settle');

/** Judgements of findings, from the wish to the edit that writes them. */
export class Settling {
	constructor(
		private readonly open: ReviewedDocuments,
		private readonly host: Host,
		private readonly settings: SettingsFiles,
		private readonly decisions: DecisionFiles,
		private readonly today: () => string,
		/** The client's folders, whole. */
		private readonly folders: () => readonly string[],
	) {}

	/** @param asks the editor asks for reason and author itself */
	async actions(document: ReviewedDocument, range: Range, asks: boolean): Promise<CodeAction[]> {
		if (asks) {
			return settleCommands(document, range);
		}
		return settleActions(document, range, await this.targetFor(fileOf(document.uri)), this.today());
	}

	async settle({ uri, rule, fingerprint, determination, reason, who }: SettleParams): Promise<SettleResult> {
		const document = await this.open.get(uri);
		const finding = document && openFinding(document, rule, fingerprint);
		if (!document || !finding) {
			return { problem: 'The finding is not there any more.' };
		}
		const found = determinations.find((d) => d === determination);
		const target = await this.targetFor(fileOf(uri));
		const written = judgementEdit(
			document,
			finding,
			{ reason, when: this.today(), ...(found && { determination: found }), ...(who !== undefined && { who }) },
			target,
		);
		return written
			? { ...written, isDecision: written.uri === target.uri }
			: { problem: `${decisionsName} has mistakes. Mend them first, so that nothing of it is lost.` };
	}

	/** The nearest decisions file; where there is none, a new one beside the settings, else in the client's folder. */
	private async targetFor(file: string): Promise<DecisionsTarget> {
		const nearest = await this.decisions.nearest(file);
		const settings = await this.settings.settingsOf(file);
		const name = nearest?.file ?? `${settings ? folderOf(settings.file) : this.home(file)}/${decisionsName}`;
		// What stands there now counts: another program may have written since it was last read.
		const text = this.open.textOfFile(name) ?? (await this.host.read(name).catch(() => undefined));
		return {
			uri: this.open.uriOfFile(name) ?? uriOf(name),
			version: this.open.versionOfFile(name) ?? null,
			text: text ?? '',
			lines: new LineIndex(text ?? ''),
			isNew: text === undefined,
		};
	}

	/** The client's folder that a file is in, else its own folder. */
	private home(file: string): string {
		const whole = this.host.absolute(file);
		return this.folders().find((f) => whole.startsWith(`${f}/`)) ?? folderOf(whole);
	}
}
