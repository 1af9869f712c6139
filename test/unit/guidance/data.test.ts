import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { bundledGuidance } from '../../../server/guidance/bundledGuidance';
import { compileGuidance } from '../../../server/guidance/compileGuidance';

const guidance = bundledGuidance();

/** CMS add-on code edits, 2026 Q2, copied by hand from the published list. */
const published: Record<string, string> = {
	'1022T': '20982 20983 47000 47382 47383 48102 49180 49405 49411 50200 50592 50593 64625',
	'1023T': '20982 20983 32400 32408 32553 32554 32555 32556 32557 32994 32998 49405',
	'1024T':
		'0581T 0673T 10030 10035 10036 19081 19082 19083 19084 19085 19086 19105 19281 19282 19283 19284 19285 19286 ' +
		'19287 19288 60100 60660 60661',
};
const codes = Object.keys(published);

const cms = { source: 'cms-place-of-service', confidence: 'H' };

describe('the files of guidance/', () => {
	const files = readdirSync('guidance').map((name) => ({
		path: `guidance/${name}`,
		text: readFileSync(`guidance/${name}`, 'utf8'),
	}));

	it('have no problem, and the generated data is theirs', () => {
		const { data, problems } = compileGuidance(files.sort((a, b) => (a.path < b.path ? -1 : 1)));
		expect(problems).toEqual([]);
		expect(guidance.data).toEqual(data);
	});

	it('print no amount of money and no trace of the list of the AMA', () => {
		for (const { text } of files) {
			expect(text).not.toMatch(/\$\s?\d/);
			expect(text).not.toMatch(/list separately in addition/i);
		}
	});
});

describe.each(codes)('%s', (code) => {
	const procedure = guidance.addOn(code);

	it('has the published primaries, each from the first day and with no last one', () => {
		const expected = published[code]?.split(' ').map((primary) => ({ code: primary, from: '2026-01-01' }));
		expect(procedure?.addOn.primaries).toEqual(expected);
	});

	it('is a type 1 add-on in effect from 2026, its list known to the end of the second quarter', () => {
		expect(procedure?.addOn.type).toBe('1');
		expect(procedure?.addOn.typeMeaning).toMatch(/^Payable only if /);
		expect(procedure?.addOn.imageGuided).toBe(true);
		expect(procedure?.inEffect).toEqual({ from: '2026-01-01' });
		expect(procedure?.addOn.list).toEqual({ name: 'CMS add-on code edits', quarter: '2026 Q2', knownTo: '2026-06-30' });
	});

	it('has the other two as siblings', () => {
		expect(procedure?.addOn.siblings).toEqual(codes.filter((other) => other !== code));
	});

	it('has its row of the fee schedule of July 2026, explained without an amount', () => {
		expect(procedure?.feeSchedule).toMatchObject({
			asOf: 'July 2026',
			status: 'C',
			global: 'ZZZ',
			pctc: '0',
			multiple: '0',
			bilateral: '0',
			assistant: '1',
			coSurgeon: '0',
			team: '0',
		});
		expect(procedure?.feeSchedule?.explanation).toMatch(/contractor prices the code case by case/);
		expect(procedure?.feeSchedule?.indicators.every((i) => i.meaning)).toBe(true);
	});

	it('forbids the modifiers that its row forbids, and no others', () => {
		const forbidden = ['50', '51', '26', 'TC', '62', '66', '80', '81', '82', 'AS'];
		expect(forbidden.filter((m) => guidance.modifierConflict(code, m) === undefined)).toEqual([]);
		const allowed = ['RT', 'LT', '59', 'XS', 'XU', '53', '76', '52', '22'];
		expect(allowed.filter((m) => guidance.modifierConflict(code, m))).toEqual([]);
		expect(guidance.modifierConflict(code, '80')).toMatchObject({ column: 'assistant', value: '1' });
	});

	it('is done at the typical sites, in order, and says what is not known', () => {
		expect(procedure?.sites?.typical).toEqual([
			{ ...cms, code: '19', name: 'Off Campus-Outpatient Hospital', facility: true },
			{ ...cms, code: '22', name: 'On Campus-Outpatient Hospital', facility: true },
			{ ...cms, code: '24', name: 'Ambulatory Surgical Center', facility: true },
		]);
		const steps = procedure?.workflow.map((s) => s.title) ?? [];
		expect(steps.indexOf('Displacement')).toBeLessThan(steps.indexOf('Imaging confirmation'));
		expect(steps.indexOf('Imaging confirmation')).toBeLessThan(steps.indexOf('Primary procedure'));
		for (const unknown of [/released.*sunset/, /status indicator/, /units/, /procedure-to-procedure/]) {
			expect(procedure?.notKnown.some((s) => unknown.test(s))).toBe(true);
		}
		expect(guidance.payers.map((p) => [p.policies, p.notKnown])).toEqual(
			Array.from({ length: 5 }, () => [[], ['No policy supplied.']]),
		);
	});

	it('needs the six elements in order, duration alone a warning, none an answer to complications alone', () => {
		const elements = guidance.elementsOf(code);
		expect(elements.map((e) => [e.name, e.severity, e.required, e.noneIsAnswer])).toEqual([
			['indication', 'error', true, false],
			['imagingModality', 'error', true, false],
			['technique', 'error', true, false],
			['duration', 'warning', true, false],
			['imagingConfirmation', 'error', true, false],
			['complications', 'error', true, true],
		]);
		expect(elements.every((e) => e.sources.length > 0)).toBe(true);
	});
});

