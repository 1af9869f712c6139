import type { CaseFacts } from './caseFacts';
import { folderOf, nameOf } from './host';

/** What is known of the cases of all files, for who only looks. */
export type CaseLookUp = Pick<CaseIndex, 'caseFiles' | 'of' | 'withCaseId'>;

/** The cases of all files of a workspace, found by what they can have in common. */
export class CaseIndex {
	private readonly files = new Map<string, readonly CaseFacts[]>();
	private readonly byKey = new Map<string, Set<CaseFacts>>();

	/** Those that hold a case. */
	caseFiles(): string[] {
		return [...this.files.keys()].sort();
	}

	of(file: string): readonly CaseFacts[] {
		return this.files.get(file) ?? [];
	}

	/** Takes what a file holds now; nothing for a file that is gone. */
	set(file: string, facts: readonly CaseFacts[]): void {
		const before = this.of(file);
		for (const [i, fact] of before.entries()) {
			if (fact !== facts[i]) {
				this.drop(fact);
			}
		}
		for (const [i, fact] of facts.entries()) {
			if (fact !== before[i]) {
				this.add(fact);
			}
		}
		if (facts.length > 0) {
			this.files.set(file, facts);
		} else {
			this.files.delete(file);
		}
	}

	private drop(fact: CaseFacts): void {
		for (const key of keysOf(fact)) {
			const there = this.byKey.get(key);
			there?.delete(fact);
			if (there?.size === 0) {
				this.byKey.delete(key);
			}
		}
	}

	private add(fact: CaseFacts): void {
		for (const key of keysOf(fact)) {
			const there = this.byKey.get(key);
			if (there) {
				there.add(fact);
			} else {
				this.byKey.set(key, new Set([fact]));
			}
		}
	}

	/** The other files that share something with what the file holds. */
	near(file: string): ReadonlySet<string> {
		const files = new Set<string>();
		for (const key of this.of(file).flatMap(keysOf)) {
			for (const there of this.byKey.get(key) ?? []) {
				files.add(there.file);
			}
		}
		files.delete(file);
		return files;
	}

	/** The cases with this case id. */
	withCaseId(id: string): readonly CaseFacts[] {
		return [...(this.byKey.get(`case ${id}`) ?? [])];
	}

	withClaimId(id: string): readonly CaseFacts[] {
		return [...(this.byKey.get(`claim ${id}`) ?? [])];
	}

	/** Those whose claim or note is for the patient. */
	ofPatient(patient: string): readonly CaseFacts[] {
		return [...(this.byKey.get(`patient ${patient}`) ?? [])];
	}

	/** The cases of the files that have the file's base name, in its folder; a file of several cases has none. */
	withBaseNameOf(file: string): readonly CaseFacts[] {
		const base = baseName(file);
		return base === undefined
			? []
			: [...(this.byKey.get(`file ${base}`) ?? [])].filter((f) => this.of(f.file).length === 1);
	}
}

function keysOf({ file, caseId, claimId, patient }: CaseFacts): string[] {
	const base = baseName(file);
	return [
		...(caseId !== undefined ? [`case ${caseId}`] : []),
		...(claimId !== undefined ? [`claim ${claimId}`] : []),
		...(patient !== undefined ? [`patient ${patient}`] : []),
		...(base !== undefined ? [`file ${base}`] : []),
	];
}

/** `folder/x` for `folder/x.claim.yaml` and `folder/x.note.json`; undefined for other names. */
export function baseName(file: string): string | undefined {
	const base = /^(.+)\.(?:claim|note)\.(?:ya?ml|jsonc?)$/i.exec(nameOf(file))?.[1];
	return base === undefined ? undefined : `${folderOf(file)}/${base}`;
}
