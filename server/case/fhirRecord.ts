import { nodeAt, type TreeNode, textOf, valueAt } from '../text/tree';
import { type FhirResource, type FhirResources, listOf, relativeAddress } from './fhirResources';

/** The resources that are the record: what was done, and what was written of it. */
const recordTypes = new Set(['Procedure', 'DocumentReference', 'Composition', 'DiagnosticReport']);

/** A resource in one of these states says nothing of what was done. */
const withdrawn = new Set(['entered-in-error', 'not-done', 'preparation', 'superseded', 'cancelled', 'registered']);

/** Whether a resource is part of the record of what was done. */
export function isOfRecord({ type, node }: FhirResource): boolean {
	return recordTypes.has(type) && !withdrawn.has(textOf(valueAt(node, 'status')) ?? '');
}

/** Where each type says when the service was given; a period, or a time. */
const servedIn: Record<string, readonly (readonly (string | number)[])[]> = {
	Procedure: [['performedDateTime'], ['performedPeriod'], ['occurrenceDateTime'], ['occurrencePeriod']],
	DiagnosticReport: [['effectiveDateTime'], ['effectivePeriod']],
	Composition: [
		['event', 0, 'period'],
		['event', 'period'],
	],
	DocumentReference: [['context', 'period'], ['period']],
};

/**
 * When the service was given, as the resource has it: a date or time that is known to the day. Undefined where that is not
 * said, and for a period of more than a night.
 */
export function servedAt({ type, node }: FhirResource): TreeNode | undefined {
	for (const path of servedIn[type] ?? []) {
		const found = nodeAt(node, path);
		const [start, end] = [valueAt(found, 'start'), valueAt(found, 'end')];
		const [from, to] = [dayOf(start), dayOf(end)];
		const time = found.kind === 'scalar' ? found : (start ?? end);
		if (dayOf(time) !== undefined && !(from && to && Date.parse(to) - Date.parse(from) > 86_400_000)) {
			return time;
		}
	}
	return undefined;
}

/** The day it was written, which is often a later one. */
function writtenOn({ node }: FhirResource): string | undefined {
	return dayOf(valueAt(node, 'date')) ?? dayOf(valueAt(node, 'issued'));
}

/** The ISO day of a date or time; undefined for a month, a year or no date. */
export function dayOf(node: TreeNode | undefined): string | undefined {
	return /^\d{4}-\d{2}-\d{2}(?=$|T)/.exec(textOf(node)?.trim() ?? '')?.[0];
}

/** Finds the record of a claim among all resources, in time linear in their number. */
export class FhirRecords {
	private readonly record: readonly FhirResource[];
	/** Those of one patient and one day of service. */
	private readonly byDay = new Map<string, FhirResource[]>();
	/** Those that do not say when the service was given, by patient. */
	private readonly undated = new Map<string, FhirResource[]>();
	private readonly byEncounter = new Map<string, FhirResource[]>();
	/** Documents by the resource that they are about. */
	private readonly about = new Map<TreeNode, FhirResource[]>();
	private readonly claimsOf = new Map<string, number>();
	private readonly order = new Map<FhirResource, number>();
	/** The patient of resources that name none: the only one there is. */
	private readonly onlyPatient: string | undefined;
	private readonly used = new Set<FhirResource>();

	constructor(
		private readonly resources: FhirResources,
		claims: readonly FhirResource[],
	) {
		this.record = resources.all.filter(isOfRecord);
		const patients = new Set([...claims, ...this.record].flatMap((r) => resources.patientOf(r) ?? []));
		this.onlyPatient = patients.size === 1 ? [...patients][0] : patients.size === 0 ? '' : undefined;
		for (const claim of claims) {
			const patient = this.patientOf(claim);
			// The payer's answer to a claim that is here bills nothing more.
			const isAnswer = resources.resolve(valueAt(claim.node, 'claim'), claim) !== undefined;
			if (patient !== undefined && !isAnswer) {
				this.claimsOf.set(patient, (this.claimsOf.get(patient) ?? 0) + 1);
			}
		}
		this.record.forEach((one, i) => {
			this.order.set(one, i);
			this.index(one);
		});
	}

	private patientOf(resource: FhirResource): string | undefined {
		return this.resources.patientOf(resource) ?? this.onlyPatient;
	}

	private index(one: FhirResource): void {
		const patient = this.patientOf(one);
		const day = dayOf(servedAt(one));
		if (patient !== undefined) {
			add(day === undefined ? this.undated : this.byDay, day === undefined ? patient : `${day} ${patient}`, one);
		}
		for (const encounter of encountersOf(one)) {
			add(this.byEncounter, encounter, one);
		}
		const { node } = one;
		const related = [
			...listOf(valueAt(node, 'event')).flatMap((e) => listOf(valueAt(e, 'detail'))),
			...listOf(valueAt(valueAt(node, 'context'), 'related')),
			...listOf(valueAt(node, 'section')).flatMap((s) => listOf(valueAt(s, 'entry'))),
		];
		for (const reference of related) {
			const target = this.resources.resolve(reference, one);
			if (target?.type === 'Procedure') {
				add(this.about, target.node, one);
			}
		}
	}

