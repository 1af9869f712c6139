import type { FhirLinks } from './fhirLinks';

/** A group longer than this is rather read resource by resource, in UTF-16 code units. */
const mostTogether = 1024 * 1024;

/** Of resources by number, from 0: a list, or what needs less memory. */
export interface ManyLinks {
	readonly length: number;
	at(i: number): FhirLinks | undefined;
}

/**
 * Which resources are read together: those of one patient, where any tells what was done, and what they refer to. One that
 * names no patient may belong to any other. Every resource is in one group; groups are in the order of their first.
 * @param lengthOf a resource's text
 * @param isBeside what many patients' resources may name is read beside each group, so it ties nothing together; `byPatient`: also where none
 * tells what was done
 */
export function groupsOf(
	links: ManyLinks,
	lengthOf: (i: number) => number,
	{ isBeside, byPatient }: { readonly isBeside: boolean; readonly byPatient?: boolean },
): readonly (readonly number[])[] {
	const isApart = (l: FhirLinks) => l.isShared && isBeside;
	const own = new Set<number>();
	let hasRecord = byPatient ?? false;
	let isUncertain = false;
	for (let i = 0; i < links.length; i++) {
		const l = links.at(i);
		if (l && !isApart(l)) {
			for (const token of l.own) {
				own.add(token);
			}
		}
		hasRecord ||= l?.isRecord ?? false;
		isUncertain ||= Boolean(l && (l.isRecord || l.isClaim) && !l.namesPatient);
	}
	const all = (l: FhirLinks) => {
		const patients = new Set(l.patients);
		const others = l.references.filter((r) => own.has(r) && !patients.has(r));
		return isApart(l) ? [] : [...(hasRecord ? patients : []), ...l.own, ...others];
	};
	const patients = (l: FhirLinks) => [...l.patients, ...(l.isPatient ? l.own : [])];
	const choices = isUncertain ? [() => [0], all, patients] : [all, patients];
	let groups: number[][] = [Array.from({ length: links.length }, (_, i) => i)];
	for (const tokens of choices) {
		groups = groups.flatMap((group) =>
			choices[0] === tokens || sizeOf(group, lengthOf) > mostTogether ? tied(group, links, tokens) : [group],
		);
	}
	groups = groups.flatMap((group) => (sizeOf(group, lengthOf) > mostTogether ? group.map((i) => [i]) : [group]));
	return groups.sort((a, b) => (a[0] ?? 0) - (b[0] ?? 0));
}

function sizeOf(group: readonly number[], lengthOf: (i: number) => number): number {
	return group.reduce((sum, i) => sum + lengthOf(i), 0);
}

/** Those with a token in common, directly or by others between. */
function tied(group: readonly number[], links: ManyLinks, tokensOf: (l: FhirLinks) => readonly number[]): number[][] {
	const sets = new Sets();
	const firstWith = new Map<number, number>();
	for (const i of group) {
		const l = links.at(i);
		for (const token of l ? tokensOf(l) : []) {
			const first = firstWith.get(token);
			if (first === undefined) {
				firstWith.set(token, i);
			} else {
				sets.join(first, i);
			}
		}
	}
	const found = new Map<number, number[]>();
	for (const i of group) {
		const root = sets.rootOf(i);
		const known = found.get(root);
		if (known) {
			known.push(i);
		} else {
			found.set(root, [i]);
		}
	}
	return [...found.values()];
}

/** Sets of numbers that are joined again and again. */
export class Sets {
	private readonly parents = new Map<number, number>();

	rootOf(i: number): number {
		let root = i;
		for (let up = this.parents.get(root); up !== undefined; up = this.parents.get(root)) {
			root = up;
		}
		// The next way up is short.
		for (let at = i; at !== root; ) {
			const up = this.parents.get(at) ?? root;
			this.parents.set(at, root);
			at = up;
		}
		return root;
	}

	join(a: number, b: number): void {
		const [one, other] = [this.rootOf(a), this.rootOf(b)];
		if (one !== other) {
			this.parents.set(Math.max(one, other), Math.min(one, other));
		}
	}
}
