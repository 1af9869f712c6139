import { entryOf, type TreeNode, valueAt } from '../text/tree';
import { type DocumentedElement, type DocumentedProcedure, type Located, wholeProcedure } from './case';
import fhirFields from './fhirFields.json';
import { type FhirResource, type FhirResources, listOf, textAt } from './fhirResources';
import { located, placeOf } from './fields';

/**
 * What procedures say in fields of their own, under their codes and for the whole procedure. Which field is which
 * documentation element stands in `fhirFields.json`.
 * @param codes of the procedures, one for each
 */
export function fhirDocumentation(
	procedures: readonly FhirResource[],
	codes: readonly (Located<string> | undefined)[],
	resources: FhirResources,
): DocumentedProcedure[] {
	const own = procedures.flatMap((p, i): DocumentedProcedure[] => {
		const code = codes[i];
		return code ? [{ ...placeOf(p.node), code, elements: elementsOf(p, resources) }] : [];
	});
	const outer = procedures.filter((p) => listOf(valueAt(p.node, 'partOf')).length === 0);
	const times = new Set([fhirFields.startOfPeriod, fhirFields.endOfPeriod]);
	const whole = procedures.map((p): DocumentedProcedure => {
		const heading = valueAt(p.node, 'resourceType') ?? p.node;
		// Of several nobody can tell which of them lasted from the beginning to the end.
		const isWhole = outer.length === 1 && outer[0] === p;
		const elements = elementsOf(p, resources).filter((e) => isWhole || !times.has(e.name.value));
		return { ...placeOf(p.node), code: located(heading, wholeProcedure), elements };
	});
	return [...together(own), ...together(whole)];
}

/** Procedures of one code are documented together; the first that says an element has all that was said of it. */
function together(documented: readonly DocumentedProcedure[]): DocumentedProcedure[] {
	const byCode = new Map<string, [DocumentedProcedure, ...DocumentedProcedure[]]>();
	for (const d of documented) {
		const known = byCode.get(d.code.value);
		if (known) {
			known.push(d);
		} else {
			byCode.set(d.code.value, [d]);
		}
	}
	return [...byCode.values()].map((all) => ({ ...all[0], elements: withAllSaid(all.flatMap((d) => d.elements)) }));
}

function withAllSaid(elements: readonly DocumentedElement[]): DocumentedElement[] {
	const said = new Map<string, Set<string>>();
	for (const { name, value } of elements) {
		said.set(name.value, (said.get(name.value) ?? new Set()).add(value.value));
	}
	return elements.map((e) => {
		const values = said.get(e.name.value) ?? new Set();
		said.delete(e.name.value);
		const isInWords = e.name.value in fhirFields.words;
		return isInWords && values.size > 1 ? { ...e, value: { ...e.value, value: [...values].join('; ') } } : e;
	});
}

function elementsOf(procedure: FhirResource, resources: FhirResources): DocumentedElement[] {
	const words = Object.entries(fhirFields.words).flatMap(([element, fields]) =>
		fields.flatMap((field) => wordsElement(element, field, procedure, resources) ?? []),
	);
	const [period] = fhirFields.periods.flatMap((field) => entryOf(procedure.node, field) ?? []);
	return period ? [...words, ...periodElements(period.key, period.value)] : words;
}

function wordsElement(
	element: string,
	field: string,
	procedure: FhirResource,
	resources: FhirResources,
): DocumentedElement | undefined {
	const entry = entryOf(procedure.node, field);
	const said = listOf(entry?.value).flatMap((node) => wordsOf(node, procedure, resources) ?? []);
	const [first] = said;
	if (!entry || !first) {
		return undefined;
	}
	const value = said.length === 1 ? first : located(entry.value, said.map((s) => s.value).join('; '));
	return { name: located(entry.key, element), value };
}

/** The words of a concept, or of what is referred to; a code where there are none. */
function wordsOf(node: TreeNode, from: FhirResource, resources: FhirResources): Located<string> | undefined {
	const concept = valueAt(node, 'concept') ?? node;
	const own = conceptWords(concept);
	if (own) {
		return own;
	}
	// R5 has the reference one level deeper.
	const inner = valueAt(node, 'reference');
	const reference = inner?.kind === 'mapping' ? inner : node;
	const target = resources.resolve(reference, from)?.node;
	const referred = conceptWords(valueAt(target, 'code')) ?? textAt(valueAt(target, 'conclusion'));
	return referred ? located(reference, referred.value) : textAt(valueAt(reference, 'display'));
}

function conceptWords(concept: TreeNode | undefined): Located<string> | undefined {
	const codings = listOf(valueAt(concept, 'coding'));
	const nodes = [
		concept,
		valueAt(concept, 'text'),
		...codings.map((c) => valueAt(c, 'display')),
		...codings.map((c) => valueAt(c, 'code')),
	];
	return nodes.flatMap((n) => textAt(n) ?? [])[0];
}

function periodElements(key: TreeNode, period: TreeNode): DocumentedElement[] {
	const start = textAt(valueAt(period, 'start'));
	const end = textAt(valueAt(period, 'end'));
	const named = (name: string, value: Located<string> | undefined): DocumentedElement[] =>
		value ? [{ name: located(key, name), value }] : [];
	const hasTime = (value: Located<string> | undefined) => (value?.value.includes('T') ? value : undefined);
	const span = spanOf(hasTime(start)?.value, hasTime(end)?.value);
	return [
		...named(fhirFields.startOfPeriod, hasTime(start)),
		...named(fhirFields.endOfPeriod, hasTime(end)),
		...named(fhirFields.lengthOfPeriod, span === undefined ? undefined : located(period, span)),
	];
}

/** In words; undefined where either time is not known, or the end is before the start. */
function spanOf(start: string | undefined, end: string | undefined): string | undefined {
	const seconds = start && end ? (Date.parse(end) - Date.parse(start)) / 1000 : Number.NaN;
	if (!(seconds >= 0)) {
		return undefined;
	}
	return seconds > 0 && seconds < 60 ? `${Math.round(seconds)} s` : `${Number((seconds / 60).toFixed(1))} min`;
}
