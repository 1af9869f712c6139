import path from 'node:path';
import { reasonOf } from '../node/fileTrouble';
import { writeTextFile } from '../node/writeTextFile';
import { isHouseFile } from '../workspace/houseFiles';
import { printable } from './printable';
import { noProgress, type Progress, terminalProgress } from './progress';

/** Where what a command has to say goes. */
export interface Output {
	readonly progress: Progress;
	/** Prints a piece of a text at once, where it does not go into a file. */
	stream(piece: string): void;
	/**
	 * @param about the files that the text is about: none of them is overwritten with it
	 * @returns whether it could be written; if not, one line says why
	 */
	write(text: string, about: readonly string[]): boolean;
}

/**
 * @param quiet says nothing but why something could not be done; a file is written all the same
 * @param file in place of standard output
 */
export function output(quiet: boolean, file: string | undefined): Output {
	const { stdout, stderr } = process;
	const progress =
		stderr.isTTY === true && !quiet
			? terminalProgress((text) => stderr.write(text), 'claim-review', Date.now)
			: noProgress;
	return {
		progress,
		stream(piece) {
			progress.clear();
			stdout.write(quiet ? '' : piece);
		},
		write(text, about) {
			progress.clear();
			if (file === undefined) {
				stdout.write(quiet ? '' : text);
				return true;
			}
			const reason = troubleWith(file, text, about);
			if (reason !== undefined) {
				stderr.write(`claim-review: ${printable(file)}: ${reason}\n`);
			}
			return reason === undefined;
		},
	};
}

function troubleWith(file: string, text: string, about: readonly string[]): string | undefined {
	if (isHouseFile(file) || about.some((a) => path.resolve(a) === path.resolve(file))) {
		return 'is what the report is about, and is not overwritten';
	}
	try {
		writeTextFile(file, text);
		return undefined;
	} catch (error) {
		return reasonOf(error, 'written');
	}
}
