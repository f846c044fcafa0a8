import { terminalText } from '../escape.ts';
import type { Finding, Language, Severity } from '../finding.ts';
import { type Remainder, remainderOf } from './remainder.ts';
import type { DatasetSummary, Report, RuleTally } from './report.ts';
import { PHRASES, verdictOf, whereOf } from './voice.ts';
import { sentenceOf, titleOf } from './words.ts';

/** How the terminal's face is told. Nothing is asked of the terminal itself. */
export interface TerminalOptions {
  readonly language: Language;
  readonly colour: boolean;
  /** Columns; sentences are broken before it. */
  readonly width: number;
}

type Paint = (style: keyof typeof STYLES, text: string) => string;

const STYLES = { error: '31', warning: '33', note: '36', sound: '32', bold: '1', dim: '2' };

/** A report longer than this says its verdict again at the end, where the eye is. */
const LONG = 40;

/** The report for people at a terminal: the verdict, then each finding by dataset and file. */
export function tellTerminal(report: Report, options: TerminalOptions): string {
  const paint: Paint = (style, text) => (options.colour ? `\u001b[${STYLES[style]}m${text}\u001b[0m` : text);
  const remainder = remainderOf(report);
  const verdict = paint(verdictStyle(report), verdictOf(report, options.language));
  const lines = [verdict];
  for (const [name, group] of groupByDataset(report, remainder)) {
    lines.push('', paint('bold', datasetHeading(name, report.datasets, options.language)));
    pushFindings(lines, group.findings, remainder, options, paint);
    for (const tally of group.unlisted) lines.push(unlistedLine(tally, options.language));
  }
  if (lines.length > LONG) lines.push('', verdict);
  return `${lines.join('\n')}\n`;
}

function verdictStyle({ verdict, counts }: Report): 'error' | 'warning' | 'sound' {
  if (verdict === 'unsound') return 'error';
  return counts.warnings > 0 || counts.datasets === 0 ? 'warning' : 'sound';
}

interface Group {
  readonly findings: Finding[];
  readonly unlisted: RuleTally[];
}

function groupByDataset(report: Report, { unlisted }: Remainder): ReadonlyMap<string | undefined, Group> {
  const groups = new Map<string | undefined, Group>();
  const groupOf = (name: string | undefined): Group => {
    const group = groups.get(name) ?? { findings: [], unlisted: [] };
    groups.set(name, group);
    return group;
  };
  for (const finding of report.findings) groupOf(finding.place.dataset).findings.push(finding);
  for (const tally of unlisted) groupOf(tally.dataset).unlisted.push(tally);
  return groups;
}

function datasetHeading(name: string | undefined, datasets: readonly DatasetSummary[], language: Language): string {
  if (name === undefined) return PHRASES[language].repository;
  const title = datasets.find((dataset) => dataset.name === name)?.title;
  return terminalText(title === undefined || title === name ? name : `${name} · ${title}`);
}

function pushFindings(
  lines: string[],
  findings: readonly Finding[],
  { after }: Remainder,
  options: TerminalOptions,
  paint: Paint,
): void {
  let path: string | undefined;
  for (const finding of findings) {
    if (finding.place.path !== path) lines.push(`  ${terminalText(finding.place.path)}`);
    path = finding.place.path;
    pushFinding(lines, finding, options, paint);
    const more = after.get(finding);
    if (more !== undefined) lines.push(`      ${PHRASES[options.language].more(more)}`);
  }
}

function pushFinding(lines: string[], finding: Finding, options: TerminalOptions, paint: Paint): void {
  const { language, width } = options;
  const { says, mend } = sentenceOf(finding, language);
  const where = whereOf(finding.place, language).map(terminalText);
  const severity: Severity = finding.severity;
  lines.push(
    `    ${[paint(severity, PHRASES[language].severity[severity]), ...where].join(' · ')}`,
    ...wrap(terminalText(says), width, '      '),
    ...wrap(terminalText(mend), width, '      '),
    `      ${paint('dim', terminalText(finding.rule))}`,
  );
}

function unlistedLine({ rule, resource, count }: RuleTally, language: Language): string {
  return `    … ${terminalText(PHRASES[language].unlisted(count, titleOf(rule, language), resource))} (${terminalText(rule)})`;
}

/** Breaks between words. A word longer than the width stands alone, whole, so that it can be copied. */
function wrap(text: string, width: number, indent: string): readonly string[] {
  const room = width - indent.length;
  if (text.length <= room) return [indent + text];
  const lines: string[] = [];
  let begin = 0;
  let last = -1;
  for (let at = text.indexOf(' '); begin < text.length; at = text.indexOf(' ', at + 1)) {
    const end = at === -1 ? text.length : at;
    if (end - begin > room && last > begin) {
      lines.push(indent + text.slice(begin, last));
      begin = last + 1;
    }
    if (at === -1) return [...lines, indent + text.slice(begin)];
    last = at;
  }
  return lines;
}
