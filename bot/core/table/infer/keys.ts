import type { Batch } from '../batch.ts';
import { KeyTable } from '../key-table.ts';
import type { ColumnSurvey } from './column.ts';
import type { Doubt } from './doubt.ts';
import type { InferredField } from './fields.ts';

/** Values remembered for one candidate, and bytes for all together: past them a candidate is given up. */
const VALUES_LIMIT = 2_000_000;
const BYTES_LIMIT = 1 << 27;
/** What a key costs besides its own bytes. */
const ENTRY_BYTES = 24;
/** Columns from the left of which one, or a pair, may be the key whatever its name. */
const FIRST_COLUMNS = 4;
/** Further columns that may be one if their name says so. */
const NAMED_COLUMNS = 64;
const NEARLY = 0.005;
const FEWEST_ROWS = 2;

const ID_LABEL = /^id|_id$|cve|clave|folio|c[oó]digo|code$|cct|curp|rfc|expediente/i;

/** Counts how often the values of some columns together are repeated. */
class Candidate {
  repeated = 0;
  repeatedLine = 0;
  missing = 0;
  bytes = 0;
  readonly columns: readonly number[];
  private table: KeyTable | undefined = new KeyTable();
  private scratch = new Uint8Array(256);

  constructor(columns: readonly number[]) {
    this.columns = columns;
  }

  get isAlive(): boolean {
    return this.table !== undefined;
  }

  run(batch: Batch): void {
    const { table } = this;
    if (table === undefined) return;
    for (let row = 0; row < batch.rows; row++) {
      const length = this.write(batch, row);
      if (length === 0) this.missing++;
      else if (table.add(this.scratch, 0, length, batch.records[row] as number) === 0)
        this.bytes += length + ENTRY_BYTES;
      else if (this.repeated++ === 0) this.repeatedLine = batch.lines[row] as number;
    }
    const rows = batch.firstRow + batch.rows;
    if (this.repeated + this.missing > 20 + rows * 2 * NEARLY || table.size > VALUES_LIMIT) this.giveUp();
  }

  giveUp(): void {
    this.table = undefined;
    this.bytes = 0;
  }

  /** Writes a row's key; 0 where a part of it is missing. Parts are led by their length. */
  private write(batch: Batch, row: number): number {
    let used = 0;
    for (const column of this.columns) {
      const start = batch.starts[row * batch.width + column] as number;
      const end = batch.ends[row * batch.width + column] as number;
      if (start < 0 || start === end) return 0;
      if (used + end - start + 4 > this.scratch.length) this.grow(used + end - start + 4);
      for (let shift = 0; shift < 32; shift += 8) this.scratch[used++] = (end - start) >>> shift;
      for (let at = start; at < end; at++) this.scratch[used++] = batch.bytes[at] as number;
    }
    return used;
  }

  private grow(length: number): void {
    const larger = new Uint8Array(length * 2);
    larger.set(this.scratch);
    this.scratch = larger;
  }
}

/** Watches which columns could be a table's key. */
export class KeySearch {
  private readonly singles: readonly Candidate[];
  private readonly pairs: readonly Candidate[];
  private rows = 0;

  constructor(labels: readonly string[]) {
    const isNamed = (column: number): boolean => ID_LABEL.test(labels[column] ?? '');
    const columns = labels
      .map((_, column) => column)
      .filter((column) => column < FIRST_COLUMNS || (column < NAMED_COLUMNS && isNamed(column)));
    this.singles = columns.map((column) => new Candidate([column]));
    const first = columns.filter((column) => column < FIRST_COLUMNS);
    this.pairs = first.flatMap((one) =>
      first.filter((other) => other > one).map((other) => new Candidate([one, other])),
    );
  }

  run(batch: Batch): void {
    this.rows += batch.rows;
    const all = [...this.singles, ...this.pairs];
    for (const candidate of all) candidate.run(batch);
    let bytes = all.reduce((sum, candidate) => sum + candidate.bytes, 0);
    for (const candidate of all.reverse()) {
      if (bytes <= BYTES_LIMIT) return;
      bytes -= candidate.bytes;
      candidate.giveUp();
    }
  }

  /** The key to declare, and what is said of it. */
  decide(columns: readonly ColumnSurvey[], fields: readonly InferredField[]): InferredKey {
    const usable = (candidate: Candidate): boolean =>
      candidate.isAlive && candidate.columns.every((column) => canBeKey(fields, columns[column], column));
    const singles = this.singles.filter(usable);
    const isKey = ({ repeated, missing, columns: parts }: Candidate): boolean =>
      this.rows >= FEWEST_ROWS &&
      repeated + missing === 0 &&
      parts.every((column) => fields[column]?.required === true);
    const key = singles.find(isKey) ?? this.pairs.filter(usable).find(isKey);
    const primaryKey = key?.columns.map((column) => fields[column]?.name ?? '') ?? [];
    if (key?.columns.length === 1) return { primaryKey, doubts: [] };
    const nearlySingle = singles.flatMap((candidate) => this.nearlyDoubt(candidate, fields));
    const pairs = this.pairs.filter(usable).flatMap((candidate) => this.nearlyDoubt(candidate, fields));
    const nearly = nearlySingle.length > 0 || primaryKey.length > 0 ? nearlySingle : pairs.slice(0, 1);
    return {
      primaryKey,
      doubts:
        primaryKey.length > 0 || nearly.length > 0 || this.rows < FEWEST_ROWS
          ? nearly
          : [{ doubt: 'no-key', facts: {} }],
    };
  }

  private nearlyDoubt(
    { columns, repeated, missing, repeatedLine }: Candidate,
    fields: readonly InferredField[],
  ): readonly Doubt[] {
    const wrong = repeated + missing;
    if (wrong === 0 || wrong > Math.max(this.rows * NEARLY, this.rows >= 20 ? 1 : 0)) return [];
    const names = columns.map((column) => fields[column]?.name ?? '');
    const line = repeated > 0 ? repeatedLine : undefined;
    return [
      {
        doubt: 'nearly-key',
        line,
        field: names.length === 1 ? names[0] : undefined,
        facts: { fields: names, repeated, missing },
      },
    ];
  }
}

/** The key to declare, by its fields' names; empty where there is none. */
export interface InferredKey {
  readonly primaryKey: readonly string[];
  readonly doubts: readonly Doubt[];
}

/** A key is a code or a name with a label of its own, not a measure and not prose. */
function canBeKey(fields: readonly InferredField[], column: ColumnSurvey | undefined, index: number): boolean {
  const field = fields[index];
  if (field === undefined || column === undefined || field.name.trim() === '') return false;
  if (fields.filter(({ name }) => name === field.name).length > 1) return false;
  const isCode = ['string', 'integer', 'date', 'datetime', 'year', 'yearmonth'].includes(field.type.type);
  const isMeasure = field.type.properties['groupChar'] !== undefined;
  return isCode && !isMeasure && column.longest <= (index === 0 ? 120 : 60);
}