it('takes the elements of the siblings over with low confidence only', () => {
	const confidence = (code: string) => guidance.addOn(code)?.sources.find((s) => /elements/.test(s.backs))?.confidence;
	expect(codes.map(confidence)).toEqual(['L', 'M', 'L']);
});

it('recommends the eight elements of the whole procedure, as hints', () => {
	expect(guidance.procedureElements.map((e) => e.name)).toEqual([
		'priorImaging',
		'coagulationStatus',
		'informedConsent',
		'positioning',
		'anesthesia',
		'accessPath',
		'postProcedureImaging',
		'postProcedureInstructions',
	]);
	expect(new Set(guidance.procedureElements.map((e) => `${e.severity} ${e.required}`))).toEqual(
		new Set(['hint false']),
	);
});

it('asks the provider in one short line that leads to no answer and does not mention payment', () => {
	for (const set of guidance.data.documentation) {
		for (const { ask, noneIsAnswer } of set.elements) {
			expect(ask).toMatch(/^Ask the provider [a-z ,]+$/);
			expect(ask.length).toBeLessThanOrEqual(70);
			expect(ask).not.toMatch(/pay|bill|claim|cod(?:e|ing)|reimburs|deni/i);
			expect(noneIsAnswer ? ask : 'whether').toMatch(/whether/);
		}
	}
});

it('knows the twelve primaries of 1023T in words, and which of them include imaging guidance', () => {
	const included = Object.fromEntries(
		(guidance.addOn('1023T')?.addOn.primaries ?? []).map(({ code }) => {
			const procedure = guidance.procedure(code);
			expect(procedure?.meaning?.length).toBeGreaterThan(20);
			return [code, `${procedure?.imagingGuidance?.included}, ${procedure?.imagingGuidance?.confidence}`];
		}),
	);
	expect(included).toEqual({
		20982: 'yes, L',
		20983: 'yes, L',
		32400: 'no, M',
		32408: 'yes, M',
		32553: 'no, M',
		32554: 'by definition none, M',
		32555: 'yes, M',
		32556: 'by definition none, M',
		32557: 'yes, M',
		32994: 'yes, L',
		32998: 'yes, L',
		49405: 'yes, L',
	});
	expect(guidance.procedure('49405')?.region).toBeUndefined();
	expect(guidance.procedure('49405')?.notes.join()).toMatch(/1022T .* in the chest/);
});

it('knows the codes for imaging guidance as such', () => {
	const guiding = guidance.data.procedures.filter((p) => p.guidesBy).map((p) => p.code);
	expect(guiding).toEqual(['76380', '76942', '77002', '77003', '77012', '77013', '77021', '77022']);
});

it('knows five payers, Medicare alone as Medicare, and no policy of any', () => {
	expect(guidance.data.payers.map((p) => p.name)).toEqual([
		'Medicare',
		'Aetna',
		'Blue Cross Blue Shield',
		'Cigna Health',
		'UnitedHealthcare',
	]);
	const payers = guidance.data.payers.flatMap((p) => guidance.payer(p.name) ?? []);
	expect(payers.filter((p) => p.isMedicare).map((p) => p.name)).toEqual(['Medicare']);
	expect(payers.every((p) => p.policies.length === 0 && p.notKnown.includes('No policy supplied.'))).toBe(true);
});

it('has the 52 assigned places of service', () => {
	expect(guidance.data.placesOfService).toHaveLength(52);
	expect(guidance.placeOfService('11')).toEqual({ ...cms, code: '11', name: 'Office', facility: false });
	expect(guidance.placeOfService('21')?.facility).toBe(true);
	expect(guidance.placeOfService('99')?.facility).toBe(false);
	expect(guidance.placeOfService('28')).toBeUndefined();
	expect(guidance.placeOfService('00')).toBeUndefined();
});

