import type { Claim, Place, ServiceLine } from '../case/case';
import type { Rule, RuleFinding } from './rule';

/** CMS-1500, items 21 and 24E; the electronic claim (ASC X12 837P) has the same room. */
const mostDiagnoses = 12;
const mostPointers = 4;

export const diagnosisPointer: Rule = {
	id: 'diagnosis-pointer',
	severity: 'error',
	what: 'A service line of a professional claim points to no diagnosis, to one that is not there, or to more than four; or the claim has more than twelve diagnoses.',
	why: 'A line is paid for a reason, and the pointer says which. The professional claim has room for twelve diagnoses and for four pointers on a line (CMS-1500, items 21 and 24E).',
	whatToDo: 'Point to the diagnoses for which the service was done, the first one being the main reason.',
	*check({ claim, missing }) {
		if (claim?.scope !== 'professional') {
			return;
		}
		const without = new Map(missing.filter((m) => m.field === 'diagnosisPointers').map((m) => [m.start, m]));
		for (const line of claim.lines) {
			if (line.status === 'voided') {
				continue;
			}
			const none = line.code && without.get(line.code.start);
			if (none) {
				yield at(none, line, 'points to no diagnosis. Point to the one for which the service was done.');
			}
			yield* pointers(line, claim);
		}
		const surplus = claim.diagnoses[mostDiagnoses];
		if (surplus) {
			const { start, end } = surplus;
			yield {
				start,
				end,
				message: `This is diagnosis ${mostDiagnoses + 1} of ${claim.diagnoses.length}; a professional claim has room for ${mostDiagnoses} (CMS-1500, item 21). Bill the rest on a further claim.`,
			};
		}
	},
};

function* pointers(line: ServiceLine, { diagnoses }: Claim): Iterable<RuleFinding> {
	for (const pointer of line.diagnosisPointers) {
		const { value } = pointer;
		if (!Number.isInteger(value) || value < 1 || value > diagnoses.length) {
			const there = diagnoses.length === 0 ? 'the claim has none' : `the claim has ${diagnoses.length}, counted from 1`;
			yield at(
				pointer,
				line,
				`points to a diagnosis that is not there: ${there}. Correct the pointer, or add the diagnosis.`,
			);
		}
	}
	const surplus = line.diagnosisPointers[mostPointers];
	if (surplus) {
		yield at(
			surplus,
			line,
			`has ${line.diagnosisPointers.length} diagnosis pointers; there is room for ${mostPointers} (CMS-1500, item 24E). Keep those that matter most.`,
		);
	}
}

function at({ start, end }: Place, { code }: ServiceLine, said: string): RuleFinding {
	return {
		start,
		end,
		...(code && { code: code.value }),
		message: `${code?.value ?? 'This line'} ${said}`,
	};
}
