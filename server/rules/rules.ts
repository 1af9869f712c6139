import { addOnWithoutPrimary } from './addOnWithoutPrimary';
import { ambiguousNote } from './ambiguousNote';
import { claimNoteMismatch } from './claimNoteMismatch';
import { documentationEmpty } from './documentationEmpty';
import { documentationMissing } from './documentationMissing';
import { duplicateCase } from './duplicateCase';
import { noteMissing } from './noteMissing';
import { requiredField } from './requiredField';
import type { Rule } from './rule';
import { unknownField } from './unknownField';

/** Every rule there is, by id. What reading reports (`syntax` and its kin) is no rule. */
export const rules: readonly Rule[] = [
	addOnWithoutPrimary,
	ambiguousNote,
	claimNoteMismatch,
	documentationEmpty,
	documentationMissing,
	duplicateCase,
	noteMissing,
	requiredField,
	unknownField,
];
