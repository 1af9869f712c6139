import { expect, it } from 'vitest';
import { quartiles } from '../../../server/report/quartiles';
import { percent } from '../../../server/report/words';

it.each([
	[[], undefined],
	[[5], [5, 5, 5, 5, 5]],
	[
		[4, 1, 3, 2],
		[1, 1.75, 2.5, 3.25, 4],
	],
	[
		[7, 1, 3, 5, 9],
		[1, 3, 5, 7, 9],
	],
])('quartiles of %j', (values, expected) => {
	const q = quartiles(values);
	expect(q && [q.least, q.first, q.median, q.third, q.most]).toEqual(expected);
});

it('a share is never shown as more or less than it is', () => {
	expect([undefined, 0, 0.0001, 0.4285, 0.9999, 1].map(percent)).toEqual([
		'not known',
		'0.0 %',
		'0.1 %',
		'42.9 %',
		'99.9 %',
		'100.0 %',
	]);
});
