import { cutShort } from '../finding.ts';
import type { Tally } from '../tally.ts';
import { type Batch, NULL, TEXT, textOf } from './batch.ts';
import { cellTypeOf, readNative } from './cell-type.ts';
import { isPlainInteger, type Surely, surelyDate, surelyTime, UNBOUNDED } from './fast.ts';
import type { TableFinding } from './finding.ts';
import { KeyTable } from './key-table.ts';
import type { MissingTexts } from './missing-texts.ts';
import type { Field, ForeignKey } from './schema.ts';
import type { CellType } from './types/logical.ts';
import { rowAt, type Whereabouts } from './where.ts';

/** One field of a key: where it is, and how its bytes become the key of its logical value. */
export interface KeyPart {
  readonly field: Field;
  readonly column: number;
  readonly missing: MissingTexts;
}

/** The key of a row, as bytes. */
interface Key {
  bytes: Uint8Array;
  start: number;
  end: number;
}

const MISSING = 1;
const UNREADABLE = 2;
const READY = 0;

/** Makes the keys of rows: the same bytes for the same logical values. */
export class KeyReader {
  /** The key last made. */
  readonly key: Key = { bytes: new Uint8Array(0), start: 0, end: 0 };
  /** The field that the last key lacked. */
  missing: string | undefined;
  private readonly parts: readonly KeyPart[];
  private readonly types: readonly CellType[];
  private readonly plain: readonly (Surely | undefined)[];
  private readonly encoder = new TextEncoder();
  private scratch = new Uint8Array(256);
  private used = 0;

  constructor(parts: readonly KeyPart[]) {
    this.parts = parts;
    this.types = parts.map(({ field }) => cellTypeOf(field));
    this.plain = parts.map(({ field }) => plainKey(field));
  }

  /** Makes a row's key. `MISSING` where a part has no value, `UNREADABLE` where one is not of its type. */
  read(batch: Batch, row: number): number {
    this.used = 0;
    const alone = this.parts.length === 1;
    for (let index = 0; index < this.parts.length; index++) {
      const { column, missing, field } = this.parts[index] as KeyPart;
      const at = row * batch.width + column;
      const start = batch.starts[at] as number;
      const end = batch.ends[at] as number;
      const kind = batch.kinds?.[at] ?? TEXT;
      if (start < 0 || kind === NULL || (kind === TEXT && missing.has(batch.bytes, start, end))) {
        this.missing = field.name;
        return MISSING;
      }
      const plain = this.plain[index];
      if (kind === TEXT && plain !== undefined && plain(batch.bytes, start, end)) {
        if (alone) return this.set(batch.bytes, start, end);
        this.append(batch.bytes, start, end);
      } else if (!this.appendRead(index, batch.bytes, kind, start, end)) return UNREADABLE;
    }
    return this.set(this.scratch, alone ? 4 : 0, this.used);
  }

  /** A row's key as people see it: its cells, between commas. */
  show(batch: Batch, row: number): string {
    const cells = this.parts.map(({ column }) => {
      const at = row * batch.width + column;
      const start = batch.starts[at] ?? -1;
      return start < 0 ? '' : textOf(batch.bytes, start, Math.min(batch.ends[at] ?? 0, start + 1000));
    });
    return cutShort(cells.join(', '));
  }

  private set(bytes: Uint8Array, start: number, end: number): number {
    this.key.bytes = bytes;
    this.key.start = start;
    this.key.end = end;
    return READY;
  }

  private appendRead(index: number, bytes: Uint8Array, kind: number, start: number, end: number): boolean {
    const { field } = this.parts[index] as KeyPart;
    const type = this.types[index] as CellType;
    const text = textOf(bytes, start, end);
    const value = kind === TEXT ? type.read(text) : readNative(field, type, kind, text);
    if (value === undefined) return false;
    const encoded = this.encoder.encode(value.key);
    this.append(encoded, 0, encoded.length);
    return true;
  }

  /** Each part is led by its length, so that two keys are the same only where all their parts are. */
  private append(bytes: Uint8Array, start: number, end: number): void {
    const length = end - start;
    if (this.used + length + 4 > this.scratch.length) {
      const larger = new Uint8Array((this.used + length + 4) * 2);
      larger.set(this.scratch.subarray(0, this.used));
      this.scratch = larger;
    }
    const { scratch } = this;
    let at = this.used;
    scratch[at++] = length;
    scratch[at++] = length >>> 8;
    scratch[at++] = length >>> 16;
    scratch[at++] = length >>> 24;
    for (let i = start; i < end; i++) scratch[at++] = bytes[i] as number;
    this.used = at;
  }
}

const TRUE: Surely = () => true;

