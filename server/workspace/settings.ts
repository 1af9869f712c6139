import type { Located } from '../case/case';
import type { Guidance } from '../guidance/guidance';
import { editionIn } from '../library/days';
import type { LibraryWish } from '../library/layout';
import type { CodeSystem } from '../library/libraryFile';
import { nearestName } from '../rules/nearestName';
import type { NarrativeUse, Severity } from '../rules/rule';
import { houseRules, ruleIds, severityNames } from '../rules/ruleIds';
import { readText } from '../text/readText';
import { type Entry, isNull, type TreeNode, textOf } from '../text/tree';

/** What `schemas/settings.schema.json` describes. Absent is what the product does by itself. */
export interface Settings {
	readonly severities?: ReadonlyMap<string, Severity | 'off'>;
	/** Patterns as in `.gitignore`, from the settings' folder. */
	readonly exclude: readonly string[];
	/** In UTF-16 code units. */
	readonly caseLimit?: number;
	/** Folders, from the settings' folder, and where they are named. */
	readonly guidance: readonly Located<string>[];
	readonly codeLibraries: readonly NamedLibrary[];
	/** Names of elements by add-on code, in capitals. */
	readonly requiredElements: ReadonlyMap<string, readonly string[]>;
	readonly usesBaseline: boolean;
	readonly narrative?: NarrativeUse;
	/** ISO day. */
	readonly today?: string;
}

/** A file of codes. */
export interface NamedLibrary {
	/** From the settings' folder, and where it is named. */
	readonly file: Located<string>;
	readonly wish: LibraryWish;
}

/** What is not understood, and where: offsets in the text of the settings. */
export interface SettingsProblem {
	readonly message: string;
	/** Absent: an error. */
	readonly severity?: 'warning' | 'information';
	readonly start: number;
	readonly end: number;
}

export interface SettingsReading {
	/** What is understood. */
	readonly settings: Settings;
	readonly problems: readonly SettingsProblem[];
}

/** Reads the text of a settings file. Never throws; what is not understood is a problem at its place and has no effect. */
export function readSettings(text: string, guidance: Guidance): SettingsReading {
	const { documents, problems } = readText(text, 'yaml');
	const reader = new SettingsReader(guidance);
	const [first, second] = documents.filter((d) => d.root);
	if (second) {
		reader.problems.push({ message: 'Settings are one document.', start: second.start, end: second.end });
	}
	const settings = reader.read(first?.root);
	const all = [...problems.map(({ message, start, end }) => ({ message, start, end })), ...reader.problems];
	return { settings, problems: all.sort((a, b) => a.start - b.start) };
}

const severities = ['off', ...severityNames] as const;
const narrativeUses: readonly NarrativeUse[] = ['accept', 'hint', 'ignore'];
const keys = [
	'severity',
	'exclude',
	'limits',
	'guidance',
	'codeLibraries',
	'requiredElements',
	'narrative',
	'baseline',
	'today',
];

/** What a plain list can hold codes of, as settings name it. */
const systemNames: ReadonlyMap<string, CodeSystem> = new Map([
	['procedures', 'procedure'],
	['diagnoses', 'diagnosis'],
	['modifiers', 'modifier'],
	['places of service', 'place'],
]);

class SettingsReader {
	readonly problems: SettingsProblem[] = [];

	constructor(private readonly guidance: Guidance) {}

	read(root: TreeNode | undefined): Settings {
		let severities: Map<string, Severity | 'off'> | undefined;
		let exclude: string[] = [];
		let caseLimit: number | undefined;
		let guidance: Located<string>[] = [];
		let codeLibraries: NamedLibrary[] = [];
		let requiredElements = new Map<string, readonly string[]>();
		let narrative: NarrativeUse | undefined;
		let usesBaseline = false;
		let today: string | undefined;
		for (const entry of this.entries(root, 'Settings are a mapping of keys to values.')) {
			switch (entry.name) {
				case 'severity':
					severities = this.severities(entry.value);
					break;
				case 'exclude':
					exclude = this.located(entry.value).map((p) => p.value);
					break;
				case 'limits':
					caseLimit = this.caseLimit(entry.value);
					break;
				case 'guidance':
					guidance = this.located(entry.value);
					break;
				case 'codeLibraries':
					codeLibraries = this.codeLibraries(entry.value);
					break;
				case 'requiredElements':
					requiredElements = this.requiredElements(entry.value);
					break;
				case 'narrative':
					narrative = this.narrative(entry.value);
					break;
				case 'baseline':
					usesBaseline = this.flag(entry.value);
					break;
				case 'today':
					today = this.today(entry.value);
					break;
				default:
					this.unknown(entry, 'setting', keys);
			}
		}
		return {
			...(severities && { severities }),
			exclude,
			...(caseLimit !== undefined && { caseLimit }),
			guidance,
			codeLibraries,
			requiredElements,
			...(narrative && { narrative }),
			usesBaseline,
			...(today !== undefined && { today }),
		};
	}

	private entries(node: TreeNode | undefined, otherwise: string): readonly Entry[] {
		if (!node || (node.kind === 'scalar' && node.value === null)) {
			return [];
		}
		if (node.kind !== 'mapping') {
			this.report(node, otherwise);
			return [];
		}
		return node.entries;
	}

