import { type Batch, NULL, textOf } from '../table/batch.ts';
import type { Absence } from './absence.ts';
import { AT, CellShape, COUNTED_LENGTH, DOT, HIGH, isMomentLike, OTHER, PHONE_SIGN, SPACE } from './cell-shape.ts';
import { hasAnnouncement, hasDatedRun } from './clues.ts';
import type { EmailReader } from './email-reader.ts';
import { kindsInText } from './free-text.ts';
import type { Hints } from './hints.ts';
import { CLABE_LENGTH, checkClabe } from './identifiers/clabe.ts';
import { checkCurp } from './identifiers/curp.ts';
import { checkNss, NSS_LENGTH } from './identifiers/nss.ts';
import { checkPhone } from './identifiers/phone.ts';
import { checkRfc, RFC_COMPANY_LENGTH, RFC_PERSON_LENGTH } from './identifiers/rfc.ts';
import type { Verdict } from './identifiers/verdict.ts';
import { checkVoterKey } from './identifiers/voter-key.ts';
import type { PersonalKind } from './kind.ts';
import { LABEL_SHAPES, type LabelShape } from './label-shape.ts';
import { Sightings, SightingsBy } from './sightings.ts';
import { SYMBOL_LIMIT, Symbols } from './symbols.ts';

/** What a whole cell can be. */
export type CellKind =
  | 'curp'
  | 'rfc'
  | 'rfc-company'
  | 'nss'
  | 'clabe'
  | 'voter-key'
  | 'phone-written'
  | 'email-institutional'
  | 'email-personal'
  | 'email-other';

/** No identifier has fewer digits: they all hold a date. */
const LEAST_DIGITS = 6;
/** The shortest that is told without a header: ten digits, or an address such as `a@live.com`. */
const LEAST_LENGTH = 10;
/** An identifier with its spaces and hyphens, in bytes. */
const WRITTEN_LENGTH = 2 * SYMBOL_LIMIT;
/** Fewer letters are no word that could stand before a number. */
const WORD_LETTERS = 3;
const PHONE_DIGITS = { low: 10, high: 14 } as const;

/** Counts what one column's cells are. It is decided from the counters, once all rows were seen. */
export class ColumnScan {
  readonly column: number;
  readonly hints: Hints;
  /** Cells that are neither empty nor a word for absence. */
  cells = 0;
  /** Whole cells. */
  readonly whole = new SightingsBy<CellKind>();
  /** Cells that look like what the header announces. */
  readonly labelled = new Sightings();
  /** What stands within cells. */
  readonly within = new SightingsBy<PersonalKind>();
  private readonly absence: Absence;
  private readonly emails: EmailReader;
  private readonly labelShape: LabelShape | undefined;
  private readonly shape = new CellShape();
  private readonly symbols = new Symbols();
  /** Columns of addresses are all addresses: the next cell is tried as one first. */
  private wasEmail = false;

  constructor(column: number, hints: Hints, absence: Absence, emails: EmailReader) {
    this.column = column;
    this.hints = hints;
    this.absence = absence;
    this.emails = emails;
    this.labelShape = hints.labelled && LABEL_SHAPES[hints.labelled];
  }

  /** Looks at the column's cells in a batch. */
  run(batch: Batch): void {
    const { bytes, starts, ends, kinds, width, rows } = batch;
    const { absence } = this;
    const least = this.labelShape === undefined ? LEAST_LENGTH : 1;
    let cells = 0;
    for (let row = 0, at = this.column; row < rows; row++, at += width) {
      const start = starts[at] as number;
      const end = ends[at] as number;
      if (start < 0 || end <= start || kinds?.[at] === NULL || absence.has(bytes, start, end)) continue;
      cells++;
      if (end - start >= least) this.read(batch, row, start, end);
    }
    this.cells += cells;
  }

  private read(batch: Batch, row: number, start: number, end: number): void {
    const { shape, labelShape } = this;
    const { bytes } = batch;
    if (labelShape === undefined) {
      if (isMomentLike(bytes, start, end)) return;
      if (this.wasEmail && this.isEmail(batch, row, start, end)) return;
    }
    if (end - start > COUNTED_LENGTH) {
      this.search(batch, row, start, end);
      return;
    }
    shape.read(bytes, start, end);
    if (labelShape?.(shape, bytes, start, end)) this.labelled.add(batch, row, false);
    if (shape.digits >= LEAST_DIGITS || shape.has(AT)) this.look(batch, row, start, end);
  }

