import type { Guidance } from '../guidance/guidance';
import type { CodeLibrary } from '../library/codeLibrary';
import { type CodeHit, type CodeSearch, openSearch } from '../library/codeSearch';
import type { CodeSystem } from '../library/libraryFile';
import type { SettingsFiles } from '../workspace/settingsFiles';
import { fileOf } from './fileNames';

/** Asks for codes: `LookUpParams` → `LookUpAnswer`. */
export const lookUpRequest = 'claimReview/lookUp';

export interface LookUpParams {
	/** The document whose settings say which files of codes there are; absent: those of the client's first folder. */
	readonly uri?: string;
	/** A code or words, or the beginnings of them. */
	readonly query: string;
	/** Only codes of this kind. */
	readonly system?: CodeSystem;
}

export interface LookUpAnswer {
	readonly hits: readonly CodeHit[];
	/** How many codes were looked through. */
	readonly count: number;
}

/** Searches the codes of the settings that count. What is gathered for that is kept while somebody searches. */
export class CodeLookUp {
	private gathered: { guidance: Guidance; library: CodeLibrary | undefined; search: Promise<CodeSearch> } | undefined;
	private uses = 0;

	constructor(
		private readonly settings: SettingsFiles,
		/** The client's folders. */
		private readonly folders: () => readonly string[],
		private readonly yieldTurn: () => Promise<void>,
		private readonly pause: (milliseconds: number) => Promise<void>,
	) {}

	async find({ uri, query, system }: LookUpParams): Promise<LookUpAnswer> {
		const [folder = ''] = this.folders();
		const file = uri === undefined ? `${folder}/any.case.yaml` : fileOf(uri);
		const search = await this.search(await this.settings.guidanceOf(file), await this.settings.libraryOf(file));
		void this.letGoLater();
		return { hits: search.find(query, hitLimit, system), count: search.count };
	}

	private search(guidance: Guidance, library: CodeLibrary | undefined): Promise<CodeSearch> {
		if (this.gathered?.guidance !== guidance || this.gathered.library !== library) {
			this.gathered = { guidance, library, search: openSearch(guidance, library, this.yieldTurn) };
		}
		return this.gathered.search;
	}

	private async letGoLater(): Promise<void> {
		const use = ++this.uses;
		await this.pause(keptFor);
		if (use === this.uses) {
			this.gathered = undefined;
		}
	}
}

/** What a person looks at. */
const hitLimit = 100;
/** Milliseconds after the last search. */
const keptFor = 120_000;
