import type { MappingNode, ScalarNode, TreeNode } from '../text/tree';
import { entryOf, textOf } from '../text/tree';
import type { CaseProblem, Located, Place } from './case';

/**
 * Reads typed values from a tree with the format's tolerance: a single value where a list is expected is a list of one,
 * digits are text, an absent value is none. What cannot be meant is a `wrong-type` problem, and the value is left out.
 */
export class FieldReader {
	readonly problems: CaseProblem[] = [];
	/** What was complained of: a format may look at a value more than once. */
	private readonly numbers = new Set<TreeNode>();

	/** Messages name keys of the format, never values nor keys of a person's own. */
	wrongType(message: string, node: TreeNode): void {
		this.problems.push({ rule: 'wrong-type', message, start: node.start, end: node.end });
	}

	/** The text under a key; blank text counts as absent. */
	text(parent: TreeNode | undefined, key: string): Located<string> | undefined {
		const node = entryOf(parent, key)?.value;
		const located = node && this.exactText(node, key);
		return located?.value.trim() ? located : undefined;
	}

	/** A text whose every digit counts: a code, a date, an identifier. */
	private exactText(node: TreeNode, key: string): Located<string> | undefined {
		if (
			node.kind === 'scalar' &&
			typeof node.value === 'number' &&
			String(node.value) !== node.source &&
			!this.numbers.has(node)
		) {
			this.numbers.add(node);
			const { start, end } = node;
			this.problems.push({
				rule: 'text-as-number',
				message: `\`${key}\` is read as a number here, which changes it (a leading zero or an exponent is lost). Put it in quotes.`,
				start,
				end,
				...(!node.shared && !node.tagged && { edit: { kind: 'quoteText', place: { start, end } } as const }),
			});
		}
		return this.textValue(node, key);
	}

	/** A scalar as text with outer blanks cut off. */
	textValue(node: TreeNode, key: string): Located<string> | undefined {
		if (node.kind !== 'scalar') {
			this.wrongType(`\`${key}\` takes one text, not a ${node.kind === 'sequence' ? 'list' : 'mapping'}.`, node);
			return undefined;
		}
		const text = textOf(node);
		return text === undefined ? undefined : located(node, text.trim());
	}

	/** The items under a key: a list's own, or the one scalar or mapping that stands in its place. */
	items(parent: TreeNode | undefined, key: string): readonly TreeNode[] {
		const node = entryOf(parent, key)?.value;
		if (!node || (node.kind === 'scalar' && node.value === null)) {
			return [];
		}
		return node.kind === 'sequence' ? node.items : [node];
	}

	texts(parent: TreeNode | undefined, key: string): Located<string>[] {
		return this.items(parent, key).flatMap((item) => {
			const text = this.exactText(item, key);
			return text?.value ? [text] : [];
		});
	}

	/** A number, or digits in quotes. */
	number(parent: TreeNode | undefined, key: string): Located<number> | undefined {
		const node = entryOf(parent, key)?.value;
		return node && this.numberValue(node, key);
	}

	numberValue(node: TreeNode, key: string): Located<number> | undefined {
		const text = textOf(node)?.trim();
		if (node.kind === 'scalar' && !text) {
			return undefined;
		}
		const value = text ? Number(text) : Number.NaN;
		if (!Number.isFinite(value)) {
			this.wrongType(`\`${key}\` takes a number.`, node);
			return undefined;
		}
		return located(node, value);
	}

	/** The place of a diagnosis in the claim's, from 1: a number, or a letter `A` to `L` as on the paper form. */
	pointer(node: TreeNode, key: string): Located<number> | undefined {
		const letter = /^[A-L]$/i.exec(textOf(node)?.trim() ?? '')?.[0];
		return letter ? located(node, letter.toUpperCase().charCodeAt(0) - 64) : this.numberValue(node, key);
	}

	/** The mapping under a key; nothing when it is absent or has no value yet. */
	mapping(parent: TreeNode | undefined, key: string): MappingNode | undefined {
		const node = entryOf(parent, key)?.value;
		return node && this.mappingValue(node, key);
	}

	mappingValue(node: TreeNode, key: string): MappingNode | undefined {
		if (node.kind === 'scalar' && node.value === null) {
			return undefined;
		}
		if (node.kind !== 'mapping') {
			this.wrongType(
				`\`${key}\` takes a mapping of fields, not a ${node.kind === 'sequence' ? 'list' : 'single value'}.`,
				node,
			);
			return undefined;
		}
		return node;
	}
}

export function located<T>(node: TreeNode | ScalarNode, value: T): Located<T> {
	return { value, start: node.start, end: node.end, ...(node.shared && { shared: true as const }) };
}

export function placeOf(node: Place): Place {
	return { start: node.start, end: node.end };
}

export function inCapitals(text: Located<string>): Located<string>;
export function inCapitals(text: Located<string> | undefined): Located<string> | undefined;
export function inCapitals(text: Located<string> | undefined): Located<string> | undefined {
	return text && { ...text, value: text.value.toUpperCase() };
}

type Present<T> = { [K in keyof T as undefined extends T[K] ? never : K]: T[K] } & {
	[K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>;
};

/** Leaves out keys whose value is undefined, so that an absent field is absent. */
export function present<T extends object>(fields: T): Present<T> {
	return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Present<T>;
}
