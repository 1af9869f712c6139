import type { Guidance } from '../../guidance/guidance';
import type { Benchmark, Measure } from '../../guidance/types';
import { citation } from './citation';
import { figureText } from './figureText';
import type { Block, Section, Words } from './page';

/** The figures about a code, those of one measure and unit together; what nobody has supplied is said. */
export function benchmarkSection(code: string, guidance: Guidance): Section {
	const known = guidance.benchmarks(code);
	return {
		id: 'benchmarks',
		title: 'Benchmarks',
		blocks: measures.flatMap(([measure, title]): Block[] => {
			const figures = known.filter((b) => b.measure === measure);
			return figures.length === 0
				? [{ kind: 'part', title, blocks: [{ kind: 'paragraph', words: notSupplied }] }]
				: byUnit(figures).map((group) => part(code, title, group, guidance));
		}),
	};
}

export const measures: readonly (readonly [Measure, string])[] = [
	['payment', 'Payment'],
	['utilization', 'Utilization'],
];

const notSupplied = 'Not supplied. No figure comes with the product; an organization supplies its own.';

function byUnit(figures: readonly Benchmark[]): Benchmark[][] {
	const units = [...new Set(figures.map((f) => f.unit))];
	return units.map((unit) => figures.filter((f) => f.unit === unit));
}

function part(code: string, title: string, figures: readonly Benchmark[], guidance: Guidance): Block {
	const unit = figures[0]?.unit ?? '';
	const ranged = figures.some((f) => f.low !== undefined || f.high !== undefined);
	const row = (f: Benchmark): Words[] => [
		f.label,
		figureText(f.value),
		...(ranged ? [rangeText(f)] : []),
		f.population,
		f.date,
		citation(f, guidance),
	];
	return {
		kind: 'part',
		title: `${title}: ${unit}`,
		blocks: [
			{ kind: 'plot', title: `${title} of ${code}`, unit, bars: figures },
			{
				kind: 'table',
				caption: `${title} of ${code} in ${unit}`,
				columns: ['', 'Figure', ...(ranged ? ['Range'] : []), 'Population', 'Date', 'Source'],
				rows: figures.map(row),
			},
		],
	};
}

function rangeText({ low, high }: Benchmark): string {
	if (low !== undefined && high !== undefined) {
		return `${figureText(low)} to ${figureText(high)}`;
	}
	return low !== undefined
		? `from ${figureText(low)}`
		: high !== undefined
			? `up to ${figureText(high)}`
			: 'not supplied';
}
