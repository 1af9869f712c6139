import { describe, expect, it } from 'vitest';
import { bundledGuidance } from '../../../server/guidance/bundledGuidance';
import { compileGuidance } from '../../../server/guidance/compileGuidance';
import { openGuidance } from '../../../server/guidance/guidance';

const bundled = bundledGuidance().data;

/** The offset of a line and column, both from 1, as an editor shows them. */
function at(text: string, line: number, column: number): number {
	const before = text.split('\n').slice(0, line - 1);
	return before.reduce((sum, l) => sum + l.length + 1, 0) + column - 1;
}

/** The problems of one file on top of the product's guidance: what they underline, and what they say. */
function problemsOf(text: string, path = 'own.yaml') {
	const { problems } = compileGuidance([{ path, text }], bundled);
	return problems.map((p) => [text.slice(p.start, p.end), p.message]);
}

describe('a problem is located', () => {
	it('by offsets that are those of its line and column', () => {
		const text = 'kind: payers\npayers:\n  - name: Acme\n    colour: red\n';
		expect(compileGuidance([{ path: 'a.yaml', text }]).problems).toEqual([
			{
				path: 'a.yaml',
				message: '`colour` is not a key that is known here.',
				start: at(text, 4, 5),
				end: at(text, 4, 11),
			},
		]);
	});

	it('where the YAML breaks', () => {
		const text = 'kind: payers\npayers:\n\t- name: Acme\n';
		const [problem] = compileGuidance([{ path: 'a.yaml', text }]).problems;
		expect(problem?.start).toBe(at(text, 3, 1));
		expect(problem?.message).toMatch(/not with tabs/);
	});

	it('on the second of two equal keys', () => {
		const text = 'kind: payers\npayers: []\nkind: payers\n';
		expect(compileGuidance([{ path: 'a.yaml', text }]).problems).toMatchObject([
			{ start: at(text, 3, 1), end: at(text, 3, 5) },
		]);
	});

	it('on the second document, since a file holds one', () => {
		const text = 'kind: payers\npayers: []\n---\nkind: payers\npayers: []\n';
		const [problem, ...others] = compileGuidance([{ path: 'a.yaml', text }]).problems;
		expect(others).toEqual([]);
		expect(problem?.message).toMatch(/one document/);
		expect(problem?.start).toBeGreaterThanOrEqual(at(text, 3, 1));
	});

	it('by path, then by place', () => {
		const files = ['b.yaml', 'a.yaml'].map((path) => ({ path, text: 'kind: payers\nx: 1\npayers: [{ nam: A }]\n' }));
		const { problems } = compileGuidance(files);
		expect(problems.map((p) => [p.path, p.start])).toEqual([
			['a.yaml', 13],
			['a.yaml', 29],
			['a.yaml', 29],
			['b.yaml', 13],
			['b.yaml', 29],
			['b.yaml', 29],
		]);
	});
});

