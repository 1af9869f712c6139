import type { Guidance } from '../../guidance/guidance';
import type { Diagnosis, Modifier, PlaceOfService } from '../../guidance/types';
import { citation } from './citation';
import { codePage } from './codePage';
import type { Block, Fact, Page, Section } from './page';

/**
 * All that the guidance says of a code of any kind: a procedure, a diagnosis, a modifier or a place of service. Two digits
 * may be both of the last. Undefined where it knows nothing.
 */
export function anyCodePage(code: string, guidance: Guidance): Page | undefined {
	const wanted = code.trim().toUpperCase();
	const procedure = codePage(wanted, guidance);
	if (procedure) {
		return procedure;
	}
	const diagnosis = guidance.diagnosis(wanted);
	const modifier = guidance.modifier(wanted);
	const place = guidance.placeOfService(wanted);
	const sections = [
		...(diagnosis ? [diagnosisSection(diagnosis, guidance)] : []),
		...(modifier ? [modifierSection(modifier, guidance)] : []),
		...(place ? [placeSection(place, guidance)] : []),
	];
	if (sections.length === 0) {
		return undefined;
	}
	const summaries = [
		...(diagnosis ? [diagnosis.title ?? 'Its title is not supplied.'] : []),
		...(modifier ? [modifier.meaning] : []),
		...(place ? [`${place.name}.`] : []),
	];
	return {
		title: diagnosis?.code ?? wanted,
		labels: [
			...(diagnosis ? ['diagnosis code, ICD-10-CM'] : []),
			...(modifier ? ['modifier'] : []),
			...(place ? ['place of service'] : []),
		],
		summary: summaries.length === 1 ? (summaries[0] ?? '') : 'A code of several code sets: see each below.',
		sections: [
			...sections,
			{
				id: 'not-known',
				title: 'What is not known',
				blocks: [{ kind: 'paragraph', words: 'This guidance holds no more of it than what stands here.' }],
			},
		],
		footer: 'The page helps a person review; it decides no payment, and gives no legal or medical advice.',
	};
}

function diagnosisSection({ title, assigned, note, side, ...cited }: Diagnosis, guidance: Guidance): Section {
	const rows: Fact[] = [
		{ name: 'Title', value: title ?? 'Not supplied.' },
		{ name: 'Assigned', value: assigned ? 'yes' : 'no: it is seen on claims and is no code' },
		...(side ? [{ name: 'Side', value: side }] : []),
		{ name: 'Source', value: citation(cited, guidance) },
	];
	const blocks: Block[] = [
		{ kind: 'facts', rows },
		...(note === undefined ? [] : [{ kind: 'paragraph' as const, words: note }]),
	];
	return { id: 'diagnosis', title: 'As a diagnosis', blocks };
}

function modifierSection({ code, meaning, ...cited }: Modifier, guidance: Guidance): Section {
	const forbidden = guidance.data.addOns.map((a) => a.code).filter((c) => guidance.modifierConflict(c, code));
	const rows: Fact[] = [
		{ name: 'What it says', value: meaning },
		...(forbidden.length > 0
			? [
					{
						name: 'Cannot stand on',
						value: [...forbidden.flatMap((c, i) => [...(i > 0 ? [', '] : []), { text: c, to: { code: c } }])],
					},
				]
			: []),
		{ name: 'Source', value: citation(cited, guidance) },
	];
	return { id: 'modifier', title: 'As a modifier', blocks: [{ kind: 'facts', rows }] };
}

function placeSection({ name, facility, ...cited }: PlaceOfService, guidance: Guidance): Section {
	const rows: Fact[] = [
		{ name: 'Name', value: name },
		{ name: 'Medicare pays', value: `the practitioner at the ${facility ? 'facility' : 'non-facility'} rate there` },
		{ name: 'Source', value: citation(cited, guidance) },
	];
	return { id: 'place-of-service', title: 'As a place of service', blocks: [{ kind: 'facts', rows }] };
}
