import { type Claim, isoDay } from '../case/case';
import type { Guidance } from '../guidance/guidance';
import type { CodeLibrary } from '../library/codeLibrary';
import { diagnosisFacts, libraryTexts } from './libraryText';
import { escaped, prose, supply } from './markdown';
import { sourceList } from './sourceText';

/**
 * What an ICD-10-CM code stands for; Markdown.
 * @param day on which it is reported, ISO
 */
export function diagnosisText(code: string, guidance: Guidance, library?: CodeLibrary, day?: string): string {
	const known = guidance.diagnosis(code);
	const texts = libraryTexts('diagnosis', code, library);
	const facts = diagnosisFacts(code, library, day);
	return [
		`**${known?.code ?? escaped(code)}** · diagnosis (ICD-10-CM)`,
		...texts,
		...facts,
		...(texts.length > 0 || facts.length > 0 ? notes(code, guidance) : meaning(code, guidance)),
		...sourceList(known ? [known] : [], guidance),
	].join('\n\n');
}

function meaning(code: string, guidance: Guidance): string[] {
	const known = guidance.diagnosis(code);
	if (!known) {
		return [`Not known here, which does not mean that it is no code. ${supply('diagnoses')}`];
	}
	const title = known.assigned
		? known.title === undefined
			? 'Its title is not supplied.'
			: prose(known.title)
		: '**Not a code of ICD-10-CM.**';
	return [title, ...(known.note ? [prose(known.note)] : [])];
}

/** What the guidance says beside the title that a file of the organization's has already given. */
function notes(code: string, guidance: Guidance): string[] {
	const note = guidance.diagnosis(code)?.note;
	return note ? [prose(note)] : [];
}

/** The diagnosis that a pointer, counted from 1, leads to; Markdown. */
export function pointerText(pointer: number, claim: Claim, guidance: Guidance, library?: CodeLibrary): string {
	const diagnosis = claim.diagnoses[pointer - 1];
	if (!diagnosis) {
		const count = claim.diagnoses.length;
		return `**Diagnosis pointer** to none: the claim has ${count === 1 ? '1 diagnosis' : `${count} diagnoses`}.`;
	}
	return `**Diagnosis pointer** to number ${pointer} of the claim's diagnoses\n\n${diagnosisText(diagnosis.value, guidance, library, isoDay(claim.dateOfService))}`;
}
