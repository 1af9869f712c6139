import { anyCodePage } from '../language/guidancePage/anyCodePage';
import { pageHtml } from '../language/guidancePage/pageHtml';
import { pageMarkdown } from '../language/guidancePage/pageMarkdown';
import { pageText } from '../language/guidancePage/pageText';
import { shown, workplace } from './workplace';

export type ExplainFormat = 'text' | 'md' | 'html';

export interface ExplainResult {
	readonly output: string;
	/** One line for people where something is not as it should be. */
	readonly trouble?: string;
	/** 0 explained, 1 nothing is known of the code, 2 the settings are not understood. */
	readonly status: 0 | 1 | 2;
}

/**
 * The page of guidance about a code, with the settings and the guidance of a folder.
 * @param folder where a case would lie
 */
export async function explain(
	code: string,
	format: ExplainFormat,
	folder: string,
	today: string,
): Promise<ExplainResult> {
	const { settings } = workplace({ today });
	const guidance = await settings.guidanceOf(`${folder.replace(/[/\\]+$/, '')}/x.case.yaml`);
	const unclear = settings.all().find((s) => s.problems.length > 0);
	const page = anyCodePage(code, guidance);
	const output = page ? views[format](page) : '';
	if (unclear) {
		// What is understood counts all the same; that something is missing has to be known.
		return { output, trouble: `${shown(unclear.file)}: not understood, see setting-invalid`, status: 2 };
	}
	return page ? { output, status: 0 } : { output, trouble: 'nothing is known of this code', status: 1 };
}

const views = { text: pageText, md: pageMarkdown, html: pageHtml };
