import { expect, it } from 'vitest';
import { asksByName, asksFor } from '../../../server/protocol/actionKinds';

it.each([
	[undefined, true, false],
	[[], false, false],
	[[''], true, false],
	[['source'], true, true],
	[['source.fixAll'], true, true],
	[['source.fixAll.claimReview'], true, true],
	[['refactor', 'source.fixAll'], true, true],
	[['', 'source'], true, true],
	[['source.fix'], false, false],
	[['source.fixAll.claimReview.more'], false, false],
	[['sourc'], false, false],
])('who asks for %j asks for source.fixAll.claimReview: %s, by name: %s', (only, asked, byName) => {
	expect(asksFor('source.fixAll.claimReview', only)).toBe(asked);
	expect(asksByName('source.fixAll.claimReview', only)).toBe(byName);
});
