import * as vscode from 'vscode';
import type { CaseStatus, Group, Grouping, ListedCase, Position, ShownFinding } from './caseTree';

/** What the tree is made of. A node is made when it is shown, and not before. */
export type Node =
	| { readonly kind: 'group'; readonly group: Group; readonly grouping: Grouping }
	| { readonly kind: 'case'; readonly one: ListedCase; readonly group: string }
	| { readonly kind: 'finding'; readonly finding: ShownFinding; readonly one: ListedCase; readonly id: string }
	| { readonly kind: 'more'; readonly group: string; readonly rest: number };

export function itemOf(node: Node, asUri: (uri: string) => vscode.Uri): vscode.TreeItem {
	switch (node.kind) {
		case 'group':
			return groupItem(node.group, node.grouping);
		case 'case':
			return caseItem(node.one, node.group, asUri);
		case 'finding':
			return findingItem(node.finding, node.one, node.id, asUri);
		case 'more': {
			const item = new vscode.TreeItem(vscode.l10n.t('Show more ({0})', node.rest.toLocaleString()));
			item.id = `${node.group}/more`;
			item.iconPath = new vscode.ThemeIcon('ellipsis');
			item.command = { command: 'claimReview.showMoreCases', title: '', arguments: [node.group] };
			return item;
		}
	}
}

/** The name of a status for people. */
export function statusName(status: CaseStatus): string {
	switch (status) {
		case 'error':
			return vscode.l10n.t('Errors');
		case 'warning':
			return vscode.l10n.t('Warnings');
		case 'decided':
			return vscode.l10n.t('Decided');
		case 'information':
			return vscode.l10n.t('Information');
		case 'clean':
			return vscode.l10n.t('Clean');
	}
}

function groupItem({ key, cases, status }: Group, grouping: Grouping): vscode.TreeItem {
	const isOpen = grouping === 'status' && key === 'error';
	const { Collapsed, Expanded } = vscode.TreeItemCollapsibleState;
	const item = new vscode.TreeItem(groupName(key, status, grouping), isOpen ? Expanded : Collapsed);
	item.id = `${grouping}/${key}`;
	item.description = cases.length.toLocaleString();
	item.tooltip = `${item.label} – ${cases.length === 1 ? vscode.l10n.t('1 case') : vscode.l10n.t('{0} cases', cases.length.toLocaleString())}`;
	item.iconPath =
		grouping === 'status'
			? statusIcon(status)
			: new vscode.ThemeIcon(grouping === 'payer' ? 'organization' : key === '' ? 'pass' : 'law');
	return item;
}

function groupName(key: string, status: CaseStatus, grouping: Grouping): string {
	if (grouping === 'status') {
		return statusName(status);
	}
	if (key !== '') {
		return key;
	}
	return grouping === 'payer' ? vscode.l10n.t('No payer') : vscode.l10n.t('Nothing open');
}

function caseItem(one: ListedCase, group: string, asUri: (uri: string) => vscode.Uri): vscode.TreeItem {
	const { id, day, payer, uri, at, findings, status } = one;
	const { None, Collapsed } = vscode.TreeItemCollapsibleState;
	const file = asUri(uri);
	const path = vscode.workspace.asRelativePath(file);
	const name = path.slice(path.lastIndexOf('/') + 1);
	const item = new vscode.TreeItem(id ?? name, findings.length > 0 ? Collapsed : None);
	item.id = `${group}/${uri}#${one.ordinal}`;
	const isUnderPayer = group.startsWith('payer/');
	item.description = [isUnderPayer ? '' : payer, day, ...(id === undefined ? [] : [name])].filter(Boolean).join(' · ');
	item.tooltip = `${path}:${at.line + 1}\n${statusName(status)}: ${countedFindings(findings)}`;
	item.iconPath = statusIcon(status);
	item.contextValue = 'case';
	item.command = openCommand(file, at);
	return item;
}

function countedFindings(findings: readonly ShownFinding[]): string {
	const open = findings.filter((f) => !f.isSettled).length;
	const found = open === 1 ? vscode.l10n.t('1 finding') : vscode.l10n.t('{0} findings', open);
	const settled = findings.length - open;
	return settled === 0 ? found : `${found}, ${vscode.l10n.t('{0} decided or ignored', settled)}`;
}

function findingItem(
	{ rule, severity, message, uri, at, isSettled }: ShownFinding,
	one: ListedCase,
	id: string,
	asUri: (uri: string) => vscode.Uri,
): vscode.TreeItem {
	const file = asUri(uri ?? one.uri);
	const item = new vscode.TreeItem(message);
	item.id = id;
	item.description = isSettled ? `${rule} · ${vscode.l10n.t('decided or ignored')}` : rule;
	item.tooltip = `${message}\n${rule} – ${vscode.workspace.asRelativePath(file)}:${at.line + 1}`;
	item.iconPath = statusIcon(isSettled ? 'decided' : severity === 'hint' ? 'information' : severity);
	item.contextValue = 'finding';
	item.command = openCommand(file, at);
	return item;
}

/** A shape of its own for each, for who tells no colors apart. */
function statusIcon(status: CaseStatus): vscode.ThemeIcon {
	switch (status) {
		case 'error':
			return new vscode.ThemeIcon('error', new vscode.ThemeColor('problemsErrorIcon.foreground'));
		case 'warning':
			return new vscode.ThemeIcon('warning', new vscode.ThemeColor('problemsWarningIcon.foreground'));
		case 'information':
			return new vscode.ThemeIcon('info', new vscode.ThemeColor('problemsInfoIcon.foreground'));
		case 'decided':
			return new vscode.ThemeIcon('verified');
		case 'clean':
			return new vscode.ThemeIcon('pass', new vscode.ThemeColor('testing.iconPassed'));
	}
}

function openCommand(file: vscode.Uri, { line, character }: Position): vscode.Command {
	const place = new vscode.Position(line, character);
	const options: vscode.TextDocumentShowOptions = { selection: new vscode.Range(place, place), preview: true };
	return { command: 'vscode.open', title: vscode.l10n.t('Open'), arguments: [file, options] };
}
