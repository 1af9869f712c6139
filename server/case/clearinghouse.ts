import { entryOf, type MappingNode, type TreeNode, textOf, valueAt } from '../text/tree';
import type { Case, Claim, ClaimScope, DiagnosisCode, Located, ServiceLine } from './case';
import { clearinghouseTextEdits } from './clearinghouseEdits';
import { serviceKeyOf } from './clearinghouseService';
import { FieldReader, inCapitals, placeOf, present } from './fields';
import type { CaseFormat } from './format';

/**
 * The claim requests of clearinghouses in JSON, read in place: Change Healthcare's (now Optum's) professional claims, whose
 * fields Stedi and others have taken over, each the JSON of an ASC X12 837P segment; of institutional ones the lines. What
 * is absent is not wrong here, it is only not judged. The subscriber's member number is the payer's and not the one that
 * a note has, so no patient is read.
 */
export const clearinghouse: CaseFormat = {
	id: 'clearinghouse',
	mayBeIn: (text) => text.includes('claimInformation') && text.includes('serviceLines'),
	recognises: (root) => {
		const lines = valueAt(valueAt(root, 'claimInformation'), 'serviceLines');
		return lines?.kind === 'sequence' || lines?.kind === 'mapping';
	},
	read: (root) => new ClearinghouseReader(new FieldReader(), root).read(),
	textEdits: clearinghouseTextEdits,
};

/** ICD-9-CM by the qualifiers of X12 (code list 1270); ICD-10-CM has `ABK` and `ABF`. */
const oldDiagnosis = /^B[A-Z]$/i;

/** Somebody named for a part in the claim; without a number it is not known who. */
interface Party {
	readonly number: Located<string> | undefined;
}

/** What a line takes from the claim around it. */
interface Around {
	readonly scope: ClaimScope;
	readonly rendering: Party | undefined;
	readonly billing: Party | undefined;
	readonly placeOfService: Located<string> | undefined;
	readonly isVoid: boolean;
}

class ClearinghouseReader {
	/** National provider identifiers by the objects that have them: each is read once. */
	private readonly numbers = new Map<TreeNode, Located<string> | undefined>();

	constructor(
		private readonly fields: FieldReader,
		private readonly root: TreeNode,
	) {}

