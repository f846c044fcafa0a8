/** Notes of a version for people, as Markdown. They come in one length that every place takes: GitHub's is the shortest. */
import { differencePhrasesEn } from '../difference/phrases.en.ts';
import { differencePhrasesEs } from '../difference/phrases.es.ts';
import { withoutValues } from '../difference/without-values.ts';
import { markdownCode, markdownSentence, markdownText } from '../escape.ts';
import { cutShort, type Language } from '../finding.ts';
import { thousands } from '../table/words.ts';
import { type Citation, citationSentence } from './citation.ts';
import type { ManifestResource } from './manifest.ts';
import { NOTES_WORDS } from './notes-languages.ts';
import { type NoteLimits, table } from './notes-markdown.ts';
import { approvalLines, fileLines, verifyLines } from './notes-proof.ts';
import { qualityLines } from './notes-quality.ts';
import { changedKeyLines, rowTable } from './notes-rows.ts';
import type { NotesWords } from './notes-words.ts';
import { endsTrial, type PlannedRelease } from './planned.ts';
import type { ReleaseQuality } from './quality-report.ts';
import type { ReceiptFile } from './receipt.ts';
import { versionText } from './version.ts';
import { zoneTime } from './zone-time.ts';

/** GitHub takes 125,000 characters; some room is left for what a caller may add. */
const LONGEST = 120_000;
/** From the fullest to the barest. */
const LIMITS: readonly NoteLimits[] = [
  { keys: 50, reasons: 100, texts: 50, resources: 200, approvals: 100 },
  { keys: 10, reasons: 50, texts: 20, resources: 100, approvals: 50 },
  { keys: 0, reasons: 20, texts: 0, resources: 50, approvals: 20 },
];
const LONGEST_TITLE = 200;

const PHRASES = { es: differencePhrasesEs, en: differencePhrasesEn } as const;

/** All that notes are made from. */
export interface NotesOrder {
  readonly planned: PlannedRelease;
  readonly title: string;
  readonly timeZone: string;
  readonly citation: Citation;
  readonly checked: ReleaseQuality;
  readonly resources: readonly ManifestResource[];
  /** Names of each table's fields, by resource. */
  readonly fields: ReadonlyMap<string, readonly string[]>;
  /** The files of the data. */
  readonly files: readonly ReceiptFile[];
}

/** The notes in a language. */
export function releaseNotes(order: NotesOrder, language: Language): string {
  let text = '';
  for (const limits of LIMITS) {
    text = notesWithin(order, language, limits);
    if (text.length <= LONGEST) return text;
  }
  return cutNotes(text, language);
}

/** Whole lines as far as they fit, and a word that says so. */
export function cutNotes(text: string, language: Language): string {
  if (text.length <= LONGEST) return text;
  const head = text.slice(0, LONGEST - 500);
  return `${head.slice(0, head.lastIndexOf('\n'))}\n\n${markdownSentence(NOTES_WORDS[language].cut)}\n`;
}

function notesWithin(order: NotesOrder, language: Language, limits: NoteLimits): string {
  const words = NOTES_WORDS[language];
  const { planned, title, citation } = order;
  const section = (heading: string, lines: readonly string[]): readonly string[] =>
    lines.length === 0 ? [] : [`## ${heading}`, '', ...lines, ''];
  const lines = [
    `# ${markdownText(words.title(cutShort(title, LONGEST_TITLE), versionText(planned.version)))}`,
    '',
    ...headLines(order, words),
    '',
    ...section(words.headings.changes, changeLines(order, language, limits)),
    ...section(words.headings.rows, rowLines(order, words, limits)),
    ...section(words.headings.contents, contentLines(order, words, limits)),
    ...section(words.headings.quality, qualityLines(order.checked, words)),
    ...section(words.headings.approved, approvalLines(planned.coverage, language, limits)),
    ...section(words.headings.cite, citedLines(citationSentence(citation, language))),
    ...section(words.headings.verify, verifyLines(planned.tag, words)),
    ...section(words.headings.files, fileLines(order.files, words)),
  ];
  return `${lines.join('\n').trimEnd()}\n`;
}

/** As code, so that what is copied is what is cited, and nothing in it acts. */
function citedLines(sentence: string): readonly string[] {
  return ['```text', sentence.replaceAll('`', "'"), '```'];
}

