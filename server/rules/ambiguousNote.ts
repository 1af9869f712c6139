import type { Elsewhere, Rule } from './rule';

export const ambiguousNote: Rule = {
	id: 'ambiguous-note',
	severity: 'warning',
	what: "Two or more notes could be this claim's, or two claims this note's.",
	why: 'A claim judged by the note of another is judged wrongly, so none is taken.',
	whatToDo: 'Give each claim and its note a `case` id of their own.',
	*check({ claim, note, id, surroundings }) {
		if (surroundings?.otherHalf !== 'several') {
			return;
		}
		const place = id ?? claim?.lines.find((l) => l.code)?.code ?? note?.heading ?? claim?.heading;
		if (place) {
			yield {
				start: place.start,
				end: place.end,
				on: 'file',
				message: `${claim ? 'More than one note could belong to this claim, or more than one claim to its note' : 'More than one claim could belong to this note, or more than one note to its claim'}, so none was taken. Give each claim and its note a \`case\` id of their own.`,
				related: surroundings.candidates.map((c) => related(c, 'this could belong to the same case')),
			};
		}
	},
};

function related({ file, start, end }: Elsewhere, message: string) {
	return { file, start, end, message };
}
