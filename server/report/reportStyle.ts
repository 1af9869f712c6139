/** Colors for a page that stands by itself: the reader's light or dark, and those of a high-contrast system. */
export const pageStyle = `
:root {
  --paper: #ffffff; --ink: #1f2328; --soft: #59636e; --rule: #d1d9e0; --link: #0550ae; --focus: #0969da;
  --tone-error: #cf222e; --tone-warning: #bf8700; --tone-information: #0969da; --tone-hint: #8c959f;
  --grid: #d1d9e0; --tone-good: #1a7f37; --tone-fair: #4ac26b; --tone-plain: #0969da; --tone-box: #ddf4ff;
  --text: system-ui, sans-serif; --size: 15px;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #0d1117; --ink: #e6edf3; --soft: #9198a1; --rule: #3d444d; --link: #4493f8; --focus: #4493f8;
    --tone-error: #f85149; --tone-warning: #d29922; --tone-information: #4493f8; --tone-hint: #7d8590;
    --grid: #3d444d; --tone-good: #3fb950; --tone-fair: #238636; --tone-plain: #4493f8; --tone-box: #132d4f;
  }
}
body { margin: 0; background: var(--paper); }
main { max-width: 1200px; margin: 0 auto; padding: 1rem 1.5rem 4rem; }
@media print { #lists, nav { display: none; } }
`;

/** Colors for an editor's view: those of its theme, high contrast among them. */
export const editorStyle = `
body {
  --paper: var(--vscode-editor-background); --ink: var(--vscode-editor-foreground);
  --soft: var(--vscode-descriptionForeground); --rule: var(--vscode-contrastBorder, var(--vscode-widget-border, #8886));
  --link: var(--vscode-textLink-foreground); --focus: var(--vscode-focusBorder);
  --tone-error: var(--vscode-charts-red); --tone-warning: var(--vscode-charts-yellow);
  --tone-information: var(--vscode-charts-blue); --tone-hint: var(--vscode-disabledForeground, #888);
  --grid: color-mix(in srgb, var(--vscode-editor-foreground) 22%, var(--vscode-editor-background));
  --tone-good: var(--vscode-charts-green);
  --tone-fair: color-mix(in srgb, var(--vscode-charts-green) 50%, var(--vscode-editor-background));
  --tone-plain: var(--vscode-charts-blue);
  --tone-box: color-mix(in srgb, var(--vscode-charts-blue) 25%, var(--vscode-editor-background));
  --text: var(--vscode-font-family); --size: var(--vscode-font-size);
  margin: 0; padding: 0 1.5em 4em; background: var(--paper);
}
main section, main figure { scroll-margin-top: 6em; }
form { position: sticky; top: 0; z-index: 1; display: flex; flex-wrap: wrap; align-items: end; gap: 0.6em 1.2em;
  padding: 0.8em 0; background: var(--paper); border-bottom: 1px solid var(--rule); font: var(--size)/1.4 var(--text); color: var(--ink); }
form label { display: flex; flex-direction: column; gap: 0.2em; font-size: 0.9em; }
form label.check { flex-direction: row; align-items: center; gap: 0.4em; padding-bottom: 0.4em; }
select, input[type="date"] { font: inherit; color: var(--vscode-settings-dropdownForeground, var(--ink));
  background: var(--vscode-settings-dropdownBackground, var(--paper)); border: 1px solid var(--vscode-settings-dropdownBorder, var(--rule));
  padding: 0.25em 0.4em; border-radius: 2px; max-width: 16em; box-sizing: border-box; height: 2.1em; }
body.vscode-dark input[type="date"], body.vscode-high-contrast:not(.vscode-high-contrast-light) input[type="date"] { color-scheme: dark; }
form button, dialog > button { font: inherit; padding: 0.35em 0.9em; border-radius: 2px; cursor: pointer;
  color: var(--vscode-button-secondaryForeground); background: var(--vscode-button-secondaryBackground);
  border: 1px solid var(--vscode-button-border, var(--vscode-contrastBorder, transparent)); }
form button[type="submit"] { color: var(--vscode-button-foreground); background: var(--vscode-button-background); }
form :focus-visible, dialog :focus-visible { outline: 1px solid var(--focus); outline-offset: 1px; }
dialog li button:focus-visible { outline-offset: -1px; }
@media (max-width: 900px) {
  form { position: static; }
  main section, main figure { scroll-margin-top: 1em; }
}
.exports { display: flex; gap: 0.4em; align-items: center; margin-left: auto; }
#status { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
dialog { min-width: 24em; max-width: 80vw; max-height: 80vh; background: var(--vscode-editorWidget-background, var(--paper));
  border: 1px solid var(--rule); box-shadow: 0 4px 16px var(--vscode-widget-shadow, #0005); }
dialog h2 { font-size: 1.1em; margin: 0 0 0.6em; }
dialog ul { list-style: none; margin: 0 0 1em; padding: 0; max-height: 55vh; overflow-y: auto; }
dialog li button { font: inherit; text-align: left; width: 100%; padding: 0.2em 0.3em; border: 0; background: none;
  color: var(--link); cursor: pointer; }
dialog li button:hover { background: var(--vscode-list-hoverBackground); }
::backdrop { background: #0003; }
`;

