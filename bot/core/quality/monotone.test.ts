import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Json } from '../table/schema.ts';
import { type DatasetQuality, scoreInstitution } from './dataset-quality.ts';
import { DIMENSIONS } from './rule.ts';
import { RESOURCE, scoreCase, WHOLE } from './score-case.ts';
import { type CaseField, schemaOf } from './watch-case.ts';

const FIELDS: readonly (CaseField & { readonly type: 'string' | 'integer' | 'number' | 'date' })[] = [
  { name: 'id', type: 'integer', description: 'Número.', constraints: { required: true } },
  { name: 'cve_ent', type: 'string', description: 'Entidad.', constraints: { required: true } },
  { name: 'cve_mun', type: 'string', description: 'Municipio.' },
  { name: 'colonia', type: 'string', description: 'Colonia.' },
  { name: 'monto', type: 'number', description: 'Pesos.', constraints: { minimum: 0 } },
  { name: 'lat', type: 'number', description: 'Latitud.' },
  { name: 'lon', type: 'number', description: 'Longitud.' },
  { name: 'inicio', type: 'date', description: 'Inicio.' },
  { name: 'nota', type: 'string', description: 'Nota.' },
];
const SCHEMA = schemaOf(FIELDS, { primaryKey: ['id'] });
const LOOSE = schemaOf(
  FIELDS.map((field) => (field.name === 'id' ? { ...field, constraints: { required: true } } : field)),
);

/** What may be wrong with a cell, by column. */
const WRONG: readonly (readonly string[])[] = [
  ['', 'x', '1.5', '1', 'N/A'],
  ['', '1', '40', "'11", 'S/D', ' 11', '99'],
  ['20', '999', '047', 'No disponible'],
  ['LAS HUERTAS', 'Las  Huertas ', 'LeÃ³n', '-', "'Centro", '=A1', 'Centro\u00a0'],
  ['-5', '$ 5', '1,200', 'NULL', 'abc'],
  ['-101', '0', '45', 'NA'],
  ['101', '20.5', '0'],
  ['31/12/2020', '2020-02-30', '0000-00-00'],
  ['N/D', '3 de mayo de 2020', 'neÑn', '1', '35 %', ' ', '=SUMA(A1)'],
];
const PLACES = ['Centro', 'Las Huertas', 'León Norte', 'El Mirador'];

function cleanRow(index: number): readonly string[] {
  const day = String((index % 28) + 1).padStart(2, '0');
  const optional = index % 3 === 0 ? '' : '1';
  const lat = (20 + index / 100).toFixed(2);
  return [
    String(1000 + index),
    '11',
    '020',
    PLACES[index % PLACES.length] ?? '',
    `${index}.5`,
    lat,
    '-101.5',
    `2026-10-${day}`,
    optional === '' ? '' : `nota ${index} de la obra`,
  ];
}

/** A step from a damaged dataset towards the sound one. */
type Defect =
  | { readonly kind: 'cell'; readonly row: number; readonly column: number; readonly text: string }
  | { readonly kind: 'row'; readonly after: number; readonly cells: readonly string[] }
  | { readonly kind: 'short'; readonly row: number }
  | { readonly kind: 'metadata'; readonly name: string }
  | { readonly kind: 'resource'; readonly name: string }
  | { readonly kind: 'field'; readonly column: number; readonly property: 'description' };

function build(rows: number, defects: readonly Defect[]) {
  const table = Array.from({ length: rows }, (_, index) => [...cleanRow(index)]);
  const short = new Set<number>();
  const descriptor: Record<string, Json> = { ...WHOLE };
  const resource: Record<string, Json> = { ...RESOURCE };
  const fields = FIELDS.map(
    ({ name, type, description }): Record<string, Json> => ({ name, type, description: description ?? '' }),
  );
  for (const defect of defects) {
    if (defect.kind === 'metadata') delete descriptor[defect.name];
    else if (defect.kind === 'resource') delete resource[defect.name];
    else if (defect.kind === 'field') delete fields[defect.column]?.[defect.property];
    else if (defect.kind === 'short') short.add(defect.row);
    else if (defect.kind === 'cell') {
      const row = table[defect.row];
      // Where nothing belongs, only a word for nothing is a defect that emptying the cell mends.
      if (row !== undefined && (row[defect.column] !== '' || /^(?:N\/D| )$/.test(defect.text)))
        row[defect.column] = defect.text;
    }
  }
  const lines = table.map((row, index) => lineOf(short.has(index) ? row.slice(0, 8) : row));
  const extra = defects.filter((defect) => defect.kind === 'row').toSorted((a, b) => b.after - a.after);
  for (const { after, cells } of extra)
    lines.splice(after + 1, 0, cells.length === 0 ? (lines[after] ?? '') : lineOf(cells));
  resource['schema'] = { fields, primaryKey: ['id'] };
  return { descriptor, resource, csv: [lineOf(FIELDS.map(({ name }) => name)), ...lines].join('\n') };
}

function lineOf(cells: readonly string[]): string {
  return cells.map((cell) => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',');
}

