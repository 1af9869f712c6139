import { entryOf, isNull, type MappingNode, type TreeNode, textOf, valueAt } from '../text/tree';
import type {
	Case,
	Claim,
	ClaimScope,
	DocumentedElement,
	DocumentedProcedure,
	FieldKey,
	Located,
	MissingField,
	Note,
	Place,
	ServiceLine,
} from './case';
import { caseField } from './caseFields';
import { FieldReader, inCapitals, located, placeOf, present } from './fields';
import type { CaseFormat } from './format';
import { nativeTextEdits } from './nativeEdits';
import { type NoteText, ScalarText } from './noteText';

/** The project's own case format: `case`, `claim`, `note` in one mapping. */
export const native = {
	id: 'native',
	mayBeIn: (text: string, named: boolean) =>
		named
			? /\b(?:case|claim|note)\b/.test(text)
			: /\b(?:claim|note)\b/.test(text) && /\b(?:lines|documentation)\b/.test(text),
	recognises: (root, named) => (named ? hasOwnKey(root) : hasClaimLines(root) || hasDocumentation(root)),
	read: (root, text) => new NativeReader(new FieldReader(), text).read(root),
	textEdits: nativeTextEdits,
} satisfies CaseFormat;

function hasOwnKey(root: TreeNode): boolean {
	return root.kind === 'mapping' && root.entries.some((e) => ['case', 'claim', 'note'].includes(e.name));
}

function hasClaimLines(root: TreeNode): boolean {
	const lines = entryOf(entryOf(root, 'claim')?.value, 'lines')?.value;
	return (
		lines?.kind === 'sequence' &&
		lines.items.some((item) => entryOf(item, 'code') !== undefined || entryOf(item, 'revenueCode') !== undefined)
	);
}

function hasDocumentation(root: TreeNode): boolean {
	const documentation = entryOf(entryOf(root, 'note')?.value, 'documentation')?.value;
	return (
		documentation?.kind === 'mapping' &&
		documentation.entries.some((e) => e.value.kind === 'mapping' && /^(?:[0-9A-Z]{5}|procedure)$/i.test(e.name))
	);
}

/** A value of the wrong kind is another mistake, and said already. */
function isAbsent(node: TreeNode | undefined): boolean {
	return !node || (node.kind === 'scalar' && !textOf(node)?.trim());
}

/** A claim that does not say its type, or says it in a word of its own, is taken for a professional one. */
function scopeOf(type: string | undefined): ClaimScope {
	if (type === 'institutional') {
		return 'institutional';
	}
	return ['oral', 'vision', 'pharmacy', 'preauthorization'].includes(type ?? '') ? 'other' : 'professional';
}

class NativeReader {
	private readonly missing: MissingField[] = [];
	private readonly keys: FieldKey[] = [];
	private readonly providers: Located<string>[] = [];

	constructor(
		private readonly fields: FieldReader,
		private readonly text: string,
	) {}

	read(root: TreeNode): Case {
		const claim = entryOf(root, 'claim');
		const note = entryOf(root, 'note');
		this.seeKeys(root, '');
		return present({
			problems: this.fields.problems,
			missing: this.missing,
			keys: this.keys,
			format: native.id,
			start: root.start,
			end: root.end,
			tree: root,
			id: this.fields.text(root, 'case'),
			claim: claim && this.claim(this.fields.mapping(root, 'claim'), claim.key, claim.value),
			note: note && this.note(this.fields.mapping(root, 'note'), note.key, note.value),
		});
	}

	/**
	 * Merged keys stand in another mapping, where they may mean something else too. An outermost key that only holds what
	 * aliases use elsewhere is a common way of writing YAML, and is read there.
	 */
	private seeKeys(node: TreeNode | undefined, parent: string): void {
		const own = node?.kind === 'mapping' ? node.entries.filter((e) => !e.merged) : [];
		const siblings = own.map((e) => e.name);
		for (const { key, name, value } of own) {
			if (parent === '' && value.shared && !caseField(parent, name)) {
				continue;
			}
			const short = value.kind === 'scalar' && !/[\r\n]/.test(value.source);
			this.keys.push({ key: located(key, name), ...(short && { value: placeOf(value) }), parent, siblings });
		}
	}

	private claim(node: TreeNode | undefined, heading: Place, value: TreeNode): Claim {
		const { fields } = this;
		this.seeKeys(node, 'claim');
		const lines = entryOf(node, 'lines');
		if (!lines || isNull(lines.value)) {
			this.missing.push({ ...placeOf(lines?.key ?? heading), field: 'lines', path: ['claim'] });
		}
		const scope = scopeOf(fields.text(node, 'type')?.value.toLowerCase());
		// No rule needs it, but a leading zero that is lost is lost here too.
		fields.text(node, 'typeOfBill');
		const rendering = this.provider(node, 'renderingProvider');
		const billing = this.provider(node, 'billingProvider');
		const dateOfService = fields.text(node, 'dateOfService');
		const placeOfService = fields.text(node, 'placeOfService');
		const inherited = present({ provider: rendering ?? billing, rendering, dateOfService, placeOfService });
		const items = fields.items(node, 'lines');
		const undated = items.some((i) => i.kind === 'mapping' && isAbsent(entryOf(i, 'dateOfService')?.value));
		if (undated && isAbsent(entryOf(node, 'dateOfService')?.value)) {
			this.missing.push({ ...placeOf(heading), field: 'dateOfService', path: ['claim'] });
		}
		return present({
			...placeOf(value),
			heading: placeOf(heading),
			id: fields.text(node, 'id'),
			scope,
			payer: fields.text(node, 'payer'),
			patient: fields.text(node, 'patient'),
			placeOfService,
			dateOfService,
			authorization: fields.text(node, 'authorization'),
			billingProvider: billing,
			renderingProvider: rendering,
			diagnoses: fields.texts(node, 'diagnoses').map((d) => inCapitals(d)),
			lines: items.flatMap((item, index) => this.line(item, ['claim', 'lines', index], scope, inherited) ?? []),
			providerNumbers: this.providers,
		});
	}

