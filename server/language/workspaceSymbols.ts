import { SymbolKind } from 'vscode-languageserver-types';
import type { Place } from '../case/case';
import type { CaseFacts } from '../workspace/caseFacts';
import type { CaseLookUp } from '../workspace/caseIndex';
import { codeText, idText } from './shownName';

/** Which part of which case is meant: it holds while the file's cases keep their order. */
export interface SymbolKey {
	readonly file: string;
	/** The case's number in the file, from 0. */
	readonly ordinal: number;
	/** Its case id, its claim id, or the service line of this number among those with a code, from 0. */
	readonly of: 'case' | 'claim' | number;
}

/** A case id, a claim id or a code of a service line, somewhere in the workspace. */
export interface FoundSymbol {
	readonly name: string;
	readonly kind: SymbolKind;
	/** What it is part of: the case of a claim or code; of a case id, whether it is a claim's or a note's. */
	readonly containerName: string;
	readonly key: SymbolKey;
}

/**
 * What has the query's letters in their order, without case: the same first, then what begins with it, then what holds it.
 * Without a query, case ids alone.
 */
export function findSymbols(query: string, cases: CaseLookUp, limit: number): FoundSymbol[] {
	const wanted = query.trim().toLowerCase();
	const byFit: [FoundSymbol[], FoundSymbol[], FoundSymbol[], FoundSymbol[]] = [[], [], [], []];
	const take = (name: string | undefined, make: () => Omit<FoundSymbol, 'name'>) => {
		const fit = name === undefined ? undefined : fitOf(name.toLowerCase(), wanted);
		const list = fit === undefined ? undefined : byFit[fit];
		if (name !== undefined && list && list.length < limit) {
			list.push({ name, ...make() });
		}
	};
	for (const file of cases.caseFiles()) {
		for (const facts of cases.of(file)) {
			const { ordinal, caseId, claimId, lines } = facts;
			const key = (of: SymbolKey['of']): SymbolKey => ({ file, ordinal, of });
			const caseName = idText(caseId);
			const claimName = idText(claimId);
			take(caseName, () => ({ kind: SymbolKind.Namespace, containerName: halvesOf(facts), key: key('case') }));
			if (wanted === '') {
				continue;
			}
			take(claimName, () => ({ kind: SymbolKind.Class, containerName: caseName ?? '', key: key('claim') }));
			const containerName = caseName ?? claimName ?? '';
			for (const [i, { code }] of lines.entries()) {
				take(codeText(code), () => ({ kind: SymbolKind.Field, containerName, key: key(i) }));
			}
		}
	}
	return byFit.flat().slice(0, limit);
}

/** Where it stands in its file now; undefined where it is gone. */
export function symbolPlace({ file, ordinal, of }: SymbolKey, cases: CaseLookUp): Place | undefined {
	const facts = cases.of(file)[ordinal];
	const place = of === 'case' ? facts?.place : of === 'claim' ? facts?.claimPlace : facts?.lines[of];
	return place && facts?.at.inFile<Place>({ start: place.start, end: place.end });
}

function halvesOf({ hasClaim, hasNote }: CaseFacts): string {
	return hasClaim && hasNote ? 'claim and note' : hasClaim ? 'claim' : hasNote ? 'note' : '';
}

/** 0 for the same to 3 for the letters in their order; undefined for what does not fit. */
function fitOf(value: string, wanted: string): 0 | 1 | 2 | 3 | undefined {
	const at = value.indexOf(wanted);
	if (at >= 0) {
		return at > 0 ? 2 : value.length === wanted.length ? 0 : 1;
	}
	let next = 0;
	for (const letter of wanted) {
		next = value.indexOf(letter, next) + 1;
		if (next === 0) {
			return undefined;
		}
	}
	return 3;
}
