import { hasCaseName, textFormatOf } from '../case/readCases';
import { readParts } from '../case/readParts';
import { type ElementEvidence, findEvidence } from '../evidence/findEvidence';
import { noteEvidence } from '../evidence/noteEvidence';
import { bundledGuidance } from '../guidance/bundledGuidance';
import { reasonOf } from '../node/fileTrouble';
import { readTextFile } from '../node/readTextFile';
import { LineIndex } from '../text/lineIndex';
import type { Placement } from '../text/placement';
import type { FileTrouble } from '../workspace/host';
import { printable } from './printable';

export interface EvidenceResult {
	readonly output: string;
	readonly troubles: readonly FileTrouble[];
}

/** What one note of a file documents; places are UTF-16 code units of the file's text. */
interface NoteReport {
	readonly case?: string;
	readonly elements: readonly ElementEvidence[];
}

interface FileNotes {
	readonly path: string;
	readonly text: string;
	readonly notes: readonly NoteReport[];
}

/** Reads notes, in plain text or in case files, and prints what each documents and with which words. */
export function evidence(paths: readonly string[], format: 'pretty' | 'json'): EvidenceResult {
	const files: FileNotes[] = [];
	const troubles: FileTrouble[] = [];
	for (const path of paths) {
		try {
			const text = readTextFile(path);
			const notes = notesIn(path, text);
			if (notes.length > 0) {
				files.push({ path, text, notes });
			} else {
				troubles.push({ path, reason: 'holds no note with a text' });
			}
		} catch (error) {
			troubles.push({ path, reason: reasonOf(error) });
		}
	}
	return { output: files.length === 0 ? '' : format === 'json' ? json(files, paths.length) : pretty(files), troubles };
}

/** The notes of a case file; any other file is a note as a whole. */
function notesIn(path: string, text: string): NoteReport[] {
	const { narrative } = bundledGuidance().data;
	const format = textFormatOf(path);
	if (!format) {
		return text.trim() === '' ? [] : [{ elements: findEvidence(text, narrative) }];
	}
	return [...readParts(text, format, hasCaseName(path))].flatMap(({ at, part }) =>
		part.cases.flatMap(({ id, note }) => {
			if (!note?.text) {
				return [];
			}
			const elements = noteEvidence(note.text, narrative);
			return [{ ...(id && { case: id.value }), elements: elements.map((e) => moved(e, at)) }];
		}),
	);
}

function moved(found: ElementEvidence, at: Placement): ElementEvidence {
	return { ...found, spans: found.spans.map((s) => at.inFile(s)) };
}

/** One note of one file is printed by itself; more of them by file. */
function json(files: readonly FileNotes[], asked: number): string {
	const elementsOf = ({ elements }: NoteReport, text: string) =>
		elements.map(({ element, status, spans }) => ({
			id: element,
			status,
			evidence: spans.map(({ start, end, sign }) => ({ start, end, text: text.slice(start, end), sign })),
		}));
	const [file] = files;
	const [note] = file?.notes ?? [];
	if (file && note && asked === 1 && file.notes.length === 1) {
		return `${JSON.stringify({ elements: elementsOf(note, file.text) }, null, 2)}\n`;
	}
	const all = files.map(({ path, text, notes }) => ({
		path,
		notes: notes.map((n) => ({ ...(n.case !== undefined && { case: n.case }), elements: elementsOf(n, text) })),
	}));
	return `${JSON.stringify({ files: all }, null, 2)}\n`;
}

/** What documentation rests on, and what a query quotes; what only rules look for, such as sides, is in the JSON. */
function askedFor(): ReadonlySet<string> {
	const { documentation, query } = bundledGuidance().data;
	const elements = documentation.flatMap((d) => d.elements.flatMap((e) => e.shownBy ?? []));
	return new Set([...elements, ...query.sets.flatMap((s) => s.facts ?? [])]);
}

function pretty(files: readonly FileNotes[]): string {
	return files.map((f) => f.notes.map((n) => prettyNote(f, n)).join('\n')).join('\n');
}

function prettyNote({ path, text }: FileNotes, note: NoteReport): string {
	const lines = new LineIndex(text);
	const asked = askedFor();
	const shown = note.elements.filter((e) => asked.has(e.element));
	const rows = shown.flatMap(({ element, status, spans }) => [
		`  ${element}: ${status}`,
		...spans.map(({ start, end }) => {
			const { line, character } = lines.position(start);
			return `    ${line + 1}:${character + 1}  “${printable(text.slice(start, end).replace(/\s+/g, ' '))}”`;
		}),
	]);
	return `${printable(path)}${note.case === undefined ? '' : ` (${printable(note.case)})`}\n${rows.join('\n')}\n`;
}
