import { describe, expect, test } from 'vitest';
import { type InferredTable, inferTable } from './infer-table.ts';

async function* streamOf(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += 1000) yield bytes.slice(at, at + 1000);
}

function bytesOf(content: string | Uint8Array): Uint8Array {
  return typeof content === 'string' ? new TextEncoder().encode(content) : content;
}

async function inferred(content: string | Uint8Array, format = 'csv'): Promise<InferredTable> {
  return await inferTable({ format, gzip: false, open: () => streamOf(bytesOf(content)) });
}

/** A file of one byte a character. */
function latin(text: string): Uint8Array {
  return Uint8Array.from(text, (char) => char.charCodeAt(0));
}

function utf16(text: string): Uint8Array {
  return Uint8Array.from([
    0xff,
    0xfe,
    ...[...text].flatMap((char) => [char.charCodeAt(0) & 255, char.charCodeAt(0) >> 8]),
  ]);
}

/** A column of cells under a label, beside a row number. */
function column(label: string, cells: readonly string[]): string {
  return [`n,${label}`, ...cells.map((cell, index) => `${index + 1},${/[",]/.test(cell) ? `"${cell}"` : cell}`)].join(
    '\n',
  );
}

function times(count: number, cellOf: (index: number) => string): readonly string[] {
  return Array.from({ length: count }, (_, index) => cellOf(index));
}

function doubtsOf({ doubts }: InferredTable): readonly string[] {
  return doubts.map(({ doubt, line, field }) => [doubt, line ?? '', field ?? ''].join(' ').trim());
}

const semicolons = 'OFICINAS; BARES; CINES; HOTELES; MUSEOS; TALLERES; ESCUELAS; PLAZAS';

const FORMS: readonly [
  name: string,
  content: string | Uint8Array,
  dialect: object,
  encoding: string | undefined,
  doubts: readonly string[],
][] = [
  ['plain', 'a,b\n1,x\n2,y\n', { delimiter: ',', headerRows: undefined }, undefined, []],
  ['semicolons', 'a;b\n1;x\n2;y\n', { delimiter: ';' }, undefined, []],
  ['tabs', 'a\tb\n1\tx\n2\ty\n', { delimiter: '\t' }, undefined, []],
  ['bars', 'a|b\n1|x\n2|y\n', { delimiter: '|' }, undefined, []],
  ['colons', 'a:b\n1:x\n2:y\n', { delimiter: ':' }, undefined, []],
  [
    'semicolons in cells',
    `a,b,c\n1,${semicolons},x\n2,${semicolons}; MUELLES,"y, z"\n3,BARES,w\n`,
    { delimiter: ',' },
    undefined,
    [],
  ],
  [
    'decimal commas between semicolons',
    'x;y;z\n1,5;2,5;3,5\n4,5;5,5;6,5\n7,5;8,5;9,5\n',
    { delimiter: ';' },
    undefined,
    ['decimal-comma 2 x'],
  ],
  ['times are not cut at colons', 'id,hora\n1,12:30\n2,13:45\n', { delimiter: ',' }, undefined, []],
  ['one column', 'nombre\nAna\nLuis, hijo\nEva\n', { delimiter: ',' }, undefined, []],
  ['apostrophes for quotes', "a,b\n1,'x, y'\n2,'z'\n3,'w'\n", { quoteChar: "'" }, undefined, ['quote-char 1']],
  [
    'aligned numbers',
    'a,b\nx,  1.5\ny, 12.5\nz,100.5\nw,  0.5\n',
    { skipInitialSpace: true },
    undefined,
    ['skip-space 2'],
  ],
  ['a byte order mark', '\ufeffa,b\n1,x\n2,y\n', {}, undefined, ['bom 1']],
  ['windows-1252', latin('a,b\n1,Le\u00f3n\n2,M\u00e9rida\n'), {}, 'windows-1252', ['encoding 2']],
  ['UTF-16', utf16('a,b\n1,León\n2,Mérida\n'), {}, 'utf-16le', ['encoding 1']],
  [
    'one wrong byte in UTF-8',
    Uint8Array.from([...bytesOf(`a,b\n${'1,ñandú ñandú\n'.repeat(20)}`), ...latin('2,\u00f1\n')]),
    {},
    undefined,
    ['encoding-mixed 22'],
  ],
  [
    'titles above the header',
    'Población total\n""\nPor entidad,,\nclave,nombre,total\n01,Uno,5\n02,Dos,6\n03,Tres,7\n',
    { headerRows: [4], commentRows: [1, 2, 3] },
    undefined,
    ['title-rows 1'],
  ],
  [
    'no header',
    '1,2020-01-01,5.5\n2,2020-01-02,6.5\n3,2020-01-03,7.5\n',
    { header: false },
    undefined,
    ['no-header 1'],
  ],
  ['years as labels', 'estado,2019,2020\nUno,5,6\nDos,7,8\n', { header: true }, undefined, []],
  ['blank labels', 'a,,c\n1,x,y\n2,z,w\n', { header: true }, undefined, ['blank-labels 1']],
  ['the same label twice', 'a,2012,2012\nx,5,6\ny,7,8\n', { header: true }, undefined, ['duplicate-labels 1']],
  [
    'a header wider than its rows',
    '"","",T,H,\nx,y,5,6\nz,w,7,8\n',
    { header: true },
    undefined,
    ['blank-labels 1', 'header-width 1'],
  ],
];