/** How the report is laid out; every color is a variable that the page or the editor sets. */
export const reportStyle = `
main, dialog { color: var(--ink); font: var(--size)/1.5 var(--text); }
main h1 { font-size: 1.7em; font-weight: 600; margin: 0.6em 0 0.2em; }
main h2 { font-size: 1.3em; font-weight: 600; margin: 2.2em 0 0.3em; padding-top: 0.6em; border-top: 1px solid var(--rule); }
main h3 { font-size: 1em; font-weight: 600; margin: 1.2em 0 0.2em; }
main a, button.number { color: var(--link); }
main nav ul { display: flex; flex-wrap: wrap; gap: 0.2em 1.4em; margin: 0.8em 0; padding: 0; list-style: none; }
.explains { max-width: 75ch; color: var(--soft); }
.warning { border-left: 3px solid var(--tone-warning); padding-left: 0.6em; }
figure { margin: 1.4em 0 2em; }
figcaption { margin-top: 0.5em; font-size: 0.85em; color: var(--soft); }
.beside { display: flex; flex-wrap: wrap; align-items: flex-start; gap: 1.5em 2em; }
.scroll { overflow-x: auto; max-width: 100%; }
thead th, td { white-space: nowrap; }
svg.plot { flex: 0 1 auto; max-width: 100%; height: auto; }
svg.plot text { font: 12px var(--text); }
table { border-collapse: collapse; font-variant-numeric: tabular-nums; }
caption { text-align: left; font-weight: 600; padding-bottom: 0.4em; }
th, td { padding: 0.25em 0.9em 0.25em 0; text-align: right; vertical-align: top; border-bottom: 1px solid var(--rule); }
th:first-child, th.text, td.text { text-align: left; }
tbody th { font-weight: 400; }
thead th { font-weight: 600; vertical-align: bottom; }
tr.total > * { font-weight: 600; }
td.text { max-width: 40ch; white-space: normal; overflow-wrap: anywhere; }
.of { color: var(--soft); }
button.number { font: inherit; background: none; border: 0; padding: 0; cursor: pointer; text-decoration: underline; }
main a:focus-visible, button:focus-visible, [tabindex]:focus-visible { outline: 2px solid var(--focus); outline-offset: 2px; }
.swatch { display: inline-block; width: 0.75em; height: 0.75em; margin-right: 0.4em; border: 1px solid var(--ink); }
.tone-error { background: var(--tone-error); } .tone-warning { background: var(--tone-warning); }
.tone-information { background: var(--tone-information); } .tone-hint { background: var(--tone-hint); }
.tone-good { background: var(--tone-good); } .tone-fair { background: var(--tone-fair); }
.tone-plain { background: var(--tone-plain); }
#lists p { overflow-wrap: anywhere; max-width: 100ch; }
:target { scroll-margin-top: 1em; background: color-mix(in srgb, var(--focus) 18%, transparent); }
@media (forced-colors: active) {
  svg.plot { forced-color-adjust: none; }
  .swatch { forced-color-adjust: none; }
}
`;
