import type { GuidanceData, PayerFacts } from './data';
import { extendNarrative } from './narrative';
import { extendQueryWording } from './providerQuery';
import type { Benchmark } from './types';

/**
 * An organization's guidance on top of a base. A code, family, type or source that both have keeps what only the base
 * says of it; a set of documentation elements is replaced whole; a payer gets the policies and aliases of both.
 */
export function extendGuidance(base: GuidanceData, own: GuidanceData): GuidanceData {
	return {
		addOns: merged(base.addOns, own.addOns, (a) => a.code),
		families: merged(base.families, own.families, (f) => f.name),
		procedures: merged(base.procedures, own.procedures, (p) => p.code),
		documentation: merged(base.documentation, own.documentation, (s) => s.name),
		modalities: merged(base.modalities, own.modalities, (m) => m.name),
		payers: merged(base.payers, own.payers, payerKey, payer),
		benchmarks: merged(base.benchmarks, own.benchmarks, benchmarkKey),
		modifiers: merged(base.modifiers, own.modifiers, (m) => m.code),
		diagnoses: merged(base.diagnoses, own.diagnoses, (d) => d.code),
		placesOfService: merged(base.placesOfService, own.placesOfService, (p) => p.code),
		addOnTypes: merged(base.addOnTypes, own.addOnTypes, (t) => t.type),
		feeColumns: merged(base.feeColumns, own.feeColumns, (c) => c.column),
		sources: merged(base.sources, own.sources, (s) => s.id),
		narrative: extendNarrative(base.narrative, own.narrative),
		query: extendQueryWording(base.query, own.query),
	};
}

/** The base's in their order, then those that only the organization has. */
function merged<T extends object>(
	base: readonly T[],
	own: readonly T[],
	key: (part: T) => string,
	merge: (base: T, own: T) => T = (b, o) => ({ ...b, ...o }),
): T[] {
	const parts = new Map(base.map((part) => [key(part), part]));
	for (const part of own) {
		const known = parts.get(key(part));
		parts.set(key(part), known ? merge(known, part) : part);
	}
	return [...parts.values()];
}

function payer(base: PayerFacts, own: PayerFacts): PayerFacts {
	const policies = [...(own.policies ?? []), ...(base.policies ?? [])];
	return {
		...base,
		...own,
		aliases: [...(base.aliases ?? []), ...(own.aliases ?? [])],
		policies,
		// What the base did not have is known now.
		notKnown: own.notKnown ?? (own.policies ? [] : (base.notKnown ?? [])),
	};
}

/** What tells a figure from every other: the same in a later file takes its place. */
export function benchmarkKey({ code, measure, unit, label, date }: Benchmark): string {
	return JSON.stringify([code.toUpperCase(), measure, unit, label, date]);
}

/** A payer's name or alias as it is compared. */
export function payerKey(payer: { readonly name: string }): string {
	return payer.name.trim().replace(/\s+/g, ' ').toLowerCase();
}
