/** Why a workbook is not given to the library. */
export type ScanProblem =
  | { readonly problem: 'xlsx' | 'xlsx-too-large' }
  | { readonly problem: 'xlsx-far-cell'; readonly cell: string };

/** Bytes of all parts unpacked, and rows, cells and texts in them, beyond which a workbook is not read: it is held whole. */
const UNPACKED_LIMIT = 48_000_000;
const ITEM_LIMIT = 1_000_000;
/** Cells of the rectangle from the first to the last cell, empty ones counted. */
const AREA_LIMIT = 12_000_000;
/** The library joins all rows so far for every 64 KB of the sheet: rows by bytes. */
const JOIN_LIMIT = 15_000_000_000_000;
/** Longest text, longest tag and deepest nesting, all well beyond what a spreadsheet writes. */
const TEXT_LIMIT = 1 << 18;
const TAG_LIMIT = 1 << 14;
const DEPTH_LIMIT = 64;

const TOO_LARGE: ScanProblem = { problem: 'xlsx-too-large' };
const STRANGE: ScanProblem = { problem: 'xlsx' };

/** What opens something, and what ends it. The order matters: a tag is what is nothing else. */
const OPENINGS: readonly (readonly [opening: string, ending: string])[] = [
  ['<!--', '-->'],
  ['<![CDATA[', ']]>'],
  ['<?', '?>'],
  ['<', '>'],
];
const LONGEST_OPENING = 9;

const NAME = /^(?:[^\s:/]*:)?(c|row|si|t)(?=[\s/]|$)/;
const ADDRESS = /[\s:]r\s*=\s*(?:"([^"]*)"|'([^']*)')/g;

/**
 * Looks through a workbook's parts, piece by piece, for what would make a reader that holds everything hold too much or
 * take for ever. It need not understand them, only never think them smaller than the library does.
 */
export class WorkbookScan {
  problem: ScanProblem | undefined;
  private total = 0;
  private items = 0;
  private texts = 0;
  private size = 0;
  private rows = 1;
  private columns = 1;
  private depth = 0;
  /** What ends what is open; `undefined` in text. */
  private ending: string | undefined;
  private run = 0;
  private carried = '';
  private readonly decoder = new TextDecoder('latin1');

  /** Begins another part. */
  begin(): void {
    this.size = 0;
    this.rows = 1;
    this.columns = 1;
    this.depth = 0;
    this.ending = undefined;
    this.run = 0;
    this.carried = '';
  }

  /** Looks at a part's next bytes. */
  read(chunk: Uint8Array): void {
    this.size += chunk.length;
    this.total += chunk.length;
    if (this.total > UNPACKED_LIMIT) this.problem = TOO_LARGE;
    const text = this.carried + this.decoder.decode(chunk);
    let at = 0;
    while (at < text.length && this.problem === undefined) {
      const next = this.ending === undefined ? this.passText(text, at) : this.passMarkup(text, at, this.ending);
      if (next < 0) break;
      at = next;
    }
    this.carried = text.slice(at);
  }

  /** Passes over text to what opens next; -1 where the rest has to wait for more. */
  private passText(text: string, from: number): number {
    const at = text.indexOf('<', from);
    const end = at < 0 ? text.length : at;
    this.run += end - from;
    if (this.run > TEXT_LIMIT) this.problem = STRANGE;
    if (at < 0) return end;
    if (text.length - at < LONGEST_OPENING && !text.includes('>', at)) return this.wait(from, at);
    const opened = OPENINGS.find(([opening]) => text.startsWith(opening, at));
    this.ending = opened?.[1];
    this.run = 0;
    return at + (opened?.[0].length ?? 1);
  }

  /** Text before an opening that is cut short is looked at again: it is not counted twice. */
  private wait(from: number, at: number): number {
    this.run -= at - from;
    return -1;
  }

  private passMarkup(text: string, from: number, ending: string): number {
    const at = text.indexOf(ending, from);
    if ((at < 0 ? text.length : at) - from > (ending === '>' ? TAG_LIMIT : TEXT_LIMIT)) this.problem = STRANGE;
    if (at < 0) return -1;
    if (ending === '>') this.tag(text.slice(from, at));
    this.ending = undefined;
    return at + ending.length;
  }

  private tag(tag: string): void {
    if (tag.startsWith('/')) this.depth--;
    else if (!tag.endsWith('/')) this.depth++;
    if (this.depth > DEPTH_LIMIT || isOpen(tag)) this.problem = STRANGE;
    const name = NAME.exec(tag)?.[1];
    if (name === undefined) return;
    // Most texts stand in an item of their own.
    if (name === 't') this.texts++;
    else this.items++;
    if (this.items > ITEM_LIMIT || this.texts > ITEM_LIMIT) this.problem ??= TOO_LARGE;
    if (name === 'si' || name === 't') return;
    for (const [, double, single] of tag.matchAll(ADDRESS)) this.place(name, double ?? single ?? '');
  }

  private place(name: string, address: string): void {
    if (address.includes('&')) this.problem = STRANGE;
    const digits = address.search(/\d/);
    const letters = digits < 0 ? address : address.slice(0, digits);
    const row = digits < 0 ? 1 : Number(address.slice(digits));
    if (row > this.rows) this.rows = row;
    if (name === 'c') this.columns = Math.max(this.columns, columnOf(letters));
    if (this.rows * this.columns > AREA_LIMIT)
      this.problem ??= { problem: 'xlsx-far-cell', cell: address.slice(0, 20) };
    if (this.rows * this.size > JOIN_LIMIT) this.problem ??= TOO_LARGE;
  }
}

/** A column's number by its letters, read as loosely as the library reads them. */
function columnOf(letters: string): number {
  let column = 0;
  for (let i = 0; i < letters.length && column <= AREA_LIMIT; i++) column = column * 26 + letters.charCodeAt(i) - 64;
  return column;
}

/** Whether a tag ends inside quotes: a `>` in a value, which no spreadsheet writes and which could hide a cell. */
function isOpen(tag: string): boolean {
  let quote = '';
  for (const char of tag) {
    if (quote === '' && (char === '"' || char === "'")) quote = char;
    else if (char === quote) quote = '';
  }
  return quote !== '';
}
