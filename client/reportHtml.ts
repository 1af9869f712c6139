/**
 * The page of the report's webview, without the report: that comes by message. Nothing but the script and style of the
 * extension itself may run in it.
 */
export function reportHtml(script: string, cspSource: string, style: string, nonce: string): string {
	const policy = `default-src 'none'; script-src ${cspSource}; style-src 'nonce-${nonce}'; base-uri 'none'; form-action 'none'`;
	return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Audit report</title>
<style nonce="${nonce}">${style}</style>
</head>
<body>
<form id="filter" aria-label="Filter and export">
<label>Payer <select id="payer"></select></label>
<label>Provider <select id="provider"></select></label>
<label>From <input type="date" id="from"></label>
<label>To <input type="date" id="to"></label>
<label class="check"><input type="checkbox" id="names"> Case ids and file names</label>
<button type="submit">Update</button>
<span class="exports" role="group" aria-label="Export">
<button type="button" data-format="html">Export HTML</button>
<button type="button" data-format="csv">CSV</button>
<button type="button" data-format="json">JSON</button>
</span>
</form>
<p id="status" role="status"></p>
<main></main>
<dialog id="lines" aria-labelledby="lines-title">
<h2 id="lines-title"></h2>
<ul id="places"></ul>
<button type="button" id="more" hidden></button>
<button type="button" id="close">Close</button>
</dialog>
<script src="${script}"></script>
</body>
</html>`;
}
