import { describe, expect, it } from 'vitest';
import { reviewFile } from '../../../server/review/reviewFile';
import { suppressionOf, suppressionsIn } from '../../../server/review/suppressions';
import { readText } from '../../../server/text/readText';
import { Workspace } from '../../../server/workspace/workspace';
import { smallClaims } from '../smallClaims';
import { MemoryHost } from '../workspace/memoryHost';

const context = smallClaims;

async function reviewAmong(files: Record<string, string>, file: string) {
	const workspace = new Workspace(new MemoryHost(files), () => context);
	await workspace.scan(Object.keys(files));
	const { text, review } = await workspace.review(file);
	const shown = (f: { rule: string; start: number; end: number }) => `${f.rule} ${text.slice(f.start, f.end)}`;
	return { open: review?.findings.map(shown), settled: review?.settled.map(shown), review };
}

/** The words that each comment of a YAML text covers. */
function covered(text: string): string[] {
	return suppressionsIn(readText(text, 'yaml')).suppressions.map((s) => text.slice(s.covers.start, s.covers.end));
}

describe('an ignore comment', () => {
	it.each([
		[
			'behind a value: its line',
			'a: 1\nb: 2 # claim-review: ignore npi - why\nc: 3\n',
			['b: 2 # claim-review: ignore npi - why'],
		],
		[
			'above an item: the whole item',
			'l:\n  # claim-review: ignore npi - why\n  - a: 1\n    b: 2\n  - c\n',
			['  - a: 1\n    b: 2'],
		],
		[
			'above a key: it and what is below',
			'# claim-review: ignore npi - why\nl:\n  a: 1\n\n  b: 2\nm: 3\n',
			['l:\n  a: 1\n\n  b: 2'],
		],
		[
			'above a key whose list is not indented',
			'# claim-review: ignore npi - why\nl:\n- 1\n- 2\nm: 3\n',
			['l:\n- 1\n- 2'],
		],
		[
			'above other comments',
			'# claim-review: ignore npi - a\n# b\n\n# claim-review: ignore npi - c\nx: 1\ny: 2\n',
			['x: 1', 'x: 1'],
		],
		['at the end: nothing', 'x: 1\n# claim-review: ignore npi - why', ['']],
		['with Windows line ends', '# claim-review: ignore npi - why\r\nx:\r\n  y: 1\r\nz: 2\r\n', ['x:\r\n  y: 1']],
	])('%s', (_, text, words) => {
		expect(covered(text.replaceAll('npi', 'note-missing'))).toEqual(
			words.map((w) => w.replaceAll('npi', 'note-missing')),
		);
	});

	it('is none inside of a value', () => {
		expect(covered('text: |\n  # claim-review: ignore note-missing - why\n  b\n')).toEqual([]);
		expect(covered('text: "a # claim-review: ignore note-missing - why"\n')).toEqual([]);
		expect(covered('text: a#claim-review: ignore note-missing - why\n')).toEqual([]);
	});

	it.each([
		['ignore', 'This comment is not understood. Write `# claim-review: ignore RULE - reason`.'],
		['allow note-missing - why', 'This comment is not understood. Write `# claim-review: ignore RULE - reason`.'],
		['ignore note-missing', 'A reason is missing. Write `# claim-review: ignore RULE - reason`.'],
		['ignore note-missing - TBD', 'A reason is missing. Write `# claim-review: ignore RULE - reason`.'],
		['ignore note-mising - why', 'There is no such rule. Did you mean `note-missing`?'],
		['ignore decision-invalid - why', 'There is no such rule.'],
	])('%s is decision-invalid', async (words, message) => {
		const text = `case: C-1\nclaim:\n  # claim-review: ${words}\n  lines: [{ code: "32408" }]\n`;
		const { open, review } = await reviewAmong({ 'a.yaml': text }, 'a.yaml');
		expect(open).toEqual([`decision-invalid # claim-review: ${words}`]);
		expect(review?.findings[0]?.message).toBe(message);
	});

	it('settles what it covers, of its rules only', async () => {
		const text = (comment: string) => `case: C-1\nclaim:\n  lines:\n    ${comment}\n    - code: 1023T\nnote: {}\n`;
		const { open, settled, review } = await reviewAmong(
			{ 'a.yaml': text('# claim-review: ignore add-on-without-primary – billed on paper') },
			'a.yaml',
		);
		expect({ open, settled }).toEqual({
			open: ['documentation-missing 1023T'],
			settled: ['add-on-without-primary 1023T'],
		});
		expect(review?.settled[0]?.settled).toEqual({ by: 'comment', reason: 'billed on paper' });
		const two = await reviewAmong(
			{ 'a.yaml': text('# claim-review: ignore add-on-without-primary, documentation-missing - paper') },
			'a.yaml',
		);
		expect(two.open).toEqual([]);
	});

	it('that ignores nothing is unused, but for a rule that is off', async () => {
		const comment = '# claim-review: ignore duplicate-add-on, add-on-without-primary - paper';
		const text = `claim:\n  lines:\n    ${comment}\n    - code: 1023T\nnote: {}\n`;
		const { open, review } = await reviewAmong({ 'a.yaml': text }, 'a.yaml');
		expect(open).toEqual([`unused-decision ${comment}`, 'documentation-missing 1023T']);
		expect(review?.findings[0]?.message).toMatch(/^This comment ignores nothing of duplicate-add-on:/);
		const off = {
			...context,
			severities: new Map([...(context.severities ?? []), ['duplicate-add-on', 'off' as const]]),
		};
		const workspace = new Workspace(new MemoryHost({ 'a.yaml': text }), () => off);
		await workspace.scan(['a.yaml']);
		expect((await workspace.review('a.yaml')).review?.findings.map((f) => f.rule)).toEqual(['documentation-missing']);
	});

	it('settles mistakes of the text too', () => {
		const text =
			'case: C-1\nclaim:\n  payer: A\n  payer: B # claim-review: ignore duplicate-key - both are the same payer\n';
		const review = reviewFile(text, 'a.case.yaml', 'yaml', context);
		expect(review?.findings.map((f) => f.rule)).toEqual(['required-field']);
		expect(review?.settled.map((f) => f.rule)).toEqual(['duplicate-key']);
	});

	it('on one side of a claim and its note counts on both', async () => {
		const claim = 'case: C-1\nclaim:\n  lines:\n    - code: "32408"\n    - code: 1023T\n';
		const note = 'case: C-1\nnote:\n  documentation:\n    1023T:\n      indication: Aorta\n';
		const comment = '# claim-review: ignore documentation-missing - on paper\n';
		for (const files of [
			{ 'a.yaml': claim.replace('    - code: 1023T', `    ${comment}    - code: 1023T`), 'b.yaml': note },
			{ 'a.yaml': claim, 'b.yaml': note.replace('    1023T', `    ${comment}    1023T`) },
		]) {
			expect((await reviewAmong(files, 'a.yaml')).open).toEqual([]);
			expect((await reviewAmong(files, 'b.yaml')).open).toEqual([]);
		}
	});

	it('by the ten thousand, in any order, are read in one go', () => {
		const comment = '# claim-review: ignore note-missing - why\n';
		const source = readText(
			`l:\n${'  - a: 1\n'.repeat(100)}${comment.repeat(30_000)}${`  ${comment}  - a: 1\n`.repeat(10_000)}`,
			'yaml',
		);
		expect(suppressionsIn(source).suppressions).toHaveLength(40_000);
		expect(suppressionOf(source, 'note-missing', source.text.length - 2)?.reason).toBe('why');
		expect(suppressionOf(source, 'npi', source.text.length - 2)).toBeUndefined();
	});
});
