import createIgnore, { type Ignore } from 'ignore';
import { compileGuidance } from '../guidance/compileGuidance';
import { type Guidance, openGuidance } from '../guidance/guidance';
import { withRequiredElements } from '../guidance/requiredElements';
import type { CodeLibrary } from '../library/codeLibrary';
import type { LibraryReading } from '../library/libraryFile';
import { withNewerLists } from '../library/newerLists';
import type { ReviewContext } from '../rules/rule';
import type { CodeLibraries } from './codeLibraries';
import { folderOf, type Host, HostError } from './host';
import { settingsName } from './houseFiles';
import { readSettings, type Settings, type SettingsProblem } from './settings';

/** A settings file, or a file of guidance that settings name, as it stands. */
export interface SettingsFile {
	/** As the host names it, whole. */
	readonly file: string;
	readonly text: string;
	readonly problems: readonly SettingsProblem[];
}

/** Settings that count for a file. */
export interface AppliedSettings extends SettingsFile {
	readonly settings: Settings;
	/** The files of codes by the name that the settings give them; undefined for one that is still being read. */
	readonly codeFiles: ReadonlyMap<string, LibraryReading | undefined>;
}

interface Applied extends AppliedSettings {
	readonly guidance: Guidance;
	readonly library: CodeLibrary | undefined;
	/** Whole names of the folders that the guidance is from. */
	readonly guidanceFolders: readonly string[];
	/** The files in them, by whole name. */
	readonly guidanceTexts: ReadonlyMap<string, string>;
	readonly excluded: Ignore | undefined;
	/** Those of its guidance that have problems. */
	readonly guidanceFiles: readonly SettingsFile[];
	/** Kept as long as the day is the same, so that reviews can be remembered by it. */
	context?: ReviewContext;
}

export interface SettingsInputs {
	/** The guidance that comes with the product. */
	readonly guidance: () => Guidance;
	/** Reads the files of codes that settings name; absent where there are none to be read. */
	readonly libraries?: CodeLibraries;
	/** Whether guidance and files of codes that settings name are used; absent: they are. */
	readonly isTrusted?: () => boolean;
	/** The day of review where no settings say another. */
	readonly today: () => string;
	/** The day of review, whatever the settings say. */
	readonly day?: string;
}

/**
 * The settings files in a file's folder and above it, of which the nearest counts, whole. Each folder is looked into
 * once, when a file of it is asked for.
 */
export class SettingsFiles {
	private readonly byFolder = new Map<string, Promise<Applied | undefined>>();
	private readonly found = new Map<string, Applied>();
	private own: ReviewContext | undefined;

	constructor(
		private readonly host: Host,
		private readonly inputs: SettingsInputs,
	) {}

	/** Forgets all, as when one of them has changed. */
	clear(): void {
		this.byFolder.clear();
		this.found.clear();
		this.inputs.libraries?.forgetUse();
		this.own = undefined;
	}

	/**
	 * What the cases of a file are reviewed with, the same object as long as nothing changes; undefined for a file that its
	 * settings leave out.
	 */
	async contextOf(file: string): Promise<ReviewContext | undefined> {
		const whole = this.host.absolute(file);
		const applied = await this.nearest(folderOf(whole));
		return applied?.excluded?.ignores(whole.slice(folderOf(applied.file).length + 1))
			? undefined
			: this.context(applied);
	}

	/** The settings that count for a file; undefined where there are none. */
	async settingsOf(file: string): Promise<AppliedSettings | undefined> {
		return this.nearest(folderOf(this.host.absolute(file)));
	}

	/** The guidance for a file, left out or not. */
	async guidanceOf(file: string): Promise<Guidance> {
		return this.context(await this.nearest(folderOf(this.host.absolute(file)))).guidance;
	}

	/** The files of codes for a file, left out or not; undefined where none is named, or none is read yet. */
	async libraryOf(file: string): Promise<CodeLibrary | undefined> {
		return this.context(await this.nearest(folderOf(this.host.absolute(file)))).library;
	}

	/** The settings files that were found, with those files of guidance in which something is wrong, by name. */
	all(): readonly SettingsFile[] {
		const files = [...this.found.values()].flatMap((s): SettingsFile[] => [s, ...s.guidanceFiles]);
		return files.sort((a, b) => (a.file < b.file ? -1 : 1));
	}

