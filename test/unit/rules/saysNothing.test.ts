import { expect, it } from 'vitest';
import { saysNothing } from '../../../server/rules/saysNothing';

it.each([
	'',
	'   ',
	'~',
	'-',
	'___',
	'...',
	'?',
	'??',
	'TBD',
	't.b.d.',
	'tba',
	'todo',
	'TO DO',
	'xxx',
	'n/a',
	'N/A.',
	'N.A.',
	'na',
	'not documented',
	'Not applicable',
	'unknown',
	'pending',
	'(pending)',
	'see note',
	'See operative note',
	'as above',
	'to be dictated',
	'none',
	'None.',
	'nil',
	'no',
	'[fill in]',
	'ask the provider',
])('%j says nothing', (text) => {
	expect(saysNothing(text, false)).toBe(true);
});

it.each([
	'6 min',
	'0',
	'US',
	'CT',
	'none of the planned paths was free of vessels',
	'no pneumothorax',
	'unknown mass in the path',
	'see-through plastic stylet used as a lever',
	'Aorta',
	'胸膜を剝離',
	'10:41–10:47',
])('%j says something', (text) => {
	expect(saysNothing(text, false)).toBe(false);
});

it.each(['none', 'None.', 'nil', 'no', 'none known'])('%j is an answer where none is one', (text) => {
	expect(saysNothing(text, true)).toBe(false);
});

it.each(['', 'TBD', 'n/a', 'see note'])('%j is no answer even there', (text) => {
	expect(saysNothing(text, true)).toBe(true);
});
