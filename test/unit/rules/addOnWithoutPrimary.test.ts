import { describe, expect, it } from 'vitest';
import { bundledGuidance } from '../../../server/guidance/bundledGuidance';
import { Workspace } from '../../../server/workspace/workspace';
import { MemoryHost } from '../workspace/memoryHost';

const context = { guidance: bundledGuidance(), today: '2026-11-23' };

/** What the rule says of `own.claim.yaml` among other files. */
async function said(files: Record<string, string>) {
	const workspace = new Workspace(new MemoryHost(files), () => context);
	await workspace.scan(Object.keys(files));
	const { review } = await workspace.review('own.claim.yaml');
	return review?.findings.filter((f) => f.rule === 'add-on-without-primary') ?? [];
}

const own = (lines: string, more = '') =>
	`claim:\n  patient: P-0101\n  dateOfService: 2026-03-10\n${more}  lines: [${lines}]\n`;
const other = 'claim:\n  patient: P-0101\n  lines:\n    - code: "32408"\n      dateOfService: 2026-03-10\n';

describe('a primary on another claim of the same patient and day', () => {
	it('is pointed at where it stands', async () => {
		const [found, ...others] = await said({ 'own.claim.yaml': own('{ code: 1023T }'), 'z/first.claim.yaml': other });
		expect(others).toEqual([]);
		expect(found?.severity).toBe('error');
		expect(found?.message).toMatch(/: 32408 is on another claim of the same patient on 2026-03-10\. /);
		expect(found?.message).not.toContain('P-0101');
		expect(found?.related).toEqual([
			{
				file: 'z/first.claim.yaml',
				start: 46,
				end: 53,
				message: '32408 is on another claim of the same patient on 2026-03-10',
			},
		]);
	});

	it('stands beside what the claim itself has', async () => {
		const files = (more: string) => ({
			'own.claim.yaml': own('{ code: 1023T }, { code: "10005" }', more),
			'z/first.claim.yaml': other,
		});
		const [medicare] = await said(files(''));
		expect(medicare?.severity).toBe('error');
		expect(medicare?.message).toContain(
			': 32408 is on another claim of the same patient on 2026-03-10; the other procedures on this claim (10005) are not on its list. ',
		);
		const [another] = await said(files('  payer: Aetna\n'));
		expect(another?.severity).toBe('warning');
	});

	it('is no matter where the claim has its own', async () => {
		expect(
			await said({ 'own.claim.yaml': own('{ code: 1023T }, { code: "32555" }'), 'z/first.claim.yaml': other }),
		).toEqual([]);
	});

	it('is not looked for without a day', async () => {
		const [found] = await said({
			'own.claim.yaml': own('{ code: 1023T }').replace('  dateOfService: 2026-03-10\n', ''),
			'z/first.claim.yaml': other,
		});
		expect(found?.message).toContain(': no other procedure is on this claim. ');
		expect(found?.related).toEqual([]);
	});
});
