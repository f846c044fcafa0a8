import { expect, test } from 'vitest';
import type { Finding, Language, Messages } from '../finding.ts';
import type { Schema } from '../table/schema.ts';
import type { QualityFinding } from './finding.ts';
import { qualityMessagesEn } from './messages.en.ts';
import { qualityMessagesEs } from './messages.es.ts';
import { QUALITY_RULES } from './rules.ts';
import { briefly, schemaOf, watchCase } from './watch-case.ts';

const rows = (count: number, row: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => row(index)).join('\n');
const KEYS = rows(
  24,
  (index) => `${index < 12 ? '0' : ''}${index < 12 ? 1001 + (index % 11) : 14001 + index},a${index}`,
);

type Case = readonly [name: string, csv: string, schema: Schema | undefined, expected: readonly string[]];
const NONE: readonly string[] = [];

const CASES: readonly Case[] = [
  ['a sum below the rows', 'estado,monto\nJalisco,1\nSonora,2\nTotal,3', undefined, ['totals-row@4/estado']],
  [
    'a sum in a typed column',
    'id,monto\n1,1\n2,2\n3,4\nTotal,3',
    schemaOf([
      { name: 'id', type: 'integer' },
      { name: 'monto', type: 'integer' },
    ]),
    ['totals-row@5/id'],
  ],
  ['a sum beside a blank key', 'a,b,c\n1,x,1\n2,y,2\n,Total,3', undefined, ['totals-row@4/b']],
  ['the whole country', 'estado,monto\nJalisco,1\nSonora,2\nNacional,3', undefined, ['totals-row@4/estado']],
  ['a category called nacional', 'ambito,monto\nNacional,1\nEstatal,2\nNacional,3\nEstatal,4', undefined, NONE],
  ['a category called Total', 'a,b\nTotal,1\nTotal,2\nHombres,3', undefined, NONE],
  ['names that begin alike', 'a,b\nTotalco,1\nSubtepec,2\nSumatra,3', undefined, NONE],
  ['a municipality called Suma', 'a,b\n31,Suma\n32,Sudzal', undefined, NONE],
  ['a note below the rows', 'a,b,c\nx,1,2\n"Fuente: INEGI, 2020",,', undefined, ['decoration-row@3']],
  ['a row with one name only', 'a,b\nx,1\nFuente,', undefined, NONE],
  ['a repeated row', 'a,b\nx,1\ny,2\nx,1', undefined, ['duplicate-row@4']],
  [
    'a repeated row of a keyed table is the key’s',
    'a,b\nx,1\nx,1',
    schemaOf([{ name: 'a' }, { name: 'b' }], { primaryKey: ['a'] }),
    NONE,
  ],
  ['rows that only seem the same', 'a,b\nx,11\nx1,1', undefined, NONE],
  [
    'dressed numbers',
    'a\n$ 1\n25 %\n"1,200"\n35 km\n7',
    undefined,
    ['number-format@2/a', 'number-format@3/a', 'number-format@4/a', 'number-format@5/a'],
  ],
  ['prose with a number', 'a\nPlazo de 3 días\n3 días\nninguno', undefined, NONE],
  [
    'dates in other orders',
    'a\n31/12/2020\n2020/01/02\n3 de mayo de 2020\n2020-02-30\n2020-02-03',
    undefined,
    ['date-format@2/a', 'date-format@3/a', 'date-format@4/a', 'date-format@5/a'],
  ],
  ['codes like dates', 'a\n12-05-21\n1.2.34\n45/99/2020', undefined, NONE],
  [
    'words for nothing',
    'a,b\nx,N/A\ny,S/D\nz,-\nw,""""""',
    undefined,
    ['absence-word@2/b', 'absence-word@3/b', 'absence-word@4/b', 'absence-word@5/b'],
  ],
  ['a declared word', 'a\nx\nNA', schemaOf([{ name: 'a', missingValues: [{ value: 'NA', label: undefined }] }]), NONE],
  ['a listed word', 'a\nx\nNA', schemaOf([{ name: 'a', constraints: { enum: ['x', 'NA'] } }]), NONE],
  ['a formula', 'a,b\nx,"=CONCATENAR(0,01)"\ny,=', undefined, ['formula-text@2/b']],
  ['an apostrophe', "a\n'001 02\n'quoted'\nx", undefined, ['leading-apostrophe@2/a']],
  ['blanks around', 'a\n x\ny \nz z', undefined, ['padding@2/a', 'padding@3/a']],
  [
    'a hard space',
    'a\nx\u00a0y\nzero\u200bwidth\nplain',
    undefined,
    ['invisible-character@2/a', 'invisible-character@3/a'],
  ],
  ['broken letters', 'a\nLeÃ³n\nneÑn\nÁlamo', undefined, ['mojibake@2/a', 'mojibake@3/a']],
  ['spellings', 'a,b\nLeón,1\nLeón,2\nLEON,3\nAno,4\nAño,5', undefined, ['spelling-variant@4/a']],
  [
    'spellings of a listed column are the check’s',
    'a\nsi\nSi',
    schemaOf([{ name: 'a', constraints: { enum: ['si'] } }]),
    NONE,
  ],
  ['a text among numbers', `a\n${rows(19, String)}\nveinte`, undefined, ['mixed-types@21/a']],
  ['as many texts as numbers', 'a\n1\n2\nx\ny', undefined, NONE],
  [
    'states',
    'cve_ent\n01\n40\n9\n99',
    undefined,
    ['inegi-state@3/cve_ent', 'lost-zero@4/cve_ent', 'inegi-special@5/cve_ent'],
  ],
  [
    'municipalities',
    'cve_ent,cve_mun\n11,020\n11,047\n11,5\n11,000',
    undefined,
    ['inegi-municipality@3/cve_mun', 'lost-zero@4/cve_mun', 'inegi-special@5/cve_mun'],
  ],
  [
    'whole keys',
    'cvegeo\n11020\n11099\n1001\n110200001',
    undefined,
    ['inegi-municipality@3/cvegeo', 'lost-zero@4/cvegeo'],
  ],
  ['keys by what they hold', `code,b\n${KEYS.replace('01001', '1001')}`, undefined, ['lost-zero@2/code']],
  ['a code that is no key', 'code,b\n1001,x\n1002,y', undefined, NONE],
  [
    'points',
    'lat,lon\n20.6,-101\n20.6,101\n-101,20.6\n0,0\n45,-101',
    undefined,
    ['coordinates@3/lat', 'coordinates@4/lat', 'coordinates@5/lat', 'coordinates@6/lat'],
  ],
  ['a length is no longitude', 'longitud,b\n12,x', undefined, NONE],
  ['a geopoint', 'p\n"-101, 20"\n"20, -101"', schemaOf([{ name: 'p', type: 'geopoint' }]), ['coordinates@3/p']],
  [
    'labels',
    'campo1,2012,nombre,Fecha de inicio\na,b,c,d',
    undefined,
    ['header-vague@1/campo1', 'header-style@1/Fecha de inicio', 'header-vague@1/2012'].toSorted((a, b) =>
      a.localeCompare(b),
    ),
  ],
  ['a described label', 'x1\n1', schemaOf([{ name: 'x1', title: 'Coordenada X' }]), NONE],
];