/** Whether a cell's bytes are the key of its value as they are; `undefined`: it always has to be read. */
function plainKey(field: Field): Surely | undefined {
  const isDefault = field.format === 'default';
  switch (field.type) {
    case 'any':
      return TRUE;
    case 'string':
      return isDefault ? TRUE : undefined;
    case 'integer':
      return field.groupChar === undefined && field.bareNumber ? isPlainInteger : undefined;
    case 'date':
      return isDefault ? surelyDate(UNBOUNDED) : undefined;
    case 'time':
      return isDefault ? surelyTime : undefined;
    default:
      return undefined;
  }
}

/** Checks that no two rows have the same key, and that a primary key has all its parts. */
export class UniqueCheck {
  readonly fields: readonly string[];
  readonly table = new KeyTable();
  private readonly reader: KeyReader;
  private readonly rule: 'primary-key' | 'unique-key' | 'unique-error' | undefined;
  private readonly where: Whereabouts;
  private readonly tally: Tally<TableFinding>;

  /** Without a rule it only collects the keys, for others to refer to. */
  constructor(parts: readonly KeyPart[], rule: UniqueCheck['rule'], where: Whereabouts, tally: Tally<TableFinding>) {
    this.fields = parts.map(({ field }) => field.name);
    this.reader = new KeyReader(parts);
    this.rule = rule;
    this.where = where;
    this.tally = tally;
  }

  run(batch: Batch): void {
    const { reader, table, rule } = this;
    const { key } = reader;
    for (let row = 0; row < batch.rows; row++) {
      const state = reader.read(batch, row);
      if (state === READY) {
        // A line is what people look for; rows inside a descriptor have none.
        const line = (batch.lines[row] as number) || (batch.records[row] as number);
        const first = table.add(key.bytes, key.start, key.end, line);
        if (first !== 0 && rule !== undefined) this.tell(batch, row, rule, first);
      } else if (state === MISSING && rule === 'primary-key') this.tell(batch, row, rule, 0);
    }
  }

  private tell(batch: Batch, row: number, rule: 'primary-key' | 'unique-key' | 'unique-error', first: number): void {
    const record = batch.records[row] ?? 0;
    if (!this.tally.count(rule, 'error', record)) return;
    const { fields } = this;
    const missing = first === 0 ? this.reader.missing : undefined;
    const place = {
      ...rowAt(this.where, batch, row),
      field: fields.length === 1 ? fields[0] : missing,
      cell: this.reader.show(batch, row),
    };
    const there = this.where.locate(first);
    const seen = { first: there.line, firstPath: there.path === place.path ? undefined : there.path };
    if (rule === 'primary-key') {
      this.tally.keep(
        { rule, severity: 'error', place, facts: { fields, ...(first === 0 ? {} : seen), missing } },
        record,
      );
    } else if (rule === 'unique-key') {
      this.tally.keep({ rule, severity: 'error', place, facts: { fields, ...seen } }, record);
    } else this.tally.keep({ rule, severity: 'error', place, facts: seen }, record);
  }
}

/** The keys that a foreign key refers to; `undefined` where the referenced table could not be read. */
export interface Reference {
  readonly key: ForeignKey;
  readonly resource: string;
  readonly table: KeyTable | undefined;
}

/** Checks that each row's foreign key is a key of the referenced table. A key with a missing part refers to nothing. */
export class ForeignCheck {
  private readonly reader: KeyReader;
  private readonly reference: Reference;
  private readonly where: Whereabouts;
  private readonly tally: Tally<TableFinding>;

  constructor(parts: readonly KeyPart[], reference: Reference, where: Whereabouts, tally: Tally<TableFinding>) {
    this.reader = new KeyReader(parts);
    this.reference = reference;
    this.where = where;
    this.tally = tally;
  }

  run(batch: Batch): void {
    const { reader } = this;
    const { table } = this.reference;
    if (table === undefined) return;
    for (let row = 0; row < batch.rows; row++) {
      if (reader.read(batch, row) !== READY) continue;
      const { bytes, start, end } = reader.key;
      if (table.find(bytes, start, end) < 0) this.tell(batch, row);
    }
  }

  private tell(batch: Batch, row: number): void {
    const record = batch.records[row] ?? 0;
    if (!this.tally.count('foreign-key', 'error', record)) return;
    const { key, resource } = this.reference;
    const place = {
      ...rowAt(this.where, batch, row),
      field: key.fields.length === 1 ? key.fields[0] : undefined,
      cell: this.reader.show(batch, row),
    };
    const facts = { fields: key.fields, resource, reference: key.reference };
    this.tally.keep({ rule: 'foreign-key', severity: 'error', place, facts }, record);
  }
}
