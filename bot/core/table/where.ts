import type { Place } from '../finding.ts';
import { cutShort } from '../finding.ts';
import { type Batch, textOf } from './batch.ts';

/** Where a table's findings are. */
export interface Whereabouts {
  readonly dataset: string | undefined;
  readonly resource: string | undefined;
  /** The file that a line of the table is in, and the line there: a table may be in several files. */
  readonly locate: (line: number) => { readonly path: string; readonly line: number };
}

/** The place of a line. */
export function lineAt({ dataset, resource, locate }: Whereabouts, line: number | undefined, record?: number): Place {
  const { path, line: there } = locate(line ?? 1);
  return { path, dataset, resource, line: line === undefined ? undefined : there, record };
}

/** The place of a batch's row. */
export function rowAt(where: Whereabouts, batch: Batch, row: number): Place {
  const line = batch.lines[row] ?? 0;
  const place = lineAt(where, line === 0 ? undefined : line, batch.records[row]);
  return { ...place, row: batch.firstRow + row };
}

/** The place of a batch's cell. */
export function cellAt(where: Whereabouts, batch: Batch, row: number, column: number, field: string): Place {
  const at = row * batch.width + column;
  const start = batch.starts[at] ?? -1;
  const cell =
    start < 0 ? undefined : cutShort(textOf(batch.bytes, start, Math.min(batch.ends[at] ?? 0, start + 1000)));
  return { ...rowAt(where, batch, row), field, cell };
}
