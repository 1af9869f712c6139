import { clearinghouse } from './clearinghouse';
import { fhir } from './fhir';
import type { CaseFormat } from './format';
import { native } from './native';

/** Every format that is read: a document is of the first that recognises it. CONTRIBUTING.md says how one is added. */
export const formats: readonly CaseFormat[] = [native, fhir, clearinghouse];
