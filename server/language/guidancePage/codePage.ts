import type { Guidance } from '../../guidance/guidance';
import type { AddOn, Cited, Period, Procedure } from '../../guidance/types';
import { supply } from '../markdown';
import { imagingGuidanceText } from '../procedureText';
import { confidences } from '../sourceText';
import { benchmarkSection, measures } from './benchmarkSection';
import { documentationSections } from './documentationSection';
import type { Block, Fact, Link, Page, Section, Words } from './page';
import { payerSection, policiesAbout } from './payerSection';

/**
 * All that the guidance says of a procedure code, as a page; undefined for a code of which it knows nothing.
 * What nobody has supplied is said to be not supplied: the page fills in nothing.
 */
export function codePage(code: string, guidance: Guidance): Page | undefined {
	const procedure = guidance.procedure(code);
	if (!procedure) {
		return undefined;
	}
	const { addOn } = procedure;
	const sections = [
		service(procedure),
		...(addOn ? [primaries(procedure.code, addOn, guidance)] : carried(procedure, guidance)),
		...workflow(procedure),
		...documentationSections(procedure.code, guidance),
		payerSection(procedure.code, guidance),
		benchmarkSection(procedure.code, guidance),
		...feeSchedule(procedure),
		dates(procedure, guidance),
		...notes(procedure),
		notKnown(procedure, guidance),
		...sources(procedure, guidance),
	];
	return {
		title: procedure.code,
		labels: [addOn ? 'add-on code' : 'procedure code', procedure.category, procedure.region].filter(
			(l) => l !== undefined,
		),
		summary: procedure.meaning ?? `Its meaning is not supplied. ${plain(supply('procedures'))}`,
		sections,
		footer:
			'The words are paraphrases of this guidance, and no descriptor of the American Medical Association. CPT is its copyright and registered trademark. The page helps a person review; it decides no payment, and gives no legal or medical advice.',
	};
}

function service({ sites, addOn, imagingGuidance, guidesBy }: Procedure): Section {
	const rows: Fact[] = [
		...(addOn
			? [
					{ name: 'Service', value: 'An add-on: never done or billed alone, always beside a primary procedure.' },
					...(addOn.imageGuided ? [{ name: 'Imaging', value: 'Done under imaging guidance by definition.' }] : []),
				]
			: []),
		...(guidesBy === undefined
			? []
			: [{ name: 'Service', value: `Imaging guidance (${guidesBy}) for another procedure.` }]),
		...(imagingGuidance ? [{ name: 'Imaging guidance', value: imagingGuidanceText(imagingGuidance) }] : []),
		...(sites
			? [{ name: 'Typical sites', value: sites.typical.map((p) => `${p.name} (${p.code})`).join(', ') }]
			: [{ name: 'Typical sites', value: 'Not supplied.' }]),
	];
	const blocks: Block[] = [
		{ kind: 'facts', rows },
		...(sites ? [{ kind: 'paragraph' as const, words: sites.note }] : []),
	];
	return { id: 'service', title: 'Service and typical sites', blocks };
}

function primaries(code: string, addOn: AddOn, guidance: Guidance): Section {
	const { list, type, typeMeaning } = addOn;
	const meant = (listed: string) => guidance.procedure(listed)?.meaning;
	const table: Block = {
		kind: 'table',
		caption: `Primary procedures of ${code}`,
		columns: ['Code', 'What it is', 'Imaging guidance', 'Pair in effect'],
		rows: addOn.primaries.map((p) => {
			const { imagingGuidance } = guidance.procedure(p.code) ?? {};
			return [
				[linkTo(p.code)],
				meant(p.code) ?? 'Meaning not supplied.',
				imagingGuidance ? imagingGuidanceText(imagingGuidance) : 'Not supplied.',
				days(p),
			];
		}),
	};
	const siblings = addOn.siblings.flatMap((s): Words[] => {
		const { region } = guidance.procedure(s) ?? {};
		return [[linkTo(s), region === undefined ? '' : ` (${region})`]];
	});
	return {
		id: 'primaries',
		title: 'Primary procedures',
		blocks: [
			{
				kind: 'paragraph',
				words: `${list.name}, ${list.quarter}: type ${type}. ${typeMeaning || 'What the type means is not supplied.'}`,
			},
			...(addOn.primaries.length > 0
				? [table]
				: [{ kind: 'paragraph' as const, words: 'The list names no primary procedure.' }]),
			...(siblings.length > 0
				? [
						{ kind: 'paragraph' as const, words: 'The same work elsewhere in the body has codes of its own:' },
						{ kind: 'list' as const, items: siblings },
					]
				: []),
		],
	};
}

