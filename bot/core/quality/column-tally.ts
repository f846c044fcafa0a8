import { type Batch, NULL, TEXT, textOf } from '../table/batch.ts';
import type { Schema } from '../table/schema.ts';
import type { Whereabouts } from '../table/where.ts';
import type { ColumnPart, ColumnWatch } from './column-watch.ts';
import { type Coverage, coverageOf, firstDayOf, lastDayOf } from './coverage.ts';
import type { ColumnEvidenceCounts } from './evidence.ts';
import type { QualityReport } from './report-findings.ts';
import { type RowMarks, SUSPECT, VOID } from './row-marks.ts';
import { isFreeText, isRequired } from './table-parts.ts';
import { TextColumn } from './text-column.ts';
import { isAbsenceWord, trimBlanks } from './text-rules.ts';
import { TypedColumn } from './typed-column.ts';
import { WrongCells } from './wrong-cells.ts';

/** Looks at one column for one rule, marking wrong cells. */
export interface CellWatch {
  run(batch: Batch, marks: RowMarks): void;
}

/** Counts one column's cells: filled and wrong, apart for rows that are no data or may be none. */
export class ColumnTally {
  readonly watch: ColumnWatch;
  private readonly part: ColumnPart;
  private readonly watches: readonly CellWatch[];
  private readonly wrongCells: WrongCells | undefined;
  private readonly coverage: Coverage | undefined;
  private readonly filled = [0, 0, 0];
  private readonly wrong = [0, 0, 0];

  constructor(part: ColumnPart, watches: readonly CellWatch[], where: Whereabouts, report: QualityReport) {
    this.part = part;
    this.watches = watches;
    this.watch = isFreeText(part) ? new TextColumn(part, where, report) : new TypedColumn(part);
    this.coverage = coverageOf(part);
    const { field, column, missing } = part;
    this.wrongCells = field === undefined ? undefined : new WrongCells(field, column, missing, where);
  }

  /** `checked`: the check has found something in this batch, so its cells are to be asked for. */
  run(batch: Batch, marks: RowMarks, checked: boolean): void {
    this.watch.run(batch, marks);
    this.coverage?.run(batch);
    for (const watch of this.watches) watch.run(batch, marks);
    if (checked) this.wrongCells?.mark(batch, marks);
    for (const row of marks.special) {
      const kind = marks.kinds[row] ?? 0;
      if (this.isFilled(batch, row)) this.filled[kind] = (this.filled[kind] ?? 0) + 1;
    }
    for (const kind of [0, VOID, SUSPECT]) this.wrong[kind] = (this.wrong[kind] ?? 0) + marks.wrongIn(kind);
    marks.endColumn();
  }

  private isFilled({ bytes, starts, ends, width, kinds }: Batch, row: number): boolean {
    const at = row * width + this.part.column;
    const start = starts[at] as number;
    const end = ends[at] as number;
    if (start < 0 || kinds?.[at] === NULL) return false;
    if (kinds !== undefined && kinds[at] !== TEXT) return true;
    if (this.part.missing.has(bytes, start, end)) return false;
    if (!isFreeText(this.part) || end - start > 40) return true;
    const text = textOf(bytes, start, end);
    return !isAbsenceWord(trimBlanks(text));
  }

  /** What the column comes to. `voidRows` are the rows that are no data, `sumsAreVoid` those that add up others. */
  counts(rows: number, voidRows: number, sumsAreVoid: boolean, schema: Schema | undefined): ColumnEvidenceCounts {
    const { part, watch, coverage } = this;
    const [, filledVoid = 0, filledSuspect = 0] = this.filled;
    const [wrongPlain = 0, , wrongSuspect = 0] = this.wrong;
    const filled = watch.filled - filledVoid - (sumsAreVoid ? filledSuspect : 0);
    const wrong = wrongPlain + (sumsAreVoid ? 0 : wrongSuspect);
    const required = isRequired(schema, part.field);
    const typed = part.field !== undefined && part.field.type !== 'any';
    return {
      name: part.name,
      typed,
      required,
      filled,
      cells: required ? rows : filled + voidRows,
      right: typed ? Math.max(0, filled - wrong) : 0,
      missing: watch.missing,
      distinct: watch.distinct,
      first: firstDayOf(coverage?.first ?? 0),
      last: lastDayOf(coverage?.last ?? 0),
      consistent: !watch.inconsistent,
    };
  }
}
