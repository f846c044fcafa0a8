import type { Batch } from '../table/batch.ts';
import type { WatchedTable, Watcher } from '../table/check-table.ts';
import type { TableFinding } from '../table/finding.ts';
import type { Schema } from '../table/schema.ts';
import type { Tallied, Tally } from '../tally.ts';
import { type ColumnRole, roleOf } from './column-role.ts';
import { type CellWatch, ColumnTally } from './column-tally.ts';
import type { ColumnPart } from './column-watch.ts';
import { Coordinates } from './coordinates.ts';
import { DuplicateRows } from './duplicate-rows.ts';
import type { ColumnEvidenceCounts, TableEvidence } from './evidence.ts';
import type { QualityFinding } from './finding.ts';
import { GeoKeys } from './geo-keys.ts';
import { checkHeaders } from './headers.ts';
import { LikelyKeys } from './likely-keys.ts';
import type { NormProfile } from './norm.ts';
import { QualityReport } from './report-findings.ts';
import { RowMarks, SUSPECT, VOID } from './row-marks.ts';
import { SpecialRows } from './special-rows.ts';
import { hasKey, isRequired, partsOf } from './table-parts.ts';
import { cellFindings } from './wrong-cells.ts';

/** With what a table is watched. */
export interface QualityOptions {
  readonly norm: NormProfile;
  /** Findings listed of each rule; all are counted. */
  readonly limit: number;
  /** The findings of the check of the same reading, which runs before this. */
  readonly checked: Tally<TableFinding>;
}

/** What watching a table gave. */
export interface TableQuality {
  readonly evidence: TableEvidence;
  readonly tallies: readonly Tallied<QualityFinding>[];
}

/** Watches a table for the norm's data rules and for its scores, in the reading that checks it. */
export function watchQuality(table: WatchedTable, options: QualityOptions): QualityWatch {
  return new QualityWatch(table, options);
}

/** Sees each batch after the check has, and ends with the table’s findings and counts. */
export class QualityWatch implements Watcher {
  /** What was found; `finish` adds what only a table's end decides. */
  readonly tally: Tally<QualityFinding>;
  private readonly table: WatchedTable;
  private readonly checked: Tally<TableFinding>;
  private readonly report: QualityReport;
  private readonly columns: readonly ColumnTally[];
  private readonly likely: readonly LikelyKeys[];
  private readonly specials: SpecialRows;
  private readonly duplicates: DuplicateRows | undefined;
  private readonly vagueLabels: number;
  private marks = new RowMarks(0);
  private capacity = 0;
  private width: number;
  private rows = 0;
  private cellFindings = 0;
  private readonly oddRows = [0, 0, 0];
  private readonly specialRows = [0, 0, 0];

  constructor(table: WatchedTable, { norm, limit, checked }: QualityOptions) {
    this.table = table;
    this.checked = checked;
    this.report = new QualityReport(norm, limit);
    this.tally = this.report.tally;
    const { where, schema, labels } = table;
    const parts = partsOf(table);
    const watches = cellWatches(parts, table, this.report);
    this.columns = parts.map((part) => new ColumnTally(part, watches.get(part) ?? [], where, this.report));
    const likely = parts.filter(
      (part) => roleOf(part.name) === 'maybe-geo' && part.field?.constraints.pattern === undefined,
    );
    this.likely = likely.map((part) => new LikelyKeys(part, where, this.report));
    this.specials = new SpecialRows(parts, where, this.report);
    this.duplicates = hasKey(schema) ? undefined : new DuplicateRows(where, this.report);
    this.vagueLabels = checkHeaders(labels, parts, where, this.report);
    this.width = labels.length;
  }

  run(batch: Batch): void {
    const marks = this.marksFor(batch);
    marks.begin();
    this.rows += batch.rows;
    this.duplicates?.run(batch, marks);
    const found = cellFindings(this.checked);
    const checked = found !== this.cellFindings;
    this.cellFindings = found;
    this.specials.run(batch, marks, checked);
    this.markRagged(batch, marks);
    for (const column of this.columns) column.run(batch, marks, checked);
    for (const watch of this.likely) watch.run(batch);
    for (const kind of [0, VOID, SUSPECT]) this.oddRows[kind] = (this.oddRows[kind] ?? 0) + marks.oddIn(kind);
    for (const row of marks.special) {
      const kind = marks.kinds[row] ?? 0;
      this.specialRows[kind] = (this.specialRows[kind] ?? 0) + 1;
    }
  }

