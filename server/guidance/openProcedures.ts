import type { AddOnFacts, CodeFacts, FeeColumn, FeeRow, GuidanceData, ProcedureFacts, SharedFacts } from './data';
import type { AddOn, FeeIndicator, FeeSchedule, PlaceOfService, Procedure, Sites } from './types';

/**
 * Every procedure of the guidance with its references followed: an add-on has what its family says, a fee schedule row
 * its meanings, sites their names. Add-ons first, each by code; last the codes known only as a primary.
 */
export function openProcedures(data: GuidanceData): Procedure[] {
	const families = new Map(data.families.map((f) => [f.name, f]));
	const facts = new Map(data.procedures.map((p) => [p.code, p]));
	const procedures = new Map<string, Procedure>();
	for (const addOn of byCode(data.addOns)) {
		const told = withFacts(addOn, facts.get(addOn.code));
		procedures.set(addOn.code, openAddOn(told, families.get(addOn.family ?? '') ?? {}, data));
	}
	for (const procedure of byCode(data.procedures)) {
		if (!procedures.has(procedure.code)) {
			procedures.set(procedure.code, openProcedure(procedure, data));
		}
	}
	const primaries = data.addOns.flatMap((a) => (a.primaries ?? []).map((p) => p.code)).sort();
	for (const code of primaries) {
		if (!procedures.has(code)) {
			procedures.set(code, { code, workflow: [], notes: [], sources: [], notKnown: [] });
		}
	}
	return [...procedures.values()];
}

function byCode<T extends { readonly code: string }>(parts: readonly T[]): T[] {
	return [...parts].sort((a, b) => (a.code < b.code ? -1 : a.code > b.code ? 1 : 0));
}

/** An organization may tell of an add-on code as of any procedure, to give it a meaning of its own. */
function withFacts(addOn: AddOnFacts, facts: ProcedureFacts | undefined): AddOnFacts {
	const { shortMeaning, ...others } = addOn;
	// Our few words would belie a meaning of the organization's.
	const short = facts?.meaning === undefined && shortMeaning !== undefined ? { shortMeaning } : {};
	return { ...others, ...short, ...facts, sources: [...(facts?.sources ?? []), ...(addOn.sources ?? [])] };
}

function openAddOn(own: AddOnFacts, family: SharedFacts, data: GuidanceData): Procedure {
	const all = { ...family, ...own };
	return {
		...openProcedure({ ...all, ...joined(own, family) }, data),
		...addOnOf(all, data),
		...(all.sites && { sites: openSites(all.sites, data) }),
		workflow: all.workflow ?? [],
	};
}

/** The lists of both, the add-on's own first. */
function joined(own: CodeFacts, family: CodeFacts) {
	return {
		notes: [...(own.notes ?? []), ...(family.notes ?? [])],
		sources: [...(own.sources ?? []), ...(family.sources ?? [])],
		notKnown: [...(own.notKnown ?? []), ...(family.notKnown ?? [])],
	};
}

/** Nothing when the guidance lacks what makes a code an add-on; compiling it has reported that. */
function addOnOf(facts: AddOnFacts, data: GuidanceData): { addOn?: AddOn } {
	const {
		addOnType: type,
		list,
		primaries = [],
		siblings = [],
		documentation,
		imageGuided,
		regionWords = [],
		placedBy,
		regionDiagnoses = [],
	} = facts;
	if (type === undefined || list === undefined) {
		return {};
	}
	const typeMeaning = data.addOnTypes.find((t) => t.type === type)?.meaning ?? '';
	return {
		addOn: {
			type,
			typeMeaning,
			regionWords,
			...(placedBy !== undefined && { placedBy }),
			regionDiagnoses,
			list,
			primaries,
			siblings,
			...(documentation && { documentation }),
			...(imageGuided !== undefined && { imageGuided }),
		},
	};
}

function openProcedure(facts: ProcedureFacts, data: GuidanceData): Procedure {
	const { code, meaning, shortMeaning, category, region, inEffect, imagingGuidance, guidesBy, feeSchedule } = facts;
	return {
		code,
		...(meaning !== undefined && { meaning }),
		...(shortMeaning !== undefined && { shortMeaning }),
		...(category !== undefined && { category }),
		...(region !== undefined && { region }),
		...wordsOf(facts),
		...(inEffect && { inEffect }),
		...(imagingGuidance && { imagingGuidance }),
		...(guidesBy !== undefined && { guidesBy }),
		...(feeSchedule && { feeSchedule: openFeeSchedule(feeSchedule, data.feeColumns) }),
		workflow: [],
		notes: facts.notes ?? [],
		sources: facts.sources ?? [],
		notKnown: facts.notKnown ?? [],
	};
}

/** An add-on has none: what shows its work are the signs of its technique. */
function wordsOf({ anyRegion, describedBy, namedBy }: ProcedureFacts) {
	return { ...(anyRegion && { anyRegion }), ...(describedBy && { describedBy }), ...(namedBy && { namedBy }) };
}

function openFeeSchedule(row: FeeRow, columns: readonly FeeColumn[]): FeeSchedule {
	const indicators = columns.map(({ column, label, values }): FeeIndicator => {
		const value = row[column];
		const known = values.find((v) => v.value === value);
		return { column, value, label, ...(known && { meaning: known.meaning }), excludes: known?.excludes ?? [] };
	});
	const explanation = indicators.find((i) => i.column === 'status')?.meaning;
	return { ...row, ...(explanation !== undefined && { explanation }), indicators };
}

function openSites({ typical, note }: NonNullable<SharedFacts['sites']>, data: GuidanceData): Sites {
	const places = typical.flatMap(
		(code): PlaceOfService | [] => data.placesOfService.find((p) => p.code === code) ?? [],
	);
	return { typical: places, note };
}
