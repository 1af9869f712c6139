import { Workspace } from '../../../server/workspace/workspace';
import { smallClaims } from '../smallClaims';
import { MemoryHost } from '../workspace/memoryHost';

/** A workspace that has looked at these files. */
export async function workspaceOf(files: Record<string, string>): Promise<Workspace> {
	const workspace = new Workspace(new MemoryHost(files), () => smallClaims);
	await workspace.scan(Object.keys(files));
	return workspace;
}
