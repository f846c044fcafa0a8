import { describe, expect, test } from 'vitest';
import { workbook } from '../../../../test/workbook.ts';
import type { Json } from '../../table/schema.ts';
import type { AdelaFinding } from './finding.ts';
import { type AdelaImport, importAdelaFile } from './import-adela.ts';
import { importText } from './sample.ts';

/** As ADELA's own program wrote it, slips of the pen and all. */
const PLAN_HEADER =
  'Visión institucional de datos abiertos,Funcionario designado como Enlace,Título del funcionario designado como Enlace,' +
  'Correo oficial del funcionario designado como Enalce,Funcionario designado como Administrador,' +
  'Titulo del Funcionario designado como Administrador,Correo oficial del funcioanrio designado como Administrador,' +
  'Conjuntos de datos priorizados,Descripción de los conjuntos,Periodicidad de la actualización,' +
  'Fecha tentativa de publicación (AAAA-MM-DD)';
const INVENTORY_HEADER =
  'Responsable,Nombre del conjunto,Nombre del recurso,¿De qué es?,¿Tiene datos privados?,' +
  'Razón por la cual los datos son privados,"¿En qué plataforma, tecnología, programa o sistema se albergan?",' +
  'Fecha estimada de publicación en datos.gob.mx';
const CATALOGUE_HEADER =
  'ds:identifier,ds:title,ds:description,ds:keyword,ds:modified,ds:contactPoint,ds:mbox,ds:accessLevel,' +
  'ds:accessLevelComment,ds:temporal,ds:spatial,ds:landingPage,ds:accrualPeriodicity,rs:title,rs:description,' +
  'rs:downloadURL,rs:mediaType,rs:byteSize,rs:temporal,rs:spatial,rs:accrualPeriodicity';

const INVENTORY = [
  INVENTORY_HEADER,
  'Director de Padrones,Padrón de apoyos,Padrón 2015,Apoyos entregados en 2015,Publico,,SIIPP-G,2016-08',
  'Director de Padrones,Padrón de apoyos,Padrón 2016,Apoyos entregados en 2016,Publico,,SIIPP-G,2016-12',
  'Directora de Personal,Expedientes,Expedientes de personal,Expedientes,Privado,Art. 113 LFTAIP,Papel,2017-01',
].join('\n');

const CATALOGUE = [
  CATALOGUE_HEADER,
  'pobreza,Indicadores de pobreza,Medición de la pobreza,"pobreza, carencias",2013-07-29T09:00:00,Ana Ruiz,ana@inst.gob.mx,público,,2010/2012,nacional,http://inst.gob.mx/dic.html,bianual,,,,,,,,',
  'pobreza,,,,,,,,,,,,,A nivel estatal,Por entidad,http://inst.gob.mx/Datos%20abiertos/estatal.csv,text/csv,74959,2010,estatal,',
  'pobreza,,,,,,,,,,,,,A nivel municipal,Por municipio,http://inst.gob.mx/municipal.csv,csv,"20,480",2010,municipal,R/P5Y',
].join('\n');

function rulesAt(findings: readonly AdelaFinding[]): readonly string[] {
  return findings.map(({ rule, place }) => `${place.line ?? ''} ${rule}`);
}

function promiseOf(imported: AdelaImport, name: string): Json | undefined {
  return imported.datasets.find((dataset) => dataset.name === name)?.promise;
}

function swapped(text: string, from: string, to: string): string {
  expect(text).toContain(from);
  return text.replace(from, to);
}

