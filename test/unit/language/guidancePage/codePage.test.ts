import { describe, expect, it } from 'vitest';
import { bundledGuidance } from '../../../../server/guidance/bundledGuidance';
import { anyCodePage } from '../../../../server/language/guidancePage/anyCodePage';
import { codePage } from '../../../../server/language/guidancePage/codePage';
import { type Block, type Page, plainWords, type Table } from '../../../../server/language/guidancePage/page';
import { figures, ownGuidance, policies, sources } from './ownGuidance';

const bundled = bundledGuidance();

function pageOf(code: string, guidance = bundled): Page {
	return codePage(code, guidance) ?? expect.fail(`no page of ${code}`);
}

function section(page: Page, id: string): readonly Block[] {
	return page.sections.find((s) => s.id === id)?.blocks ?? expect.fail(`no section ${id}`);
}

function inside(blocks: readonly Block[]): Block[] {
	return blocks.flatMap((b) => (b.kind === 'part' ? [b, ...inside(b.blocks)] : [b]));
}

function tables(blocks: readonly Block[]): string[][][] {
	return inside(blocks)
		.filter((b): b is Table => b.kind === 'table')
		.map((t) => t.rows.map((r) => r.map(plainWords)));
}

function items(blocks: readonly Block[]): string[] {
	return blocks.flatMap((b) => (b.kind === 'list' ? b.items.map(plainWords) : []));
}

function facts(blocks: readonly Block[]): [string, string][] {
	return blocks.flatMap((b) =>
		b.kind === 'facts' ? b.rows.map((r): [string, string] => [r.name, plainWords(r.value)]) : [],
	);
}

describe('the page on an add-on code', () => {
	const page = pageOf('1023T');

	it('has everything that the guidance knows of it, in order', () => {
		expect(page.title).toBe('1023T');
		expect(page.labels).toEqual(['add-on code', 'CPT Category III', 'chest']);
		expect(page.sections.map((s) => s.id)).toEqual([
			'service',
			'primaries',
			'workflow',
			'documentation',
			'whole-procedure',
			'payers',
			'benchmarks',
			'fee-schedule',
			'dates',
			'notes',
			'not-known',
			'sources',
		]);
	});

	it('lists the twelve primaries with what is known of each, and the siblings', () => {
		const [rows = []] = tables(section(page, 'primaries'));
		expect(rows.map(([code]) => code)).toEqual([
			'20982',
			'20983',
			'32400',
			'32408',
			'32553',
			'32554',
			'32555',
			'32556',
			'32557',
			'32994',
			'32998',
			'49405',
		]);
		expect(rows[2]).toEqual([
			'32400',
			'Taking a sample of the pleura with a needle.',
			'not part of this procedure, reported separately',
			'since 2026-01-01',
		]);
		expect(items(section(page, 'primaries'))).toEqual(['1022T (abdomen and pelvis)', '1024T (soft tissue)']);
	});

	it('shows the order of events with the step that is the code', () => {
		const [block] = section(page, 'workflow');
		const steps = block?.kind === 'workflow' ? block.steps : [];
		expect(steps.map((s) => s.title)).toEqual([
			'Evaluation',
			'Preparation',
			'Planning',
			'Displacement',
			'Imaging confirmation',
			'Primary procedure',
			'Post-procedure imaging',
			'Recovery',
		]);
		expect(steps.filter((s) => s.isOwn).map((s) => s.title)).toEqual(['Displacement']);
	});

	it('explains each element, with wordings good and poor, and who asks for it', () => {
		const parts = inside(section(page, 'documentation')).filter((b) => b.kind === 'part');
		expect(parts.map((p) => p.title)).toEqual([
			'Indication',
			'Imaging modality',
			'Technique',
			'Duration',
			'Imaging confirmation',
			'Complications',
		]);
		const duration = parts[3]?.blocks ?? [];
		expect(tables(duration)).toEqual([
			[
				['Good', '6 min', ''],
				['Good', '10:41 to 10:47', ''],
				['Poor', 'brief', 'No time span can be read from it.'],
				['Poor', '45 min for the whole procedure', 'It is the time of the whole procedure, not of the displacement.'],
			],
		]);
		expect(facts(duration)).toContainEqual([
			'Source',
			'Summary and billing overview of 1023T, the text that this guidance started from (no date given; medium confidence)',
		]);
	});

	it('says of payers and figures that nothing is supplied, and prints no amount', () => {
		expect(tables(section(page, 'payers'))).toEqual([]);
		expect(items(section(page, 'payers'))).toEqual([
			'Medicare: no policy supplied',
			'Aetna: no policy supplied',
			'Blue Cross Blue Shield: no policy supplied',
			'Cigna Health: no policy supplied',
			'UnitedHealthcare: no policy supplied',
		]);
		const parts = section(page, 'benchmarks');
		expect(parts.map((p) => (p.kind === 'part' ? p.title : ''))).toEqual(['Payment', 'Utilization']);
		expect(inside(parts).some((b) => b.kind === 'plot')).toBe(false);
		expect(items(section(page, 'not-known'))).toEqual(
			expect.arrayContaining([
				'Policies of Medicare, Aetna, Blue Cross Blue Shield, Cigna Health, UnitedHealthcare: not supplied.',
				'Payment: no figure supplied.',
				'Utilization: no figure supplied.',
			]),
		);
		expect(JSON.stringify(page)).not.toMatch(/\$\s?\d/);
	});

	it('gives the days that count', () => {
		expect(facts(section(page, 'dates'))).toEqual([
			['Code in effect', 'since 2026-01-01'],
			['List of primaries', 'CMS add-on code edits, 2026 Q2; known to 2026-06-30'],
			['Fee schedule', 'release of July 2026'],
		]);
	});
});