describe('the form', () => {
	it('is told by kind', () => {
		expect(problemsOf('kind: recipes\n')).toEqual([
			['recipes', expect.stringMatching(/^This must be one of: add-on, family,/)],
		]);
		expect(problemsOf('code: 1023T\n')).toEqual([['code', '`kind` is missing here.']]);
		expect(problemsOf('- 1\n')).toEqual([['- 1', 'This must be a mapping of keys to values.']]);
		expect(problemsOf('')).toEqual([['', 'This file is empty: it needs a `kind`.']]);
		expect(problemsOf('# only a comment\n')).toEqual([['', 'This file is empty: it needs a `kind`.']]);
	});

	it.each([
		['code: 32408', '32408', 'This must be a text: put it in quotes.'],
		[
			'code: "324"',
			'"324"',
			'This does not have the right form. A CPT or HCPCS code: five letters or digits, in quotes when it has only digits.',
		],
		['code:', '', 'Nothing stands here: fill it in, or take the key out.'],
		['code: []', '[]', 'This must be a text.'],
		[
			'code: "32408"\n    inEffect: { from: 1.1.2026 }',
			'1.1.2026',
			'This does not have the right form. A day, YYYY-MM-DD.',
		],
		['code: "32408"\n    meaning: ""', '""', 'This is empty: fill it in, or take the key out.'],
		['code: "32408"\n    notes: once', 'once', 'This must be a list.'],
		[
			'code: "32408"\n    imagingGuidance: { included: perhaps, source: cpt, confidence: H }',
			'perhaps',
			'This must be one of: yes, no, by definition none.',
		],
		[
			'code: "32408"\n    imagingGuidance: { included: yes, source: cpt, confidence: h }',
			'h',
			'This must be one of: H, M, L.',
		],
		['code: "32408"\n    imagingGuidance: { included: yes, source: cpt }', 'included', '`confidence` is missing here.'],
	])('of a procedure: %s', (yaml, underlined, message) => {
		expect(problemsOf(`kind: procedures\nprocedures:\n  - ${yaml}\n`)).toEqual([[underlined, message]]);
	});

	it.each([
		[
			'kind: modifiers\nmodifiers: [{ code: XX, meaning: M, source: cpt, confidence: L, side: both }]',
			'both',
			'right, left',
		],
		['kind: diagnoses\nsource: cpt\ndiagnoses: [{ code: A00, confidence: L, side: up }]', 'up', 'right, left, both'],
	])('of a side: %s', (text, underlined, sides) => {
		expect(problemsOf(`${text}\n`)).toEqual([[underlined, `This must be one of: ${sides}.`]]);
	});

	it('of a yes or no', () => {
		const modifier = (more: string) =>
			problemsOf(`kind: modifiers\nmodifiers: [{ code: XX, meaning: M, source: cpt, confidence: L, ${more} }]\n`);
		expect(modifier('distinct: true, repeat: false, side: left')).toEqual([]);
		expect(modifier('distinct: "yes"')).toEqual([['"yes"', 'This must be true or false.']]);
		expect(problemsOf('kind: family\nname: f\nimageGuided: 1\n')).toEqual([['1', 'This must be true or false.']]);
	});

	it('of what is asked of the provider', () => {
		const element = (ask: string) =>
			`kind: documentation\nsets:\n  - name: mine\n    title: Mine\n    elements:\n      - { name: a, label: A, why: W, write: X, severity: error, required: true, ask: ${ask} }\n`;
		expect(problemsOf(element('Ask the provider'))).toEqual([]);
		expect(problemsOf(element('x'.repeat(71)))).toEqual([['x'.repeat(71), 'This is too long: at most 70 characters.']]);
		expect(problemsOf(element('"a\\nb"'))[0]?.[1]).toMatch(/on one line/);
	});
});

describe('names', () => {
	const addOn = (more: string) => `kind: add-on\nfamily: tissue-displacement\ncode: 1025T\nprimaries:
  - { code: "32408", from: 2026-01-01 }\ninEffect: { from: 2026-01-01 }\n${more}`;

	it('of a new add-on of a known family all lead somewhere', () => {
		expect(problemsOf(addOn('siblings: [1023t]\n'))).toEqual([]);
	});

	it.each([
		['siblings: [1023T, 1099T]', '1099T', 'There is no add-on `1099T`: it would stand in a file of kind add-on.'],
		['siblings: [1025t]', '1025t', 'A code is no sibling of itself.'],
		['siblings: [1023T, 1023t]', '1023t', 'This sibling stands twice in this file.'],
		[
			'documentation: nope',
			'nope',
			'There is no documentation set `nope`: it would stand in a file of kind documentation.',
		],
		[
			'sites: { typical: ["22", "28"], note: N }',
			'"28"',
			'There is no place of service `28`: it would stand in a file of kind places-of-service.',
		],
		[
			'sources: [{ source: hearsay, confidence: L, backs: all of it }]',
			'hearsay',
			'There is no source `hearsay`: it would stand in a file of kind sources.',
		],
	])('that lead nowhere: %s', (yaml, underlined, message) => {
		expect(problemsOf(addOn(yaml))).toEqual([[underlined, message]]);
	});

	it('of a family that is not there', () => {
		const text = addOn('').replace('tissue-displacement', 'nobody');
		expect(problemsOf(text)).toEqual([
			['nobody', 'There is no family `nobody`: it would stand in a file of kind family.'],
		]);
	});

	it('are not missed in a file that itself cannot be read', () => {
		const broken = { path: 'sources.yaml', text: 'kind: sources\nsources: 3\n' };
		const { problems } = compileGuidance([
			broken,
			{
				path: 'p.yaml',
				text: 'kind: procedures\nsources: [{ source: x, confidence: L, backs: y }]\nprocedures: []\n',
			},
		]);
		expect(problems.map((p) => p.path)).toEqual(['sources.yaml']);
	});
});

