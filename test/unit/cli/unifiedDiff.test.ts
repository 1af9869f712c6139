import { applyPatch, parsePatch } from 'diff';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { unifiedDiff } from '../../../server/cli/unifiedDiff';
import { applyEdits, type TextEdit } from '../../../server/text/edit';

const quote = (text: string, words: string): TextEdit => {
	const start = text.indexOf(words);
	return { start, end: start + words.length, newText: `"${words}"` };
};

describe('a unified diff', () => {
	it('shows a change with three lines around it', () => {
		const text = '1\n2\n3\n4\ncode: 007\n6\n7\n8\n9\n';
		expect(unifiedDiff('a.case.yaml', text, [quote(text, '007')])).toBe(
			'--- a/a.case.yaml\n+++ b/a.case.yaml\n@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-code: 007\n+code: "007"\n 6\n 7\n 8\n',
		);
	});

	it('shows what is near in one piece, what is further away in another', () => {
		const text = 'a: 007\nb: 008, 009\n3\n4\n5\n6\n7\n8\nc: 010\n';
		const edits = ['007', '008', '009', '010'].map((words) => quote(text, words));
		expect(unifiedDiff('x', text, edits)).toBe(
			'--- a/x\n+++ b/x\n@@ -1,9 +1,9 @@\n-a: 007\n-b: 008, 009\n+a: "007"\n+b: "008", "009"\n 3\n 4\n 5\n 6\n 7\n 8\n-c: 010\n+c: "010"\n',
		);
		const apart = text.replace('3\n', '3\n3\n');
		expect(unifiedDiff('x', apart, [quote(apart, '007'), quote(apart, '010')]).match(/^@@.*$/gm)).toEqual([
			'@@ -1,4 +1,4 @@',
			'@@ -7,4 +7,4 @@',
		]);
	});

	it('keeps Windows line ends, a byte order mark and a last line without an end', () => {
		const text = '\uFEFFa: 007\r\nb: 1\r\nc: 008';
		expect(unifiedDiff('x', text, [quote(text, '007'), quote(text, '008')])).toBe(
			'--- a/x\n+++ b/x\n@@ -1,3 +1,3 @@\n-\uFEFFa: 007\r\n+\uFEFFa: "007"\r\n b: 1\r\n-c: 008\n\\ No newline at end of file\n+c: "008"\n\\ No newline at end of file\n',
		);
	});

	it('writes unusual names so that no terminal obeys them and both tools find the file', () => {
		expect(unifiedDiff('b\u001b[2J"/ü.yaml', '1', [{ start: 0, end: 1, newText: '2' }])).toMatch(
			/^--- "a\/b\\033\[2J\\"\/\\303\\274\.yaml"\n/,
		);
		expect(unifiedDiff('na me.yaml', '1', [{ start: 0, end: 1, newText: '2' }])).toMatch(/^--- a\/na me\.yaml\t \n/);
	});

	it('is empty where nothing changes', () => {
		expect(unifiedDiff('x', 'a\n', [])).toBe('');
	});

	it('of a long file with a change in every line takes no time to speak of', () => {
		const text = 'code: 007\n'.repeat(100_000);
		const edits = Array.from({ length: 100_000 }, (_, i) => ({ start: i * 10 + 6, end: i * 10 + 9, newText: '"007"' }));
		const start = performance.now();
		expect(unifiedDiff('x', text, edits).match(/^\+code: "007"$/gm)).toHaveLength(100_000);
		// Comparing the two texts would take minutes.
		expect(performance.now() - start).toBeLessThan(5000);
	});

	it('gives the text with any edits when it is applied', () => {
		const text = fc
			.array(fc.constantFrom('a', 'b: 1', '', '\r'), { maxLength: 40 })
			.chain((lines) => fc.constantFrom('', '\n').map((end) => lines.join('\n') + end));
		const cuts = fc.array(fc.tuple(fc.nat(200), fc.nat(4), fc.constantFrom('', '"', 'x\n', '\n', 'y\nz')), {
			maxLength: 6,
		});
		fc.assert(
			fc.property(text, cuts, (before, wanted) => {
				const edits: TextEdit[] = [];
				for (const [at, length, newText] of wanted.sort((a, b) => a[0] - b[0])) {
					const start = Math.min(at, before.length);
					const end = Math.min(start + length, before.length);
					if (start > (edits.at(-1)?.end ?? -1)) {
						edits.push({ start, end, newText });
					}
				}
				const diff = unifiedDiff('x', before, edits);
				const after = applyEdits(before, edits);
				const [patch] = parsePatch(diff);
				expect(patch && diff ? applyPatch(before, patch, { autoConvertLineEndings: false }) : before).toBe(after);
			}),
			{ numRuns: 5000 },
		);
	});
});