  private marksFor(batch: Batch): RowMarks {
    if (batch.capacity > this.capacity) {
      this.capacity = batch.capacity;
      this.marks = new RowMarks(batch.capacity);
    }
    if (this.width === 0) this.width = batch.counts[0] ?? 0;
    return this.marks;
  }

  private markRagged(batch: Batch, marks: RowMarks): void {
    const { counts, rows } = batch;
    for (let row = 0; row < rows; row++) if (counts[row] !== this.width) marks.markOdd(row);
  }

  /** Ends the watch, once the table is read and its check is done. */
  finish(): TableQuality {
    const sumsAreVoid = this.specials.finish(this.rows);
    for (const { watch } of this.columns) watch.finish();
    for (const watch of this.likely) watch.finish();
    return { evidence: this.evidence(sumsAreVoid), tallies: this.tally.results() };
  }

  private evidence(sumsAreVoid: boolean): TableEvidence {
    const { rows, checked, table } = this;
    const { schema } = table;
    const [, isVoid = 0, suspect = 0] = this.specialRows;
    const [odd = 0, , oddSuspect = 0] = this.oddRows;
    const voidRows = isVoid + (sumsAreVoid ? suspect : 0);
    const count = (...rules: readonly TableFinding['rule'][]): number =>
      rules.reduce((sum, rule) => sum + checked.countOf(rule), 0);
    const columns = this.columns.map((column) => column.counts(rows, voidRows, sumsAreVoid, schema));
    return {
      resource: table.where.resource ?? '',
      rows,
      voidRows,
      evenRows: rows - voidRows - odd - (sumsAreVoid ? 0 : oddSuspect),
      blankRows: count('blank-row'),
      labels: table.labels.length,
      vagueLabels: this.vagueLabels + count('blank-label', 'duplicate-label', 'incorrect-label'),
      columns: [...columns, ...this.lacking()],
      hasKey: hasKey(schema),
      brokenKeys: count('primary-key', 'unique-key', 'unique-error') + unreadKeys(columns, schema),
      foreignKeys: (schema?.foreignKeys.length ?? 0) - count('foreign-key-unchecked'),
      brokenReferences: count('foreign-key'),
      lineEndsMixed: count('line-ends') > 0,
      encodingWrong: count('encoding-error', 'nul-byte') > 0,
    };
  }

  /** The fields that the file lacks: of a required one all cells are missing. */
  private lacking(): readonly ColumnEvidenceCounts[] {
    const { schema, columns } = this.table;
    const lacking = (schema?.fields ?? []).filter((_, index) => (columns[index] ?? -1) < 0);
    return lacking.map((field) => ({
      name: field.name,
      typed: field.type !== 'any',
      required: isRequired(schema, field),
      filled: 0,
      cells: isRequired(schema, field) ? this.rows : 0,
      right: 0,
      missing: this.rows,
      distinct: undefined,
      first: undefined,
      last: undefined,
      consistent: false,
    }));
  }
}

/** Cells of keys that are not of their type: the check cannot tell whether such a key is another's. */
function unreadKeys(columns: readonly ColumnEvidenceCounts[], schema: Schema | undefined): number {
  const unique = (schema?.fields ?? []).filter(({ constraints }) => constraints.unique).map(({ name }) => name);
  const keys = new Set([...(schema?.primaryKey ?? []), ...(schema?.uniqueKeys ?? []).flat(), ...unique]);
  const own = columns.filter(({ name, typed }) => typed && keys.has(name));
  return own.reduce((sum, { filled, right }) => sum + filled - right, 0);
}

/** What is watched of single columns besides their texts, by what their headers say. */
function cellWatches(
  parts: readonly ColumnPart[],
  { where }: WatchedTable,
  report: QualityReport,
): ReadonlyMap<ColumnPart, readonly CellWatch[]> {
  const watches = new Map<ColumnPart, readonly CellWatch[]>();
  const byRole = new Map<ColumnRole | undefined, ColumnPart>();
  for (const part of parts.toReversed()) byRole.set(roleOf(part.name), part);
  for (const part of parts) {
    const role = roleOf(part.name);
    if (role === 'state' || role === 'municipality' || role === 'geo') {
      const state = role === 'municipality' ? byRole.get('state') : undefined;
      watches.set(part, [new GeoKeys(part, role, state, where, report)]);
    } else if (role === 'latitude') {
      const longitude = byRole.get('longitude');
      watches.set(part, [new Coordinates(longitude === undefined ? [part] : [part, longitude], where, report)]);
    } else if (part.field?.type === 'geopoint') watches.set(part, [new Coordinates([part], where, report)]);
  }
  return watches;
}