describe('an add-on', () => {
	const bare = 'kind: add-on\ncode: 1025T\ninEffect: { from: 2026-01-01 }\n';
	const list = 'list: { name: L, quarter: 2026 Q2, knownTo: 2026-06-30 }\n';

	it('has a type, a list and, in type 1, primaries', () => {
		expect(problemsOf(bare)).toEqual([['1025T', 'Neither this file nor its family says the `addOnType`.']]);
		expect(problemsOf(`${bare}addOnType: "1"\n`)).toEqual([
			['1025T', 'Neither this file nor its family says the `list`.'],
		]);
		expect(problemsOf(`${bare}${list}addOnType: "1"\n`)).toEqual([
			['1025T', 'An add-on of type 1 needs its list of `primaries`.'],
		]);
		expect(problemsOf(`${bare}${list}addOnType: "2"\n`)).toEqual([]);
	});

	it('whose type nobody explains is told so', () => {
		const { problems } = compileGuidance([{ path: 'a.yaml', text: `${bare}${list}addOnType: "2"\n` }]);
		expect(problems.map((p) => p.message)).toEqual(['No file of kind medicare says what type 2 means.']);
	});

	it('is no primary of itself', () => {
		const text = `${bare}${list}addOnType: "1"\nprimaries: [{ code: 1025t, from: 2026-01-01 }]\n`;
		expect(problemsOf(text)).toEqual([['1025t', 'An add-on code is no primary procedure of itself.']]);
	});
});

describe('twice', () => {
	it('a code, in one file and in two', () => {
		const text = 'kind: procedures\nprocedures: [{ code: 0001t }, { code: 0001T }]\n';
		const { problems } = compileGuidance([
			{ path: 'a.yaml', text },
			{ path: 'b.yaml', text: 'kind: procedures\nprocedures: [{ code: 0001T }]\n' },
		]);
		expect(problems.map((p) => [p.path, p.start, p.message])).toEqual([
			['a.yaml', at(text, 2, 39), 'This code stands twice in this file.'],
			['b.yaml', at(text, 2, 22), 'This code stands twice: also in a.yaml.'],
		]);
	});

	it('an element, a pair of the same day, a payer by an alias of another', () => {
		const element = '{ name: a, label: A, why: W, write: X, severity: error, required: true, ask: Ask }';
		expect(
			problemsOf(`kind: documentation\nsets: [{ name: s, title: S, elements: [${element}, ${element}] }]\n`),
		).toEqual([['a', 'This element stands twice in this file.']]);
		const day = '{ code: "32408", from: 2026-01-01 }';
		const text = `kind: add-on\nfamily: tissue-displacement\ncode: 1025T\ninEffect: { from: 2026-01-01 }\nprimaries: [${day}, ${day}]\n`;
		expect(problemsOf(text)).toEqual([['"32408"', 'This pair stands twice in this file.']]);
		expect(problemsOf('kind: payers\npayers: [{ name: A }, { name: B, aliases: [a] }]\n')).toEqual([
			['a', 'This payer stands twice in this file.'],
		]);
	});

	it('is no problem for what the base has too', () => {
		expect(problemsOf('kind: procedures\nprocedures: [{ code: "32408", meaning: Ours. }]\n')).toEqual([]);
	});
});

describe('days', () => {
	const procedure = (inEffect: string) =>
		problemsOf(`kind: procedures\nprocedures: [{ code: 0001T, inEffect: ${inEffect} }]\n`);

	it('are in the calendar and in order', () => {
		expect(procedure('{ from: 2028-02-29, until: 2028-02-29 }')).toEqual([]);
		expect(procedure('{ from: 2026-02-29 }')).toEqual([['2026-02-29', 'There is no day 2026-02-29.']]);
		expect(procedure('{ from: 2026-01-02, until: 2026-01-01 }')).toEqual([
			['2026-01-01', 'This lies before the first day, 2026-01-02.'],
		]);
	});
});

describe('one broken file', () => {
	it('leaves the others as they are', () => {
		const { data, problems } = compileGuidance([
			{ path: 'a.yaml', text: 'kind: [[[' },
			{ path: 'b.yaml', text: 'kind: payers\npayers: [{ name: Acme, isMedicare: true }]\n' },
			{ path: 'c.yaml', text: 'kind: payers\npayers: [{ title: Other }]\n' },
		]);
		expect(new Set(problems.map((p) => p.path))).toEqual(new Set(['a.yaml', 'c.yaml']));
		expect(data.payers.map((p) => p.name)).toEqual(['Acme']);
	});
});

