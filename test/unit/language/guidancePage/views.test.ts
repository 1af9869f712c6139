import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { bundledGuidance } from '../../../../server/guidance/bundledGuidance';
import { anyCodePage } from '../../../../server/language/guidancePage/anyCodePage';
import { barPlot } from '../../../../server/language/guidancePage/barPlot';
import type { Page } from '../../../../server/language/guidancePage/page';
import { pageHtml } from '../../../../server/language/guidancePage/pageHtml';
import { pageMarkdown } from '../../../../server/language/guidancePage/pageMarkdown';
import { pageStyle, pageStyleHash } from '../../../../server/language/guidancePage/pageStyle';
import { pageText } from '../../../../server/language/guidancePage/pageText';
import { workflowPicture } from '../../../../server/language/guidancePage/workflowPicture';
import { figures, hostile, ownGuidance, policies, sources } from './ownGuidance';

const supplied = ownGuidance(sources, policies, figures);
const codes = ['1022T', '1023T', '1024T', '32408', '47000', 'R91.1', '22', 'RT'];
const pages = codes.map((code) => [code, pageIn(code)] as const);

function pageIn(code: string, guidance = supplied): Page {
	return anyCodePage(code, guidance) ?? expect.fail(`no page of ${code}`);
}

/** What the browser makes of a text. */
const shown = (html: string) =>
	html.replace(
		/&(amp|lt|gt|quot|#39);/g,
		(_, e) => ({ amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" })[e as string] ?? '',
	);

describe('the style', () => {
	it('is let in by its hash', () => {
		expect(pageStyleHash).toBe(`sha256-${createHash('sha256').update(pageStyle).digest('base64')}`);
	});
});

describe.each(pages)('the page on %s as HTML', (_, page) => {
	const html = pageHtml(page, { linkTo: (code) => `command:x?${encodeURIComponent(JSON.stringify([{ code }]))}` });

	it('runs nothing and fetches nothing', () => {
		expect(html).toContain(`content="default-src 'none'; style-src '${pageStyleHash}'"`);
		expect(html).not.toMatch(/<script|<img|<link|<iframe|<object|<form|<use|@import|url\(/i);
		expect(html).not.toMatch(/<[^>]*\s(?:on\w+|style|src|srcset)=/i);
	});

	it('has landmarks, one first heading, and no heading that leaves out a level', () => {
		expect(html.match(/<(?:main|nav|header|footer)\b/g)).toEqual(['<header', '<nav', '<main', '<footer']);
		const levels = [...html.matchAll(/<h([1-6])\b/g)].map((m) => Number(m[1]));
		expect(levels.filter((l) => l === 1)).toHaveLength(1);
		levels.slice(1).forEach((level, i) => {
			expect(level - (levels[i] ?? 0)).toBeLessThanOrEqual(1);
		});
		expect(html).toMatch(/<html lang="en">/);
	});

	it('names every id once, and leads to none that is not there', () => {
		const ids = [...html.matchAll(/\sid="([^"]*)"/g)].map((m) => m[1]);
		expect(new Set(ids).size).toBe(ids.length);
		const named = [...html.matchAll(/(?:href="#|aria-labelledby=")([^"]*)"/g)].flatMap((m) => (m[1] ?? '').split(' '));
		expect(named.filter((id) => !ids.includes(id))).toEqual([]);
	});

	it('gives every table a caption and headings, every picture a name, and what scrolls a way in for the keyboard', () => {
		const tables = [...html.matchAll(/<div class="table"([^>]*)>\s*<table>(.*?)<\/table>/gs)];
		expect(tables).toHaveLength(html.match(/<table/g)?.length ?? 0);
		for (const [, region = '', table = ''] of tables) {
			expect(region).toMatch(/role="region" tabindex="0" aria-labelledby="/);
			expect(table).toMatch(/<caption id="[^"]+">[^<]+<\/caption>/);
			expect(table).toMatch(/<th scope="col">/);
			expect(table).toMatch(/<th scope="row"[ >]/);
		}
		for (const [, region = '', svg = ''] of html.matchAll(/<div class="picture"([^>]*)>(<svg.*?<\/svg>)/gs)) {
			expect(region).toMatch(/^ role="region" tabindex="0" aria-label="Picture: [^"]+"$/);
			expect(svg).toMatch(/^<svg[^>]* role="img" aria-labelledby="[^"]+-title [^"]+-desc"/);
			expect(svg).toMatch(/<title id="[^"]+">[^<]+<\/title>\s*<desc id="[^"]+">[^<]+<\/desc>/);
		}
	});

	it('closes what it opens', () => {
		const open: string[] = [];
		for (const [, close, name = '', self] of html.matchAll(/<(\/?)([a-zA-Z][\w]*)[^>]*?(\/?)>/g)) {
			if (self === '/' || ['meta', 'DOCTYPE'].includes(name)) {
				continue;
			}
			if (close === '/') {
				expect(open.pop()).toBe(name);
			} else {
				open.push(name);
			}
		}
		expect(open).toEqual([]);
	});
});

describe('links', () => {
	it('lead to other pages only where a client has them, and to sources by https', () => {
		const page = pageIn('1023T');
		const linked = pageHtml(page, { linkTo: (code) => `command:open?${code}` });
		expect(linked).toContain('<a href="command:open?32408">32408</a>');
		expect(pageHtml(page)).not.toContain('command:');
		const addresses = [...pageHtml(page).matchAll(/<a href="([^#"][^"]*)"/g)].map((m) => m[1]);
		expect(addresses.length).toBeGreaterThan(1);
		expect(addresses.every((a) => a?.startsWith('https://'))).toBe(true);
	});

	it('that are none are words', () => {
		const page: Page = {
			title: 'x',
			labels: [],
			summary: [{ text: 'go', to: { url: 'javascript:alert(1)' } }],
			sections: [],
			footer: '',
		};
		expect(pageHtml(page)).toContain('<p class="summary">go</p>');
	});
});

describe('hostile guidance', () => {
	const q = JSON.stringify(hostile);
	const guidance = ownGuidance(
		`kind: sources\nsources:\n  - { id: s, title: ${q}, publisher: ${q}, date: ${q}, url: "https://example.org/\\"onmouseover=alert" }\n`,
		`kind: payers\npayers:\n  - name: ${q}\n    policies:\n      - { codes: [9990T], covered: false, from: 2026-01-01, severity: error, says: ${q}, source: s, confidence: L }\n`,
		`kind: benchmarks\nbenchmarks:\n  - { code: 9990T, measure: payment, label: "<svg onload=x>", value: 1.0e+308, high: 1.0e+308, unit: "</text><script>", population: ${q}, date: "2026", source: s, confidence: L }\n  - { code: 9990T, measure: payment, label: b, value: 0, unit: "</text><script>", population: ${q}, date: "2026", source: s, confidence: L }\n`,
		`kind: documentation\nsets:\n  - name: s\n    title: ${q}\n    elements:\n      - { name: e, label: ${q}, why: ${q}, write: ${q}, ask: A, severity: error, required: true, sources: [{ source: s, confidence: L }], wording: { good: [${q}], poor: [{ says: ${q}, why: ${q} }] } }\n`,
		`kind: add-on\ncode: 9990T\nmeaning: ${q}\ncategory: ${q}\nregion: ${q}\naddOnType: "1"\nlist: { name: ${q}, quarter: ${q}, knownTo: 2026-12-31 }\ninEffect: { from: 2026-01-01 }\nsites: { typical: ["22"], note: ${q} }\nworkflow: [{ title: ${q}, what: ${q}, isAddOn: true }, { title: "<b>", what: x }]\nprimaries: [{ code: "32408", from: 2026-01-01 }]\ndocumentation: s\nnotes: [${q}]\nnotKnown: [${q}]\nsources: [{ source: s, confidence: L, backs: ${q} }]\n`,
	);
	const page = pageIn('9990T', guidance);

	it('is words in HTML', () => {
		const html = pageHtml(page);
		expect(html).not.toMatch(/<script|<img|<b>|onload=x>|<[^>]*"onmouseover/);
		expect(html).not.toContain('\u001b');
		const summary = /<p class="summary">(.*?)<\/p>/s.exec(html)?.[1] ?? '';
		expect(shown(summary)).toBe(hostile.replaceAll('\u001b', '\uFFFD'));
		expect(html).not.toMatch(/NaN|Infinity|undefined/);
	});

	it('is words in Markdown: no picture, no link, no HTML, no cell of a table', () => {
		const markdown = pageMarkdown(page);
		expect(markdown).not.toMatch(/(?<!\\)<|(?<!\\)!\[p\](?!\\)|(?<!\\)\[l(?<!\\)\]/);
		for (const line of markdown.split('\n').filter((l) => l.startsWith('|'))) {
			expect([4, 5, 6, 7]).toContain(line.match(/(?<!\\)\|/g)?.length);
		}
	});

	it('is words in text', () => {
		expect(pageText(page)).toContain('<script>alert(1)</script>');
	});
});

describe('the page as text', () => {
	it('is no wider than a terminal, but for words that are', () => {
		for (const [, page] of pages) {
			const wide = pageText(page)
				.split('\n')
				.filter((l) => l.length > 100);
			expect(wide).toEqual([]);
		}
	});

	it('draws the bars', () => {
		expect(pageText(pageIn('1023T'))).toContain(
			`    Acme         ${'█'.repeat(40)} 1,310.5\n    Other plans  ${'█'.repeat(20)} 655.25\n`,
		);
	});
});

describe('the page as Markdown', () => {
	it('is the same, section by section', () => {
		const page = pageIn('1023T');
		const markdown = pageMarkdown(page);
		expect([...markdown.matchAll(/^## (.*)$/gm)].map((m) => m[1])).toEqual(page.sections.map((s) => s.title));
		expect(markdown).toContain('| 32408 | Taking a tissue core from the lung or the mediastinum with a needle. |');
		expect(markdown).toContain('4. **Displacement** (this code): ');
		expect(markdown).toContain('[Our claims](https://example.org/claims) (2026-07-08; high confidence)');
	});
});

describe('the pictures', () => {
	it('of a workflow: rows of four, and arrows between all steps', () => {
		const steps = Array.from({ length: 6 }, (_, i) => ({ title: `Step ${i}`, what: 'w', isOwn: i === 4 }));
		const svg = workflowPicture('Order', steps, 'w');
		expect(svg.match(/<rect/g)).toHaveLength(6);
		expect(svg.match(/class="arrow"/g)).toHaveLength(5);
		expect(svg).toContain('viewBox="0 0 796 212"');
		expect(svg).toContain(
			'Steps in their order: 1 Step 0, 2 Step 1, 3 Step 2, 4 Step 3, 5 Step 4 (this code), 6 Step 5.',
		);
		expect(svg.match(/class="own"/g)).toHaveLength(1);
	});

	it('of figures: bars from zero, a range over its bar', () => {
		const svg = barPlot(
			{
				kind: 'plot',
				title: 'Payment',
				unit: 'USD',
				bars: [
					{ label: 'a', value: 50, low: 25, high: 100 },
					{ label: 'b', value: 0 },
				],
			},
			'p',
		);
		expect(svg).toContain('<rect class="bar" x="190" y="34" width="200" height="18"/>');
		expect(svg).toContain('<path class="range" d="M290 37V49M290 43H590M590 37V49"/>');
		expect(svg).toContain('<rect class="bar" x="190" y="68" width="0" height="18"/>');
	});

	it('of figures that are all zero', () => {
		const svg = barPlot({ kind: 'plot', title: 'P', unit: 'U', bars: [{ label: 'a', value: 0 }] }, 'p');
		expect(svg).not.toMatch(/NaN|Infinity/);
	});
});

it('the bundled pages are made in a moment', () => {
	const guidance = bundledGuidance();
	const from = performance.now();
	for (let i = 0; i < 50; i++) {
		pageHtml(pageIn('1023T', guidance));
	}
	expect((performance.now() - from) / 50).toBeLessThan(20);
});