describe('the form', () => {
  test.each(FORMS)('%s', async (_, content, dialect, encoding, expected) => {
    const table = await inferred(content);
    expect(table.form.dialect).toMatchObject(dialect);
    expect(table.form.encoding).toBe(encoding);
    expect(doubtsOf(table)).toEqual(expect.arrayContaining([...expected]));
    if (expected.length === 0) expect(doubtsOf(table).filter((doubt) => doubt !== 'no-key')).toEqual([]);
  });
});

const numbers = times(98, (index) => String(index + 10));

const TYPES: readonly [
  name: string,
  label: string,
  cells: readonly string[],
  field: object,
  doubts: readonly string[],
][] = [
  ['integers', 'x', ['1', '20', '-3'], { type: 'integer' }, []],
  ['numbers', 'x', ['1.5', '20', '-3'], { type: 'number' }, []],
  ['whole numbers with decimals', 'x', ['402.00', '31.00'], { type: 'number' }, ['decimal-zeros 2 x']],
  ['decimal comma', 'x', ['19,4', '20,15'], { type: 'number', decimalChar: ',' }, ['decimal-comma 2 x']],
  ['thousands', 'x', ['1,234.50', '999', '12,345,678.00'], { type: 'number', groupChar: ',' }, ['group-char 2 x']],
  [
    'thousands without decimals',
    'x',
    ['1,425,607', '999', '4,532'],
    { type: 'integer', groupChar: ',' },
    ['group-char 2 x'],
  ],
  [
    'thousands with points',
    'x',
    ['1.234,50', '999,00'],
    { type: 'number', groupChar: '.', decimalChar: ',' },
    ['group-char 2 x'],
  ],
  [
    'currency',
    'x',
    ['$1,234.50', '$ 99.00', '$5.00'],
    { type: 'number', bareNumber: false, groupChar: ',' },
    ['bare-number 2 x'],
  ],
  ['leading zeros', 'x', ['01001', '01002', '20001'], { type: 'string' }, []],
  ['a few leading zeros', 'x', [...numbers, '01001', '5'], { type: 'string' }, ['leading-zeros 100 x']],
  ['keys with spaces', 'x', [' 01 001 ', ' 01 002 ', ' 10 001 '], { type: 'string' }, ['padded 2 x']],
  ['long digits', 'x', ['1234567890123456', '2234567890123456'], { type: 'string' }, []],
  ['phones', 'telefono', ['5557261700', '5519442500'], { type: 'string' }, []],
  ['RFC', 'rfc', ['ABC010203AB1', 'XYZ040506CD2'], { type: 'string' }, []],
  ['lost zeros', 'cve_mun', ['1001', '32058'], { type: 'integer' }, ['lost-zeros 2 cve_mun']],
  ['years', 'anio', ['2019', '2020'], { type: 'year' }, []],
  ['ISO dates', 'x', ['2020-01-31', '2020-02-01'], { type: 'date' }, []],
  ['days first', 'x', ['31/01/2020', '01/02/2020'], { type: 'date', format: '%d/%m/%Y' }, []],
  ['months first', 'x', ['01/31/2020', '02/01/2020'], { type: 'date', format: '%m/%d/%Y' }, []],
  ['either', 'x', ['01/02/2020', '03/04/2020'], { type: 'date', format: '%d/%m/%Y' }, ['date-order 2 x']],
  ['both orders', 'x', ['31/01/2020', '01/31/2020'], { type: 'string' }, []],
  ['datetimes', 'x', ['2020-01-31T10:00:00', '2020-02-01T11:30:00'], { type: 'datetime' }, []],
  [
    'datetimes with a space',
    'x',
    ['2020-01-31 10:00', '2020-02-01 11:30'],
    { type: 'datetime', format: '%Y-%m-%d %H:%M' },
    [],
  ],
  ['times', 'x', ['10:00:00', '11:30:00'], { type: 'time' }, []],
  ['months', 'x', ['2020-01', '2020-02'], { type: 'yearmonth' }, []],
  ['booleans', 'x', ['Sí', 'No', 'SÍ'], { type: 'boolean', trueValues: ['Sí', 'SÍ'], falseValues: ['No'] }, []],
  ['two other words', 'x', ['alto', 'bajo', 'alto'], { type: 'string' }, []],
  ['e-mail', 'x', ['a@b.mx', 'c@d.mx'], { type: 'string', format: 'email' }, ['emails 2 x']],
  ['addresses', 'x', ['https://a.mx/x', 'https://b.mx'], { type: 'string', format: 'uri' }, []],
  [
    'a fault among numbers',
    'x',
    [...numbers, '5', 'Array'],
    { type: 'integer' },
    ['failing-cells 101 x', 'artefact 101 x'],
  ],
  ['a date that never was', 'x', ['2020-01-31', '0000-00-00'], { type: 'date' }, ['artefact 3 x']],
  ['too many faults', 'x', [...numbers.slice(0, 8), 'dos', 'tres'], { type: 'string' }, ['mixed-type 10 x']],
  ['amounts in prose', 'x', ['$ 414.72', 'según el tipo', '35.84 pesos'], { type: 'string' }, ['amounts-in-text 2 x']],
  ['a word of absence', 'x', ['1', 'S/D', '3'], { type: 'integer', missingValues: ['S/D'] }, ['missing-word 3 x']],
  ['nothing', 'x', ['', '', ''], { type: 'string' }, ['empty-column  x']],
  ['mojibake', 'x', ['ni\u00c3\u00b1o', 'uno'], { type: 'string' }, ['mojibake 2 x']],
  ['a capital in a word', 'x', ['uno', 'neÑn'], { type: 'string' }, ['mojibake 3 x']],
  ['formulas', 'x', ['=CONCATENAR(0;01)', 'b'], { type: 'string' }, ['formula 2 x']],
  ['apostrophes', 'x', ["'001 02 001", "'001 02 002"], { type: 'string' }, ['apostrophe 2 x']],
  ['totals', 'x', ['Norte', 'Total'], { type: 'string' }, ['total-rows 3 x']],
  ['lists', 'x', ['2', '3', '2; 3', '5'], { type: 'string' }, ['list-cells 4 x']],
  ['special codes', 'x', ['001', '000', '999'], { type: 'string' }, ['special-codes 3 x']],
  ['categories', 'x', times(40, (index) => (index % 2 === 0 ? 'alto' : 'bajo')), { categories: ['alto', 'bajo'] }, []],
  [
    'names are no categories',
    'x',
    times(40, (index) => `nombre ${String.fromCharCode(65 + index)}`),
    { categories: undefined },
    [],
  ],
];

