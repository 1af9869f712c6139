import { addOnWithoutPrimary } from './addOnWithoutPrimary';
import { documentationEmpty } from './documentationEmpty';
import { documentationMissing } from './documentationMissing';
import { requiredField } from './requiredField';
import type { Rule } from './rule';
import { unknownField } from './unknownField';

/** Every rule there is, by id. What reading reports (`syntax` and its kin) is no rule. */
export const rules: readonly Rule[] = [
	addOnWithoutPrimary,
	documentationEmpty,
	documentationMissing,
	requiredField,
	unknownField,
];
