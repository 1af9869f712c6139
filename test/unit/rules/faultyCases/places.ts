import { isNode, isPair, isScalar, isSeq, parseDocument, visit } from 'yaml';
import type { FaultyCase } from './data';

/** Where each value and key of the text stands, read by the `yaml` library itself: `start-end` → paths. */
export function places(text: string): Map<string, string[]> {
	const found = new Map<string, string[]>();
	const put = (node: unknown, at: string) => {
		const range = isNode(node) ? node.range : undefined;
		if (range) {
			const place = `${range[0]}-${range[1]}`;
			found.set(place, [...(found.get(place) ?? []), at]);
		}
	};
	visit(parseDocument(text), {
		Pair: (_, pair, parents) => {
			const at = pathOf([...parents, pair]);
			put(pair.key, `key:${at}`);
			put(pair.value, at);
		},
		Seq: (_, seq, parents) => {
			seq.items.forEach((item, i) => {
				put(item, `${pathOf(parents)}.${i}`);
			});
		},
	});
	return found;
}

function pathOf(parents: readonly object[]): string {
	const steps = parents.flatMap((node, i): string[] => {
		if (isPair(node) && isScalar(node.key)) {
			return [String(node.key.value)];
		}
		const child = parents[i + 1];
		return isSeq(node) && child ? [String(node.items.indexOf(child))] : [];
	});
	return steps.join('.');
}

/** What a path leads to in the data. */
export function valueAt(data: FaultyCase, path: string): unknown {
	let at: unknown = data;
	for (const step of path.split('.')) {
		at = (at as Record<string, unknown>)[step];
	}
	return at;
}
