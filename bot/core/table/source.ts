import type { Batch } from './batch.ts';
import type { SourceProblem } from './finding.ts';
import type { LineEnds } from './lines.ts';
import type { TokenizerEvents } from './tokenizer.ts';

/** More columns than this are no table that people or their programs can use: Excel's limit is 16,384. */
export const COLUMN_LIMIT = 65_536;

/** A table's header as found: its labels, and where it stands. */
export interface Head {
  readonly labels: readonly string[];
  /** How many columns there are, where they are too many for their labels to be kept. */
  readonly columns?: number | undefined;
  readonly line: number | undefined;
  readonly record: number | undefined;
  /** Whether rows name their cells, so that the labels' order means nothing. */
  readonly unordered: boolean;
}

/** What every kind of source tells besides rows. */
export interface SourceEvents extends TokenizerEvents {
  wrongBytes(line: number, hex: string, fits: string | undefined): void;
  recordTooLong(line: number, record: number, limit: number): void;
  problem(problem: SourceProblem, what: string | undefined, line: number | undefined): void;
}

/** A table being read: first its header, then its rows in batches. */
export interface TableSource {
  /** The header; `undefined` where the table is declared to have none, or where nothing is left to read. */
  head(): Promise<Head | undefined>;
  /** The rows, with `width` cells kept each. A batch is valid until the next is asked for. */
  rows(width: number): AsyncGenerator<Batch, void, void>;
  /** Lets the file go, whether or not it was read to its end. */
  close(): Promise<void>;
  /** Line ends met so far outside quotes, where the format is text. */
  readonly lineEnds?: readonly LineEnds[];
}

/** Header rows that are joined into labels; further ones are passed over. */
export const HEADER_LIMIT = 100;

/** The largest of some numbers, however many they are; 0 of none. */
export function lastOf(numbers: Iterable<number>): number {
  let last = 0;
  for (const number of numbers) if (number > last) last = number;
  return last;
}

/**
 * One label a column from several header rows. A row that is shorter than the widest goes on with its last cell, as in
 * the standard's own example (`fruit` over `id,name` is `fruit id`, `fruit name`); blank parts are left out.
 */
export function joinHeader(parts: readonly (readonly string[])[], join: string): string[] {
  if (parts.length === 1) return [...(parts[0] ?? [])];
  const width = lastOf(parts.map((cells) => cells.length));
  return Array.from({ length: width }, (_, column) =>
    parts
      .map((cells) => cells[Math.min(column, cells.length - 1)] ?? '')
      .filter((part) => part !== '')
      .join(join),
  );
}