describe('hostile input never throws and always says something', () => {
	const aliases = Array.from(
		{ length: 60 },
		(_, i) => `a${i}: &a${i} ${'['.repeat(100)}${i ? `*a${i - 1}` : 1}${']'.repeat(100)}`,
	);
	it.each([
		['', 'empty'],
		['[[[[', 'open brackets'],
		['\u0000\u0001\ufffd\ud800', 'binary'],
		['kind: add-on\n__proto__: { code: x }\nconstructor: 1\n', 'prototype keys'],
		['__proto__: { kind: payers, payers: [] }\n', 'a kind by prototype'],
		['kind: __proto__\n', 'a prototype kind'],
		['kind: payers\npayers: &a [*a]\n', 'a circle'],
		[`kind: payers\npayers: ${'['.repeat(5000)}`, 'depth'],
		[`kind: payers\n${aliases.join('\n')}\n`, 'depth by aliases'],
		['? [a]\n: b\nkind: payers\n', 'a list as a key'],
		['kind: add-on\nsiblings: [{ a: 1 }, { a: 1 }]\n', 'mappings for codes'],
		['kind: payers\npayers: [{ name: "a", aliases: [~, 1, {}] }]\n', 'odd aliases'],
	])('%j', (text) => {
		const { data, problems } = compileGuidance([{ path: 'x.yaml', text }], bundled);
		expect(problems.length).toBeGreaterThan(0);
		for (const { start, end } of problems) {
			expect(start).toBeGreaterThanOrEqual(0);
			expect(end).toBeGreaterThanOrEqual(start);
			expect(end).toBeLessThanOrEqual(text.length);
		}
		expect(data).toEqual(bundled);
		expect(Object.hasOwn(Object.prototype, 'code')).toBe(false);
	});
});

describe("an organization's files", () => {
	const compiled = (...texts: string[]) => {
		const { data, problems } = compileGuidance(
			texts.map((text, i) => ({ path: `${i}.yaml`, text })),
			bundled,
		);
		expect(problems).toEqual([]);
		return openGuidance(data);
	};

	it('add an add-on to a family, by data alone', () => {
		const guidance = compiled(`kind: add-on
family: tissue-displacement
code: 1025t
inEffect: { from: 2027-01-01 }
primaries: [{ code: 0001t, from: 2027-01-01 }]
notes: [Ours.]
`);
		const addOn = guidance.addOn('1025T');
		expect(addOn?.feeSchedule?.status).toBe('C');
		expect(addOn?.notes[0]).toBe('Ours.');
		expect(addOn?.notes.length).toBe((guidance.data.families[0]?.notes?.length ?? 0) + 1);
		expect(guidance.elementsOf('1025T')).toHaveLength(6);
		expect(guidance.addOnsListing('0001T')).toEqual([addOn]);
		expect(guidance.addOn('1023T')?.addOn.primaries).toHaveLength(12);
	});

	it('say of an add-on that it is not guided by imaging, though its family is', () => {
		const guidance = compiled(`kind: add-on
family: tissue-displacement
code: 1025T
inEffect: { from: 2027-01-01 }
imageGuided: false
primaries: [{ code: 0001T, from: 2027-01-01 }]
`);
		expect(guidance.addOn('1025T')?.addOn.imageGuided).toBe(false);
		expect(guidance.addOn('1024T')?.addOn.imageGuided).toBe(true);
	});

	it('give a diagnosis a side, and keep its title', () => {
		const guidance = compiled('kind: diagnoses\nsource: cpt\ndiagnoses: [{ code: J90, confidence: L, side: both }]\n');
		expect(guidance.diagnosis('J90')).toMatchObject({
			side: 'both',
			title: 'Pleural effusion, not elsewhere classified',
		});
	});

	it('change what they say of a code, and keep the rest', () => {
		const guidance = compiled(
			'kind: procedures\nprocedures: [{ code: "32408", meaning: Ours. }, { code: 1023T, meaning: Ours too. }]\n',
		);
		expect(guidance.procedure('32408')).toMatchObject({ meaning: 'Ours.', region: 'chest' });
		expect(guidance.procedure('32408')?.imagingGuidance?.included).toBe('yes');
		expect(guidance.addOn('1023T')?.meaning).toBe('Ours too.');
		expect(guidance.addOn('1023T')?.addOn.primaries).toHaveLength(12);
	});

	it('give a payer a policy, and Medicare stays Medicare', () => {
		const guidance = compiled(`kind: payers
payers:
  - name: medicare
    aliases: [Original Medicare]
    policies:
      - codes: [1023t]
        authorizationNeeded: true
        from: 2026-03-01
        severity: warning
        says: Ask first.
        source: ncci-policy
        confidence: L
`);
		const medicare = guidance.payer('original medicare');
		expect(medicare).toBe(guidance.payer('Medicare Part B'));
		expect(medicare?.isMedicare).toBe(true);
		expect(medicare?.policies.map((p) => p.codes)).toEqual([['1023T']]);
		expect(medicare?.notKnown).toEqual([]);
		expect(guidance.payer('Aetna')?.notKnown).toEqual(['No policy supplied.']);
	});

	it('replace a set of documentation whole', () => {
		const guidance = compiled(`kind: documentation
sets:
  - name: tissue-displacement
    title: Ours
    elements:
      - { name: duration, label: D, why: W, write: X, ask: Ask, severity: hint, required: false }
`);
		expect(guidance.elementsOf('1022T').map((e) => [e.name, e.severity])).toEqual([['duration', 'hint']]);
		expect(guidance.fieldsOf('1022T')).toHaveLength(1);
		expect(guidance.procedureElements).toHaveLength(8);
	});
});

