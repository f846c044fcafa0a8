import { markdownCode, markdownSentence, markdownText } from '../escape.ts';
import { cutShort, type Finding, type Language } from '../finding.ts';
import { thousands } from '../table/words.ts';
import { pickFindings } from './pick.ts';
import { findingKey, tallyKey } from './remainder.ts';
import type { Report, RuleTally } from './report.ts';
import { PHRASES, whereOf } from './voice.ts';
import { sentenceOf, titleOf } from './words.ts';

/** How a comment is told. */
export interface MarkdownOptions {
  readonly language: Language;
  /** Most findings told one by one; 10 where not given. */
  readonly limit?: number | undefined;
  /** The address of the whole report, ours and not the data's. */
  readonly link?: string | undefined;
}

/** GitHub refuses a comment of 65,536 characters; the rest is left to whoever adds to it. */
const WHOLE = 59_000;
/** Findings stop here, so that the table of totals has room. */
const FINDINGS = 45_000;
const LONGEST_SENTENCE = 600;
const LONGEST_NAME = 120;
const MOST_ROWS = 50;

/** The report as a comment in GitHub's markdown, under 60,000 characters: the verdict, some findings, the totals. */
export function tellMarkdown(report: Report, options: MarkdownOptions): string {
  const phrases = PHRASES[options.language];
  const page = new Page([`### ${phrases.headline(report)}`, '', phrases.extent(report)]);
  const shown = addFindings(page, report, options);
  addTotals(page, report, shown, options.language);
  const link =
    options.link === undefined ? '' : `\n[${phrases.whole}](${encodeURI(options.link).replace(/[()]/g, '\\$&')})\n`;
  return page.text() + (link.length > 1_000 ? '' : link);
}

/** Lines with a budget: what does not fit is not added. */
class Page {
  private readonly lines: string[];
  private length: number;

  constructor(lines: readonly string[]) {
    this.lines = [...lines];
    this.length = this.text().length;
  }

  add(lines: readonly string[], budget: number): boolean {
    const more = lines.reduce((total, line) => total + line.length + 1, 0);
    if (this.length + more > budget) return false;
    this.lines.push(...lines);
    this.length += more;
    return true;
  }

  text(): string {
    return `${this.lines.join('\n')}\n`;
  }
}

function addFindings(page: Page, report: Report, options: MarkdownOptions): readonly Finding[] {
  const shown: Finding[] = [];
  let heading: string | undefined;
  for (const finding of pickFindings(report.findings, options.limit ?? 10)) {
    const dataset = datasetHeading(finding, options.language);
    const lines = findingLines(finding, report, options.language);
    if (!page.add(dataset === heading ? lines : ['', dataset, '', ...lines], FINDINGS)) break;
    heading = dataset;
    shown.push(finding);
  }
  return shown;
}

function datasetHeading({ place }: Finding, language: Language): string {
  return `#### ${place.dataset === undefined ? PHRASES[language].repository : text(place.dataset, LONGEST_NAME)}`;
}

function findingLines(finding: Finding, report: Report, language: Language): readonly string[] {
  const { says, mend } = sentenceOf(finding, language);
  const [line] = whereOf({ ...finding.place, field: undefined, pointer: undefined }, language);
  const where = [fileOf(finding, report), ...(line === undefined ? [] : [line])];
  const rule = `${PHRASES[language].rule} ${markdownCode(cutShort(finding.rule, LONGEST_NAME))}.`;
  const place = where.map((part) => text(part, LONGEST_NAME)).join(', ');
  // What is about the change as a whole has no file.
  const lead = finding.place.path === '' ? '' : `**${place}**: `;
  // A line feed would break the line in a comment but not in a check's summary; `<br>` does in both.
  return [`- ${lead}${sentence(says)} ${sentence(mend)}<br>${rule}`];
}

/** The file as its dataset calls it: without the dataset's folder. */
function fileOf({ place }: Finding, report: Report): string {
  const folder = report.datasets.find((dataset) => dataset.name === place.dataset)?.path;
  const inside = folder !== undefined && place.path.startsWith(`${folder}/`);
  return inside ? place.path.slice(folder.length + 1) : place.path;
}

function text(data: string, limit: number): string {
  return markdownText(cutShort(data, limit));
}

function sentence(words: string): string {
  return markdownSentence(cutShort(words, LONGEST_SENTENCE));
}

function addTotals(page: Page, report: Report, shown: readonly Finding[], language: Language): void {
  const counts = new Map<string, number>();
  for (const finding of shown) counts.set(findingKey(finding), (counts.get(findingKey(finding)) ?? 0) + 1);
  const total = report.tallies.reduce((sum, tally) => sum + tally.count, 0);
  if (total <= shown.length) return;
  const phrases = PHRASES[language];
  page.add(['', phrases.rest, '', `| ${phrases.columns.join(' | ')} |`, '| --- | --- | --- | ---: | ---: |'], WHOLE);
  let added = 0;
  for (const tally of report.tallies.slice(0, MOST_ROWS)) {
    // Room is kept for the line that counts what is left.
    if (!page.add([totalsRow(tally, counts, language)], WHOLE - 100)) break;
    added += 1;
  }
  const left = report.tallies.length - added;
  if (left > 0) page.add(['', phrases.otherRules(left)], WHOLE);
}

function totalsRow(tally: RuleTally, shown: ReadonlyMap<string, number>, language: Language): string {
  const phrases = PHRASES[language];
  const where = [tally.dataset ?? phrases.repository, ...(tally.resource === undefined ? [] : [tally.resource])];
  const cells = [
    `${text(titleOf(tally.rule, language), LONGEST_NAME)} ${markdownCode(cutShort(tally.rule, LONGEST_NAME))}`,
    where.map((part) => text(part, LONGEST_NAME)).join(' / '),
    phrases.severity[tally.severity],
    thousands(tally.count),
    thousands(shown.get(tallyKey(tally.rule, tally.dataset, tally.resource)) ?? 0),
  ];
  return `| ${cells.join(' | ')} |`;
}
