import { accuracySection } from './accuracySection';
import { addOnSections } from './addOnSection';
import {
	type Amount,
	type AuditReport,
	asksForAll,
	type Cell,
	type Count,
	notGiven,
	type ReportedDecision,
	type ReportFilter,
	type Section,
} from './auditReport';
import { documentationSection } from './documentationSection';
import { findingsSection } from './findingsSection';
import { overviewSection } from './overviewSection';
import { Places } from './places';
import { passes, type ReportSource, type UnitFinding, type Units, unitsOf } from './units';

export interface ReportOptions {
	/** The day it is computed, ISO. */
	readonly date: string;
	readonly filter?: ReportFilter;
	/** Case ids and file names as they are; otherwise aliases stand for them. */
	readonly names?: boolean;
	/** A file's name for people, where it has one of its own; otherwise that of the workspace. */
	nameOf?(file: string): string;
	/** How many files could not be read. */
	readonly unreadFiles?: number;
}

export interface BuiltReport {
	readonly report: AuditReport;
	/** The file of each place, by its own name: what an editor opens. */
	readonly placeFiles: readonly string[];
	/** What a filter can ask for, whatever it asks for now. */
	readonly payers: readonly string[];
	readonly providers: readonly string[];
}

/** What all sections are counted from. */
export interface Counted extends Units {
	readonly places: Places;
	/** Every finding, those of no case among them. */
	readonly findings: readonly UnitFinding[];
	/** The place of a finding. */
	placeOf(of: UnitFinding): number;
}

/**
 * Counts an audit report. Pure: the same files give the same report.
 * @param sources every file that holds a case, by name
 */
export function buildReport(sources: readonly ReportSource[], options: ReportOptions): BuiltReport {
	const { date, filter = {}, names = false, unreadFiles = 0 } = options;
	const all = unitsOf(sources);
	const units = all.units.filter((u) => passes(u.one, filter));
	const loose = asksForAll(filter) ? all.loose : [];
	const places = new Places(sources, names, options.nameOf);
	const ids = new Map(units.flatMap((u) => u.findings.map((f) => [f, u.one.id] as const)));
	const counted: Counted = {
		units,
		loose,
		places,
		findings: [...units.flatMap((u) => u.findings), ...loose],
		placeOf: (f) => places.of(f.source, f.finding.start, ids.get(f) ?? f.finding.case),
	};
	const sections = [
		overviewSection(counted),
		accuracySection(counted),
		findingsSection(counted),
		documentationSection(counted),
		...addOnSections(counted),
	];
	const decisions = decisionsOf(counted, ids);
	const { places: sorted, files, numberOf } = places.sorted();
	const report: AuditReport = {
		version: 1,
		date,
		cases: units.length,
		casesInFolder: all.units.length,
		unreadFiles,
		filter,
		hasNames: names,
		sections: sections.map((s) => renumbered(s, numberOf)),
		decisions: decisions.map((d) => ({ ...d, place: numberOf(d.place) })),
		places: sorted,
	};
	return {
		report,
		placeFiles: files,
		payers: named(all.units.map((u) => (u.one.payer === undefined ? [] : [u.one.payer]))),
		providers: named(all.units.map((u) => u.one.providers)),
	};
}

/** The names that cases have, by name; at the end what stands for none, where one has none. */
function named(ofCases: readonly (readonly string[])[]): string[] {
	const names = [...new Set(ofCases.flat())].sort();
	return ofCases.some((of) => of.length === 0) ? [...names, notGiven] : names;
}

/** Places get their numbers as they are met; a reader wants them by file and line. */
function renumbered(section: Section, numberOf: (place: number) => number): Section {
	const again = <T extends Count | Amount>(of: T): T => ({
		...of,
		places: of.places.map(numberOf).sort((a, b) => a - b),
	});
	const cell = (of: Cell): Cell =>
		'numerator' in of ? { numerator: again(of.numerator), denominator: again(of.denominator) } : again(of);
	const tables = section.tables.map((t) => ({ ...t, rows: t.rows.map((r) => ({ ...r, cells: r.cells.map(cell) })) }));
	return { ...section, tables };
}

function decisionsOf(
	{ findings, places, placeOf }: Counted,
	ids: ReadonlyMap<UnitFinding, string | undefined>,
): ReportedDecision[] {
	return findings.flatMap((of) => {
		const { rule, severity, code, settled } = of.finding;
		if (!settled) {
			return [];
		}
		const { reason, ...rest } = settled;
		return [
			{
				rule,
				severity,
				...(code !== undefined && { code }),
				...rest,
				...(reason !== undefined && { reason: places.renamed(reason, of.source, ids.get(of)) }),
				place: placeOf(of),
			},
		];
	});
}
