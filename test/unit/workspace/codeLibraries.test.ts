import { describe, expect, it } from 'vitest';
import { bundledGuidance } from '../../../server/guidance/bundledGuidance';
import type { LibraryReading } from '../../../server/library/libraryFile';
import { readLibrary } from '../../../server/library/readLibrary';
import { CodeLibraries, type LibraryLoader } from '../../../server/workspace/codeLibraries';
import { nameOf } from '../../../server/workspace/host';
import { SettingsFiles } from '../../../server/workspace/settingsFiles';
import { addOnEditsTsv, bytesOf, orderText } from '../library/fixtures';
import { MemoryHost } from './memoryHost';

/** Files in memory that are read when the test says so. */
class SlowLoader implements LibraryLoader {
	readonly loads: string[] = [];
	private waiting: (() => void)[] = [];

	constructor(
		readonly files: Record<string, string>,
		public isSlow = false,
	) {}

	async stamp(file: string): Promise<string | undefined> {
		return this.files[file];
	}

	async load(file: string): Promise<LibraryReading> {
		this.loads.push(file);
		const text = this.files[file];
		if (this.isSlow) {
			await new Promise<void>((done) => this.waiting.push(done));
		}
		return text === undefined
			? { problems: [{ severity: 'error', message: 'The file cannot be read: no such file or folder.' }] }
			: readLibrary(nameOf(file), bytesOf(text));
	}

	async go(): Promise<void> {
		while (this.waiting.length > 0) {
			this.waiting.shift()?.();
			await new Promise((done) => setImmediate(done));
		}
		await new Promise((done) => setTimeout(done, 5));
	}
}

const aoc = '/w/codes/AOC_2026Q3.tsv';
const icd = '/w/codes/icd10cm_order_2026.txt';
const settingsText = 'codeLibraries:\n  - codes/AOC_2026Q3.tsv\n  - { file: codes/icd10cm_order_2026.txt }\n';

function settingsWith(loader: LibraryLoader, text: string, waits: boolean, changed = () => {}) {
	const libraries = new CodeLibraries(loader, waits, changed);
	const host = new MemoryHost({ '/w/claim-review.yaml': text });
	const inputs = { guidance: bundledGuidance, today: () => '2026-11-23', libraries };
	return { settings: new SettingsFiles(host, inputs), libraries };
}

const primariesOf = async (settings: SettingsFiles) =>
	(await settings.guidanceOf('/w/x.case.yaml')).addOn('1023T')?.addOn.primaries.map((p) => p.code);

describe('files of codes that settings name', () => {
	it('are there before anything is reviewed, where that is asked for', async () => {
		const { settings } = settingsWith(new SlowLoader({ [aoc]: addOnEditsTsv, [icd]: orderText }), settingsText, true);
		const context = await settings.contextOf('/w/x.case.yaml');
		expect(context?.library?.files.map((f) => f.name)).toEqual(['AOC_2026Q3.tsv', 'icd10cm_order_2026.txt']);
		expect(await primariesOf(settings)).toEqual(['32408', '32400', '32405']);
		expect(context?.guidance.addOn('1023T')?.addOn.list).toEqual({
			name: 'CMS add-on code edits',
			quarter: '2026 Q3',
			knownTo: '2026-09-30',
			file: 'AOC_2026Q3.tsv',
		});
		expect(settings.all()[0]?.problems).toEqual([]);
	});

	it('come later in an editor, which is told once', async () => {
		const loader = new SlowLoader({ [aoc]: addOnEditsTsv, [icd]: orderText }, true);
		let told = 0;
		const { settings } = settingsWith(loader, settingsText, false, () => {
			told++;
		});
		expect((await settings.contextOf('/w/x.case.yaml'))?.library).toBeUndefined();
		expect(await primariesOf(settings)).toHaveLength(12);
		await loader.go();
		expect(told).toBe(1);
		settings.clear();
		expect(await primariesOf(settings)).toEqual(['32408', '32400', '32405']);
		expect(loader.loads).toEqual([aoc, icd]);
	});

	it('are read again when they are replaced, and what was read stays until then', async () => {
		const loader = new SlowLoader({ [aoc]: addOnEditsTsv, [icd]: orderText });
		let told = 0;
		const { settings, libraries } = settingsWith(loader, settingsText, false, () => {
			told++;
			settings.clear();
		});
		await primariesOf(settings);
		await libraries.settled();
		await primariesOf(settings);
		await libraries.lookAgain();
		expect(loader.loads).toEqual([aoc, icd]);
		loader.isSlow = true;
		loader.files[aoc] = addOnEditsTsv.replace('32405', '32557');
		await libraries.lookAgain();
		settings.clear();
		expect(await primariesOf(settings)).toContain('32405');
		await loader.go();
		expect(await primariesOf(settings)).toEqual(['32408', '32400', '32557']);
		expect(told).toBe(2);
		loader.isSlow = false;
		delete loader.files[aoc];
		await libraries.lookAgain();
		await libraries.settled();
		expect(await primariesOf(settings)).toHaveLength(12);
		expect(settings.all()[0]?.problems.map((p) => p.message)).toEqual([
			'The file cannot be read: no such file or folder.',
		]);
	});

	it('are let go when no settings name them any more', async () => {
		const loader = new SlowLoader({ [aoc]: addOnEditsTsv, [icd]: orderText });
		const { settings, libraries } = settingsWith(loader, settingsText, true);
		await primariesOf(settings);
		settings.clear();
		await libraries.lookAgain();
		await primariesOf(settings);
		expect(loader.loads).toEqual([aoc, icd, aoc, icd]);
	});

	it('have what is wrong with them said where they are named', async () => {
		const text = `codeLibraries:
  - codes/none.txt
  - { file: codes/AOC_2026Q3.tsv, edition: next, codes: all, quarter: 3 }
  - edition: 2026
  - [x]
  - //server/share/x.txt
`;
		const bad = addOnEditsTsv.replace('2025274', '2025474');
		const { settings } = settingsWith(new SlowLoader({ [aoc]: bad }), text, true);
		await settings.contextOf('/w/x.case.yaml');
		const said = settings
			.all()[0]
			?.problems.map(({ start, end, severity = 'error', message }) => [text.slice(start, end), severity, message]);
		expect(said).toEqual([
			['codes/none.txt', 'error', 'The file cannot be read: no such file or folder.'],
			[
				'codes/AOC_2026Q3.tsv',
				'warning',
				'1 row is not understood and left out: line 5: a date is not year and day of the year.',
			],
			['next', 'error', 'An edition is a quarter (`2026 Q3`), a fiscal year (`FY2026`) or a year (`2026`).'],
			['all', 'error', '`codes` is one of: procedures, diagnoses, modifiers, places of service.'],
			['quarter', 'error', 'There is no such key of a code library. Known: file, edition, codes.'],
			['edition: 2026', 'error', 'A code library needs its `file`.'],
			['[x]', 'error', 'A file stands here, or a mapping with a `file`.'],
			['//server/share/x.txt', 'error', 'A file on another machine is not read: nothing here uses the network.'],
		]);
	});

	it('of an earlier quarter leave the list that comes with the product', async () => {
		const old = '/w/AOC_2025Q4.tsv';
		const loader = new SlowLoader({ [old]: addOnEditsTsv });
		const { settings } = settingsWith(loader, 'codeLibraries: AOC_2025Q4.tsv\n', true);
		expect(await primariesOf(settings)).toHaveLength(12);
	});
});
