import { CsvError, type Options, parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { runs } from '../../../test/fuzz.ts';
import { type PlainReading, type PlainRecord, readPlainly } from '../../../test/plain-reader.ts';
import { type Batch, textOf } from './batch.ts';
import { DEFAULT_DIALECT, type Dialect } from './dialect.ts';
import type { SourceEvents } from './source.ts';
import { TextSource } from './text-source.ts';

const RUNS = runs(4000);

const encoder = new TextEncoder();

async function* chunksOf(bytes: Uint8Array, sizes: readonly number[]): AsyncGenerator<Uint8Array> {
  for (let at = 0, i = 0; at < bytes.length; i++) {
    const size = sizes[i % sizes.length] ?? 1;
    yield bytes.slice(at, at + size);
    at += size;
  }
}

/** Reads a text with the tokenizer, through windows so small that every border is crossed. */
async function readOurs({
  text,
  dialect,
  chunks,
  window,
}: File): Promise<PlainReading & { labels?: readonly string[] }> {
  const records: (PlainRecord & { readonly record: number })[] = [];
  const problems: string[] = [];
  const events: SourceEvents = {
    blankRow: (line, record) => records.push({ line, record, cells: undefined }),
    syntaxError: (problem, line) => problems.push(`${problem}@${line}`),
    nulByte: (line) => problems.push(`nul@${line}`),
    wrongBytes: (line) => problems.push(`encoding@${line}`),
    recordTooLong: (line) => problems.push(`too-long@${line}`),
    problem: (problem) => problems.push(problem),
  };
  const stream = chunksOf(encoder.encode(text), chunks);
  const source = new TextSource(stream, dialect, events, undefined, { first: window, usual: window });
  const head = await source.head();
  for await (const batch of source.rows(40)) {
    for (let row = 0; row < batch.rows; row++) records.push(recordOf(batch, row));
  }
  records.sort((a, b) => a.record - b.record);
  const reading = { records: records.map(({ line, cells }) => ({ line, cells })), problems };
  return head === undefined ? reading : { ...reading, labels: head.labels };
}

function recordOf(batch: Batch, row: number): PlainRecord & { readonly record: number } {
  const count = batch.counts[row] ?? 0;
  const cells = Array.from({ length: count }, (_, column) => {
    const at = row * batch.width + column;
    return textOf(batch.bytes, batch.starts[at] ?? -1, batch.ends[at] ?? -1);
  });
  return { line: batch.lines[row] ?? 0, record: batch.records[row] ?? 0, cells };
}

const dialects: fc.Arbitrary<Dialect> = fc
  .record({
    delimiter: fc.constantFrom(',', ',', ';', '\t', '|', '||', ', ', '::', '§', '日', '😀', 'ab', '|#|'),
    quoteChar: fc.constantFrom('"', '"', "'", '«', '日', '😀', undefined),
    doubleQuote: fc.constantFrom(true, true, false),
    escapeChar: fc.constantFrom(undefined, undefined, '\\', '¬', '|', '"'),
    lineTerminator: fc.constantFrom(undefined, undefined, '\n', '\r\n', '\r', ';', '\r\n\r\n', '|\n', ';;', '§\n'),
    commentChar: fc.constantFrom(undefined, undefined, '#', '//', '§', '日'),
    skipInitialSpace: fc.constantFrom(false, false, true),
  })
  .map((chosen) => ({ ...DEFAULT_DIALECT, header: false, ...chosen }))
  // What cannot be told apart has no reading.
  .filter(({ delimiter, quoteChar, escapeChar, lineTerminator, commentChar }) => {
    const all = [delimiter, quoteChar, escapeChar === quoteChar ? undefined : escapeChar, lineTerminator, commentChar];
    const told = all.filter((each) => each !== undefined);
    return (
      new Set(told).size === told.length && !(commentChar !== undefined && lineTerminator?.startsWith(commentChar))
    );
  });

/** Pieces of files: what the dialect gives a meaning to, what only looks like it, and ordinary text. */
function pieces(dialect: Dialect): fc.Arbitrary<string> {
  const { delimiter, quoteChar = '"', escapeChar = '\\', lineTerminator = '\n', commentChar = '#' } = dialect;
  const meaning = [delimiter, delimiter, quoteChar, quoteChar, escapeChar, lineTerminator, commentChar];
  return fc.constantFrom(
    ...[...meaning, ...meaning, ...meaning.map((text) => [...text][0] ?? ''), '\n', '\r\n', '\r'],
    ...['a', 'b', ' ', 'ñ', '日本', '😀', '¬', '"', '«', '§', '|', '', '\u00a0', '\u2028'],
  );
}

interface File {
  readonly dialect: Dialect;
  readonly text: string;
  readonly chunks: readonly number[];
  readonly window: number;
}

/** How a file arrives. */
const arrival = {
  chunks: fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 5 }),
  window: fc.integer({ min: 4, max: 24 }),
};

