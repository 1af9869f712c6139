import { type TreeNode, textOf, valueAt } from '../text/tree';
import type { Located } from './case';
import { located } from './fields';

/** An HL7 FHIR resource and where it was found. */
export interface FhirResource {
	/** `Claim`, `Procedure` … */
	readonly type: string;
	readonly node: TreeNode;
	/** The resource that contains it, for a reference to `#id` in it. */
	readonly within?: FhirResource;
}

/**
 * All resources of some documents, those in Bundles and the contained ones too, and what refers to what among them.
 * References: https://hl7.org/fhir/R4/references.html, in Bundles https://hl7.org/fhir/R4/bundle.html#references.
 */
export class FhirResources {
	/** In the order of the text, contained ones left out. */
	readonly all: readonly FhirResource[];
	private readonly byAddress = new Map<string, FhirResource>();
	private readonly contained = new WeakMap<TreeNode, ReadonlyMap<string, FhirResource>>();

	/** @param beside resources that are only referred to; nothing is found in them */
	constructor(roots: readonly TreeNode[], beside: readonly TreeNode[] = []) {
		const all: FhirResource[] = [];
		const collect = (node: TreeNode, fullUrl: string | undefined) => {
			const type = textOf(valueAt(node, 'resourceType'));
			if (type === 'Bundle') {
				for (const entry of listOf(valueAt(node, 'entry'))) {
					const resource = valueAt(entry, 'resource');
					if (resource) {
						collect(resource, textOf(valueAt(entry, 'fullUrl')));
					}
				}
			} else if (type !== undefined && node.kind === 'mapping') {
				const resource: FhirResource = { type, node };
				all.push(resource);
				this.index(resource, fullUrl);
			}
		};
		const collectFrom = (root: TreeNode) => {
			// An entry of a Bundle may stand by itself, where a file is read in parts.
			const resource = valueAt(root, 'resourceType') ? root : (valueAt(root, 'resource') ?? root);
			collect(resource, textOf(valueAt(root, 'fullUrl')));
		};
		roots.forEach(collectFrom);
		this.all = [...all];
		beside.forEach(collectFrom);
	}

	/** Of two with one address the first counts. */
	private index(resource: FhirResource, fullUrl: string | undefined): void {
		const id = textOf(valueAt(resource.node, 'id'));
		for (const address of [fullUrl, id && `${resource.type}/${id}`]) {
			if (address && !this.byAddress.has(address)) {
				this.byAddress.set(address, resource);
			}
		}
	}

	/** What a `Reference` of a resource refers to, as far as it is at hand. */
	resolve(reference: TreeNode | undefined, from: FhirResource): FhirResource | undefined {
		const address = textOf(reference?.kind === 'mapping' ? valueAt(reference, 'reference') : reference)?.trim();
		if (!address) {
			return undefined;
		}
		if (address.startsWith('#')) {
			const outer = from.within ?? from;
			return address === '#' ? outer : this.containedIn(outer).get(address.slice(1));
		}
		return this.byAddress.get(address) ?? this.byAddress.get(relativeAddress(address));
	}

	private containedIn(outer: FhirResource): ReadonlyMap<string, FhirResource> {
		const known = this.contained.get(outer.node);
		if (known) {
			return known;
		}
		const found = new Map<string, FhirResource>();
		for (const node of listOf(valueAt(outer.node, 'contained'))) {
			const type = textOf(valueAt(node, 'resourceType'));
			const id = textOf(valueAt(node, 'id'));
			if (type && id && !found.has(id)) {
				found.set(id, { type, node, within: outer });
			}
		}
		this.contained.set(outer.node, found);
		return found;
	}

	/** What a patient is known by among the resources, however it is referred to; undefined where that is not said. */
	patientOf(resource: FhirResource): string | undefined {
		const reference = valueAt(resource.node, 'patient') ?? valueAt(resource.node, 'subject');
		const patient = this.resolve(reference, resource);
		const id = textOf(valueAt(patient?.node, 'id'));
		if (patient && id && !patient.within) {
			return `${patient.type}/${id}`;
		}
		const address = textOf(valueAt(reference, 'reference'))?.trim();
		// A contained patient is known by its resource only.
		const own = address && !address.startsWith('#') ? relativeAddress(address) : undefined;
		const identifier = valueAt(reference, 'identifier') ?? listOf(valueAt(patient?.node, 'identifier'))[0];
		return own ?? textOf(valueAt(identifier, 'value'));
	}
}

/** The list, or the one value that stands in its place; nothing for an absent one. */
export function listOf(node: TreeNode | undefined): readonly TreeNode[] {
	return node?.kind === 'sequence'
		? node.items
		: node && !(node.kind === 'scalar' && node.value === null)
			? [node]
			: [];
}

/** `Procedure/x` of an absolute address or of one of a version; others, such as `urn:uuid:…`, as they are. */
export function relativeAddress(address: string): string {
	const found = /(?:^|\/)([A-Z][A-Za-z]+\/[A-Za-z0-9\-.]{1,64})(?:\/_history\/[^/]*)?$/.exec(address);
	return found?.[1] ?? address;
}

/** A scalar's text without outer blanks; undefined for a blank one. */
export function textAt(node: TreeNode | undefined): Located<string> | undefined {
	const text = textOf(node)?.trim();
	return node && text ? located(node, text) : undefined;
}
