import { entryOf, type MappingNode, type TreeNode, textOf } from '../text/tree';
import { type Claim, type ClaimScope, type DiagnosisCode, isoDay, type Located, type ServiceLine } from './case';
import {
	type Coding,
	codingsOf,
	diagnosisSystem,
	ofSystem,
	placeSystem,
	procedureCodeOf,
	procedureSystem,
} from './fhirCodes';
import { organizationName, providerNumber } from './fhirParties';
import { type FhirResource, type FhirResources, listOf } from './fhirResources';
import { type FieldReader, inCapitals, located, placeOf, present } from './fields';

/** Whether a resource bills something: a claim, or the payer's answer to one, which has the lines too. */
export function isFhirClaim({ type }: FhirResource): boolean {
	return type === 'Claim' || type === 'ExplanationOfBenefit';
}

/**
 * HL7 FHIR R4 `Claim` (https://hl7.org/fhir/R4/claim.html) and `ExplanationOfBenefit`
 * (https://hl7.org/fhir/R4/explanationofbenefit.html, as CARIN Blue Button has it too), read in place. What is absent is
 * not wrong here, it is only not judged.
 */
export function fhirClaim(resource: FhirResource, resources: FhirResources, fields: FieldReader): Claim {
	return new FhirClaimReader(fields, resource, resources).claim();
}

/** What a line takes from the item around it or from the claim. */
type Inherited = Pick<ServiceLine, 'provider' | 'rendering' | 'dateOfService' | 'placeOfService' | 'status'>;

interface CareTeamMember {
	readonly sequence: number | undefined;
	readonly provider: Located<string> | undefined;
	/** The national provider identifier, where one is at hand. */
	readonly number: Located<string> | undefined;
	readonly roles: readonly string[];
}

class FhirClaimReader {
	private careTeam: readonly CareTeamMember[] = [];
	/**
	 * 1-based positions in the claim's diagnoses by `sequence`, which need not begin at 1 and may have gaps; undefined for a
	 * diagnosis without a code.
	 */
	private readonly diagnosisPositions = new Map<number, number | undefined>();

	private readonly root: TreeNode;

	constructor(
		private readonly fields: FieldReader,
		private readonly resource: FhirResource,
		private readonly resources: FhirResources,
	) {
		this.root = resource.node;
	}

	claim(): Claim {
		const { fields, root } = this;
		this.careTeam = fields.items(root, 'careTeam').map((member) => ({
			sequence: fields.number(member, 'sequence')?.value,
			provider: this.provider(entryOf(member, 'provider')?.value),
			number: this.number(entryOf(member, 'provider')?.value),
			roles: this.codes(entryOf(member, 'role')?.value).map((r) => r.code.value.toLowerCase()),
		}));
		const billing = this.provider(entryOf(root, 'provider')?.value);
		const dateOfService = this.singleDay(entryOf(root, 'billablePeriod')?.value);
		const heading = entryOf(root, 'resourceType')?.value ?? root;
		const onlyMember = this.careTeam.length === 1 ? this.careTeam[0]?.provider : undefined;
		const inherited = present({
			provider: this.careTeam.length > 1 ? undefined : (onlyMember ?? billing),
			rendering: this.careTeam.length === 1 ? this.careTeam[0]?.number : undefined,
			dateOfService,
		});
		return present({
			...placeOf(root),
			heading: placeOf(heading),
			id: this.id(),
			scope: this.scope(),
			payer: this.payer(),
			patient: this.reference(entryOf(root, 'patient')?.value),
			dateOfService,
			authorization: this.authorization(),
			billingProvider: billing,
			diagnoses: this.diagnoses(),
			providerNumbers: this.providerNumbers(),
			lines: this.lines(root, 'item', [], inherited),
		});
	}

	/** A claim and the answer to it may have one id: ids are of a type. */
	private id(): Located<string> | undefined {
		const id = this.fields.text(this.root, 'id');
		return id && this.resource.type !== 'Claim' ? { ...id, value: `${this.resource.type}/${id.value}` } : id;
	}

	private scope(): ClaimScope {
		const use = textOf(entryOf(this.root, 'use')?.value) ?? 'claim';
		const types = this.codes(entryOf(this.root, 'type')?.value).map((c) => c.code.value.toLowerCase());
		if (use !== 'claim' || types.some((t) => ['oral', 'vision', 'pharmacy'].includes(t))) {
			return 'other';
		}
		return types.includes('institutional') ? 'institutional' : 'professional';
	}

