import { describe, expect, test } from 'vitest';
import type { Finding, Messages, Place, Sentence } from '../finding.ts';
import type { SourceProblem, TableFinding, TypeHint } from './finding.ts';
import { tableMessagesEn } from './messages.en.ts';
import { tableMessagesEs } from './messages.es.ts';

type FactsOf<Rule extends string> = Extract<TableFinding, { readonly rule: Rule }>['facts'];
type Samples = { readonly [Rule in TableFinding['rule']]: readonly FactsOf<Rule>[] };

const PROBLEMS: { readonly [Problem in SourceProblem]: string | undefined } = {
  gzip: undefined,
  xlsx: undefined,
  'xlsx-too-large': undefined,
  'sheet-missing': 'Hoja 2',
  json: undefined,
  'json-not-rows': undefined,
  'json-property': 'datos',
  'xlsx-far-cell': 'XFD1048576',
  'json-twice': 'clave',
  'not-text': 'zip',
  'json-row': 'array',
  'encoding-unknown': 'utf-9',
  unreadable: undefined,
  'empty-archive': undefined,
};

const HINTS: { readonly [Hint in TypeHint]: string } = {
  'decimal-comma': 'number',
  'group-char': 'integer',
  currency: 'number',
  percent: 'number',
  spaces: 'integer',
  'excel-serial': 'date',
  'day-month-year': 'date',
  'impossible-date': 'date',
  'decimal-zero': 'integer',
  scientific: 'integer',
  formula: 'number',
  apostrophe: 'integer',
  'missing-word': 'number',
  'native-text': 'number',
  'swapped-coordinates': 'geopoint',
};

const TYPES = ['number', 'integer', 'boolean', 'date', 'datetime', 'geojson', 'string', 'list', 'otro'];

const SAMPLES: Samples = {
  'source-error': (Object.keys(PROBLEMS) as readonly SourceProblem[]).flatMap((detail) => [
    { detail, what: PROBLEMS[detail] },
    { detail },
  ]),
  'lfs-pointer': [{}],
  'encoding-error': [
    { encoding: 'utf-8', bytes: 'E9 20', fits: 'windows-1252' },
    { encoding: 'utf-16', bytes: 'D8 00' },
  ],
  'syntax-error': [{ problem: 'open-quote' }, { problem: 'after-quote' }, { problem: 'stray-escape' }],
  'record-too-long': [{ limit: 1_048_576 }],
  'too-many-columns': [{ columns: 20_000, limit: 10_000 }],
  'nul-byte': [{}],
  'line-ends': [{ mostly: 'CRLF', here: 'LF' }],
  'blank-row': [{ count: 1 }, { count: 1200 }],
  'blank-label': [{ position: 3 }],
  'duplicate-label': [{ label: 'clave', position: 5, first: 2 }],
  'missing-label': [
    { field: 'latitud', position: 4 },
    { field: 'latitud', position: 4, delimiter: ';' },
  ],
  'extra-label': [{ label: 'obs', position: 7 }],
  'incorrect-label': [{ label: 'Municipio ', field: 'municipio', position: 3 }],
  'missing-cell': [
    { expected: 8, found: 7 },
    { expected: 2, found: 1 },
  ],
  'extra-cell': [{ expected: 1, found: 2 }],
  'type-error': [
    ...(Object.keys(HINTS) as readonly TypeHint[]).map((hint) => ({ type: HINTS[hint], format: 'default', hint })),
    ...TYPES.map((type) => ({ type, format: 'default' })),
    { type: 'date', format: '%d/%m/%Y' },
    { type: 'date', format: '%Q' },
    { type: 'number', format: 'default', decimalChar: ',' },
    { type: 'boolean', format: 'default', booleans: ['Sí', 'No'] },
  ],
  'constraint-error/required': [{}],
  'constraint-error/minLength': [{ limit: 5, length: 4 }],
  'constraint-error/maxLength': [{ limit: 5, length: 6 }],
  'constraint-error/minimum': [{ limit: '0' }],
  'constraint-error/maximum': [{ limit: '2026-01-01' }],
  'constraint-error/exclusiveMinimum': [{ limit: '0' }],
  'constraint-error/exclusiveMaximum': [{ limit: '100' }],
  'constraint-error/pattern': [{ pattern: '^[0-9]{5}$' }],
  'constraint-error/enum': [
    { values: ['a', 'b'], total: 2 },
    { values: ['a', 'b'], total: 32, nearest: 'a' },
  ],
  'constraint-error/jsonSchema': [
    { at: '', problem: 'type' },
    { at: '/a', problem: 'required' },
  ],
  'category-error': [
    { values: ['a'], total: 1 },
    { values: ['a'], total: 3, nearest: 'a' },
  ],
  'unique-error': [{ first: 1200 }],
  'primary-key': [{ fields: ['a', 'b'], first: 12 }, { fields: ['a'] }, { fields: ['a', 'b'], missing: 'b' }],
  'unique-key': [
    { fields: ['a', 'b'], first: 12 },
    { fields: ['a'], first: 1 },
  ],
  'foreign-key': [
    { fields: ['mun'], resource: 'municipios', reference: ['clave'] },
    { fields: ['a', 'b'], resource: '', reference: ['c', 'd'] },
  ],
  'foreign-key-unchecked': [{ fields: ['mun'], resource: 'municipios' }],
  'pattern-budget': [{ pattern: '(a+)+$' }],
  'table-empty': [{}],
};

