import type { Claim, ServiceLine } from '../case/case';
import { ByStanding, standingOf } from './byStanding';

/** The lines of a claim by their code, made once for all rules that ask for them. */
export interface LinesByCode {
	/** Those that nothing but their day and provider can keep from going with another one. */
	readonly payable: ReadonlyMap<string, ByStanding<ServiceLine>>;
	/** Those neither denied nor voided, whatever their units. */
	readonly billed: ReadonlyMap<string, ByStanding<ServiceLine>>;
	/** Those not voided, by day only: what was meant, were it denied or not. */
	readonly meant: ReadonlyMap<string, ByStanding<ServiceLine>>;
}

const known = new WeakMap<Claim, LinesByCode>();

export function linesByCode(claim: Claim): LinesByCode {
	const found = known.get(claim) ?? read(claim);
	known.set(claim, found);
	return found;
}

/** Neither denied nor voided, nor billed with no units at all. */
export function isPayable({ status, units }: ServiceLine): boolean {
	return !status && !(units && units.value <= 0);
}

function read(claim: Claim): LinesByCode {
	const payable = new Map<string, ByStanding<ServiceLine>>();
	const billed = new Map<string, ByStanding<ServiceLine>>();
	const meant = new Map<string, ByStanding<ServiceLine>>();
	for (const [number, line] of claim.lines.entries()) {
		const code = line.code?.value;
		if (code === undefined || line.status === 'voided') {
			continue;
		}
		const standing = standingOf(line, claim);
		listOf(meant, code).add({ day: standing.day }, line, number);
		if (!line.status) {
			listOf(billed, code).add(standing, line, number);
			if (isPayable(line)) {
				listOf(payable, code).add(standing, line, number);
			}
		}
	}
	return { payable, billed, meant };
}

function listOf<T>(lists: Map<string, ByStanding<T>>, code: string): ByStanding<T> {
	const list = lists.get(code) ?? new ByStanding<T>();
	lists.set(code, list);
	return list;
}
