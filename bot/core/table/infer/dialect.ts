import { DEFAULT_DIALECT, type Dialect } from '../dialect.ts';
import { calendarShape } from './calendar-shape.ts';
import type { Doubt } from './doubt.ts';
import { numberShape } from './number-shape.ts';
import { type SampleRecord, sampleRecords, usualWidth } from './records.ts';

/** How a text file cuts its records into cells. */
export interface InferredDialect {
  readonly dialect: Dialect;
  readonly doubts: readonly Doubt[];
}

const DELIMITERS = [',', ';', '\t', '|', ':'];
/** Records by which a delimiter is judged. */
const JUDGED = 2000;
/** Below this share of records of one width, the delimiter is said as a doubt. */
const SURE_SHARE = 0.9;

interface Candidate {
  readonly delimiter: string;
  readonly records: readonly SampleRecord[];
  readonly score: number;
}

/**
 * The delimiter under which records, cut with their quotes, have the same count of cells, and cells hold one value
 * each. How often a character occurs says nothing: cells may be full of semicolons.
 */
export async function inferDialect(sample: Uint8Array, format: string): Promise<InferredDialect> {
  const usual = format === 'tsv' ? '\t' : ',';
  const doubled = await judgeAll(sample, '"');
  const single = hasApostrophes(doubled.records) ? await judgeAll(sample, "'") : undefined;
  const isSingle = single !== undefined && isQuoted(single.records) && single.score >= doubled.score;
  const best = isSingle ? single : doubled;
  const quoteChar = isSingle ? "'" : DEFAULT_DIALECT.quoteChar;
  const delimiter = best.score > 0 ? best.delimiter : usual;
  const padded = paddedShare(best.records);
  const dialect = { ...DEFAULT_DIALECT, delimiter, quoteChar, skipInitialSpace: padded !== undefined };
  const doubts: Doubt[] = [];
  const share = shareBelowTitles(best.records);
  if (best.score > 0 && share < SURE_SHARE)
    doubts.push({ doubt: 'delimiter', facts: { delimiter, percent: percentOf(share) } });
  if (quoteChar === "'") doubts.push({ doubt: 'quote-char', line: 1, facts: { quote: quoteChar } });
  if (padded !== undefined) doubts.push(padded);
  return { dialect, doubts };
}

async function judgeAll(sample: Uint8Array, quoteChar: string): Promise<Candidate> {
  let best = await judge(sample, ',', quoteChar);
  for (const delimiter of DELIMITERS.slice(1)) {
    const tried = await judge(sample, delimiter, quoteChar);
    if (tried.score > best.score) best = tried;
  }
  return best;
}

async function judge(sample: Uint8Array, delimiter: string, quoteChar: string): Promise<Candidate> {
  const records = await sampleRecords(sample, { ...DEFAULT_DIALECT, delimiter, quoteChar }, JUDGED);
  const width = usualWidth(records);
  const usual = records.filter(({ count }) => count === width);
  const share = records.length === 0 ? 0 : usual.length / records.length;
  const score = width < 2 ? 0 : share * share * (1 - 1 / width) * cleanShare(usual, delimiter);
  return { delimiter, records, score };
}

/** The share of records of the usual width, from the first of them on. */
function shareBelowTitles(records: readonly SampleRecord[]): number {
  const width = usualWidth(records);
  const table = records.slice(records.findIndex(({ count }) => count === width));
  return table.filter(({ count }) => count === width).length / Math.max(1, table.length);
}

/** The share of cells that hold one value: a number, a date, or text in which no other delimiter stands unquoted. */
function cleanShare(records: readonly SampleRecord[], delimiter: string): number {
  const others = DELIMITERS.filter((other) => other !== delimiter && other !== ':');
  let cells = 0;
  let clean = 0;
  for (const { cells: texts, quoted } of records) {
    for (const [index, text] of texts.entries()) {
      cells++;
      if (quoted[index] === true || isValue(text.trim()) || !others.some((other) => text.includes(other))) clean++;
    }
  }
  return cells === 0 ? 0 : clean / cells;
}

function isValue(text: string): boolean {
  return numberShape(text) !== undefined || calendarShape(text) !== undefined;
}

/** Whether cells may be quoted with apostrophes: some begin with one and end with one, and none is quoted as usual. */
function hasApostrophes(records: readonly SampleRecord[]): boolean {
  if (records.some(({ quoted }) => quoted.includes(true))) return false;
  return records.some(({ cells }) => cells.some((cell) => /^'.*'$/s.test(cell)));
}

/** Whether most texts below the header are quoted. */
function isQuoted(records: readonly SampleRecord[]): boolean {
  let quotes = 0;
  let texts = 0;
  for (const { cells, quoted } of records.slice(1)) {
    for (const [index, cell] of cells.entries()) {
      if (quoted[index] === true) quotes++;
      if (quoted[index] === true || /\p{L}/u.test(cell)) texts++;
    }
  }
  return quotes > 1 && quotes >= texts * 0.5;
}

/** Columns of numbers aligned with spaces after the delimiter: those spaces are the dialect's, not the data's. */
function paddedShare(records: readonly SampleRecord[]): Doubt | undefined {
  const width = usualWidth(records);
  for (let column = 0; column < width; column++) {
    const padded = records.filter(({ cells, quoted }) => quoted[column] !== true && isPadded(cells[column] ?? ''));
    const [first] = padded;
    if (first === undefined || padded.length < 3 || padded.length < records.length * 0.5) continue;
    return { doubt: 'skip-space', line: first.line, facts: { percent: percentOf(padded.length / records.length) } };
  }
  return undefined;
}

function isPadded(cell: string): boolean {
  return cell.startsWith(' ') && !cell.endsWith(' ') && numberShape(cell.trim()) !== undefined;
}

function percentOf(share: number): number {
  return Math.round(share * 100);
}