	private severities(node: TreeNode): Map<string, Severity | 'off'> {
		const found = new Map<string, Severity | 'off'>();
		for (const entry of this.entries(node, '`severity` takes a severity for each rule, by its id.')) {
			// YAML 1.1 readers take `off` for false, and so may a person's own program that writes the file.
			const text = entry.value.kind === 'scalar' && entry.value.value === false ? 'off' : textOf(entry.value);
			const severity = severities.find((s) => s === text);
			if (houseRules.some((r) => r.id === entry.name)) {
				this.report(
					entry.key,
					`The severity of \`${entry.name}\` cannot be set: what is wrong with settings or decisions is always shown.`,
				);
			} else if (!ruleIds.includes(entry.name)) {
				this.unknown(entry, 'rule', ruleIds);
			} else if (severity) {
				found.set(entry.name, severity);
			} else {
				this.report(entry.value, `A severity is one of: ${severities.join(', ')}.`);
			}
		}
		return found;
	}

	private caseLimit(node: TreeNode): number | undefined {
		let limit: number | undefined;
		for (const entry of this.entries(node, '`limits` takes a mapping: `caseMegabytes`.')) {
			const number =
				entry.value.kind === 'scalar' && typeof entry.value.value === 'number' ? entry.value.value : Number.NaN;
			if (entry.name !== 'caseMegabytes') {
				this.unknown(entry, 'limit', ['caseMegabytes']);
			} else if (number > 0 && number <= 100) {
				limit = Math.round(number * 1024 * 1024);
			} else {
				this.report(entry.value, '`caseMegabytes` is a number above 0, at most 100.');
			}
		}
		return limit;
	}

	/** Each a file's name, or a mapping with what the file does not say of itself. */
	private codeLibraries(node: TreeNode): NamedLibrary[] {
		return this.namedLibraries(node).filter(({ file }) => {
			// Windows would ask the machine for it.
			const isElsewhere = /^[\\/]{2}/.test(file.value);
			if (isElsewhere) {
				this.report(file, 'A file on another machine is not read: nothing here uses the network.');
			}
			return !isElsewhere;
		});
	}

	private namedLibraries(node: TreeNode): NamedLibrary[] {
		const items = node.kind === 'sequence' ? node.items : isNull(node) ? [] : [node];
		return items.flatMap((item) => {
			if (item.kind === 'sequence') {
				this.report(item, 'A file stands here, or a mapping with a `file`.');
				return [];
			}
			if (item.kind !== 'mapping') {
				return this.located(item).map((file) => ({ file, wish: {} }));
			}
			let file: Located<string> | undefined;
			let wish: LibraryWish = {};
			for (const entry of item.entries) {
				switch (entry.name) {
					case 'file':
						[file] = this.located(entry.value);
						break;
					case 'edition': {
						const edition = editionIn(textOf(entry.value)?.trim() ?? '');
						wish = edition ? { ...wish, edition } : wish;
						if (!edition) {
							this.report(
								entry.value,
								'An edition is a quarter (`2026 Q3`), a fiscal year (`FY2026`) or a year (`2026`).',
							);
						}
						break;
					}
					case 'codes': {
						const system = systemNames.get(textOf(entry.value)?.trim().toLowerCase() ?? '');
						wish = system ? { ...wish, system } : wish;
						if (!system) {
							this.report(entry.value, `\`codes\` is one of: ${[...systemNames.keys()].join(', ')}.`);
						}
						break;
					}
					default:
						this.unknown(entry, 'key of a code library', ['file', 'edition', 'codes']);
				}
			}
			if (!file) {
				this.report(item, 'A code library needs its `file`.');
			}
			return file ? [{ file, wish }] : [];
		});
	}

	private requiredElements(node: TreeNode): Map<string, readonly string[]> {
		const found = new Map<string, readonly string[]>();
		for (const entry of this.entries(node, '`requiredElements` takes a list of elements for each add-on code.')) {
			const code = entry.name.toUpperCase();
			const known = this.guidance.elementsOf(code).map((e) => e.name);
			if (known.length === 0) {
				this.report(entry.key, 'This is no add-on code whose documentation elements are known.');
				continue;
			}
			found.set(
				code,
				this.located(entry.value).flatMap((name) => {
					if (known.includes(name.value)) {
						return [name.value];
					}
					this.report(name, `${code} has no such element. Known: ${known.join(', ')}.`);
					return [];
				}),
			);
		}
		return found;
	}

	private narrative(node: TreeNode): NarrativeUse | undefined {
		const use = narrativeUses.find((u) => u === textOf(node));
		if (!use) {
			this.report(node, `\`narrative\` is one of: ${narrativeUses.join(', ')}.`);
		}
		return use;
	}

	private flag(node: TreeNode): boolean {
		if (node.kind === 'scalar' && typeof node.value === 'boolean') {
			return node.value;
		}
		this.report(node, '`baseline` is true or false.');
		return false;
	}

	private today(node: TreeNode): string | undefined {
		const text = textOf(node) ?? '';
		const date = new Date(`${text}T00:00:00Z`);
		if (/^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text)) {
			return text;
		}
		this.report(node, '`today` is a day of the form YYYY-MM-DD.');
		return undefined;
	}

	/** A list of texts; one text is a list of one. */
	private located(node: TreeNode): Located<string>[] {
		const items = node.kind === 'sequence' ? node.items : isNull(node) ? [] : [node];
		return items.flatMap((item) => {
			const text = textOf(item)?.trim();
			if (!text) {
				this.report(item, 'A text stands here, or a list of texts.');
				return [];
			}
			return [{ value: text, start: item.start, end: item.end }];
		});
	}

	private unknown({ key, name }: Entry, what: string, known: readonly string[]): void {
		const nearest = nearestName(name, known);
		this.report(
			key,
			`There is no such ${what}.${nearest ? ` Did you mean \`${nearest}\`?` : ` Known: ${known.join(', ')}.`}`,
		);
	}

	private report({ start, end }: { start: number; end: number }, message: string): void {
		this.problems.push({ message, start, end });
	}
}
