import { type Batch, NULL, TEXT } from '../table/batch.ts';
import type { ColumnPart, ColumnWatch } from './column-watch.ts';

/** Watches a column whose type the check holds over: here its cells are only counted. */
export class TypedColumn implements ColumnWatch {
  filled = 0;
  missing = 0;
  readonly distinct = undefined;
  readonly inconsistent = false;
  readonly part: ColumnPart;

  constructor(part: ColumnPart) {
    this.part = part;
  }

  run({ bytes, starts, ends, width, rows, kinds }: Batch): void {
    const { missing, column } = this.part;
    let filled = 0;
    for (let row = 0, at = column; row < rows; row++, at += width) {
      const start = starts[at] as number;
      if (start < 0) continue;
      const kind = kinds === undefined ? TEXT : (kinds[at] as number);
      if (kind !== NULL && (kind !== TEXT || !missing.has(bytes, start, ends[at] as number))) filled++;
    }
    this.filled += filled;
    this.missing += rows - filled;
  }

  finish(): void {}
}
