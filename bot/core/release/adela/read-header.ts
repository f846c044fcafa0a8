/** Which form a file has, and which of its columns is which: by what the headers say, not by where they stand. */

import { ungarbled } from './decode-text.ts';
import type { Column, ColumnId, FormId } from './forms.ts';
import { FORM_IDS, FORMS } from './forms.ts';
import { folded } from './slug.ts';
import type { TextRow } from './split-rows.ts';

/** A header row that was recognized. */
export interface Header {
  readonly form: FormId;
  /** The row's index among those given. */
  readonly index: number;
  readonly line: number;
  readonly columns: readonly HeaderColumn[];
}

/** A column that was recognised in the header. */
export interface HeaderColumn {
  /** From 0. */
  readonly position: number;
  /** As the file has it. */
  readonly written: string;
  /** `undefined` where nobody knows what it is. */
  readonly id: ColumnId | undefined;
  /** Whether it was recognized although it is written like no known name. */
  readonly guessed: boolean;
}

/** Rows among which a header is looked for: titles and notes may stand before it. */
export const HEADER_ROWS = 60;
/** More columns than any form has, doubled, with room for those that somebody added. */
const COLUMNS = 200;
/** A row that names fewer columns is no header. */
const FEWEST = 3;

/** The row that names most columns of a form, the first of such; `undefined` where none does. */
export function findHeader(rows: readonly TextRow[]): Header | undefined {
  let best: Header | undefined;
  for (const [index, row] of rows.slice(0, HEADER_ROWS).entries()) {
    if (row.cells.length < FEWEST) continue;
    for (const form of FORM_IDS) {
      const header = readHeader(form, row, index);
      if (isHeader(header) && (best === undefined || scoreOf(header) > scoreOf(best))) best = header;
    }
  }
  return best;
}

function isHeader({ form, columns }: Header): boolean {
  const known = new Set(columns.map(({ id }) => id));
  return known.size - (known.has(undefined) ? 1 : 0) >= FEWEST && FORMS[form].marks.every((id) => known.has(id));
}

/** Columns known count; those written as they should be break a tie. */
export function scoreOf({ columns }: Header): number {
  const known = columns.filter(({ id }) => id !== undefined);
  return known.length + known.filter(({ guessed }) => !guessed).length / (2 * COLUMNS);
}

function readHeader(form: FormId, { line, cells }: TextRow, index: number): Header {
  const known = FORMS[form].columns.concat(FORMS[form].extra);
  const names = new Map(known.flatMap((each) => [each.header, ...each.also].map((name) => [keyOf(name), each.id])));
  const written = cells.slice(0, COLUMNS).map((cell) => ungarbled(cell));
  const exact = written.map((cell) => names.get(keyOf(cell)));
  // A row of which no cell is a name is not compared letter by letter.
  const hasName = exact.some((id) => id !== undefined);
  const free = known.filter(({ id }) => hasName && !exact.includes(id));
  const columns = written.map((cell, position) => {
    const id = exact[position] ?? likest(form, cell, free);
    return { position, written: (cells[position] ?? '').trim(), id, guessed: exact[position] === undefined };
  });
  return { form, index, line, columns };
}

function keyOf(text: string): string {
  return folded(text).replaceAll(' ', '');
}

/** The column of which the text is a slip of the pen, or has lost its accents; of two that are as near neither. */
function likest(form: FormId, text: string, columns: readonly Column[]): ColumnId | undefined {
  const key = keyOf(text);
  if (key === '' || key.length > LONGEST_HEADER) return undefined;
  const scored = columns.map((each) => ({
    id: each.id,
    distance: Math.min(...[each.header, ...each.also].map((name) => slipsTo(form, key, keyOf(name)))),
  }));
  const near = scored.filter(({ distance }) => distance !== Number.POSITIVE_INFINITY);
  near.sort((one, other) => one.distance - other.distance);
  const [first, second] = near;
  return first !== undefined && first.distance !== second?.distance ? first.id : undefined;
}

const LONGEST_HEADER = 120;
/** One slip in so many letters. */
const LETTERS_A_SLIP = 7;

function slipsTo(form: FormId, key: string, name: string): number {
  // `ds:title` and `rs:title` differ by one letter.
  if (form === 'catalogue' && key.slice(0, 2) !== name.slice(0, 2)) return Number.POSITIVE_INFINITY;
  const most = Math.ceil(name.length / LETTERS_A_SLIP);
  if (name.length < 5 || Math.abs(key.length - name.length) > most) return Number.POSITIVE_INFINITY;
  const distance = slips(key, name);
  return distance <= most ? distance : Number.POSITIVE_INFINITY;
}

/** Letters added, left out, exchanged, or turned round (optimal string alignment). */
function slips(one: string, other: string): number {
  let before: number[] = [];
  let previous = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let i = 1; i <= one.length; i += 1) {
    const current = [i];
    for (let j = 1; j <= other.length; j += 1) {
      const same = one[i - 1] === other[j - 1] ? 0 : 1;
      let least = Math.min((current[j - 1] ?? 0) + 1, (previous[j] ?? 0) + 1, (previous[j - 1] ?? 0) + same);
      const turned = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
      if (turned) least = Math.min(least, (before[j - 2] ?? 0) + 1);
      current.push(least);
    }
    before = previous;
    previous = current;
  }
  return previous[other.length] ?? 0;
}
