import { findEvidence } from '../evidence/findEvidence';
import { modalitiesIn } from '../evidence/modalitiesIn';
import type { GuidanceData } from '../guidance/data';
import type { ElementInFile, GuidanceExample } from '../guidance/fileContent';
import { type Guidance, openGuidance } from '../guidance/guidance';
import type { GuidanceFile, GuidanceProblem } from '../guidance/readGuidanceFile';
import { nearestName } from '../rules/nearestName';
import { ruleIds } from '../rules/ruleIds';
import { saysNothing } from '../rules/saysNothing';
import { timeSpan } from '../rules/timeSpan';
import { nodeAt } from '../text/tree';
import type { Finding } from './finding';
import { reviewFile } from './reviewFile';

type Steps = readonly (string | number)[];
type Fail = (steps: Steps, message: string) => void;

export interface Trial {
	/** How many examples and wordings were tried. */
	readonly tried: number;
	/** Those that do not show what they say, at their place. */
	readonly failures: readonly GuidanceProblem[];
}

/**
 * Tries the examples of some guidance, and its good wordings, with what the guidance and its base hold together.
 * @param files each of the right form
 * @param today the day of review of an example that names none, ISO
 */
export function tryExamples(files: readonly GuidanceFile[], data: GuidanceData, today: string): Trial {
	const guidance = openGuidance(data);
	const failures: GuidanceProblem[] = [];
	let tried = 0;
	for (const { path, root, content } of files) {
		const fail: Fail = (steps, message) => {
			const { start, end } = nodeAt(root, steps);
			failures.push({ path, message, start, end });
		};
		if (content.kind === 'examples') {
			for (const [i, example] of content.examples.entries()) {
				tried++;
				tryExample(example, ['examples', i], guidance, today, fail);
			}
		}
		for (const [s, set] of (content.kind === 'documentation' ? content.sets : []).entries()) {
			for (const [i, element] of set.elements.entries()) {
				for (const [k, words] of (element.wording?.good ?? []).entries()) {
					tried++;
					const wrong = wrongWith(words, element, guidance);
					if (wrong !== undefined) {
						fail(['sets', s, 'elements', i, 'wording', 'good', k], wrong);
					}
				}
			}
		}
	}
	return { tried, failures };
}

/** What keeps words from documenting an element, alone in its field. */
function wrongWith(words: string, element: ElementInFile, guidance: Guidance): string | undefined {
	if (saysNothing(words, element.noneIsAnswer ?? false)) {
		return 'As the value of the field this says nothing.';
	}
	if (element.holds === 'duration' && !timeSpan(words)) {
		return 'No time span can be read from this.';
	}
	return element.holds === 'imagingModality' && modalitiesIn(words, guidance.data.modalities).length === 0
		? 'This names no kind of imaging that is known to guide.'
		: undefined;
}

function tryExample(example: GuidanceExample, steps: Steps, guidance: Guidance, today: string, fail: Fail): void {
	if (example.case !== undefined && example.note === undefined) {
		tryCase(example, example.case, steps, { guidance, today: example.today ?? today }, fail);
	} else if (example.note !== undefined && example.case === undefined) {
		tryNote(example, example.note, steps, guidance, fail);
	}
}

function tryCase(
	{ finds = [], doesNotFind = [] }: GuidanceExample,
	text: string,
	steps: Steps,
	context: { readonly guidance: Guidance; readonly today: string },
	fail: Fail,
): void {
	const findings = reviewFile(text, 'example.case.yaml', 'yaml', context)?.findings;
	if (!findings) {
		fail([...steps, 'case'], 'No case can be read from this: it needs a `claim` or a `note`.');
		return;
	}
	const found = new Map(findings.map((f): [string, Finding] => [f.rule, f]));
	const broken = found.get('syntax');
	if (broken) {
		fail([...steps, 'case'], `This cannot be read: ${broken.message}`);
	}
	const isRule = (id: string, at: Steps) => {
		if (!ruleIds.includes(id)) {
			const nearest = nearestName(id, ruleIds);
			fail(at, `There is no rule \`${id}\`.${nearest ? ` Did you mean \`${nearest}\`?` : ''}`);
		}
		return ruleIds.includes(id);
	};
	for (const [i, id] of finds.entries()) {
		const at = [...steps, 'finds', i];
		if (isRule(id, at) && !found.has(id)) {
			const others = [...found.keys()].join(', ') || 'nothing';
			fail(at, `The case has no finding of \`${id}\`. What is found: ${others}.`);
		}
	}
	for (const [i, id] of doesNotFind.entries()) {
		const at = [...steps, 'doesNotFind', i];
		const finding = isRule(id, at) && found.get(id);
		if (finding) {
			fail(at, `The case has a finding of \`${id}\`: ${finding.message}`);
		}
	}
}

function tryNote(
	{ shows = [], doesNotShow = [] }: GuidanceExample,
	text: string,
	steps: Steps,
	{ data }: Guidance,
	fail: Fail,
): void {
	const said = new Map(findEvidence(text, data.narrative).map((e) => [e.element, e]));
	for (const [i, element] of shows.entries()) {
		const status = said.get(element)?.status ?? 'absent';
		if (status !== 'documented') {
			fail([...steps, 'shows', i], `The text does not document \`${element}\`: it is ${status} there.`);
		}
	}
	for (const [i, element] of doesNotShow.entries()) {
		const found = said.get(element);
		if (found?.status === 'documented') {
			const words = found.spans.map((s) => `“${text.slice(s.start, s.end).replace(/\s+/g, ' ')}”`).join(', ');
			fail([...steps, 'doesNotShow', i], `The text documents \`${element}\` with ${words}.`);
		}
	}
}
