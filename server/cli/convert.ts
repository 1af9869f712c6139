import type { Case, Place } from '../case/case';
import { type CodeKnowledge, nativeYaml, notWritable } from '../case/nativeYaml';
import { hasCaseName, textFormatOf } from '../case/readCases';
import { readParts } from '../case/readParts';
import { bundledGuidance } from '../guidance/bundledGuidance';
import { reasonOf } from '../node/fileTrouble';
import { readTextFile } from '../node/readTextFile';
import { LineIndex } from '../text/lineIndex';
import type { Problem, ReadText } from '../text/tree';
import { remarksOnConversion } from './convertRemarks';

/** The cases as text with what it cannot say, or why there is none; one line each, for people. */
export type Conversion =
	| { readonly output: string; readonly remarks: readonly string[] }
	| { readonly trouble: string };

/**
 * The cases of one file in the project's own format. All or nothing: what is not understood would silently be missing.
 * Neither reasons nor remarks hold words of the file.
 */
export function convert(path: string): Conversion {
	const guidance = bundledGuidance();
	const known: CodeKnowledge = {
		fieldsOf: (code) => guidance.fieldsOf(code).map((f) => f.name),
		isCompared: (code) => guidance.addOn(code) !== undefined || guidance.addOnsListing(code).length > 0,
	};
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
	const wrongs: Problem[] = [];
	const cases: Case[] = [];
	const sources: ReadText[] = [];
	for (const { at: placement, part } of readParts(text, format, hasCaseName(path), (found) => wrongs.push(...found))) {
		if (wrongs[0]) {
			break;
		}
		const moved = (place: Place) => placement.inFile(place);
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
		if (part.cases.length > 0) {
			sources.push(part.source);
		}
	}
	if (wrongs[0]) {
		return at(wrongs[0], wrongs[0].message);
	}
	return cases.length === 0
		? { trouble: 'holds no case' }
		: { output: nativeYaml(cases, known), remarks: remarksOnConversion(cases, sources, known) };
}
