import { strFromU8, Unzip, UnzipInflate, zipSync } from 'fflate';
import readWorkbook from 'read-excel-file/universal';

/** What is larger is refused, before any memory is taken for it. */
export const workbookLimits = {
	/** Entries of the archive. */
	entries: 2_000,
	/** Bytes of the parts that are looked at, unpacked. */
	unpacked: 120 * 1024 * 1024,
	/** Cells of the rectangle up to the last row and the last column: that much the reader makes room for. */
	cells: 8_000_000,
};

/** A workbook cannot be read, or is none. The message is for people and holds nothing of its content. */
export class WorkbookError extends Error {
	override readonly name = 'WorkbookError';
}

/**
 * The rows of each sheet of a workbook, empty ones included. Fails with a {@link WorkbookError}.
 * Its parts are unpacked here, under limits, and handed to the reader packed anew without compression: so it sees nothing
 * that is too large, and nothing of the archive but a sheet and what belongs to it. Nothing is ever read or written by the
 * names that stand in the archive.
 */
export async function workbookSheets(bytes: Uint8Array): Promise<string[][][]> {
	const parts = unpacked(bytes);
	for (const [name, part] of Object.entries(parts)) {
		refuseHuge(name, part);
	}
	if (!parts['xl/workbook.xml']) {
		throw new WorkbookError(
			'is a zip archive and no workbook: unpack it, and name the file in it that holds the codes',
		);
	}
	const vetted = zipSync(parts, { level: 0 });
	try {
		const options = { parseNumber: (text: string) => text as unknown as number };
		const sheets = await readWorkbook(vetted.slice().buffer, options);
		return sheets.map(({ data }) => data.map((row) => row.map(cellText)));
	} catch {
		throw new WorkbookError('cannot be read as a workbook: it is damaged, or of another kind');
	}
}

/** The parts that a sheet needs, unpacked; a bomb is noticed while it unpacks, whatever size it claims. */
function unpacked(bytes: Uint8Array): Record<string, Uint8Array> {
	const chunks = new Map<string, Uint8Array[]>();
	let entries = 0;
	let total = 0;
	let failed = false;
	const unzip = new Unzip((file) => {
		entries++;
		if (entries > workbookLimits.entries) {
			throw new WorkbookError('holds more parts than any workbook: it is not unpacked');
		}
		if (/^[/\\]|^[a-z]:|(?:^|[/\\])\.\.(?:[/\\]|$)/i.test(file.name)) {
			throw new WorkbookError('names a path outside of itself: it is not unpacked');
		}
		if (!wanted.test(file.name)) {
			return;
		}
		const own: Uint8Array[] = [];
		chunks.set(file.name, own);
		file.ondata = (error, data) => {
			failed ||= error !== null;
			total += data?.length ?? 0;
			if (total > workbookLimits.unpacked) {
				throw new WorkbookError('unpacks to more than any file of codes: it is not unpacked');
			}
			if (data) {
				own.push(data);
			}
		};
		file.start();
	});
	unzip.register(UnzipInflate);
	try {
		// In small steps, so that what unpacks to too much is stopped in time.
		for (let at = 0; at < bytes.length; at += step) {
			unzip.push(bytes.subarray(at, at + step), at + step >= bytes.length);
		}
	} catch (error) {
		throw error instanceof WorkbookError ? error : new WorkbookError('is a damaged or cut off zip archive');
	}
	if (failed) {
		throw new WorkbookError('is a damaged or cut off zip archive');
	}
	return Object.fromEntries([...chunks].map(([name, own]) => [name, joined(own)]));
}

const wanted =
	/^(?:\[Content_Types\]\.xml|_rels\/\.rels|xl\/(?:workbook|sharedStrings|styles)\.xml|xl\/_rels\/workbook\.xml\.rels|xl\/worksheets\/[\w-]+\.xml)$/i;
const step = 16 * 1024;

function joined(chunks: readonly Uint8Array[]): Uint8Array {
	const all = new Uint8Array(chunks.reduce((sum, c) => sum + c.length, 0));
	let at = 0;
	for (const chunk of chunks) {
		all.set(chunk, at);
		at += chunk.length;
	}
	return all;
}

/** A few bytes can name a cell far out, or a text that grows as it is read: the reader would make room for all of it. */
function refuseHuge(name: string, part: Uint8Array): void {
	const xml = strFromU8(part, true);
	if (/<!(?:DOCTYPE|ENTITY)/i.test(xml)) {
		throw new WorkbookError('declares entities, which no workbook needs: it is not read');
	}
	if (!/^xl\/worksheets\//i.test(name)) {
		return;
	}
	let rows = 1;
	let columns = 1;
	for (const [, column = '', row = ''] of xml.matchAll(/\br=["']([A-Za-z]{0,7})(\d{1,10})["']/g)) {
		rows = Math.max(rows, Number(row));
		columns = Math.max(columns, columnNumber(column));
	}
	if (rows * columns > workbookLimits.cells) {
		throw new WorkbookError('has cells further out than any file of codes: it is not read');
	}
}

function columnNumber(letters: string): number {
	return [...letters.toUpperCase()].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
}

function cellText(value: unknown): string {
	if (value === null || value === undefined) {
		return '';
	}
	return value instanceof Date ? value.toISOString().slice(0, 10) : String(value).trim();
}
