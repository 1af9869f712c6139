import { describe, expect, it } from 'vitest';
import { minutesBetween, timeSpan } from '../../../server/rules/timeSpan';

describe('timeSpan', () => {
	it.each([
		['6 min', 6],
		['6min', 6],
		['6 minutes', 6],
		['6 Min.', 6],
		["6'", 6],
		['6 m', 6],
		['about six minutes', 6],
		['~7 min', 7],
		['less than 5 minutes', 5],
		['a 12-minute displacement', 12],
		['twenty-five minutes', 25],
		['fifteen min', 15],
		['half an hour', 30],
		['a quarter of an hour', 15],
		['three quarters of an hour', 45],
		['an hour', 60],
		['one and a half hours', 90],
		['1.5 h', 90],
		['1,5 hours', 90],
		['1 h 5 min', 65],
		['1h5min', 65],
		['1 hour and 10 minutes', 70],
		['90 s', 1.5],
		['45 seconds', 0.75],
		['5 to 7 min', 5],
		['5-7 min', 5],
		['five or six minutes', 5],
		['PT6M', 6],
		['PT1H5M', 65],
		['pt90s', 1.5],
		['P0DT6M', 6],
		['00:06', 6],
		['0:06', 6],
		['00:06:30', 6.5],
		['10:12 to 10:18', 6],
		['10:12-10:18', 6],
		['10:12–10:18', 6],
		['from 10:12 until 10:18', 6],
		['10:12:30 to 10:18:00', 5.5],
		['start 10:41, end 10:47', 6],
		['10:41 AM to 10:47 AM', 6],
		['11:55 am to 12:05 pm', 10],
		['1041 to 1047', 6],
		['1041 h - 1047 h', 6],
		['23:55 to 00:04', 9],
		['6 min (10:41 to 10:47)', 6],
		['2026-03-10T10:41 to 2026-03-10T10:47', 6],
		['0 min', 0],
		['zero minutes', 0],
		['00:00', 0],
		['10:12 to 10:12', 0],
		['6 min; then 3 min', 3],
	])('reads %s', (text, minutes) => {
		expect(timeSpan(text)).toBeCloseTo(minutes, 9);
	});

	it.each([
		'',
		'6',
		'40 mL',
		'short',
		'brief',
		'a few minutes',
		'some minutes',
		'several minutes',
		'20 G needle',
		'soon',
		'see times',
		'35 mm',
		'3 sheaths',
		'at 10:41 and at noon, 35 mL',
		'PT',
		'10:75',
	])('reads nothing from "%s"', (text) => {
		expect(timeSpan(text)).toBeUndefined();
	});

	it('reads a long text in no time', () => {
		const started = performance.now();
		timeSpan('1 '.repeat(50_000));
		timeSpan('10:12 '.repeat(20_000));
		timeSpan('twenty '.repeat(20_000));
		expect(performance.now() - started).toBeLessThan(1000);
	});
});

describe('minutesBetween', () => {
	it.each([
		['10:30', '11:15', 45],
		['23:50', '00:20', 30],
		['2026-07-14T10:30', '2026-07-14T11:15', 45],
		['2026-07-14T23:50', '2026-07-15T00:20', 30],
		['2026-07-14 10:30', '11:15', 45],
		['10:30 am', '1:15 PM', 165],
		['1030', '1115', 45],
		['10:30:00', '11:15:30', 45.5],
		['2026-07-14T10:30:00Z', '2026-07-14T11:15:00Z', 45],
	])('from %s to %s', (start, end, minutes) => {
		expect(minutesBetween(start, end)).toBeCloseTo(minutes, 9);
	});

	it.each([
		['', '11:15'],
		['10:30', 'noon'],
		['25:00', '26:00'],
	])('is not known from "%s" to "%s"', (start, end) => {
		expect(minutesBetween(start, end)).toBeUndefined();
	});
});
