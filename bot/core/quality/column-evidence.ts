import type { Batch } from '../table/batch.ts';
import { cellAt, type Whereabouts } from '../table/where.ts';
import type { ColumnPart } from './column-watch.ts';
import type { QualityReport } from './report-findings.ts';
import type { TextReading } from './text-reading.ts';

/** Cells after which a column is known not to be one of numbers or dates. */
const ENOUGH = 4096;
/** A majority: nine in ten. */
const MOST = 0.9;
const FEWEST = 10;

/** What a column of texts is mostly made of, and the cells that are not. */
export class ColumnEvidence {
  /** Whether the column may still be one of numbers or dates. */
  open = true;
  private numbers = 0;
  private dates = 0;
  private texts = 0;
  private dressed: QualityReport;
  private others: QualityReport;
  private readonly part: ColumnPart;
  private readonly where: Whereabouts;
  private readonly report: QualityReport;

  constructor(part: ColumnPart, where: Whereabouts, report: QualityReport) {
    this.part = part;
    this.where = where;
    this.report = report;
    this.dressed = report.apart();
    this.others = report.apart();
  }

  add(batch: Batch, row: number, { core, dressed, odd }: TextReading): void {
    if (core === 'absence' || odd) return;
    if (core === 'number') this.numbers++;
    else if (core === 'date') this.dates++;
    else this.texts++;
    const order = batch.records[row] ?? 0;
    const { column, name } = this.part;
    const place = () => cellAt(this.where, batch, row, column, name);
    if (dressed !== undefined) this.dressed.tell('number-format', order, place, { problem: dressed });
    if (core === 'text') this.others.tell('mixed-types', order, place, { most: 0 });
    const seen = this.numbers + this.dates + this.texts;
    if (seen === ENOUGH && this.texts * 2 > seen) this.open = false;
  }

  finish(): void {
    const seen = this.numbers + this.dates + this.texts;
    if (!this.open || seen === 0) return;
    if (this.numbers >= MOST * seen && this.numbers >= 3) this.report.accept(this.dressed);
    const uniform = Math.max(this.numbers, this.dates) >= MOST * seen && seen >= FEWEST;
    if (uniform && !this.part.isKey)
      this.report.accept(this.others, { most: Math.floor(100 * (1 - this.texts / seen)) });
  }
}
