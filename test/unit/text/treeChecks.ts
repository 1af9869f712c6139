import type { ReadText, TreeNode } from '../../../server/text/tree';

/** What is wrong with the places of a text's nodes; empty when each lies in the text and in the node around it. */
export function placeFaults(read: ReadText): string[] {
	const faults: string[] = [];
	const visit = (node: TreeNode, path: string, from: number, to: number): void => {
		if (!(node.start <= node.end)) {
			faults.push(`${path}: ends before it begins (${node.start}-${node.end})`);
		}
		if (node.start < from || node.end > to) {
			faults.push(`${path}: ${node.start}-${node.end} is not within ${from}-${to}`);
		}
		if (node.kind === 'sequence') {
			node.items.forEach((item, i) => {
				visit(item, `${path}/${i}`, node.start, node.end);
			});
		} else if (node.kind === 'mapping') {
			for (const entry of node.entries) {
				visit(entry.key, `${path}/<${entry.name}>`, node.start, node.end);
				visit(entry.value, `${path}/${entry.name}`, node.start, node.end);
			}
		}
	};
	for (const { root, start, end } of read.documents) {
		if (root) {
			visit(root, '', Math.max(0, start), Math.min(end, read.text.length));
		}
	}
	for (const p of read.problems) {
		if (!(0 <= p.start && p.start <= p.end && p.end <= read.text.length)) {
			faults.push(`problem "${p.message}": ${p.start}-${p.end}`);
		}
	}
	return faults;
}

/** The only document's root. */
export function rootOf(read: ReadText): TreeNode {
	const root = read.documents[0]?.root;
	if (!root || read.documents.length !== 1) {
		throw new Error(`${read.documents.length} documents, root ${root?.kind}`);
	}
	return root;
}

/** Every scalar of a tree, keys too, in the order of the tree. */
export function scalarsOf(node: TreeNode): TreeNode[] {
	switch (node.kind) {
		case 'scalar':
			return [node];
		case 'sequence':
			return node.items.flatMap(scalarsOf);
		default:
			return node.entries.flatMap((e) => [e.key, ...scalarsOf(e.value)]);
	}
}
