/**
 * The shortest time span that a text names, in minutes: `6 min`, `about six minutes`, `1 h 5 min`, `PT6M`, `00:06`,
 * `10:12 to 10:18`. Of `5 to 7 min` it is the shorter one. Undefined where none can be read, as in `short` or `6`.
 */
export function timeSpan(text: string): number | undefined {
	const plain = text.toLowerCase().replace(/[‐-―]/g, '-').replace(/[’′]/g, "'");
	const spans = [...durations(plain), ...countedSpans(plain), ...fromTo(plain)];
	const all = spans.length > 0 ? spans : clockSpan(plain);
	return all.length > 0 ? Math.min(...all) : undefined;
}

/** Minutes from one time of day to another. Dates count where both have one; without, an end before the start is past midnight. */
export function minutesBetween(start: string, end: string): number | undefined {
	const [from, to] = [moment(start), moment(end)];
	if (!from || !to) {
		return undefined;
	}
	if (from.day !== undefined && to.day !== undefined) {
		return to.day * minutesOfDay + to.minutes - (from.day * minutesOfDay + from.minutes);
	}
	return pastMidnight(from.minutes, to.minutes);
}

const minutesOfDay = 24 * 60;

function pastMidnight(from: number, to: number): number {
	return to < from ? to + minutesOfDay - from : to - from;
}

interface Moment {
	/** Days since 1970. */
	readonly day?: number;
	readonly minutes: number;
}

/** `10:41`, `10:41:30`, `1041`, `2:05 pm`, each with an ISO date before it or without. */
function moment(text: string): Moment | undefined {
	const [, date, time = ''] = /^\s*(?:(\d{4}-\d{2}-\d{2})(?:t|\s+))?(.*?)\s*$/i.exec(text) ?? [];
	const minutes = timeOfDay(time);
	const at = date === undefined ? Number.NaN : Date.parse(`${date}T00:00:00Z`);
	return minutes === undefined ? undefined : { minutes, ...(!Number.isNaN(at) && { day: at / 86_400_000 }) };
}

const clock = String.raw`\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:\s*[ap]\.?m\b\.?)?|\d{4}(?=\s*(?:h|hrs|hours)?\b)`;
const wholeClock =
	/^(\d{1,2}):?(\d{2})(?::(\d{2})(?:\.\d+)?)?\s*(?:([ap])\.?m\.?|h|hrs|hours)?(?:z|[+-]\d{2}:?\d{2})?$/i;

function timeOfDay(text: string): number | undefined {
	const [, hours, minutes, seconds = '0', half] = wholeClock.exec(text.trim()) ?? [];
	if (hours === undefined || Number(hours) > 24 || Number(minutes) > 59 || Number(seconds) > 59) {
		return undefined;
	}
	const hour = half ? (Number(hours) % 12) + (half.toLowerCase() === 'p' ? 12 : 0) : Number(hours);
	return hour * 60 + Number(minutes) + Number(seconds) / 60;
}

const link = String.raw`\s*(?:h|hrs|hours)?\s*(?:-|to|until|till|and|/|,?\s*(?:ended|end|stop|stopped|finished)(?:\s+at)?)\s*:?\s*`;
const date = String.raw`(?:\d{4}-\d{2}-\d{2}(?:t|\s+))?`;
const between = new RegExp(`(?<![\\d:.])(${clock})${link}${date}(${clock})(?![\\d:])`, 'g');

function fromTo(text: string): number[] {
	return [...text.matchAll(between)].flatMap(([, start = '', end = '']) => minutesBetween(start, end) ?? []);
}

/** A time of day that stands alone is a span in hours and minutes. */
function clockSpan(text: string): number[] {
	const [, hours, minutes, seconds = '0'] = /^\D*(\d{1,3}):([0-5]\d)(?::([0-5]\d))?\D*$/.exec(text) ?? [];
	return hours === undefined ? [] : [Number(hours) * 60 + Number(minutes) + Number(seconds) / 60];
}

/** ISO 8601. */
function durations(text: string): number[] {
	const found = text.matchAll(
		/\bp(?:(\d+)d)?t(?=\d)(?:(\d+(?:[.,]\d+)?)h)?(?:(\d+(?:[.,]\d+)?)m)?(?:(\d+(?:[.,]\d+)?)s)?\b/g,
	);
	return [...found].map(([, d, h, m, s]) => number(d) * minutesOfDay + number(h) * 60 + number(m) + number(s) / 60);
}

function number(digits: string | undefined): number {
	return Number((digits ?? '0').replace(',', '.'));
}

const ones = [
	'zero',
	'one',
	'two',
	'three',
	'four',
	'five',
	'six',
	'seven',
	'eight',
	'nine',
	'ten',
	'eleven',
	'twelve',
];
const teens = ['thirteen', 'fourteen', 'fifteen', 'sixteen', 'seventeen', 'eighteen', 'nineteen'];
const tens = ['twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];
const spelled = new Map<string, number>([
	...[...ones, ...teens].map((word, i): [string, number] => [word, i]),
	...tens.map((word, i): [string, number] => [word, (i + 2) * 10]),
	['a', 1],
	['an', 1],
	['half', 0.5],
	['quarter', 0.25],
	['three quarters', 0.75],
]);

const word = String.raw`(?:${tens.join('|')})[- ](?:${ones.slice(1, 10).join('|')})\b|three quarters|${[...spelled.keys()].join('|')}`;
const amount = String.raw`(?:(?<![\d.,:])\d+(?:[.,]\d+)?|\b(?:${word})(?![a-z]))`;
const unit = `(?:minutes?|mins?|m|'|hours?|hrs?|h|seconds?|secs?|s)(?![a-z'])`;
const counted = new RegExp(
	String.raw`(${amount})(?:\s*(?:-|to|or)\s*(?:\d+(?:[.,]\d+)?|${word}))?(\s+and\s+a\s+half)?[\s-]*(?:of\s+)?(?:an?\s+)?(${unit})`,
	'g',
);

/** Numbers with their units; `1 h 5 min` is one span. */
function countedSpans(text: string): number[] {
	const spans: { minutes: number; size: number; end: number }[] = [];
	for (const { 0: found, 1: count = '', 2: half, 3: of = '', index } of text.matchAll(counted)) {
		const size = of.startsWith('h') ? 60 : of.startsWith('s') ? 1 / 60 : 1;
		const minutes = (amountOf(count) + (half ? 0.5 : 0)) * size;
		const last = spans.at(-1);
		const end = index + found.length;
		if (last && size < last.size && /^[\s,.]*(?:and\s+)?$/.test(text.slice(last.end, index))) {
			spans[spans.length - 1] = { minutes: last.minutes + minutes, size, end };
		} else {
			spans.push({ minutes, size, end });
		}
	}
	return spans.map((s) => s.minutes);
}

function amountOf(text: string): number {
	if (/^\d/.test(text)) {
		return number(text);
	}
	const whole = spelled.get(text);
	return whole ?? text.split(/[- ]/).reduce((sum, part) => sum + (spelled.get(part) ?? 0), 0);
}
