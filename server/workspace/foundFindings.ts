import type { SettledFindings } from '../review/settle';

/** The fingerprints of what was found, by file: what a decision can be about. */
export class FoundFindings {
	private readonly byFile = new Map<string, ReadonlySet<string>>();
	private readonly byPrint = new Map<string, Set<string>>();

	set(file: string, prints: ReadonlySet<string>): void {
		this.delete(file);
		this.byFile.set(file, prints);
		for (const print of prints) {
			this.byPrint.set(print, (this.byPrint.get(print) ?? new Set()).add(file));
		}
	}

	delete(file: string): void {
		for (const print of this.byFile.get(file) ?? []) {
			const files = this.byPrint.get(print);
			files?.delete(file);
			if (files?.size === 0) {
				this.byPrint.delete(print);
			}
		}
		this.byFile.delete(file);
	}

	clear(): void {
		this.byFile.clear();
		this.byPrint.clear();
	}

	/** Whether it is known what a file holds. */
	has(file: string): boolean {
		return this.byFile.has(file);
	}

	/** The files in which it was found. */
	filesWith(print: string): ReadonlySet<string> {
		return this.byPrint.get(print) ?? none;
	}
}

const none: ReadonlySet<string> = new Set();

/** The fingerprints of what was found, open or settled. */
export function printsOf(review: SettledFindings | undefined): ReadonlySet<string> {
	return new Set([...(review?.findings ?? []), ...(review?.settled ?? [])].map((f) => f.fingerprint));
}
