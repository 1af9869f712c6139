// Profiles of VS Code that live as long as the script that made them.
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** Settings that keep a fresh profile quiet: no welcome pages, no telemetry, no calls to a marketplace, no chat. */
const quietSettings = {
	'security.workspace.trust.enabled': false,
	'workbench.startupEditor': 'none',
	'workbench.welcomePage.walkthroughs.openOnInstall': false,
	'workbench.tips.enabled': false,
	'workbench.secondarySideBar.defaultVisibility': 'hidden',
	'workbench.enableExperiments': false,
	'workbench.settings.enableNaturalLanguageSearch': false,
	'telemetry.telemetryLevel': 'off',
	'extensions.autoUpdate': false,
	'extensions.autoCheckUpdates': false,
	'extensions.ignoreRecommendations': true,
	'update.mode': 'none',
	'chat.disableAIFeatures': true,
	'npm.fetchOnlinePackageInfo': false,
	'json.schemaDownload.enable': false,
};

/** A new folder, gone when this process ends however it ends (short of SIGKILL). */
export function temporaryFolder() {
	const dir = mkdtempSync(path.join(tmpdir(), 'claim-review-'));
	process.on('exit', () => rmSync(dir, { recursive: true, force: true, maxRetries: 5 }));
	endOnSignals();
	return dir;
}

let ending = false;
/** A signal ends this process the usual way: its default is to end without 'exit' handlers, which remove folders and stop servers here. */
export function endOnSignals() {
	if (ending) {
		return;
	}
	ending = true;
	for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
		process.once(signal, () => process.exit(2));
	}
}

/** A profile for VS Code's server: the folder for its data, where extensions are installed, too. */
export function newServerProfile(settings = {}) {
	const profile = temporaryFolder();
	for (const scope of ['Machine', 'User']) {
		writeSettings(path.join(profile, 'data', scope), settings);
	}
	return profile;
}

/** A profile for a desktop VS Code. */
export function newDesktopProfile(settings = {}) {
	const profile = temporaryFolder();
	writeSettings(path.join(profile, 'User'), settings);
	return profile;
}

/** The options of a desktop VS Code's command that name a profile. */
export const desktopOptions = (profile) => {
	return ['--user-data-dir', profile, '--extensions-dir', path.join(profile, 'extensions')];
};

function writeSettings(dir, settings) {
	mkdirSync(dir, { recursive: true });
	writeFileSync(path.join(dir, 'settings.json'), JSON.stringify({ ...quietSettings, ...settings }));
}

/** What an extension has logged in a profile: the text of all its output channels' files. */
export function logOf(profile, extension) {
	return readdirSync(profile, { recursive: true })
		.filter((file) => path.basename(path.dirname(file)) === extension && file.endsWith('.log'))
		.map((file) => readFileSync(path.join(profile, file), 'utf8'))
		.join('');
}
