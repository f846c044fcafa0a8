import { cutShort } from '../../finding.ts';
import { type Batch, textOf } from '../batch.ts';
import type { Doubt } from './doubt.ts';

/** Watches for rows with far fewer cells than the table has: notes, sources, signatures. */
export class RowSurvey {
  rows = 0;
  /** The count of cells that the first row has, for tables without a header. */
  private short = 0;
  private shortLine = 0;
  private text = '';

  run(batch: Batch): void {
    this.rows += batch.rows;
    const { counts, width } = batch;
    if (width < 3) return;
    for (let row = 0; row < batch.rows; row++) {
      if ((counts[row] as number) * 2 >= width && !this.isNote(batch, row)) continue;
      if (this.short++ > 0) continue;
      this.shortLine = batch.lines[row] ?? 0;
      const at = row * width;
      this.text = cutShort(
        textOf(batch.bytes, batch.starts[at] ?? 0, Math.min(batch.ends[at] ?? 0, (batch.starts[at] ?? 0) + 400)),
      );
    }
  }

  /** Its first cell says all, and looks like a note. */
  private isNote({ bytes, starts, ends, width, kinds }: Batch, row: number): boolean {
    const at = row * width;
    const start = starts[at] as number;
    const end = ends[at] as number;
    if (kinds !== undefined || start < 0 || end - start < 5) return false;
    for (let column = 1; column < width; column++)
      if ((ends[at + column] as number) > (starts[at + column] as number)) return false;
    return /^(?:fuente|nota|source|note|elabor)/i.test(textOf(bytes, start, Math.min(end, start + 12)));
  }

  doubts(): readonly Doubt[] {
    if (this.short === 0) return [];
    return [{ doubt: 'short-rows', line: this.shortLine, facts: { count: this.short, text: this.text } }];
  }
}
