// Case files of a given size, the same bytes at each run. Invented text; nobody's case.

/** One case of about `bytes` bytes; `n` tells it from the others. */
export function caseYaml(n, bytes, indent = '') {
	const lines = [
		`case: C-${n}`,
		'claim:',
		`  id: CLM-${n}`,
		'  payer: Medicare',
		`  patient: P-${n}`,
		'  renderingProvider: "1999999984"',
		'  placeOfService: "22"',
		'  dateOfService: 2026-03-10',
		'  diagnoses: [R91.1]',
		'  lines:',
		'    - code: "32408"',
		'      modifiers: [RT]',
		'      diagnosisPointers: [1]',
		'    - code: 1023T',
		'      units: 1',
		'      diagnosisPointers: [1]',
		'note:',
		`  id: N-${n}`,
		'  procedures: ["32408", 1023T]',
		'  documentation:',
		'    1023T:',
		'      indication: Vessels in the planned needle path',
		'      imagingModality: CT fluoroscopy',
		'      technique: saline through a 20 G needle',
		'      duration: 6 min',
		'      imagingConfirmation: CT shows 12 mm between vessels and path',
		'  text: |',
	];
	let size = lines.join('\n').length;
	for (let i = 0; size < bytes; i++) {
		const line = `    Sentence ${i} of the note: the needle was advanced under CT and its tip was seen in the target.`;
		lines.push(line);
		size += line.length + 1;
	}
	return `${lines.map((l) => indent + l).join('\n')}\n`;
}

/** One case of about `bytes` bytes that are service lines, add-ons on two days and much beside them. */
export function manyLines(n, bytes) {
	const head = caseYaml(n, 0);
	const lines = [];
	const beside = ['"88305"', 'A4550', '"85610"', '"71045"', 'J2250', '"77012"', '1023T', '"32408"', '1024T'];
	for (let i = 0, size = head.length; size < bytes; i++) {
		const line = `    - code: ${beside[i % beside.length]}\n      modifiers: [XS]\n      dateOfService: 2026-03-1${i % 2}\n      units: 1\n      diagnosisPointers: [1]\n`;
		lines.push(line);
		size += line.length;
	}
	return head.replace('note:\n', `${lines.join('')}note:\n`);
}

/** As an item of a YAML list. */
export function yamlList(count, bytes) {
	const items = Array.from({ length: count }, (_, n) => `-${caseYaml(n, bytes, '  ').slice(1)}`);
	return items.join('');
}

/** The same cases as a JSON array, an object a line and indented, as programs write it. */
export function jsonArray(count, bytes) {
	const items = Array.from({ length: count }, (_, n) => ({
		case: `C-${n}`,
		claim: {
			id: `CLM-${n}`,
			payer: 'Medicare',
			patient: `P-${n}`,
			dateOfService: '2026-03-10',
			diagnoses: ['R91.1'],
			lines: [
				{ code: '32408', modifiers: ['RT'] },
				{ code: '1023T', units: 1 },
			],
		},
		note: {
			documentation: { '1023T': { indication: 'Vessels in the planned needle path', duration: '6 min' } },
			text: 'The needle was advanced under CT and its tip was seen in the target. '.repeat(Math.ceil(bytes / 80)),
		},
	}));
	return `${JSON.stringify(items, null, 2)}\n`;
}

/**
 * An HL7 FHIR Bundle of about 7 KB a claim, as a record system writes it: of each patient who it is and how covered, the
 * visit, the claim, what was done, and a note of `bytes` bytes.
 * @param apart all resources of a type stand together
 */
export function fhirBundle(count, bytes, apart = false) {
	const coded = (system, code) => ({ coding: [{ system, code }] });
	const cpt = (code) => coded('http://www.ama-assn.org/go/cpt', code);
	const day = '2026-03-10';
	const patients = Array.from({ length: count }, (_, n) => {
		const subject = { reference: `Patient/P-${n}` };
		const item = ['32408', '1023T', '88305'].map((code, i) => ({
			sequence: i + 1,
			careTeamSequence: [1],
			diagnosisSequence: [1],
			productOrService: cpt(code),
			servicedDate: day,
			quantity: { value: 1 },
		}));
		const claim = {
			resourceType: 'Claim',
			id: `CLM-${n}`,
			status: 'active',
			type: coded('http://terminology.hl7.org/CodeSystem/claim-type', 'professional'),
			use: 'claim',
			patient: subject,
			insurer: { display: 'Medicare' },
			careTeam: [
				{ sequence: 1, provider: { identifier: { system: 'http://hl7.org/fhir/sid/us-npi', value: '1999999984' } } },
			],
			diagnosis: [{ sequence: 1, diagnosisCodeableConcept: coded('http://hl7.org/fhir/sid/icd-10-cm', 'R91.1') }],
			item,
		};
		const procedure = {
			resourceType: 'Procedure',
			id: `PRO-${n}`,
			status: 'completed',
			subject,
			code: cpt('1023T'),
			performedPeriod: { start: `${day}T10:00:00Z`, end: `${day}T10:06:00Z` },
			reasonCode: [{ text: 'Vessels in the planned needle path' }],
		};
		const said = `<p>Note ${n}: the needle was advanced under CT and its tip was seen in the target.</p>`;
		const composition = {
			resourceType: 'Composition',
			id: `COM-${n}`,
			status: 'final',
			subject,
			date: day,
			section: [{ title: 'Technique', text: { status: 'additional', div: `<div>${said.repeat(bytes / 85)}</div>` } }],
		};
		const patient = {
			resourceType: 'Patient',
			id: `P-${n}`,
			identifier: [{ system: 'https://ehr.example.org/mrn', value: `M-${n}` }],
			gender: 'unknown',
			text: { status: 'generated', div: `<div>Patient ${n}</div>` },
		};
		const coverage = {
			resourceType: 'Coverage',
			id: `COV-${n}`,
			status: 'active',
			beneficiary: subject,
			payor: [{ display: 'Medicare' }],
			class: [{ type: coded('http://terminology.hl7.org/CodeSystem/coverage-class', 'plan'), value: 'B' }],
		};
		const encounter = {
			resourceType: 'Encounter',
			id: `ENC-${n}`,
			status: 'finished',
			class: { system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code: 'AMB' },
			subject,
			period: { start: `${day}T09:00:00Z`, end: `${day}T12:00:00Z` },
			location: [{ location: { display: 'Interventional radiology' } }],
		};
		return [patient, coverage, encounter, claim, procedure, composition];
	});
	const resources = apart ? [0, 1, 2, 3, 4, 5].flatMap((i) => patients.map((p) => p[i])) : patients.flat();
	const entry = resources.map((resource) => ({ fullUrl: `urn:${resource.id}`, resource }));
	return `${JSON.stringify({ resourceType: 'Bundle', type: 'collection', entry }, null, 2)}\n`;
}

/** Line and character of the first digit behind the words, after the middle of the text. */
export function placeBehind(text, words) {
	const at = text.indexOf(words, Math.floor(text.length / 2) - words.length * 2);
	const found = (at < 0 ? text.indexOf(words) : at) + words.length;
	const before = text.slice(0, found);
	return { line: before.split('\n').length - 1, character: found - (before.lastIndexOf('\n') + 1) };
}
