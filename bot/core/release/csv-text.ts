/** CSV for people with a spreadsheet: RFC 4180, UTF-8. */

/**
 * What a spreadsheet program would take for a formula: a text that begins with one of these and is no plain number.
 * https://owasp.org/www-community/attacks/CSV_Injection
 */
const FORMULA = /^[\s\u00a0]*[=+\-@\uff1d\uff0b\uff0d\uff20]/;
const NUMBER = /^[+-]?\d+(?:[.,]\d+)?$/;

/** A cell that no spreadsheet carries out: what could be a formula gets an apostrophe before it, as OWASP advises. */
export function harmlessCell(text: string): string {
  return FORMULA.test(text) && text.length > 1 && !NUMBER.test(text) ? `'${text}` : text;
}

/** A record with its line end. */
export function csvRecord(cells: readonly string[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`;
}

function csvCell(text: string): string {
  const cell = harmlessCell(text);
  return /[",\r\n]/.test(cell) || cell !== cell.trim() ? `"${cell.replaceAll('"', '""')}"` : cell;
}
