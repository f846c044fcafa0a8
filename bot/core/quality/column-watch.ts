import type { Batch } from '../table/batch.ts';
import type { MissingTexts } from '../table/missing-texts.ts';
import type { Field } from '../table/schema.ts';
import type { RowMarks } from './row-marks.ts';

/** One column of a table, with what its schema says of it. */
export interface ColumnPart {
  /** The field's name, or the label where no field describes the column. */
  readonly name: string;
  readonly column: number;
  /** `undefined` where the schema does not describe the column. */
  readonly field: Field | undefined;
  readonly missing: MissingTexts;
  /** The values that the schema lists; what it lists is right as it is written. */
  readonly listed: ReadonlySet<string> | undefined;
  /** Whether it is part of a key. */
  readonly isKey: boolean;
}

/** Watches one column through a table. */
export interface ColumnWatch {
  readonly part: ColumnPart;
  /** Cells with something in them. A word for absence is nothing. */
  readonly filled: number;
  readonly missing: number;
  /** Different texts; `undefined` where they were not counted, or are many. */
  readonly distinct: number | undefined;
  /** Whether something in it is at odds with the rest. */
  readonly inconsistent: boolean;
  run(batch: Batch, marks: RowMarks): void;
  finish(): void;
}
