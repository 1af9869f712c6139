import type { Case } from '../case/case';
import type { Guidance } from '../guidance/guidance';
import type { Benchmark, Payer, PayerPolicy, Procedure } from '../guidance/types';
import { measures } from './guidancePage/benchmarkSection';
import { figureText } from './guidancePage/figureText';
import { policiesAbout } from './guidancePage/payerSection';
import { prose } from './markdown';
import { policyFacts } from './payerText';
import { confidences } from './sourceText';

/**
 * What payers' policies say of a code, the claim's own payer first, and of which payers nothing is supplied; Markdown.
 * Of a code that is no add-on only what is supplied is said.
 */
export function payerParts({ code, addOn }: Procedure, one: Case, guidance: Guidance): string[] {
	const own = guidance.payer(one.claim?.payer?.value);
	const payers = [...guidance.payers].sort((a, b) => Number(b === own) - Number(a === own));
	const lines = payers.flatMap((payer) =>
		policiesAbout(code, payer).map((policy) => policyLine(payer, policy, payer === own, guidance)),
	);
	const silent = payers.filter((p) => policiesAbout(code, p).length === 0).map((p) => prose(p.name));
	if (lines.length === 0 && !addOn) {
		return [];
	}
	const rest = silent.length > 0 ? [`- Not supplied: ${silent.join(', ')}`] : [];
	return [`**Payers' policies**\n${[...lines, ...rest].join('\n')}`];
}

function policyLine(payer: Payer, policy: PayerPolicy, isOwn: boolean, guidance: Guidance): string {
	const { from, until, says } = policy;
	const days = until === undefined ? `since ${from}` : `${from} to ${until}`;
	const name = isOwn ? `**${prose(payer.name)}** (on this claim)` : prose(payer.name);
	return `- ${name}: ${[...policyFacts(policy), days].join(', ')}. ${prose(says)} (${sourceText(policy, guidance)})`;
}

/** The figures about a code; of an add-on also which are not supplied. Markdown. */
export function benchmarkParts({ code, addOn }: Procedure, guidance: Guidance): string[] {
	const known = guidance.benchmarks(code);
	if (known.length === 0 && !addOn) {
		return [];
	}
	const lines = measures.flatMap(([measure, title]) => {
		const figures = known.filter((b) => b.measure === measure);
		return figures.length === 0
			? [`- ${title}: not supplied`]
			: figures.slice(0, mostFigures).map((f) => figureLine(title, f, guidance));
	});
	const more = measures.some(([m]) => known.filter((b) => b.measure === m).length > mostFigures)
		? ['- more on the page of guidance']
		: [];
	return [`**Benchmarks**\n${[...lines, ...more].join('\n')}`];
}

/** A hover is short. */
const mostFigures = 4;

function figureLine(title: string, figure: Benchmark, guidance: Guidance): string {
	const { label, value, low, high, unit, population, date } = figure;
	const range =
		low === undefined && high === undefined
			? ''
			: ` (${low === undefined ? '' : `from ${figureText(low)}`}${low !== undefined && high !== undefined ? ' ' : ''}${high === undefined ? '' : `to ${figureText(high)}`})`;
	return `- ${title}, ${prose(label)}: ${figureText(value)}${range} ${prose(unit)}; ${prose(population)}; ${date} (${sourceText(figure, guidance)})`;
}

function sourceText(cited: Benchmark | PayerPolicy, guidance: Guidance): string {
	const source = guidance.source(cited.source);
	return [
		prose(source?.title ?? cited.source),
		...(source?.date === undefined ? [] : [prose(source.date)]),
		confidences[cited.confidence],
	].join(', ');
}
