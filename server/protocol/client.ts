import { type ClientCapabilities, InsertTextMode, MarkupKind } from 'vscode-languageserver';
import type { EditSupport } from '../language/codeActions';
import type { CompletionSupport } from '../language/completion';

/** What a client can do and wants. */
export interface Client extends EditSupport {
	readonly pullsDiagnostics: boolean;
	readonly refreshesDiagnostics: boolean;
	readonly refreshesLenses: boolean;
	readonly markdown: boolean;
	readonly hostChecksJson: boolean;
	/** It asks the reviewer for a reason itself, by the command `claimReview.settle`. */
	readonly asksForReasons: boolean;
	readonly draftsQueries: boolean;
	/** It shows the page of guidance on a code by the command `claimReview.openGuidance`, which hovers may link to. */
	readonly opensGuidance: boolean;
	/** Another extension of it completes and explains YAML by the schemas that this one hands it. */
	readonly hasYamlSchemas: boolean;
	/** What it can do and has for completion, but for what depends on the file. */
	readonly completion: Omit<CompletionSupport, 'hasSchema'>;
	/** It shows an add-on's documentation by the command `claimReview.showDocumentation`. */
	readonly showsDocumentation: boolean;
	/** The folder in which files of codes may be kept as they were read; undefined where the client names none. */
	readonly libraryCache: string | undefined;
	/** The URI of the folder with the rules' pages; undefined where there are none, or the client shows no links to them. */
	readonly rulePages: string | undefined;
}

/**
 * @param options the client's own initialization options
 * @param rulePages the URI of the folder with the rules' pages, where the client names none of its own
 */
export function clientOf(
	{ textDocument, workspace }: ClientCapabilities,
	options: unknown,
	rulePages: string | undefined,
): Client {
	const edits = workspace?.workspaceEdit;
	const items = textDocument?.completion?.completionItem;
	const showsLinks = [textDocument?.diagnostic, textDocument?.publishDiagnostics].some(
		(d) => d?.codeDescriptionSupport,
	);
	return {
		pullsDiagnostics: textDocument?.diagnostic !== undefined,
		refreshesDiagnostics: workspace?.diagnostics?.refreshSupport ?? false,
		refreshesLenses: workspace?.codeLens?.refreshSupport ?? false,
		markdown: textDocument?.hover?.contentFormat?.includes(MarkupKind.Markdown) ?? false,
		documentChanges: edits?.documentChanges ?? false,
		snippets: edits?.snippetEditSupport ?? false,
		hostChecksJson: isSet(options, 'hostChecksJson'),
		asksForReasons: isSet(options, 'asksForReasons'),
		draftsQueries: isSet(options, 'draftsQueries'),
		opensGuidance: isSet(options, 'opensGuidance'),
		hasYamlSchemas: isSet(options, 'hasYamlSchemas'),
		completion: {
			snippets: items?.snippetSupport ?? false,
			markdown: items?.documentationFormat?.includes(MarkupKind.Markdown) ?? false,
			keepsIndentation: items?.insertTextModeSupport?.valueSet.includes(InsertTextMode.asIs) ?? false,
			labelDetails: items?.labelDetailsSupport ?? false,
			asksAgain: isSet(options, 'asksForCompletionAgain'),
		},
		showsDocumentation: isSet(options, 'showsDocumentation'),
		libraryCache: textOption(options, 'libraryCache'),
		rulePages: showsLinks ? (textOption(options, 'rulePages') ?? rulePages) : undefined,
	};
}

function isSet(options: unknown, name: string): boolean {
	return optionOf(options, name) === true;
}

function textOption(options: unknown, name: string): string | undefined {
	const value = optionOf(options, name);
	return typeof value === 'string' ? value : undefined;
}

function optionOf(options: unknown, name: string): unknown {
	return typeof options === 'object' && options !== null ? Reflect.get(options, name) : undefined;
}
