import { entryOf, type MappingNode, type TreeNode, textOf } from '../text/tree';
import {
	type Case,
	type Claim,
	type ClaimScope,
	type DiagnosisCode,
	isoDay,
	type Located,
	type ServiceLine,
} from './case';
import { fhirClaimTextEdits } from './fhirClaimEdits';
import { FieldReader, inCapitals, located, placeOf, present } from './fields';
import type { CaseFormat } from './format';

/**
 * HL7 FHIR R4 `Claim`, read in place. Fields and their variety: https://hl7.org/fhir/R4/claim.html. What is absent is
 * not wrong here, it is only not judged.
 */
export const fhirClaim: CaseFormat = {
	id: 'fhir-r4',
	mayBeIn: (text) => /["']?resourceType["']?\s*:\s*["']?Claim\b/.test(text),
	recognises: (root) => textOf(entryOf(root, 'resourceType')?.value) === 'Claim',
	read: (root) => new FhirClaimReader(new FieldReader(), root).read(),
	textEdits: fhirClaimTextEdits,
};

/** How code systems for CPT and HCPCS are named in the wild: HL7's and CMS's addresses in several spellings, and OIDs. */
const procedureSystem = /cpt|hcpcs|2\.16\.840\.1\.113883\.6\.(?:12|14|285)$/i;

/** ICD-10-CM; not the World Health Organization's ICD-10, whose codes look alike. */
const diagnosisSystem = /icd-?10-?cm|2\.16\.840\.1\.113883\.6\.90$/i;
/** National provider identifiers. */
const providerSystem = /us-npi|2\.16\.840\.1\.113883\.4\.6$/i;
/** CMS's places of service, under CMS's addresses and HL7's. */
const placeSystem = /place.of.service|serviceplace/i;

/** What a line takes from the item around it or from the claim. */
type Inherited = Pick<ServiceLine, 'provider' | 'dateOfService' | 'placeOfService'>;

interface CareTeamMember {
	readonly sequence: number | undefined;
	readonly provider: Located<string> | undefined;
	readonly role: string | undefined;
}

class FhirClaimReader {
	private careTeam: readonly CareTeamMember[] = [];
	/**
	 * 1-based positions in the claim's diagnoses by `sequence`, which need not begin at 1 and may have gaps; undefined for a
	 * diagnosis without a code.
	 */
	private readonly diagnosisPositions = new Map<number, number | undefined>();

	constructor(
		private readonly fields: FieldReader,
		private readonly root: TreeNode,
	) {}

	read(): Case {
		const { root } = this;
		return {
			format: fhirClaim.id,
			start: root.start,
			end: root.end,
			tree: root,
			claim: this.claim(),
			problems: this.fields.problems,
			missing: [],
			keys: [],
		};
	}

	private claim(): Claim {
		const { fields, root } = this;
		this.careTeam = fields.items(root, 'careTeam').map((member) => ({
			sequence: fields.number(member, 'sequence')?.value,
			provider: this.reference(entryOf(member, 'provider')?.value),
			role: this.codes(entryOf(member, 'role')?.value)[0]?.code.value.toLowerCase(),
		}));
		const billing = this.reference(entryOf(root, 'provider')?.value);
		const dateOfService = this.singleDay(entryOf(root, 'billablePeriod')?.value);
		const heading = entryOf(root, 'resourceType')?.value ?? root;
		const onlyMember = this.careTeam.length === 1 ? this.careTeam[0]?.provider : undefined;
		const inherited = present({
			provider: this.careTeam.length > 1 ? undefined : (onlyMember ?? billing),
			dateOfService,
		});
		return present({
			...placeOf(root),
			heading: placeOf(heading),
			id: fields.text(root, 'id'),
			scope: this.scope(),
			payer: this.payer(),
			patient: this.reference(entryOf(root, 'patient')?.value),
			dateOfService,
			diagnoses: this.diagnoses(),
			providerNumbers: this.providerNumbers(),
			lines: this.lines(root, 'item', [], inherited),
		});
	}

