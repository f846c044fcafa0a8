import type { Severity } from '../finding.ts';
import type { Tally } from '../tally.ts';
import { type Batch, NULL, TEXT, textOf } from './batch.ts';
import { readNative } from './cell-type.ts';
import { type Bound, breaksBound, compileField, type FieldChecks, type Members } from './constraints.ts';
import {
  type Bounds,
  countUtf8,
  type Surely,
  surelyDate,
  surelyDatetime,
  surelyInteger,
  surelyNumber,
  surelyTime,
  surelyYear,
  surelyYearmonth,
  UNBOUNDED,
} from './fast.ts';
import type { TableFinding } from './finding.ts';
import { hintFor } from './hints.ts';
import { KeyTable } from './key-table.ts';
import type { Pattern } from './pattern/pattern.ts';
import type { Field } from './schema.ts';
import type { Decimal } from './types/decimal.ts';
import type { Logical } from './types/logical.ts';
import { formatPattern } from './types/texts.ts';
import { cellAt, lineAt, type Whereabouts } from './where.ts';

/** Steps of a pattern's automaton a table may cost: some ten seconds. Past it the pattern is not asked any more. */
const PATTERN_BUDGET = 1_000_000_000;
/** Allowed values shown in a finding. */
const VALUES_SHOWN = 8;

/** Texts that stand for absence, asked over bytes. */
export class MissingTexts {
  private readonly texts = new KeyTable();
  /** By length: whether some such text has it. Longer ones are looked up. */
  private readonly lengths = new Uint8Array(64);
  private longer = false;

  constructor(texts: Iterable<string>) {
    const encoder = new TextEncoder();
    for (const text of texts) {
      const bytes = encoder.encode(text);
      if (bytes.length < this.lengths.length) this.lengths[bytes.length] = 1;
      else this.longer = true;
      this.texts.add(bytes, 0, bytes.length, 1);
    }
  }

  /** Whether bytes[start, end) are one of them. */
  has(bytes: Uint8Array, start: number, end: number): boolean {
    const length = end - start;
    if (length < 64 ? this.lengths[length] === 0 : !this.longer) return false;
    return length === 0 || this.texts.find(bytes, start, end) >= 0;
  }
}

/** Checks one column against its field: type, missing values, constraints, categories. */
export class ColumnCheck {
  readonly field: Field;
  readonly column: number;
  readonly missing: MissingTexts;
  readonly checks: FieldChecks;
  private readonly where: Whereabouts;
  private readonly tally: Tally<TableFinding>;
  private readonly surely: Surely | undefined;
  private pattern: Pattern | undefined;
  /** A pattern is shared by the tables that have it: what it cost before is not this one's. */
  private readonly effortBefore: number;

  constructor(field: Field, column: number, missing: MissingTexts, where: Whereabouts, tally: Tally<TableFinding>) {
    this.field = field;
    this.column = column;
    this.missing = missing;
    this.where = where;
    this.tally = tally;
    this.checks = compileField(field);
    this.pattern = this.checks.pattern;
    this.effortBefore = this.pattern?.effort ?? 0;
    this.surely = surelyRight(this.checks);
  }

  /** Checks the column's cells in a batch. */
  run(batch: Batch): void {
    if (batch.kinds === undefined) this.runText(batch);
    else this.runTyped(batch, batch.kinds);
    this.watchBudget(batch);
  }

  private runText(batch: Batch): void {
    const { bytes, starts, ends, width, rows } = batch;
    const { missing, surely } = this;
    const { required } = this.field.constraints;
    if (!required && surely === ALWAYS) return;
    for (let row = 0, at = this.column; row < rows; row++, at += width) {
      const start = starts[at] as number;
      if (start < 0) continue;
      const end = ends[at] as number;
      if (missing.has(bytes, start, end)) {
        if (required) this.tell(batch, row, 'constraint-error/required', () => ({}));
        continue;
      }
      if (surely?.(bytes, start, end)) continue;
      this.read(batch, row, TEXT, start, end);
    }
  }

  private runTyped(batch: Batch, kinds: Uint8Array): void {
    const { bytes, starts, ends, width, rows } = batch;
    for (let row = 0, at = this.column; row < rows; row++, at += width) {
      const start = starts[at] as number;
      if (start < 0) continue;
      const end = ends[at] as number;
      const kind = kinds[at] as number;
      if (kind === NULL || (kind === TEXT && this.missing.has(bytes, start, end))) {
        if (this.field.constraints.required) this.tell(batch, row, 'constraint-error/required', () => ({}));
      } else this.read(batch, row, kind, start, end);
    }
  }

