import type { Case } from '../case/case';
import { native } from '../case/native';
import {
	type CodeKnowledge,
	leavesOutBilling,
	leavesOutProcedures,
	otherDiagnoses,
	otherProviders,
} from '../case/nativeYaml';
import { suppressionsIn } from '../review/suppressions';
import type { ReadText } from '../text/tree';

/**
 * What the project's own format has no place for in these cases, one line each, for people. None holds words of the file.
 * @param sources what the cases were read from
 */
export function remarksOnConversion(
	cases: readonly Case[],
	sources: readonly ReadText[],
	known: CodeKnowledge,
): string[] {
	const ignored = sources.reduce((n, s) => n + suppressionsIn(s).suppressions.length, 0);
	const diagnoses = cases.reduce((n, one) => n + otherDiagnoses(one), 0);
	const providers = cases.reduce((n, one) => n + otherProviders(one), 0);
	const unbilled = cases.filter(leavesOutBilling).length;
	const unlisted = cases.filter((one) => leavesOutProcedures(one, known)).length;
	const isForeign = cases.some((one) => one.format !== native.id);
	return [
		...(ignored > 0 ? [`${counted(ignored, 'comment')} that ignore findings ${left(ignored)}, as all comments`] : []),
		...(diagnoses > 0
			? [
					`${diagnoses === 1 ? '1 diagnosis is' : `${diagnoses} diagnoses are`} not said to be of ICD-10-CM; the case format has no other code system`,
				]
			: []),
		...(providers > 0
			? [`${counted(providers, 'provider number')} of who neither bills nor renders ${left(providers)}`]
			: []),
		...(unbilled > 0
			? [
					`in ${counted(unbilled, 'case')} the billing provider is left out: of a line it is not known who did it, and the biller would count as the one`,
				]
			: []),
		...(unlisted > 0
			? [
					`in ${counted(unlisted, 'case')} the note's list of procedures is left out: it is not said to be complete, and would count as complete`,
				]
			: []),
		...(isForeign ? ['what a review does not read (names, amounts and the like) is left out'] : []),
	];
}

function counted(count: number, what: string): string {
	return `${count} ${what}${count === 1 ? '' : 's'}`;
}

function left(count: number): string {
	return count === 1 ? 'is left out' : 'are left out';
}
