import type { Tally } from '../tally.ts';
import type { Batch } from './batch.ts';
import type { TableFinding } from './finding.ts';
import type { Schema } from './schema.ts';
import { rowAt, type Whereabouts } from './where.ts';

/** Tells of the rows of a batch that have fewer or more cells than expected. */
export function checkCounts(
  batch: Batch,
  expected: number,
  { where, schema }: { readonly where: Whereabouts; readonly schema: Schema | undefined },
  tally: Tally<TableFinding>,
): void {
  const { counts, rows, records } = batch;
  for (let row = 0; row < rows; row++) {
    const found = counts[row] as number;
    if (found === expected) continue;
    const rule = found < expected ? 'missing-cell' : 'extra-cell';
    const record = records[row] as number;
    if (!tally.count(rule, 'error', record)) continue;
    const field = found < expected ? schema?.fields[found]?.name : undefined;
    tally.keep(
      { rule, severity: 'error', place: { ...rowAt(where, batch, row), field }, facts: { expected, found } },
      record,
    );
  }
}