	read(): Case {
		const { root } = this;
		return {
			format: clearinghouse.id,
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
		const information = entryOf(root, 'claimInformation');
		const node = information?.value;
		const frequency = textOf(valueAt(node, 'claimFrequencyCode'))?.trim();
		const scope = scopeOf(fields.items(node, 'serviceLines'));
		const around: Around = {
			scope,
			rendering: this.party('rendering', 'renderingprovider'),
			billing: this.party('billing', 'billingprovider'),
			// An institutional claim has the first digits of its type of bill there.
			placeOfService: scope === 'professional' ? fields.text(node, 'placeOfServiceCode') : undefined,
			isVoid: frequency === '8',
		};
		for (const other of ['referring', 'supervising', 'ordering']) {
			this.number(valueAt(root, other));
		}
		for (const other of fields.items(root, 'providers')) {
			this.number(other);
		}
		const lines = fields
			.items(node, 'serviceLines')
			.flatMap((line, index) => this.line(line, ['claimInformation', 'serviceLines', index], around) ?? []);
		return present({
			...placeOf(root),
			heading: placeOf(information?.key ?? root),
			// A replacement and a void repeat the number of the claim that they are about.
			id: frequency === '7' || frequency === '8' ? undefined : fields.text(node, 'patientControlNumber'),
			scope,
			payer: this.payer(),
			placeOfService: around.placeOfService,
			authorization: this.authorization(node),
			billingProvider: around.billing?.number,
			renderingProvider: around.rendering?.number,
			diagnoses: this.diagnoses(node),
			providerNumbers: [...this.numbers.values()].flatMap((n) => n ?? []),
			lines,
		});
	}

	/** The payer's name, else its number with the clearinghouse. */
	private payer(): Located<string> | undefined {
		const { fields, root } = this;
		return (
			fields.text(root, 'tradingPartnerName') ??
			fields.text(valueAt(root, 'receiver'), 'organizationName') ??
			fields.text(root, 'tradingPartnerServiceId')
		);
	}

	/** The number of a prior authorization: the claim's, else the first that a line gives. */
	private authorization(information: TreeNode | undefined): Located<string> | undefined {
		const { fields } = this;
		const ofClaim = fields.text(valueAt(information, 'claimSupplementalInformation'), 'priorAuthorizationNumber');
		if (ofClaim) {
			return ofClaim;
		}
		for (const line of fields.items(information, 'serviceLines')) {
			for (const one of fields.items(valueAt(line, 'serviceLineReferenceInformation'), 'priorAuthorization')) {
				const number = fields.text(one, 'priorAuthorizationOrReferralNumber');
				if (number) {
					return number;
				}
			}
		}
		return undefined;
	}

	private diagnoses(information: TreeNode | undefined): DiagnosisCode[] {
		return this.fields.items(information, 'healthCareCodeInformation').flatMap((diagnosis) => {
			const code = inCapitals(this.fields.text(diagnosis, 'diagnosisCode'));
			const type = textOf(valueAt(diagnosis, 'diagnosisTypeCode'))?.trim() ?? '';
			return code ? [{ ...code, ...(oldDiagnosis.test(type) && { otherSystem: true as const }) }] : [];
		});
	}

	/** Who has this part in the claim: under a key of its own, or among the providers. Two different ones: not known. */
	private party(key: string, type: string): Party | undefined {
		const listed = this.fields
			.items(this.root, 'providers')
			.filter((p) => textOf(valueAt(p, 'providerType'))?.trim().toLowerCase() === type);
		return this.oneOf([valueAt(this.root, key), ...listed]);
	}

	private oneOf(nodes: readonly (TreeNode | undefined)[]): Party | undefined {
		const named = nodes.filter(isNamed);
		const [first, ...others] = named.map((n) => this.number(n));
		const isOne = others.every((o) => o?.value === first?.value);
		return named.length === 0 ? undefined : { number: isOne ? first : undefined };
	}

	private number(provider: TreeNode | undefined): Located<string> | undefined {
		if (provider && !this.numbers.has(provider)) {
			this.numbers.set(provider, this.fields.text(provider, 'npi'));
		}
		return provider && this.numbers.get(provider);
	}

	private line(node: TreeNode, path: ServiceLine['path'], around: Around): ServiceLine | undefined {
		const { fields } = this;
		if (node.kind !== 'mapping') {
			if (textOf(node) !== undefined || node.kind === 'sequence') {
				fields.wrongType('`serviceLines` holds objects.', node);
			}
			return undefined;
		}
		const service = this.service(node);
		const own = this.oneOf([valueAt(node, 'renderingProvider'), valueAt(service, 'renderingProvider')]);
		return present({
			...placeOf(node),
			path,
			code: this.code(service),
			modifiers: fields.texts(service, 'procedureModifiers').map((m) => inCapitals(m)),
			units: this.units(service),
			diagnosisPointers: this.pointers(node, service),
			revenueCode:
				fields.text(service, 'serviceLineRevenueCode') ?? this.elsewhere(node, service, 'serviceLineRevenueCode'),
			dateOfService: this.day(node),
			placeOfService:
				around.scope === 'professional'
					? (fields.text(service, 'placeOfServiceCode') ??
						this.elsewhere(node, service, 'placeOfServiceCode') ??
						around.placeOfService)
					: undefined,
			provider: (own ?? around.rendering ?? around.billing)?.number,
			rendering: (own ?? around.rendering)?.number,
			status: around.isVoid ? ('voided' as const) : undefined,
		});
	}

	/** What was done; some write its fields into the line itself. */
	private service(line: MappingNode): MappingNode | undefined {
		const key = serviceKeyOf(line);
		return key === undefined ? line : this.fields.mapping(line, key);
	}

	/** A field of the line itself, which is another place than its service. */
	private elsewhere(line: MappingNode, service: MappingNode | undefined, key: string): Located<string> | undefined {
		return service === line ? undefined : this.fields.text(line, key);
	}

	/** CPT and HCPCS have the qualifier `HC`; a code with another one is of another code system. */
	private code(service: MappingNode | undefined): Located<string> | undefined {
		const qualifier = textOf(valueAt(service, 'procedureIdentifier'))?.trim().toUpperCase() || 'HC';
		return qualifier === 'HC' ? inCapitals(this.fields.text(service, 'procedureCode')) : undefined;
	}

	/** Only of a count in units (`UN`): minutes and days say nothing of how often it was done. */
	private units(service: MappingNode | undefined): Located<number> | undefined {
		const unit = textOf(valueAt(service, 'measurementUnit'))?.trim().toUpperCase() || 'UN';
		return unit === 'UN' ? this.fields.number(service, 'serviceUnitCount') : undefined;
	}

	private pointers(line: MappingNode, service: MappingNode | undefined): Located<number>[] {
		const key = 'compositeDiagnosisCodePointers';
		const composite = valueAt(service, key) ?? valueAt(line, key);
		const list = composite?.kind === 'mapping' ? valueAt(composite, 'diagnosisCodePointers') : composite;
		return leaves(list).flatMap((p) => this.fields.pointer(p, 'diagnosisCodePointers') ?? []);
	}

	/** The one day of the line; a span of days says none. */
	private day(line: MappingNode): Located<string> | undefined {
		const begin = this.fields.text(line, 'serviceDate');
		const end = this.fields.text(line, 'serviceDateEnd');
		const [first = '', last] = begin?.value.split(/(?<=^\d{8})\s*-\s*(?=\d{8}$)/) ?? [];
		const days = [first, last, end?.value].flatMap((d) => (d ? [isoOf(d)] : []));
		return begin && new Set(days).size === 1 ? { ...begin, value: isoOf(first) } : undefined;
	}
}

function scopeOf(lines: readonly TreeNode[]): ClaimScope {
	const keys = lines.flatMap((l) => (l.kind === 'mapping' ? (serviceKeyOf(l) ?? []) : []));
	if (keys.includes('dentalService')) {
		return 'other';
	}
	return keys.includes('institutionalService') ? 'institutional' : 'professional';
}

/** Whether the object names somebody: templates have empty ones. */
function isNamed(node: TreeNode | undefined): node is MappingNode {
	return (
		node?.kind === 'mapping' &&
		node.entries.some(
			({ name, value }) => name !== 'providerType' && (value.kind === 'scalar' ? Boolean(textOf(value)?.trim()) : true),
		)
	);
}

/** The scalars of a list, however many lists they stand in. */
function leaves(node: TreeNode | undefined): readonly TreeNode[] {
	if (!node || node.kind === 'mapping') {
		return [];
	}
	return node.kind === 'sequence' ? node.items.flatMap(leaves) : [node];
}

/** `YYYYMMDD` as `YYYY-MM-DD`; anything else as it is. */
function isoOf(day: string): string {
	return day.replace(/^(\d{4})(\d\d)(\d\d)$/, '$1-$2-$3');
}
