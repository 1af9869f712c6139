/** Colors for a page that stands by itself: the reader's light or dark, and those of a high-contrast system. */
export const pageStyle = `
:root {
  --paper: #ffffff; --ink: #1f2328; --soft: #59636e; --rule: #d1d9e0; --link: #0550ae; --focus: #0969da;
  --tone-error: #cf222e; --tone-warning: #bf8700; --tone-information: #0969da; --tone-hint: #8c959f;
  --tone-good: #1a7f37; --tone-fair: #4ac26b; --tone-plain: #0969da; --tone-box: #ddf4ff;
  --text: system-ui, sans-serif; --size: 15px;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #0d1117; --ink: #e6edf3; --soft: #9198a1; --rule: #3d444d; --link: #4493f8; --focus: #4493f8;
    --tone-error: #f85149; --tone-warning: #d29922; --tone-information: #4493f8; --tone-hint: #7d8590;
    --tone-good: #3fb950; --tone-fair: #238636; --tone-plain: #4493f8; --tone-box: #132d4f;
  }
}
body { margin: 0; background: var(--paper); }
main { max-width: 1200px; margin: 0 auto; padding: 1rem 1.5rem 4rem; }
@media print { #lists, nav { display: none; } }
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
.beside > .scroll { flex: 1 1 24em; }
.scroll { overflow-x: auto; max-width: 100%; }
svg.plot { flex: 0 1 auto; max-width: 100%; height: auto; }
svg.plot text { font: 12px var(--text); }
table { border-collapse: collapse; font-variant-numeric: tabular-nums; }
caption { text-align: left; font-weight: 600; padding-bottom: 0.4em; }
th, td { padding: 0.25em 0.9em 0.25em 0; text-align: right; vertical-align: top; border-bottom: 1px solid var(--rule); }
th:first-child, td.text, td.text ~ td:last-child { text-align: left; }
tbody th { font-weight: 400; }
thead th { font-weight: 600; vertical-align: bottom; }
tr.total > * { font-weight: 600; }
td.text { max-width: 40ch; overflow-wrap: anywhere; }
.of { color: var(--soft); white-space: nowrap; }
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
