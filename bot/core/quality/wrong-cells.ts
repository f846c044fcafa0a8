import type { Severity } from '../finding.ts';
import type { Batch } from '../table/batch.ts';
import { ColumnCheck } from '../table/column-check.ts';
import type { TableFinding } from '../table/finding.ts';
import type { MissingTexts } from '../table/missing-texts.ts';
import type { Field } from '../table/schema.ts';
import type { Whereabouts } from '../table/where.ts';
import { Tally } from '../tally.ts';
import type { RowMarks } from './row-marks.ts';

/** The findings of the check that are about one cell's value. That a required one is missing is about completeness. */
const ABOUT_CELLS = [
  'type-error',
  'constraint-error/minLength',
  'constraint-error/maxLength',
  'constraint-error/minimum',
  'constraint-error/maximum',
  'constraint-error/exclusiveMinimum',
  'constraint-error/exclusiveMaximum',
  'constraint-error/pattern',
  'constraint-error/enum',
  'constraint-error/jsonSchema',
  'category-error',
] as const satisfies readonly TableFinding['rule'][];

/** How many findings about cells the check has made so far. */
export function cellFindings(tally: Tally<TableFinding>): number {
  return ABOUT_CELLS.reduce((sum, rule) => sum + tally.countOf(rule), 0);
}

/** Hears of each wrong cell instead of counting it: a cell is one, however many rules it trips. */
class Listener extends Tally<TableFinding> {
  onWrong: (record: number) => void = () => undefined;

  constructor() {
    super(0);
  }

  override count(rule: TableFinding['rule'], _severity: Severity, order: number): boolean {
    if (rule !== 'constraint-error/required') this.onWrong(order);
    return false;
  }
}

/**
 * Which cells of a column the check finds wrong. The check counts findings, not cells, so a batch in which it made some
 * is read once more, and one in which it made none is not.
 */
export class WrongCells {
  private readonly check: ColumnCheck;
  private readonly listener = new Listener();

  constructor(field: Field, column: number, missing: MissingTexts, where: Whereabouts) {
    this.check = new ColumnCheck(field, column, missing, where, this.listener);
  }

  mark(batch: Batch, marks: RowMarks): void {
    let row = 0;
    this.listener.onWrong = (record) => {
      while (row < batch.rows && batch.records[row] !== record) row++;
      if (row < batch.rows) marks.markWrong(row);
    };
    this.check.run(batch);
  }
}
