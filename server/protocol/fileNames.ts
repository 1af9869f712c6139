import { URI } from 'vscode-uri';
import { isFile } from '../workspace/host';

/**
 * The workspace's name for what a URI names: the path of a file, with `/`; the URI itself for anything that is no file,
 * such as a text that was never saved. Different ways of writing one file's URI give one name.
 */
export function fileOf(uri: string): string {
	try {
		const parsed = URI.parse(uri, true);
		return parsed.scheme === 'file' ? parsed.fsPath.replaceAll('\\', '/') : uri;
	} catch {
		return uri;
	}
}

/** The URI of a file by the workspace's name for it. */
export function uriOf(file: string): string {
	return isFile(file) ? URI.file(file).toString() : file;
}
