import { type Amount, type AuditReport, asksForAll, type Cell, type Count, share } from './auditReport';

/** What stands under every figure: what it was computed from, and when. */
export function computedFrom({ cases, casesInFolder, filter, date }: AuditReport): string {
	const some = `${number(cases)} ${cases === 1 ? 'case' : 'cases'}`;
	if (asksForAll(filter)) {
		return `Computed from the ${some} in this folder on ${date}`;
	}
	const { payers, providers, from, to } = filter;
	const asked = [
		...(payers ? [`payer ${payers.join(' or ')}`] : []),
		...(providers ? [`provider ${providers.join(' or ')}`] : []),
		...(from === undefined ? [] : [`from ${from}`]),
		...(to === undefined ? [] : [`to ${to}`]),
	];
	return `Computed from the ${some} of ${number(casesInFolder)} in this folder that match the filter (${asked.join(', ')}) on ${date}`;
}

export const notKnown = 'not known';

export function number(n: number): string {
	return n.toLocaleString('en-US');
}

export function dollars(amount: number | undefined): string {
	return amount === undefined
		? notKnown
		: `$${amount.toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 })}`;
}

/** With one digit behind the point; a part is never shown as the whole, nor something as nothing. */
export function percent(part: number | undefined): string {
	if (part === undefined) {
		return notKnown;
	}
	const rounded = Math.round(part * 1000) / 10;
	const shown = part < 1 && rounded === 100 ? 99.9 : part > 0 && rounded === 0 ? 0.1 : rounded;
	return `${shown.toFixed(1)} %`;
}

export function figure(of: Count | Amount): string {
	return 'count' in of ? number(of.count) : dollars(of.amount);
}

/** A cell as text. */
export function cellText(cell: Cell): string {
	return 'numerator' in cell
		? `${percent(share(cell))} (${figure(cell.numerator)} of ${figure(cell.denominator)})`
		: figure(cell);
}
