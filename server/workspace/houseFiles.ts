import { nameOf } from './host';

/** The name of the file that holds an organization's settings. */
export const settingsName = 'claim-review.yaml';
/** The name of the file that holds what was decided about findings. */
export const decisionsName = 'claim-review.decisions.yaml';
/** The name of the file that holds the findings that an old folder was taken over with. */
export const baselineName = 'claim-review.baseline.yaml';

/** Whether a file is one of the product's own, and never a case. */
export function isHouseFile(file: string): boolean {
	const name = nameOf(file);
	return name === settingsName || name === decisionsName || name === baselineName;
}