describe('figures and examples', () => {
	const figure = (more: string) =>
		`kind: benchmarks\nbenchmarks:\n  - { code: 1023T, measure: payment, label: a, unit: USD, population: ours, source: cpt, confidence: L, ${more} }\n`;

	it.each([
		['value: 5, low: 6, date: "2026"', [['6', 'The lower end lies above the figure, 5.']]],
		['value: 5, high: 4, date: "2026"', [['4', 'The upper end lies below the figure, 5.']]],
		['value: 5, date: 2026-02-30', [['2026-02-30', 'There is no day 2026-02-30.']]],
		[
			'value: 5, date: 2026-13',
			[['2026-13', expect.stringMatching(/^This does not have the right form\. When the figure held/)]],
		],
		['value: -1, date: "2026"', [['-1', 'This must not be below 0.']]],
		['value: "5", date: "2026"', [['"5"', 'This must be a number, without quotes.']]],
		['value: 5, low: 5, high: 5, date: 2026 Q4', []],
	])('a figure of %s', (more, problems) => {
		expect(problemsOf(figure(more))).toEqual(problems);
	});

	it('a figure that stands twice', () => {
		const text = figure('value: 5, date: "2026"');
		expect(problemsOf(text + text.split('\n').slice(2).join('\n'))).toEqual([
			['a', 'This figure stands twice in this file.'],
		]);
	});

	it.each([
		['title: t', [['t', 'An example has either a `case` or a `note`.']]],
		['title: t, case: a, note: b, finds: [npi]', [['t', 'An example has either a `case` or a `note`.']]],
		['title: t, case: a', [['t', 'Say what is expected: `finds` or `doesNotFind`.']]],
		['title: t, note: a, shows: [duration], finds: [npi]', [['[npi]', 'This goes with a `case`.']]],
		['title: t, case: a, finds: [npi], shows: [duration]', [['[duration]', 'This goes with a `note`.']]],
		[
			'title: t, note: a, shows: [durations]',
			[['durations', expect.stringMatching(/^There is no element of the signs `durations`/)]],
		],
		['title: t, note: a, shows: [duration], today: 2026-02-29', [['2026-02-29', 'There is no day 2026-02-29.']]],
	])('an example of %s', (example, problems) => {
		expect(problemsOf(`kind: examples\nexamples:\n  - { ${example} }\n`)).toEqual(problems);
	});

	it('a figure of a later file takes the place of the same one', () => {
		const own = (value: number) => ({ path: `${value}.yaml`, text: figure(`value: ${value}, date: "2026"`) });
		const first = compileGuidance([own(1)], bundled).data;
		const guidance = openGuidance(compileGuidance([own(2)], first).data);
		expect(guidance.benchmarks('1023t').map((b) => b.value)).toEqual([2]);
		expect(guidance.benchmarks('1022T')).toEqual([]);
	});
});
