import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { mayHoldCase } from '../../../client/caseDetection';

const samples = path.join(import.meta.dirname, '../../../samples');

it('every sample may hold a case, by its content alone', () => {
	const files = readdirSync(samples).filter((name) => /\.(?:yaml|json)$/.test(name));
	expect(files.length).toBeGreaterThan(10);
	for (const file of files) {
		const text = readFileSync(path.join(samples, file), 'utf8');
		// A half of a case that says little is known by its name.
		expect([file, mayHoldCase('/x.yaml', text) || mayHoldCase(`/${file}`, '')]).toEqual([file, true]);
	}
});

it('names of ours may, whatever they hold, and other texts may not', () => {
	expect(mayHoldCase('/a/x.case.yaml', '')).toBe(true);
	expect(mayHoldCase('/a/x.claim.JSON', '')).toBe(true);
	expect(mayHoldCase('/a/claim-review.yaml', '')).toBe(true);
	expect(mayHoldCase('/a/claim-review.decisions.yaml', '')).toBe(true);
	expect(mayHoldCase('/a/payers.guidance.yaml', '')).toBe(true);
	expect(mayHoldCase('/a/compose.yaml', 'services:\n  web: { image: nginx }\n')).toBe(false);
	expect(mayHoldCase('/a/package.json', '{ "name": "x", "notes": "a note" }')).toBe(false);
	expect(mayHoldCase('/a/one.json', '{"resourceType":"Claim"}')).toBe(true);
	expect(mayHoldCase('/a/one.yaml', 'claim: { lines: [] }')).toBe(true);
});
