import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { guidanceCheck } from '../../../server/cli/guidanceCheck';

const page = readFileSync(path.join(import.meta.dirname, '../../../docs/writing-guidance.md'), 'utf8');
const folder = mkdtempSync(path.join(tmpdir(), 'writing-guidance-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The page's files and checks, in its order. */
const steps = [...page.matchAll(/(?:^`([\w./-]+)`:\n\n)?```(yaml|console)\n(.*?)```\n/gms)].map(
	([, file, language, content = '']) => ({ file, language, content }),
);

/** Every path that is printed is below the folder; the page names them from there. */
const shown = (output: string) => output.replaceAll(`${folder}/`, '');

describe('docs/writing-guidance.md', () => {
	it('has files that are named, and checks between them', () => {
		expect(steps.filter((s) => s.language === 'yaml').every((s) => s.file !== undefined)).toBe(true);
		expect(steps.filter((s) => s.language === 'console').length).toBeGreaterThan(3);
	});

	let checks = 0;
	for (const { file, language, content } of steps) {
		if (language === 'yaml') {
			it(`${file} can be written`, () => {
				const to = path.join(folder, file ?? '');
				mkdirSync(path.dirname(to), { recursive: true });
				writeFileSync(to, content);
			});
			continue;
		}
		checks++;
		it(`check ${checks} prints what the page says`, async () => {
			const [command = '', ...output] = content.split('\n');
			expect(command).toBe('$ claim-review guidance check claim-review-guidance');
			const options = { today: '2026-08-01', failOn: 'error' as const };
			const result = await guidanceCheck([path.join(folder, 'claim-review-guidance')], options);
			expect(result.troubles).toEqual([]);
			expect(shown(result.output)).toBe(output.join('\n'));
		});
	}
});
