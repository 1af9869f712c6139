import type { Edition } from './libraryFile';

/** `2026001` of the add-on edits (year and day of the year) as an ISO day; undefined for what is none. */
export function ordinalDay(text: string): string | undefined {
	return remembered(ordinalDays, text, readOrdinalDay);
}

function readOrdinalDay(text: string): string | undefined {
	const found = /^(\d{4})(\d{3})$/.exec(text);
	const number = Number(found?.[2]);
	if (!found || number < 1 || number > 366) {
		return undefined;
	}
	const date = new Date(Date.UTC(Number(found[1]), 0, number));
	return date.getUTCFullYear() === Number(found[1]) ? isoOf(date) : undefined;
}

/** `20260701` as an ISO day; undefined for what is none. */
export function compactDay(text: string): string | undefined {
	return remembered(compactDays, text, readCompactDay);
}

function readCompactDay(text: string): string | undefined {
	const found = /^(\d{4})(\d{2})(\d{2})$/.exec(text);
	if (!found) {
		return undefined;
	}
	const day = `${found[1]}-${found[2]}-${found[3]}`;
	const date = new Date(`${day}T00:00:00Z`);
	return !Number.isNaN(date.getTime()) && isoOf(date) === day ? day : undefined;
}

type Days = Map<string, string | undefined>;

const ordinalDays: Days = new Map();
const compactDays: Days = new Map();
/** A file has few days and many rows. */
const dayLimit = 5_000;

function remembered(days: Days, text: string, read: (text: string) => string | undefined): string | undefined {
	if (text.length > 8) {
		return undefined;
	}
	if (!days.has(text)) {
		if (days.size >= dayLimit) {
			days.clear();
		}
		days.set(text, read(text));
	}
	return days.get(text);
}

/** The quarter of a calendar year. */
export function quarterEdition(year: number, quarter: number): Edition {
	const month = quarter * 3;
	return {
		name: `${year} Q${quarter}`,
		from: isoOf(new Date(Date.UTC(year, month - 3, 1))),
		until: isoOf(new Date(Date.UTC(year, month, 0))),
	};
}

/** The quarter that a day lies in. */
export function quarterOf(day: string): Edition {
	return quarterEdition(Number(day.slice(0, 4)), Math.ceil(Number(day.slice(5, 7)) / 3));
}

/** A year of ICD-10-CM: from October on, or from April where it is the issue of April. */
export function fiscalYear(year: number, isApril: boolean): Edition {
	return {
		name: `FY${year}${isApril ? ' April' : ''}`,
		from: isApril ? `${year}-04-01` : `${year - 1}-10-01`,
		until: `${year}-09-30`,
	};
}

export function calendarYear(year: number): Edition {
	return { name: String(year), from: `${year}-01-01`, until: `${year}-12-31` };
}

/** The quarter that a file's name or caption says: `2026Q2`, `Eff_07-01-2026`, `2026_JUL`, `July 2026`. */
export function quarterIn(text: string): Edition | undefined {
	const named = /(20\d\d)[\s_.-]*q([1-4])(?!\d)/i.exec(text);
	if (named) {
		return quarterEdition(Number(named[1]), Number(named[2]));
	}
	const dated =
		/(?<!\d)(?:(20\d\d)[-_.]?(0[1-9]|1[0-2])[-_.]?[0-3]\d|(0[1-9]|1[0-2])[-_.]?[0-3]\d[-_.]?(20\d\d))(?!\d)/.exec(text);
	if (dated) {
		const [, yearFirst, month, monthFirst, year] = dated;
		return quarterOf(`${yearFirst ?? year}-${month ?? monthFirst}-01`);
	}
	const year = /(?<!\d)20\d\d(?!\d)/.exec(text)?.[0];
	const month = monthName.exec(text)?.[0].slice(0, 3).toLowerCase();
	return year === undefined || month === undefined
		? undefined
		: quarterEdition(Number(year), Math.floor(months.indexOf(month) / 3) + 1);
}

/** An edition that a person wrote: `2026 Q3`, `FY2026`, `2026`; undefined for anything else. */
export function editionIn(text: string): Edition | undefined {
	const quarter = /^(20\d\d)\s*q([1-4])$/i.exec(text);
	if (quarter) {
		return quarterEdition(Number(quarter[1]), Number(quarter[2]));
	}
	const fiscal = /^fy\s*(20\d\d)( april)?$/i.exec(text);
	if (fiscal) {
		return fiscalYear(Number(fiscal[1]), fiscal[2] !== undefined);
	}
	return /^20\d\d$/.test(text) ? calendarYear(Number(text)) : undefined;
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const monthName =
	/(?<![a-z])(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)(?![a-z])/i;

function isoOf(date: Date): string {
	return date.toISOString().slice(0, 10);
}
