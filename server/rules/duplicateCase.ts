import type { Rule } from './rule';

export const duplicateCase: Rule = {
	id: 'duplicate-case',
	severity: 'warning',
	what: 'The same case id with a claim, or the same claim id, stands in two files, or twice in one.',
	why: 'One of them may be a copy: the same work would be reviewed, and perhaps billed, twice.',
	whatToDo: 'Keep one, or give the second an id of its own.',
	*check({ claim, id, surroundings }) {
		const place = id ?? claim?.id ?? claim?.heading;
		const doubles = surroundings?.doubles ?? [];
		if (place && doubles.length > 0) {
			yield {
				start: place.start,
				end: place.end,
				on: 'file',
				message: `${doubles.some((d) => d.sameFile) ? 'This file' : 'Another file'} has this case or claim id already. Keep one of them, or give this one an id of its own.`,
				related: doubles.map(({ file, start, end }) => ({ file, start, end, message: 'the id stands here first' })),
			};
		}
	},
};