/** Two defects of one cell would hide each other; a row cut short hides its last cell. */
function placeOf(defect: Defect): string {
  switch (defect.kind) {
    case 'cell':
      return `${defect.row},${defect.column}`;
    case 'short':
      return `${defect.row},${FIELDS.length - 1}`;
    case 'row':
      return `after ${defect.after} ${defect.cells.join()}`;
    case 'metadata':
    case 'resource':
      return `${defect.kind} ${defect.name}`;
    case 'field':
      return `field ${defect.column}`;
  }
}

const ROWS = 24;
const defect: fc.Arbitrary<Defect> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.nat(FIELDS.length - 1).chain((column) =>
      fc.record({
        kind: fc.constant('cell' as const),
        row: fc.nat(ROWS - 1),
        column: fc.constant(column),
        text: fc.constantFrom(...(WRONG[column] ?? [''])),
      }),
    ),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('row' as const),
      after: fc.nat(ROWS - 1),
      cells: fc.constantFrom<readonly string[]>(
        ['Total', '', '', '', '500', '', '', '', ''],
        ['Subtotal', '11', '020', 'Centro', '5', '20', '-101', '2026-10-01', 'x'],
        ['Fuente: Dirección de Obras', '', '', '', '', '', '', '', ''],
        [],
      ),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('short' as const), row: fc.nat(ROWS - 1) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('metadata' as const),
      name: fc.constantFrom(...Object.keys(WHOLE).filter((name) => name !== 'name')),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('resource' as const),
      name: fc.constantFrom('title', 'description', 'mediatype'),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('field' as const),
      column: fc.nat(FIELDS.length - 1),
      property: fc.constantFrom('description' as const),
    }),
  },
);

/** All numbers of a score that must not fall. */
function numbersOf(quality: DatasetQuality): Readonly<Record<string, number>> {
  const institution = scoreInstitution([quality]);
  const dimensions = [
    ['dataset', quality.dimensions],
    ['resource', quality.resources[0]?.dimensions],
    ['institution', institution.dimensions],
  ] as const;
  const scores = dimensions.flatMap(([name, scored]) =>
    DIMENSIONS.flatMap((dimension) => {
      const score = scored?.[dimension];
      return score?.state === 'evaluated'
        ? [[`${name} ${dimension}`, score.numerator / score.denominator] as const]
        : [];
    }),
  );
  return Object.fromEntries([
    ...scores,
    ['mean', quality.score ?? 0],
    ['mqa', quality.mqa.points],
    ['stars', quality.stars],
  ]);
}

test.each([
  ['with a key', SCHEMA],
  ['without a key', LOOSE],
] as const)('mending defects one by one never lowers a score, in a table %s', async (_, schema) => {
  await fc.assert(
    fc.asyncProperty(fc.uniqueArray(defect, { minLength: 1, maxLength: 12, selector: placeOf }), async (defects) => {
      let before: Readonly<Record<string, number>> = {};
      for (let left = defects.length; left >= 0; left--) {
        const { descriptor, resource, csv } = build(ROWS, defects.slice(0, left));
        const after = numbersOf((await scoreCase(descriptor, resource, csv, schema)).quality);
        for (const [name, number] of Object.entries(before)) {
          expect(
            after[name] ?? Number.POSITIVE_INFINITY,
            `${name} after mending ${JSON.stringify(defects[left])}`,
          ).toBeGreaterThanOrEqual(number - 1e-9);
        }
        before = after;
      }
      expect(before['mean']).toBe(100);
    }),
    { numRuns: 150, seed: 20_261_120 },
  );
});

test('emptying a wrong cell raises nothing: a required one ever, an optional one beside what it was', async () => {
  const cells = fc.record({
    row: fc.nat(ROWS - 1),
    column: fc.constantFrom(0, 1, 4, 5, 7),
    others: fc.uniqueArray(defect, { maxLength: 5, selector: placeOf }),
  });
  await fc.assert(
    fc.asyncProperty(cells, async ({ row, column, others }) => {
      const text = ['x', "'11", '', '', 'abc', '45', '', '31/12/2020'][column] ?? '';
      const rest = others.filter(
        (each) => !('row' in each && each.row === row) && !(each.kind === 'row' && each.cells.length === 0),
      );
      const wrong = build(ROWS, [...rest, { kind: 'cell', row, column, text }]);
      const empty = build(ROWS, [...rest, { kind: 'cell', row, column, text: '' }]);
      const first = await scoreCase(wrong.descriptor, wrong.resource, wrong.csv, SCHEMA);
      const second = await scoreCase(empty.descriptor, empty.resource, empty.csv, SCHEMA, first.evidence.tables);
      const was = first.quality.dimensions.accuracy;
      const is = second.quality.dimensions.accuracy;
      const value = (score: typeof was): number =>
        score.state === 'evaluated' ? score.numerator / score.denominator : 0;
      expect(value(is)).toBeLessThanOrEqual(value(was) + 1e-9);
    }),
    { numRuns: 100, seed: 7 },
  );
});