function headLines({ planned, timeZone }: NotesOrder, words: NotesWords): readonly string[] {
  const { previous, difference } = planned;
  const sentences = [
    words.published(planned.tag, zoneTime(planned.date, timeZone), planned.folio),
    previous === undefined ? words.first : words.previous(previous.tag),
    ...(difference.formerly === undefined ? [] : [words.renamedFrom(difference.formerly)]),
    ...(planned.trial ? [words.trial] : []),
    ...(endsTrial(planned) ? [words.trialEnds] : []),
  ];
  return [sentences.map(markdownSentence).join(' ')];
}

/** What kind of change it is, why, and what changed in the description. A first version only tells what it holds. */
function changeLines({ planned }: NotesOrder, language: Language, limits: NoteLimits): readonly string[] {
  if (planned.previous === undefined) return [];
  const words = NOTES_WORDS[language];
  const difference = planned.withheld ? withoutValues(planned.difference) : planned.difference;
  const { metadata } = difference;
  // What the description said before and says now is told below; that it changed need not be told besides.
  const isToldBelow = !planned.withheld && metadata.length <= limits.texts;
  const reasons = difference.reasons.filter(({ code }) => !(isToldBelow && code === 'metadata-changed'));
  const shown = reasons
    .slice(0, limits.reasons)
    .map((reason) => markdownSentence(shortened(PHRASES[language].reason(reason))));
  const texts = planned.withheld ? [] : metadata.slice(0, limits.texts);
  const more = planned.withheld ? 0 : metadata.length - texts.length;
  return [
    markdownSentence(planned.returns ? words.returns : words.kind(planned.bump, planned.impact, planned.trial)),
    ...(planned.withheld ? ['', markdownSentence(words.withheld)] : []),
    ...(shown.length === 0 ? [] : ['', ...shown.map((line) => `- ${line}`)]),
    ...(reasons.length > shown.length ? [`- ${words.moreReasons(reasons.length - shown.length)}`] : []),
    ...(texts.length === 0 ? [] : ['', `### ${words.headings.description}`, '']),
    ...texts.map(
      ({ property, resource, before, after }) =>
        `- ${markdownSentence(words.metadata(cut(property), cut(resource), cut(before), cut(after)))}`,
    ),
    ...(texts.length > 0 && more > 0 ? [`- ${words.more(more)}`] : []),
  ];
}

function rowLines({ planned }: NotesOrder, words: NotesWords, limits: NoteLimits): readonly string[] {
  if (planned.previous === undefined) return [];
  const counts = rowTable(planned.difference, words, limits);
  const keys = planned.withheld ? [] : changedKeyLines(planned.difference, words, limits);
  return [...counts, ...(keys.length === 0 ? [] : ['', ...keys])];
}

function contentLines(
  { planned, resources, fields }: NotesOrder,
  words: NotesWords,
  limits: NoteLimits,
): readonly string[] {
  const number = (value: number | undefined): string => (value === undefined ? '—' : thousands(value));
  const rows = resources
    .slice(0, limits.resources)
    .map(({ name, title, format, rows: count, fields: width, bytes, path }) => [
      markdownCode(cut(name)),
      markdownText(cut(title ?? '')),
      markdownText(cut(format ?? '')),
      number(count),
      number(width),
      // What is elsewhere, or in the descriptor, has no file to be measured.
      number(path === undefined && bytes === 0 ? undefined : bytes),
    ]);
  const more = resources.length - rows.length;
  const names = planned.previous === undefined ? fieldLines(fields, words, limits) : [];
  return [
    ...table(words.contentColumns, rows),
    ...(more > 0 ? ['', words.more(more)] : []),
    ...(names.length === 0 ? [] : ['', ...names]),
  ];
}

function fieldLines(fields: NotesOrder['fields'], words: NotesWords, limits: NoteLimits): readonly string[] {
  return [...fields].slice(0, limits.resources).flatMap(([resource, all]) => {
    const shown = all.slice(0, limits.reasons).map((field) => cut(field));
    return shown.length === 0 ? [] : [`- ${markdownSentence(words.fields(cut(resource), shown, all.length))}`];
  });
}

const LONGEST_VALUE = 120;
const LONGEST_SENTENCE = 1000;

function cut(text: string): string;
function cut(text: string | undefined): string | undefined;
function cut(text: string | undefined): string | undefined {
  return text === undefined ? undefined : cutShort(text, LONGEST_VALUE);
}

/** A sentence may name very many fields. */
function shortened(sentence: string): string {
  return cutShort(sentence, LONGEST_SENTENCE);
}
