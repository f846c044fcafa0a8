import { mkdir, mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { Ran } from '../../../test/cli/run.ts';
import { aperturaHere } from '../../../test/cli/run-here.ts';

const INVENTORY = [
  'Responsable,Nombre del conjunto,Nombre del recurso,¿De qué es?,¿Tiene datos privados?,Razón por la cual los datos son privados,"¿En qué plataforma, tecnología, programa o sistema se albergan?",Fecha estimada de publicación en datos.gob.mx (AAAA-MM)',
  'Dirección de Padrones,Padrón de apoyos,Padrón 2016,"Apoyos\nentregados",Publico,,SIIPP-G,2016-08',
  '',
  'Dirección de Obras,Obras,Contratos,Contratos de obra,Publico,,,agosto 2016',
  '',
].join('\n');
const CATALOGUE = [
  'ds:identifier,ds:title,ds:description,ds:keyword,ds:modified,ds:contactPoint,ds:mbox,ds:accessLevel,ds:accessLevelComment,ds:temporal,ds:spatial,ds:landingPage,ds:accrualPeriodicity,rs:title,rs:description,rs:downloadURL,rs:mediaType,rs:byteSize,rs:temporal,rs:spatial,rs:accrualPeriodicity',
  'obras,Obras,Obra pública,obra,2016-08-31,Ana Ruiz,ana@municipio.example,público,,2015/2016,municipal,,anual,,,,,,,,',
  'obras,,,,,,,,,,,,,Contratos,,https://municipio.example/contratos.csv,text/csv,2048,,,',
  '',
].join('\n');

/** A repository with one file to import, gone afterwards. */
async function repositoryWith(text: string | Uint8Array): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'import-'));
  onTestFinished(async () => await rm(folder, { recursive: true, force: true }));
  await mkdir(join(folder, '.git'));
  await writeFile(join(folder, 'adela.csv'), text);
  return folder;
}

async function importIn(cwd: string, ...args: readonly string[]): Promise<Ran> {
  return await aperturaHere(['import', 'adela', ...args], { cwd, env: { NO_COLOR: '1' } });
}

test('writes promises, says what it did, and the second time touches nothing', async () => {
  const folder = await repositoryWith(INVENTORY);
  const first = await importIn(folder, 'adela.csv');
  expect([first.status, first.out, first.err]).toEqual([
    0,
    [
      'adela.csv: inventario de ADELA, 2 filas, 2 conjuntos.',
      '  Se escribieron 2 promesas en plan/datasets: padron-de-apoyos, obras.',
      'Todo se entendió.',
      '',
    ].join('\n'),
    '',
  ]);
  const path = join(folder, 'plan/datasets/obras.yaml');
  const written = await readFile(path, 'utf8');
  expect(written).toContain('2016-08');
  await writeFile(path, `${written}# mío\n`);
  const second = await importIn(folder, 'adela.csv', '--lang', 'en');
  expect([second.status, second.out]).toEqual([
    0,
    expect.stringContaining('2 were there already and were not touched'),
  ]);
  expect(await readFile(path, 'utf8')).toBe(`${written}# mío\n`);
});

test('what is not understood is told by line, and ends with 1; everything else is imported', async () => {
  const folder = await repositoryWith(INVENTORY.replace('agosto 2016', 'pronto'));
  const ran = await importIn(folder, 'adela.csv', '--format', 'json');
  const { verdict, findings, datasets } = JSON.parse(ran.out);
  expect([ran.status, verdict, datasets.length]).toEqual([1, 'incomplete', 2]);
  // The cell with a line feed takes two lines, and the empty row one.
  expect(findings.map(({ rule, place }: { rule: string; place: { line: number } }) => [rule, place.line])).toEqual([
    ['adela-value', 5],
  ]);
  expect(await readdir(join(folder, 'plan/datasets'))).toEqual(['obras.yaml', 'padron-de-apoyos.yaml']);
});

test('first descriptors, where the file says where the data are', async () => {
  const folder = await repositoryWith(CATALOGUE);
  const { status, out } = await importIn(folder, 'adela.csv', '--descriptors', 'nuevos', '--out', 'promesas');
  expect([status, out]).toEqual([0, expect.stringContaining('Se escribió 1 descriptor: obras.')]);
  const descriptor = JSON.parse(await readFile(join(folder, 'nuevos/obras/datapackage.json'), 'utf8'));
  expect(descriptor.resources[0]).toMatchObject({ path: 'https://municipio.example/contratos.csv', bytes: 2048 });
  expect(await readdir(join(folder, 'promesas'))).toEqual(['obras.yaml']);
  // What a promise has no place for is not lost where nobody asked for descriptors.
  const entry = await readFile(join(folder, 'promesas/obras.yaml'), 'utf8');
  expect(entry.slice(entry.indexOf('# El archivo de ADELA dice además'))).toBe(
    [
      '# El archivo de ADELA dice además, y va en el datapackage.json del conjunto:',
      '#   keywords: obra',
      '#   dcat:modified: 2016-08-31',
      '#   dcat:temporal: 2015/2016',
      '#   dcat:spatial.name: municipal',
      "#   resources.contratos.path: 'https://municipio.example/contratos.csv'",
      '#   resources.contratos.mediatype: text/csv',
      "#   resources.contratos.bytes: '2048'",
      '',
    ].join('\n'),
  );
});

test.each([
  ['nothing', '', 'no tiene ninguna celda con texto'],
  ['another table', 'a,b,c\n1,2,3\n', 'no hay encabezados de ninguno de ellos'],
  ['a picture', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3), 'no es de texto ni un libro de Excel'],
  ['a workbook of old', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0, 0), 'Guárdelo otra vez como libro de Excel (.xlsx)'],
])('%s is told, writes nothing and ends with 1', async (_, bytes, words) => {
  const folder = await repositoryWith(bytes);
  const { status, out, err } = await importIn(folder, 'adela.csv');
  expect([status, out, err]).toEqual([1, expect.stringContaining(words), '']);
  expect(await readdir(folder)).toEqual(['.git', 'adela.csv']);
});

test.each([
  [['nada.csv'], 'No se pudo leer «nada.csv» (ENOENT)'],
  [['.'], 'No se pudo leer «.» (EISDIR)'],
  [[], 'apertura import adela ARCHIVO'],
  [['adela.csv', 'otro.csv'], 'apertura import adela ARCHIVO'],
  [['adela.csv', '--format', 'xml'], 'terminal, json, markdown'],
  [['adela.csv', '--out', 'adela.csv'], 'No se pudo escribir'],
])('%j is wrong use', async (args, words) => {
  const { status, out, err } = await importIn(await repositoryWith(INVENTORY), ...args);
  expect([status, out, err]).toEqual([2, '', expect.stringContaining(words)]);
});

test('a file of 100 MB is not read at all', async () => {
  const folder = await repositoryWith(INVENTORY);
  await truncate(join(folder, 'adela.csv'), 100_000_000);
  const { status, err } = await importIn(folder, 'adela.csv');
  expect([status, err]).toEqual([2, expect.stringContaining('mide más de 64 MB')]);
});
