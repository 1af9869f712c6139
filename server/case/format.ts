import type { TextEdit } from '../text/edit';
import type { ReadText, TreeNode } from '../text/tree';
import type { Case } from './case';
import type { CaseEdit } from './caseEdit';

/** One way of writing a case. Each format reads its documents in place and knows how to write an edit into them. */
export type CaseFormat = FormatOfCases & (ReadsEach | ReadsTogether);

interface FormatOfCases {
	readonly id: string;
	/** A cheap look at the text, before any parser: false only if no document of this format can be in it. */
	mayBeIn(text: string, named: boolean): boolean;
	/**
	 * Whether this document is one.
	 * @param named the file has one of our names (`*.case.yaml` …), so that a beginning of a case is enough
	 */
	recognises(root: TreeNode, named: boolean): boolean;
	/** Undefined where it cannot be written without changing something else, or where it would write into the record. */
	textEdits(edit: CaseEdit, from: Case, source: ReadText): readonly TextEdit[] | undefined;
}

/** A document is a case. */
interface ReadsEach {
	/**
	 * Never throws; values of the wrong kind become the case's problems.
	 * @param text what the document was read from
	 */
	read(root: TreeNode, text: string): Case;
}

/** A document may hold several cases, or a part of one. */
interface ReadsTogether {
	/**
	 * The cases of all documents of the format in a text. Never throws; values of the wrong kind become problems of a case.
	 * @param text what the documents were read from
	 * @param beside documents of another part of the file, with no case in them, that these may refer to
	 */
	readTogether(roots: readonly TreeNode[], text: string, beside: readonly TreeNode[]): readonly Case[];
}
