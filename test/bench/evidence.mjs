// What reading a note's prose costs, by its length: it must grow with the length and nothing else.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { engine, medianOf, root, table } from './engine.mjs';

const folder = path.join(root, 'test/evidence/learned/notes');

/** Notes of the labelled set behind each other, cut at so many characters. */
function prose(length) {
	const notes = readdirSync(folder).map((name) => readFileSync(path.join(folder, name), 'utf8'));
	return notes
		.join('\n\n')
		.repeat(Math.ceil(length / 20_000))
		.slice(0, length);
}

/** Texts that look for a weak place: one thing again and again. */
const hostile = {
	'no stop in it': 'CT NEEDLE SALINE LUNG ',
	'nothing but signs': '5 ml saline injected ',
	blanks: ' ',
	bars: '| a ',
	'headings in a row': 'A: ',
	abbreviations: 'Dr. 1. ',
};

export async function evidenceTables() {
	const { findEvidence, bundledGuidance } = await engine('evidence/findEvidence', 'guidance/bundledGuidance');
	const { narrative } = bundledGuidance().data;
	const rows = [['prose', 'time', 'to reach', 'per KB', '÷ 1 KB of the same run', 'JSON.parse', 'ours ÷ it']];
	let perKilobyte;
	const row = (what, text, target = '–') => {
		const kilobytes = text.length / 1024;
		const rounds = Math.max(5, Math.min(400, Math.round(2000 / kilobytes)));
		const ours = medianOf(() => findEvidence(text, narrative), rounds);
		const json = JSON.stringify(text);
		const parse = medianOf(() => JSON.parse(json), rounds);
		perKilobyte ??= ours / kilobytes;
		const ratio = ours / kilobytes / perKilobyte;
		rows.push([
			what,
			`${ours.toFixed(2)} ms`,
			target,
			`${(ours / kilobytes).toFixed(3)} ms`,
			`${ratio.toFixed(2)}×`,
			`${parse.toFixed(4)} ms`,
			`${(ours / parse).toFixed(0)}×`,
		]);
	};
	for (const kilobytes of [1, 5, 20, 100, 1024]) {
		row(`${kilobytes} KB`, prose(kilobytes * 1024), kilobytes === 5 ? '≤ 2 ms' : '–');
	}
	for (const [what, piece] of Object.entries(hostile)) {
		row(`100 KB, ${what}`, piece.repeat(Math.ceil(102_400 / piece.length)).slice(0, 102_400));
	}
	return table(rows);
}
