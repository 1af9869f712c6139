import { expect, it } from 'vitest';
import { bundledGuidance } from '../../../server/guidance/bundledGuidance';
import { reviewFile } from '../../../server/review/reviewFile';
import { LineIndex } from '../../../server/text/lineIndex';

const context = { guidance: bundledGuidance(), today: '2026-11-23' };
const cpt = 'http://www.ama-assn.org/go/cpt';

function found(text: string, path: string): string[] {
	const format = path.endsWith('ndjson') ? 'lines' : path.endsWith('json') ? 'json' : 'yaml';
	const lines = new LineIndex(text);
	return (reviewFile(text, path, format, context)?.findings ?? [])
		.filter((f) => f.severity !== 'hint' && f.severity !== 'information')
		.map((f) => `${f.rule} ${lines.position(f.start).line}`);
}

const claim = (patient: string) =>
	`{"resourceType":"Claim","patient":{"reference":"Patient/${patient}"},"insurer":{"display":"Medicare"},"item":[{"productOrService":{"coding":[{"system":"${cpt}","code":"32408"}]},"servicedDate":"2026-06-16"},{"productOrService":{"coding":[{"system":"${cpt}","code":"1023T"}]},"servicedDate":"2026-06-16"}]}`;
const report = (patient: string) =>
	`{"resourceType":"DiagnosticReport","status":"final","subject":{"reference":"Patient/${patient}"},"effectiveDateTime":"2026-06-16","conclusion":"Biopsy of the lung."}`;

it('a claim and its report in two lines are one case, found in its own line', () => {
	expect(found([claim('1'), report('1'), claim('2'), report('2')].join('\n'), 'bulk.ndjson')).toEqual([
		'displacement-not-described 0',
		'documentation-missing 0',
		'displacement-not-described 2',
		'documentation-missing 2',
	]);
});

it('a bad line is a mistake there, and the others are read', () => {
	const text = [claim('1'), '{"resourceType":"Patient","id":}', report('1'), claim('2'), report('2')].join('\r\n');
	expect(found(text, 'bulk.ndjson')).toEqual([
		'displacement-not-described 0',
		'documentation-missing 0',
		'syntax 1',
		'displacement-not-described 3',
		'documentation-missing 3',
	]);
});

it('a Bundle has the same findings as the lines', () => {
	const text = `{"resourceType":"Bundle","entry":[\n{"resource":${[claim('1'), report('1'), claim('2'), report('2')].join('},\n{"resource":')}}]}`;
	expect(found(text, 'a.json')).toEqual([
		'displacement-not-described 1',
		'documentation-missing 1',
		'displacement-not-described 3',
		'documentation-missing 3',
	]);
});

it('a claim far from its report is one case with it, in lines, in a Bundle and in a list', () => {
	const resources = [claim('1'), claim('2'), '{"resourceType":"Patient","id":"3"}', report('2'), report('1')];
	const expected = (line: number) =>
		[0, 1].flatMap((i) => [`displacement-not-described ${line + i}`, `documentation-missing ${line + i}`]);
	expect(found(resources.join('\n'), 'bulk.ndjson')).toEqual(expected(0));
	expect(found(`[\n${resources.join(',\n')}\n]`, 'list.json')).toEqual(expected(1));
	const entries = resources.map((r) => `{"resource":${r}}`).join(',\n');
	expect(found(`{"resourceType":"Bundle","entry":[\n${entries}\n]}`, 'a.json')).toEqual(expected(1));
});

interface Line {
	readonly code: string;
	readonly units?: number;
	readonly modifier?: string;
	readonly day?: string;
}

const words =
	'Under CT guidance the aorta was displaced from the needle path with 40 mL of saline. CT confirmed a clear path. No complications.';

/** Four lines of a claim, the report behind them: natively and as a Bundle, with the same things on the same lines. */
function bothWays(...lines: Line[]): { native: string; bundle: string } {
	const day = '2026-06-16';
	const native = lines.map((l) => {
		const more = { ...(l.units && { units: l.units }), ...(l.modifier && { modifiers: [l.modifier] }) };
		return JSON.stringify({ code: l.code, dateOfService: l.day ?? day, diagnosisPointers: [1], ...more });
	});
	const items = lines.map((l, i) => {
		const more = {
			...(l.units && { quantity: { value: l.units } }),
			...(l.modifier && { modifier: [{ coding: [{ code: l.modifier }] }] }),
		};
		const productOrService = { coding: [{ system: cpt, code: l.code }] };
		return JSON.stringify({
			sequence: i + 1,
			diagnosisSequence: [1],
			productOrService,
			servicedDate: l.day ?? day,
			...more,
		});
	});
	const icd = 'http://hl7.org/fhir/sid/icd-10-cm';
	return {
		native: `{"claim":{"payer":"Medicare","diagnoses":["R91.1"],"lines":[\n${native.join(',\n')}]},\n"note":{"signed":"final","text":"${words}"}}`,
		bundle: `{"resourceType":"Bundle","entry":[{"resource":{"resourceType":"Claim","insurer":{"display":"Medicare"},"diagnosis":[{"sequence":1,"diagnosisCodeableConcept":{"coding":[{"system":"${icd}","code":"R91.1"}]}}],"item":[\n${items.join(',\n')}]}},\n{"resource":{"resourceType":"DiagnosticReport","status":"final","conclusion":"${words}"}}]}`,
	};
}

