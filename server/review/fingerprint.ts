/** The state of a fingerprint behind some texts: those that begin alike are begun once. */
export interface FingerprintStart {
	readonly high: number;
	readonly low: number;
}

const empty: FingerprintStart = { high: 0xcbf29ce4, low: 0x84222325 };

/**
 * Sixteen hexadecimal digits of texts (FNV-1a, 64 bits, over UTF-16 code units): equal texts have equal ones, and the
 * texts cannot be read from them at a glance. No secret is kept by it.
 * @param after what stands before the texts
 */
export function fingerprint(texts: readonly string[], after = empty): string {
	const { high, low } = fingerprintStart(texts, after);
	return hex(high) + hex(low);
}

export function fingerprintStart(texts: readonly string[], after = empty): FingerprintStart {
	let { high, low } = after;
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
	return { high, low };
}

function hex(half: number): string {
	return (half >>> 0).toString(16).padStart(8, '0');
}
