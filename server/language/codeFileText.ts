import type { LibraryReading } from '../library/libraryFile';
import { escaped } from './markdown';

/** What a file of codes was recognised as, for which days it is, and what is wrong with it; Markdown. */
export function codeFileText(reading: LibraryReading | undefined): string {
	if (!reading) {
		return 'This file is being read.';
	}
	const { file, problems } = reading;
	const said = problems.length > 0 ? [problems.map((p) => `- ${escaped(p.message, 1000)}`).join('\n')] : [];
	if (!file) {
		return ['This file is not used.', ...said].join('\n\n');
	}
	const { title, part, edition, rowCount, licensed } = file;
	return [
		`**${escaped(file.name, 200)}** · ${title}${part ? `, ${part}` : ''}`,
		`${edition ? `${edition.name}: ${edition.from} to ${edition.until}` : 'Which issue it is, is not known'} · ${rowCount.toLocaleString('en-US')} rows`,
		...(licensed
			? ['It may hold texts of the American Medical Association: they are shown, and written nowhere.']
			: []),
		...said,
	].join('\n\n');
}