	/**
	 * The record of a claim, in the order of the text: what it refers to, what is of its encounters, and what is of its
	 * patient on its days. What does not say when the service was given belongs to the only claim that its patient has.
	 * @param days ISO days of service of the claim
	 */
	of(claim: FhirResource, days: ReadonlySet<string>): readonly FhirResource[] {
		const found = new Set<FhirResource>();
		const take = (one: FhirResource | undefined) => {
			if (one && (this.order.has(one) || (one.within && isOfRecord(one)))) {
				found.add(one);
			}
		};
		for (const reference of referencesOf(claim.node)) {
			take(this.resources.resolve(reference, claim));
		}
		this.takeOfPatient(claim, days, take);
		for (const one of [...found]) {
			few(this.about.get(one.node)).forEach(take);
			for (const report of listOf(valueAt(one.node, 'report')).slice(0, mostOfOneDay)) {
				take(this.resources.resolve(report, one));
			}
		}
		for (const one of found) {
			this.used.add(one);
		}
		const place = (one: FhirResource) => this.order.get(one) ?? 0;
		return [...found].sort((a, b) => place(a) - place(b));
	}

	private takeOfPatient(claim: FhirResource, days: ReadonlySet<string>, take: (one: FhirResource) => void): void {
		const patient = this.patientOf(claim);
		const encounters = new Set(listOf(valueAt(claim.node, 'item')).flatMap((i) => addresses(valueAt(i, 'encounter'))));
		const isOfAnother = (one: FhirResource) => {
			const own = encountersOf(one);
			return encounters.size > 0 && own.length > 0 && !own.some((e) => encounters.has(e));
		};
		for (const encounter of encounters) {
			few(this.byEncounter.get(encounter))
				.filter((one) => this.patientOf(one) === patient)
				.forEach(take);
		}
		if (patient === undefined) {
			return;
		}
		for (const day of days) {
			few(this.byDay.get(`${day} ${patient}`))
				.filter((one) => !isOfAnother(one))
				.forEach(take);
		}
		const isOnly = this.isOnlyClaim(claim);
		for (const one of few(this.undated.get(patient))) {
			const written = writtenOn(one);
			const isLater = written === undefined || [...days].every((day) => day <= written);
			if (!isOfAnother(one) && (isOnly ? isLater : written !== undefined && days.has(written))) {
				take(one);
			}
		}
	}

	/** Whether the claim's patient has no other one here. */
	isOnlyClaim(claim: FhirResource): boolean {
		return this.claimsOf.get(this.patientOf(claim) ?? '') === 1;
	}

	/** What belongs to no claim that was asked for, together as one patient's day has it. */
	rest(): readonly (readonly FhirResource[])[] {
		const groups = new Map<string | FhirResource, FhirResource[]>();
		for (const one of this.record) {
			const patient = this.patientOf(one);
			const day = dayOf(servedAt(one)) ?? writtenOn(one);
			if (!this.used.has(one)) {
				add(groups, patient === undefined || day === undefined ? one : `${day} ${patient}`, one);
			}
		}
		return [...groups.values()];
	}
}

/**
 * None of more than a day's record has: which of them belong to a claim nobody can tell, and each of many claims would be
 * judged by all of them.
 */
function few(resources: readonly FhirResource[] | undefined): readonly FhirResource[] {
	return resources && resources.length <= mostOfOneDay ? resources : [];
}

const mostOfOneDay = 200;

/** The references by which a claim names its record. */
function referencesOf(claim: TreeNode): TreeNode[] {
	return [
		...listOf(valueAt(claim, 'procedure')).flatMap((p) => listOf(valueAt(p, 'procedureReference'))),
		...listOf(valueAt(claim, 'supportingInfo')).flatMap((s) => listOf(valueAt(s, 'valueReference'))),
	];
}

function encountersOf({ node }: FhirResource): string[] {
	return [...addresses(valueAt(node, 'encounter')), ...addresses(valueAt(valueAt(node, 'context'), 'encounter'))];
}

function addresses(references: TreeNode | undefined): string[] {
	return listOf(references).flatMap((r) => {
		const address = textOf(valueAt(r, 'reference'))?.trim();
		return address && !address.startsWith('#') ? [relativeAddress(address)] : [];
	});
}

function add<K>(lists: Map<K, FhirResource[]>, key: K, one: FhirResource): void {
	const list = lists.get(key);
	if (list) {
		list.push(one);
	} else {
		lists.set(key, [one]);
	}
}
