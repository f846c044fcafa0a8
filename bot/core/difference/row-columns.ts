import type { Batch } from '../table/batch.ts';
import { CellDigest, type CellMode, NUMBERS } from './cell-digest.ts';
import type { PairedFields } from './fields.ts';
import type { FieldPair, TableField } from './table-fields.ts';
import type { TableSide } from './table-side.ts';

/** A field that both sides have, with what reads its cells on each. */
export interface Column {
  readonly pair: FieldPair;
  readonly base: CellDigest;
  readonly head: CellDigest;
}

/** All columns that are read, and what for. */
export interface Columns {
  readonly kept: readonly Column[];
  /** The kept ones whose cells are compared: all but the key's. */
  readonly compared: readonly Column[];
  readonly removed: readonly (readonly [TableField, CellDigest])[];
  readonly added: readonly (readonly [TableField, CellDigest])[];
}

/** Plans what is read of each side. */
export function planColumns(
  { kept, added, removed }: PairedFields,
  key: readonly FieldPair[] | undefined,
  seed: number,
): Columns {
  const columns = kept.map((pair): Column => {
    const mode = modeOf(pair);
    return { pair, base: new CellDigest(pair.base, mode, seed), head: new CellDigest(pair.head, mode, seed) };
  });
  const alone = (field: TableField): readonly [TableField, CellDigest] => [
    field,
    new CellDigest(field, 'logical', seed),
  ];
  return {
    kept: columns,
    compared: columns.filter(({ pair }) => !key?.includes(pair)),
    removed: removed.map(alone),
    added: added.map(alone),
  };
}

/** Values of types of one kind are compared; otherwise only the texts can be. */
export function modeOf({ base, head }: FieldPair): CellMode {
  const [was, is] = [base.field.type, head.field.type];
  const texts: ReadonlySet<string> = new Set(['string', 'any']);
  if (was === is || (texts.has(was) && texts.has(is))) return 'logical';
  return NUMBERS.has(was) && NUMBERS.has(is) ? 'numeric' : 'written';
}

/** Reads a batch's cells. */
export function runAll(
  batch: Batch,
  cells: readonly CellDigest[],
  others: readonly (readonly [TableField, CellDigest])[],
): void {
  for (const cell of cells) cell.run(batch);
  for (const [, cell] of others) cell.run(batch);
}

/** An added field with the very values of a removed one, at the same place or of the same type. */
export function likelyRenames(
  base: TableSide,
  head: TableSide,
  { removed, added }: Columns,
): ReadonlyMap<string, string> {
  const likely = new Map<string, string>();
  const taken = new Set<TableField>();
  for (const [to, after] of added) {
    const twin = removed.find(([from, before]) => {
      const same = before.sumLow === after.sumLow && before.sumHigh === after.sumHigh && before.filled > 0;
      const near = from.field.type === to.field.type || base.fields.indexOf(from) === head.fields.indexOf(to);
      return same && near && !taken.has(from);
    });
    if (twin === undefined) continue;
    taken.add(twin[0]);
    likely.set(to.field.name, twin[0].field.name);
  }
  return likely;
}