	/** The name of the insurer, else that of the focal coverage's; references to what is not at hand name nobody. */
	private payer(): Located<string> | undefined {
		const { fields, root, resource, resources } = this;
		const insurances = fields.items(root, 'insurance');
		const focal = insurances.find((i) => textOf(entryOf(i, 'focal')?.value) === 'true') ?? insurances[0];
		return (
			organizationName(entryOf(root, 'insurer')?.value, resource, resources) ??
			organizationName(entryOf(focal, 'coverage')?.value, resource, resources)
		);
	}

	/** The first number of a prior authorization that an insurance of the claim gives. */
	private authorization(): Located<string> | undefined {
		const { fields, root } = this;
		return fields.items(root, 'insurance').flatMap((i) => fields.texts(i, 'preAuthRef'))[0];
	}

	private diagnoses(): DiagnosisCode[] {
		const codes: DiagnosisCode[] = [];
		this.fields.items(this.root, 'diagnosis').forEach((d, index) => {
			const sequence = this.fields.number(d, 'sequence')?.value ?? index + 1;
			const one = this.diagnosis(d);
			if (one) {
				const isKnown = one.system !== undefined && diagnosisSystem.test(one.system);
				codes.push({ ...inCapitals(one.code), ...(!isKnown && { otherSystem: true as const }) });
			}
			this.diagnosisPositions.set(sequence, one ? codes.length : undefined);
		});
		return codes;
	}

	/** Its own code, else that of the condition it refers to, which then lies on the reference. */
	private diagnosis(node: TreeNode): Coding | undefined {
		const reference = entryOf(node, 'diagnosisReference')?.value;
		const condition = this.resources.resolve(reference, this.resource)?.node;
		const own = this.codes(entryOf(node, 'diagnosisCodeableConcept')?.value);
		const referred = this.codes(entryOf(condition, 'code')?.value).flatMap(({ code, system }): Coding[] =>
			reference ? [{ code: located(reference, code.value), system }] : [],
		);
		const found = [...own, ...referred];
		return found.find((c) => c.system && diagnosisSystem.test(c.system)) ?? found[0];
	}

	/** A pointer names a diagnosis by its `sequence`; one that names a diagnosis without a code is left out. */
	private pointer(node: TreeNode): Located<number> | undefined {
		const sequence = this.fields.numberValue(node, 'diagnosisSequence')?.value;
		if (sequence === undefined) {
			return undefined;
		}
		const position = this.diagnosisPositions.has(sequence) ? this.diagnosisPositions.get(sequence) : 0;
		return position === undefined ? undefined : located(node, position);
	}

	/** Those that stand in the claim itself. */
	private providerNumbers(): Located<string>[] {
		const holders = [this.root, ...this.fields.items(this.root, 'careTeam')];
		return holders.flatMap((holder) => {
			const provider = entryOf(holder, 'provider')?.value;
			return entryOf(provider, 'identifier') ? (this.number(provider) ?? []) : [];
		});
	}

	private number(provider: TreeNode | undefined): Located<string> | undefined {
		return providerNumber(provider, this.resource, this.resources, this.fields);
	}

	private lines(parent: TreeNode, key: string, path: ServiceLine['path'], inherited: Inherited): ServiceLine[] {
		return this.fields.items(parent, key).flatMap((item, index) => {
			if (item.kind !== 'mapping') {
				if (textOf(item) !== undefined || item.kind === 'sequence') {
					this.fields.wrongType(`\`${key}\` holds objects.`, item);
				}
				return [];
			}
			const line = this.line(item, [...path, key, index], inherited);
			const nested = key === 'item' ? 'detail' : key === 'detail' ? 'subDetail' : undefined;
			return [line, ...(nested ? this.lines(item, nested, line.path, line) : [])];
		});
	}

	private line(item: MappingNode, path: ServiceLine['path'], inherited: Inherited): ServiceLine {
		const { fields } = this;
		const served = entryOf(item, 'servicedPeriod')?.value;
		const ownDate = fields.text(item, 'servicedDate') ?? this.singleDay(served);
		const place = ofSystem(this.codes(entryOf(item, 'locationCodeableConcept')?.value), placeSystem, /^\d\d$/);
		const hasOwnTeam = entryOf(item, 'careTeamSequence') !== undefined;
		return present({
			...placeOf(item),
			path,
			code: procedureCodeOf(entryOf(item, 'productOrService')?.value, fields),
			modifiers: fields
				.items(item, 'modifier')
				.flatMap((m) => ofSystem(this.codes(m), procedureSystem, /^[0-9A-Z]{2}$/i) ?? [])
				.map((m) => inCapitals(m)),
			units: fields.number(entryOf(item, 'quantity')?.value, 'value'),
			charge: this.charge(item),
			diagnosisPointers: fields.items(item, 'diagnosisSequence').flatMap((p) => this.pointer(p) ?? []),
			revenueCode: this.codes(entryOf(item, 'revenue')?.value)[0]?.code,
			dateOfService: served || ownDate ? this.comparable(ownDate) : inherited.dateOfService,
			placeOfService: place ?? inherited.placeOfService,
			provider: hasOwnTeam ? this.teamMember(item)?.provider : inherited.provider,
			rendering: hasOwnTeam ? this.teamMember(item)?.number : inherited.rendering,
			status: this.status() ?? (isDenied(item) ? 'denied' : inherited.status),
		});
	}

