import type { ServiceLine } from '../case/case';
import type { Guidance } from '../guidance/guidance';
import type { CodeLibrary } from '../library/codeLibrary';
import { libraryTexts } from './libraryText';
import { escaped, prose, supply } from './markdown';
import { sourceList } from './sourceText';

/** What a modifier says of its line, and whether the line's code can carry it; Markdown. */
export function modifierText(code: string, line: ServiceLine, guidance: Guidance, library?: CodeLibrary): string {
	const known = guidance.modifier(code);
	const texts = libraryTexts('modifier', code, library);
	const conflict = line.code && guidance.modifierConflict(line.code.value, code);
	return [
		`**${escaped(code)}** · modifier`,
		...(known ? [prose(known.meaning)] : texts.length > 0 ? [] : [`Not known here. ${supply('modifiers')}`]),
		...texts,
		...(conflict
			? [
					`**Cannot stand on ${line.code?.value}**: ${prose(conflict.label)} ${prose(conflict.value)} in the Medicare physician fee schedule.${conflict.meaning ? ` ${prose(conflict.meaning)}` : ''}`,
				]
			: []),
		...sourceList(known ? [known] : [], guidance),
	].join('\n\n');
}
