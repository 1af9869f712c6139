import type { Narrative } from './narrative';

/** Reports, where the guidance has no such part. */
type Refer = (kind: string, what: string, name: string, steps: readonly (string | number)[]) => void;

/** The terms that patterns speak of, and the signs that stand before others. */
export function checkNarrative({ cues = [], signs = [] }: Partial<Narrative>, refer: Refer): void {
	const look = (phrases: readonly string[] | undefined, ...steps: (string | number)[]) => {
		for (const [i, phrase] of (phrases ?? []).entries()) {
			for (const [, name = ''] of phrase.matchAll(/<([^<>\s|]+)>/g)) {
				if (name !== 'number' && name !== 'clock') {
					refer('narrative', 'term', name, [...steps, i]);
				}
			}
		}
	};
	for (const [i, cue] of cues.entries()) {
		look(cue.phrases, 'cues', i, 'phrases');
	}
	for (const [i, sign] of signs.entries()) {
		look(sign.patterns, 'signs', i, 'patterns');
		look(sign.also, 'signs', i, 'also');
		look(sign.unless, 'signs', i, 'unless');
		for (const [k, id] of (sign.after ?? []).entries()) {
			refer('narrative', 'sign', id, ['signs', i, 'after', k]);
		}
	}
}
