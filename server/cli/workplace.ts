import path from 'node:path';
import { version } from '../../package.json';
import { bundledGuidance } from '../guidance/bundledGuidance';
import { nodeHost } from '../node/nodeHost';
import { nodeLibraries, userCacheFolder } from '../node/nodeLibraries';
import { CodeLibraries } from '../workspace/codeLibraries';
import { DecisionFiles } from '../workspace/decisionFiles';
import { SettingsFiles } from '../workspace/settingsFiles';
import { Workspace } from '../workspace/workspace';

export interface WorkplaceOptions {
	/** The day of review where no settings say another, `YYYY-MM-DD`. */
	readonly today: string;
	/** The day of review, whatever the settings say. */
	readonly day?: string;
	/** Writes a baseline, or leaves out what one lists, whatever the settings say. */
	readonly baseline?: 'write' | 'use';
}

/** What a run works with. */
export function workplace({ today, day, baseline }: WorkplaceOptions) {
	const worker = path.join(__dirname, 'libraryWorker.js');
	const libraries = new CodeLibraries(nodeLibraries({ version, cacheFolder: userCacheFolder(), worker }), true);
	const inputs = { guidance: bundledGuidance, libraries, today: () => today, ...(day !== undefined && { day }) };
	const settings = new SettingsFiles(nodeHost, inputs);
	const usesBaseline = async (file: string) =>
		baseline === undefined ? ((await settings.settingsOf(file))?.settings.usesBaseline ?? false) : baseline === 'use';
	const decisions = new DecisionFiles(nodeHost, () => undefined, usesBaseline);
	const workspace = new Workspace(
		nodeHost,
		(file) => settings.contextOf(file),
		() => {},
		(file) => decisions.of(file),
	);
	return { settings, decisions, workspace };
}

/** From the working directory, as the paths of a report are; whole where it is not below that. */
export function shown(file: string): string {
	const relative = path.relative('', file).split(path.sep).join('/');
	return relative.startsWith('../') ? file : relative;
}
