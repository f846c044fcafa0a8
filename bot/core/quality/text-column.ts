import { type Batch, NULL, TEXT, textOf } from '../table/batch.ts';
import { surelyDate, surelyNumber, UNBOUNDED } from '../table/fast.ts';
import { cellAt, type Whereabouts } from '../table/where.ts';
import { ColumnEvidence } from './column-evidence.ts';
import type { ColumnPart, ColumnWatch } from './column-watch.ts';
import { Distinct } from './distinct.ts';
import type { QualityReport } from './report-findings.ts';
import type { RowMarks } from './row-marks.ts';
import { ruleOf } from './rules.ts';
import { SpellingGroups } from './spelling.ts';
import { readText, type TextReading } from './text-reading.ts';
import { beginsAsNumber, isOrdinary, mayBeDate } from './text-scan.ts';

const isNumber = surelyNumber(UNBOUNDED);
const isDate = surelyDate(UNBOUNDED);
const ORDINARY: TextReading = { core: 'text', defects: [], dressed: undefined, odd: false };
const NUMBER: TextReading = { ...ORDINARY, core: 'number' };
const DATE: TextReading = { ...ORDINARY, core: 'date' };

/**
 * Watches a column of texts whose form the schema leaves open. As long as its different texts are few each is read once; after that every cell is looked
 * at, by its bytes first.
 */
export class TextColumn implements ColumnWatch {
  filled = 0;
  missing = 0;
  readonly part: ColumnPart;
  private readonly report: QualityReport;
  private readonly where: Whereabouts;
  private readonly evidence: ColumnEvidence;
  private readonly spelling: SpellingGroups;
  private memory: Distinct | undefined = new Distinct();
  private readonly readings: TextReading[] = [];
  private hasOdd = false;

  constructor(part: ColumnPart, where: Whereabouts, report: QualityReport) {
    this.part = part;
    this.where = where;
    this.report = report;
    this.evidence = new ColumnEvidence(part, where, report);
    this.spelling = new SpellingGroups(part, where);
  }

  get distinct(): number | undefined {
    return this.memory?.size;
  }

  get inconsistent(): boolean {
    return this.hasOdd;
  }

  run(batch: Batch, marks: RowMarks): void {
    const { bytes, starts, ends, width, rows, kinds } = batch;
    const { missing, column } = this.part;
    for (let row = 0, at = column; row < rows; row++, at += width) {
      const start = starts[at] as number;
      const end = ends[at] as number;
      const kind = kinds === undefined ? TEXT : (kinds[at] as number);
      if (start < 0 || kind === NULL || (kind === TEXT && missing.has(bytes, start, end))) {
        this.missing++;
        continue;
      }
      this.filled++;
      if (kind === TEXT) this.look(batch, row, start, end, marks);
    }
  }

  private look(batch: Batch, row: number, start: number, end: number, marks: RowMarks): void {
    const { memory } = this;
    if (memory === undefined) {
      this.take(batch, row, this.readDirectly(batch.bytes, start, end), marks);
      return;
    }
    let index = memory.find(batch.bytes, start, end);
    if (index < 0) {
      index = memory.add(batch.bytes, start, end);
      if (index < 0) {
        this.forget();
        this.look(batch, row, start, end, marks);
        return;
      }
      const text = textOf(batch.bytes, start, end);
      const reading = readText(text);
      this.readings.push(reading);
      const isWord = reading.core === 'text' && reading.defects.length === 0;
      this.spelling.add(batch, row, isWord ? text : undefined);
    }
    this.spelling.count(index);
    this.take(batch, row, this.readings[index] as TextReading, marks);
  }

  private readDirectly(bytes: Uint8Array, start: number, end: number): TextReading {
    if (beginsAsNumber(bytes, start)) {
      if (this.evidence.open) {
        if (isNumber(bytes, start, end)) return NUMBER;
        if (isDate(bytes, start, end)) return DATE;
        return readText(textOf(bytes, start, end));
      }
      if (mayBeDate(bytes, start, end) && !isDate(bytes, start, end)) return readText(textOf(bytes, start, end));
    }
    return isOrdinary(bytes, start, end) ? ORDINARY : readText(textOf(bytes, start, end));
  }

  private forget(): void {
    this.memory = undefined;
    this.readings.length = 0;
    this.spelling.forget();
  }

  private take(batch: Batch, row: number, reading: TextReading, marks: RowMarks): void {
    if (this.evidence.open) this.evidence.add(batch, row, reading);
    if (reading.core === 'absence') {
      this.filled--;
      this.missing++;
    }
    if (reading.defects.length === 0) return;
    const order = batch.records[row] ?? 0;
    const { column, name } = this.part;
    for (const { rule, facts } of reading.defects) {
      if (!this.report.asks(rule)) continue;
      this.report.tell(rule, order, () => cellAt(this.where, batch, row, column, name), facts);
      const { dimension } = ruleOf(rule);
      if (dimension === 'accuracy') marks.markWrong(row);
      else if (dimension === 'consistency') {
        marks.markOdd(row);
        this.hasOdd = true;
      }
    }
  }

  finish(): void {
    this.evidence.finish();
    if (this.memory !== undefined && this.spelling.tell(this.report)) this.hasOdd = true;
  }
}
