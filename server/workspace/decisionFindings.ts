import { type Finding, houseFindings } from '../review/finding';
import type { DecisionFile } from './decisionFiles';
import { folderOf } from './host';
import { settingsName } from './houseFiles';
import type { SettingsFiles } from './settingsFiles';
import type { Workspace } from './workspace';

/**
 * What is wrong with a decisions file, by place.
 * @param workspace that has looked at every file below it; without one, nothing is said of decisions that match nothing
 */
export async function decisionFindings(
	{ file, decisions, problems }: DecisionFile,
	workspace: Workspace | undefined,
	settings: SettingsFiles,
): Promise<readonly Finding[]> {
	const invalid = houseFindings('decision-invalid', problems);
	const context = await settings.contextOf(`${folderOf(file)}/${settingsName}`);
	// Of two decisions about one finding the later counts; the earlier one is the trail of it.
	const counting = [...new Map(decisions.map((d) => [d.fingerprint, d])).values()];
	const asked = counting.filter((d) => context?.severities?.get(d.rule) !== 'off');
	const unused = (await workspace?.unused(folderOf(file), asked)) ?? [];
	const message =
		'This decision matches no finding: the finding is gone, or the values that it was made for have changed. Look whether it still holds.';
	const stale = unused.map(({ start, end }) => ({ start, end, message }));
	return [...invalid, ...houseFindings('unused-decision', stale)].sort((a, b) => a.start - b.start);
}
