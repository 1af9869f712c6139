import { addOnSibling } from './addOnSibling';
import { addOnWithoutPrimary } from './addOnWithoutPrimary';
import { ambiguousNote } from './ambiguousNote';
import { claimNoteMismatch } from './claimNoteMismatch';
import { codeNotInEffect } from './codeNotInEffect';
import { documentationEmpty } from './documentationEmpty';
import { documentationMissing } from './documentationMissing';
import { duplicateAddOn } from './duplicateAddOn';
import { duplicateCase } from './duplicateCase';
import { lateralityConflict } from './lateralityConflict';
import { noteMissing } from './noteMissing';
import { primaryWithoutGuidance } from './primaryWithoutGuidance';
import { requiredField } from './requiredField';
import type { Rule } from './rule';
import { separateImagingGuidance } from './separateImagingGuidance';
import { unknownField } from './unknownField';

/** Every rule there is, by id. What reading reports (`syntax` and its kin) is no rule. */
export const rules: readonly Rule[] = [
	addOnSibling,
	addOnWithoutPrimary,
	ambiguousNote,
	claimNoteMismatch,
	codeNotInEffect,
	documentationEmpty,
	documentationMissing,
	duplicateAddOn,
	duplicateCase,
	lateralityConflict,
	noteMissing,
	primaryWithoutGuidance,
	requiredField,
	separateImagingGuidance,
	unknownField,
];
