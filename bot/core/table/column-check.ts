import type { Severity } from '../finding.ts';
import type { Tally } from '../tally.ts';
import { type Batch, NULL, TEXT, textOf } from './batch.ts';
import { readNative } from './cell-type.ts';
import { breaksBound, compileField, type FieldChecks, type Members } from './constraints.ts';
import type { Surely } from './fast.ts';
import type { TableFinding } from './finding.ts';
import { hintFor } from './hints.ts';
import type { MissingTexts } from './missing-texts.ts';
import { nearest } from './nearest.ts';
import type { Pattern } from './pattern/pattern.ts';
import type { Field } from './schema.ts';
import { ALWAYS, surelyRight } from './surely-right.ts';
import type { Logical } from './types/logical.ts';
import { cellAt, lineAt, type Whereabouts } from './where.ts';

/** Steps of a pattern's automaton a table may cost: some three seconds. Past it the pattern is not asked any more. */
const PATTERN_BUDGET = 300_000_000;
/** Allowed values shown in a finding. */
const VALUES_SHOWN = 8;

/** Checks one column against its field: type, missing values, constraints, categories. */
export class ColumnCheck {
  readonly field: Field;
  readonly column: number;
  readonly missing: MissingTexts;
  readonly checks: FieldChecks;
  private readonly where: Whereabouts;
  private readonly tally: Tally<TableFinding>;
  private readonly surely: Surely | undefined;
  private readonly budget: number;
  private pattern: Pattern | undefined;
  /** A pattern is shared by the tables that have it: what it cost before is not this one's. */
  private readonly effortBefore: number;
  private schemaSpent = false;

  constructor(
    field: Field,
    column: number,
    missing: MissingTexts,
    where: Whereabouts,
    tally: Tally<TableFinding>,
    budget = PATTERN_BUDGET,
  ) {
    this.budget = budget;
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
    // The pattern may be another table's too.
    this.checks.pattern?.allow(this.effortBefore + this.budget);
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
    if (pattern !== undefined && pattern.effort - this.effortBefore >= this.budget) {
      this.pattern = undefined;
      this.tellBudget(batch, pattern.source);
    }
    if (this.checks.jsonSchema?.spent && !this.schemaSpent) {
      this.schemaSpent = true;
      this.tellBudget(batch, undefined);
    }
  }

  private tellBudget(batch: Batch, pattern: string | undefined): void {
    const place = { ...lineAt(this.where, batch.lines[batch.rows - 1]), field: this.field.name };
    this.tally.add({ rule: 'pattern-budget', severity: 'error', place, facts: { pattern } });
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
        booleans:
          field.type === 'boolean' ? [...field.trueValues.slice(0, 1), ...field.falseValues.slice(0, 1)] : undefined,
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
    if (value.json === undefined) return;
    const fault = this.checks.jsonSchema?.run(value.json, value.key.length);
    if (fault !== undefined) this.tell(batch, row, 'constraint-error/jsonSchema', () => ({ ...fault }));
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
