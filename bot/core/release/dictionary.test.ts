import { parse } from 'csv-parse/sync';
import { expect, it } from 'vitest';
import { memorySnapshot } from '../../io/memory.ts';
import type { Package } from '../dataset/package.ts';
import { readPackage } from '../dataset/read-package.ts';
import { dictionaryCsv } from './dictionary.ts';

async function packageOf(fields: readonly object[], more: object = {}): Promise<Package> {
  const descriptor = { resources: [{ name: 'r', title: 'R', path: 'r.csv', schema: { fields, ...more } }] };
  const files = { 'd/datapackage.json': JSON.stringify(descriptor), 'd/r.csv': 'a\n' };
  const { package: made } = await readPackage(memorySnapshot(files), 'd');
  if (made === undefined) throw new Error('no package');
  return made;
}

type Row = Readonly<Record<string, string>>;

function read(text: string): readonly Row[] {
  return parse(text, { bom: true, columns: true }) as readonly Row[];
}

it('tells of each field all that its schema says', async () => {
  const made = await packageOf(
    [
      {
        name: 'clave',
        title: 'Clave',
        description: 'Dos\nlíneas, "comillas".',
        type: 'string',
        example: 'A-1',
        missingValues: ['', { value: 'N/D', label: 'No disponible' }, '-'],
        constraints: { required: true, unique: true, pattern: '[A-Z]-\\d', minLength: 3 },
      },
      {
        name: 'nivel',
        type: 'integer',
        categories: [{ value: 1, label: 'Bajo' }, 2],
        categoriesOrdered: true,
        unit: 'm³',
      },
      {
        name: 'monto',
        type: 'number',
        decimalChar: ',',
        groupChar: '.',
        bareNumber: false,
        constraints: { minimum: -5, enum: [1, 2] },
      },
      { name: 'dias', type: 'list', delimiter: '|', itemType: 'date' },
      { name: 'activo', type: 'boolean', trueValues: ['sí'], falseValues: ['no'] },
    ],
    {
      primaryKey: ['clave', 'nivel'],
      uniqueKeys: [['monto']],
      foreignKeys: [
        { fields: ['nivel'], reference: { resource: 'niveles', fields: ['id'] } },
        { fields: ['clave', 'nivel'], reference: { fields: ['clave', 'nivel'] } },
      ],
    },
  );
  const [clave, nivel, monto, dias, activo] = read(dictionaryCsv(made, false));
  expect(clave).toMatchObject({
    resource: 'r',
    resource_title: 'R',
    position: '1',
    name: 'clave',
    description: 'Dos líneas, "comillas".',
    type: 'string',
    required: 'true',
    unique: 'true',
    key: 'primary(clave, nivel)',
    foreign_key: 'r(clave, nivel)',
    constraints: 'minLength: 3 | pattern: [A-Z]-\\d',
    missing_values: '"" | N/D = No disponible | -',
    example: 'A-1',
  });
  expect(nivel).toMatchObject({ categories: '1 = Bajo < 2', unit: 'm³', foreign_key: 'niveles.id | r(clave, nivel)' });
  expect(monto).toMatchObject({
    format: 'decimalChar=,; groupChar=.; bareNumber=false',
    key: 'unique',
    constraints: 'minimum: -5 | enum: 1, 2',
  });
  expect(dias).toMatchObject({ type: 'list(date)', format: 'delimiter=|' });
  expect(activo).toMatchObject({ format: 'sí = true; no = false' });
});

it('opens in Excel with its accents, and carries nothing out', async () => {
  const made = await packageOf([{ name: '=cmd', title: '@SUM(1)', description: '+1\u202e2', type: 'string' }]);
  const text = dictionaryCsv(made, false);
  expect(text.startsWith('\ufeffresource,')).toBe(true);
  expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  expect(read(text)[0]).toMatchObject({ name: "'=cmd", title: "'@SUM(1)", description: "'+1\\u{202e}2" });
});

it('gives no examples of withheld data', async () => {
  const made = await packageOf([{ name: 'curp', type: 'string', example: 'XEXX010101HNEXXXA4' }]);
  expect(dictionaryCsv(made, true)).not.toContain('XEXX');
});

it('has the header alone where there is no table', async () => {
  const { package: made } = await readPackage(memorySnapshot({ 'd/datapackage.json': '{"resources":[]}' }), 'd');
  expect(made && dictionaryCsv(made, false).split('\r\n')).toHaveLength(2);
});
