import type { GuidanceData } from './data';
import data from './generated/guidance.json';
import { type Guidance, openGuidance } from './guidance';

let opened: Guidance | undefined;

/** The guidance that comes with the product; opened at the first call, the same object at each. */
export function bundledGuidance(): Guidance {
	// TypeScript reads a JSON file's texts as any text; the generator checked them against the schema.
	opened ??= openGuidance(data as unknown as GuidanceData);
	return opened;
}
