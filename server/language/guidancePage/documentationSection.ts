import type { Guidance } from '../../guidance/guidance';
import type { DocumentationElement } from '../../guidance/types';
import { citation } from './citation';
import type { Block, Section, Words } from './page';

/** The elements that the note of an add-on documents, and those of the whole procedure. */
export function documentationSections(code: string, guidance: Guidance): Section[] {
	const own = guidance.elementsOf(code);
	if (own.length === 0) {
		return [];
	}
	const required = own.filter((e) => e.required).length;
	const whole = guidance.procedureElements;
	return [
		{
			id: 'documentation',
			title: 'Documentation',
			blocks: [
				{
					kind: 'paragraph',
					words: `The note documents these elements of ${code} apart from the primary procedure; ${required} of ${own.length} are required. The wordings are of invented procedures, to tell good from poor by. They are no templates: a note says what happened, and what it does not say is asked of the provider.`,
				},
				...own.map((e) => elementPart(e, guidance)),
			],
		},
		...(whole.length > 0 ? [wholeProcedure(whole)] : []),
	];
}

function elementPart(element: DocumentationElement, guidance: Guidance): Block {
	const { label, name, why, write, wording, required, severity, sources } = element;
	return {
		kind: 'part',
		title: label,
		label: required ? 'required' : 'recommended',
		blocks: [
			{ kind: 'paragraph', words: why },
			{
				kind: 'facts',
				rows: [
					{ name: 'What to write', value: write },
					{ name: 'Key in the note', value: name },
					...(required ? [{ name: 'Missing is', value: `${severity === 'error' ? 'an' : 'a'} ${severity}` }] : []),
					...sources.map((s) => ({ name: 'Source', value: citation(s, guidance) })),
				],
			},
			...(wording
				? [
						{
							kind: 'table' as const,
							caption: `Wordings of ${label.toLowerCase()}, good and poor`,
							columns: ['', 'Wording', 'Why'],
							rows: [
								...wording.good.map((says): Words[] => ['Good', says, '']),
								...wording.poor.map(({ says, why: wrong }): Words[] => ['Poor', says, wrong]),
							],
						},
					]
				: [{ kind: 'paragraph' as const, words: 'Examples of wording are not supplied.' }]),
		],
	};
}

function wholeProcedure(elements: readonly DocumentationElement[]): Section {
	return {
		id: 'whole-procedure',
		title: 'Documentation of the whole procedure',
		blocks: [
			{
				kind: 'table',
				caption: 'What the note documents of the whole procedure',
				columns: ['Element', 'What to write', 'Why'],
				rows: elements.map(({ label, required, write, why }) => [required ? `${label} (required)` : label, write, why]),
			},
		],
	};
}
