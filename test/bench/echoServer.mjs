// The floor of the protocol: a language server that answers each change with one diagnostic and does nothing else.
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const {
	createConnection,
	ProposedFeatures,
	TextDocuments,
	TextDocumentSyncKind,
} = require('vscode-languageserver/node');
const { TextDocument } = require('vscode-languageserver-textdocument');

const connection = createConnection(ProposedFeatures.all);
const documents = new TextDocuments(TextDocument);
const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } };

connection.onInitialize(() => ({
	capabilities: {
		textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
		hoverProvider: true,
		diagnosticProvider: { interFileDependencies: false, workspaceDiagnostics: false },
	},
}));
connection.languages.diagnostics.on(({ textDocument }) => {
	documents.get(textDocument.uri)?.getText();
	return { kind: 'full', items: [{ range, message: 'echo' }] };
});
connection.onHover(() => ({ contents: 'echo' }));
documents.listen(connection);
connection.listen();
