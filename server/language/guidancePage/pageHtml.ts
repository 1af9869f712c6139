import { barPlot } from './barPlot';
import { escapeHtml } from './escapeHtml';
import { type Block, type Page, plainWords, type Section, type Table, type Words } from './page';
import { pageStyle, pageStyleHash } from './pageStyle';
import { workflowPicture } from './workflowPicture';

export interface HtmlOptions {
	/** The address of another code's page; undefined where there is none to go to. */
	readonly linkTo?: (code: string) => string | undefined;
}

/**
 * The page as one HTML document that needs nothing else: no script, no font, no file, no network. It takes the colors of
 * VS Code's theme where those are defined, and the system's elsewhere.
 */
export function pageHtml(page: Page, options: HtmlOptions = {}): string {
	const { title, labels, summary, sections, footer } = page;
	const view = new View(options);
	const contents = sections.map((s) => `<li><a href="#${s.id}">${escapeHtml(s.title)}</a></li>`).join('');
	return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src '${pageStyleHash}'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(`Guidance on ${title}`)}</title>
<style>${pageStyle}</style>
</head>
<body>
<a class="skip" href="#main">Skip to the guidance</a>
<a class="skip" href="#not-known">Skip to what is not known</a>
<header>
<h1>${escapeHtml(title)}</h1>
<ul class="labels" aria-label="Labels">${labels.map((l) => `<li>${escapeHtml(l)}</li>`).join('')}</ul>
<p class="summary">${view.words(summary)}</p>
</header>
<nav aria-label="On this page"><ul>${contents}</ul></nav>
<main id="main" tabindex="-1">
${sections.map((s) => view.section(s)).join('\n')}
</main>
<footer><p>${view.words(footer)}</p></footer>
</body>
</html>
`;
}

class View {
	/** Numbers what needs an id of its own. */
	private count = 0;

	constructor(private readonly options: HtmlOptions) {}

	section({ id, title, blocks }: Section): string {
		const heading = `${id}-heading`;
		return `<section id="${id}" tabindex="-1" aria-labelledby="${heading}">
<h2 id="${heading}">${escapeHtml(title)}</h2>
${blocks.map((b) => this.block(b, 3)).join('\n')}
</section>`;
	}

	words(from: Words): string {
		if (typeof from === 'string') {
			return sentence(from);
		}
		return from
			.map((w) => {
				if (typeof w === 'string') {
					return sentence(w);
				}
				const address = 'url' in w.to ? safeUrl(w.to.url) : this.options.linkTo?.(w.to.code);
				return address === undefined
					? escapeHtml(w.text)
					: `<a href="${escapeHtml(address)}">${escapeHtml(w.text)}</a>`;
			})
			.join('');
	}

	private block(part: Block, level: number): string {
		switch (part.kind) {
			case 'paragraph':
				return `<p>${this.words(part.words)}</p>`;
			case 'list':
				return `<ul>${part.items.map((i) => `<li>${this.words(i)}</li>`).join('')}</ul>`;
			case 'facts':
				return `<dl>${part.rows
					.map(({ name, value }) => `<div><dt>${escapeHtml(name)}</dt><dd>${this.words(value)}</dd></div>`)
					.join('')}</dl>`;
			case 'table':
				return this.table(part);
			case 'workflow':
				return `${picture(part.title, workflowPicture(part.title, part.steps, this.id('workflow')))}
<ol class="steps">${part.steps
					.map(
						({ title, what, isOwn }) =>
							`<li><strong>${escapeHtml(title)}</strong>${isOwn ? ' <span class="label">this code</span>' : ''}: ${escapeHtml(what)}</li>`,
					)
					.join('')}</ol>`;
			case 'plot':
				return picture(`${part.title}, ${part.unit}`, barPlot(part, this.id('plot')));
			case 'part': {
				const tag = `h${Math.min(level, 6)}`;
				const label = part.label === undefined ? '' : ` <span class="label">${escapeHtml(part.label)}</span>`;
				return `<div class="part"><${tag}>${escapeHtml(part.title)}${label}</${tag}>
${part.blocks.map((b) => this.block(b, level + 1)).join('\n')}</div>`;
			}
		}
	}

	/** In a region of its own that the keyboard can scroll: a wide table would scroll the whole page. */
	private table({ caption, columns, rows }: Table): string {
		const id = this.id('table');
		const head = columns.map((c) => (c === '' ? '<td></td>' : `<th scope="col">${escapeHtml(c)}</th>`)).join('');
		const body = rows.map(([first = '', ...rest]) => {
			const cells = rest.map((c) => `<td${isShort(c) ? ' class="short"' : ''}>${this.words(c)}</td>`).join('');
			const mark =
				columns[0] === ''
					? ` class="${plainWords(first)
							.toLowerCase()
							.replace(/[^a-z]/g, '')}"`
					: '';
			const short = isShort(first, 26) ? ' class="short"' : '';
			return `<tr${mark}><th scope="row"${short}>${this.words(first)}</th>${cells}</tr>`;
		});
		return `<div class="table" role="region" tabindex="0" aria-labelledby="${id}">
<table><caption id="${id}">${escapeHtml(caption)}</caption>
<thead><tr>${head}</tr></thead>
<tbody>${body.join('')}</tbody></table></div>`;
	}

	private id(what: string): string {
		this.count++;
		return `${what}-${this.count}`;
	}
}

/** In a region of its own, as a table: where there is little room it is scrolled and stays legible. */
function picture(title: string, svg: string): string {
	return `<div class="picture" role="region" tabindex="0" aria-label="${escapeHtml(`Picture: ${title}`)}">${svg}</div>`;
}

/** A cell that is read at one look is not broken into lines. */
function isShort(words: Words, most = 14): boolean {
	return plainWords(words).length <= most;
}

/** Escaped; a day is not broken into lines at its hyphens. */
function sentence(text: string): string {
	return escapeHtml(text).replace(/\b\d{4}-\d{2}-\d{2}\b/g, '<span class="day">$&</span>');
}

/** The schema of guidance asks for such an address; a page is the last to look. */
function safeUrl(url: string): string | undefined {
	return url.startsWith('https://') ? url : undefined;
}
