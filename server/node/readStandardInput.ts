import { decoded, encodingOf } from './readTextFile';

/** All of standard input as text, decoded as a file is. */
export async function readStandardInput(): Promise<string> {
	const chunks: Buffer[] = [];
	for await (const chunk of process.stdin) {
		chunks.push(Buffer.from(chunk));
	}
	const bytes = Buffer.concat(chunks);
	return decoded(bytes, encodingOf(bytes));
}
