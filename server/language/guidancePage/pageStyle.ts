/**
 * What the page looks like. Colors are VS Code's where it defines them, else the system's; a theme of high contrast adds
 * frames where others have only a tint. A change here needs its hash below: a test says which.
 */
export const pageStyle = `
:root { color-scheme: light dark; }
body.vscode-light, body.vscode-high-contrast-light { color-scheme: light; }
body.vscode-dark, body.vscode-high-contrast { color-scheme: dark; }
body {
	--text: var(--vscode-editor-foreground, CanvasText);
	--back: var(--vscode-editor-background, Canvas);
	--quiet: var(--vscode-descriptionForeground, color-mix(in srgb, CanvasText 70%, Canvas));
	--link: var(--vscode-textLink-foreground, LinkText);
	--line: var(--vscode-contrastBorder, var(--vscode-editorWidget-border, color-mix(in srgb, CanvasText 25%, transparent)));
	--tint: var(--vscode-textBlockQuote-background, color-mix(in srgb, CanvasText 6%, transparent));
	--accent: var(--vscode-charts-blue, #2a6fc9);
	--good: var(--vscode-charts-green, #2e7d32);
	--poor: var(--vscode-charts-red, #b3261e);
	margin: 0 auto; padding: 1rem 1.5rem 3rem; max-width: 60rem; box-sizing: border-box;
	color: var(--text); background: var(--back); line-height: 1.5;
	font-family: var(--vscode-font-family, system-ui, sans-serif); font-size: var(--vscode-font-size, 1rem);
}
a { color: var(--link); }
a:focus-visible, [tabindex]:focus-visible { outline: 2px solid var(--vscode-focusBorder, Highlight); outline-offset: 2px; }
main:focus, section:focus { outline: none; }
.skip { position: absolute; left: -100rem; top: 0.5rem; padding: 0.25rem 0.75rem; background: var(--back); z-index: 1; }
.skip:focus { left: 1.5rem; }
h1 { font-size: 2em; line-height: 1.2; margin: 0.5rem 0 0.25rem; }
h2 { font-size: 1.4em; line-height: 1.3; margin: 2.5rem 0 0.5rem; padding-bottom: 0.25rem; border-bottom: 1px solid var(--line); }
h3 { font-size: 1.1em; margin: 1.5rem 0 0.25rem; }
h4, h5, h6 { margin: 1rem 0 0.25rem; }
.summary { font-size: 1.15em; margin: 0.75rem 0; }
.labels { list-style: none; padding: 0; margin: 0; display: flex; flex-wrap: wrap; gap: 0.25rem 0.5rem; }
.labels li, .label {
	display: inline-block; padding: 0 0.5em; border: 1px solid var(--line); border-radius: 0.75em;
	font-size: 0.85em; font-weight: normal; color: var(--text); background: var(--tint);
}
nav ul { display: flex; flex-wrap: wrap; gap: 0.25rem 1rem; list-style: none; padding: 0.5rem 0.75rem; margin: 1rem 0 0; background: var(--tint); border: 1px solid var(--line); border-radius: 4px; }
dl { margin: 0.5rem 0; }
dl div { display: grid; grid-template-columns: 11rem 1fr; gap: 0.25rem 1rem; padding: 0.15rem 0; }
dt { color: var(--quiet); }
dd { margin: 0; overflow-wrap: anywhere; }
.table { overflow-x: auto; margin: 0.75rem 0; }
table { border-collapse: collapse; width: 100%; }
caption { text-align: left; color: var(--quiet); padding-bottom: 0.25rem; }
th, td { text-align: left; vertical-align: top; padding: 0.35rem 0.75rem 0.35rem 0; border-bottom: 1px solid var(--line); overflow-wrap: break-word; }
thead th { color: var(--quiet); font-weight: 600; white-space: nowrap; }
tbody th { font-weight: 600; min-width: 3rem; }
tr.good > th { border-left: 4px solid var(--good); padding-left: 0.5rem; }
tr.poor > th { border-left: 4px solid var(--poor); padding-left: 0.5rem; }
.day, .short { white-space: nowrap; }
.part { margin-left: 0; }
.picture { margin: 1rem 0; overflow-x: auto; }
svg { display: block; width: 100%; height: auto; }
svg.workflow { min-width: 34rem; max-width: 52rem; }
svg.plot { min-width: 30rem; max-width: 46rem; }
svg text { fill: var(--text); font-family: inherit; font-size: 15px; }
.workflow rect { fill: var(--tint); stroke: var(--quiet); stroke-width: 1; }
.workflow .own rect { stroke: var(--accent); stroke-width: 3; }
.workflow .own text { font-weight: 600; }
.workflow .own .own-label { font-weight: normal; font-size: 13px; }
.arrow { fill: none; stroke: var(--quiet); stroke-width: 1.5; }
.head { fill: var(--quiet); stroke: none; }
.bar { fill: var(--accent); }
.range { fill: none; stroke: var(--text); stroke-width: 1.5; }
.axis { fill: none; stroke: var(--quiet); stroke-width: 1; }
svg .unit { fill: var(--quiet); font-size: 13px; }
.steps li { margin: 0.25rem 0; }
footer { margin-top: 2.5rem; padding-top: 0.5rem; border-top: 1px solid var(--line); color: var(--quiet); font-size: 0.9em; }
.vscode-high-contrast .workflow rect, .vscode-high-contrast-light .workflow rect { fill: none; stroke: var(--text); }
.vscode-high-contrast .workflow .own rect, .vscode-high-contrast-light .workflow .own rect { stroke: var(--vscode-contrastActiveBorder, var(--accent)); stroke-width: 4; }
.vscode-high-contrast .bar, .vscode-high-contrast-light .bar { stroke: var(--text); }
@media (forced-colors: active) { .workflow rect { fill: none; stroke: CanvasText; } .bar { fill: Highlight; } }
@media (max-width: 34rem) { dl div { grid-template-columns: 1fr; gap: 0; } }
@media print { nav, .skip { display: none; } body { max-width: none; } }
`;

/** Of the style above, for the policy that lets it in and no other. */
export const pageStyleHash = 'sha256-a6F2az1BEWsL13m6eVydOrq6rBay5Yf3wmkJfGIVVrA=';
