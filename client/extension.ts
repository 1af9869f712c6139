import * as vscode from 'vscode';
import {
	ErrorAction,
	type ErrorHandler,
	LanguageClient,
	type LanguageClientOptions,
	type ServerOptions,
	TransportKind,
} from 'vscode-languageclient/node';
import { registerAuditReport } from './auditReport';
import { registerDocumentation } from './documentation';
import { registerFindingNavigation } from './findingNavigation';
import { openGuidanceCommand, registerGuidancePages } from './guidancePages';
import { hintsWhereWanted, registerInlayHints } from './inlayHints';
import { registerLookUp } from './lookUpCode';
import { registerNewCase } from './newCase';
import { CaseOverview } from './overview/caseOverview';
import { registerProviderQuery } from './providerQuery';
import { quietChannel } from './quietChannel';
import { registerRulePages, rulePagesOf } from './rulePages';
import { startWhenNeeded } from './serverStart';
import { registerSettling } from './settling';
import { StatusItem } from './statusItem';

/** A server that ends more often than this within three minutes is not started again by itself. */
const maxRestartCount = 5;

let client: LanguageClient | undefined;

/** What the documents of this extension are: any YAML or JSON, of any scheme; the server decides by content. */
const documentSelector = ['yaml', 'json', 'jsonc', 'jsonl'].map((language) => ({ language }));

export function activate(context: vscode.ExtensionContext): void {
	const output = vscode.window.createOutputChannel('Claim Review', { log: true });
	const module = context.asAbsolutePath('dist/server.js');
	const server: ServerOptions = { module, transport: TransportKind.ipc };
	const options: LanguageClientOptions = {
		documentSelector,
		outputChannel: quietChannel(output),
		traceOutputChannel: quietChannel(output),
		// A hover may hold words of a file: the one command that it can carry out only shows a page.
		markdown: { isTrusted: { enabledCommands: [openGuidanceCommand] } },
		diagnosticCollectionName: 'claim-review',
		middleware: hintsWhereWanted,
		// Asked for at every start: folders may have been trusted meanwhile.
		initializationOptions: () => ({
			isTrusted: vscode.workspace.isTrusted,
			// VS Code underlines mistakes of JSON by itself; of a reviewer's reasons the client asks in its own boxes.
			hostChecksJson: true,
			asksForReasons: true,
			asksForCompletionAgain: true,
			draftsQueries: true,
			opensGuidance: true,
			hasYamlSchemas: vscode.extensions.getExtension('redhat.vscode-yaml') !== undefined,
			showsDocumentation: true,
			libraryCache: vscode.Uri.joinPath(context.globalStorageUri, 'codeLibraries').fsPath,
			rulePages: rulePagesOf(context).toString(),
		}),
		errorHandler: {
			// Several requests may break on the pipe of a server that has just died; the library would then stop for good,
			// before it hears of the end that `closed` answers with a new server.
			error: () => ({ action: ErrorAction.Continue, handled: true }),
			closed: () => ends.closed(),
		},
	};
	client = new LanguageClient('claimReview', 'Claim Review', server, options);
	const ends: ErrorHandler = client.createDefaultErrorHandler(maxRestartCount);
	const status = new StatusItem(client, documentSelector);
	context.subscriptions.push(
		output,
		status,
		registerSettling(() => client, context.globalState),
		registerProviderQuery(() => client),
		registerAuditReport(() => client, context),
		registerLookUp(() => client),
		registerRulePages(context),
		registerGuidancePages(() => client),
		registerDocumentation(() => client),
		registerInlayHints(() => client),
		new CaseOverview(client, context.workspaceState),
		registerFindingNavigation(),
		registerNewCase(() => client),
		vscode.commands.registerCommand('claimReview.openWalkthrough', () =>
			vscode.commands.executeCommand('workbench.action.openWalkthrough', `${context.extension.id}#claimReview.begin`),
		),
		vscode.workspace.onDidGrantWorkspaceTrust(async () => {
			if (client?.isRunning()) {
				await client.sendNotification('claimReview/trust', { isTrusted: true });
			}
		}),
		vscode.commands.registerCommand('claimReview.showOutput', () => output.show()),
		vscode.commands.registerCommand('claimReview.restartServer', () => restart(output)),
		startWhenNeeded(documentSelector, () => void start(output)),
	);
}

export async function deactivate(): Promise<void> {
	await client?.dispose();
	client = undefined;
}

async function start(output: vscode.LogOutputChannel): Promise<void> {
	try {
		await client?.start();
	} catch {
		// The error may quote a message; the channel has what the server itself printed.
		output.error('The language server did not start.');
		const again = vscode.l10n.t('Restart');
		const show = vscode.l10n.t('Show Output');
		void vscode.window
			.showErrorMessage(vscode.l10n.t('Claim Review: the language server did not start.'), again, show)
			.then((choice) => {
				if (choice === again) {
					return restart(output);
				}
				if (choice === show) {
					output.show();
				}
				return undefined;
			});
	}
}

async function restart(output: vscode.LogOutputChannel): Promise<void> {
	output.info('Restarting the language server.');
	// Stopping fails when the server is gone already, which is why one restarts it.
	await client?.stop().catch(() => {});
	await start(output);
}
