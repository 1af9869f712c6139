import { type ClientCapabilities, MarkupKind } from 'vscode-languageserver';
import type { EditSupport } from '../language/codeActions';

/** What a client can do and wants. */
export interface Client extends EditSupport {
	readonly pullsDiagnostics: boolean;
	readonly refreshesDiagnostics: boolean;
	readonly markdown: boolean;
	readonly hostChecksJson: boolean;
	/** It asks the reviewer for a reason itself, by the command `claimReview.settle`. */
	readonly asksForReasons: boolean;
}

/** @param options the client's own initialization options */
export function clientOf({ textDocument, workspace }: ClientCapabilities, options: unknown): Client {
	const edits = workspace?.workspaceEdit;
	return {
		pullsDiagnostics: textDocument?.diagnostic !== undefined,
		refreshesDiagnostics: workspace?.diagnostics?.refreshSupport ?? false,
		markdown: textDocument?.hover?.contentFormat?.includes(MarkupKind.Markdown) ?? false,
		documentChanges: edits?.documentChanges ?? false,
		snippets: edits?.snippetEditSupport ?? false,
		hostChecksJson: isSet(options, 'hostChecksJson'),
		asksForReasons: isSet(options, 'asksForReasons'),
	};
}

function isSet(options: unknown, name: string): boolean {
	return typeof options === 'object' && options !== null && Reflect.get(options, name) === true;
}
