import type { Case, Place } from '../case/case';
import { leavesOutBilling, nativeYaml, notWritable, otherDiagnoses } from '../case/nativeYaml';
import { hasCaseName, readPart, textFormatOf } from '../case/readCases';
import { reasonOf } from '../node/fileTrouble';
import { readTextFile } from '../node/readTextFile';
import { LineIndex } from '../text/lineIndex';
import { split } from '../text/split';

/** The cases as text with what it cannot say, or why there is none; one line each, for people. */
export type Conversion =
	| { readonly output: string; readonly remarks: readonly string[] }
	| { readonly trouble: string };

/**
 * The cases of one file in the project's own format. All or nothing: what is not understood would silently be missing.
 * Neither reasons nor remarks hold words of the file.
 */
export function convert(path: string): Conversion {
	const format = textFormatOf(path);
	if (!format) {
		return { trouble: 'is neither YAML nor JSON by its name' };
	}
	let text: string;
	try {
		text = readTextFile(path);
	} catch (error) {
		return { trouble: reasonOf(error) };
	}
	const lines = new LineIndex(text);
	const at = ({ start }: Place, reason: string) => {
		const { line, character } = lines.position(start);
		return { trouble: `${line + 1}:${character + 1}: ${reason}` };
	};
	const { chunks, problems } = split(text, format);
	if (problems[0]) {
		return at(problems[0], problems[0].message);
	}
	const cases: Case[] = [];
	for (const { start, end } of chunks) {
		const part = readPart(text.slice(start, end), format, hasCaseName(path));
		const moved = (place: Place) => ({ start: place.start + start, end: place.end + start });
		const unread = part.source.problems[0];
		if (unread && (part.cases.length > 0 || hasCaseName(path) || unread.rule === 'too-large')) {
			return at(moved(unread), unread.message);
		}
		for (const one of part.cases) {
			const reason = notWritable(one);
			const wrong = one.problems.find((p) => p.rule !== 'text-as-number');
			if (reason === 'not understood' && wrong) {
				return at(moved(wrong), wrong.message);
			}
			if (reason) {
				return at(
					moved(one),
					'This claim is none for procedures (dental, vision, pharmacy) or no claim yet: it is not converted.',
				);
			}
			cases.push(one);
		}
	}
	return cases.length === 0 ? { trouble: 'holds no case' } : { output: nativeYaml(cases), remarks: remarksOn(cases) };
}

function remarksOn(cases: readonly Case[]): string[] {
	const others = cases.reduce((n, one) => n + otherDiagnoses(one), 0);
	const unbilled = cases.filter(leavesOutBilling).length;
	return [
		...(others > 0
			? [
					`${others === 1 ? '1 diagnosis is' : `${others} diagnoses are`} not said to be of ICD-10-CM; the case format has no other code system`,
				]
			: []),
		...(unbilled > 0
			? [
					`in ${unbilled === 1 ? '1 case' : `${unbilled} cases`} the billing provider is left out: of a line it is not known who did it, and the biller would count as the one`,
				]
			: []),
	];
}
