/** Characters by their names in markup: those of HTML 4 that notes have, https://www.w3.org/TR/html4/sgml/entities.html. */
export const namedCharacters: ReadonlyMap<string, string> = new Map(
	(
		`amp & lt < gt > quot " apos ' deg ° micro µ plusmn ± times × divide ÷ middot · bull • frac12 ½ frac14 ¼ frac34 ¾ sup2 ² ` +
		'sup3 ³ le ≤ ge ≥ ne ≠ asymp ≈ rarr → larr ← ndash – mdash — lsquo ‘ rsquo ’ ldquo “ rdquo ” hellip … alpha α beta β ' +
		'mu μ eacute é egrave è aacute á iacute í oacute ó uacute ú ntilde ñ auml ä ouml ö uuml ü szlig ß ccedil ç copy © reg ® ' +
		'trade ™ laquo « raquo »'
	)
		.match(/\S+ \S+/g)
		?.map((pair): [string, string] => [pair.split(' ')[0] ?? '', pair.split(' ')[1] ?? ''])
		.concat([
			['nbsp', ' '],
			['ensp', ' '],
			['emsp', ' '],
			['thinsp', ' '],
			// A place where a word may be broken is no part of the word.
			['shy', ''],
		]),
);
