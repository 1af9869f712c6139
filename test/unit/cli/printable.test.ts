import { expect, it } from 'vitest';
import { printableDiff } from '../../../server/cli/printable';

it('a diff on a terminal keeps its lines and tabs, and nothing that the terminal would obey', () => {
	expect(printableDiff('--- a/x\n-\t\u001b[2Jcode: 007\u202e\r\n+\r.\r\n')).toBe(
		'--- a/x\n-\t\uFFFD[2Jcode: 007\uFFFD\n+\uFFFD.\n',
	);
});
