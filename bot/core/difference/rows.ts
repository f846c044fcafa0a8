import { type CoverageChange, diffCoverage } from './coverage.ts';
import type { PairedFields } from './fields.ts';
import type { SideName } from './impact.ts';
import { KeyedRows, type KeyedTally, SLOTS } from './keyed-rows.ts';
import { RowBag } from './row-bag.ts';
import { type Column, type Columns, likelyRenames, modeOf, planColumns, runAll } from './row-columns.ts';
import { RowKeys } from './row-keys.ts';
import type { FieldPair } from './table-fields.ts';
import type { TableSide } from './table-side.ts';

/** What changed in a table's rows. Always base = removed + changed + unchanged, and head = added + changed + unchanged. */
export type RowsDifference =
  /** No table on both sides. */
  | { readonly kind: 'none' }
  /** Its bytes and how they are read are untouched, so its rows were not looked at. */
  | { readonly kind: 'same' }
  /** One side could not be read whole; `why` is a code. */
  | { readonly kind: 'unknown'; readonly side: SideName; readonly why: string }
  | KeyedDifference
  | BagDifference;

interface RowCounts {
  /** Rows on each side. */
  readonly base: number;
  readonly head: number;
  readonly added: number;
  readonly removed: number;
  readonly unchanged: number;
}

export interface KeyedDifference extends RowCounts {
  readonly kind: 'keyed';
  /** The key's fields, as the head names them. */
  readonly key: readonly string[];
  readonly changed: number;
  /** Removed rows whose removal is not declared. */
  readonly undeclared: number;
  /** Rows changed in each field, most first. */
  readonly fields: readonly { readonly field: string; readonly count: number }[];
  /** Rows changed in fields of very wide tables that are not told apart. */
  readonly otherFields: number;
  /** Keys as people see them, cut short. */
  readonly samples: {
    readonly added: readonly string[];
    readonly removed: readonly string[];
    readonly changed: readonly { readonly key: string; readonly fields: readonly string[] }[];
  };
  /** Rows whose key an earlier row had (of the head, only keys of the base), or which have none. */
  readonly repeated: { readonly base: number; readonly head: number };
  readonly unkeyed: { readonly base: number; readonly head: number };
}

/** Rows without a common key: a changed row is one removed and one added. */
export interface BagDifference extends RowCounts {
  readonly kind: 'unkeyed';
}

export interface RowOptions {
  readonly limit: number;
  readonly seed: number;
  readonly declared: ReadonlySet<string>;
}

/** What reading both sides gave. */
export interface ReadRows {
  readonly rows: RowsDifference;
  readonly coverage: readonly CoverageChange[];
  /** Removed fields that an added one seems to be, by the added one's name. */
  readonly likely: ReadonlyMap<string, string>;
}

/** Reads each side once, the base first, and compares their rows. */
export async function diffRows(
  base: TableSide,
  head: TableSide,
  fields: PairedFields,
  options: RowOptions,
): Promise<ReadRows> {
  const key = commonKey(base, head, fields.kept);
  const plan = planColumns(fields, key, options.seed);
  return key === undefined
    ? await diffBag(base, head, fields, plan)
    : await diffKeyed(base, head, { key, plan, options });
}

/** The primary key, where both sides have the same. */
function commonKey(base: TableSide, head: TableSide, kept: readonly FieldPair[]): readonly FieldPair[] | undefined {
  const names = base.resource.schema?.primaryKey ?? [];
  const pairs = names.flatMap((name) => kept.find((pair) => pair.base.field.name === name) ?? []);
  const now = new Set(head.resource.schema?.primaryKey ?? []);
  const same = pairs.every((pair) => now.has(pair.head.field.name)) && now.size === names.length;
  const found = pairs.every((pair) => pair.base.column >= 0 && pair.head.column >= 0);
  return names.length > 0 && pairs.length === names.length && same && found ? pairs : undefined;
}