	/** Whether a file is one that some settings take guidance from. */
	readsGuidance(file: string): boolean {
		const folder = folderOf(this.host.absolute(file));
		return [...this.found.values()].some((s) => s.guidanceFolders.includes(folder));
	}

	/** The same, where the settings that could name it may not have been looked for yet: guidance mostly lies below them. */
	async takesGuidanceFrom(file: string): Promise<boolean> {
		await this.nearest(folderOf(this.host.absolute(file)));
		return this.readsGuidance(file) && isYaml(file);
	}

	/**
	 * What is wrong in a file of guidance whose text is as an editor has it, the other files as they are on disk; undefined
	 * for a file that no settings take guidance from.
	 */
	async guidanceProblems(file: string, text: string): Promise<readonly SettingsProblem[] | undefined> {
		const whole = this.host.absolute(file);
		const takes = await this.takesGuidanceFrom(file);
		const applied = [...this.found.values()].find((s) => s.guidanceFolders.includes(folderOf(whole)));
		if (!applied || !takes) {
			return undefined;
		}
		const texts = new Map([...applied.guidanceTexts, [whole, text]]);
		const files = [...texts].map(([path, content]) => ({ path, text: content }));
		return compileGuidance(files, this.inputs.guidance().data).problems.filter((p) => p.path === whole);
	}

	private context(applied: Applied | undefined): ReviewContext {
		const today = this.inputs.day ?? applied?.settings.today ?? this.inputs.today();
		const known = applied ? applied.context : this.own;
		if (known?.today === today) {
			return known;
		}
		const { severities, caseLimit, narrative } = applied?.settings ?? {};
		const context: ReviewContext = {
			guidance: applied?.guidance ?? this.inputs.guidance(),
			...(applied?.library && { library: applied.library }),
			today,
			...(severities && { severities }),
			...(caseLimit !== undefined && { caseLimit }),
			...(narrative && { narrative }),
		};
		if (applied) {
			applied.context = context;
		} else {
			this.own = context;
		}
		return context;
	}

	/** @param folder a whole name; empty for the root */
	private nearest(folder: string): Promise<Applied | undefined> {
		let known = this.byFolder.get(folder);
		if (!known) {
			known = this.lookInto(folder);
			this.byFolder.set(folder, known);
		}
		return known;
	}

	private async lookInto(folder: string): Promise<Applied | undefined> {
		const file = `${folder}/${settingsName}`;
		try {
			const applied = await this.apply(file, await this.host.read(file));
			this.found.set(folder, applied);
			return applied;
		} catch (error) {
			if (error instanceof HostError && !error.isMissing) {
				const applied = await this.apply(file, '');
				const problem = { message: `These settings ${said(error.message)}.`, start: 0, end: 0 };
				this.found.set(folder, { ...applied, problems: [problem] });
				return applied;
			}
			return folder === '' ? undefined : this.nearest(folderOf(folder));
		}
	}

	private async apply(file: string, text: string): Promise<Applied> {
		const base = this.inputs.guidance();
		const isTrusted = this.inputs.isTrusted?.() ?? true;
		const first = readSettings(text, base).settings;
		const own = await this.guidanceIn(isTrusted ? first.guidance : [], folderOf(file));
		// Once more: codes and elements of the organization's own guidance can be named too.
		const { settings, problems } = readSettings(text, own.guidance);
		const codes = await this.librariesOf(isTrusted ? settings.codeLibraries : [], folderOf(file));
		const left = isTrusted ? [] : notTrusted(settings);
		const newer = withNewerLists(own.guidance.data, codes.library);
		const data = settings.requiredElements.size > 0 ? withRequiredElements(newer, settings.requiredElements) : newer;
		const guidance = data === own.guidance.data ? own.guidance : openGuidance(data);
		const excluded = settings.exclude.length > 0 ? createIgnore().add([...settings.exclude]) : undefined;
		return {
			file,
			text,
			settings,
			problems: [...problems, ...own.problems, ...codes.problems, ...left].sort((a, b) => a.start - b.start),
			guidance,
			library: codes.library,
			codeFiles: codes.files,
			guidanceFolders: own.folders,
			guidanceTexts: own.texts,
			excluded,
			guidanceFiles: own.files,
		};
	}

