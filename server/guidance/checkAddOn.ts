import type { GuidanceData } from './data';
import type { FileContent } from './fileContent';

/** Says what is wrong at a path in the file. */
export type Report = (steps: readonly (string | number)[], message: string) => void;

/** Reports a name that no file of the kind declares. */
export type Refer = (kind: string, what: string, name: string, steps: readonly (string | number)[]) => void;

/** The names that an add-on or a family uses, and whether an add-on has all that makes it one. */
export function checkAddOn(
	facts: Extract<FileContent, { kind: 'add-on' | 'family' }>,
	data: GuidanceData,
	unread: ReadonlySet<string | undefined>,
	report: Report,
	refer: Refer,
): void {
	if (facts.documentation !== undefined) {
		refer('documentation', 'documentation set', facts.documentation, ['documentation']);
	}
	facts.sites?.typical.forEach((code, i) => {
		refer('places-of-service', 'place of service', code, ['sites', 'typical', i]);
	});
	if (facts.kind === 'family') {
		return;
	}
	const own = facts.code.toUpperCase();
	facts.siblings?.forEach((sibling, i) => {
		const code = sibling.toUpperCase();
		if (code === own) {
			report(['siblings', i], 'A code is no sibling of itself.');
		} else {
			refer('add-on', 'add-on', code, ['siblings', i]);
		}
	});
	facts.primaries?.forEach((primary, i) => {
		if (primary.code.toUpperCase() === own) {
			report(['primaries', i, 'code'], 'An add-on code is no primary procedure of itself.');
		}
	});
	if (facts.family !== undefined) {
		refer('family', 'family', facts.family, ['family']);
	}
	checkComplete(own, data, unread, report);
}

/** What an add-on must have from its own file, its family or the base. */
function checkComplete(
	code: string,
	data: GuidanceData,
	unread: ReadonlySet<string | undefined>,
	report: Report,
): void {
	const facts = data.addOns.find((a) => a.code === code);
	const family = data.families.find((f) => f.name === facts?.family);
	if (facts?.family !== undefined && !family) {
		// Said already, or the family's own file is the one to mend.
		return;
	}
	const type = facts?.addOnType ?? family?.addOnType;
	if (type === undefined || (facts?.list ?? family?.list) === undefined) {
		const lacking = type === undefined ? 'addOnType' : 'list';
		report(['code'], `Neither this file nor its family says the \`${lacking}\`.`);
		return;
	}
	if (type === '1' && !facts?.primaries?.length) {
		report(['code'], 'An add-on of type 1 needs its list of `primaries`.');
	}
	const typesKnown = !unread.has('medicare') && !unread.has(undefined);
	if (typesKnown && !data.addOnTypes.some((t) => t.type === type)) {
		report(['code'], `No file of kind medicare says what type ${type} means.`);
	}
}
