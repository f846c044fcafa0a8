import { describe, expect, test } from 'vitest';
import { createHash } from '../io/hash.ts';
import { memorySnapshot } from '../io/memory.ts';
import { check } from './check.ts';
import { infer } from './infer.ts';

const OPTIONS = { name: 'Población 2020', language: 'es' } as const;

describe('infer', () => {
  test('writes a descriptor and says what it is unsure of', async () => {
    const content = 'Título\n"clave","nombre","monto"\n01,Uno,"1,234.50"\n02,Dos,S/D\n03,Tres,5\n';
    const { descriptor, doubts } = await infer(memorySnapshot({ 'data/a.csv': content }), ['data/a.csv'], OPTIONS);
    expect(descriptor).toEqual({
      $schema: 'https://datapackage.org/profiles/2.0/datapackage.json',
      name: 'poblacion-2020',
      resources: [
        {
          name: 'a',
          type: 'table',
          path: 'data/a.csv',
          format: 'csv',
          mediatype: 'text/csv',
          dialect: { headerRows: [2], commentRows: [1] },
          schema: {
            fields: [
              { name: 'clave', type: 'string', constraints: { required: true } },
              { name: 'nombre', type: 'string', constraints: { required: true } },
              {
                name: 'monto',
                type: 'number',
                groupChar: ',',
                missingValues: [{ value: '' }, { value: 'S/D', label: 'Sin dato' }],
              },
            ],
            primaryKey: ['clave'],
          },
        },
      ],
    });
    expect(doubts[0]).toMatch(/^data\/a\.csv, línea 1: Antes del encabezado/);
  });

  test('describes several files, and those that are no tables', async () => {
    const files = { 'a.csv': 'x\n1\n2\n', 'b/a.csv': 'y\n1\n2\n', 'c.pdf': '%PDF', 'd.txt': 'x;y\n1;2\n3;4\n' };
    const { descriptor } = await infer(memorySnapshot(files), Object.keys(files), { name: 'x', language: 'en' });
    expect(descriptor).toMatchObject({
      resources: [
        { name: 'a', path: 'a.csv' },
        { name: 'a-2', path: 'b/a.csv' },
        { name: 'c', path: 'c.pdf', format: 'pdf' },
        { name: 'd', path: 'd.txt', format: 'csv', dialect: { delimiter: ';' } },
      ],
    });
  });
});

const latin = Uint8Array.from('a;b;c\n1;Mérida;1,5\n2;León;2,5\n', (char) => char.charCodeAt(0));
const seventy = Array.from({ length: 70 }, (_, index) => `${index},${index === 60 ? 'Array' : index * 2}`).join('\n');

/** What `check` finds in the file with the inferred descriptor beside it. */
const ROUND: readonly [name: string, path: string, content: string | Uint8Array, findings: readonly string[]][] = [
  ['sound', 'a.csv', 'id,x\n1,a\n2,b\n', []],
  ['latin', 'a.csv', latin, []],
  ['titles', 'a.csv', 'Título\n\na,b,c\n1,x,y\n2,z,w\n', []],
  ['no header', 'a.csv', '1,2020-01-01,5.5\n2,2020-01-02,6.5\n', []],
  ['the same label twice', 'a.csv', 'a,2012,2012\nx,5,6\ny,7,8\n', ['duplicate-field', 'duplicate-label 1']],
  ['a blank label', 'a.csv', 'a,,c\nx,5,6\ny,7,8\n', ['blank-label 1']],
  ['a faulty cell', 'a.csv', `id,x\n${seventy}\n`, ['type-error 62']],
  ['a long row', 'a.csv', 'a,b,c\n1,x,y\n2,z,w\n3,u,v,t\n', ['extra-cell 4']],
  ['json', 'a.json', '{"filas":[{"a":1,"b":"01"},{"a":2,"b":null}]}', []],
  ['json lines', 'a.ndjson', '{"a":1}\n{"a":2}\n', []],
  ['tabs', 'a.tsv', 'a\tb\n1\tx\n2\ty\n', []],
];

describe('infer, then check', () => {
  test.each(ROUND)('%s', async (_, path, content, expected) => {
    const { descriptor } = await infer(memorySnapshot({ [path]: content }), [path], OPTIONS);
    const snapshot = memorySnapshot({ [`d/${path}`]: content, 'd/datapackage.json': JSON.stringify(descriptor) });
    const report = await check(snapshot, [{ kind: 'package', folder: 'd' }], { limit: 10, standard: true, createHash });
    const found = report.findings.map(({ rule, place }) =>
      rule === 'duplicate-field' ? rule : `${rule} ${place.line ?? ''}`,
    );
    expect(found.sort()).toEqual(expected);
  });
});

describe('a bare table', () => {
  test.each([
    ['semicolons', 'a;b\n1;x\n2;y\n', []],
    ['an encoding that nobody declares', latin, ['encoding-error 2', 'encoding-error 3']],
    ['titles', 'Título\n\na,b,c\n1,x,y\n2,z,w\n3,u\n', ['missing-cell 6']],
  ])('%s', async (_, content, expected) => {
    const report = await check(memorySnapshot({ 'a.csv': content }), [{ kind: 'table', path: 'a.csv' }], {
      limit: 10,
      standard: true,
      createHash,
    });
    expect(report.findings.map(({ rule, place }) => `${rule} ${place.line ?? ''}`)).toEqual(expected);
  });
});
