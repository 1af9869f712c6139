import type { AddOnFacts, GuidanceData, ProcedureFacts } from './data';
import type { DocumentationFile, ElementInFile, FileContent, ProceduresFile, SetInFile } from './fileContent';
import { extendNarrative, noNarrative } from './narrative';
import { extendQueryWording, noQueryWording } from './providerQuery';
import type { DocumentationElement, DocumentationSet, Primary } from './types';

/**
 * Puts what files hold together, in their order: codes in capitals, what a file says once for all its parts written to
 * each, what goes without saying written out.
 */
export function collectGuidance(contents: readonly FileContent[]): GuidanceData {
	const of = <K extends FileContent['kind']>(kind: K) =>
		contents.filter((c): c is Extract<FileContent, { kind: K }> => c.kind === kind);
	return {
		addOns: of('add-on').map(addOn),
		families: of('family').map(({ kind: _, ...family }) => family),
		procedures: of('procedures').flatMap(procedures),
		documentation: of('documentation').flatMap(documentation),
		modalities: of('documentation').flatMap((file) => file.modalities ?? []),
		payers: of('payers').flatMap((file) =>
			file.payers.map((payer) => ({
				...payer,
				...(payer.policies && { policies: payer.policies.map((p) => ({ ...p, codes: p.codes.map(capitals) })) }),
			})),
		),
		benchmarks: of('benchmarks').flatMap((file) => file.benchmarks.map((b) => ({ ...b, code: capitals(b.code) }))),
		modifiers: of('modifiers').flatMap((file) => file.modifiers.map((m) => ({ ...m, code: capitals(m.code) }))),
		diagnoses: of('diagnoses').flatMap(({ source, diagnoses }) =>
			diagnoses.map((d) => ({ assigned: true, ...d, source })),
		),
		placesOfService: of('places-of-service').flatMap(({ places, source, confidence }) =>
			places.map((p) => ({ ...p, source, confidence })),
		),
		addOnTypes: of('medicare').flatMap((file) => file.addOnTypes),
		feeColumns: of('medicare').flatMap((file) =>
			file.feeIndicators.map((column) => ({
				...column,
				values: column.values.map((v) => ({ ...v, excludes: v.excludes.map(capitals) })),
			})),
		),
		sources: of('sources').flatMap((file) => file.sources),
		narrative: of('narrative')
			.map(({ kind: _, ...file }) => ({ ...noNarrative, ...file }))
			.reduce(extendNarrative, noNarrative),
		query: of('query')
			.map(({ text = {}, neverSaid = [], sets = [] }) => ({ text, neverSaid, sets }))
			.reduce(extendQueryWording, noQueryWording),
	};
}

function addOn({ kind: _, ...facts }: Extract<FileContent, { kind: 'add-on' }>): AddOnFacts {
	return {
		...facts,
		code: capitals(facts.code),
		...(facts.siblings && { siblings: facts.siblings.map(capitals) }),
		...(facts.primaries && { primaries: facts.primaries.map((p): Primary => ({ ...p, code: capitals(p.code) })) }),
	};
}

function procedures(file: ProceduresFile): ProcedureFacts[] {
	const common = file.sources ?? [];
	return file.procedures.map((p) => ({ ...p, code: capitals(p.code), sources: [...(p.sources ?? []), ...common] }));
}

function documentation(file: DocumentationFile): DocumentationSet[] {
	return file.sets.map(({ name, title, elements, timing = [], sources }: SetInFile) => ({
		name,
		title,
		elements: elements.map((e) => element(e, sources)),
		timing,
	}));
}

function element(facts: ElementInFile, common: SetInFile['sources'] = []): DocumentationElement {
	return { holds: 'text', noneIsAnswer: false, sources: common, ...facts };
}

function capitals(code: string): string {
	return code.toUpperCase();
}
