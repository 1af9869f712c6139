import { describe, expect, it } from 'vitest';
import { readDecisions } from '../../../server/review/decisions';
import { houseFindings } from '../../../server/review/finding';
import { limitedCheck } from '../../../server/review/limited';
import { reviewFile } from '../../../server/review/reviewFile';
import { unknownField } from '../../../server/rules/unknownField';
import { smallClaims } from '../smallClaims';

const begin = 'claim:\n  lines:\n    - code: 1023T\n';

function found(text: string, rule: string, around?: Parameters<typeof reviewFile>[5]) {
	const review = reviewFile(text, 'x.case.yaml', 'yaml', smallClaims, undefined, around);
	return review?.findings.filter((f) => f.rule === rule) ?? [];
}

const keys = (n: number) => begin + Array.from({ length: n }, (_, i) => `q${i}: 1\n`).join('');

describe('the findings of one rule in one case', () => {
	it('are all listed, up to 200', () => {
		expect(found(keys(200), 'unknown-field').map((f) => f.message.slice(0, 8))).toEqual(Array(200).fill('This key'));
	});

	it('end behind that with one that says so', () => {
		const all = found(keys(999), 'unknown-field');
		expect(all).toHaveLength(201);
		// The 201st key stands on line 204: behind those of one digit, of two and of three.
		expect(all.at(-1)).toMatchObject({
			message:
				'This rule has more than 200 findings in this case, and no more of them are listed. Mend the listed ones first.',
			severity: 'warning',
			start: begin.length + 10 * 6 + 90 * 7 + 100 * 8,
			fixes: [],
		});
	});

	it('are not made behind that', () => {
		let made = 0;
		const endless = function* () {
			for (;;) {
				made++;
				yield { start: 0, end: 0, message: '' };
			}
		};
		expect(limitedCheck(unknownField, endless(), () => true)).toMatchObject({ isCut: true });
		expect(made).toBe(201);
	});

	it('are limited for each case by itself', () => {
		const text = `${keys(201)}---\n${keys(3)}`;
		expect(found(text, 'unknown-field')).toHaveLength(204);
	});

	it('of reading are counted', () => {
		const text = `claim:\n  lines:\n${'    - 1\n'.repeat(250)}`;
		const all = found(text, 'wrong-type');
		expect(all).toHaveLength(201);
		expect(all.at(-1)?.message).toBe(
			'From here on 50 more of these findings are not listed; mend those before it first.',
		);
	});

	it('leave unsaid whether a comment behind them is of use', () => {
		const surroundings = {
			facts: { otherHalf: 'here', candidates: [], doubles: [], neighbours: [] },
			key: '',
		} as const;
		const comment = '# claim-review: ignore unknown-field - of our own\nlast: 1\n';
		expect(found(keys(300) + comment, 'unused-decision', () => surroundings)).toEqual([]);
	});
});

describe('the mistakes of a decisions file', () => {
	it('are counted behind the first 200', () => {
		const { problems } = readDecisions('- x\n'.repeat(300), 'decision');
		const all = houseFindings('decision-invalid', problems);
		expect(all).toHaveLength(201);
		expect(all.at(-1)).toMatchObject({
			rule: 'decision-invalid',
			message: 'From here on 100 more of these findings are not listed; mend those before it first.',
			start: 200 * 4 + 2,
		});
	});
});