it.each<[string, Line[], string[]]>([
	['nothing wrong but what is missing', [{ code: '32408' }, { code: '1023T' }], ['documentation-missing 2']],
	['no primary', [{ code: '1023T' }], ['add-on-without-primary 1', 'documentation-missing 1']],
	[
		'units and a modifier',
		[{ code: '32408' }, { code: '1023T', units: 2, modifier: '51' }],
		['documentation-missing 2', 'add-on-modifier 2'],
	],
	[
		'a primary on another day',
		[{ code: '32408', day: '2026-06-15' }, { code: '1023T' }],
		['add-on-without-primary 2', 'documentation-missing 2'],
	],
	['a code that is none', [{ code: '3240' }], ['procedure-code 1']],
])('the same case, natively and as a Bundle: %s', (_, lines, expected) => {
	const { native, bundle } = bothWays(...lines);
	expect(found(native, 'a.case.json').sort()).toEqual([...expected].sort());
	expect(found(bundle, 'a.json').sort()).toEqual([...expected].sort());
});

/** The claim alone in the three formats, line by line of the claim in lines 1, 2 … of the text. */
function threeWays(...lines: Line[]): Record<'native' | 'bundle' | 'clearinghouse', string> {
	const both = bothWays(...lines);
	const services = lines.map((l) =>
		JSON.stringify({
			serviceDate: (l.day ?? '2026-06-16').replaceAll('-', ''),
			professionalService: {
				procedureIdentifier: 'HC',
				procedureCode: l.code,
				procedureModifiers: l.modifier ? [l.modifier] : [],
				measurementUnit: 'UN',
				...(l.units && { serviceUnitCount: String(l.units) }),
				compositeDiagnosisCodePointers: { diagnosisCodePointers: ['1'] },
			},
		}),
	);
	return {
		native: `${both.native.slice(0, both.native.indexOf(',\n"note"'))}}`,
		bundle: `${both.bundle.slice(0, both.bundle.indexOf(',\n{"resource":{"resourceType":"DiagnosticReport"'))}]}`,
		clearinghouse: `{"tradingPartnerName":"Medicare","claimInformation":{"healthCareCodeInformation":[{"diagnosisTypeCode":"ABK","diagnosisCode":"R911"}],"serviceLines":[\n${services.join(',\n')}]}}`,
	};
}

it.each<[string, Line[], string[]]>([
	['nothing wrong', [{ code: '32408' }, { code: '1023T' }], []],
	['no primary', [{ code: '88305' }, { code: '1023T' }], ['add-on-without-primary 2']],
	[
		'units, a modifier and a primary on another day',
		[
			{ code: '32408', day: '2026-06-15' },
			{ code: '1023T', units: 2, modifier: '51' },
		],
		['add-on-modifier 2', 'add-on-units 2', 'add-on-without-primary 2'],
	],
	['the add-on twice', [{ code: '32408' }, { code: '1023T' }, { code: '1023T' }], ['duplicate-add-on 3']],
	[
		'imaging guidance beside it',
		[{ code: '32408' }, { code: '77012' }, { code: '1023T' }],
		['separate-imaging-guidance 2'],
	],
	[
		'a code not yet in effect',
		[
			{ code: '32408', day: '2025-12-31' },
			{ code: '1023T', day: '2025-12-31' },
		],
		['code-not-in-effect 2'],
	],
	['a code that is none', [{ code: '3240' }], ['procedure-code 1']],
])('the same claim, natively, as a Bundle and at a clearinghouse: %s', (_, lines, expected) => {
	for (const text of Object.values(threeWays(...lines))) {
		const index = new LineIndex(text);
		const all = (reviewFile(text, 'a.case.json', 'json', context)?.findings ?? [])
			// A claim without its note is told of once.
			.filter((f) => f.severity !== 'hint' && f.rule !== 'documentation-not-checked')
			.map((f) => `${f.rule} ${index.position(f.start).line}`);
		expect({ text, found: all.sort() }).toEqual({ text, found: expected });
	}
});
