import { describe, expect, it } from 'vitest';
import { ByStanding, type Standing } from '../../../server/rules/byStanding';

const values = ['a', 'b', undefined];
const standings: Standing[] = values.flatMap((day) => values.map((provider) => ({ day, provider })));

describe('what stands beside a line', () => {
	it.each(standings)('of day $day and provider $provider is not known to be of another', (asked) => {
		const lines = new ByStanding<Standing>();
		for (const [number, standing] of [...standings, ...standings].entries()) {
			lines.add(standing, standing, number);
		}
		const fits = (one: string | undefined, other: string | undefined) => !one || !other || one === other;
		const beside = lines.beside(asked).flat();
		expect(beside.map((b) => b.number).sort((a, b) => a - b)).toEqual(
			[...standings, ...standings].flatMap((s, i) =>
				fits(s.day, asked.day) && fits(s.provider, asked.provider) ? [i] : [],
			),
		);
		expect(lines.firstBeside(asked)?.number).toBe(Math.min(...beside.map((b) => b.number)));
	});

	it('is nothing where nothing fits', () => {
		const lines = new ByStanding<string>();
		lines.add({ day: 'a' }, 'x', 0);
		expect(lines.beside({ day: 'b' })).toEqual([]);
		expect(lines.firstBeside({ day: 'b', provider: 'a' })).toBeUndefined();
	});
});

describe('what many lines are looked up in', () => {
	it('gives the same list each time, so that it is gone through once', () => {
		const lines = new ByStanding<string>();
		lines.add({ day: 'a', provider: 'p' }, 'x', 0);
		expect(lines.beside({ day: 'a' })[0]).toBe(lines.beside({ day: 'a' })[0]);
	});
});
