import { severityNames } from '../rules/ruleIds';
import type { Row, Section } from './auditReport';
import type { Counted } from './buildReport';
import { countOf, grouped } from './counting';
import type { UnitFinding } from './units';

/** What was found, by rule and severity; the rules with the most open findings first. */
export function findingsSection({ findings, placeOf }: Counted): Section {
	const openOf = (all: readonly UnitFinding[]) => all.filter((f) => !f.finding.settled);
	const rowOf = (label: string, all: readonly UnitFinding[]): Row => {
		const open = openOf(all);
		const bySeverity = severityNames.map((s) => open.filter((f) => f.finding.severity === s));
		const columns = [...bySeverity, all.filter((f) => f.finding.settled), all];
		return { label, cells: columns.map((c) => countOf(c.map(placeOf))) };
	};
	const byRule = [...grouped(findings, (f) => [f.finding.rule])].sort(
		([a, x], [b, y]) => openOf(y).length - openOf(x).length || y.length - x.length || (a < b ? -1 : 1),
	);
	return {
		id: 'findings',
		title: 'Findings',
		explains: 'What is said on a claim and on its note is one finding. Severities are those of the open findings.',
		tables: [
			{
				id: 'findings-by-rule',
				title: 'Findings by rule and severity',
				head: ['Rule', 'Error', 'Warning', 'Information', 'Hint', 'Ignored or decided', 'All'],
				rows: [...byRule.map(([rule, all]) => rowOf(rule, all)), { ...rowOf('All rules', findings), isTotal: true }],
				plot: {
					kind: 'bars',
					columns: [0, 1, 2, 3],
					tones: ['error', 'warning', 'information', 'hint'],
					says: 'The open findings of each rule, by severity.',
				},
			},
		],
	};
}
