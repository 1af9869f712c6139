import { addOnModifier } from './addOnModifier';
import { addOnSibling } from './addOnSibling';
import { addOnUnits } from './addOnUnits';
import { addOnWithoutPrimary } from './addOnWithoutPrimary';
import { ambiguousNote } from './ambiguousNote';
import { claimNoteMismatch } from './claimNoteMismatch';
import { codeNotInEffect } from './codeNotInEffect';
import { complicationConflict } from './complicationConflict';
import { complicationNotCoded } from './complicationNotCoded';
import { dateOfService } from './dateOfService';
import { diagnosisCode } from './diagnosisCode';
import { diagnosisPointer } from './diagnosisPointer';
import { displacementNotBilled } from './displacementNotBilled';
import { displacementNotDescribed } from './displacementNotDescribed';
import { displacementUnsuccessful } from './displacementUnsuccessful';
import { documentationEmpty } from './documentationEmpty';
import { documentationMissing } from './documentationMissing';
import { documentationRecommended } from './documentationRecommended';
import { duplicateAddOn } from './duplicateAddOn';
import { duplicateCase } from './duplicateCase';
import { durationFormat } from './durationFormat';
import { imagingModality } from './imagingModality';
import { lateralityConflict } from './lateralityConflict';
import { modifierCode } from './modifierCode';
import { mueExceeded } from './mueExceeded';
import { noteMissing } from './noteMissing';
import { noteSignature } from './noteSignature';
import { npi } from './npi';
import { payerPolicy } from './payerPolicy';
import { placeOfService } from './placeOfService';
import { primaryNotDescribed } from './primaryNotDescribed';
import { primaryRegion } from './primaryRegion';
import { primaryWithoutGuidance } from './primaryWithoutGuidance';
import { procedureCode } from './procedureCode';
import { requiredField } from './requiredField';
import type { Rule } from './rule';
import { separateImagingGuidance } from './separateImagingGuidance';
import { unknownField } from './unknownField';
import { wrongOrder } from './wrongOrder';

/** Every rule there is, by id. What reading reports (`syntax` and its kin) is no rule. */
export const rules: readonly Rule[] = [
	addOnModifier,
	addOnSibling,
	addOnUnits,
	addOnWithoutPrimary,
	ambiguousNote,
	claimNoteMismatch,
	codeNotInEffect,
	complicationConflict,
	complicationNotCoded,
	dateOfService,
	diagnosisCode,
	diagnosisPointer,
	displacementNotBilled,
	displacementNotDescribed,
	displacementUnsuccessful,
	documentationEmpty,
	documentationMissing,
	documentationRecommended,
	duplicateAddOn,
	duplicateCase,
	durationFormat,
	imagingModality,
	lateralityConflict,
	modifierCode,
	mueExceeded,
	noteMissing,
	noteSignature,
	npi,
	payerPolicy,
	placeOfService,
	primaryNotDescribed,
	primaryRegion,
	primaryWithoutGuidance,
	procedureCode,
	requiredField,
	separateImagingGuidance,
	unknownField,
	wrongOrder,
];
