import { expect, it } from 'vitest';
import { localDay } from '../../../server/protocol/localDay';

it('is the local calendar day, with zeros', () => {
	expect(localDay(new Date(2026, 0, 5, 0, 1))).toBe('2026-01-05');
	expect(localDay(new Date(2026, 10, 23, 23, 59))).toBe('2026-11-23');
});
