import { describe, expect, it } from 'vitest';
import { csvReport } from '../../../server/cli/csv';
import { csvText } from '../../../server/report/csvText';
import { exampleReport } from './exampleReport';

describe('CSV', () => {
	it('has a row for each finding, once, with what settled it', () => {
		expect(csvReport(exampleReport())).toBe(
			[
				'file,line,column,endLine,endColumn,severity,rule,case,code,message,fingerprint,settledBy,determination,reason,who,when',
				'a b/ä.case.yaml,3,13,3,20,warning,duplicate-add-on,C-1,10005,"One, ""two"".",00000000000000aa,decision,over-coded,"not done, see addendum",JD,2026-11-24',
				'a b/ä.case.yaml,4,13,4,18,error,add-on-without-primary,C-1,1023T,No primary.,00000000000000bb,,,,,',
				'',
			].join('\r\n'),
		);
	});

	it('takes the edge off what a spreadsheet would run, wherever it begins, and leaves numbers alone', () => {
		const texts = ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', ' =1', '=1\n=2', '＝1', 'a=1', '1-1'];
		const rows = texts.map((text) => [text, -1]);
		expect(csvText(['text', 'number'], rows)).toBe(
			[
				'text,number',
				`"'=1+1",-1`,
				`"'+1",-1`,
				`"'-1",-1`,
				`"'@SUM(A1)",-1`,
				`"'\t=1",-1`,
				`"' =1",-1`,
				`"'=1\n=2",-1`,
				`"'＝1",-1`,
				'a=1,-1',
				'1-1,-1',
				'',
			].join('\r\n'),
		);
	});

	it('quotes line ends, quotes and commas, and leaves a missing value empty', () => {
		expect(csvText(['a', 'b'], [['x\r\ny', undefined]])).toBe('a,b\r\n"x\r\ny",\r\n');
		expect(csvText(['a'], [])).toBe('a\r\n');
	});
});
