import fc from 'fast-check';

/** Cases as plain data with every kind of fault that the rules find. Nothing here uses the code under test. */

export type Scalar = string | number | null;
export type Data = Scalar | Data[] | { [key: string]: Data };
export type Fields = { [key: string]: Data };
export interface FaultyCase {
	case: string;
	claim: Fields & { lines: Fields[] };
	note: Fields;
}

/** Some of a record's fields, each one more often absent than not. */
function some(fields: Record<string, fc.Arbitrary<Data>>, required: string[] = []): fc.Arbitrary<Fields> {
	return fc.record(fields, { requiredKeys: required }) as fc.Arbitrary<Fields>;
}

const codes = fc.constantFrom<Data>(
	...['1023T', '1023T', '1022T', '1024T', '1023t', '1023T'],
	...['32408', '32408', '32554', '32556', '32400', '32553', '49405', '47000', '60100', '19083'],
	...['10005', '77012', '76942', '88305', 'A4550', 'J2250', 'X12', '324088', 32408],
);
const provider = fc.constantFrom<Data>('1999999984', '1999999976', '1999999985', 'GRP-7', 1999999984);
const day = fc.constantFrom<Data>(
	'2026-03-10',
	'2026-03-10',
	'2026-03-12',
	'2026-07-14',
	'2025-12-31',
	'2026-02-30',
	'2027-01-01',
	'soon',
);
const place = fc.constantFrom<Data>('22', '22', '11', '98', 24);
const modifier = fc.constantFrom<Data>('RT', 'LT', 'rt', '59', '51', '50', 'TC', 'XS', 'AS', 'RTT', 59, 62);
const pointer = fc.constantFrom<Data>(1, 2, '1', 'A', 'b', 9, 0);
const diagnosis = fc.constantFrom<Data>(
	'R91.1',
	'C34.11',
	'c3412',
	'C78.02',
	'J90',
	'R91.9',
	'C34.1',
	'786.6',
	'nodule',
);
const element = fc.constantFrom<Data>(
	...['30 mL saline', 'none', 'TBD', 'see note', '', null, 6, ['gas', 'balloon'], 'ultrasond', '6 min'],
);
/** What takes one value: what is underlined of a list hangs on how it is written. */
const single = ['imagingModality', 'duration'];

const oneOrMore = (one: fc.Arbitrary<Data>, most: number): fc.Arbitrary<Data> =>
	fc.oneof({ arbitrary: one, weight: 1 }, { arbitrary: fc.array(one, { maxLength: most }), weight: 3 });

const line = some(
	{
		code: fc.oneof({ arbitrary: codes, weight: 12 }, { arbitrary: fc.constantFrom<Data>('', null), weight: 1 }),
		modifiers: oneOrMore(modifier, 3),
		units: fc.constantFrom<Data>(1, 2, 0, -1, 1.5, '1', '3', 'many'),
		diagnosisPointers: oneOrMore(pointer, 5),
		dateOfService: day,
		placeOfService: place,
		renderingProvider: provider,
		revenueCode: fc.constant('0361'),
		status: fc.constantFrom<Data>('denied', 'voided', 'paid'),
		modifer: fc.constant('RT'),
	},
	[],
);

/** Most lines have what they need, or nothing but missing fields would be found. */
const usualLine = fc
	.tuple(line, codes, pointer)
	.map(([given, code, to]): Fields => ({ code, ...(to !== 9 && { diagnosisPointers: [to] }), ...given }));

const addOn = fc.constantFrom('1023T', '1022T', '1024t');
const names = ['indication', 'imagingModality', 'technique', 'duration', 'imagingConfirmation', 'complications'];
const elements = fc
	.tuple(
		fc.subarray(names),
		fc.array(element, { minLength: 6, maxLength: 6 }),
		fc.constantFrom([], ['start'], ['Techniqe']),
	)
	.map(
		([given, values, more]): Fields =>
			Object.fromEntries([...given, ...more].map((n, i) => [n, one(n, values[i % 6] ?? null)])),
	);

function one(name: string, value: Data): Data {
	return single.includes(name) && Array.isArray(value) ? (value[0] ?? null) : value;
}

/** What seldom comes together by chance. */
const carried: Fields[] = [
	{ code: '32408', diagnosisPointers: [1] },
	{ code: '77012', diagnosisPointers: [1] },
	{ code: '1023T', diagnosisPointers: [1] },
];
const documented: Fields = { documentation: { '1023T': { duration: 'gas', imagingModality: 'ultrasond' } } };

const note = some({
	patient: fc.constantFrom<Data>('P-0101', 'P-0101', 'P-0102'),
	dateOfService: day,
	author: provider,
	procedures: fc.subarray<Data>(['1023T', '32408', '1022t', '88305', '47000']),
	documentation: fc.oneof(
		{
			arbitrary: fc.dictionary(addOn, fc.oneof(elements, fc.constant(null)), { maxKeys: 2 }) as fc.Arbitrary<Data>,
			weight: 4,
		},
		{ arbitrary: fc.constant<Data>(null), weight: 1 },
	),
	text: fc.constant('Under CT the lung was moved aside.\nclaim: "none", - 1023T: #1\n'),
	colour: fc.constant('red'),
});

export const faultyCase: fc.Arbitrary<FaultyCase> = fc
	.record({
		claim: some({
			type: fc.constantFrom<Data>('professional', 'professional', 'institutional', 'pharmacy'),
			payer: fc.constantFrom<Data>('Medicare', 'Aetna', 'Acme', 'cigna'),
			patient: fc.constant('P-0101'),
			billingProvider: provider,
			renderingProvider: provider,
			placeOfService: place,
			diagnoses: oneOrMore(diagnosis, 14),
			payor: fc.constant('Aetna'),
		}),
		date: fc.oneof({ arbitrary: fc.constant<Data>('2026-03-10'), weight: 4 }, { arbitrary: day, weight: 2 }),
		dated: fc.integer({ min: 0, max: 9 }),
		lines: fc.array(fc.oneof({ arbitrary: usualLine, weight: 6 }, { arbitrary: line, weight: 1 }), {
			minLength: 1,
			maxLength: 6,
		}),
		guided: fc.integer({ min: 0, max: 7 }),
		note,
	})
	.map(({ claim, date, dated, lines, guided, note: given }) => ({
		case: 'C-1',
		claim: {
			...claim,
			...(dated > 0 && { dateOfService: date }),
			lines: [...(guided === 0 ? carried : []), ...lines].filter((l) => Object.keys(l).length > 0),
		},
		note: { id: 'N-1', ...given, ...(guided === 0 && documented) },
	}));
