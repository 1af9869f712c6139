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
	/** Under which name the abstract has it. */
	readonly label?: string;
}

export interface QueryQuestion {
	/** The question's wording; absent for an element that has none of its own. */
	readonly ask?: string;
	/** The element's name, where there is no wording. */
	readonly label?: string;
	/** The options contradict each other. */
	readonly differing?: true;
	/** Where the record speaks of what is asked about. */
	readonly where?: readonly RecordPlace[] | 'abstract';
	/** What the record says that can be chosen from; empty for an open question. */
	readonly options: readonly QueryFact[];
	/** What the record says of the matter that is not enough. */
	readonly also?: readonly QueryFact[];
}

/** A line of the record, with the words of it that are quoted among the facts; none where they cannot be. */
export interface RecordPlace {
	readonly line: number;
	readonly words?: string;
}

/** The whole query as Markdown. */
export function queryText(note: Note, parts: readonly QueryPart[], today: string, wording: QueryWording): string {
	return new QueryWriter(wording).write(note, parts, today);
}

const gap = '______________________________';

class QueryWriter {
	/** The facts in order: questions name them by their letters. */
	private facts: readonly QueryFact[] = [];

	constructor(private readonly wording: QueryWording) {}

	write(note: Note, parts: readonly QueryPart[], today: string): string {
		this.facts = unique(parts.flatMap((p) => p.facts));
		const { facts } = this;
		const blocks = [
			`# ${this.text('title')}`,
			this.heads(note, today).join('\n'),
			this.text('intro'),
			`## ${this.text('factsHeading')}`,
			facts.length > 0 ? facts.map((f, i) => `- ${letterOf(i)}: ${this.fact(f)}`).join('\n') : this.text('noFacts'),
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
		const { options, also } = question;
		const asked = this.asked(question).replaceAll('{where}', this.where(question.where));
		const beside = also ? ` ${this.text('seeAlso').replaceAll('{quotations}', () => this.allOf(also))}` : '';
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

	private asked({ ask, label = '', differing }: QueryQuestion): string {
		if (differing) {
			return this.text('differing').replaceAll('{label}', label);
		}
		return ask ?? this.text('anyElement').replaceAll('{label}', label.toLowerCase());
	}

	private fact({ words, line, label }: QueryFact): string {
		const place = line === undefined ? this.text('abstract') : this.text('line').replaceAll('{lines}', `${line}`);
		return `${label === undefined ? '' : `${escaped(label)}: `}“${escaped(words)}” (${place})`;
	}

	private allOf(facts: readonly QueryFact[]): string {
		return unique(facts)
			.map((f) => this.fact(f))
			.join(', ');
	}

	/** By the letters of the facts; by lines where the words there cannot be quoted. */
	private where(places: QueryQuestion['where']): string {
		if (places === 'abstract' || places === undefined) {
			return this.text(places ?? 'wholeNote');
		}
		const indexes = places.map((p) => this.facts.findIndex((f) => f.line === p.line && f.words === p.words));
		if (indexes.every((i) => i >= 0)) {
			const letters = inOrder(indexes).map(letterOf);
			return this.text(letters.length > 1 ? 'statements' : 'statement').replaceAll('{letters}', letters.join(', '));
		}
		const lines = inOrder(places.map((p) => p.line));
		return this.text(lines.length > 1 ? 'lines' : 'line').replaceAll('{lines}', lines.join(', '));
	}

	private text(name: keyof QueryTexts): string {
		return this.wording.text[name] ?? '';
	}
}

function inOrder(numbers: readonly number[]): number[] {
	return [...new Set(numbers)].sort((a, b) => a - b);
}

/** A to Z, then A2 to Z2. */
function letterOf(index: number): string {
	const round = Math.floor(index / 26);
	return `${String.fromCharCode(65 + (index % 26))}${round > 0 ? round + 1 : ''}`;
}

/** Words that stand in one place once, however they are written. */
function unique(facts: readonly QueryFact[]): QueryFact[] {
	return [...new Map(facts.map((f) => [`${f.line} ${f.label} ${f.words.toLowerCase()}`, f])).values()];
}

/** Only what Markdown would take for its own, so that the text can be read as it stands, too. */
function escaped(words: string): string {
	return words
		.replace(/\s+/g, ' ')
		.trim()
		.replace(/[\\`*_<>[\]~|&]/g, '\\$&');
}