it('knows modifiers, and diagnosis codes with or without the dot', () => {
	expect(guidance.modifier('rt')).toEqual({
		code: 'RT',
		source: 'hcpcs-level-ii',
		confidence: 'M',
		meaning: 'Done on the right side of the body.',
		side: 'right',
		sideInText: { done: ['inRightLung', 'doneOnRight'], named: 'rightNamed' },
	});
	expect(guidance.modifier('ZZ')).toBeUndefined();
	expect(guidance.diagnosis('c3411')).toEqual({
		code: 'C34.11',
		source: 'icd-10-cm-2026',
		confidence: 'H',
		assigned: true,
		title: 'Malignant neoplasm of upper lobe, right bronchus or lung',
		side: 'right',
		contradictedBy: { done: 'inLeftLung', unless: 'rightNamed' },
	});
	expect(guidance.diagnosis('R91.9')?.assigned).toBe(false);
	expect(guidance.diagnosis('Z99.9')).toBeUndefined();
});

it('knows which modifiers set a line apart, repeat a procedure or name a side', () => {
	const { modifiers } = guidance.data;
	expect(modifiers.filter((m) => m.distinct).map((m) => m.code)).toEqual(['59', 'XE', 'XP', 'XS', 'XU']);
	expect(modifiers.filter((m) => m.repeat).map((m) => m.code)).toEqual(['76', '77']);
	expect(modifiers.filter((m) => m.side).map((m) => `${m.code} ${m.side}`)).toEqual(['LT left', 'RT right']);
});

it('knows the side of the diagnoses whose title names one, and of no other', () => {
	const of = (side: string) => guidance.data.diagnoses.filter((d) => d.side === side).map((d) => d.code);
	expect(of('right').join(' ')).toBe('C34.01 C34.11 C34.31 C34.81 C34.91 C78.01 D14.31');
	expect(of('left').join(' ')).toBe('C34.02 C34.12 C34.32 C34.82 C34.92 C78.02 D14.32');
	expect(of('both')).toEqual([]);
	const titled = guidance.data.diagnoses.filter((d) => /\b(?:right|left)\b/.test(d.title ?? ''));
	expect(titled.map((d) => d.side).filter((side) => side === undefined)).toEqual([]);
	expect(titled).toHaveLength(14);
});

it('explains every modifier that a fee schedule indicator forbids', () => {
	const forbidden = guidance.data.feeColumns.flatMap((c) => c.values.flatMap((v) => v.excludes));
	expect(forbidden).toEqual(expect.arrayContaining(['26', 'TC', '51', '50', '62', '66']));
	expect(forbidden.filter((m) => !guidance.modifier(m))).toEqual([]);
});

it.each(
	'10004 10005 10006 10007 10008 10009 10010 10011 10012 10021 32550 32551 32560 32561 32562 33016 33017 33018 33019 0600T 0601T 76942 77002 77003 77012 77013 77021 77022 76380'.split(
		' ',
	),
)('says what %s means, in words of our own', (code) => {
	const known = guidance.procedure(code);
	expect(known?.meaning).toMatch(/^[A-Z].*\.$/);
	expect(known?.sources.length).toBeGreaterThan(0);
	expect(guidance.addOnsListing(code)).toEqual([]);
});

it('has signs for what shows the side of a modifier in a text', () => {
	const shown = new Set(guidance.data.narrative.signs.map((s) => s.element));
	const sides = guidance.data.modifiers.flatMap((m) => m.sideInText ?? []);
	expect(sides).toHaveLength(2);
	expect(sides.flatMap((s) => [...s.done, s.named]).filter((e) => !shown.has(e))).toEqual([]);
	const others = guidance.data.diagnoses.flatMap((d) => (d.side && d.side !== 'both' ? [d.contradictedBy] : []));
	expect(others).toHaveLength(14);
	expect(others.flatMap((o) => [o?.done ?? '', o?.unless ?? '']).filter((e) => !shown.has(e))).toEqual([]);
});

it('has signs for whatever rules look for in a text', () => {
	const { narrative, procedures, addOns, diagnoses, documentation } = guidance.data;
	const shown = new Set(narrative.signs.map((s) => s.element));
	const asked = [
		...procedures.flatMap((p) => [p.describedBy, p.namedBy]),
		...addOns.map((a) => a.placedBy),
		...diagnoses.flatMap(({ complication: c }) => [c?.shownBy, c?.unless, c?.alsoShownBy]),
		...documentation.flatMap((d) =>
			d.elements.flatMap((e) => [
				...(e.shownBy ?? []),
				...(e.givenUpBy ?? []),
				...(e.doneAfterAllBy ?? []),
				...(e.doubtedBy ?? []),
				...(e.primaryDoneBy ?? []),
				...(e.timedBy ?? []),
				...(e.tooLateBy ?? []),
				...(e.contradictNoneBy ?? []),
			]),
		),
	].filter((e) => e !== undefined);
	expect(new Set(asked).size).toBeGreaterThan(25);
	expect(asked.filter((e) => !shown.has(e))).toEqual([]);
});