  /** A cell that may be or hold something. */
  private look(batch: Batch, row: number, start: number, end: number): void {
    const { shape } = this;
    if (shape.has(AT)) {
      if (!this.isEmail(batch, row, start, end)) this.search(batch, row, start, end);
    } else if (shape.letters === 0) this.lookAtNumber(batch, row, start, end);
    else if (shape.letters >= WORD_LETTERS && !this.isIdentifier(batch, row, start, end)) {
      this.search(batch, row, start, end);
    }
  }

  private isEmail(batch: Batch, row: number, start: number, end: number): boolean {
    const found = this.emails.read(batch.bytes, start, end);
    this.wasEmail = found !== undefined;
    if (found === undefined) return false;
    if (found !== 'institutional') this.whole.add(`email-${found}`, batch, row);
    return true;
  }

  private lookAtNumber(batch: Batch, row: number, start: number, end: number): void {
    const { shape, symbols } = this;
    const { digits } = shape;
    if (digits < PHONE_DIGITS.low || end - start > WRITTEN_LENGTH || shape.has(OTHER)) return;
    if (digits === NSS_LENGTH || digits === CLABE_LENGTH) {
      if (shape.has(DOT | PHONE_SIGN | HIGH) || !symbols.read(batch.bytes, start, end)) return;
      if (digits === NSS_LENGTH) this.countNumber(batch, row, 'nss', checkNss(symbols.codes, symbols.length));
      else this.countNumber(batch, row, 'clabe', checkClabe(symbols.codes, symbols.length));
    } else if (digits <= PHONE_DIGITS.high && this.labelShape === undefined) {
      // Plain ten digits are believed below a header only, and that is asked by its own shape.
      if (digits === end - start || isDecimal(batch.bytes, start, end)) return;
      if (checkPhone(textOf(batch.bytes, start, end)) === 'written') this.whole.add('phone-written', batch, row);
    }
  }

  /** Numbers with a wrong digit mean something below a header only. */
  private countNumber(batch: Batch, row: number, kind: 'nss' | 'clabe', verdict: Verdict): void {
    if (verdict === 'valid' || this.hints.named.has(kind)) this.count(batch, row, kind, verdict);
  }

  private isIdentifier(batch: Batch, row: number, start: number, end: number): boolean {
    const { shape, symbols } = this;
    const isOdd = shape.has(DOT | PHONE_SIGN | OTHER);
    if (isOdd || end - start > WRITTEN_LENGTH || shape.digits + shape.letters > SYMBOL_LIMIT) return false;
    if (shape.digits + shape.letters < RFC_COMPANY_LENGTH && !shape.has(HIGH)) return false;
    if (!symbols.read(batch.bytes, start, end)) return false;
    const { codes, length } = symbols;
    if (length === RFC_PERSON_LENGTH) return this.count(batch, row, 'rfc', checkRfc(codes, length));
    if (length === RFC_COMPANY_LENGTH) return this.count(batch, row, 'rfc-company', checkRfc(codes, length));
    return (
      this.count(batch, row, 'curp', checkCurp(codes, length)) ||
      this.count(batch, row, 'voter-key', checkVoterKey(codes, length))
    );
  }

  private count(batch: Batch, row: number, kind: CellKind, verdict: Verdict): boolean {
    if (verdict === 'no') return false;
    this.whole.add(kind, batch, row, verdict === 'valid');
    return true;
  }

  /** Looks for what stands within a text, once its bytes gave reason to. */
  private search(batch: Batch, row: number, start: number, end: number): void {
    const { bytes } = batch;
    const { shape } = this;
    const isLong = end - start > COUNTED_LENGTH;
    const hasNumbers = isLong || (shape.digits >= PHONE_DIGITS.low && shape.has(SPACE | OTHER));
    const clues = {
      dated: hasDatedRun(bytes, start, end),
      announced: hasNumbers && hasAnnouncement(bytes, start, end),
    };
    if (!clues.dated && !clues.announced && !isLong && !shape.has(AT)) return;
    const kinds = kindsInText(textOf(bytes, start, end), this.emails.domains, clues);
    for (const kind of kinds) this.within.add(kind, batch, row);
  }
}

const POINT = 46;

/** Whether there is one point: coordinates and amounts have as many digits as telephones. */
function isDecimal(bytes: Uint8Array, start: number, end: number): boolean {
  let points = 0;
  for (let at = start; at < end; at++) if (bytes[at] === POINT) points++;
  return points === 1;
}
