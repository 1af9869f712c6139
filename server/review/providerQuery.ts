import type { DocumentedElement, Note } from '../case/case';
import { findEvidence } from '../evidence/findEvidence';
import type { QuerySet } from '../guidance/providerQuery';
import type { DocumentationElement } from '../guidance/types';
import { addOnsInEffect } from '../rules/billedAddOns';
import { elementStates } from '../rules/elementStates';
import type { ReviewContext, ReviewUnit } from '../rules/rule';
import { type Contradiction, contradictionsOf } from './contradictions';
import { type QueryPart, type QueryQuestion, queryText, type RecordPlace } from './queryText';
import { NoteQuotations, type Quotation, quotable } from './quotations';

/** A query to the provider about what the record of a case lacks. */
export interface ProviderQuery {
	readonly markdown: string;
	/** What it asks for. */
	readonly lacking: readonly LackingElement[];
	/** What else it asks to clear up. */
	readonly contradictions: readonly Contradiction[];
}

export interface LackingElement {
	/** The add-on code whose documentation it belongs to. */
	readonly code: string;
	readonly element: DocumentationElement;
	/** The field that says nothing, where there is one. */
	readonly field?: DocumentedElement;
}

/**
 * Drafts the query, by the wording of the guidance, about every required element that neither a field nor the note's text
 * documents, that the text both documents and denies, or of which field and text say different things; and about work that
 * is billed and that the text denies or does not describe. It asks only about what the record mentions, and what it quotes
 * is the record's. Undefined where there is no note or nothing to ask. Pure; the text is for the provider, and no log has it.
 */
export function providerQuery(unit: ReviewUnit, context: ReviewContext): ProviderQuery | undefined {
	const { note } = unit;
	const { guidance, today } = context;
	if (!note) {
		return undefined;
	}
	const codes = codesOf(unit, guidance);
	const lacking = codes.flatMap((code) => lackingElements(note, code, guidance));
	const contradictions = contradictionsOf(unit, context).filter((c) => codes.some((code) => isAbout(code, c)));
	const draft = new Draft(unit, note, guidance);
	const parts = codes
		.map((code) =>
			draft.part(
				code,
				new Set(lacking.filter((l) => l.code === code).map((l) => l.element.name)),
				contradictions.filter((c) => isAbout(code, c)),
			),
		)
		.filter((p) => p.questions.length > 0);
	return parts.length > 0
		? { markdown: queryText(note, parts, today, guidance.data.query), lacking, contradictions }
		: undefined;
}

type Guidance = ReviewContext['guidance'];

/** A finding on a primary procedure rests on the add-on that it carries. */
function isAbout(code: string, { finding }: Contradiction): boolean {
	return finding.code === code || (finding.values?.includes(code) ?? false);
}

/** A note by itself is asked about for what it documents; beside a claim, for what the claim bills. */
function codesOf({ claim, note }: ReviewUnit, guidance: Guidance): string[] {
	const codes = claim
		? addOnsInEffect(claim, guidance).map((b) => b.code.value)
		: (note?.documentation ?? []).map((d) => d.code.value).filter((code) => guidance.addOn(code));
	return [...new Set(codes)];
}

function lackingElements(note: Note, code: string, guidance: Guidance): LackingElement[] {
	const required = guidance.elementsOf(code).filter((e) => e.required);
	// What the text documents is in the record, though a field beside it says nothing.
	const inText = elementStates({ ...note, documentation: [] }, code, required, guidance);
	return elementStates(note, code, required, guidance).flatMap(({ element, state, field }, i) =>
		(state === 'missing' || state === 'empty') && inText[i]?.state === 'missing'
			? [{ code, element, ...(field && { field }) }]
			: [],
	);
}

/** Where the record speaks of something: in lines of its text, or in the abstract where there is no text. */
type Mention = readonly RecordPlace[] | 'abstract';

/** At most so many quotations of one element: a query is read by someone who has little time. */
const quotationLimit = 2;
/** At most so many places that a question names, or that it offers to choose from. */
const placeLimit = 6;

class Draft {
	private readonly quotations: NoteQuotations | undefined;
	/** Of the claim, without dots. */
	private readonly codes: readonly string[];

	constructor(
		{ claim }: ReviewUnit,
		private readonly note: Note,
		private readonly guidance: Guidance,
	) {
		const lines = (claim?.lines ?? []).flatMap((l) => l.code?.value ?? []);
		const diagnoses = (claim?.diagnoses ?? []).map((d) => d.value.replaceAll('.', ''));
		const named = [...(note.procedures ?? []).map((p) => p.value), ...note.documentation.map((d) => d.code.value)];
		this.codes = [...lines, ...diagnoses, ...named];
		if (note.text && note.text.value.trim() !== '') {
			this.quotations = new NoteQuotations(note.text, guidance.data, this.codes);
		}
	}

	/** @param lacking names of the elements that the record lacks */
	part(code: string, lacking: ReadonlySet<string>, contradictions: readonly Contradiction[]): QueryPart {
		const procedure = this.guidance.addOn(code);
		const set = this.guidance.data.query.sets.find((s) => s.set === procedure?.addOn.documentation);
		return {
			...(procedure?.region !== undefined && { region: procedure.region }),
			facts: this.facts(code, set),
			questions: this.questions(code, set, lacking, contradictions),
		};
	}

	private facts(code: string, set: QuerySet | undefined): QueryPart['facts'] {
		const { quotations } = this;
		if (!quotations) {
			return this.documented(code).flatMap((field) => this.inAbstract(field, code) ?? []);
		}
		const spans = (set?.facts ?? []).flatMap((e) =>
			// What questions are about is quoted wherever they name it.
			quotations.statement(e).spans.slice(0, e === set?.about ? placeLimit : quotationLimit),
		);
		return spans
			.sort((a, b) => a.start - b.start)
			.flatMap((span): Quotation[] => {
				const quotation = quotations.sentence(span);
				return quotation ? [quotation] : [];
			});
	}

