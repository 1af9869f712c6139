import { type Claim, isoDay, type ServiceLine } from '../case/case';

/** What lines are compared by before they go together; undefined is not known, and compared with nothing. */
export interface Standing {
	readonly day?: string | undefined;
	readonly provider?: string | undefined;
}

/** The day and, on a professional claim, the provider of a line: no other claim is judged by provider. */
export function standingOf({ dateOfService, provider }: ServiceLine, { scope }: Claim): Standing {
	return { day: isoDay(dateOfService), provider: scope === 'professional' ? provider?.value : undefined };
}

/** A thing with its number: what was first is found among several lists. */
export interface Numbered<T> {
	readonly one: T;
	readonly number: number;
}

const unknown = '?';
const any = '*';

/**
 * Things by the day and provider of their line. What can go with a line is looked up and not compared by pairs: a claim
 * of a thousand lines has a million pairs.
 */
export class ByStanding<T> {
	private readonly lists = new Map<string, Numbered<T>[]>();

	/** Things are added by rising number. */
	add({ day, provider }: Standing, one: T, number: number): void {
		const added = { one, number };
		for (const d of [named(day), any]) {
			for (const p of [named(provider), any]) {
				const key = keyOf(d, p);
				const list = this.lists.get(key);
				if (list) {
					list.push(added);
				} else {
					this.lists.set(key, [added]);
				}
			}
		}
	}

	/** What is not known to be of another day or provider, in up to four lists; each is the same object each time. */
	beside({ day, provider }: Standing): (readonly Numbered<T>[])[] {
		const days = day === undefined ? [any] : [named(day), unknown];
		const providers = provider === undefined ? [any] : [named(provider), unknown];
		return days.flatMap((d) =>
			providers.flatMap((p) => [this.lists.get(keyOf(d, p)) ?? []].filter((l) => l.length > 0)),
		);
	}

	/** The one of the least number among them. */
	firstBeside(standing: Standing): Numbered<T> | undefined {
		const firsts = this.beside(standing).flatMap((list) => list[0] ?? []);
		return firsts.reduce<Numbered<T> | undefined>((a, b) => (a && a.number < b.number ? a : b), undefined);
	}
}

function named(value: string | undefined): string {
	return value === undefined ? unknown : `=${value}`;
}

function keyOf(day: string, provider: string): string {
	return `${day} ${provider}`;
}
