export interface Quartiles {
	readonly least: number;
	readonly first: number;
	readonly median: number;
	readonly third: number;
	readonly most: number;
}

/**
 * As spreadsheets' QUARTILE.INC has them: between two values in proportion. Undefined for no value.
 * Hyndman and Fan, Sample Quantiles in Statistical Packages (1996), definition 7.
 */
export function quartiles(values: readonly number[]): Quartiles | undefined {
	const sorted = [...values].sort((a, b) => a - b);
	const at = (part: number) => {
		const place = (sorted.length - 1) * part;
		const below = sorted[Math.floor(place)] ?? 0;
		return below + (place % 1) * ((sorted[Math.ceil(place)] ?? 0) - below);
	};
	return sorted.length === 0
		? undefined
		: { least: at(0), first: at(0.25), median: at(0.5), third: at(0.75), most: at(1) };
}