const PLACES: readonly Place[] = [
  { path: 'a.csv' },
  { path: 'a.csv', line: 18, row: 17, record: 18, field: 'latitud', cell: '19,4' },
  { path: 'a.csv', line: 18, row: 17, record: 18, field: 'latitud', cell: '' },
];

const ALL: readonly Finding[] = Object.entries(SAMPLES).flatMap(([rule, samples]) =>
  samples.flatMap((facts) => PLACES.map((place) => ({ rule, severity: 'error' as const, place, facts }))),
);

function told(messages: Messages<TableFinding>, finding: Finding): readonly [title: string, ...sentences: string[]] {
  // The samples are made of the same table of rules as the sentences.
  const sentence = (messages as unknown as Readonly<Record<string, Sentence<Finding>>>)[finding.rule];
  if (sentence === undefined) throw new Error(finding.rule);
  return [sentence.title, sentence.says(finding), sentence.mend(finding)];
}

describe.each([
  ['es', tableMessagesEs],
  ['en', tableMessagesEn],
] as const)('sentences in %s', (_, messages) => {
  test.each(Object.keys(SAMPLES))('%s', (rule) => {
    for (const finding of ALL.filter((one) => one.rule === rule)) {
      const [title, ...sentences] = told(messages, finding);
      expect(title).toMatch(/^\p{Lu}.*[^.]$/u);
      for (const sentence of sentences) {
        expect(sentence).toMatch(/^[\p{Lu}`].*\.$/su);
        expect(sentence).not.toMatch(/undefined|\[object|NaN|[!¡]|\.\.|\s\s| [.;,]/);
      }
    }
  });
});

const SPANISH: readonly [name: string, finding: TableFinding, expected: string][] = [
  [
    'a decimal comma',
    {
      rule: 'type-error',
      severity: 'error',
      place: { path: 'a.csv', field: 'latitud', cell: '19,4' },
      facts: { type: 'number', format: 'default', hint: 'decimal-comma' },
    },
    '`latitud` espera un número; se encontró "19,4". Use punto decimal, o declare `decimalChar` en el descriptor.',
  ],
  [
    'a date that Excel turned into a number, in the declared form',
    {
      rule: 'type-error',
      severity: 'error',
      place: { path: 'a.csv', field: 'fecha', cell: '45366' },
      facts: { type: 'date', format: '%d/%m/%Y', hint: 'excel-serial' },
    },
    '`fecha` espera una fecha DD/MM/AAAA; se encontró "45366". Parece una fecha guardada como número de serie: en Excel, dé a la columna el formato `dd/mm/aaaa` antes de guardar.',
  ],
  [
    'a word for absence',
    {
      rule: 'type-error',
      severity: 'error',
      place: { path: 'a.csv', field: 'monto', cell: 'N/A' },
      facts: { type: 'number', format: 'default', hint: 'missing-word' },
    },
    '`monto` espera un número; se encontró "N/A". Deje la celda vacía, o declare "N/A" en `missingValues` si así se indica que falta el dato.',
  ],
  [
    'words for true and false that the field declares',
    {
      rule: 'type-error',
      severity: 'error',
      place: { path: 'a.csv', field: 'abre_sabado', cell: 'Si' },
      facts: { type: 'boolean', format: 'default', booleans: ['Sí', 'No'] },
    },
    '`abre_sabado` espera un valor de verdadero o falso; se encontró "Si". Escriba "Sí" o "No", o declare en `trueValues` y `falseValues` las palabras que usa el archivo.',
  ],
  [
    'a missing cell',
    { rule: 'missing-cell', severity: 'error', place: { path: 'a.csv' }, facts: { expected: 8, found: 1 } },
    'Se esperaban 8 celdas en la fila; se encontró 1. Complete la fila; si un dato no existe, deje su celda vacía sin quitar el separador.',
  ],
  [
    'a list with more values than are shown',
    {
      rule: 'constraint-error/enum',
      severity: 'error',
      place: { path: 'a.csv', field: 'estado', cell: 'Colma' },
      facts: { values: ['Coahuila', 'Colima'], total: 1302, nearest: 'Colima' },
    },
    '`estado` espera uno de estos valores: "Coahuila", "Colima" y 1,300 más; se encontró "Colma". Si se trata de "Colima", escríbalo así; si el valor es correcto, agréguelo a `enum` en el esquema.',
  ],
];

test.each(SPANISH)('%s', (_, finding, expected) => {
  expect(told(tableMessagesEs, finding).slice(1).join(' ')).toBe(expected);
});