describe('types', () => {
  test.each(TYPES)('%s', async (_, label, cells, expected, doubts) => {
    const table = await inferred(column(label, cells));
    const field = table.fields.fields[1];
    const { type, categories, missingValues } = field ?? {};
    const flat = {
      type: type?.type,
      format: type?.format,
      ...type?.properties,
      categories,
      missingValues: missingValues?.map(({ value }) => value),
    };
    expect(flat).toMatchObject(expected);
    expect(doubtsOf(table)).toEqual(doubts.length === 0 ? [] : expect.arrayContaining([...doubts]));
  });
});

describe('missing values', () => {
  test('a word of three fields is the schema’s', async () => {
    const { fields } = await inferred('a,b,c,d\n1,NA,NA,NA\n2,5,x,2020-01-01\n3,6,y,2020-01-02\n');
    expect(fields.missingValues).toEqual([{ value: 'NA', meaning: 'no-data' }]);
    expect(fields.fields.map(({ type }) => type.type)).toEqual(['integer', 'integer', 'string', 'date']);
    expect(fields.fields.map(({ required }) => required)).toEqual([true, false, false, false]);
  });
});

const KEYS: readonly [name: string, content: string, key: readonly string[], doubts: readonly string[]][] = [
  ['the first column', 'id,x\n1,a\n2,a\n', ['id'], []],
  ['a pair', 'ent,mun,x\n01,001,a\n01,002,a\n02,001,a\n', ['ent', 'mun'], []],
  ['none', 'a,b\n1,1\n1,1\n1,1\n', [], ['no-key']],
  ['not a measure', 'a,b\nx,1.5\nx,2.5\n', [], ['no-key']],
  ['one repeated', `id,x\n${times(299, (index) => `${index},a`).join('\n')}\n5,a\n`, [], ['nearly-key 301 id']],
  ['one missing', `id,x\n${times(299, (index) => `${index},a`).join('\n')}\n,a\n`, [], ['nearly-key  id']],
];

