import { bundledGuidance } from '../../../../server/guidance/bundledGuidance';
import { compileGuidance } from '../../../../server/guidance/compileGuidance';
import { type Guidance, openGuidance } from '../../../../server/guidance/guidance';

/** Guidance of an organization on top of the product's, from files that must be right. */
export function ownGuidance(...texts: readonly string[]): Guidance {
	const files = texts.map((text, i) => ({ path: `${i}.yaml`, text }));
	const { data, problems } = compileGuidance(files, bundledGuidance().data);
	if (problems.length > 0) {
		throw new Error(problems.map((p) => p.message).join('\n'));
	}
	return openGuidance(data);
}

export const sources = `kind: sources
sources:
  - { id: ours, title: Our claims, date: 2026-07-08, url: "https://example.org/claims" }
`;

export const policies = `kind: payers
payers:
  - name: Acme
    policies:
      - codes: [1023T]
        covered: false
        from: 2026-03-01
        until: 2026-12-31
        severity: error
        says: Regarded as investigational.
        source: ours
        confidence: H
`;

export const figures = `kind: benchmarks
benchmarks:
  - { code: 1023T, measure: payment, label: Acme, value: 1310.5, low: 240, high: 1395, unit: USD per unit, population: 64 paid lines, date: 2026 Q2, source: ours, confidence: M }
  - { code: 1023T, measure: payment, label: Other plans, value: 655.25, unit: USD per unit, population: 31 paid lines, date: 2026 Q1, source: ours, confidence: M }
`;

/** Words that are markup in HTML, Markdown or SVG, wherever a file can put words. */
export const hostile = `<script>alert(1)</script> <img src=x onerror=alert(1)> "' & ![p](https://evil.example/p.png) [l](javascript:alert(1)) \`c\` | *b* \u001b[31m`;
