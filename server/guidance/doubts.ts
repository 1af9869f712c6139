import { nodeAt } from '../text/tree';
import type { GuidanceData } from './data';
import { payerKey } from './extendGuidance';
import type { GuidanceFile, GuidanceProblem } from './readGuidanceFile';

type Steps = readonly (string | number)[];
type Doubt = (steps: Steps, message: string) => void;

/**
 * What is allowed in files of guidance and may all the same be a slip: codes of which nothing is known, what has run out,
 * what is said of nothing.
 * @param files each of the right form
 * @param data what the files and their base hold together
 * @param today ISO day
 * @param isWhole no file is missing from them: only then is what none of them names named nowhere
 */
export function doubtsAbout(
	files: readonly GuidanceFile[],
	data: GuidanceData,
	today: string,
	isWhole: boolean,
): GuidanceProblem[] {
	const doubts: GuidanceProblem[] = [];
	const known = new Set([...data.addOns, ...data.procedures].map((p) => p.code));
	const listed = new Set([...known, ...data.addOns.flatMap((a) => (a.primaries ?? []).map((p) => p.code))]);
	const used = new Set(files.flatMap((f) => sourcesIn(f.content)));
	const named = payersByName(data);
	for (const { path, root, content } of files) {
		const doubt: Doubt = (steps, message) => {
			const { start, end } = nodeAt(root, steps);
			doubts.push({ path, message, start, end });
		};
		const lookUp = (code: string, ...steps: Steps) => {
			if (!listed.has(code.toUpperCase())) {
				doubt(steps, `${code}: ${unknown}`);
			}
		};
		switch (content.kind) {
			case 'payers':
				for (const [p, payer] of content.payers.entries()) {
					aboutPayer(payer, named, ['payers', p], doubt);
					for (const [i, policy] of (payer.policies ?? []).entries()) {
						policy.codes.forEach((code, k) => {
							lookUp(code, 'payers', p, 'policies', i, 'codes', k);
						});
						aboutPolicy(policy, today, ['payers', p, 'policies', i], doubt);
					}
				}
				break;
			case 'benchmarks':
				content.benchmarks.forEach(({ code }, i) => {
					lookUp(code, 'benchmarks', i, 'code');
				});
				break;
			case 'add-on':
			case 'family': {
				if (content.list && content.list.knownTo < today) {
					doubt(['list', 'knownTo'], 'The list is known to a day that has passed: is there a newer one?');
				}
				const codes = content.kind === 'add-on' ? (content.primaries ?? []).map((p) => p.code) : [];
				const unexplained = codes.filter((code) => !known.has(code.toUpperCase()));
				if (unexplained.length > 0) {
					doubt(['primaries'], `${[...new Set(unexplained)].join(', ')}: ${unknown}`);
				}
				break;
			}
			case 'sources':
				content.sources.forEach(({ id }, i) => {
					if (isWhole && !used.has(id)) {
						doubt(['sources', i, 'id'], 'No file of these names this source.');
					}
				});
				break;
		}
	}
	return doubts;
}

const unknown =
	'nothing is known of it here. Is it spelled right? A file of kind procedures can say what it means, in words of your own.';

function aboutPayer(
	payer: { readonly name: string; readonly aliases?: readonly string[] },
	named: ReadonlyMap<string, ReadonlySet<string>>,
	steps: Steps,
	doubt: Doubt,
): void {
	for (const [i, name] of (payer.aliases ?? []).entries()) {
		const others = [...(named.get(payerKey({ name })) ?? [])].filter((n) => payerKey({ name: n }) !== payerKey(payer));
		if (others.length > 0) {
			doubt([...steps, 'aliases', i], `This is a name of ${others.join(', ')}, too.`);
		}
	}
}

function aboutPolicy(
	policy: { readonly covered?: boolean; readonly authorizationNeeded?: boolean; readonly until?: string },
	today: string,
	steps: Steps,
	doubt: Doubt,
): void {
	if (policy.covered === undefined && policy.authorizationNeeded === undefined) {
		doubt([...steps, 'says'], 'No claim is compared with it: it says neither `covered` nor `authorizationNeeded`.');
	}
	if (policy.until !== undefined && policy.until < today) {
		doubt([...steps, 'until'], 'This policy has ended: is there a newer one?');
	}
}

/** The payers' own names, by every name that stands for one. */
function payersByName({ payers }: GuidanceData): Map<string, Set<string>> {
	const named = new Map<string, Set<string>>();
	for (const payer of payers) {
		for (const name of [payer.name, ...(payer.aliases ?? [])]) {
			const key = payerKey({ name });
			named.set(key, (named.get(key) ?? new Set()).add(payer.name));
		}
	}
	return named;
}

function sourcesIn(value: unknown): string[] {
	if (typeof value !== 'object' || value === null) {
		return [];
	}
	return Object.entries(value).flatMap(([key, inner]) =>
		key === 'source' && typeof inner === 'string' ? [inner] : sourcesIn(inner),
	);
}
