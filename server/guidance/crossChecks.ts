import { nodeAt } from '../text/tree';
import { checkAddOn, type Report } from './checkAddOn';
import { checkBenchmarks, isDay } from './checkBenchmarks';
import { checkExamples } from './checkExamples';
import { checkNarrative } from './checkNarrative';
import { checkQuery } from './checkQuery';
import type { GuidanceData } from './data';
import { benchmarkKey, payerKey } from './extendGuidance';
import type { GuidanceFile, GuidanceProblem } from './readGuidanceFile';

type Steps = readonly (string | number)[];

/**
 * What no schema can see: names that lead nowhere, what is said twice, days that do not exist.
 * @param files each of the right form
 * @param data what the files and their base hold together
 * @param unread kinds of which a file could not be read: whether their names lead somewhere is not known
 */
export function crossChecks(
	files: readonly GuidanceFile[],
	data: GuidanceData,
	unread: ReadonlySet<string | undefined>,
): GuidanceProblem[] {
	const problems: GuidanceProblem[] = [];
	const declared = new Map<string, string>();
	const known = namesIn(data);
	for (const file of files) {
		const report: Report = (steps, message) => {
			const { start, end } = nodeAt(file.root, steps);
			problems.push({ path: file.path, message, start, end });
		};
		const refer = (kind: string, what: string, name: string, steps: Steps) => {
			const readable = !unread.has(kind) && !unread.has(undefined);
			if (readable && !known.get(kind)?.has(name)) {
				report(steps, `There is no ${what} \`${name}\`: it would stand in a file of kind ${kind}.`);
			}
		};
		for (const { key, what, steps } of declarations(file)) {
			const before = declared.get(key);
			if (before !== undefined) {
				report(steps, `This ${what} stands twice${before === file.path ? ' in this file' : `: also in ${before}`}.`);
			} else {
				declared.set(key, file.path);
			}
		}
		checkDays(file.content, [], report);
		eachSource(file.content, [], (id, steps) => refer('sources', 'source', id, steps));
		if (file.content.kind === 'documentation') {
			for (const [i, { kindOf = [] }] of (file.content.modalities ?? []).entries()) {
				for (const [k, general] of kindOf.entries()) {
					refer('documentation', 'modality', general, ['modalities', i, 'kindOf', k]);
				}
			}
		}
		if (file.content.kind === 'narrative') {
			checkNarrative(file.content, refer);
		}
		if (file.content.kind === 'examples') {
			checkExamples(file.content.examples, data, report, refer);
		}
		if (file.content.kind === 'benchmarks') {
			checkBenchmarks(file.content.benchmarks, report);
		}
		if (file.content.kind === 'query') {
			checkQuery(file.content, data, report, refer);
		}
		if (file.content.kind === 'add-on' || file.content.kind === 'family') {
			checkAddOn(file.content, data, unread, report, refer);
		}
	}
	return problems;
}

/** The names that other files can refer to, by the kind of file that declares them. */
function namesIn(data: GuidanceData): Map<string, ReadonlySet<string>> {
	return new Map([
		['sources', new Set(data.sources.map((s) => s.id))],
		['documentation', new Set([...data.documentation, ...data.modalities].map((s) => s.name))],
		['family', new Set(data.families.map((f) => f.name))],
		['add-on', new Set(data.addOns.map((a) => a.code))],
		['narrative', new Set([...data.narrative.terms.map((t) => t.name), ...data.narrative.signs.map((s) => s.id)])],
		['places-of-service', new Set(data.placesOfService.map((p) => p.code))],
	]);
}

interface Declaration {
	readonly what: string;
	/** Unique among all files. */
	readonly key: string;
	readonly steps: Steps;
}

