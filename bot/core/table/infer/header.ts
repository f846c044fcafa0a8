import { calendarShape } from './calendar-shape.ts';
import type { Doubt } from './doubt.ts';
import { numberShape } from './number-shape.ts';
import { type SampleRecord, usualWidth } from './records.ts';

/** Where a table's header is. */
export interface InferredHeader {
  readonly header: boolean;
  /** The header's record and those above it; `undefined` where it is the first of the file. */
  readonly headerRows: readonly number[] | undefined;
  readonly commentRows: readonly number[];
  readonly doubts: readonly Doubt[];
}

/** Records above the header that are looked at. */
const TITLES_LIMIT = 50;
/** Records below it with which it is compared. */
const COMPARED = 500;

/** Finds the header among a table's first records: below lines of title, and unlike the data under it. */
export function inferHeader(records: readonly SampleRecord[]): InferredHeader {
  const width = usualWidth(records);
  const at = firstTableRecord(records, width);
  const head = records[at];
  if (head === undefined) return { header: true, headerRows: undefined, commentRows: [], doubts: [] };
  const doubts: Doubt[] = [];
  if (at > 0) doubts.push({ doubt: 'title-rows', line: records[0]?.line, facts: { count: at, header: head.line } });
  const above = Array.from({ length: head.record - 1 }, (_, index) => index + 1);
  if (isData(head, records.slice(at + 1, at + 1 + COMPARED))) {
    doubts.push({ doubt: 'no-header', line: head.line, facts: {} });
    return { header: false, headerRows: undefined, commentRows: above, doubts };
  }
  const headerRows = head.record > 1 ? [head.record] : undefined;
  return { header: true, headerRows, commentRows: above, doubts: [...doubts, ...labelDoubts(head, width)] };
}

/** The first record that is no line of title. */
function firstTableRecord(records: readonly SampleRecord[], width: number): number {
  const at = records.slice(0, TITLES_LIMIT).findIndex((record) => !isTitle(record, width));
  return Math.max(0, at);
}

/** A title fills few cells of many; of two columns, a record of one. */
function isTitle({ cells, count }: SampleRecord, width: number): boolean {
  if (width < 2) return false;
  const filled = cells.filter((cell) => cell.trim() !== '').length;
  if (width === 2) return count < 2 || filled === 0;
  return filled <= Math.max(1, Math.floor(width / 4)) && !(count >= width && cells[0]?.trim() !== '' && filled > 1);
}

type Look = 'blank' | 'number' | 'date' | 'text';

function lookOf(cell: string): Look {
  const text = cell.trim();
  if (text === '') return 'blank';
  if (numberShape(text) !== undefined) return 'number';
  return calendarShape(text) === undefined ? 'text' : 'date';
}

/** Whether a record looks like the data below it in every column, so that it can be no header. */
function isData(head: SampleRecord, below: readonly SampleRecord[]): boolean {
  let alike = 0;
  let years = 0;
  let unlike = 0;
  let repeated = 0;
  for (const [column, cell] of head.cells.entries()) {
    const look = lookOf(cell);
    if (look === 'blank') continue;
    const cells = below.map(({ cells }) => cells[column] ?? '').filter((text) => text.trim() !== '');
    const same = cells.filter((text) => lookOf(text) === look).length;
    if (look === 'text' && same < cells.length * 0.5) unlike++;
    if (look !== 'text' && (cells.length === 0 || same >= cells.length * 0.5))
      /^(?:19|20)\d\d$/.test(cell.trim()) ? years++ : alike++;
    if (look !== 'text' && cells.length > 0 && same < cells.length * 0.5) unlike++;
    if (look === 'text' && cells.includes(cell)) repeated++;
  }
  // Years over columns of numbers are labels, as long as they are not one column of years among others.
  return unlike === 0 && (alike > 0 || repeated > 0 || (years === 1 && repeated > 0));
}

function labelDoubts({ cells, line, count }: SampleRecord, width: number): readonly Doubt[] {
  const doubts: Doubt[] = [];
  const positions = cells.flatMap((cell, index) => (cell.trim() === '' ? [index + 1] : []));
  if (positions.length > 0) doubts.push({ doubt: 'blank-labels', line, facts: { positions } });
  const labels = [...new Set(cells.filter((cell, index) => cell.trim() !== '' && cells.indexOf(cell) < index))];
  if (labels.length > 0) doubts.push({ doubt: 'duplicate-labels', line, facts: { labels } });
  if (count !== width && width > 0)
    doubts.push({ doubt: 'header-width', line, facts: { labels: count, cells: width } });
  return doubts;
}
