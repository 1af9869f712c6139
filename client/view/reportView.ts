// Runs inside of the report's webview: shows what the extension sends, and tells it what the reader wants.
import type { FromView, PlaceLink, ToView, Wishes } from './messages';

declare function acquireVsCodeApi(): { postMessage(message: FromView): void };

const { postMessage } = acquireVsCodeApi();
/** So many lines are shown at once: a list can have thousands. */
const pageSize = 200;

const form = element('filter', HTMLFormElement);
const dialog = element('lines', HTMLDialogElement);
const list = element('places', HTMLUListElement);
const more = element('more', HTMLButtonElement);
let rest: readonly PlaceLink[] = [];

form.addEventListener('submit', (event) => {
	event.preventDefault();
	postMessage({ kind: 'apply', wishes: wishes() });
});
for (const button of form.querySelectorAll<HTMLButtonElement>('button[data-format]')) {
	button.addEventListener('click', () => {
		const format = button.dataset.format;
		if (format === 'html' || format === 'csv' || format === 'json') {
			postMessage({ kind: 'export', wishes: wishes(), format });
		}
	});
}
document.querySelector('main')?.addEventListener('click', ({ target }) => {
	const number = target instanceof Element ? target.closest<HTMLElement>('[data-list]') : undefined;
	if (number) {
		postMessage({ kind: 'list', list: Number(number.dataset.list) });
	}
});
list.addEventListener('click', ({ target }) => {
	const link = target instanceof Element ? target.closest<HTMLElement>('[data-place]') : undefined;
	if (link) {
		postMessage({ kind: 'open', place: Number(link.dataset.place) });
	}
});
more.addEventListener('click', () => {
	const first = showMore();
	first?.focus();
});
element('close', HTMLButtonElement).addEventListener('click', () => dialog.close());

window.addEventListener('message', ({ data }: MessageEvent<ToView>) => {
	if (data.kind === 'report') {
		showReport(data);
	} else {
		showList(data.title, data.places);
	}
});

postMessage({ kind: 'ready' });

function showReport({ html, status, payers, providers, wishes: asked }: Extract<ToView, { kind: 'report' }>): void {
	const main = document.querySelector('main');
	if (main) {
		main.innerHTML = html;
	}
	choices('payer', payers, asked.payer);
	choices('provider', providers, asked.provider);
	element('from', HTMLInputElement).value = asked.from;
	element('to', HTMLInputElement).value = asked.to;
	element('names', HTMLInputElement).checked = asked.names;
	element('status', HTMLElement).textContent = status;
	postMessage({ kind: 'shown', numbers: document.querySelectorAll('main [data-list]').length });
}

function choices(id: string, names: readonly string[], chosen: string): void {
	const all = new Option('all', '', false, chosen === '');
	element(id, HTMLSelectElement).replaceChildren(all, ...names.map((n) => new Option(n, n, false, n === chosen)));
}

function showList(title: string, places: readonly PlaceLink[]): void {
	element('lines-title', HTMLElement).textContent = title;
	list.replaceChildren();
	rest = places;
	const first = showMore();
	if (!dialog.open) {
		dialog.showModal();
	}
	first?.focus();
}

/** @returns the first of the new ones */
function showMore(): HTMLButtonElement | undefined {
	const links = rest.slice(0, pageSize).map(({ place, text }) => {
		const button = document.createElement('button');
		button.type = 'button';
		button.dataset.place = String(place);
		button.textContent = text;
		return button;
	});
	rest = rest.slice(pageSize);
	for (const link of links) {
		const item = document.createElement('li');
		item.append(link);
		list.append(item);
	}
	more.hidden = rest.length === 0;
	more.textContent = `Show ${Math.min(pageSize, rest.length)} of ${rest.length} more`;
	return links[0];
}

function wishes(): Wishes {
	return {
		payer: element('payer', HTMLSelectElement).value,
		provider: element('provider', HTMLSelectElement).value,
		from: element('from', HTMLInputElement).value,
		to: element('to', HTMLInputElement).value,
		names: element('names', HTMLInputElement).checked,
	};
}

function element<T extends HTMLElement>(id: string, type: new () => T): T {
	const found = document.getElementById(id);
	if (!(found instanceof type)) {
		throw new Error(`the view has no ${id}`);
	}
	return found;
}
