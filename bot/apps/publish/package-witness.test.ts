/**
 * An independent library reads the packages: `datapackage`, which knows version 1 of the standard only. What version 2
 * says anew (lists, absence of a field's own, times with a zone) is told to it in the words of version 1; everything else stays as it is.
 */
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { buildAssets } from './build-assets.ts';
import { buildOrder, type ReleaseCase, releaseCase } from './release-case.ts';

/** The library has no types; this is what the test uses of it. */
interface Library {
  readonly Package: { load(descriptor: object, options: { readonly basePath: string }): Promise<V1Package> };
}
interface V1Package {
  readonly valid: boolean;
  readonly resources: readonly V1Resource[];
}
interface V1Resource {
  readonly name: string;
  readonly tabular: boolean;
  readonly valid: boolean;
  read(options: { readonly keyed: true }): Promise<readonly Readonly<Record<string, unknown>>[]>;
}
const { Package } = createRequire(import.meta.url)('datapackage') as Library;

interface Descriptor {
  readonly resources: readonly V2Resource[];
}
interface V2Resource {
  readonly name: string;
  readonly format: string;
  readonly schema?: V2Schema;
}
type Absence = string | { readonly value: string };
interface V2Schema {
  readonly fields: { type: string; readonly missingValues?: readonly Absence[] }[];
  missingValues?: readonly Absence[];
}

/** Between them they use everything that the example has, but for a table in several files. */
const DATASETS = [
  'agua-potable',
  'contrataciones',
  'directorio-servidores-publicos',
  'presupuesto',
  'rutas-de-recoleccion',
  'tramites',
];

let folder = '';
let history: ReleaseCase;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'apertura-witness-'));
  history = await releaseCase('.', join(folder, 'clone'), async () => undefined);
});

afterAll(async () => {
  await history.repository.close();
  await rm(folder, { recursive: true });
});

it('is given packages whose tables it reads whole', async () => {
  const untouched: string[] = [];
  let tables = 0;
  for (const dataset of DATASETS) {
    const to = join(folder, dataset);
    const about = { version: { major: 1, minor: 0, patch: 0 }, isFirst: true };
    const { manifest } = await buildAssets(await buildOrder(history, dataset, to, about));
    const basePath = await extract(join(to, `${dataset}-1.0.0.zip`), join(to, 'extracted'));
    const descriptor = JSON.parse(await readFile(join(basePath, 'datapackage.json'), 'utf8')) as Descriptor;
    if (!inWordsOfV1(descriptor)) untouched.push(dataset);
    const read = await Package.load(descriptor, { basePath });
    expect(read.valid).toBe(true);
    // Tables in JSON and shapes are none to it.
    for (const resource of descriptor.resources.filter(({ format }) => format === 'csv')) {
      const rows = manifest.resources.find(({ name }) => name === resource.name)?.rows;
      expect([resource.name, await rowsOf(resource, basePath)]).toEqual([resource.name, rows]);
      tables++;
    }
  }
  expect(tables).toBe(12);
  expect(untouched).toContain('presupuesto');
});

it('reads the values that were published', async () => {
  const basePath = join(folder, 'presupuesto', 'extracted');
  const descriptor = JSON.parse(await readFile(join(basePath, 'datapackage.json'), 'utf8')) as Descriptor;
  const [first] = (await Package.load(descriptor, { basePath })).resources;
  const rows = (await first?.read({ keyed: true })) ?? [];
  const [, line = ''] = (await readFile('datasets/presupuesto/data/egresos.csv', 'utf8')).split('\n');
  const [year, quarter, unit, item, approved] = line.split(',');
  expect(rows[0]).toMatchObject({
    ejercicio: Number(year),
    trimestre: Number(quarter),
    unidad: unit,
    partida: item,
    aprobado_mxn: Number(approved),
  });
});

async function rowsOf(resource: V2Resource, basePath: string): Promise<number | undefined> {
  const read = await Package.load({ name: 'part', resources: [resource] }, { basePath });
  const [only] = read.resources;
  expect([only?.tabular, only?.valid]).toEqual([true, true]);
  return (await only?.read({ keyed: true }))?.length;
}

/** Whether anything had to be said otherwise. */
function inWordsOfV1({ resources }: Descriptor): boolean {
  const before = JSON.stringify(resources);
  for (const { schema } of resources) {
    if (schema === undefined) continue;
    for (const field of schema.fields) {
      if (field.type === 'list') field.type = 'string';
      // Version 1 knows UTC only.
      if (field.type === 'datetime') Object.assign(field, { type: 'string', constraints: {} });
    }
    const absent = [...(schema.missingValues ?? ['']), ...schema.fields.flatMap((field) => field.missingValues ?? [])];
    const texts = [...new Set(absent.map((one) => (typeof one === 'string' ? one : one.value)))];
    if (schema.missingValues !== undefined || texts.length > 1) schema.missingValues = texts;
  }
  return JSON.stringify(resources) !== before;
}

async function extract(zip: string, to: string): Promise<string> {
  for (const [name, bytes] of Object.entries(unzipSync(await readFile(zip)))) {
    await mkdir(dirname(join(to, name)), { recursive: true });
    await writeFile(join(to, name), bytes);
  }
  return to;
}