	/** `net`, else what one of them costs times how many there are. Amounts in other currencies cannot be added up. */
	private charge(item: MappingNode): Located<number> | undefined {
		const net = entryOf(item, 'net')?.value;
		const money = net ?? entryOf(item, 'unitPrice')?.value;
		const value = entryOf(money, 'value')?.value;
		const currency = textOf(entryOf(money, 'currency')?.value)?.toUpperCase() ?? 'USD';
		const quantity = textOf(entryOf(entryOf(item, 'quantity')?.value, 'value')?.value) ?? '1';
		const amount = Number(textOf(value) ?? Number.NaN) * (net ? 1 : Number(quantity));
		return value && currency === 'USD' && Number.isFinite(amount) && amount >= 0 ? located(value, amount) : undefined;
	}

	/** FHIR allows `2026` and `2026-07`; such a date cannot be compared with a day, so it counts as not given. */
	private comparable(date: Located<string> | undefined): Located<string> | undefined {
		return isoDay(date) ? date : undefined;
	}

	/** The day of a period that lies within one day. A longer one says no day, nor does one whose begin or end is not known to the day. */
	private singleDay(period: TreeNode | undefined): Located<string> | undefined {
		const start = this.fields.text(period, 'start');
		const end = this.fields.text(period, 'end');
		const day = isoDay(start);
		return day && day === isoDay(end) ? start : undefined;
	}

	private status(): ServiceLine['status'] {
		const status = textOf(entryOf(this.root, 'status')?.value);
		return status === 'cancelled' || status === 'entered-in-error' ? 'voided' : undefined;
	}

	/** The one member of the care team who did it. Several without such a role: not known, so not compared. */
	private teamMember(item: TreeNode): CareTeamMember | undefined {
		const wanted = this.fields
			.items(item, 'careTeamSequence')
			.map((s) => Number(textOf(s)))
			.filter((s) => Number.isFinite(s));
		const members = this.careTeam.filter((m) => m.sequence !== undefined && wanted.includes(m.sequence));
		return members.length === 1 ? members[0] : members.find((m) => m.roles.some((r) => leading.has(r)));
	}

	/** By the national provider identifier where it is at hand, so that two ways of naming one provider are one. */
	private provider(node: TreeNode | undefined): Located<string> | undefined {
		return this.number(node) ?? this.reference(node);
	}

	/** A reference as text: its `reference`, else its identifier's value. Contained and external ones alike. */
	private reference(node: TreeNode | undefined): Located<string> | undefined {
		return this.fields.text(node, 'reference') ?? this.fields.text(entryOf(node, 'identifier')?.value, 'value');
	}

	private codes(concept: TreeNode | undefined): Coding[] {
		return codingsOf(concept, this.fields);
	}
}

/** Roles of the one who did it, in HL7's and in CARIN's words. */
const leading = new Set(['primary', 'performing', 'rendering']);

/**
 * Whether the payer denied the line: a denial among its adjudications (CARIN's `denialreason`), and nothing paid.
 * http://hl7.org/fhir/us/carin-bb/CodeSystem-C4BBAdjudication.html
 */
function isDenied(item: TreeNode): boolean {
	const adjudications = listOf(entryOf(item, 'adjudication')?.value);
	const isOf = (node: TreeNode, key: string, words: RegExp) => {
		const codings = listOf(entryOf(entryOf(node, key)?.value, 'coding')?.value);
		return codings.some((c) => words.test(textOf(entryOf(c, 'code')?.value) ?? ''));
	};
	const isPaid = adjudications.some(
		(a) =>
			isOf(a, 'category', /^(?:benefit|payment|paid|paidto\w+|paidby\w+)$/i) &&
			Number(textOf(entryOf(entryOf(a, 'amount')?.value, 'value')?.value)) > 0,
	);
	return (
		!isPaid && adjudications.some((a) => isOf(a, 'category', /^(?:denial|denied)/i) || isOf(a, 'reason', /^denied$/i))
	);
}
