/** What a cell may hold; `undefined` is absence and is written as an empty cell. */
export type Cell = string | number | undefined;
export type Row = Readonly<Record<string, Cell>>;

export interface CsvForm {
  readonly delimiter: string;
  readonly lineEnd: string;
  readonly header: boolean;
}

/** The national rules: comma, LF, one header row. */
export const NATIONAL: CsvForm = { delimiter: ',', lineEnd: '\n', header: true };

/** A table as CSV text: quoted only where it has to be, a line end after every record. Rows must have exactly the columns. */
export function csvText(columns: readonly string[], rows: readonly Row[], form: CsvForm = NATIONAL): string {
  const lines = rows.map((row) => recordText(cellsOf(columns, row), form));
  if (form.header) lines.unshift(recordText(columns, form));
  return lines.join('');
}

function cellsOf(columns: readonly string[], row: Row): readonly Cell[] {
  const stray = Object.keys(row).find((name) => !columns.includes(name));
  if (stray !== undefined) throw new Error(`no such column: ${stray}`);
  return columns.map((column) => {
    if (!Object.hasOwn(row, column)) throw new Error(`the row has no ${column}`);
    return row[column];
  });
}

function recordText(cells: readonly Cell[], form: CsvForm): string {
  return cells.map((cell) => cellText(cell, form.delimiter)).join(form.delimiter) + form.lineEnd;
}

function cellText(cell: Cell, delimiter: string): string {
  const text = cell === undefined ? '' : String(cell);
  const quoted = text.includes(delimiter) || /["\r\n]|^\s|\s$/.test(text);
  return quoted ? `"${text.replaceAll('"', '""')}"` : text;
}