	private scope(): ClaimScope {
		const use = textOf(entryOf(this.root, 'use')?.value) ?? 'claim';
		const types = this.codes(entryOf(this.root, 'type')?.value).map((c) => c.code.value.toLowerCase());
		if (use !== 'claim' || types.some((t) => ['oral', 'vision', 'pharmacy'].includes(t))) {
			return 'other';
		}
		return types.includes('institutional') ? 'institutional' : 'professional';
	}

	/** The insurer's display name, else that of the focal coverage; references alone name nobody. */
	private payer(): Located<string> | undefined {
		const { fields, root } = this;
		const insurances = fields.items(root, 'insurance');
		const focal = insurances.find((i) => textOf(entryOf(i, 'focal')?.value) === 'true') ?? insurances[0];
		return (
			fields.text(entryOf(root, 'insurer')?.value, 'display') ??
			fields.text(entryOf(focal, 'coverage')?.value, 'display')
		);
	}

	private diagnoses(): DiagnosisCode[] {
		const codes: DiagnosisCode[] = [];
		this.fields.items(this.root, 'diagnosis').forEach((d, index) => {
			const sequence = this.fields.number(d, 'sequence')?.value ?? index + 1;
			const found = this.codes(entryOf(d, 'diagnosisCodeableConcept')?.value);
			const one = found.find((c) => c.system && diagnosisSystem.test(c.system)) ?? found[0];
			if (one) {
				const isKnown = one.system !== undefined && diagnosisSystem.test(one.system);
				codes.push({ ...inCapitals(one.code), ...(!isKnown && { otherSystem: true as const }) });
			}
			this.diagnosisPositions.set(sequence, one ? codes.length : undefined);
		});
		return codes;
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

	private providerNumbers(): Located<string>[] {
		const providers = [this.root, ...this.fields.items(this.root, 'careTeam')].map(
			(p) => entryOf(p, 'provider')?.value,
		);
		return providers.flatMap((provider) => {
			const identifier = entryOf(provider, 'identifier')?.value;
			const system = textOf(entryOf(identifier, 'system')?.value);
			const number = this.fields.text(identifier, 'value');
			return number && system && providerSystem.test(system) ? [number] : [];
		});
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
			code: this.procedureCode(entryOf(item, 'productOrService')?.value),
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
			provider: hasOwnTeam ? this.teamProvider(item) : inherited.provider,
			status: this.status(),
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

	/** The one member of the care team who did it. Several without the role `primary`: not known, so not compared. */
	private teamProvider(item: TreeNode): Located<string> | undefined {
		const wanted = this.fields
			.items(item, 'careTeamSequence')
			.map((s) => Number(textOf(s)))
			.filter((s) => Number.isFinite(s));
		const members = this.careTeam.filter((m) => m.sequence !== undefined && wanted.includes(m.sequence));
		const one = members.length === 1 ? members[0] : members.find((m) => m.role === 'primary');
		return one?.provider;
	}

	/** A reference as text: its `reference`, else its identifier's value. Contained and external ones alike. */
	private reference(node: TreeNode | undefined): Located<string> | undefined {
		return this.fields.text(node, 'reference') ?? this.fields.text(entryOf(node, 'identifier')?.value, 'value');
	}

	/** The CPT or HCPCS code of a line. The same code under two systems is one code. */
	private procedureCode(concept: TreeNode | undefined): Located<string> | undefined {
		return inCapitals(ofSystem(this.codes(concept), procedureSystem, /^[0-9A-Z]\d{3}[0-9A-Z]$/i));
	}

	private codes(concept: TreeNode | undefined): Coding[] {
		return this.fields.items(concept, 'coding').flatMap((coding) => {
			const code = this.fields.text(coding, 'code');
			return code ? [{ code, system: textOf(entryOf(coding, 'system')?.value) }] : [];
		});
	}
}

/** The code of a system; where no system is said, one that has the form that the system's codes have. */
function ofSystem(codes: readonly Coding[], system: RegExp, form: RegExp): Located<string> | undefined {
	const one =
		codes.find((c) => c.system !== undefined && system.test(c.system)) ??
		codes.find((c) => c.system === undefined && form.test(c.code.value));
	return one?.code;
}

interface Coding {
	readonly code: Located<string>;
	readonly system: string | undefined;
}
