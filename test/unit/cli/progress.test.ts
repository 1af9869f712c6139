import { expect, it } from 'vitest';
import { terminalProgress } from '../../../server/cli/progress';

it('progress is told ten times a second at most, and taken away when the work is done', () => {
	let time = 0;
	const written: string[] = [];
	const progress = terminalProgress(
		(text) => written.push(text),
		'claim-review',
		() => time,
	);
	for (let done = 1; done <= 100; done++) {
		time += 9;
		progress.update(done, 100);
	}
	expect(written).toEqual([12, 24, 36, 48, 60, 72, 84, 96].map((n) => `\rclaim-review: ${n} of 100 files`));
	progress.clear();
	progress.clear();
	expect(written.slice(8)).toEqual(['\r\u001b[K']);
});

it('work that is quick leaves the terminal alone', () => {
	const written: string[] = [];
	const progress = terminalProgress(
		(text) => written.push(text),
		'claim-review',
		() => 0,
	);
	progress.update(1, 2);
	progress.clear();
	expect(written).toEqual([]);
});