const files: fc.Arbitrary<File> = dialects.chain((dialect) =>
  fc.record({
    dialect: fc.constant(dialect),
    text: fc.array(pieces(dialect), { maxLength: 40 }).map((all) => all.join('')),
    ...arrival,
  }),
);

/** A table written by the rules: its rows are known, whatever a reader says. */
const tables: fc.Arbitrary<File & { readonly rows: readonly (readonly string[])[] }> = dialects
  .filter(
    ({ quoteChar, doubleQuote, escapeChar }) => quoteChar !== undefined && (doubleQuote || escapeChar !== undefined),
  )
  .chain((dialect) => {
    const cell = fc.array(pieces(dialect), { maxLength: 5 }).map((all) => all.join(''));
    const rows = fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { maxLength: 6 });
    return fc.record({ rows, last: fc.boolean(), ...arrival }).map(({ rows, last, ...how }) => {
      const { lineTerminator = '\n', delimiter } = dialect;
      const text = rows.map((cells) => cells.map((text) => write(text, dialect)).join(delimiter)).join(lineTerminator);
      return { dialect, rows, text: last && rows.length > 0 ? text + lineTerminator : text, ...how };
    });
  });

function write(cell: string, { quoteChar = '"', doubleQuote, escapeChar }: Dialect): string {
  const escaping = escapeChar ?? (doubleQuote ? quoteChar : '');
  const inner = [...cell].map((each) => (each === quoteChar || each === escaping ? escaping + each : each)).join('');
  return quoteChar + inner + quoteChar;
}

/** What csv-parse reads; `undefined` where it refuses the file. */
function readOracle(text: string, dialect: Dialect): readonly string[][] | undefined {
  const { quoteChar, doubleQuote, escapeChar, lineTerminator, commentChar } = dialect;
  const options: Options = {
    delimiter: dialect.delimiter,
    quote: quoteChar ?? null,
    escape: escapeChar ?? (doubleQuote ? (quoteChar ?? null) : null),
    record_delimiter:
      lineTerminator === undefined || /^(\r\n|\n|\r)$/.test(lineTerminator) ? ['\r\n', '\n', '\r'] : [lineTerminator],
    comment: commentChar ?? null,
    comment_no_infix: true,
    ltrim: dialect.skipInitialSpace,
    relax_column_count: true,
    relax_quotes: true,
  };
  try {
    return parse(text, options) as string[][];
  } catch (error) {
    if (error instanceof CsvError) return undefined;
    throw error;
  }
}

/** Where csv-parse means something else, or nothing: its escapes only work inside quotes, and it trims more than spaces. */
function isComparable(text: string, { delimiter, quoteChar, doubleQuote, escapeChar, ...rest }: Dialect): boolean {
  if (escapeChar !== undefined && (doubleQuote || quoteChar === undefined || text.includes(escapeChar))) return false;
  if (rest.skipInitialSpace && (delimiter.startsWith(' ') || delimiter === '\t' || /[\t\u00a0\u2028\r\n]/.test(text)))
    return false;
  if (rest.skipInitialSpace && (rest.commentChar !== undefined || text.endsWith(' '))) return false;
  // It takes a comment for one after an empty quoted cell too.
  if (rest.commentChar !== undefined && quoteChar !== undefined && text.includes(quoteChar)) return false;
  // It looks for a byte order mark, and ours is another's work.
  return !text.startsWith('\ufeff');
}