	private line(
		node: TreeNode,
		path: ServiceLine['path'],
		scope: ClaimScope,
		inherited: Pick<ServiceLine, 'provider' | 'rendering' | 'dateOfService' | 'placeOfService'>,
	): ServiceLine | undefined {
		const { fields } = this;
		if (node.kind !== 'mapping') {
			if (textOf(node) !== undefined || node.kind === 'sequence') {
				fields.wrongType('A service line is a mapping of fields: `code`, `units` …', node);
			}
			return undefined;
		}
		this.seeKeys(node, 'claim.lines');
		const status = fields.text(node, 'status')?.value.toLowerCase();
		const code = inCapitals(fields.text(node, 'code'));
		const revenueCode = fields.text(node, 'revenueCode');
		const own = this.provider(node, 'renderingProvider');
		const key = entryOf(node, 'code')?.key ?? node.entries[0]?.key;
		if (!code && key && !(scope === 'institutional' && revenueCode) && isAbsent(entryOf(node, 'code')?.value)) {
			this.missing.push({ ...placeOf(key), field: 'code', path });
		}
		if (code && scope === 'professional' && fields.items(node, 'diagnosisPointers').length === 0) {
			this.missing.push({ ...placeOf(code), field: 'diagnosisPointers', path });
		}
		return present({
			...placeOf(node),
			path,
			code,
			modifiers: fields.texts(node, 'modifiers').map((m) => inCapitals(m)),
			units: fields.number(node, 'units'),
			charge: this.charge(node),
			diagnosisPointers: fields
				.items(node, 'diagnosisPointers')
				.flatMap((p) => fields.pointer(p, 'diagnosisPointers') ?? []),
			revenueCode,
			dateOfService: fields.text(node, 'dateOfService') ?? inherited.dateOfService,
			placeOfService: fields.text(node, 'placeOfService') ?? inherited.placeOfService,
			provider: own ?? inherited.provider,
			rendering: own ?? inherited.rendering,
			status: status === 'denied' || status === 'voided' ? (status as 'denied' | 'voided') : undefined,
		});
	}

	/** `1450`, `1,450.00` and `$1,450.00` are amounts. No rule judges them, so that nothing is said of other ones. */
	private charge(node: TreeNode): Located<number> | undefined {
		const value = valueAt(node, 'charge');
		const digits = textOf(value)
			?.trim()
			.replace(/^\$\s*/, '');
		const isAmount = /^(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d*)?$/.test(digits ?? '');
		return value && digits && isAmount ? located(value, Number(digits.replaceAll(',', ''))) : undefined;
	}

	private provider(node: TreeNode | undefined, key: string): Located<string> | undefined {
		const found = this.fields.text(node, key);
		this.providers.push(...(found ? [found] : []));
		return found;
	}

	private note(node: TreeNode | undefined, heading: Place, value: TreeNode): Note {
		const { fields } = this;
		this.seeKeys(node, 'note');
		const listed = entryOf(node, 'procedures');
		const procedures = listed && fields.texts(node, 'procedures').map((p) => inCapitals(p));
		const documentation = entryOf(node, 'documentation');
		return present({
			...placeOf(value),
			heading: placeOf(heading),
			id: fields.text(node, 'id'),
			patient: fields.text(node, 'patient'),
			dateOfService: fields.text(node, 'dateOfService'),
			author: fields.text(node, 'author'),
			signed: fields.text(node, 'signed'),
			procedures,
			proceduresHeading: listed && placeOf(listed.key),
			documentation: this.documentation(fields.mapping(node, 'documentation')),
			documentationHeading: documentation && placeOf(documentation.key),
			text: this.noteText(node),
		});
	}

	private noteText(node: TreeNode | undefined): NoteText | undefined {
		const scalar = valueAt(node, 'text');
		const text = this.fields.text(node, 'text');
		return text && scalar?.kind === 'scalar' ? new ScalarText(scalar, this.text) : undefined;
	}

	private documentation(node: MappingNode | undefined): DocumentedProcedure[] {
		return (node?.entries ?? []).map((entry) => {
			const elements = this.fields.mappingValue(entry.value, 'documentation');
			return {
				...placeOf(entry.value),
				code: located(entry.key, entry.name.toUpperCase()),
				elements: elements ? this.elements(elements) : [],
			};
		});
	}

	private elements(node: MappingNode): DocumentedElement[] {
		return node.entries.map((entry) => {
			const name = located(entry.key, entry.name);
			const value = this.elementValue(entry.value);
			return value ? { name, value } : { name, value: located(entry.value, ''), unreadable: true };
		});
	}

	private elementValue(node: TreeNode): Located<string> | undefined {
		if (node.kind === 'sequence') {
			const parts = node.items.flatMap((item) => this.fields.textValue(item, 'documentation')?.value || []);
			return located(node, parts.join('; '));
		}
		if (node.kind === 'mapping') {
			this.fields.wrongType('A documentation element takes a text, not a mapping.', node);
			return undefined;
		}
		return located(node, textOf(node)?.trim() ?? '');
	}
}