  private watchBudget(batch: Batch): void {
    const { pattern } = this;
    if (pattern === undefined || pattern.effort - this.effortBefore < PATTERN_BUDGET) return;
    this.pattern = undefined;
    const place = { ...lineAt(this.where, batch.lines[batch.rows - 1]), field: this.field.name };
    this.tally.add({ rule: 'pattern-budget', severity: 'error', place, facts: { pattern: pattern.source } });
  }

  /** The exact reading of one cell. */
  private read(batch: Batch, row: number, kind: number, start: number, end: number): void {
    const { field } = this;
    const { type } = this.checks;
    const text = textOf(batch.bytes, start, end);
    // Bytes that are no text were told as such: what they make of the value says nothing about the data.
    if (text.includes('\ufffd') && this.tally.countOf('encoding-error') > 0) return;
    const value = kind === TEXT ? type.read(text) : readNative(field, type, kind, text);
    if (value === undefined) {
      const hint = (): TableFinding['facts'] => ({
        type: field.type,
        format: field.format,
        hint: hintFor(field, kind, text),
        decimalChar: field.decimalChar,
      });
      this.tell(batch, row, 'type-error', hint);
      return;
    }
    this.checkSize(batch, row, value);
    this.checkBounds(batch, row, value);
    this.checkMembers(batch, row, value, this.checks.members, 'constraint-error/enum');
    this.checkMembers(batch, row, value, this.checks.categories, 'category-error');
    if (this.pattern !== undefined && !this.pattern.matches(batch.bytes, start, end)) {
      const { source } = this.pattern;
      this.tell(batch, row, 'constraint-error/pattern', () => ({ pattern: source }));
    }
    this.checkJsonSchema(batch, row, value);
  }

  private checkSize(batch: Batch, row: number, { size }: Logical): void {
    const { minLength, maxLength } = this.field.constraints;
    if (size === undefined) return;
    if (minLength !== undefined && size < minLength) {
      this.tell(batch, row, 'constraint-error/minLength', () => ({ limit: minLength, length: size }));
    }
    if (maxLength !== undefined && size > maxLength) {
      this.tell(batch, row, 'constraint-error/maxLength', () => ({ limit: maxLength, length: size }));
    }
  }

  private checkBounds(batch: Batch, row: number, value: Logical): void {
    for (const bound of this.checks.bounds) {
      if (!breaksBound(this.checks.type, bound, value)) continue;
      this.tell(batch, row, `constraint-error/${bound.name}`, () => ({ limit: bound.text }));
    }
  }

  private checkMembers(
    batch: Batch,
    row: number,
    value: Logical,
    members: Members | undefined,
    rule: 'constraint-error/enum' | 'category-error',
  ): void {
    if (members === undefined || members.keys.has(value.key)) return;
    const facts = (): TableFinding['facts'] => ({
      values: members.texts.slice(0, VALUES_SHOWN),
      total: members.texts.length,
      nearest: nearest(value.key, members.texts),
    });
    this.tell(batch, row, rule, facts);
  }

  private checkJsonSchema(batch: Batch, row: number, value: Logical): void {
    const validate = this.checks.jsonSchema;
    if (validate === undefined || value.json === undefined || validate(value.json)) return;
    const error = validate.errors?.[0];
    const facts = { at: error?.instancePath ?? '', problem: error?.keyword ?? '' };
    this.tell(batch, row, 'constraint-error/jsonSchema', () => facts);
  }

  private tell(batch: Batch, row: number, rule: TableFinding['rule'], facts: () => TableFinding['facts']): void {
    const record = batch.records[row] ?? 0;
    const severity: Severity = 'error';
    if (!this.tally.count(rule, severity, record)) return;
    const place = cellAt(this.where, batch, row, this.column, this.field.name);
    // The rule and its facts are made together at each call above.
    this.tally.keep({ rule, severity, place, facts: facts() } as TableFinding, record);
  }
}

const ALWAYS: Surely = () => true;

