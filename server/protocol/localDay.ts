/** The day of a moment where the machine is, `YYYY-MM-DD`. */
export function localDay(moment: Date): string {
	const two = (n: number) => String(n).padStart(2, '0');
	return `${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}`;
}