/** The add-ons that a procedure can carry. */
function carried({ code }: Procedure, guidance: Guidance): Section[] {
	const addOns = guidance.addOnsListing(code);
	const blocks: Block[] =
		addOns.length === 0
			? [{ kind: 'paragraph', words: 'Known here neither as an add-on code nor as a primary procedure of one.' }]
			: [
					{
						kind: 'list',
						items: addOns.map(
							(a): Words => [
								linkTo(a.code),
								`${a.meaning ? `: ${a.meaning}` : ''} (${a.addOn.list.name} ${a.addOn.list.quarter})`,
							],
						),
					},
				];
	return [{ id: 'add-ons', title: 'Add-ons that it can carry', blocks }];
}

function workflow({ code, workflow: steps }: Procedure): Section[] {
	return steps.length === 0
		? []
		: [
				{
					id: 'workflow',
					title: 'Clinical workflow',
					blocks: [
						{
							kind: 'workflow',
							title: `The order of events around ${code}`,
							steps: steps.map(({ title, what, isAddOn = false }) => ({ title, what, isOwn: isAddOn })),
						},
					],
				},
			];
}

function feeSchedule({ code, feeSchedule: known }: Procedure): Section[] {
	return known === undefined
		? []
		: [
				{
					id: 'fee-schedule',
					title: 'Medicare physician fee schedule',
					blocks: [
						{
							kind: 'table',
							caption: `The row of ${code}, ${known.asOf}`,
							columns: ['Column', 'Value', 'What it means', 'Modifiers that cannot stand on the code'],
							rows: known.indicators.map((i) => [
								i.label,
								i.value,
								i.meaning ?? 'Not supplied.',
								i.excludes.length > 0 ? i.excludes.join(', ') : 'none',
							]),
						},
					],
				},
			];
}

function dates(procedure: Procedure, guidance: Guidance): Section {
	const { code, inEffect, addOn, feeSchedule: fees } = procedure;
	const figures = guidance.benchmarks(code).map((b) => b.date);
	const policies = guidance.payers.flatMap((p) => policiesAbout(code, p).map((x) => `${p.name} ${days(x)}`));
	const rows: Fact[] = [
		{ name: 'Code in effect', value: inEffect ? days(inEffect) : 'Not supplied.' },
		...(addOn
			? [
					{
						name: 'List of primaries',
						value: `${addOn.list.name}, ${addOn.list.quarter}; known to ${addOn.list.knownTo}`,
					},
				]
			: []),
		...(fees ? [{ name: 'Fee schedule', value: `release of ${fees.asOf}` }] : []),
		...(policies.length > 0 ? [{ name: 'Policies', value: policies.join('; ') }] : []),
		...(figures.length > 0 ? [{ name: 'Figures', value: [...new Set(figures)].join(', ') }] : []),
	];
	return { id: 'dates', title: 'Dates', blocks: [{ kind: 'facts', rows }] };
}

function notes({ notes: known }: Procedure): Section[] {
	return known.length === 0 ? [] : [{ id: 'notes', title: 'Notes', blocks: [{ kind: 'list', items: known }] }];
}

function notKnown(procedure: Procedure, guidance: Guidance): Section {
	const { code } = procedure;
	const silent = guidance.payers.filter((p) => policiesAbout(code, p).length === 0).map((p) => p.name);
	const figures = guidance.benchmarks(code);
	const without = measures.filter(([measure]) => figures.every((f) => f.measure !== measure));
	const items = [
		...procedure.notKnown,
		...(silent.length > 0 ? [`Policies of ${silent.join(', ')}: not supplied.`] : []),
		...without.map(([, title]) => `${title}: no figure supplied.`),
	];
	return {
		id: 'not-known',
		title: 'What is not known',
		blocks: [items.length > 0 ? { kind: 'list', items } : { kind: 'paragraph', words: 'Nothing is listed.' }],
	};
}

/** Every source of the code's own facts, once for what it backs. */
function sources({ sources: cited, imagingGuidance, sites }: Procedure, guidance: Guidance): Section[] {
	const backed: (Cited & { readonly backs: string })[] = [
		...cited,
		...(imagingGuidance ? [{ ...imagingGuidance, backs: 'how imaging guidance stands to the procedure' }] : []),
		...(sites?.typical.slice(0, 1).map((p) => ({ ...p, backs: 'the names of the places of service' })) ?? []),
	];
	return backed.length === 0
		? []
		: [
				{
					id: 'sources',
					title: 'Sources',
					blocks: [
						{
							kind: 'table',
							caption: 'Where the facts of this page come from',
							columns: ['Source', 'Publisher', 'Date', 'Confidence', 'Backs'],
							rows: backed.map((c) => {
								const source = guidance.source(c.source);
								const title = source?.title ?? c.source;
								return [
									source?.url ? [{ text: title, to: { url: source.url } }] : title,
									source?.publisher ?? 'not stated',
									source?.date ?? 'not stated',
									confidences[c.confidence],
									c.backs,
								];
							}),
						},
					],
				},
			];
}

function linkTo(code: string): Link {
	return { text: code, to: { code } };
}

function days({ from, until }: Period): string {
	return until === undefined ? `since ${from}` : `${from} to ${until}`;
}

/** Markdown of one sentence as text. */
function plain(markdown: string): string {
	return markdown.replaceAll('`', '');
}
