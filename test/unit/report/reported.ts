import { type AuditReport, type Cell, figureOf } from '../../../server/report/auditReport';
import { type BuiltReport, buildReport, type ReportOptions } from '../../../server/report/buildReport';
import { collectSources } from '../../../server/report/collect';
import type { Decision } from '../../../server/review/decisions';
import type { Settlement } from '../../../server/review/settlement';
import { Workspace } from '../../../server/workspace/workspace';
import { smallClaims } from '../smallClaims';
import { MemoryHost } from '../workspace/memoryHost';

const elements =
	'indication: a, imagingModality: CT, technique: b, duration: 5 min, imagingConfirmation: CT, complications: none';

/** A note that documents every element of the add-on. */
export const note = `note: { documentation: { 1023T: { ${elements} } } }\n`;

/** A claim with a primary and an add-on that nothing is found on, and its note. */
export function clean(id: string, more = 'payer: Medicare'): string {
	return `case: ${id}
claim:
  ${more}
  dateOfService: 2026-03-10
  placeOfService: "22"
  renderingProvider: "1999999984"
  lines:
    - { code: "32408", charge: 1000 }
    - { code: 1023T, charge: 300 }
${note}`;
}

/** The same without the primary: an error on the add-on, which is the only line. */
export function alone(id: string, charge = 300): string {
	return clean(id)
		.replace(/ +- \{ code: "32408".*\n/, '')
		.replace('300', String(charge));
}

/** What was decided, by file and rule. */
export type Decided = Readonly<Record<string, Readonly<Record<string, Partial<Settlement>>>>>;

/** The report over some files, and what was decided about their findings. */
export async function reported(
	files: Record<string, string>,
	options: Partial<ReportOptions> = {},
	decided: Decided = {},
): Promise<BuiltReport> {
	let decisions = new Map<string, Decision>();
	const workspace = new Workspace(
		new MemoryHost(files),
		() => smallClaims,
		() => {},
		async () => decisions,
	);
	await workspace.scan(Object.keys(files));
	const made = new Map<string, Decision>();
	for (const [file, byRule] of Object.entries(decided)) {
		for (const [rule, settlement] of Object.entries(byRule)) {
			const finding = (await workspace.outcome(file))?.findings.find((f) => f.rule === rule);
			if (!finding) {
				throw new Error(`nothing of ${rule} is found in ${file}`);
			}
			const { fingerprint, start, end } = finding;
			made.set(fingerprint, { rule, fingerprint, start, end, settlement: { by: 'decision', ...settlement } });
		}
	}
	decisions = made;
	const collected = await collectSources(Object.keys(files), workspace);
	return buildReport(collected?.sources ?? [], { date: '2026-11-24', ...options });
}

/** A table as text: of a share its two figures. */
export function table({ sections }: AuditReport, id: string): Record<string, (string | number | undefined)[]> {
	const found = sections.flatMap((s) => s.tables).find((t) => t.id === id);
	const shown = (c: Cell) =>
		'numerator' in c ? `${figureOf(c.numerator)} of ${figureOf(c.denominator)}` : figureOf(c);
	return Object.fromEntries((found?.rows ?? []).map((r) => [r.label, r.cells.map(shown)]));
}

/** The places of the cell of a table, as `file:line`. */
export function placesOf({ sections, places }: AuditReport, id: string, row: string, column = 0): string[] {
	const found = sections.flatMap((s) => s.tables).find((t) => t.id === id);
	const cell = found?.rows.find((r) => r.label === row)?.cells[column];
	const of = cell && 'numerator' in cell ? cell.numerator : cell;
	return (of?.places ?? []).map((p) => `${places[p]?.file}:${places[p]?.line}`);
}
