/** A line on a terminal that tells how far the work is, and goes away when it is done. */
export interface Progress {
	update(done: number, of: number): void;
	clear(): void;
}

const between = 100;

/**
 * @param write writes to the terminal
 * @param now milliseconds; the line is not written more often than ten times a second, and not for work that is quick
 */
export function terminalProgress(write: (text: string) => void, what: string, now: () => number): Progress {
	let last = now();
	let isShown = false;
	return {
		update(done, of) {
			if (now() - last >= between && done < of) {
				last = now();
				isShown = true;
				write(`\r${what}: ${done} of ${of} files`);
			}
		},
		clear() {
			if (isShown) {
				isShown = false;
				// Back to the line's beginning, and erased to its end.
				write('\r\u001b[K');
			}
		},
	};
}

export const noProgress: Progress = { update() {}, clear() {} };