async function diffBag(base: TableSide, head: TableSide, fields: PairedFields, plan: Columns): Promise<ReadRows> {
  const bag = new RowBag();
  const [baseCells, headCells] = [plan.kept.map((column) => column.base), plan.kept.map((column) => column.head)];
  const baseRows = await base.readRows((batch) => {
    runAll(batch, baseCells, plan.removed);
    bag.takeBase(batch, baseCells);
  });
  const headRows = await head.readRows((batch) => {
    runAll(batch, headCells, plan.added);
    bag.takeHead(batch, headCells);
  });
  if (fields.kept.length === 0 && baseRows + headRows > 0) {
    return conclude(base, head, plan, { kind: 'unknown', side: 'head', why: 'no-common-field' });
  }
  return conclude(base, head, plan, { kind: 'unkeyed', base: baseRows, head: headRows, ...bag.finish() });
}

async function diffKeyed(
  base: TableSide,
  head: TableSide,
  how: { readonly key: readonly FieldPair[]; readonly plan: Columns; readonly options: RowOptions },
): Promise<ReadRows> {
  const { key, plan, options } = how;
  const [baseKeys, headKeys] = (['base', 'head'] as const).map(
    (side) => new RowKeys(key.map((pair) => ({ of: pair[side], mode: modeOf(pair) }))),
  ) as [RowKeys, RowKeys];
  const rows = new KeyedRows(baseKeys.columns, plan.compared.length, options.limit);
  // Of the key's own fields only their span in time is wanted.
  const [baseCells, headCells] = [plan.kept.map((column) => column.base), plan.kept.map((column) => column.head)];
  const [baseCompared, headCompared] = [plan.compared.map((one) => one.base), plan.compared.map((one) => one.head)];
  const baseRows = await base.readRows((batch) => {
    runAll(batch, baseCells, plan.removed);
    rows.takeBase(batch, baseKeys, baseCompared);
  });
  const headRows = await head.readRows((batch) => {
    runAll(batch, headCells, plan.added);
    rows.takeHead(batch, headKeys, headCompared);
  });
  let undeclared = 0;
  const tally = rows.finish((shown) => {
    if (options.declared.size === 0 || !options.declared.has(shown())) undeclared++;
  });
  const unkeyed = { base: baseKeys.unkeyed, head: headKeys.unkeyed };
  const counts = { base: baseRows, head: headRows, undeclared, unkeyed };
  return conclude(base, head, plan, {
    ...keyedDifference(tally, key.map(nameOf), plan.compared.map(nameOf)),
    ...counts,
  });
}

function nameOf(one: FieldPair | Column): string {
  return ('pair' in one ? one.pair.head : one.head).field.name;
}

function keyedDifference(
  tally: KeyedTally,
  key: readonly string[],
  compared: readonly string[],
): Omit<KeyedDifference, 'base' | 'head' | 'undeclared' | 'unkeyed'> {
  const shared = compared.length > SLOTS ? SLOTS - 1 : -1;
  const fields = [...tally.slots].flatMap((count, slot) =>
    count === 0 || slot === shared ? [] : [{ field: compared[slot] ?? '', count }],
  );
  return {
    kind: 'keyed',
    key,
    added: tally.added,
    removed: tally.removed,
    changed: tally.changed,
    unchanged: tally.unchanged,
    fields: fields.sort((a, b) => b.count - a.count),
    otherFields: shared < 0 ? 0 : (tally.slots[shared] ?? 0),
    samples: {
      added: tally.addedKeys,
      removed: tally.removedKeys,
      changed: tally.changedKeys.map((row) => ({
        key: row.key,
        fields: row.slots.flatMap((slot) => (slot === shared ? [] : (compared[slot] ?? []))),
      })),
    },
    repeated: { base: tally.repeatedBase, head: tally.repeatedHead },
  };
}

function conclude(base: TableSide, head: TableSide, plan: Columns, rows: RowsDifference): ReadRows {
  for (const [side, table] of [
    ['base', base],
    ['head', head],
  ] as const) {
    const why = table.fault();
    if (why !== undefined) return { rows: { kind: 'unknown', side, why }, coverage: [], likely: new Map() };
  }
  const coverage = plan.kept.flatMap((column) => diffCoverage(column.pair, column.base, column.head));
  return { rows, coverage, likely: likelyRenames(base, head, plan) };
}
