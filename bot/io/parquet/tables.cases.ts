/** One small table in every form that a resource can have. */
import { gzipSync } from 'node:zlib';
import type { MemoryFile } from '../memory.ts';
import type { Described } from './columns.cases.ts';

/** The table's schema. */
export const SCHEMA = {
  fields: [
    { name: 'id', type: 'integer' },
    { name: 'nombre', type: 'string' },
    { name: 'monto', type: 'number' },
  ],
};
/** Its rows, as a reader of Parquet has them. */
export const ROWS = [
  ['1', 'Peñón "alto"', '10.50'],
  ['2', null, '-3.25'],
];

/** What the form is, the resource, and its files. */
export type TableForm = readonly [string, Described, Readonly<Record<string, MemoryFile>>];

/** It as CSV. */
export const CSV = 'id,nombre,monto\n1,"Peñón ""alto""",10.50\n2,,-3.25\n';
export const TABLE_FORMS: readonly TableForm[] = [
  ['plain CSV', { path: 't.csv' }, { 't.csv': CSV }],
  ['CSV with a mark and CRLF', { path: 't.csv' }, { 't.csv': `\ufeff${CSV.replaceAll('\n', '\r\n')}` }],
  ['CSV with mixed line ends', { path: 't.csv' }, { 't.csv': CSV.replace('\n', '\r\n') }],
  ['CSV without a last line end', { path: 't.csv' }, { 't.csv': CSV.trimEnd() }],
  ['CSV with a blank line', { path: 't.csv' }, { 't.csv': CSV.replace('\n2', '\n\n2') }],
  ['semicolons', { path: 't.csv', dialect: { delimiter: ';' } }, { 't.csv': CSV.replaceAll(',', ';') }],
  ['tabs', { path: 't.tsv', format: 'tsv' }, { 't.tsv': CSV.replaceAll(',', '\t') }],
  [
    'other quotes',
    { path: 't.csv', dialect: { quoteChar: "'" } },
    { 't.csv': `id,nombre,monto\n1,'Peñón "alto"',10.50\n2,,-3.25\n` },
  ],
  [
    'escapes',
    { path: 't.csv', dialect: { escapeChar: '\\', doubleQuote: false } },
    { 't.csv': CSV.replaceAll('""', '\\"') },
  ],
  [
    'comments',
    { path: 't.csv', dialect: { commentChar: '#' } },
    { 't.csv': `# nota\n${CSV.replace('\n2', '\n# otra\n2')}` },
  ],
  [
    'two header rows',
    { path: 't.csv', dialect: { headerRows: [1, 2] } },
    { 't.csv': CSV.replace('id,nombre,monto', 'i,nom,mon\nd,bre,to') },
  ],
  ['no header', { path: 't.csv', dialect: { header: false } }, { 't.csv': CSV.replace('id,nombre,monto\n', '') }],
  [
    'blanks after commas',
    { path: 't.csv', dialect: { skipInitialSpace: true } },
    { 't.csv': CSV.replaceAll(',', ', ').replace(', , ', ',,') },
  ],
  ['windows-1252', { path: 't.csv', encoding: 'windows-1252' }, { 't.csv': Buffer.from(CSV, 'latin1') }],
  ['UTF-16', { path: 't.csv', encoding: 'utf-16le' }, { 't.csv': Buffer.from(`\ufeff${CSV}`, 'utf16le') }],
  ['gzip', { path: 't.csv.gz', format: 'csv', compression: 'gz' }, { 't.csv.gz': gzipSync(CSV) }],
  ['several files', { path: ['a.csv', 'b.csv'] }, { 'a.csv': CSV.slice(0, CSV.indexOf('\n2')), 'b.csv': '2,,-3.25\n' }],
  [
    'columns in another order',
    { path: 't.csv', schema: { ...SCHEMA, fieldsMatch: 'equal' } },
    { 't.csv': 'monto,id,nombre\n10.50,1,"Peñón ""alto"""\n-3.25,2,\n' },
  ],
  [
    'own absence',
    { path: 't.csv', schema: { ...SCHEMA, missingValues: ['ND', '-'] } },
    { 't.csv': CSV.replace('2,,', '2,ND,') },
  ],
  [
    'absence of one field',
    {
      path: 't.csv',
      schema: {
        fields: SCHEMA.fields.map((field, index) => (index === 1 ? { ...field, missingValues: ['s/d'] } : field)),
      },
    },
    { 't.csv': CSV.replace('2,,', '2,s/d,') },
  ],
  [
    'JSON',
    { path: 't.json' },
    { 't.json': '[{"id":1,"nombre":"Peñón \\"alto\\"","monto":10.50},{"id":2,"nombre":null,"monto":-3.25}]' },
  ],
  [
    'JSON arrays',
    { path: 't.json' },
    { 't.json': '[["id","nombre","monto"],[1,"Peñón \\"alto\\"",1.050e1],[2.0,"",-3.25]]' },
  ],
  [
    'NDJSON',
    { path: 't.ndjson', format: 'ndjson' },
    { 't.ndjson': '{"id":1,"nombre":"Peñón \\"alto\\"","monto":10.50}\n{"monto":-3.25,"id":2}\n' },
  ],
  [
    'data in the descriptor',
    {
      data: [
        { id: 1, nombre: 'Peñón "alto"', monto: 10.5 },
        { id: 2, monto: -3.25 },
      ],
    },
    {},
  ],
];
