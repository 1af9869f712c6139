import * as vscode from 'vscode';
import { type LanguageClient, State } from 'vscode-languageclient/node';
import { CaseList } from './caseList';
import { errorsOf, type Group, type Grouping, grouped, groupings, matching, pageSize } from './caseTree';
import { itemOf, type Node } from './treeItems';

const viewId = 'claimReview.cases';
const groupingKey = 'claimReview.grouping';

const settings = () => vscode.workspace.getConfiguration('claimReview.overview');

/** What the view shows, for whoever runs its commands from a program. */
export interface ShownOverview {
	/** All cases, whether they pass the filter or not. */
	readonly cases: number;
	/** Those with an error: the badge. */
	readonly errors: number;
	/** The groups with how many cases each has, as they stand there. */
	readonly groups: readonly (readonly [label: string, cases: number])[];
}

/** The view "Cases": every case of the folders with where it stands and what was found of it. */
export class CaseOverview implements vscode.Disposable, vscode.TreeDataProvider<Node> {
	private readonly changed = new vscode.EventEmitter<Node | undefined>();
	readonly onDidChangeTreeData = this.changed.event;
	private readonly list: CaseList;
	private readonly view: vscode.TreeView<Node>;
	private readonly disposables: vscode.Disposable[];
	private grouping: Grouping;
	private filter = '';
	/** Made when they are first asked for, and again when the list, the filter or the grouping is another. */
	private groups: readonly Group[] | undefined;
	private readonly limits = new Map<string, number>();
	private stopping: vscode.CancellationTokenSource | undefined;

	constructor(
		private readonly client: LanguageClient,
		private readonly state: vscode.Memento,
	) {
		const kept = state.get(groupingKey) ?? settings().get('groupBy');
		this.grouping = groupings.find((g) => g === kept) ?? 'status';
		this.list = new CaseList(client, () => void this.refresh(false));
		this.view = vscode.window.createTreeView(viewId, { treeDataProvider: this, showCollapseAll: true });
		this.disposables = [
			this.list,
			this.view,
			this.changed,
			this.list.onDidChange(() => this.redraw()),
			client.onDidChangeState(({ newState }) => {
				if (newState === State.Running) {
					this.list.forget();
					void this.refresh(false);
				}
			}),
			vscode.workspace.onDidChangeConfiguration((event) => {
				if (event.affectsConfiguration('claimReview.overview')) {
					this.tell();
				}
			}),
			this.view.onDidChangeVisibility(({ visible }) => {
				// Who looks wants to see: the server is started for it, where no file has had it started.
				if (visible && this.list.cases === undefined) {
					void this.refresh(false);
				}
			}),
			vscode.commands.registerCommand('claimReview.refreshCases', () => this.refresh(true)),
			vscode.commands.registerCommand('claimReview.stopRefreshing', () => this.stopping?.cancel()),
			vscode.commands.registerCommand('claimReview.groupCases', (wish?: unknown) => this.group(wish)),
			vscode.commands.registerCommand('claimReview.filterCases', (wish?: unknown) => this.ask(wish)),
			vscode.commands.registerCommand('claimReview.clearFilter', () => this.filterBy('')),
			vscode.commands.registerCommand('claimReview.showMoreCases', (group: string) => this.showMore(group)),
		];
		void this.setContext('claimReview.overview', 'new');
		if (this.view.visible) {
			void this.refresh(false);
		}
	}

	dispose(): void {
		this.stopping?.cancel();
		vscode.Disposable.from(...this.disposables).dispose();
	}

	getTreeItem(node: Node): vscode.TreeItem {
		return itemOf(node, (uri) => this.client.protocol2CodeConverter.asUri(uri));
	}

	getChildren(node?: Node): Node[] {
		const { grouping } = this;
		switch (node?.kind) {
			case undefined:
				return this.shownGroups().map((group): Node => ({ kind: 'group', group, grouping }));
			case 'group':
				return this.casesOf(node.group);
			case 'case': {
				const { one, group } = node;
				const id = `${group}/${one.uri}#${one.ordinal}`;
				return one.findings.map((finding, i): Node => ({ kind: 'finding', finding, one, id: `${id}/${i}` }));
			}
			default:
				return [];
		}
	}

