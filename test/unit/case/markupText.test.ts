import { expect, it } from 'vitest';
import { base64Bytes, decodedText, EncodedText } from '../../../server/case/encodedText';
import { MarkupText } from '../../../server/case/markupText';
import type { NoteText } from '../../../server/case/noteText';

/** Markup that stands at offset 100 of a file. */
function markup(value: string): NoteText {
	return {
		value,
		start: 100,
		end: 100 + value.length,
		placeOf: ({ start, end }) => ({ start: start + 100, end: end + 100 }),
	};
}

it.each([
	['<div xmlns="http://www.w3.org/1999/xhtml">one  <b>t</b>wo\n three</div>', 'one two three'],
	['<p>one</p><p>two</p>', 'one\n\ntwo'],
	['<p>one<br/>two<br />\n<br>three</p>', 'one\ntwo\n\nthree'],
	['<ul><li>one</li><li>two</li></ul>', 'one\ntwo'],
	['<h2>Complications</h2>None.', 'Complications\n\nNone.'],
	['<table><tr><th>A</th><td>1</td></tr><tr><td>B</td><td>2</td></tr></table>', 'A\t1\nB\t2'],
	['<pre>one\n\n  two\nthree</pre> four', 'one\n\ntwo\nthree\n\nfour'],
	['a &amp; b &lt;c&gt; &#176; &#x3BC; &nbsp;d&apos;s &unknown; & e', "a & b <c> ° μ d's &unknown; & e"],
	['a<!-- <p>not this --> b<?x y?>c', 'a bc'],
	['<head><title>x</title></head><script>if (a < b) {}</script>text<style>p{}</style>', 'text'],
	['<a title="x > y">link</a>', 'link'],
	['5 < 6 and 7 > 3', '5 < 6 and 7 > 3'],
	['<p>not closed', 'not closed'],
	['a <b', 'a'],
	['a <!-- b', 'a'],
	['<script>kept', 'kept'],
	['dis&shy;placed', 'displaced'],
	['&#0;&#xD800;&#9999999;', '&#0;&#xD800;&#9999999;'],
	['', ''],
])('the words of %j', (value, expected) => {
	expect(new MarkupText(markup(value)).value).toBe(expected);
});

it('each character has the place of what stands for it', () => {
	const text = new MarkupText(markup('<p>a &#176;<b>b</b></p><p>c</p>'));
	expect(text.value).toBe('a °b\n\nc');
	expect(text.placeOf({ start: 0, end: 1 })).toEqual({ start: 103, end: 104 });
	expect(text.placeOf({ start: 2, end: 3 })).toEqual({ start: 105, end: 111 });
	expect(text.placeOf({ start: 2, end: 4 })).toEqual({ start: 105, end: 115 });
	expect(text.placeOf({ start: 6, end: 7 })).toEqual({ start: 126, end: 127 });
	expect(text.placeOf({ start: 6, end: 99 })).toEqual({ start: 126, end: 127 });
	expect(new MarkupText(markup('')).placeOf({ start: 0, end: 0 })).toEqual({ start: 100, end: 100 });
});

it('a long text without an end of anything is read in one go', () => {
	const started = performance.now();
	new MarkupText(markup('<script><style>&'.repeat(50_000)));
	new MarkupText(markup('<a b="'.repeat(50_000)));
	new MarkupText(markup('<!--'.repeat(50_000)));
	expect(performance.now() - started).toBeLessThan(5_000);
});

it.each([
	['bm90ZQ==', 'note'],
	['bm90ZQ', 'note'],
	['bm90\r\n ZQ==', 'note'],
	['', ''],
	['4oCU', '—'],
	['-_8', 'ûÿ'],
])('base64 %j', (text, expected) => {
	expect(decodedText(base64Bytes(text) ?? expect.fail('none'), 'text/plain')).toBe(expected);
});

it.each(['%%%', 'bm90Z', 'né', 'a'])('no base64: %j', (text) => {
	expect(base64Bytes(text)).toBeUndefined();
});

it('the type says how bytes are read', () => {
	expect(decodedText(new Uint8Array([0xe9]), 'text/plain; charset=ISO-8859-1')).toBe('é');
	expect(decodedText(new Uint8Array([0x97]), 'text/plain;charset="windows-1252"')).toBe('—');
	expect(decodedText(new Uint8Array([0x61, 0]), 'text/plain; charset=utf-16le')).toBe('a');
	expect(decodedText(new Uint8Array([0xef, 0xbb, 0xbf, 0x61]), 'text/plain')).toBe('a');
});

it('words of an encoded text have the place of the whole', () => {
	expect(new EncodedText('words', { start: 3, end: 9 }).placeOf()).toEqual({ start: 3, end: 9 });
});
