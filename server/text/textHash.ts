/** A number of 52 bits for a text: texts that differ have, but for a chance in many millions, different ones. */
export function textHash(text: string): number {
	let a = 0x811c9dc5;
	let b = 0x9e3779b9;
	for (let i = 0; i < text.length; i++) {
		const unit = text.charCodeAt(i);
		a = Math.imul(a ^ unit, 0x01000193);
		b = Math.imul(b ^ unit, 0x85ebca6b) ^ (b >>> 13);
	}
	a = Math.imul(a ^ (a >>> 15), 0x2c1b3c6d);
	b = Math.imul(b ^ (b >>> 16), 0x297a2d39);
	return ((a ^ (a >>> 12)) >>> 0) * 0x100000 + ((b ^ (b >>> 15)) & 0xfffff);
}
