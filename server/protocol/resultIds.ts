/** Tells one review from another, and those of this process from those of one before a restart. */
export class ResultIds {
	private readonly started = Date.now().toString(36);
	private readonly ids = new WeakMap<object, string>();
	private count = 0;

	/** The same for the same object. */
	of(review: object | undefined): string {
		if (!review) {
			return `${this.started}.none`;
		}
		const id = this.ids.get(review) ?? `${this.started}.${++this.count}`;
		this.ids.set(review, id);
		return id;
	}
}
