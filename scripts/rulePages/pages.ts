import { parse } from 'yaml';
import type { Finding } from '../../server/review/finding';
import { houseRules, type RuleText, readingRules } from '../../server/rules/ruleIds';
import { rules } from '../../server/rules/rules';
import { type Example, examplesFile, expectations, reviewExample } from './examples';
import { generatedNote, page } from './page';

/** Everything that can be reported, by id. */
export const reported: readonly RuleText[] = [...rules, ...readingRules, ...houseRules].sort((a, b) =>
	a.id < b.id ? -1 : 1,
);

/** Reported of a mistake in the product itself, which no file is known to bring about. */
export const withoutExamples: readonly string[] = ['internal'];

/** @param read gives the text of a file beside the rules */
export function examplesOf(rule: string, read: (file: string) => string): readonly Example[] {
	return withoutExamples.includes(rule) ? [] : (parse(read(examplesFile(rule))) as Example[]);
}

/** The pages of `docs/rules`, by file name. */
export async function rulePages(read: (file: string) => string): Promise<ReadonlyMap<string, string>> {
	const pages = new Map([['README.md', index()]]);
	for (const rule of reported) {
		const examples = examplesOf(rule.id, read);
		const faulty = examples.find((e) => e.page === 'faulty');
		const findings = faulty ? (await reviewExample(faulty)).findings : [];
		const canBeIgnored = !faulty || (await isIgnored(faulty, rule.id, findings));
		pages.set(`${rule.id}.md`, page({ rule, examples, findings, canBeIgnored }));
	}
	return pages;
}

/** Whether the finding is gone when an ignore comment is put above its line. */
async function isIgnored(faulty: Example, rule: string, findings: readonly Finding[]): Promise<boolean> {
	const { text } = expectations(faulty);
	const place = findings.find((f) => f.rule === rule)?.start ?? 0;
	const line = text.lastIndexOf('\n', place - 1) + 1;
	const indent = /^ */.exec(text.slice(line))?.[0] ?? '';
	const comment = `${indent}# claim-review: ignore ${rule} - the reason\n`;
	const { at, ...rest } = faulty;
	const { findings: left } = await reviewExample({ ...rest, text: text.slice(0, line) + comment + text.slice(line) });
	return !left.some((f) => f.rule === rule);
}

function index(): string {
	const groups = [
		['Claim', rules.filter((r) => !r.about)],
		['Note', rules.filter((r) => r.about === 'note')],
		['File', reported.filter((r) => !rules.some((x) => x.id === r.id) || r.about === 'file')],
	] as const;
	const tables = groups.map(([title, of]) => `## ${title}\n\n${table(of)}`);
	return `${generatedNote}# The rules\n\n${introduction}\n\n${tables.join('\n\n')}\n\n${configuration}\n`;
}

function table(of: readonly RuleText[]): string {
	const rows = of.map(({ id, severity, what }) => `| [${id}](${id}.md) | ${severity} | ${what} |`);
	return ['| rule | severity | finds |', '|---|---|---|', ...rows].join('\n');
}

const introduction =
	'Everything that Claim Review reports. Each page says what is wrong, why that matters and what to do, and shows a faulty ' +
	'and a correct example; these are run as tests.';

const configuration = `## Configuration

\`claim-review.yaml\` sets the severity of a rule, or switches it off, for the cases of its folder and the folders in it:

\`\`\`yaml
severity:
  add-on-units: off # or hint, information, warning, error
\`\`\`

A single finding is ignored in YAML by a comment with a reason, behind the value or above what it covers:

\`\`\`yaml
# claim-review: ignore add-on-units - done twice, see the addendum
\`\`\`

In any file the editor offers *Ignore with a reason…* and *Record a determination…*, which write to
\`claim-review.decisions.yaml\` where no comment can stand.`;
