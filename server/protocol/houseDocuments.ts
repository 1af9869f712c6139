import type { CompletionItem } from 'vscode-languageserver';
import { guidanceCompletion, guidanceHover } from '../language/guidanceHelp';
import type { HoverText } from '../language/hover';
import { settingsCompletion, settingsHover } from '../language/settingsHelp';
import { readDecisions } from '../review/decisions';
import { type Finding, houseFindings } from '../review/finding';
import { LineIndex } from '../text/lineIndex';
import type { DecisionFile, DecisionFiles } from '../workspace/decisionFiles';
import { decisionFindings } from '../workspace/decisionFindings';
import { folderOf, nameOf } from '../workspace/host';
import { decisionsName, settingsName } from '../workspace/houseFiles';
import { readSettings } from '../workspace/settings';
import type { SettingsFiles } from '../workspace/settingsFiles';
import type { Workspace } from '../workspace/workspace';
import type { ReviewedDocuments } from './documents';
import { fileOf } from './fileNames';

/** One of the product's own files with what is wrong in it. */
export interface HouseReview {
	readonly file: string;
	readonly text: string;
	readonly lines: LineIndex;
	readonly findings: readonly Finding[];
}

/** The product's own files, open in an editor or not. */
export class HouseDocuments {
	constructor(
		private readonly open: ReviewedDocuments,
		private readonly workspace: Workspace,
		private readonly settings: SettingsFiles,
		private readonly decisions: DecisionFiles,
		private readonly today: () => string,
		/** The client's folders. */
		private readonly folders: () => readonly string[],
		/** The client has another extension that completes and explains by the schema. */
		private readonly schemaIsKnown: () => boolean,
	) {}

	/** An open one as it stands, unsaved; undefined for any other document. */
	async review(uri: string): Promise<HouseReview | undefined> {
		const file = fileOf(uri);
		const text = this.open.textOf(uri);
		if (text === undefined) {
			return undefined;
		}
		if (nameOf(file) === decisionsName) {
			return this.decisionsReview({ file, text, ...readDecisions(text, 'decision') });
		}
		const known = this.settings.all().find((s) => s.file === file);
		if (known?.text === text) {
			return settingsReview(known);
		}
		if (nameOf(file) !== settingsName) {
			const found = await this.settings.guidanceProblems(file, text);
			return found && settingsReview({ file, text, problems: found });
		}
		const { problems } = readSettings(text, await this.settings.guidanceOf(file));
		return settingsReview({ file, text, problems });
	}

	/** Those that are closed and in which something is wrong. */
	async closed(): Promise<readonly HouseReview[]> {
		const settings = this.settings.all().map(settingsReview);
		const decisions: HouseReview[] = [];
		for (const file of this.decisions.all().filter((d) => !this.open.isOpen(d.file))) {
			decisions.push(await this.decisionsReview(file));
		}
		return [...settings, ...decisions].filter((h) => h.findings.length > 0 && !this.open.isOpen(h.file));
	}

	/** Undefined where the document is none of the product's own. */
	async hover(uri: string, offset: number): Promise<HoverText | undefined> {
		const found = await this.settingsAt(uri);
		if (found) {
			const applied = await this.settings.settingsOf(fileOf(uri));
			// Of another settings file's files nothing is said here.
			const codeFiles = applied?.file === fileOf(uri) ? applied.codeFiles : undefined;
			return settingsHover(found.text, offset, found.guidance, this.today(), codeFiles);
		}
		const own = await this.guidanceAt(uri);
		return own && guidanceHover(own.text, offset, own.guidance);
	}

	async completion(uri: string, offset: number): Promise<CompletionItem[]> {
		const found = await this.settingsAt(uri);
		if (found) {
			return settingsCompletion(found.text, offset, found.guidance, this.today());
		}
		const own = await this.guidanceAt(uri);
		return own ? guidanceCompletion(own.text, offset, own.guidance) : [];
	}

	/** A file that some settings take guidance from, unless an extension for YAML already has the schema for it. */
	private async guidanceAt(uri: string) {
		const file = fileOf(uri);
		const text = this.open.textOf(uri);
		const isHelped = this.schemaIsKnown() && hasSchema(file);
		return text === undefined || isHelped || !(await this.settings.takesGuidanceFrom(file))
			? undefined
			: { text, guidance: await this.settings.guidanceOf(file) };
	}

	private async settingsAt(uri: string) {
		const file = fileOf(uri);
		const text = nameOf(file) === settingsName ? this.open.textOf(uri) : undefined;
		return text === undefined ? undefined : { text, guidance: await this.settings.guidanceOf(file) };
	}

	/** Decisions of which nothing is found are known when every file that they could be about has been looked at. */
	private async decisionsReview(file: DecisionFile): Promise<HouseReview> {
		const folder = folderOf(file.file);
		const isWhole = this.workspace.isComplete && this.folders().some((f) => `${folder}/`.startsWith(`${f}/`));
		const findings = await decisionFindings(file, isWhole ? this.workspace : undefined, this.settings);
		return { file: file.file, text: file.text, lines: new LineIndex(file.text), findings };
	}
}

/** Whether package.json hands the schema of guidance to an extension for YAML for such a file. */
function hasSchema(file: string): boolean {
	return file.endsWith('.guidance.yaml') || /(?:^|\/)claim-review-guidance\/[^/]+\.yaml$/.test(file);
}

function settingsReview({ file, text, problems }: ReturnType<SettingsFiles['all']>[number]): HouseReview {
	const findings = houseFindings('setting-invalid', problems);
	return { file, text, lines: new LineIndex(text), findings };
}