test.each(CASES)('%s', async (_, csv, schema, expected) => {
  const found = await watchCase(csv, schema);
  expect(briefly(found).toSorted()).toEqual(expected.toSorted());
});

const TOLD: ReadonlySet<string> = new Set(
  CASES.flatMap(([, , , expected]) => expected.map((each) => each.split('@')[0] ?? '')),
);

test('every rule about tables has a case that trips it', () => {
  const tables = QUALITY_RULES.filter(({ about }) => about !== 'descriptor').map(({ id }) => id);
  expect(tables.filter((id) => !TOLD.has(id))).toEqual([]);
});

const VOICES: Readonly<Record<Language, Messages<QualityFinding>>> = { es: qualityMessagesEs, en: qualityMessagesEn };

test.each(['es', 'en'] as const)('every finding can be told in %s, with its article', async (language) => {
  for (const [name, csv, schema] of CASES) {
    const { tallies } = await watchCase(csv, schema);
    for (const finding of tallies.flatMap(({ findings }) => findings)) {
      const { title, says, mend } = VOICES[language][finding.rule] as {
        title: string;
        says: (f: Finding) => string;
        mend: (f: Finding) => string;
      };
      const told = [title, says(finding), mend(finding)].join('\n');
      expect(told, name).not.toMatch(/undefined|NaN|\[object/);
      expect(says(finding)).toContain('Guía 2017, ');
    }
  }
});

test('says where, what was found and what was expected', async () => {
  const { tallies } = await watchCase('a,b\nx,N/A\nTotal,3', undefined);
  const [absence] = tallies.flatMap(({ findings }) => findings).filter(({ rule }) => rule === 'absence-word');
  expect(absence?.rule === 'absence-word' && qualityMessagesEs['absence-word'].says(absence)).toBe(
    'Donde no hay dato se espera una celda vacía; se encontró "N/A". Norma: Guía 2017, Paso 3.2: la ausencia es una celda vacía.',
  );
});

test('counts cells once, however many rules they trip, and none of rows that are no data', async () => {
  const schema = schemaOf([
    { name: 'id', type: 'integer', constraints: { required: true } },
    { name: 'n', type: 'number', constraints: { minimum: 5, maximum: 3 } },
    { name: 'f', type: 'date' },
  ]);
  const { evidence } = await watchCase('id,n,f\n1,4,2020-01-01\n2,,2021-03-04\nTotal,4,', schema);
  const [id, n, f] = evidence.columns;
  expect(evidence).toMatchObject({ rows: 3, voidRows: 1, evenRows: 2 });
  expect(id).toMatchObject({ required: true, cells: 3, filled: 2, right: 2 });
  expect(n).toMatchObject({ cells: 2, filled: 1, right: 0, missing: 1 });
  expect(f).toMatchObject({ first: '2020-01-01', last: '2021-03-04', cells: 3, right: 2 });
});

test('looks at each cell of a column with many different texts', async () => {
  const many = rows(5000, (index) => `texto ${index}x`);
  const csv = `a\n${many}\nN/A\n x\nLeÃ³n\n31/12/2020\nÁlamo Ñandú\n'001\n=A1+B2\nfin\u00a0`;
  expect(briefly(await watchCase(csv, undefined))).toEqual([
    'absence-word@5002/a',
    'padding@5003/a',
    'mojibake@5004/a',
    'date-format@5005/a',
    'leading-apostrophe@5007/a',
    'formula-text@5008/a',
    'invisible-character@5009/a',
  ]);
});
