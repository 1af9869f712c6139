import { dataOf, type PlainData, yamlDocuments } from '../text/writeYaml';
import {
	type Case,
	type Claim,
	type DocumentedProcedure,
	type Located,
	type Note,
	type ServiceLine,
	wholeProcedure,
} from './case';
import { native } from './native';

/** What must be known of codes to write a case. */
export interface CodeKnowledge {
	/** The documentation elements of a code in capitals, or of `PROCEDURE`. */
	fieldsOf(code: string): readonly string[];
	/** Whether a note's list of procedures is compared with the claim in this code. */
	isCompared(code: string): boolean;
}

type Fields = readonly (readonly [key: string, value: PlainData | undefined])[];

/**
 * Cases of any format in the project's own, as a stream of YAML documents. A case of our own format keeps all that it has
 * but comments; of another one, what this format has a field for. The words of a note are carried over literally.
 */
export function nativeYaml(cases: readonly Case[], known: CodeKnowledge): string {
	return yamlDocuments(cases.map((one) => (one.format === native.id ? dataOf(one.tree) : caseOf(one, known))));
}

/**
 * Why a case cannot be written in our own format; undefined where it can. A claim that is none for procedures says there
 * what it is instead, which a case of another format does not tell.
 */
export function notWritable({
	format,
	claim,
	problems,
}: Case): 'no claim for procedures' | 'not understood' | undefined {
	if (format === native.id) {
		return undefined;
	}
	if (problems.some((p) => p.rule !== 'text-as-number')) {
		return 'not understood';
	}
	return claim?.scope === 'other' ? 'no claim for procedures' : undefined;
}

/** How many diagnoses are of another code system than ICD-10-CM, or of one that is not said: our own format has one only. */
export function otherDiagnoses({ format, claim }: Case): number {
	return format === native.id ? 0 : (claim?.diagnoses.filter((d) => d.otherSystem).length ?? 0);
}

/** How many of the claim's provider identifiers are written nowhere: of who referred or supervised, for one. */
export function otherProviders({ format, claim }: Case): number {
	if (format === native.id || !claim) {
		return 0;
	}
	const { billingProvider, renderingProvider, lines } = claim;
	const written = [billingProvider, renderingProvider, ...lines.flatMap((l) => [l.rendering ?? l.provider])];
	const numbers = new Set(written.flatMap((w) => w?.value ?? []));
	return new Set(claim.providerNumbers.map((n) => n.value).filter((n) => !numbers.has(n))).size;
}

/**
 * Whether who bills is not written: of some line it is not known who did it, and our own format would take the biller for
 * the one.
 */
export function leavesOutBilling({ format, claim }: Case): boolean {
	return format !== native.id && Boolean(claim?.billingProvider && claim.lines.some((l) => !l.provider));
}

/**
 * Whether the note's list of procedures is not written: nobody says that it is complete, and our own format would take it
 * for that, and miss in it what is billed.
 */
export function leavesOutProcedures({ format, claim, note }: Case, known: CodeKnowledge): boolean {
	return format !== native.id && note !== undefined && listsLess(claim, note, known);
}

function listsLess(claim: Claim | undefined, note: Note, known: CodeKnowledge): boolean {
	if (!note.procedures || note.proceduresHeading || !claim) {
		return false;
	}
	const listed = new Set(note.procedures.map((p) => p.value));
	return claim.lines.some(({ code }) => code && known.isCompared(code.value) && !listed.has(code.value));
}

function caseOf({ id, claim, note }: Case, known: CodeKnowledge): PlainData {
	return mapping([
		['case', id?.value],
		['claim', claim && claimOf(claim)],
		['note', note && noteOf(note, claim, known)],
	]);
}

/** What the claim says for all lines. */
type Said = Record<'dateOfService' | 'placeOfService' | 'billing' | 'rendering', Located<string> | undefined>;

