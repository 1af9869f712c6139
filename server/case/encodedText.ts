import type { Place } from './case';
import type { NoteText } from './noteText';

/** A text that was read out of a value that does not show it: its words have the place of the whole value. */
export class EncodedText implements NoteText {
	readonly start: number;
	readonly end: number;

	constructor(
		readonly value: string,
		{ start, end }: Place,
	) {
		this.start = start;
		this.end = end;
	}

	placeOf(): Place {
		return { start: this.start, end: this.end };
	}

	encodedAt(offset: number): EncodedText | undefined {
		return this.start <= offset && offset <= this.end ? this : undefined;
	}
}

/** Base64 as it is written: with line breaks or without, padded or not, in the URL's alphabet too. Undefined for anything else. */
export function base64Bytes(text: string): Uint8Array | undefined {
	const digits = text.replace(/\s+/g, '').replace(/=+$/, '');
	const bytes = new Uint8Array(Math.floor((digits.length * 3) / 4));
	let at = 0;
	let bits = 0;
	let held = 0;
	for (let i = 0; i < digits.length; i++) {
		const six = sextets[digits.charCodeAt(i)];
		if (six === undefined || six < 0) {
			return undefined;
		}
		held = ((held << 6) | six) & 0xffff;
		bits += 6;
		if (bits >= 8) {
			bits -= 8;
			bytes[at++] = (held >> bits) & 0xff;
		}
	}
	return digits.length % 4 === 1 ? undefined : bytes;
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const sextets = new Int8Array(128).fill(-1);
[...alphabet].forEach((c, i) => {
	sextets[c.charCodeAt(0)] = i;
});
sextets['-'.charCodeAt(0)] = 62;
sextets['_'.charCodeAt(0)] = 63;

/**
 * Bytes as text: UTF-8, or Windows-1252 (which has Latin-1 in it) where the type says so or the bytes are no UTF-8.
 * @param contentType such as `text/plain; charset=iso-8859-1`
 */
export function decodedText(bytes: Uint8Array, contentType: string): string {
	const charset = /charset\s*=\s*"?([\w-]+)/i.exec(contentType)?.[1]?.toLowerCase() ?? '';
	if (/^utf-?16/.test(charset)) {
		return new TextDecoder(charset.endsWith('be') ? 'utf-16be' : 'utf-16le').decode(bytes);
	}
	if (/^(?:iso-?8859-?1|latin-?1|windows-1252|cp1252)$/.test(charset)) {
		return windows1252(bytes);
	}
	try {
		return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
	} catch {
		return windows1252(bytes);
	}
}

/** What Windows-1252 has where Latin-1 has control characters; decoders differ in it. */
const specials = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

function windows1252(bytes: Uint8Array): string {
	let text = '';
	for (const byte of bytes) {
		text += byte >= 0x80 && byte < 0xa0 ? specials.charAt(byte - 0x80) : String.fromCharCode(byte);
	}
	return text;
}
