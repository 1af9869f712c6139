import type { CompletionItem } from 'vscode-languageserver';
import type { HoverText } from '../language/hover';
import { settingsCompletion, settingsHover } from '../language/settingsHelp';
import { type Finding, houseFinding } from '../review/finding';
import { LineIndex } from '../text/lineIndex';
import { nameOf } from '../workspace/host';
import { settingsName } from '../workspace/houseFiles';
import { readSettings } from '../workspace/settings';
import type { SettingsFiles } from '../workspace/settingsFiles';
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
		private readonly settings: SettingsFiles,
		private readonly today: () => string,
	) {}

	/** An open one as it stands, unsaved; undefined for any other document. */
	async review(uri: string): Promise<HouseReview | undefined> {
		const file = fileOf(uri);
		const text = this.open.textOf(uri);
		if (text === undefined) {
			return undefined;
		}
		const known = this.settings.all().find((s) => s.file === file);
		if (known?.text === text) {
			return reviewOf(known);
		}
		if (nameOf(file) !== settingsName) {
			return undefined;
		}
		const { problems } = readSettings(text, await this.settings.guidanceOf(file));
		return reviewOf({ file, text, problems });
	}

	/** Those that are closed and in which something is wrong. */
	closed(): readonly HouseReview[] {
		const wrong = this.settings.all().filter((s) => s.problems.length > 0 && !this.open.isOpen(s.file));
		return wrong.map(reviewOf);
	}

	/** Undefined where the document is no settings file. */
	async hover(uri: string, offset: number): Promise<HoverText | undefined> {
		const found = await this.settingsAt(uri);
		return found && settingsHover(found.text, offset, found.guidance, this.today());
	}

	async completion(uri: string, offset: number): Promise<CompletionItem[]> {
		const found = await this.settingsAt(uri);
		return found ? settingsCompletion(found.text, offset, found.guidance, this.today()) : [];
	}

	private async settingsAt(uri: string) {
		const file = fileOf(uri);
		const text = nameOf(file) === settingsName ? this.open.textOf(uri) : undefined;
		return text === undefined ? undefined : { text, guidance: await this.settings.guidanceOf(file) };
	}
}

function reviewOf({ file, text, problems }: ReturnType<SettingsFiles['all']>[number]): HouseReview {
	const findings = problems.map((p) => houseFinding('setting-invalid', p));
	return { file, text, lines: new LineIndex(text), findings };
}