function claimOf(claim: Claim): PlainData {
	const { lines } = claim;
	const said: Said = {
		dateOfService: sayable(claim.dateOfService, lines, 'dateOfService'),
		placeOfService: sayable(claim.placeOfService, lines, 'placeOfService'),
		billing: sayable(claim.billingProvider, lines, 'provider'),
		rendering: sayable(claim.renderingProvider, lines, 'rendering') ?? commonProvider(claim),
	};
	return mapping([
		['id', claim.id?.value],
		['type', claim.scope === 'institutional' ? 'institutional' : undefined],
		['payer', claim.payer?.value],
		['patient', claim.patient?.value],
		['billingProvider', said.billing?.value],
		['renderingProvider', said.rendering?.value],
		['placeOfService', said.placeOfService?.value],
		['dateOfService', said.dateOfService?.value],
		['authorization', claim.authorization?.value],
		['diagnoses', filled(claim.diagnoses.map((d) => d.value))],
		['lines', lines.map((line) => lineOf(line, said))],
	]);
}

function lineOf(line: ServiceLine, said: Said): PlainData {
	return mapping([
		['code', line.code?.value],
		['modifiers', filled(line.modifiers.map((m) => m.value))],
		['units', line.units?.value],
		['diagnosisPointers', filled(line.diagnosisPointers.map((p) => p.value))],
		['revenueCode', line.revenueCode?.value],
		['dateOfService', unlessSaid(line.dateOfService, said.dateOfService)],
		['placeOfService', unlessSaid(line.placeOfService, said.placeOfService)],
		['renderingProvider', unlessSaid(line.rendering ?? line.provider, said.rendering ?? said.billing)],
		['status', line.status],
	]);
}

/** What the claim says counts for every line that says nothing: so it can say it only where each line has one. */
function sayable(
	value: Located<string> | undefined,
	lines: readonly ServiceLine[],
	field: 'dateOfService' | 'placeOfService' | 'provider' | 'rendering',
): Located<string> | undefined {
	return lines.every((l) => l[field] !== undefined) ? value : undefined;
}

/** A line's own value; undefined for one that it has from the claim, which stands in the same place. */
function unlessSaid(value: Located<string> | undefined, said: Located<string> | undefined): string | undefined {
	return value?.start === said?.start ? undefined : value?.value;
}

/** Whom all lines name as the provider, in one place of the claim, where it is not just who bills. */
function commonProvider({ lines, billingProvider }: Claim): Located<string> | undefined {
	const [first, ...others] = lines.map((l) => l.rendering ?? l.provider);
	const isCommon = others.length > 0 && others.every((o) => o?.start === first?.start);
	return isCommon && first?.start !== billingProvider?.start ? first : undefined;
}

function noteOf(note: Note, claim: Claim | undefined, known: CodeKnowledge): PlainData {
	return mapping([
		['id', note.id?.value],
		['patient', note.patient?.value],
		['dateOfService', note.dateOfService?.value],
		['author', note.author?.value],
		['signed', note.signed?.value],
		['procedures', listsLess(claim, note, known) ? undefined : note.procedures?.map((p) => p.value)],
		['documentation', note.documentation.length > 0 ? documentationOf(note.documentation, known) : undefined],
		['text', note.text?.value],
	]);
}

/** A resource has the fields of its own format: only those that are elements of the code are carried over. */
function documentationOf(documentation: readonly DocumentedProcedure[], known: CodeKnowledge): PlainData {
	const byCode = new Map<string, Map<string, string>>();
	for (const { code, elements } of documentation) {
		const fields = known.fieldsOf(code.value);
		const key = code.value === wholeProcedure ? code.value.toLowerCase() : code.value;
		const said = byCode.get(key) ?? new Map<string, string>();
		if (fields.length > 0) {
			byCode.set(key, said);
		}
		for (const { name, value } of elements) {
			// The first one counts, as it does where it comes from.
			if (fields.includes(name.value) && !said.has(name.value)) {
				said.set(name.value, value.value);
			}
		}
	}
	return byCode;
}

function filled<T extends PlainData>(list: readonly T[]): PlainData | undefined {
	return list.length > 0 ? list : undefined;
}

function mapping(fields: Fields): PlainData {
	return new Map(fields.flatMap(([key, value]) => (value === undefined ? [] : [[key, value] as const])));
}