describe('what an organization has supplied', () => {
	const page = pageOf('1023t', ownGuidance(sources, policies, figures));

	it('stands there with its source and date', () => {
		const [rows = []] = tables(section(page, 'payers'));
		expect(rows.at(-1)).toEqual([
			'Acme',
			'not covered',
			'2026-03-01 to 2026-12-31',
			'Regarded as investigational.',
			'Our claims (2026-07-08; high confidence)',
		]);
		expect(tables(section(page, 'benchmarks'))).toEqual([
			[
				['Acme', '1,310.5', '240 to 1,395', '64 paid lines', '2026 Q2', 'Our claims (2026-07-08; medium confidence)'],
				[
					'Other plans',
					'655.25',
					'not supplied',
					'31 paid lines',
					'2026 Q1',
					'Our claims (2026-07-08; medium confidence)',
				],
			],
		]);
		expect(facts(section(page, 'dates')).slice(-2)).toEqual([
			['Policies', 'Acme 2026-03-01 to 2026-12-31'],
			['Figures', '2026 Q2, 2026 Q1'],
		]);
	});

	it('is plotted, one plot for a measure and a unit', () => {
		const plots = inside(section(page, 'benchmarks')).filter((b) => b.kind === 'plot');
		expect(plots).toMatchObject([
			{ title: 'Payment of 1023T', unit: 'USD per unit', bars: [{ label: 'Acme' }, { label: 'Other plans' }] },
		]);
	});

	it('is not known no more', () => {
		const unknown = items(section(page, 'not-known'));
		expect(unknown).not.toContain('Payment: no figure supplied.');
		expect(unknown.find((i) => i.startsWith('Policies'))).not.toContain('Acme');
	});
});

describe('the page on another code', () => {
	it('a primary procedure: what it can carry', () => {
		const page = pageOf('49405');
		expect(page.labels).toEqual(['procedure code']);
		const [list] = section(page, 'add-ons');
		expect(list?.kind === 'list' && list.items.map((i) => plainWords(i).slice(0, 6))).toEqual(['1022T:', '1023T:']);
	});

	it('a code that is only on a list: its meaning is not supplied', () => {
		expect(plainWords(pageOf('47000').summary)).toMatch(/^Its meaning is not supplied\. An organization can supply it/);
	});

	it('a diagnosis, a modifier and a place of service, also where one code is two of them', () => {
		const sectionsOf = (code: string) => anyCodePage(code, bundled)?.sections.map((s) => s.id);
		expect(sectionsOf('r911')).toEqual(['diagnosis', 'not-known']);
		expect(sectionsOf('rt')).toEqual(['modifier', 'not-known']);
		expect(sectionsOf('22')).toEqual(['modifier', 'place-of-service', 'not-known']);
		expect(sectionsOf('11')).toEqual(['place-of-service', 'not-known']);
		expect(anyCodePage('22', bundled)?.labels).toEqual(['modifier', 'place of service']);
	});

	it('none of a code of which nothing is known', () => {
		expect(anyCodePage('99213', bundled)).toBeUndefined();
		expect(anyCodePage('', bundled)).toBeUndefined();
		expect(anyCodePage('__proto__', bundled)).toBeUndefined();
	});
});
