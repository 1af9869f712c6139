import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, expect, it } from 'vitest';
import { fullClient, LanguageServer } from './languageServer';

const folder = mkdtempSync(path.join(tmpdir(), 'trust-'));
let server: LanguageServer | undefined;
afterEach(async () => {
	await server?.stop();
	rmSync(folder, { recursive: true, force: true });
});

const payers = `kind: payers
payers:
  - name: Acme
    policies:
      - { codes: [1023T], covered: false, from: 2026-01-01, severity: error, says: Not so., source: cpt, confidence: L }
`;
const text = 'case: C-1\nclaim:\n  payer: Acme\n  dateOfService: 2026-03-10\n  lines:\n    - code: 1023T\n';

it('a folder that is not trusted is reviewed without guidance of its own, until it is trusted', async () => {
	const write = (file: string, content: string) => {
		mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
		writeFileSync(path.join(folder, file), content);
		return pathToFileURL(path.join(folder, file)).href;
	};
	const settings = write('claim-review.yaml', 'guidance: own\n');
	write('own/payers.yaml', payers);
	const uri = write('a.case.yaml', text);
	const s = await LanguageServer.start(fullClient, { isTrusted: false }, ['server.js', '--stdio'], [folder]);
	server = s;
	await s.open(uri, 'yaml', text);
	await s.open(settings, 'yaml', 'guidance: own\n');
	const rules = async () => (await s.pull(uri)).items.map((d) => d.code);
	expect(await rules()).toContain('add-on-without-primary');
	expect(await rules()).not.toContain('payer-policy');
	const told = (await s.pull(settings)).items;
	expect(told.map((d) => [d.severity, d.message, d.range])).toEqual([
		[
			3,
			'This folder is not trusted: guidance of its own is not used until it is.',
			{ start: { line: 0, character: 10 }, end: { line: 0, character: 13 } },
		],
	]);
	await s.connection.sendNotification('claimReview/trust', { isTrusted: true });
	for (const end = Date.now() + 10_000; !(await rules()).includes('payer-policy'); ) {
		expect(Date.now()).toBeLessThan(end);
	}
	expect((await s.pull(settings)).items).toEqual([]);
});