describe('the inventory, 8 columns', () => {
  test('a row for each resource makes one promise for each dataset', () => {
    const { imported, findings } = importText(INVENTORY);
    expect(findings).toEqual([]);
    expect(imported.form).toBe('inventory');
    expect(promiseOf(imported, 'padron-de-apoyos')).toEqual({
      title: 'Padrón de apoyos',
      responsible: { post: 'Director de Padrones' },
      resources: [
        { name: 'padron-2015', title: 'Padrón 2015', commitment: '2016-08' },
        { name: 'padron-2016', title: 'Padrón 2016', commitment: '2016-12' },
      ],
      interoperability: { system: 'SIIPP-G' },
      access: { level: 'publico' },
    });
    expect(promiseOf(imported, 'expedientes')).toMatchObject({
      access: { level: 'privado', ground: 'Art. 113 LFTAIP' },
    });
  });

  test('rows that are not grouped are joined, and told', () => {
    const [header = '', first = '', second = '', third = ''] = INVENTORY.split('\n');
    const { imported, findings } = importText([header, first, third, '', second].join('\n'));
    expect(rulesAt(findings)).toEqual(['5 adela-not-grouped']);
    expect(imported.datasets.map(({ name }) => name)).toEqual(['padron-de-apoyos', 'expedientes']);
    expect(promiseOf(imported, 'padron-de-apoyos')).toMatchObject({
      resources: [{ name: 'padron-2015' }, { name: 'padron-2016' }],
    });
  });

  test('private data without a ground', () => {
    const { findings } = importText(swapped(INVENTORY, 'Art. 113 LFTAIP', ' '));
    expect(rulesAt(findings)).toEqual(['4 adela-ground']);
  });

  test('a date that is none, and an access level that is none', () => {
    const text = swapped(swapped(INVENTORY, '2016-08', 'próximamente'), 'Privado', 'quién sabe');
    const { findings } = importText(text);
    expect(findings.map(({ rule, place, facts }) => [rule, place.line, 'found' in facts ? facts.found : ''])).toEqual([
      ['adela-value', 2, 'próximamente'],
      ['adela-value', 4, 'quién sabe'],
    ]);
  });

  test('open and closed resources in one dataset make it as closed as the strictest', () => {
    const { imported, findings } = importText(swapped(INVENTORY, '2016,Publico,', '2016,Privado,Art. 110'));
    expect(rulesAt(findings)).toEqual(['3 adela-guess']);
    expect(promiseOf(imported, 'padron-de-apoyos')).toMatchObject({ access: { level: 'privado', ground: 'Art. 110' } });
  });

  test('title rows, blank rows, headers repeated and cells merged downwards', () => {
    const rows = INVENTORY.split('\n');
    const merged = swapped(rows[2] ?? '', 'Director de Padrones,Padrón de apoyos', ',');
    const text = ['INVENTARIO 2016,,,,,,,', ',,,,,,,', rows[0], rows[1], merged, rows[0], rows[3], ',,,,,,,'].join(
      '\r\n',
    );
    const { imported, findings } = importText(text);
    expect(rulesAt(findings)).toEqual(['5 adela-guess', '5 adela-missing']);
    expect(imported.datasets).toHaveLength(2);
  });

  test('a row of nobody, and a resource that is there twice', () => {
    const rows = INVENTORY.split('\n');
    const { findings } = importText([rows[0], ',,Suelto,,Publico,,,2016-08', rows[1], rows[1]].join('\n'));
    expect(rulesAt(findings)).toEqual(['2 adela-title', '4 adela-duplicate']);
  });

  test('columns in another order, missing, unknown, twice, misspelt, and a fourth that is a frequency', () => {
    const text = [
      'Nombre del recuros,Nombre del conjunto,FECHA ESTIMADA DE PUBLICACION,Observaciones,¿De que es?,Nombre del conjunto,Frecuencia de actualización',
      'Padrón 2015,Padrón,2016-08,urge,Apoyos,Otro,Mensual',
    ].join('\n');
    const { imported, findings } = importText(text);
    expect(findings.map(({ rule, place }) => `${rule} ${place.field ?? ''}`)).toEqual([
      'adela-column-name Nombre del recuros',
      'adela-column-unknown Observaciones',
      'adela-column-duplicate Nombre del conjunto',
      'adela-column-missing ',
      'adela-column-missing ',
      'adela-column-missing ',
      'adela-column-missing ',
    ]);
    expect(promiseOf(imported, 'padron')).toEqual({
      title: 'Padrón',
      description: 'Apoyos',
      frequency: { word: 'mensual', iso: 'R/P1M' },
      resources: [{ name: 'padron-2015', title: 'Padrón 2015', commitment: '2016-08' }],
    });
  });

  test.each([
    ['windows-1252', Buffer.from(INVENTORY, 'latin1')],
    ['utf-16le', Buffer.from(`\ufeff${INVENTORY}`, 'utf16le')],
    ['utf-16be', Buffer.from(`\ufeff${INVENTORY}`, 'utf16le').swap16()],
  ] as const)('in %s', async (encoding, bytes) => {
    const findings: AdelaFinding[] = [];
    const imported = await importAdelaFile(bytes, { path: 'a.csv', report: (finding) => findings.push(finding) });
    expect(findings).toEqual([
      { rule: 'adela-encoding', severity: 'note', place: { path: 'a.csv' }, facts: { encoding } },
    ]);
    expect(imported).toEqual(importText(INVENTORY).imported);
  });

  test('mojibake, and accents that were lost', () => {
    const garbled = Buffer.from(INVENTORY, 'utf8')
      .toString('latin1')
      .replace(/[\u0080-\u009f]/g, (letter) =>
        new TextDecoder('windows-1252').decode(Uint8Array.of(letter.charCodeAt(0))),
      );
    const repaired = importText(garbled);
    expect(rulesAt(repaired.findings)).toEqual(['1 adela-garbled']);
    expect(repaired.imported).toEqual(importText(INVENTORY).imported);
    const lost = importText(INVENTORY.replace(/[^\x00-\x7f]/g, '?'));
    expect(lost.findings.filter(({ severity }) => severity !== 'note')).toEqual([]);
    expect(lost.imported.datasets.map(({ name }) => name)).toEqual(['padr-n-de-apoyos', 'expedientes']);
  });

  test.each([';', '\t', '|'])('delimited by %j', (delimiter) => {
    const text = INVENTORY.replaceAll(/"([^"]*)"/g, (_, cell: string) => cell.replaceAll(',', '·'))
      .replaceAll(',', delimiter)
      .replaceAll('·', ',');
    expect(importText(text)).toEqual(importText(INVENTORY));
    expect(importText(`sep=${delimiter}\r\n${text}`).imported.datasets).toHaveLength(2);
  });

  test('as a workbook, with days as Excel stores them', async () => {
    const rows = INVENTORY.split('\n').map((row) =>
      row.replace(/"([^"]*)"/, (_, cell: string) => cell.replaceAll(',', '')).split(','),
    );
    const cells = rows.map((row, at) => row.map((cell, column) => (at === 1 && column === 7 ? { day: 42_583 } : cell)));
    const findings: AdelaFinding[] = [];
    const bytes = workbook({ Inventario: [['Inventario 2016', '', ''], [], ...cells] });
    const imported = await importAdelaFile(bytes, { path: 'a.xlsx', report: (finding) => findings.push(finding) });
    expect(findings.filter(({ severity }) => severity !== 'note')).toEqual([]);
    expect(imported.datasets.map(({ name, line }) => [name, line])).toEqual([
      ['padron-de-apoyos', 4],
      ['expedientes', 6],
    ]);
    expect(promiseOf(imported, 'padron-de-apoyos')).toMatchObject({ resources: [{ commitment: '2016-08-01' }, {}] });
  });

  test.each([
    ['a workbook that is none', [0x50, 0x4b, 3, 4, 1, 2, 3], 'workbook'],
    ['a workbook of old', [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0], 'workbook'],
    ['a picture', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d], 'binary'],
  ])('%s', async (_, bytes, problem) => {
    const findings: AdelaFinding[] = [];
    const order = { path: 'a.xlsx', report: (finding: AdelaFinding) => findings.push(finding) };
    const imported = await importAdelaFile(Uint8Array.from(bytes), order);
    expect(imported.form).toBeUndefined();
    expect(findings.map(({ facts }) => facts)).toEqual([{ problem }]);
  });
});

