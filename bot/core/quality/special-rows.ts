import { type Batch, NULL, textOf } from '../table/batch.ts';
import { rowAt, type Whereabouts } from '../table/where.ts';
import type { ColumnPart } from './column-watch.ts';
import { fold } from './fold.ts';
import type { QualityReport } from './report-findings.ts';
import { type RowMarks, SUSPECT, VOID } from './row-marks.ts';
import { isFreeText } from './table-parts.ts';

/** Longest text that names a sum, in bytes. */
const LONGEST = 48;
/** Beyond this share of the rows the word is a category of the table, not a row among others. */
const RARE = 0.05;
const OFTEN = 0.5;

const SUMS =
  /^(?:(?:gran |sub ?)?total(?:es)?|sumas?(?: total)?)(?: (?:general|global|nacional|estatal|municipal|de|del|por) ?.*)?\s*:?$/;
const WHOLES = /^(?:nacional|estatal|estados unidos mexicanos|republica mexicana)$/;
/** How all these words begin: three letters as one number. */
const BEGINNINGS = new Set(
  ['gra', 'sub', 'tot', 'sum', 'nac', 'est', 'rep'].map((text) => beginningOf(new TextEncoder().encode(text), 0)),
);

function beginningOf(bytes: Uint8Array, start: number): number {
  return (
    ((bytes[start] as number) << 16) | ((bytes[start + 1] as number) << 8) | (bytes[start + 2] as number) | 0x202020
  );
}

/** Finds rows that are no data: those that add up others, and titles, notes and sources among the rows. */
export class SpecialRows {
  /** Rows that may add up others. */
  suspects = 0;
  private readonly parts: readonly ColumnPart[];
  private readonly freeParts: readonly ColumnPart[];
  private readonly where: Whereabouts;
  private readonly sums: QualityReport;
  private readonly wholes: QualityReport;
  private readonly report: QualityReport;
  private sumCount = 0;
  private wholeCount = 0;

  constructor(parts: readonly ColumnPart[], where: Whereabouts, report: QualityReport) {
    this.parts = parts;
    this.freeParts = parts.filter(isFreeText);
    this.where = where;
    this.report = report;
    this.sums = report.apart();
    this.wholes = report.apart();
  }

  /** `checked`: the check has found something in this batch. Where it has not, other columns hold no stray texts. */
  run(batch: Batch, marks: RowMarks, checked: boolean): void {
    const parts = checked ? this.parts : this.freeParts;
    for (let row = 0; row < batch.rows; row++) {
      if (marks.kinds[row] !== 0) continue;
      const part = firstText(batch, row, parts);
      if (part !== undefined) this.lookAt(batch, row, part, marks);
      if (this.parts.length > 2 && this.isAlone(batch, row)) this.decoration(batch, row, marks);
    }
  }

  private lookAt(batch: Batch, row: number, part: ColumnPart, marks: RowMarks): void {
    const at = row * batch.width + part.column;
    const start = batch.starts[at] as number;
    if (batch.bytes[start] !== 32 && !BEGINNINGS.has(beginningOf(batch.bytes, start))) return;
    const text = textOf(batch.bytes, start, batch.ends[at] as number);
    if (part.listed?.has(text)) return;
    const word = fold(text);
    // There is a municipality called Suma: the word alone is a sum's only where a row begins with it.
    const isSum = SUMS.test(word) && (word !== 'suma' || part === this.parts[0]);
    if (!isSum && !WHOLES.test(word)) return;
    marks.set(row, SUSPECT);
    this.suspects++;
    if (isSum) this.sumCount++;
    else this.wholeCount++;
    const place = () => ({ ...rowAt(this.where, batch, row), field: part.name, cell: text });
    (isSum ? this.sums : this.wholes).tell('totals-row', batch.records[row] ?? 0, place, { word: text.trim() });
  }

  private isAlone(batch: Batch, row: number): boolean {
    const first = row * batch.width;
    const start = batch.starts[first] as number;
    const end = batch.ends[first] as number;
    if (start < 0 || end <= start || (batch.bytes[start] as number) < 65) return false;
    for (let at = first + 1; at < first + batch.width; at++) {
      if ((batch.starts[at] as number) >= 0 && (batch.ends[at] as number) > (batch.starts[at] as number)) {
        if (batch.kinds?.[at] !== NULL) return false;
      }
    }
    return true;
  }

  private decoration(batch: Batch, row: number, marks: RowMarks): void {
    if (!this.report.asks('decoration-row')) return;
    if (marks.kinds[row] === SUSPECT) return;
    marks.set(row, VOID);
    const first = row * batch.width;
    const cell = textOf(batch.bytes, batch.starts[first] as number, batch.ends[first] as number).slice(0, 80);
    const place = () => ({ ...rowAt(this.where, batch, row), cell });
    this.report.tell('decoration-row', batch.records[row] ?? 0, place, {});
  }

  /** Decides by the table's end. True: the suspects are no data. */
  finish(rows: number): boolean {
    const sums = this.sumCount > 0 && this.sumCount <= OFTEN * rows;
    const wholes = this.wholeCount > 0 && this.wholeCount <= Math.max(1, RARE * rows) && rows > 2;
    if (sums) this.report.accept(this.sums);
    if (wholes) this.report.accept(this.wholes);
    return (sums || this.sumCount === 0) && (wholes || this.wholeCount === 0) && this.report.asks('totals-row');
  }
}

/** The first column of the row whose cell begins as no number does; only where its letter may be a sum's. */
function firstText(batch: Batch, row: number, parts: readonly ColumnPart[]): ColumnPart | undefined {
  const { bytes, starts, ends, width } = batch;
  for (const part of parts) {
    const at = row * width + part.column;
    const start = starts[at] as number;
    if (start < 0 || start >= (ends[at] as number)) continue;
    const byte = bytes[start] as number;
    if (byte >= 65) return (ends[at] as number) - start <= LONGEST ? part : undefined;
    if (byte === 32 && !isBlank(bytes, start, ends[at] as number)) return part;
  }
  return undefined;
}

function isBlank(bytes: Uint8Array, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if ((bytes[at] as number) > 32) return false;
  return true;
}
