/**
 * Sixteen hexadecimal digits of texts (FNV-1a, 64 bits, over UTF-16 code units): equal texts have equal ones, and the
 * texts cannot be read from them at a glance. No secret is kept by it.
 */
export function fingerprint(texts: readonly string[]): string {
	let high = 0xcbf29ce4;
	let low = 0x84222325;
	for (const text of texts) {
		for (let i = 0; i <= text.length; i++) {
			// A unit that no text holds ends each.
			low ^= i < text.length ? text.charCodeAt(i) : 0x10000;
			// Times the prime 2^40 + 0x1b3, in halves that stay exact.
			const product = (low >>> 0) * 0x1b3;
			high = (Math.imul(high, 0x1b3) + Math.floor(product / 0x100000000) + (low << 8)) | 0;
			low = product | 0;
		}
	}
	return hex(high) + hex(low);
}

function hex(half: number): string {
	return (half >>> 0).toString(16).padStart(8, '0');
}
