import { describe, expect, test } from 'vitest';
import { memorySnapshot } from '../../io/memory.ts';
import { type Snapshot, SnapshotError } from '../snapshot.ts';
import { askedOf, BASE, CSV, descriptor, FIELDS, field, manyRows, OPTIONS, pick, table } from './diff-dataset.cases.ts';
import { diffDataset } from './diff-dataset.ts';
import type { DatasetDifference, KeptResource } from './difference.ts';
import type { KeyedDifference } from './rows.ts';

const { diff, side } = askedOf(memorySnapshot);

function kept({ resources }: DatasetDifference): KeptResource {
  const [one] = resources;
  if (one?.kind !== 'kept') throw new Error('no kept resource');
  return one;
}

function keyed(difference: DatasetDifference): KeyedDifference {
  const { rows } = kept(difference);
  if (rows.kind !== 'keyed') throw new Error(`rows are ${rows.kind}`);
  return rows;
}

/** A snapshot whose files are there and cannot be read. */
function unreadable(snapshot: Snapshot): Snapshot {
  async function* fail(path: string): AsyncGenerator<Uint8Array> {
    yield* [];
    throw new SnapshotError(path, 'EIO');
  }
  return { ...snapshot, open: fail };
}

describe('rows', () => {
  test('samples show keys as people see them, up to the limit', async () => {
    const head = CSV.replace('2,Plaza,20', '2,Parque,21').replace('\n3,', '\n03,').replace('1,Puente', '7,Puente');
    const { samples, fields } = keyed(await diff(BASE, table(head)));
    expect(samples).toEqual({ added: ['7'], removed: ['1'], changed: [{ key: '2', fields: ['obra', 'monto'] }] });
    expect(fields).toEqual([
      { field: 'obra', count: 1 },
      { field: 'monto', count: 1 },
    ]);
    const many = keyed(await diff(table(manyRows(20)), table(manyRows(10))));
    expect(many.samples.removed).toEqual(['11', '12', '13']);
  });

  test('a composite key is shown with commas', async () => {
    const key = { schema: { primaryKey: ['id', 'obra'] } };
    const rows = keyed(await diff(table(CSV, key), table(CSV.replace('Plaza', 'Parque'), key)));
    expect([rows.samples.removed, rows.samples.added]).toEqual([['2, Plaza'], ['2, Parque']]);
  });

  test('declared removals are no breach below the share, and are beyond it', async () => {
    const declared = { obras: ['1000', '999'] };
    const base = table(manyRows(1000));
    expect((await diff(base, table(manyRows(998)), { declared })).impact).toBe('corrective');
    expect((await diff(base, table(manyRows(997)), { declared })).impact).toBe('breaking');
    expect((await diff(base, table(manyRows(998)), { declared, significantRemoval: 0.001 })).impact).toBe('breaking');
    expect((await diff(base, table(manyRows(998)), { declared })).rowsRemovedShare).toBe(0.002);
  });

  test('a double taken away is no key lost', async () => {
    const double = '7,Obra,6,2024-01-01\n';
    const difference = await diff(table(`${manyRows(1000)}${double}`), table(manyRows(1000)));
    expect([difference.impact, keyed(difference).removed, keyed(difference).undeclared]).toEqual(['corrective', 1, 0]);
    expect(keyed(difference).repeated).toEqual({ base: 1, head: 0 });
  });

  test('rows without a whole key are counted', async () => {
    const rows = keyed(await diff(table(`${CSV},Pozo,1,2024-01-01\n`), table(`${CSV}x,Pozo,1,2024-01-01\n`)));
    expect([rows.unkeyed, rows.added, rows.removed]).toEqual([{ base: 1, head: 1 }, 1, 1]);
  });

  test('a very wide table: changes in its last fields are counted together', async () => {
    const names = Array.from({ length: 100 }, (_, index) => `c${index}`);
    const wide = (last: string): string =>
      `${names.join(',')}\n${names.map((_, i) => (i === 98 ? last : i)).join(',')}\n`;
    const fields = names.map((name) => ({ name, type: 'string' }));
    const change = { fields, schema: { primaryKey: 'c0' } };
    const rows = keyed(await diff(table(wide('a'), change), table(wide('b'), change)));
    expect([rows.changed, rows.fields, rows.otherFields]).toEqual([1, [], 1]);
  });

  test('the seed changes nothing that is found', async () => {
    const head = table(CSV.replace('20,', '21,'));
    expect(await diff(BASE, head, { seed: 1 })).toEqual(await diff(BASE, head, { seed: 99 }));
  });
});

describe('what time the data cover', () => {
  const cases: readonly (readonly [string, string, object, string, string])[] = [
    ['date', '2024-03-01', {}, '2024-01-01/2024-03-01', '2024-01-01/2024-05-09'],
    ['year', '2023', {}, '2022/2023', '2022/2025'],
    ['yearmonth', '2023-04', {}, '2022-01/2023-04', '2022-01/2025-06'],
    [
      'datetime',
      '2023-04-01T00:00:00Z',
      {},
      '2022-01-01T00:00:00/2023-04-01T00:00:00',
      '2022-01-01T00:00:00/2025-01-01T06:00:00',
    ],
    ['date', '02/03/2024', { format: '%d/%m/%Y' }, '2024-01-01/2024-03-02', '2024-01-01/2024-05-09'],
  ];
  const ENDS: Readonly<Record<string, readonly [string, string]>> = {
    date: ['2024-01-01', '2024-05-09'],
    year: ['2022', '2025'],
    yearmonth: ['2022-01', '2025-06'],
    datetime: ['2022-01-01T00:00:00Z', '2025-01-01T00:00:00-06:00'],
    '%d/%m/%Y': ['01/01/2024', '09/05/2024'],
  };
  test.each(cases)('%s %s', async (type, middle, more, short, long) => {
    const [first = '', last = ''] = ENDS[(more as { format?: string }).format ?? type] ?? [];
    const change = { fields: [{ name: 't', type, ...more }], schema: { primaryKey: undefined } };
    const [few, many] = [table(`t\n${first}\n${middle}\n`, change), table(`t\n${first}\n${middle}\n${last}\n`, change)];
    const span = ({ from, to }: { from: string; to: string } = { from: '', to: '' }): string => `${from}/${to}`;
    const [extended] = kept(await diff(few, many)).coverage;
    expect([extended?.direction, span(extended?.before), span(extended?.after)]).toEqual(['extended', short, long]);
    const [shortened] = kept(await diff(many, few)).coverage;
    expect([shortened?.direction, span(shortened?.after)]).toEqual(['shortened', short]);
  });
});

