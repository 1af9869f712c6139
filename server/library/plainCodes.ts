import { columnOf, type Layout, procedureForm, procedureIn } from './layout';
import type { CodeSystem } from './libraryFile';
import type { SourceRow } from './textSource';

/** A list of anyone's making: a header with `code` and `text` (or `description`, `title`, `name`, `meaning`), with separators. */
export const plainCodes: Layout = {
	id: 'codes',
	title: 'List of codes',
	licensed: false,
	oneRowEach: true,
	recognises: ({ rows }) => rows.slice(0, 3).some(isHeader),
	read(source, sink, { edition, system }) {
		const rows = [...source.rows()];
		const header = rows.findIndex(isHeader);
		const [codeColumn = 0, textColumn = 1] = names.map((name) => columnOf(rows[header]?.cells ?? [], name));
		const below = rows.slice(header + 1);
		const kind = system ?? systemOf(below.map((r) => (r.cells[codeColumn] ?? '').trim()));
		if (!kind) {
			return {
				refused:
					'it cannot be told what its codes of two digits are: say `codes: modifiers` or `codes: places of service` in the settings',
			};
		}
		for (const { line, cells } of below) {
			const given = (cells[codeColumn] ?? '').trim().toUpperCase();
			const code = kind === 'procedure' ? procedureIn(given) : given;
			const text = (cells[textColumn] ?? '').trim();
			if (!forms[kind].test(code)) {
				sink.reject(line, `no code of ${kinds[kind]}`);
			} else if (text === '') {
				sink.reject(line, 'no text');
			} else {
				sink.add(line, kind, code, [text]);
			}
		}
		return { edition };
	},
};

const names = [/^code$/i, /^(?:long |short )?(?:text|description|descriptor|title|name|meaning)$/i] as const;

const forms: Record<CodeSystem, RegExp> = {
	procedure: procedureForm,
	diagnosis: /^[A-Z]\d[0-9A-Z](?:\.?[0-9A-Z]{1,4})?$/,
	modifier: /^[0-9A-Z]{2}$/,
	place: /^\d{2}$/,
};

const kinds: Record<CodeSystem, string> = {
	procedure: 'procedures',
	diagnosis: 'diagnoses',
	modifier: 'modifiers',
	place: 'places of service',
};

function isHeader({ cells }: SourceRow): boolean {
	return names.every((name) => columnOf(cells, name) >= 0);
}

/** A code with a dot, or of another length than five signs, is a diagnosis; `J9070` alone could be both, and counts as a procedure. */
function systemOf(codes: readonly string[]): CodeSystem | undefined {
	if (codes.length > 0 && codes.every((c) => c.length <= 2)) {
		return codes.some((c) => /[A-Z]/i.test(c)) ? 'modifier' : undefined;
	}
	return codes.some((c) => /^[A-Z]\d[0-9A-Z]\.|^[A-Z]\d[0-9A-Z]$/i.test(c)) ? 'diagnosis' : 'procedure';
}
