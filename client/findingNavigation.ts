import * as vscode from 'vscode';

const source = 'Claim Review';

interface Place {
	readonly uri: vscode.Uri;
	readonly range: vscode.Range;
}

/** The commands that lead from finding to finding through all files, round and round. */
export function registerFindingNavigation(): vscode.Disposable {
	return vscode.Disposable.from(
		vscode.commands.registerCommand('claimReview.nextFinding', () => go(true)),
		vscode.commands.registerCommand('claimReview.previousFinding', () => go(false)),
	);
}

async function go(isForward: boolean): Promise<void> {
	const place = placeFrom(vscode.window.activeTextEditor, isForward);
	if (!place) {
		vscode.window.setStatusBarMessage(vscode.l10n.t('Claim Review: no findings'), 4000);
		return;
	}
	const selection = new vscode.Range(place.range.start, place.range.start);
	await vscode.window.showTextDocument(place.uri, { selection });
}

/** Only files with a finding are looked into: those of the file in front, and of the one after or before it. */
function placeFrom(editor: vscode.TextEditor | undefined, isForward: boolean): Place | undefined {
	const files = new Map<string, Place[]>();
	for (const [uri, diagnostics] of vscode.languages.getDiagnostics()) {
		const own = diagnostics.filter((d) => d.source === source && d.severity !== vscode.DiagnosticSeverity.Hint);
		if (own.length > 0) {
			files.set(
				uri.toString(),
				own.map(({ range }) => ({ uri, range })),
			);
		}
	}
	const names = [...files.keys()].sort();
	const at = editor?.selection.active;
	const current = editor?.document.uri.toString() ?? '';
	const here = at ? (inOrder(files.get(current)) ?? []) : [];
	const isPast = ({ range: { start } }: Place) => at && (isForward ? start.isAfter(at) : start.isBefore(at));
	const next = isForward ? here.find(isPast) : here.findLast(isPast);
	if (next) {
		return next;
	}
	const name = isForward
		? (names.find((n) => n > current) ?? names[0])
		: (names.findLast((n) => n < current) ?? names.at(-1));
	const there = inOrder(files.get(name ?? ''));
	return isForward ? there?.[0] : there?.at(-1);
}

function inOrder(places: readonly Place[] | undefined): Place[] | undefined {
	return places && [...places].sort((a, b) => a.range.start.compareTo(b.range.start));
}
