/** Cells as the exports write them and the imports read them: what one does, the other undoes. */

/** Controls but tab and line feed, half characters, and what is not a character. */
const UNWRITABLE = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ufffe\uffff\ufeff\u2028\u2029]|\p{Surrogate}/gu;

/** A text without what no cell should hold, its lines ended by line feeds and its ends without blanks. */
export function tidy(text: string): string {
  return text
    .replace(/\r\n?|\u2028|\u2029/g, '\n')
    .replace(UNWRITABLE, '')
    .trim();
}

/** Whether `tidy` takes out more than blanks and line ends. */
export function hasUnwritable(text: string): boolean {
  return /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffe\uffff]|\p{Surrogate}/u.test(text);
}

/** What a spreadsheet would take for a formula, whatever apostrophes stand before it. */
const FORMULA = /^'*[=+\-@]/;

/** A cell that a spreadsheet shows and does not carry out: an apostrophe more where it would begin a formula. */
function guarded(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text;
}

/** The text that `guarded` was given. */
export function unguarded(text: string): string {
  return text.startsWith("'") && FORMULA.test(text) ? text.slice(1) : text;
}

/**
 * Rows as CSV: RFC 4180 with CRLF, in UTF-8 with a byte order mark. The mark is for Excel, which without it reads a file
 * that is opened with a double click as windows-1252 and shows "TÃ­tulo"; every reader of CSV that matters skips it.
 */
export function csvText(rows: readonly (readonly string[])[]): string {
  return `\ufeff${rows.map((cells) => `${cells.map(csvCell).join(',')}\r\n`).join('')}`;
}

function csvCell(text: string): string {
  const cell = guarded(tidy(text));
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
