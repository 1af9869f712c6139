import type { GuidanceData, PayerFacts } from './data';
import { payerKey } from './extendGuidance';
import { openProcedures } from './openProcedures';
import type {
	AddOnProcedure,
	Benchmark,
	Diagnosis,
	DocumentationElement,
	DocumentationField,
	FeeIndicator,
	Modifier,
	Payer,
	PlaceOfService,
	Procedure,
	Source,
} from './types';

/**
 * Answers about codes. Codes and the names of payers and sets are taken without case, names of elements with it.
 * Every look-up is one step and gives the same object each time; undefined means that nothing is known.
 */
export interface Guidance {
	/** What it was opened from: to compile an organization's files on top of it. */
	readonly data: GuidanceData;
	/** Also for a code that is known only as a primary of some add-on: then its meaning is undefined. */
	procedure(code: string): Procedure | undefined;
	/** The procedure, if its code is an add-on code. */
	addOn(code: string): AddOnProcedure | undefined;
	/** The add-ons that have the code among their primaries, on any date; by code. */
	addOnsListing(primaryCode: string): readonly AddOnProcedure[];
	/** The elements that an add-on's note documents, or those of a set by its name; none for anything else. */
	elementsOf(addOnCodeOrSet: string): readonly DocumentationElement[];
	/** The elements of the whole procedure. */
	readonly procedureElements: readonly DocumentationElement[];
	element(addOnCodeOrSet: string, name: string): DocumentationElement | undefined;
	/** The elements and then the timing fields: every key that may stand there. */
	fieldsOf(addOnCodeOrSet: string): readonly DocumentationField[];
	/** An element or timing field. */
	field(addOnCodeOrSet: string, name: string): DocumentationField | undefined;
	/** By name or alias, spaces around it ignored. */
	payer(name: string | undefined): Payer | undefined;
	/** Every payer that is known, in the data's order. */
	readonly payers: readonly Payer[];
	/** The figures about a code, in the data's order. */
	benchmarks(code: string): readonly Benchmark[];
	source(id: string): Source | undefined;
	/** Undefined for a code that CMS has not assigned. */
	placeOfService(code: string): PlaceOfService | undefined;
	modifier(code: string): Modifier | undefined;
	/** An ICD-10-CM code with or without its dot. */
	diagnosis(code: string): Diagnosis | undefined;
	/** The known codes that divide an ICD-10-CM code further, in the data's order; none for a code that stands for itself. */
	diagnosesUnder(code: string): readonly Diagnosis[];
	/** What in the code's fee schedule row forbids the modifier; undefined when nothing known does. */
	modifierConflict(code: string, modifier: string): FeeIndicator | undefined;
}

/** The name of the set of elements for the whole procedure. */
const wholeProcedure = 'procedure';

/** Makes the look-ups, once for given data. */
export function openGuidance(data: GuidanceData): Guidance {
	const all = openProcedures(data);
	const procedures = new Map(all.map((p) => [p.code, p]));
	const addOns = new Map(all.filter(isAddOn).map((p) => [p.code, p]));
	const listing = addOnsByPrimary(addOns.values());
	const conflicts = modifierConflicts(all);
	const { elements, fields, byName } = documentation(data, addOns);
	const payers = data.payers.map(openPayer);
	const payersNamed = payersByName(payers);
	const benchmarks = benchmarksByCode(data.benchmarks);
	const sources = new Map(data.sources.map((s) => [s.id, s]));
	const places = new Map(data.placesOfService.map((p) => [p.code, p]));
	const modifiers = new Map(data.modifiers.map((m) => [m.code, m]));
	const diagnoses = new Map(data.diagnoses.map((d) => [undotted(d.code), d]));
	const divided = dividedDiagnoses(data.diagnoses);
	const elementsOf = (of: string) => elements.get(of.toUpperCase()) ?? [];
	return {
		data,
		procedure: (code) => procedures.get(code.toUpperCase()),
		addOn: (code) => addOns.get(code.toUpperCase()),
		addOnsListing: (code) => listing.get(code.toUpperCase()) ?? [],
		elementsOf,
		procedureElements: elementsOf(wholeProcedure),
		element: (of, name) => {
			const field = byName.get(pair(of, name));
			return field && 'required' in field ? field : undefined;
		},
		fieldsOf: (of) => fields.get(of.toUpperCase()) ?? [],
		field: (of, name) => byName.get(pair(of, name)),
		payer: (name) => (name === undefined ? undefined : payersNamed.get(payerKey({ name }))),
		payers,
		benchmarks: (code) => benchmarks.get(code.toUpperCase()) ?? [],
		source: (id) => sources.get(id),
		placeOfService: (code) => places.get(code),
		modifier: (code) => modifiers.get(code.toUpperCase()),
		diagnosis: (code) => diagnoses.get(undotted(code)),
		diagnosesUnder: (code) => divided.get(undotted(code)) ?? [],
		modifierConflict: (code, modifier) => conflicts.get(pair(code, modifier.toUpperCase())),
	};
}

