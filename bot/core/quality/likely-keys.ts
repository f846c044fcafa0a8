import { type Batch, textOf } from '../table/batch.ts';
import { cellAt, type Whereabouts } from '../table/where.ts';
import type { ColumnPart } from './column-watch.ts';
import { isMunicipality, isState } from './inegi.ts';
import type { QualityReport } from './report-findings.ts';

/** So many of the cells have to be keys of municipalities before a column is taken for one. */
const MOST = 0.95;
const FEWEST = 20;

/**
 * Finds keys of municipalities that lost their zero in a column whose header does not say what it holds: nearly all of
 * its cells are keys, once zeros are put before those of four digits. The column decides, so it is not scored.
 */
export class LikelyKeys {
  private readonly part: ColumnPart;
  private readonly where: Whereabouts;
  private readonly report: QualityReport;
  private readonly held: QualityReport;
  private cells = 0;
  private keys = 0;
  private whole = 0;
  private dead = false;

  constructor(part: ColumnPart, where: Whereabouts, report: QualityReport) {
    this.part = part;
    this.where = where;
    this.report = report;
    this.held = report.apart();
  }

  run(batch: Batch): void {
    if (this.dead) return;
    const { column, name, missing } = this.part;
    for (let row = 0; row < batch.rows; row++) {
      const at = row * batch.width + column;
      const start = batch.starts[at] as number;
      const end = batch.ends[at] as number;
      if (start < 0 || missing.has(batch.bytes, start, end)) continue;
      this.cells++;
      if (end - start !== 4 && end - start !== 5) continue;
      const text = textOf(batch.bytes, start, end);
      const key = text.padStart(5, '0');
      // Totals of a state stand among its municipalities in many tables.
      if (!/^\d+$/.test(text) || !(isMunicipality(key) || (isState(key.slice(0, 2)) && key.endsWith('000')))) continue;
      this.keys++;
      if (text.length === 5) this.whole++;
      else
        this.held.tell('lost-zero', batch.records[row] ?? 0, () => cellAt(this.where, batch, row, column, name), {
          key,
        });
    }
    this.dead = this.cells >= FEWEST && this.keys < this.cells / 2;
  }

  finish(): void {
    if (this.cells >= FEWEST && this.whole > 0 && this.keys >= MOST * this.cells) this.report.accept(this.held);
  }
}