describe('the opening plan, 11 columns', () => {
  const PLAN = [
    PLAN_HEADER,
    'Abrir para servir,Luis Pérez,Director General,luis.perez@inst.gob.mx,Eva Soto,Directora de TIC,eva@inst.gob.mx,Pobreza,Medición,R/P2Y,2016-08-31',
    'Abrir para servir,Luis Pérez,Director General,luis.perez@inst.gob.mx,Eva Soto,Directora de TIC,eva@inst.gob.mx,Rezago social,Índice,Anual,31/12/2016',
  ].join('\r\n');

  test('with the slips of the original headers nothing is to be told', () => {
    const { imported, findings } = importText(PLAN);
    expect(findings).toEqual([]);
    expect(imported.form).toBe('plan');
    expect(imported.institution).toEqual({
      vision: 'Abrir para servir',
      liaison: { name: 'Luis Pérez', post: 'Director General', mail: 'luis.perez@inst.gob.mx' },
      administrator: { name: 'Eva Soto', post: 'Directora de TIC', mail: 'eva@inst.gob.mx' },
    });
    expect(promiseOf(imported, 'rezago-social')).toEqual({
      title: 'Rezago social',
      description: 'Índice',
      frequency: { word: 'anual', iso: 'R/P1Y' },
      resources: [{ name: 'rezago-social', title: 'Rezago social', commitment: '2016-12-31' }],
    });
  });

  test('a dataset twice, officials that differ, several addresses in a cell, a row without a title', () => {
    const rows = PLAN.split('\r\n');
    const text = [
      rows[0],
      swapped(rows[1] ?? '', 'luis.perez@inst.gob.mx', '"luis.perez@inst.gob.mx, otro@inst.gob.mx"'),
      swapped(rows[1] ?? '', 'Eva Soto', 'Iván Gil'),
      ',,,,,,,,Sin título,anual,2016-01-01',
    ].join('\n');
    const { imported, findings } = importText(text);
    expect(rulesAt(findings)).toEqual([
      '3 adela-conflict',
      '3 adela-conflict',
      '3 adela-duplicate',
      '4 adela-title',
      '2 adela-guess',
    ]);
    expect(imported.institution.liaison?.mail).toBe('luis.perez@inst.gob.mx');
    expect(imported.datasets).toHaveLength(1);
  });
});

