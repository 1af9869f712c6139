/** A figure as people write it, the same in every place: `1,234.5`. */
export function figureText(value: number): string {
	return value.toLocaleString('en-US', { maximumFractionDigits: 6 });
}
