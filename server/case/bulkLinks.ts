import { Numbers } from '../text/numbers';
import { textHash } from '../text/textHash';
import { groupsOf, type ManyLinks } from './fhirGroups';
import { type FhirLinks, fhirLinks } from './fhirLinks';

/** What is read beside each group is kept, as far as this many UTF-16 code units go. */
const mostBeside = 100_000;

/**
 * What the lines of a large file say of themselves and of each other, in some 100 bytes for each, so that those that belong
 * together can be read together. Lines of FHIR are grouped as `splitCases` does it; others by patient and by the ids of the
 * case and claim.
 */
export class BulkLinks implements ManyLinks {
	private readonly tokens = new Numbers();
	/** By line: where its own addresses, its patients and its references begin in `tokens`. */
	private readonly parts = new Numbers();
	private flags = new Uint8Array(1024);
	private readonly lengths = new Numbers();
	private readonly shared: number[] = [];
	private sharedSize = 0;

	get length(): number {
		return this.lengths.length;
	}

	add(line: string): void {
		const links = linksOf(line);
		const i = this.length;
		for (const list of [links.own, links.patients, links.references]) {
			this.parts.push(this.tokens.length);
			for (const token of list) {
				this.tokens.push(token);
			}
		}
		if (i >= this.flags.length) {
			const wider = new Uint8Array(this.flags.length * 2);
			wider.set(this.flags);
			this.flags = wider;
		}
		this.flags[i] = names.reduce((sum, name, bit) => sum + (links[name] ? 1 << bit : 0), 0);
		this.lengths.push(line.length);
		if (links.isShared && this.sharedSize <= mostBeside) {
			this.shared.push(i);
			this.sharedSize += line.length + 2;
		}
	}

	at(i: number): FhirLinks {
		const [own, patients, references] = [0, 1, 2].map((k) => this.parts.at(i * 3 + k)) as [number, number, number];
		const end = i + 1 < this.length ? this.parts.at(i * 3 + 3) : this.tokens.length;
		const flag = (bit: number) => ((this.flags[i] ?? 0) & (1 << bit)) !== 0;
		return {
			isRecord: flag(0),
			isClaim: flag(1),
			isPatient: flag(2),
			isShared: flag(3),
			namesPatient: flag(4),
			own: this.tokens.slice(own, patients),
			patients: this.tokens.slice(patients, references),
			references: this.tokens.slice(references, end),
		};
	}

	/** Lines that many patients' lines may name, by number; none where they are too much to be read again and again. */
	beside(): readonly number[] {
		return this.sharedSize <= mostBeside ? this.shared : [];
	}

	/** Numbers of lines, each in one group, in the order of their first. */
	groups(): readonly (readonly number[])[] {
		const isBeside = this.sharedSize <= mostBeside;
		return groupsOf(this, (i) => this.lengths.at(i), { isBeside, byPatient: true });
	}
}

const names = ['isRecord', 'isClaim', 'isPatient', 'isShared', 'namesPatient'] as const;

function linksOf(line: string): FhirLinks {
	if (line.includes('resourceType')) {
		return fhirLinks(line);
	}
	const own = [...line.matchAll(namedBy)].map(([, key, value = '']) => textHash(`${key} ${value.toUpperCase()}`));
	return {
		isRecord: false,
		isClaim: false,
		isPatient: false,
		isShared: false,
		namesPatient: true,
		own,
		patients: [],
		references: [],
	};
}

/** By what lines of other formats belong together: the keys are the same in all. */
const namedBy = /"(case|id|patient|patientControlNumber)"\s*:\s*"?([^"\\,\s}]{1,300})/g;
