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

/** Line and character of the first digit behind the words, after the middle of the text. */
export function placeBehind(text, words) {
	const at = text.indexOf(words, Math.floor(text.length / 2) - words.length * 2);
	const found = (at < 0 ? text.indexOf(words) : at) + words.length;
	const before = text.slice(0, found);
	return { line: before.split('\n').length - 1, character: found - (before.lastIndexOf('\n') + 1) };
}
