/** What an import of ADELA's files did, and what it did not understand, for people and for programs. */
import { jsonText, markdownSentence, markdownText, terminalText } from '../escape.ts';
import type { Finding, Language, Severity } from '../finding.ts';
import type { AdelaFinding } from '../release/adela/finding.ts';
import type { AdelaImport, ImportedInstitution, Official } from '../release/adela/import-adela.ts';
import type { Tallied } from '../tally.ts';
import { IMPORT_WORDS } from './import-words.ts';
import { PHRASES, whereOf } from './voice.ts';
import { sentenceOf, titleOf } from './words.ts';

/** An import, whole. */
export interface Imported {
  /** The file as it was named. */
  readonly file: string;
  /** The folder of the entries as it was named. */
  readonly folder: string;
  readonly read: AdelaImport;
  /** Datasets whose entries were written, and those that had one. */
  readonly written: readonly string[];
  readonly kept: readonly string[];
  /** Descriptors that were written. */
  readonly descriptors: readonly string[];
  readonly tallies: readonly Tallied<AdelaFinding>[];
}

/** Whether everything in the file was understood. */
export function isUnderstood({ tallies }: Imported): boolean {
  return countOf(tallies, 'error') === 0;
}

function countOf(tallies: Imported['tallies'], severity: Severity): number {
  return tallies.reduce((sum, tally) => sum + (tally.severity === severity ? tally.count : 0), 0);
}

/** The listed findings by line: the order in which one mends a file. */
function listed({ tallies }: Imported): readonly Finding[] {
  const all: readonly Finding[] = tallies.flatMap(({ findings }) => findings);
  return all.toSorted((one, other) => (one.place.line ?? 0) - (other.place.line ?? 0));
}

function moreOf({ tallies }: Imported): readonly Tallied<AdelaFinding>[] {
  return tallies.filter(({ count, findings }) => count > findings.length);
}

/** The import at a terminal. */
export function tellImport(done: Imported, language: Language): string {
  const words = IMPORT_WORDS[language];
  const lines = [...summaryOf(done, language)];
  for (const finding of listed(done)) {
    const { says, mend } = sentenceOf(finding, language);
    const head = [PHRASES[language].severity[finding.severity], ...whereOf(finding.place, language)];
    lines.push('', head.join(' · '), `  ${says}`, `  ${mend}`, `  ${finding.rule}`);
  }
  const more = moreOf(done).map(({ rule, count, findings }) =>
    words.more(count - findings.length, titleOf(rule, language), rule),
  );
  if (more.length > 0) lines.push('', ...more);
  return `${lines.map(terminalText).join('\n')}\n`;
}

/** The import in GitHub's markdown. */
export function tellImportMarkdown(done: Imported, language: Language): string {
  const words = IMPORT_WORDS[language];
  const [first = '', ...others] = summaryOf(done, language).filter((line) => line !== '');
  const lines = [`### ${markdownText(first)}`, '', ...others.map((line) => `- ${markdownText(line.trim())}`), ''];
  for (const finding of listed(done)) {
    const { says, mend } = sentenceOf(finding, language);
    const where = [PHRASES[language].severity[finding.severity], ...whereOf(finding.place, language)];
    lines.push(`- **${markdownText(where.join(' · '))}**: ${markdownSentence(says)} ${markdownSentence(mend)}`);
  }
  for (const { rule, count, findings } of moreOf(done)) {
    lines.push(`- ${markdownText(words.more(count - findings.length, titleOf(rule, language), rule))}`);
  }
  return `${lines.join('\n').trimEnd()}\n`;
}

/** The import as JSON, with the sentences in one language. */
export function tellImportJson(done: Imported, language: Language): string {
  const { file, folder, read, written, kept, descriptors, tallies } = done;
  const state = new Map([
    ...written.map((name) => [name, 'written'] as const),
    ...kept.map((name) => [name, 'kept'] as const),
  ]);
  return jsonText({
    apertura: 1,
    verdict: isUnderstood(done) ? 'understood' : 'incomplete',
    file,
    folder,
    form: read.form,
    rows: read.rows,
    datasets: read.datasets.map(({ name, title, line }) => ({ name, title, line, state: state.get(name) })),
    descriptors,
    institution: read.institution,
    tallies: tallies.map(({ rule, severity, count, findings }) => ({ rule, severity, count, listed: findings.length })),
    findings: listed(done).map((finding) => ({ ...finding, ...sentenceOf(finding, language) })),
  });
}

function summaryOf(done: Imported, language: Language): readonly string[] {
  const words = IMPORT_WORDS[language];
  const { file, folder, read, written, kept, descriptors, tallies } = done;
  const lines = [words.read(file, read.form, read.rows, read.datasets.length)];
  if (written.length > 0) lines.push(`  ${words.written(folder, some(written), written.length)}`);
  if (kept.length > 0) lines.push(`  ${words.kept(some(kept), kept.length)}`);
  if (descriptors.length > 0) lines.push(`  ${words.descriptors(some(descriptors), descriptors.length)}`);
  lines.push(...institutionLines(read.institution, language));
  if (read.form === undefined) return [...lines, words.nothing];
  lines.push(words.verdict(countOf(tallies, 'error'), countOf(tallies, 'warning'), countOf(tallies, 'note')));
  return lines;
}

/** Names told one by one; there may be thousands. */
const MOST_NAMES = 12;

function some(names: readonly string[]): string {
  return `${names.slice(0, MOST_NAMES).join(', ')}${names.length > MOST_NAMES ? '…' : ''}`;
}

function institutionLines(
  { vision, liaison, administrator }: ImportedInstitution,
  language: Language,
): readonly string[] {
  const words = IMPORT_WORDS[language];
  const person = ({ name, post, mail }: Official): string =>
    [name, post, mail].filter((part) => part !== undefined).join(', ');
  return [
    ...(vision === undefined ? [] : [`  ${words.vision(vision)}`]),
    ...(liaison === undefined ? [] : [`  ${words.official('liaison', person(liaison))}`]),
    ...(administrator === undefined ? [] : [`  ${words.official('administrator', person(administrator))}`]),
  ];
}