/** Problems in one order, each once a line; the cells of a record with text after a closing quote only counted: what they are is nobody's word. */
function settled({ records, problems }: PlainReading): unknown {
  const broken = problems.filter((problem) => problem.startsWith('after-quote')).map((problem) => +problem.slice(12));
  return {
    problems: [...new Set(problems)].sort(),
    records: records.map(({ line, cells }, index) => {
      const next = records[index + 1]?.line ?? Number.POSITIVE_INFINITY;
      const isBroken = broken.some((at) => at >= line && at <= next);
      return { line, cells: isBroken ? cells?.length : cells };
    }),
  };
}

/** Reads a file all three ways. True: csv-parse had a reading of it too. */
async function compare({ text, dialect, chunks, window }: File): Promise<boolean> {
  const ours = await readOurs({ text, dialect, chunks, window });
  expect(settled(ours), 'as read plainly').toEqual(settled(readPlainly(text, dialect)));
  if (!isComparable(text, dialect) || ours.problems.length > 0) return false;
  const oracle = readOracle(text, dialect);
  if (oracle === undefined) return false;
  const cells = ours.records.map((record) => record.cells);
  const known = oracle.map((record, index) =>
    cells[index] === undefined && record.every(isEmpty) ? undefined : record,
  );
  expect(cells, 'as read by csv-parse').toEqual(known);
  return true;
}

const isEmpty = (text: string): boolean => text === '';

/** Files that once were read wrongly. */
const REGRESSIONS: readonly [name: string, text: string, dialect: Partial<Dialect>][] = [
  ['a terminator that only seems whole at the end of the window', 'a;b;\nc', { lineTerminator: ';\n' }],
  ['a terminator that is cut by the end of the file', 'abc;', { lineTerminator: ';\n' }],
  ['a terminator that begins like the delimiter', 'a|b|\nc|d', { delimiter: '|', lineTerminator: '|\n' }],
  ['a comment that begins at the last byte', 'ab,c\n/', { commentChar: '//' }],
  ['a protected line end outside quotes', 'a\\\nb,c\nd\\\r\ne\nf', { escapeChar: '\\' }],
  ['a quote and an escape that share a byte', '«a¬«b»«,c\n', { quoteChar: '«', escapeChar: '¬' }],
  ['blank cells behind skipped spaces', 'a,b\n , \nc,d\n', { skipInitialSpace: true }],
];

describe('the tokenizer', () => {
  test.each(REGRESSIONS)('%s', async (_, text, dialect) => {
    for (let window = 4; window < 24; window++) {
      await compare({ text, dialect: { ...DEFAULT_DIALECT, header: false, ...dialect }, chunks: [1, 2], window });
    }
  });

  test(`reads ${RUNS.numRuns} files as csv-parse and a plain reader do`, { timeout: 0 }, async () => {
    let compared = 0;
    const property = fc.asyncProperty(files, async (file) => {
      if (await compare(file)) compared++;
    });
    await fc.assert(property, RUNS);
    expect(compared / RUNS.numRuns, 'files that csv-parse has a reading of').toBeGreaterThan(0.15);
  });

  test(`reads ${RUNS.numRuns} tables as they were written`, { timeout: 0 }, async () => {
    const property = fc.asyncProperty(tables, async ({ rows, ...file }) => {
      await compare(file);
      const bare = await readOurs(file);
      expect(bare.problems).toEqual([]);
      expect(bare.records.map(({ cells }) => cells)).toEqual(rows);
      const { labels, records } = await readOurs({ ...file, dialect: { ...file.dialect, header: true } });
      expect(labels).toEqual(rows[0]);
      expect(records.map(({ cells }) => cells)).toEqual(rows.slice(1));
    });
    await fc.assert(property, RUNS);
  });
});
