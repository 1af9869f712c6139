import type { ConsoleFeature } from 'vscode-languageserver';

/**
 * The log of the protocol library, which writes the messages of errors into it; those may hold a file's name or words of a
 * case. Of a line that tells of a failure, what comes behind the word is cut.
 */
export const quietConsole: ConsoleFeature<object> = (Base) =>
	class extends Base {
		override error(message: string): void {
			super.error(quiet(message));
		}
		override warn(message: string): void {
			super.warn(quiet(message));
		}
		override info(message: string): void {
			super.info(quiet(message));
		}
		override log(message: string): void {
			super.log(quiet(message));
		}
		override debug(message: string): void {
			super.debug(quiet(message));
		}
	};

function quiet(message: string): string {
	const failed = /^[^\r\n]*? failed(?=[ .:])(?:: \w*Error\b)?/.exec(message);
	return failed ? failed[0] : (message.split('\n', 1)[0] ?? '');
}