	/** The files of codes that settings name, as far as they are read, and what is wrong with them where they are named. */
	private async librariesOf(codeLibraries: Settings['codeLibraries'], from: string): Promise<OwnLibraries> {
		if (codeLibraries.length === 0 || !this.inputs.libraries) {
			return { library: undefined, problems: [], files: new Map() };
		}
		const wanted = codeLibraries.map(({ file, wish }) => ({ file: this.wholeName(file.value, from), wish }));
		const { library, readings } = await this.inputs.libraries.of(wanted);
		const problems = codeLibraries.flatMap(({ file: { start, end } }, i) =>
			(readings[i]?.problems ?? []).map(
				({ message, severity }): SettingsProblem =>
					severity === 'error' ? { message, start, end } : { message, severity, start, end },
			),
		);
		return { library, problems, files: new Map(codeLibraries.map((c, i) => [c.file.value, readings[i]])) };
	}

	/** Of a file or folder that settings name. */
	private wholeName(named: string, from: string): string {
		return this.host.absolute(/^(?:\/|[a-z]:)/i.test(named) ? named : `${from}/${named}`);
	}

	/** The product's guidance with the files of some folders on top. */
	private async guidanceIn(named: Settings['guidance'], from: string): Promise<OwnGuidance> {
		const base = this.inputs.guidance();
		if (named.length === 0) {
			return { guidance: base, problems: [], files: [], folders: [], texts: new Map() };
		}
		const problems: SettingsProblem[] = [];
		const texts = new Map<string, string>();
		const folders: string[] = [];
		for (const { value, start, end } of named) {
			const folder = this.wholeName(value, from);
			folders.push(folder);
			const yaml = (await this.host.siblings(folder)).filter(isYaml);
			if (yaml.length === 0) {
				problems.push({ message: 'There is no such folder, or no .yaml file in it.', start, end });
			}
			for (const file of yaml) {
				try {
					texts.set(file, await this.host.read(file));
				} catch {
					problems.push({ message: 'A file of this folder cannot be read.', start, end });
				}
			}
		}
		const compiled = compileGuidance(
			[...texts].map(([path, text]) => ({ path, text })),
			base.data,
		);
		const files = [...texts].map(([file, text]) => ({
			file: this.host.absolute(file),
			text,
			problems: compiled.problems.filter((p) => p.path === file),
		}));
		return {
			guidance: openGuidance(compiled.data),
			problems,
			files: files.filter((f) => f.problems.length > 0),
			folders,
			texts: new Map([...texts].map(([file, text]) => [this.host.absolute(file), text])),
		};
	}
}

/** What is left aside of the settings of a folder that is not trusted, where it is named. */
function notTrusted({ guidance, codeLibraries }: Settings): SettingsProblem[] {
	const said = (what: string) => `This folder is not trusted: ${what} is not used until it is.`;
	return [
		...guidance.map(({ start, end }) => ({ start, end, message: said('guidance of its own') })),
		...codeLibraries.map(({ file: { start, end } }) => ({ start, end, message: said('a file of codes') })),
	].map((p) => ({ ...p, severity: 'information' }));
}

interface OwnLibraries {
	readonly library: CodeLibrary | undefined;
	readonly files: AppliedSettings['codeFiles'];
	/** In the settings. */
	readonly problems: readonly SettingsProblem[];
}

interface OwnGuidance {
	readonly guidance: Guidance;
	/** In the settings. */
	readonly problems: readonly SettingsProblem[];
	/** Files of guidance with problems. */
	readonly files: readonly SettingsFile[];
	readonly folders: readonly string[];
	/** By whole name. */
	readonly texts: ReadonlyMap<string, string>;
}

function isYaml(file: string): boolean {
	return /\.ya?ml$/i.test(file);
}

/** A host's reason as the end of a sentence: "permission denied" is none by itself. */
function said(reason: string): string {
	return reason.startsWith('cannot') ? reason : `cannot be read: ${reason}`;
}
