import { textOf } from '../batch.ts';
import type { Dialect } from '../dialect.ts';
import type { SourceEvents, TableSource } from '../source.ts';
import { TextSource } from '../text-source.ts';

/** A record of the sample. */
export interface SampleRecord {
  readonly cells: readonly string[];
  /** Whether each cell was quoted. */
  readonly quoted: readonly boolean[];
  /** Cells in the file; of more than `SAMPLE_WIDTH` only the first are kept. */
  readonly count: number;
  readonly line: number;
  readonly record: number;
}

const SAMPLE_WIDTH = 512;
const QUOTES = new Set([34, 39]);

const DEAF: SourceEvents = {
  blankRow: () => undefined,
  syntaxError: () => undefined,
  nulByte: () => undefined,
  wrongBytes: () => undefined,
  recordTooLong: () => undefined,
  problem: () => undefined,
};

/** The records of a text sample as the dialect cuts it, its header included. */
export async function sampleRecords(
  bytes: Uint8Array,
  dialect: Dialect,
  limit: number,
): Promise<readonly SampleRecord[]> {
  async function* once(): AsyncGenerator<Uint8Array> {
    yield bytes;
  }
  const headless = { ...dialect, header: false, headerRows: undefined, commentRows: [] };
  return await firstRecords(new TextSource(once(), headless, DEAF), limit);
}

/** The first records of a table, which is then let go. */
export async function firstRecords(source: TableSource, limit: number): Promise<readonly SampleRecord[]> {
  const records: SampleRecord[] = [];
  for await (const batch of source.rows(SAMPLE_WIDTH)) {
    const { bytes, starts, ends, counts, lines, width } = batch;
    for (let row = 0; row < batch.rows && records.length < limit; row++) {
      const count = counts[row] ?? 0;
      const places = Array.from({ length: Math.min(count, width) }, (_, column) => row * width + column);
      records.push({
        cells: places.map((at) => textOf(bytes, starts[at] ?? 0, ends[at] ?? 0)),
        quoted: places.map((at) => batch.kinds === undefined && QUOTES.has(bytes[(starts[at] ?? 0) - 1] ?? 0)),
        count,
        line: lines[row] ?? 0,
        record: batch.records[row] ?? 0,
      });
    }
    if (records.length >= limit) break;
  }
  return records;
}

/** The count of cells that most records have. */
export function usualWidth(records: readonly SampleRecord[]): number {
  const times = new Map<number, number>();
  for (const { count } of records) times.set(count, (times.get(count) ?? 0) + 1);
  let usual = 0;
  for (const [count, seen] of times) if (seen > (times.get(usual) ?? 0)) usual = count;
  return usual;
}