describe('the catalogue, 21 columns', () => {
  test('its datasets keep their identifiers, and their resources what they have', () => {
    const { imported, findings } = importText(CATALOGUE);
    expect(findings).toEqual([]);
    expect(imported.form).toBe('catalogue');
    expect(imported.datasets[0]).toMatchObject({
      name: 'pobreza',
      promise: {
        responsible: { post: 'Ana Ruiz', mail: 'ana@inst.gob.mx' },
        frequency: { word: 'bianual', iso: 'R/P2Y' },
        resources: [{ name: 'a-nivel-estatal' }, { name: 'a-nivel-municipal' }],
      },
      descriptor: {
        name: 'pobreza',
        keywords: ['pobreza', 'carencias'],
        'dcat:modified': '2013-07-29T09:00:00',
        'dcat:temporal': '2010/2012',
        'dcat:landingPage': 'http://inst.gob.mx/dic.html',
        resources: [
          { path: 'http://inst.gob.mx/Datos%20abiertos/estatal.csv', mediatype: 'text/csv', bytes: 74959 },
          { format: 'csv', bytes: 20480, 'dcat:accrualPeriodicity': 'R/P5Y' },
        ],
      },
    });
  });

  test('version 2 says dataDictionary for landingPage', () => {
    expect(importText(swapped(CATALOGUE, 'ds:landingPage', 'ds:dataDictionary'))).toEqual(importText(CATALOGUE));
  });

  test('a blank row within, a date that no calendar has, an American one', () => {
    const rows = swapped(CATALOGUE, '2013-07-29T09:00:00', '2012-16-02T14:45:00').split('\n');
    const { findings } = importText([rows[0], rows[1], rows[2], '', rows[3]].join('\n'));
    expect(rulesAt(findings)).toEqual(['2 adela-value']);
    const american = importText(swapped(CATALOGUE, '2013-07-29T09:00:00', '7/29/2013 9:00:00'));
    expect(american.findings).toEqual([]);
    expect(american.imported.datasets[0]?.descriptor).toMatchObject({ 'dcat:modified': '2013-07-29' });
  });

  test('an identifier that is there twice, with another title, is another dataset', () => {
    const more = [
      'pobreza,Rezago social,Índice,,,,,,,,,,,,,,,,,,',
      'pobreza,,,,,,,,,,,,,Rezago 2010,,http://inst.gob.mx/r.csv,text/csv,,,,',
    ];
    const { imported, findings } = importText([CATALOGUE, ...more].join('\n'));
    expect(rulesAt(findings)).toEqual(['5 adela-duplicate']);
    expect(imported.datasets.map(({ name }) => name)).toEqual(['pobreza', 'rezago-social']);
    expect(promiseOf(imported, 'rezago-social')).toMatchObject({ resources: [{ name: 'rezago-2010' }] });
  });

  test('resources before their dataset, and of a dataset that nobody describes', () => {
    const [header, dataset, first, second] = CATALOGUE.split('\n');
    const orphan = 'nadie,,,,,,,,,,,,,Suelto,,http://inst.gob.mx/s.csv,text/csv,,,,';
    const { imported, findings } = importText([header, first, dataset, second, orphan].join('\n'));
    expect(rulesAt(findings)).toEqual(['5 adela-orphan']);
    expect(imported.datasets.map(({ name, title }) => [name, title])).toEqual([
      ['pobreza', 'Indicadores de pobreza'],
      ['nadie', 'nadie'],
    ]);
  });

  test('a quote too many costs its own cell', () => {
    const { imported, findings } = importText(swapped(CATALOGUE, '2010,estatal', '2010,"estatal'));
    expect(rulesAt(findings)).toEqual(['3 adela-quote']);
    expect(promiseOf(imported, 'pobreza')).toMatchObject({ resources: [{}, {}] });
  });

  test('line feeds within cells, as another program of then wrote them', () => {
    const { imported, findings } = importText(CATALOGUE.replaceAll(/^pobreza/gm, '"pobreza\n"'));
    expect(findings).toEqual([]);
    expect(imported.datasets[0]).toMatchObject({ name: 'pobreza', line: 2 });
  });
});