	/**
	 * Asks the server for the cases, with a bar and a button to stop it.
	 * @param rescan every file is read again
	 */
	private async refresh(rescan: boolean): Promise<ShownOverview> {
		const stopping = new vscode.CancellationTokenSource();
		this.stopping = stopping;
		await this.setContext('claimReview.isRefreshing', true);
		try {
			await vscode.window.withProgress({ location: { viewId } }, () =>
				this.list.refresh(rescan, stopping.token, (done, of) => {
					this.view.message = vscode.l10n.t('{0} of {1} files looked at', done.toLocaleString(), of.toLocaleString());
				}),
			);
		} finally {
			if (this.stopping === stopping) {
				this.stopping = undefined;
				await this.setContext('claimReview.isRefreshing', false);
			}
			stopping.dispose();
			this.tell();
		}
		return this.shown();
	}

	private async group(wish: unknown): Promise<ShownOverview> {
		const names: Record<Grouping, string> = {
			status: vscode.l10n.t('Status'),
			payer: vscode.l10n.t('Payer'),
			rule: vscode.l10n.t('Rule'),
		};
		const items = groupings.map((value) => ({ value, label: names[value], picked: value === this.grouping }));
		const title = vscode.l10n.t('Group cases by');
		const chosen = groupings.find((g) => g === wish) ?? (await vscode.window.showQuickPick(items, { title }))?.value;
		if (chosen) {
			this.grouping = chosen;
			await this.state.update(groupingKey, chosen);
			this.redraw();
		}
		return this.shown();
	}

	/** A wish that is a text is taken; else a box is shown, in which the view follows what is typed. */
	private ask(wish: unknown): ShownOverview {
		if (typeof wish === 'string') {
			return this.filterBy(wish);
		}
		const before = this.filter;
		const box = vscode.window.createInputBox();
		box.title = vscode.l10n.t('Filter cases');
		box.placeholder = vscode.l10n.t('Words of an id, a payer, a day, a file, a rule or a finding');
		box.value = before;
		let isAccepted = false;
		box.onDidChangeValue((value) => this.filterBy(value));
		box.onDidAccept(() => {
			isAccepted = true;
			box.hide();
		});
		box.onDidHide(() => {
			if (!isAccepted) {
				this.filterBy(before);
			}
			box.dispose();
		});
		box.show();
		return this.shown();
	}

	private filterBy(filter: string): ShownOverview {
		if (this.filter !== filter) {
			this.filter = filter;
			this.redraw();
			void this.setContext('claimReview.isFiltered', filter.trim() !== '');
		}
		return this.shown();
	}

	private showMore(group: string): void {
		this.limits.set(group, (this.limits.get(group) ?? pageSize) + pageSize);
		this.changed.fire(undefined);
	}

	private redraw(): void {
		this.groups = undefined;
		this.changed.fire(undefined);
		this.tell();
	}

	private shownGroups(): readonly Group[] {
		this.groups ??= grouped(matching(this.list.cases ?? [], this.filter), this.grouping);
		return this.groups;
	}

	private casesOf({ key, cases }: Group): Node[] {
		const group = `${this.grouping}/${key}`;
		const limit = this.limits.get(group) ?? pageSize;
		const shown = cases.slice(0, limit).map((one): Node => ({ kind: 'case', one, group }));
		return cases.length > limit ? [...shown, { kind: 'more', group, rest: cases.length - limit }] : shown;
	}

	/** The badge, and what stands above the tree. */
	private tell(): void {
		const { cases } = this.list;
		const errors = errorsOf(cases ?? []);
		const tooltip = errors === 1 ? vscode.l10n.t('1 case with errors') : vscode.l10n.t('{0} cases with errors', errors);
		this.view.badge = errors === 0 || !settings().get('badge', true) ? undefined : { value: errors, tooltip };
		if (this.filter.trim() === '' || !cases) {
			this.view.message = '';
		} else {
			const found = matching(cases, this.filter).length;
			this.view.message = vscode.l10n.t(
				'“{0}”: {1} of {2} cases',
				this.filter.trim(),
				found.toLocaleString(),
				cases.length.toLocaleString(),
			);
		}
		const state = cases === undefined ? 'new' : cases.length === 0 ? 'empty' : 'cases';
		void this.setContext('claimReview.overview', state);
	}

	private shown(): ShownOverview {
		const cases = this.list.cases ?? [];
		const groups = this.getChildren().flatMap((node): [string, number][] =>
			node.kind === 'group' ? [[String(this.getTreeItem(node).label), node.group.cases.length]] : [],
		);
		return { cases: cases.length, errors: errorsOf(cases), groups };
	}

	private async setContext(key: string, value: unknown): Promise<void> {
		await vscode.commands.executeCommand('setContext', key, value);
	}
}
