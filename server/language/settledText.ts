import type { Settlement } from '../review/settlement';
import { escaped } from './markdown';

/** Why a finding of the rule is open no more; Markdown. */
export function settledText(rule: string, { by, determination, reason, who, when }: Settlement): string {
	if (by === 'baseline') {
		return `**Left out by the baseline** · \`${rule}\``;
	}
	const what = determination === undefined ? '**Ignored**' : `**Decided: ${determination}**`;
	const signed = [who && escaped(who), when].filter((s) => s).join(', ');
	return `${what} · \`${rule}\`${signed ? ` · ${signed}` : ''}\n\n${escaped(reason ?? '', 400)}`;
}