/** Everything that a file declares and that may be declared once only. */
function declarations({ content, path }: GuidanceFile): Declaration[] {
	const named = (what: string, name: string, ...steps: Steps): Declaration => ({ what, key: `${what} ${name}`, steps });
	switch (content.kind) {
		case 'add-on':
			return [
				named('code', content.code.toUpperCase(), 'code'),
				...(content.siblings ?? []).map((s, i) => named('sibling', `${path} ${s.toUpperCase()}`, 'siblings', i)),
				...(content.primaries ?? []).map((p, i) =>
					named('pair', `${path} ${p.code.toUpperCase()} ${p.from}`, 'primaries', i, 'code'),
				),
			];
		case 'family':
			return [named('family', content.name, 'name')];
		case 'procedures':
			return content.procedures.map((p, i) => named('code', p.code.toUpperCase(), 'procedures', i, 'code'));
		case 'documentation':
			return [
				...(content.modalities ?? []).map((m, i) => named('modality', m.name, 'modalities', i, 'name')),
				...content.sets.flatMap((set, s) => [
					named('set', set.name, 'sets', s, 'name'),
					...set.elements.map((e, i) => named('element', `${set.name} ${e.name}`, 'sets', s, 'elements', i, 'name')),
					...(set.timing ?? []).map((t, i) =>
						named('element', `${set.name} ${t.name}`, 'sets', s, 'timing', i, 'name'),
					),
				]),
			];
		case 'payers':
			return content.payers.flatMap((payer, p) => [
				named('payer', payerKey(payer), 'payers', p, 'name'),
				...(payer.aliases ?? []).map((name, i) => named('payer', payerKey({ name }), 'payers', p, 'aliases', i)),
			]);
		case 'benchmarks':
			return content.benchmarks.map((b, i) => named('figure', benchmarkKey(b), 'benchmarks', i, 'label'));
		case 'examples':
			return content.examples.map((e, i) => named('title', `${path} ${e.title}`, 'examples', i, 'title'));
		case 'modifiers':
			return content.modifiers.map((m, i) => named('modifier', m.code.toUpperCase(), 'modifiers', i, 'code'));
		case 'diagnoses':
			return content.diagnoses.map((d, i) => named('diagnosis', d.code, 'diagnoses', i, 'code'));
		case 'places-of-service':
			return content.places.map((p, i) => named('place of service', p.code, 'places', i, 'code'));
		case 'medicare':
			return [
				...content.addOnTypes.map((t, i) => named('add-on type', t.type, 'addOnTypes', i, 'type')),
				...content.feeIndicators.flatMap((c, i) => [
					named('column', c.column, 'feeIndicators', i, 'column'),
					...c.values.map((v, j) => named('value', `${c.column} ${v.value}`, 'feeIndicators', i, 'values', j, 'value')),
				]),
			];
		case 'sources':
			return content.sources.map((s, i) => named('source', s.id, 'sources', i, 'id'));
		case 'narrative':
			return (content.signs ?? []).map((s, i) => named('sign', s.id, 'signs', i, 'id'));
		case 'query':
			return (content.sets ?? []).flatMap(({ set, questions = [] }, s) => [
				named('set of questions', set, 'sets', s, 'set'),
				...questions.map((q, i) => named('question', `${set} ${q.element}`, 'sets', s, 'questions', i, 'element')),
			]);
	}
}

/** Days have their form by the schema; whether they are in the calendar, and in order, is seen here. */
function checkDays(value: unknown, steps: Steps, report: Report): void {
	if (typeof value !== 'object' || value === null) {
		return;
	}
	const days = new Map<string, string>();
	for (const [key, inner] of Object.entries(value)) {
		const at = [...steps, Array.isArray(value) ? Number(key) : key];
		if (typeof inner === 'string' && dayKeys.has(key)) {
			days.set(key, inner);
			if (!isDay(inner)) {
				report(at, `There is no day ${inner}.`);
			}
		}
		checkDays(inner, at, report);
	}
	const from = days.get('from');
	const until = days.get('until');
	if (from !== undefined && until !== undefined && until < from) {
		report([...steps, 'until'], `This lies before the first day, ${from}.`);
	}
}

const dayKeys = new Set(['from', 'until', 'knownTo', 'today']);

function eachSource(value: unknown, steps: Steps, visit: (id: string, steps: Steps) => void): void {
	if (typeof value !== 'object' || value === null) {
		return;
	}
	for (const [key, inner] of Object.entries(value)) {
		const at = [...steps, Array.isArray(value) ? Number(key) : key];
		if (key === 'source' && typeof inner === 'string') {
			visit(inner, at);
		}
		eachSource(inner, at, visit);
	}
}
