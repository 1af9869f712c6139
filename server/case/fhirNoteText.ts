import { type TreeNode, textOf, valueAt } from '../text/tree';
import { base64Bytes, decodedText, EncodedText } from './encodedText';
import { type FhirResource, type FhirResources, listOf } from './fhirResources';
import type { FieldReader } from './fields';
import { JoinedText } from './joinedText';
import { MarkupText } from './markupText';
import { type NoteText, ScalarText } from './noteText';

/**
 * The words of clinical resources, in their order: attachments in plain text, XHTML or HTML, the sections of a Composition,
 * a conclusion, a procedure's notes. Undefined where they hold none.
 * @param file what they were read from
 */
export function fhirNoteText(
	record: readonly FhirResource[],
	resources: FhirResources,
	fields: FieldReader,
	file: string,
): NoteText | undefined {
	const reader = new WordsReader(resources, fields, file);
	for (const resource of record) {
		reader.read(resource);
	}
	const [first, ...others] = reader.parts;
	return first && (others.length === 0 ? first : new JoinedText([first, ...others], (part) => reader.behind(part)));
}

const isPlain = /^\s*text\/plain\b/i;
const isMarkup = /^\s*(?:text\/html|application\/xhtml\+xml)\b/i;

class WordsReader {
	readonly parts: NoteText[] = [];
	/** Titles head what stands behind them. */
	private readonly titles = new Set<NoteText>();

	constructor(
		private readonly resources: FhirResources,
		private readonly fields: FieldReader,
		private readonly file: string,
	) {}

	/** What stands between a part and the next. */
	behind(part: NoteText): string {
		return this.titles.has(part) ? (/[:.]\s*$/.test(part.value) ? '\n' : ':\n') : '\n\n';
	}

	read(resource: FhirResource): void {
		const { node, type } = resource;
		if (type === 'Composition') {
			this.sections(listOf(valueAt(node, 'section')));
		} else if (type === 'DiagnosticReport') {
			this.attachments(listOf(valueAt(node, 'presentedForm')), resource);
			this.words(valueAt(node, 'conclusion'));
		} else if (type === 'DocumentReference') {
			const content = listOf(valueAt(node, 'content'));
			this.attachments(
				content.flatMap((c) => valueAt(c, 'attachment') ?? []),
				resource,
			);
		} else {
			for (const note of listOf(valueAt(node, 'note'))) {
				this.words(valueAt(note, 'text'));
			}
		}
		const narrative = valueAt(node, 'text');
		// A generated one only repeats the fields.
		if (textOf(valueAt(narrative, 'status')) === 'additional') {
			this.markup(valueAt(narrative, 'div'));
		}
	}

	private sections(sections: readonly TreeNode[]): void {
		for (const section of sections) {
			const title = this.words(valueAt(section, 'title'));
			const before = this.parts.length;
			const text = valueAt(section, 'text');
			if (textOf(valueAt(text, 'status')) !== 'empty') {
				this.markup(valueAt(text, 'div'));
			}
			this.sections(listOf(valueAt(section, 'section')));
			if (title && this.parts.length === before) {
				// A title over nothing says nothing.
				this.parts.pop();
			} else if (title) {
				this.titles.add(title);
			}
		}
	}

	private words(node: TreeNode | undefined): NoteText | undefined {
		return node?.kind === 'scalar' ? this.add(new ScalarText(node, this.file)) : undefined;
	}

	private markup(node: TreeNode | undefined): void {
		if (node?.kind === 'scalar') {
			this.add(new MarkupText(new ScalarText(node, this.file)));
		}
	}

	private add(part: NoteText): NoteText | undefined {
		if (!part.value.trim()) {
			return undefined;
		}
		this.parts.push(part);
		return part;
	}

	/** Attachments of one document are its text in several forms: the first that can be read is taken. */
	private attachments(attachments: readonly TreeNode[], from: FhirResource): void {
		const forms = attachments.map((attachment) => this.formOf(attachment, from));
		for (const isWanted of [isPlain, isMarkup]) {
			for (const { data, type } of forms) {
				const text = isWanted.test(type) ? this.decoded(data, type) : undefined;
				if (text && this.add(isWanted === isMarkup ? new MarkupText(text) : text)) {
					return;
				}
			}
		}
	}

	/** The data of an attachment, or of the Binary that its address names. */
	private formOf(attachment: TreeNode, from: FhirResource): { data: TreeNode | undefined; type: string } {
		const own = valueAt(attachment, 'data');
		const binary = own ? undefined : this.resources.resolve(valueAt(attachment, 'url'), from)?.node;
		const type = textOf(valueAt(attachment, 'contentType')) ?? textOf(valueAt(binary, 'contentType')) ?? '';
		return { data: own ?? valueAt(binary, 'data'), type };
	}

	private decoded(data: TreeNode | undefined, type: string): NoteText | undefined {
		const base64 = textOf(data);
		if (!data || base64 === undefined) {
			return undefined;
		}
		const bytes = base64Bytes(base64);
		if (!bytes) {
			this.fields.wrongType('`data` takes a text in base64.', data);
			return undefined;
		}
		return new EncodedText(decodedText(bytes, type), data);
	}
}
