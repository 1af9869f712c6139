import { nodeHost } from '../node/nodeHost';
import { providerQuery } from '../review/providerQuery';
import type { ReviewedCase } from '../review/reviewCase';
import { unitOf } from '../rules/rule';
import { HostError } from '../workspace/host';
import { shown, workplace } from './workplace';

/** The query, or why there is none: one line for people. */
export type QueryResult = { readonly output: string } | { readonly trouble: string; readonly path: string };

const nothingToAsk =
	'Nothing to ask: no required documentation element is lacking in the record, and nothing in it contradicts itself.\n';
const noNote = 'Nothing to ask: there is no note of this case.\n';

/**
 * Drafts the query to the provider about one case of a file, with the settings and the guidance of its folder, and with
 * the case's other half from another file of it.
 * @param caseId which of several
 */
export async function query(path: string, caseId: string | undefined, today: string): Promise<QueryResult> {
	const trouble = (reason: string, where = path) => ({ path: where, trouble: reason });
	const { settings, workspace } = workplace({ today });
	const { files, troubles } = await nodeHost.list([path]);
	const [file] = files;
	const refused = [...troubles, ...(file === path ? await workspace.scan([file]) : [])][0];
	if (refused) {
		return trouble(refused.reason, refused.path);
	}
	if (file !== path) {
		return trouble('is a folder; a query is about one case of a file');
	}
	const context = await settings.contextOf(file);
	const unclear = settings.all().find((s) => s.problems.length > 0);
	if (unclear) {
		return trouble('these settings are not understood, see setting-invalid', shown(unclear.file));
	}
	if (!context) {
		return trouble('left out by the settings');
	}
	await workspace.lookBeside(file);
	try {
		const { review } = await workspace.review(file);
		const cases = review?.parts.flatMap((p) => p.review.cases) ?? [];
		const found = caseId === undefined ? cases : cases.filter((c) => idOf(c) === caseId);
		const [one, another] = found;
		if (!one) {
			return trouble(cases.length === 0 ? 'holds no case' : 'holds no case of that id');
		}
		if (another) {
			return trouble(
				caseId === undefined
					? `holds ${found.length} cases: name one with --case ID`
					: 'holds several cases of that id',
			);
		}
		const unit = unitOf(one.case, one.surroundings?.other?.case, one.surroundings?.facts);
		return { output: providerQuery(unit, context)?.markdown ?? (unit.note ? nothingToAsk : noNote) };
	} catch (error) {
		return trouble(error instanceof HostError ? error.message : 'cannot be read');
	}
}

function idOf({ case: one, surroundings }: ReviewedCase): string | undefined {
	return (one.id ?? surroundings?.other?.case.id)?.value;
}
