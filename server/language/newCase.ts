import type { Guidance } from '../guidance/guidance';
import type { AddOnProcedure } from '../guidance/types';

/**
 * A new case that bills an add-on, as a snippet of YAML: the claim with the primaries to choose from that are in effect on
 * the day, and each required element of the note, empty, with what to ask the provider behind it. What it holds is the
 * guidance's; ids and dates are there to be typed over. Undefined for a code that is no add-on code.
 * @param today ISO day: stands where the date of service is typed
 */
export function newCase(code: string, today: string, guidance: Guidance): string | undefined {
	const procedure = guidance.addOn(code);
	if (!procedure) {
		return undefined;
	}
	const { label, line, again } = stops();
	return [
		`case: ${label('CASE-1')}`,
		'claim:',
		`  payer: ${label('Payer')}`,
		`  dateOfService: ${label(today)}`,
		`  placeOfService: ${line('22')}`,
		`  renderingProvider: ${line('')}`,
		`  diagnoses: [${label('')}]`,
		'  lines:',
		`    - code: ${primary(procedure, today, line)}`,
		'      units: 1',
		'      diagnosisPointers: [1]',
		`    - code: "${escaped(procedure.code)}"`,
		'      units: 1',
		'      diagnosisPointers: [1]',
		'note:',
		`  dateOfService: ${again(3)}`,
		`  author: ${line('')}`,
		`  signed: ${label(today)}`,
		...documentation(procedure, guidance, label),
		'  text: |',
		'    $0',
		'',
	].join('\n');
}

/** Tab stops in the order in which they are asked for; what is typed at one may stand again further down. */
function stops() {
	let last = 0;
	const label = (text: string) => {
		last++;
		return text === '' ? `$${last}` : `\${${last}:${escaped(text)}}`;
	};
	return { label, line: (text: string) => `"${label(text)}"`, again: (stop: number) => `$${stop}` };
}

function primary({ addOn }: AddOnProcedure, today: string, line: (text: string) => string): string {
	const codes = addOn.primaries
		.filter((p) => p.from <= today && (p.until === undefined || today <= p.until))
		.map((p) => p.code);
	const [first] = codes;
	if (codes.length < 2 || first === undefined) {
		return line(first ?? '');
	}
	return line('').replace(/\$(\d+)/, (_, stop) => `\${${stop}|${codes.map(escapedChoice).join(',')}|}`);
}

function documentation({ code }: AddOnProcedure, guidance: Guidance, label: (text: string) => string): string[] {
	const elements = guidance.elementsOf(code).filter((e) => e.required);
	return elements.length === 0
		? []
		: [
				'  documentation:',
				`    ${escaped(code)}:`,
				...elements.map((e) => `      ${e.name}: ${label('')} # ${escaped(e.ask)}`),
			];
}

function escaped(text: string): string {
	return text.replace(/[\\$}]/g, '\\$&');
}

function escapedChoice(text: string): string {
	return text.replace(/[\\,|$}]/g, '\\$&');
}