	private questions(
		code: string,
		set: QuerySet | undefined,
		lacking: ReadonlySet<string>,
		all: readonly Contradiction[],
	): readonly QueryQuestion[] {
		const clarify = (set?.clarify ?? []).filter((q) => all.some((c) => c.rule === q.rule));
		const contradictions = all.filter((c) => !clarify.some((q) => q.rule === c.rule));
		const mention = set?.about === undefined ? undefined : this.mentionOf(set.about, code);
		const required = this.guidance.elementsOf(code).filter((e) => e.required);
		const fields = this.documented(code);
		const isAboutField = ({ finding }: Contradiction) => fields.some((f) => f.value.start === finding.start);
		const isOpen = lacking.size > 0 || contradictions.some((c) => !isAboutField(c));
		// What the record does not mention, or denies, is not named: that would put words into the provider's mouth.
		const isUnnamed = isOpen && set?.about !== undefined && mention === undefined;
		const asked = required.flatMap((e) => {
			const field = fields.find((f) => f.name.value === e.name);
			const differs = field && contradictions.some((c) => c.finding.start === field.value.start);
			const difference = differs ? this.difference(e, field, code) : undefined;
			if (difference || isUnnamed) {
				return difference ?? [];
			}
			return differs || lacking.has(e.name) ? this.question(e, set, mention) : this.conflict(e, set);
		});
		const unnamed =
			set?.notMentioned !== undefined && (isUnnamed || (isOpen && asked.length === 0)) ? [set.notMentioned] : [];
		const openly = (ask: string): QueryQuestion => ({ ask, options: [] });
		return [...unnamed.map(openly), ...asked, ...clarify.map((q) => openly(q.ask))];
	}

	/** The abstract says one thing, the dictated text another; undefined where they cannot both be quoted. */
	private difference(
		{ label, shownBy }: DocumentationElement,
		field: DocumentedElement,
		code: string,
	): QueryQuestion | undefined {
		const own = shownBy?.at(-1);
		const { spans = [] } = (own !== undefined && this.quotations?.statement(own)) || {};
		const said = spans.slice(0, placeLimit).flatMap((s) => this.quotations?.sentence(s) ?? []);
		const abstract = this.inAbstract(field, code);
		return abstract && said.length > 0 ? { label, differing: true, options: [abstract, ...said] } : undefined;
	}

	/** What the text says both ways: nobody but the provider can tell which it was. */
	private conflict({ name, shownBy }: DocumentationElement, set: QuerySet | undefined): QueryQuestion[] {
		const { quotations } = this;
		const ask = set?.questions?.find((q) => q.element === name)?.conflict;
		const own = shownBy?.at(-1);
		if (ask === undefined || own === undefined || !quotations) {
			return [];
		}
		const { spans, against = [] } = quotations.statement(own);
		const said = [spans, against].map((side) =>
			side.slice(0, quotationLimit).flatMap((s) => quotations.sentence(s) ?? []),
		);
		return said.every((side) => side.length > 0) ? [{ ask, options: said.flat() }] : [];
	}

	private question(
		{ name, label, shownBy }: DocumentationElement,
		set: QuerySet | undefined,
		mention: Mention | undefined,
	): QueryQuestion {
		const { quotations } = this;
		const worded = set?.questions?.find((q) => q.element === name);
		const own = shownBy?.at(-1);
		const said = own === undefined || own === set?.about ? undefined : quotations?.statement(own);
		// What the text denies is quoted among the facts; it is nothing to choose.
		const spans = said?.status === 'documented' || said?.status === 'ambiguous' ? said.spans : [];
		// Whole sentences: words cut short could say another thing ("under CT" of "under CT fluoroscopy").
		const offered = worded?.options ? spans.slice(0, placeLimit).flatMap((s) => quotations?.sentence(s) ?? []) : [];
		const also = offered.length > 0 ? [] : spans.slice(0, quotationLimit).flatMap((s) => quotations?.sentence(s) ?? []);
		return {
			...(worded ? { ask: worded.ask } : { label }),
			...(mention !== undefined && { where: mention }),
			options: offered,
			...(also.length > 0 && { also }),
		};
	}

	/** Where the record speaks of it, doubtful words among them; undefined where it does not, or says that it was not done. */
	private mentionOf(element: string, code: string): Mention | undefined {
		const { quotations } = this;
		if (quotations) {
			const { status, spans } = quotations.statement(element);
			const isMentioned = status === 'documented' || status === 'ambiguous';
			return isMentioned ? spans.slice(0, placeLimit).map((s) => quotations.placeOf(s)) : undefined;
		}
		const speaksOfIt = ({ value }: DocumentedElement) =>
			findEvidence(value.value, this.guidance.data.narrative).some(
				(e) => e.element === element && (e.status === 'documented' || e.status === 'ambiguous'),
			);
		return this.documented(code).some(speaksOfIt) ? 'abstract' : undefined;
	}

	private documented(code: string): DocumentedElement[] {
		const elements = this.guidance.elementsOf(code);
		return elementStates(this.note, code, elements, this.guidance).flatMap(({ state, field }) =>
			state === 'documented' && field ? [field] : [],
		);
	}

	private inAbstract({ name, value }: DocumentedElement, code: string): QueryPart['facts'][number] | undefined {
		const words = quotable(value.value, this.guidance.data, this.codes);
		const label = this.guidance.element(code, name.value)?.label;
		return words === undefined ? undefined : { words, ...(label !== undefined && { label }) };
	}
}
