import type { CompletionItemKind } from 'vscode-languageserver-types';
import type { Case, CasePath } from '../case/case';
import type { Guidance } from '../guidance/guidance';
import type { CodeLibrary } from '../library/codeLibrary';
import type { CodeHit } from '../library/codeSearch';
import type { CodeSystem } from '../library/libraryFile';

/** What a value can be. */
export interface Choice {
	/** As it is read: without quotes. */
	readonly value: string;
	/** A few words beside it. */
	readonly says?: string;
	readonly markdown: string;
	readonly kind: CompletionItemKind;
	/** A number stays one. */
	readonly isNumber?: true;
}

/** What can be typed for a value. */
export interface Choices {
	readonly choices: readonly Choice[];
	/** More characters may bring other ones. */
	readonly isPart: boolean;
}

/** What a completion is made from. */
export interface Known {
	/** With the half of the case that another file holds. */
	readonly one: Case;
	readonly guidance: Guidance;
	readonly library: CodeLibrary | undefined;
	/** The codes of files that what was typed fits, best first; none where no file is loaded. */
	readonly search: (typed: string, system: CodeSystem) => Promise<readonly CodeHit[]>;
}

/** The fields around a place, list indexes left out: `claim.lines`. */
export function fieldOf(path: CasePath): string {
	return path.filter((p) => typeof p === 'string').join('.');
}

export const none: Choices = { choices: [], isPart: false };

export function all(choices: readonly Choice[]): Choices {
	return { choices, isPart: false };
}
