/** A file of ADELA's as a table whose columns are known, with every finding about its shape. */
import { cutShort, type Place } from '../../finding.ts';
import { hasUnwritable, tidy, unguarded } from './cell-text.ts';
import { isGarbled, ungarbled } from './decode-text.ts';
import { found, type Report } from './finding.ts';
import { type ColumnId, FORMS, type FormId, headerOf } from './forms.ts';
import { findHeader, HEADER_ROWS, type Header, scoreOf } from './read-header.ts';
import { type SplitText, splitRows, type TextRow } from './split-rows.ts';

/** A form as it was read. */
export interface AdelaTable {
  readonly form: FormId;
  readonly path: string;
  readonly rows: readonly AdelaRow[];
  /** The columns that it has. */
  readonly has: ReadonlySet<ColumnId>;
  /** The name that the file gives to a column, else the form's own. */
  readonly nameOf: (id: ColumnId) => string;
}

/** A row below the header, with its cells by column; empty ones are not there. */
export interface AdelaRow {
  readonly line: number;
  readonly cells: ReadonlyMap<ColumnId, string>;
}

/** Longest cell that is kept, in characters: what is longer is no title, and no description that anybody reads. */
const CELL_LENGTH = 20_000;

const DELIMITERS = [',', ';', '\t', '|'] as const;
/** Characters in which a header is looked for. */
const HEAD = 1 << 17;

/** Splits a text by the delimiter under which its header is best known. `undefined`: it is none of the forms. */
export function readText(text: string, path: string, report: Report): AdelaTable | undefined {
  const plain = text.startsWith('\ufeff') ? text.slice(1) : text;
  // Excel itself tells its delimiter in a first line that is no row.
  const told = /^sep=(.)\r?\n/.exec(plain)?.[1];
  const head = plain.slice(0, HEAD);
  const tried = DELIMITERS.map((delimiter) => ({ delimiter, header: findHeader(splitRows(head, delimiter).rows) }));
  const best = tried.reduce((one, other) => (scoreIn(other.header) > scoreIn(one.header) ? other : one));
  const split = splitRows(plain, best.header === undefined ? (told ?? ',') : best.delimiter);
  return readRows(split, path, report, isGarbled(plain));
}

function scoreIn(header: Header | undefined): number {
  return header === undefined ? 0 : scoreOf(header);
}

/** The table that rows make; `undefined` where no row is a header of one of the forms, which is told. */
export function readRows(
  { rows, quotes }: SplitText,
  path: string,
  report: Report,
  garbled: boolean,
): AdelaTable | undefined {
  const header = findHeader(rows);
  if (header === undefined) {
    const problem = rows.length === 0 ? 'empty' : isBinary(rows) ? 'binary' : 'header';
    const line = problem === 'binary' ? undefined : rows[0]?.line;
    report(found('adela-form', { problem }, { path, line }));
    return undefined;
  }
  for (const line of new Set(quotes)) report(found('adela-quote', {}, { path, line }));
  if (garbled) report(found('adela-garbled', {}, { path, line: header.line }));
  const columns = readColumns(header, rows, path, report);
  const reader = new RowReader(header, columns, { path, garbled, report });
  const data = rows.slice(header.index + 1).filter((row) => !isHeaderAgain(row, header));
  if (data.length === 0) report(found('adela-form', { problem: 'rows' }, { path, line: header.line }));
  const names = new Map(header.columns.map(({ id, written }) => [id, written]));
  return {
    form: header.form,
    path,
    rows: data.map((row) => reader.read(row)),
    has: new Set(columns.values()),
    nameOf: (id) => names.get(id) ?? headerOf(header.form, id),
  };
}

/** Whether what was taken for text has what no text has. */
function isBinary(rows: readonly TextRow[]): boolean {
  return rows.slice(0, HEADER_ROWS).some(({ cells }) => cells.some(hasUnwritable));
}

/** A header repeated on each page of a printed sheet. */
function isHeaderAgain({ cells }: TextRow, header: Header): boolean {
  return header.columns.every(({ position, written }) => (cells[position] ?? '').trim() === written);
}

/** Which position has which column; of a column that is there twice the first counts. */
function readColumns(
  { form, columns, line, index }: Header,
  rows: readonly TextRow[],
  path: string,
  report: Report,
): ReadonlyMap<number, ColumnId> {
  const known = new Map<number, ColumnId>();
  const first = new Map<ColumnId, number>();
  const filled = (position: number): boolean =>
    rows.slice(index + 1).some(({ cells }) => (cells[position] ?? '').trim() !== '');
  for (const { id, position, written, guessed } of columns) {
    const place: Place = { path, line, field: written === '' ? undefined : cutShort(written) };
    const column = cutShort(written);
    const earlier = id === undefined ? undefined : first.get(id);
    if (id === undefined) {
      if (filled(position)) report(found('adela-column-unknown', { column, position: position + 1 }, place));
    } else if (earlier === undefined) {
      known.set(position, id);
      first.set(id, position);
      if (guessed) report(found('adela-column-name', { found: column, column: headerOf(form, id) }, place));
    } else if (filled(position)) {
      report(found('adela-column-duplicate', { column, first: earlier + 1, position: position + 1 }, place));
    }
  }
  for (const { id, header, needed } of FORMS[form].columns) {
    if (needed && !first.has(id)) report(found('adela-column-missing', { column: header, form }, { path, line }));
  }
  return known;
}

class RowReader {
  private readonly columns: ReadonlyMap<number, ColumnId>;
  private readonly header: Header;
  private readonly file: { readonly path: string; readonly garbled: boolean; readonly report: Report };

  constructor(header: Header, columns: ReadonlyMap<number, ColumnId>, file: RowReader['file']) {
    this.header = header;
    this.columns = columns;
    this.file = file;
  }

  read({ line, cells }: TextRow): AdelaRow {
    const { report, path } = this.file;
    const read = new Map<ColumnId, string>();
    for (const [position, id] of this.columns) {
      const text = this.cell(cells[position] ?? '', position, line);
      if (text !== '') read.set(id, text);
    }
    const width = this.header.columns.length;
    const extra = cells.slice(width).find((cell) => cell.trim() !== '');
    if (extra !== undefined) {
      report(found('adela-extra-cell', { found: cutShort(tidy(extra)), columns: width }, { path, line }));
    }
    return { line, cells: read };
  }

  private cell(written: string, position: number, line: number): string {
    const { report, path, garbled } = this.file;
    if (written === '') return '';
    const column = cutShort(this.header.columns[position]?.written ?? '');
    const place: Place = { path, line, field: column };
    if (written.length > CELL_LENGTH) {
      report(found('adela-too-long', { column, length: written.length, limit: CELL_LENGTH }, place));
      return '';
    }
    if (hasUnwritable(written)) report(found('adela-character', { column }, place));
    return unguarded(tidy(garbled ? ungarbled(written) : written));
  }
}
