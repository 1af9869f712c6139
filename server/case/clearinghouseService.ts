import { entryOf, type MappingNode } from '../text/tree';

const serviceKeys = ['professionalService', 'institutionalService', 'dentalService'] as const;

/** Under which key a line of a clearinghouse's claim says what was done; undefined where it says so itself. */
export function serviceKeyOf(line: MappingNode): (typeof serviceKeys)[number] | undefined {
	return serviceKeys.find((key) => entryOf(line, key));
}