describe('fields', () => {
  test('an undeclared rename is noted as likely', async () => {
    const fields = [...pick('id', 'obra'), { name: 'importe', type: 'number' }, ...pick('fecha')];
    const { fields: found } = kept(await diff(BASE, table(CSV.replace('monto', 'importe'), { fields })));
    expect(found?.removed).toEqual([{ field: 'monto', likely: 'importe' }]);
    expect(found?.added).toEqual([{ field: 'importe', atEnd: false, likely: 'monto' }]);
  });

  test('other values make no likely rename', async () => {
    const fields = [...pick('id', 'obra'), { name: 'importe', type: 'number' }, ...pick('fecha')];
    const head = table(CSV.replace('monto', 'importe').replace('30,', '31,'), { fields });
    expect(kept(await diff(BASE, head)).fields?.removed).toEqual([{ field: 'monto', likely: undefined }]);
  });

  test('the fewest fields are said to have moved', async () => {
    const head = table(CSV.replace(/^([^,]*),([^,]*),([^,]*),(.*)$/gm, '$4,$1,$2,$3'), {
      fields: pick('fecha', 'id', 'obra', 'monto'),
    });
    expect(kept(await diff(BASE, head)).fields?.reordered).toEqual(['fecha']);
  });

  test('a changed type says why', async () => {
    const { fields } = kept(await diff(BASE, field('monto', { type: 'integer' })));
    expect(fields?.retyped).toEqual([
      {
        ...{ field: 'monto', before: 'number', after: 'integer', direction: 'narrower' },
        changes: [
          {
            property: 'type',
            before: 'number',
            after: 'integer',
            direction: 'narrower',
            why: 'whole-number-is-number',
          },
        ],
      },
    ]);
  });
});

describe('what is not read, and what cannot be', () => {
  const described = table(CSV, { fields: FIELDS.map((one) => ({ ...one, description: 'D' })) });

  test('a table whose bytes are known to be untouched is not read', async () => {
    const [base, head] = [await side(BASE), await side(described)];
    if (base === undefined || head === undefined) throw new Error('no side');
    const sealed = { ...head, snapshot: unreadable(head.snapshot) };
    const changed = new Set(['datasets/d/datapackage.json']);
    const difference = await diffDataset(base, sealed, { ...OPTIONS, changed });
    expect([kept(difference).rows, difference.impact]).toEqual([{ kind: 'same' }, 'corrective']);
  });

  test.each(['base', 'head'] as const)('a file that cannot be read on the %s fails closed', async (which) => {
    const sides = { base: await side(BASE), head: await side(described) };
    const { snapshot, package: made } = sides[which] ?? {};
    if (snapshot === undefined) throw new Error('no side');
    const broken = { ...sides, [which]: { snapshot: unreadable(snapshot), package: made } };
    const difference = await diffDataset(broken.base, broken.head, OPTIONS);
    expect(kept(difference).rows).toEqual({ kind: 'unknown', side: which, why: 'unreadable' });
    expect(difference.impact).toBe('breaking');
  });
});

describe('a dataset with another name', () => {
  const named = (formerly?: string): ReturnType<typeof table> => table(CSV, { pack: { formerly } });

  test('declared: a rename, whose rows are compared', async () => {
    const difference = await diffDataset(
      await side(BASE, 'obras'),
      await side(named('obras'), 'obra-publica'),
      OPTIONS,
    );
    expect(difference).toMatchObject({
      dataset: 'obra-publica',
      formerly: 'obras',
      presence: 'renamed',
      impact: 'breaking',
    });
    expect([keyed(difference).unchanged, difference.findings]).toEqual([3, []]);
  });

  test('in capitals only', async () => {
    const difference = await diffDataset(await side(BASE, 'Obras'), await side(named('Obras'), 'obras'), OPTIONS);
    expect(difference.findings.map(({ rule, facts }) => [rule, facts])).toEqual([
      ['case-only-rename', { before: 'Obras', after: 'obras', of: 'dataset' }],
    ]);
  });

  test('declared, and there was none of that name', async () => {
    const difference = await diff(undefined, named('caminos'));
    expect(difference.findings.map(({ rule, place }) => [rule, place.pointer])).toEqual([
      ['formerly-unknown', '/formerly'],
    ]);
  });

  test('declared earlier: it has done its work', async () => {
    expect((await diff(named('obras'), named('obras'))).findings).toEqual([]);
  });

  test('plain data, without anything that JSON cannot hold', async () => {
    const difference = await diff(BASE, table(descriptor({})));
    expect(JSON.parse(JSON.stringify(difference)).impact).toBe(difference.impact);
  });
});