/** The fast way for a field, where there is one that also answers for its constraints. */
function surelyRight(checks: FieldChecks): Surely | undefined {
  const lexical = lexicalOf(checks);
  if (lexical === undefined || checks.jsonSchema !== undefined) return undefined;
  const lists = [checks.members, checks.categories].filter((members) => members !== undefined);
  if (lists.length === 0) return lexical;
  if (lists.length > 1 || !['string', 'integer', 'any', 'date', 'year'].includes(checks.field.type)) return undefined;
  const among = surelyAmong(lists[0]?.keys ?? new Set());
  return lexical === ALWAYS ? among : (bytes, start, end) => among(bytes, start, end) && lexical(bytes, start, end);
}

function surelyAmong(keys: ReadonlySet<string>): Surely {
  const table = new KeyTable();
  const encoder = new TextEncoder();
  for (const key of keys) {
    const bytes = encoder.encode(key);
    table.add(bytes, 0, bytes.length, 1);
  }
  return (bytes, start, end) => table.find(bytes, start, end) >= 0;
}

function lexicalOf(checks: FieldChecks): Surely | undefined {
  const { field, bounds } = checks;
  const plainNumbers = field.decimalChar === '.' && field.groupChar === undefined;
  switch (field.type) {
    case 'any':
      return ALWAYS;
    case 'string':
      return surelyString(checks);
    case 'integer':
      return field.groupChar === undefined ? surelyInteger(numericBounds(bounds)) : undefined;
    case 'number':
      return plainNumbers ? surelyNumber(numericBounds(bounds)) : undefined;
    case 'boolean':
      return surelyAmong(new Set([...field.trueValues, ...field.falseValues]));
    case 'date':
      return field.format === 'default' ? surelyDate(dateBounds(bounds)) : undefined;
    case 'year':
      return surelyYear(orderBounds(bounds));
    case 'time':
      return field.format === 'default' && bounds.length === 0 ? surelyTime : undefined;
    case 'datetime':
      return field.format === 'default' && bounds.length === 0 ? surelyDatetime : undefined;
    case 'yearmonth':
      return bounds.length === 0 ? surelyYearmonth : undefined;
    default:
      return undefined;
  }
}

function surelyString({ field, pattern }: FieldChecks): Surely {
  const { minLength = 0, maxLength = Number.POSITIVE_INFINITY } = field.constraints;
  const parts: Surely[] = [];
  if (maxLength !== Number.POSITIVE_INFINITY || minLength > 0) {
    parts.push((bytes, start, end) => {
      if (end - start < minLength) return false;
      if (end - start <= maxLength && minLength <= 1) return true;
      const length = countUtf8(bytes, start, end);
      return length >= minLength && length <= maxLength;
    });
  }
  for (const each of [formatPattern(field.format), pattern]) {
    if (each !== undefined) parts.push((bytes, start, end) => each.matches(bytes, start, end));
  }
  const [first, ...others] = parts;
  if (first === undefined) return ALWAYS;
  return others.length === 0 ? first : (bytes, start, end) => parts.every((part) => part(bytes, start, end));
}

function numericBounds(bounds: readonly Bound[]): Bounds {
  return boundsBy(bounds, ({ limit }) => {
    if (typeof limit.order === 'number') return limit.order;
    const { negative, digits, point } = limit.order as Decimal;
    return digits === '' ? 0 : Number(`${negative ? '-' : ''}0.${digits}e${point}`);
  });
}

function dateBounds(bounds: readonly Bound[]): Bounds {
  return boundsBy(bounds, ({ limit }) => Number(limit.key.replaceAll('-', '')));
}

function orderBounds(bounds: readonly Bound[]): Bounds {
  return boundsBy(bounds, ({ limit }) => limit.order as number);
}

function boundsBy(bounds: readonly Bound[], orderOf: (bound: Bound) => number): Bounds {
  let { low, high } = UNBOUNDED;
  for (const bound of bounds) {
    if (bound.name === 'minimum' || bound.name === 'exclusiveMinimum') low = Math.max(low, orderOf(bound));
    else high = Math.min(high, orderOf(bound));
  }
  return { low, high };
}

/** The allowed value that differs only in case, accents or spaces, if there is one. */
function nearest(text: string, values: readonly string[]): string | undefined {
  const plain = simplify(text);
  return values.find((value) => simplify(value) === plain);
}

function simplify(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').replace(/\s+/g, ' ').trim().toLowerCase();
}
