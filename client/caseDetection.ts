const ownName = /(?:\.(?:case|claim|note|guidance)\.(?:ya?ml|jsonc?)|\/claim-review(?:\.\w+)?\.yaml)$/i;

/** Words that stand together in every text that the server takes for a case, whatever its name. */
const marks = [['claim', 'lines'], ['note', 'documentation'], ['resourceType'], ['claimInformation']];

/**
 * Whether a text may hold a case, or is one of the product's own files: as cheap a look as there is. It takes more for a
 * case than there are, and misses none: the server looks properly.
 */
export function mayHoldCase(path: string, text: string): boolean {
	return ownName.test(path) || marks.some((words) => words.every((w) => text.includes(w)));
}
