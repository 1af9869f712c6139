import type { FileReview } from '../review/reviewFile';

/** A file's text with its review. */
export interface RecentReview {
	readonly text: string;
	/** Undefined for a file without a case. */
	readonly review: FileReview | undefined;
}

/** Reviews of the files used last, as far as about 2 million characters of text go: trees weigh many times as much. */
export class RecentReviews {
	private readonly reviews = new Map<string, RecentReview>();
	private size = 0;

	constructor(private readonly limit = 2 * 1024 * 1024) {}

	get(file: string): RecentReview | undefined {
		const review = this.reviews.get(file);
		if (review) {
			// The order of a map is that of its entries' birth.
			this.reviews.delete(file);
			this.reviews.set(file, review);
		}
		return review;
	}

	set(file: string, review: RecentReview): void {
		this.delete(file);
		this.reviews.set(file, review);
		this.size += review.text.length;
		for (const oldest of this.reviews.keys()) {
			if (this.size <= this.limit || oldest === file) {
				break;
			}
			this.delete(oldest);
		}
	}

	delete(file: string): void {
		const known = this.reviews.get(file);
		if (known) {
			this.reviews.delete(file);
			this.size -= known.text.length;
		}
	}

	clear(): void {
		this.reviews.clear();
		this.size = 0;
	}
}