describe('keys', () => {
  test.each(KEYS)('%s', async (_, content, key, doubts) => {
    const table = await inferred(content);
    expect(table.key.primaryKey).toEqual(key);
    expect(doubtsOf(table)).toEqual(expect.arrayContaining([...doubts]));
  });
});

describe('rows', () => {
  test('a note below the table', async () => {
    const table = await inferred('a,b,c\n1,x,y\n2,z,w\n\n"Fuente: INEGI"\n');
    expect(doubtsOf(table)).toContain('short-rows 5');
  });

  test('many short items before a long one end', async () => {
    const cell = `${'a; '.repeat(400)}${'b'.repeat(70)}`;
    const { fields } = await inferred(column('x', [cell, 'a; b', 'a;b']));
    expect(fields.fields[1]?.type.type).toBe('string');
  });

  test('nothing at all', async () => {
    expect(doubtsOf(await inferred(''))).toEqual(['empty-table']);
  });
});

describe('formats with types', () => {
  test.each([
    ['json', '[{"a":1,"b":"01","c":true,"d":null},{"a":2.5,"b":"02","c":false,"d":{"x":1}}]'],
    ['json', '{"meta":{"n":2},"filas":[{"a":1,"b":"01","c":true,"d":null},{"a":2.5,"b":"02","c":false,"d":{"x":1}}]}'],
    ['jsonl', '{"a":1,"b":"01","c":true,"d":null}\n{"a":2.5,"b":"02","c":false,"d":{"x":1}}\n'],
  ])('%s %#', async (format, content) => {
    const { fields } = await inferred(content, format);
    expect(fields.fields.map(({ name, type }) => [name, type.type])).toEqual([
      ['a', 'number'],
      ['b', 'string'],
      ['c', 'boolean'],
      ['d', 'object'],
    ]);
  });

  test('geojson', async () => {
    const feature = { type: 'Feature', properties: { a: 1 }, geometry: { type: 'Point', coordinates: [-99, 19] } };
    const { form, fields } = await inferred(
      JSON.stringify({ type: 'FeatureCollection', features: [feature, feature] }),
      'geojson',
    );
    expect(form.dialect.property).toBe('features');
    expect(fields.fields.map(({ type }) => type.type)).toEqual(['string', 'object', 'geojson']);
  });

  test('what is no workbook', async () => {
    expect(doubtsOf(await inferred('no es un libro', 'xlsx'))).toEqual(['unreadable']);
  });
});
