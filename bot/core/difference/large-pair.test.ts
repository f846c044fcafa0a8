import { describe, expect, test } from 'vitest';
import { memorySnapshot } from '../../io/memory.ts';
import { askedOf, descriptor } from './diff-dataset.cases.ts';

const ROWS = 200_000;
const HEADER = 'id,obra,monto,fecha';
const { diff } = askedOf(memorySnapshot);

/** The same numbers every time. */
function* numbers(): Generator<number, never> {
  for (let state = 42; ; ) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    yield state / 2 ** 32;
  }
}

function makePair(): readonly [base: readonly string[], head: readonly string[]] {
  const random = numbers();
  const base: string[] = [];
  const head: string[] = [];
  for (let id = 1; id <= ROWS; id++) {
    const row = [String(id), `Obra ${id % 977}`, (random.next().value * 1000).toFixed(2), `2024-0${1 + (id % 9)}-01`];
    base.push(row.join(','));
    const chance = random.next().value;
    if (chance < 0.01) continue;
    if (chance < 0.03) row[2] = (random.next().value * 1000).toFixed(1);
    if (chance > 0.02 && chance < 0.04) row[1] = 'Otra';
    // Written otherwise, the same number.
    if (chance > 0.9) row[2] = `0${row[2]}0`;
    head.push(row.join(','));
  }
  for (let id = ROWS + 1; id <= ROWS + 500; id++) head.push(`${id},Nueva,1,2024-01-01`);
  return [base, head.reverse()];
}

/** What a reader with no hurry finds: texts in maps, numbers by `Number`. */
function naive(base: readonly string[], head: readonly string[]): object {
  const rowOf = (line: string): readonly string[] => {
    const [id = '', obra = '', monto = '', fecha = ''] = line.split(',');
    return [id, obra, String(Number(monto)), fecha];
  };
  const before = new Map(base.map(rowOf).map((row) => [row[0], row]));
  const counts = { added: 0, changed: 0, unchanged: 0, obra: 0, monto: 0 };
  for (const row of head.map(rowOf)) {
    const earlier = before.get(row[0]);
    if (earlier === undefined) counts.added++;
    else if (earlier.join() === row.join()) counts.unchanged++;
    else counts.changed++;
    if (earlier !== undefined && earlier[1] !== row[1]) counts.obra++;
    if (earlier !== undefined && earlier[2] !== row[2]) counts.monto++;
  }
  return { ...counts, removed: base.length - counts.changed - counts.unchanged };
}

function files(lines: readonly string[], keyed: boolean): Readonly<Record<string, string>> {
  const schema = keyed ? {} : { primaryKey: undefined };
  return { 'datapackage.json': descriptor({ schema }), 'obras.csv': `${HEADER}\n${lines.join('\n')}\n` };
}

describe('a large pair', () => {
  const [base, head] = makePair();
  const expected = naive(base, head);

  test('by key, as a naive comparison finds it', async () => {
    const [one] = (await diff(files(base, true), files(head, true))).resources;
    const rows = one?.kind === 'kept' && one.rows.kind === 'keyed' ? one.rows : undefined;
    const counts = Object.fromEntries(rows?.fields.map(({ field, count }) => [field, count]) ?? []);
    const found = { added: rows?.added, changed: rows?.changed, unchanged: rows?.unchanged, removed: rows?.removed };
    expect({ ...found, ...counts }).toEqual(expected);
    expect([rows?.base, rows?.head]).toEqual([base.length, head.length]);
  });

  test('as a multiset: what changed is removed and added', async () => {
    const { changed, added, removed, unchanged } = expected as Readonly<Record<string, number>>;
    const [one] = (await diff(files(base, false), files(head, false))).resources;
    const found = one?.kind === 'kept' ? one.rows : undefined;
    const [more, less] = [(added ?? 0) + (changed ?? 0), (removed ?? 0) + (changed ?? 0)];
    expect(found).toMatchObject({ kind: 'unkeyed', added: more, removed: less, unchanged });
  });
});
