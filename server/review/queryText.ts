import type { Located, Note } from '../case/case';
import { type QueryTexts, type QueryWording, saysOneOf } from '../guidance/providerQuery';

/** What a query says and asks for one kind of work. */
export interface QueryPart {
	/** Where in the body. */
	readonly region?: string;
	readonly facts: readonly QueryFact[];
	readonly questions: readonly QueryQuestion[];
}

/** Words of the record; those without a line are of its abstract. */
export interface QueryFact {
	readonly words: string;
	readonly line?: number;
}

export interface QueryQuestion {
	/** The question's wording; absent for an element that has none of its own. */
	readonly ask?: string;
	/** The element's name, where there is no wording. */
	readonly label?: string;
	/** Where the record speaks of what is asked about. */
	readonly where?: readonly number[] | 'abstract';
	/** What the record says that can be chosen from; empty for an open question. */
	readonly options: readonly QueryFact[];
	/** Lines that say something of the matter, and not enough. */
	readonly also?: readonly number[];
}

/** The whole query as Markdown. */
export function queryText(note: Note, parts: readonly QueryPart[], today: string, wording: QueryWording): string {
	return new QueryWriter(wording).write(note, parts, today);
}

const gap = '______________________________';

class QueryWriter {
	constructor(private readonly wording: QueryWording) {}

	write(note: Note, parts: readonly QueryPart[], today: string): string {
		const facts = unique(parts.flatMap((p) => p.facts));
		const blocks = [
			`# ${this.text('title')}`,
			this.heads(note, today).join('\n'),
			this.text('intro'),
			`## ${this.text('factsHeading')}`,
			facts.length > 0 ? facts.map((f) => `- ${this.fact(f)}`).join('\n') : this.text('noFacts'),
			`## ${this.text('questionsHeading')}`,
			...this.questions(parts),
			'---',
			this.text('closing'),
			...(['name', 'signature', 'date'] as const).map((label) => `${this.text(label)}: ${gap}`),
		];
		return `${blocks.filter((b) => b !== '').join('\n\n')}\n`;
	}

	private heads({ patient, id, author, dateOfService, signed }: Note, today: string): string[] {
		const head = (label: keyof QueryTexts, value: Located<string> | undefined) =>
			value && value.value.trim() !== '' && !saysOneOf(value.value, this.wording.neverSaid)
				? [`- ${this.text(label)}: ${escaped(value.value)}`]
				: [];
		const signature = head('signed', signed);
		return [
			...head('provider', author),
			...head('patient', patient),
			...head('note', id),
			...head('procedureDate', dateOfService),
			...(signature.length > 0 ? signature : [`- ${this.text('signed')}: ${this.text('notSigned')}`]),
			`- ${this.text('requestDate')}: ${today}`,
		];
	}

	/** Numbered through; those of several kinds of work under a heading each. */
	private questions(parts: readonly QueryPart[]): string[] {
		let number = 0;
		return parts.flatMap(({ region, questions }) => [
			...(parts.length > 1 && region !== undefined
				? [`### ${escaped(region.replace(/^./, (c) => c.toUpperCase()))}`]
				: []),
			...questions.map((q) => this.question(q, ++number)),
		]);
	}

	private question(question: QueryQuestion, number: number): string {
		const { ask, label = '', options, also } = question;
		const asked = (ask ?? this.text('anyElement').replaceAll('{label}', label.toLowerCase())).replaceAll(
			'{where}',
			this.where(question.where),
		);
		const beside = also ? ` ${this.text('seeAlso').replaceAll('{where}', this.where(also))}` : '';
		const answers =
			options.length > 0
				? [
						...unique(options).map((o) => `- [ ] ${this.fact(o)}`),
						`- [ ] ${this.text('other')}: ${gap}`,
						`- [ ] ${this.text('unable')}`,
					]
				: [`${this.text('answer')}: ${gap}`];
		const lead = `${number}. `;
		return `${lead}${asked}${beside}\n\n${answers.map((a) => `${' '.repeat(lead.length)}${a}`).join('\n')}`;
	}

	private fact({ words, line }: QueryFact): string {
		return `“${escaped(words)}” (${this.where(line === undefined ? 'abstract' : [line])})`;
	}

	private where(place: QueryQuestion['where']): string {
		if (place === 'abstract' || place === undefined) {
			return this.text(place ?? 'wholeNote');
		}
		const numbers = [...new Set(place)].sort((a, b) => a - b);
		return this.text(numbers.length > 1 ? 'lines' : 'line').replaceAll('{lines}', numbers.join(', '));
	}

	private text(name: keyof QueryTexts): string {
		return this.wording.text[name] ?? '';
	}
}

/** Words that stand in one place once, however they are written. */
function unique(facts: readonly QueryFact[]): QueryFact[] {
	return [...new Map(facts.map((f) => [`${f.line} ${f.words.toLowerCase()}`, f])).values()];
}

/** Only what Markdown would take for its own, so that the text can be read as it stands, too. */
function escaped(words: string): string {
	return words
		.replace(/\s+/g, ' ')
		.trim()
		.replace(/[\\`*_<>[\]~|&]/g, '\\$&');
}