describe('names', () => {
  const names = (titles: readonly string[]): readonly string[] =>
    importText(
      [INVENTORY_HEADER, ...titles.map((title) => `R,${title},Datos,,Publico,,,2016-08`)].join('\n'),
    ).imported.datasets.map(({ name }) => name);

  test('come from titles, never twice', () => {
    expect(names(['Año 2016', 'Ñandú (México)', 'Año: 2016', '¡¿!?', '统计', 'CON'])).toEqual([
      'ano-2016',
      'nandu-mexico',
      'conjunto',
      'conjunto-2',
      'con-datos',
    ]);
  });

  test('of long titles keep the year at the end', () => {
    const [one = '', other = ''] = names(
      [2015, 2016].map((year) => `Encuesta ${'nacional de ingresos y gastos '.repeat(5)}${year}`),
    );
    expect(one).not.toBe(other);
    expect(other).toMatch(/^encuesta-nacional-.*-2016$/);
    expect(other.length).toBeLessThanOrEqual(80);
  });

  test('a dataset that the plan has keeps its name', () => {
    const known = [{ name: 'apoyos', title: 'PADRON DE APOYOS', resources: [{ name: 'p15', title: 'Padrón 2015' }] }];
    const { imported } = importText(INVENTORY, { known });
    expect(promiseOf(imported, 'apoyos')).toMatchObject({ resources: [{ name: 'p15' }, { name: 'padron-2016' }] });
  });
});