function undotted(diagnosis: string): string {
	return diagnosis.replace('.', '').toUpperCase();
}

/** ICD-10-CM divides a code by more characters behind it, and only the undivided ones are billed. */
function dividedDiagnoses(diagnoses: readonly Diagnosis[]): Map<string, Diagnosis[]> {
	const divided = new Map<string, Diagnosis[]>();
	for (const diagnosis of diagnoses.filter((d) => d.assigned)) {
		const code = undotted(diagnosis.code);
		for (let length = 3; length < code.length; length++) {
			const header = code.slice(0, length);
			divided.set(header, [...(divided.get(header) ?? []), diagnosis]);
		}
	}
	return divided;
}

function isAddOn(procedure: Procedure): procedure is AddOnProcedure {
	return procedure.addOn !== undefined;
}

function addOnsByPrimary(addOns: Iterable<AddOnProcedure>): Map<string, AddOnProcedure[]> {
	const listing = new Map<string, AddOnProcedure[]>();
	for (const procedure of addOns) {
		for (const code of new Set(procedure.addOn.primaries.map((p) => p.code))) {
			listing.set(code, [...(listing.get(code) ?? []), procedure]);
		}
	}
	return listing;
}

function modifierConflicts(procedures: readonly Procedure[]): Map<string, FeeIndicator> {
	const conflicts = new Map<string, FeeIndicator>();
	for (const { code, feeSchedule } of procedures) {
		for (const indicator of feeSchedule?.indicators ?? []) {
			for (const modifier of indicator.excludes) {
				conflicts.set(pair(code, modifier), indicator);
			}
		}
	}
	return conflicts;
}

type Field = DocumentationField | DocumentationElement;

/** Elements and fields, by the names of sets and by add-on codes, both in capitals. */
function documentation(data: GuidanceData, addOns: ReadonlyMap<string, AddOnProcedure>) {
	const sets = new Map(data.documentation.map((set) => [set.name, set]));
	const named = [...sets];
	for (const [code, { addOn }] of addOns) {
		const set = sets.get(addOn.documentation ?? '');
		if (set) {
			named.push([code, set]);
		}
	}
	const elements = new Map(named.map(([name, set]) => [name.toUpperCase(), set.elements]));
	const fields = new Map(named.map(([name, set]): [string, Field[]] => [name.toUpperCase(), fieldsIn(set)]));
	const byName = new Map(named.flatMap(([name, set]) => fieldsIn(set).map((f) => [pair(name, f.name), f])));
	return { elements, fields, byName };
}

function fieldsIn({ elements, timing }: GuidanceData['documentation'][number]): Field[] {
	return [...elements, ...timing];
}

function benchmarksByCode(all: readonly Benchmark[]): Map<string, Benchmark[]> {
	const byCode = new Map<string, Benchmark[]>();
	for (const benchmark of all) {
		const known = byCode.get(benchmark.code);
		if (known) {
			known.push(benchmark);
		} else {
			byCode.set(benchmark.code, [benchmark]);
		}
	}
	return byCode;
}

function openPayer(facts: PayerFacts): Payer {
	return { aliases: [], isMedicare: false, policies: [], notKnown: [], ...facts };
}

/** A payer's name goes before another's alias. */
function payersByName(payers: readonly Payer[]): Map<string, Payer> {
	return new Map([
		...payers.flatMap((p) => p.aliases.map((name): [string, Payer] => [payerKey({ name }), p])),
		...payers.map((p): [string, Payer] => [payerKey(p), p]),
	]);
}

function pair(code: string, name: string): string {
	return `${code.toUpperCase()} ${name}`;
}
