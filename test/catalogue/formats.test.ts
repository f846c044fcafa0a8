import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { beforeAll, describe, expect, it } from 'vitest';
import { catalogueFiles } from '../../bot/core/release/catalogue/catalogue-files.ts';
import type { CatalogueFile, CatalogueSource } from '../../bot/core/release/catalogue/source.ts';
import { readJsonLd } from './read-rdf.ts';
import { childrenOf, readXml, textIn } from './read-xml.ts';
import { exampleDataset, fileText, manifestOf, ROOT, sampleSource } from './sample-catalogue.ts';

type Fields = Readonly<Record<string, unknown>>;

let source: CatalogueSource;
let files: readonly CatalogueFile[];

beforeAll(async () => {
  source = await sampleSource();
  files = catalogueFiles(source);
});

const json = (path: string): Fields => JSON.parse(fileText(files, path)) as Fields;
const list = (value: unknown): readonly Fields[] => value as readonly Fields[];
const by = (items: readonly Fields[], key: string, value: string): Fields => {
  const found = items.find((item) => item[key] === value);
  if (found === undefined) throw new Error(`nothing whose ${key} is ${value}`);
  return found;
};

/** What a validator says of a value; empty where nothing is wrong. */
function violations(schemas: readonly string[], value: unknown): readonly string[] {
  // The package is CommonJS: what it calls its default is in the default.
  const ajv = new Ajv({ strict: false, allErrors: true });
  (addFormats as unknown as { default?: typeof addFormats.default }).default?.(ajv);
  const [main, ...others] = schemas.map((path) => JSON.parse(readFileSync(path, 'utf8')) as object);
  for (const [index, other] of others.entries()) ajv.addSchema(other, schemas[index + 1]?.split('/').at(-1));
  const validate = ajv.compile(main ?? {});
  validate(value);
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

describe('all files', () => {
  it('are the same a second time, sorted, and of the source alone', () => {
    const again = catalogueFiles({ ...source, datasets: structuredClone(source.datasets) });
    expect(again).toEqual(files);
    const paths = files.map(({ path }) => path);
    expect(paths).toEqual([...paths].sort());
    expect(new Set(paths).size).toBe(paths.length);
  });

  it('are text that can be stored as it is', () => {
    for (const { text, path } of files) {
      expect(text, path).not.toMatch(/\p{Surrogate}/u);
      expect(text, path).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/);
    }
  });

  it('tell that a renamed dataset lives on, and none calls it withdrawn', () => {
    const last = exampleDataset('presupuesto');
    const { tag, version } = last.manifest;
    const tombstone = manifestOf('presupuesto', version, [], {
      kind: 'tombstone',
      tag: `${tag}+withdrawn`,
      date: '2026-11-22T08:00:00Z',
      impact: 'withdrawal',
      withdrawn: {
        ...{ date: '2026-11-22', reason: '', ground: undefined, takedown: false },
        ...{ replacedBy: 'egresos', renamedTo: 'egresos' },
      },
    });
    const heir = { ...exampleDataset('tramites'), dataset: 'egresos' };
    const all = catalogueFiles({ ...source, datasets: [{ ...last, withdrawn: tombstone }, heir] });
    const entry = childrenOf(readXml(fileText(all, 'feed.atom')), 'entry').find((each) =>
      textIn(each, 'id')?.endsWith('withdrawn'),
    );
    expect(entry && textIn(entry, 'title')).toMatch(/: ahora se llama egresos$/);
    expect(entry && textIn(entry, 'summary')).toBe('Cambió de nombre el 2026-11-22: ahora se llama egresos.');
    const texts = ['data.json', 'adela/catalogo.json', 'dcat.ttl'].map((path) => fileText(all, path));
    for (const text of texts) expect(text).toContain('Cambió de nombre el 2026-11-22: ahora se llama egresos.');
    expect(fileText(all, 'dcat.ttl')).toContain('dct:isReplacedBy');
    expect([...texts, fileText(all, 'schema-org.jsonld')].join('')).not.toMatch(/Retirado|WITHDRAWN/);
  });

  it('can be made before there is any plan, and elsewhere than at GitHub', () => {
    const bare = catalogueFiles({
      plan: { ...source.plan, present: false, institution: undefined, groups: [], promises: [] },
      addresses: {
        repository: 'https://datos.example',
        releases: 'https://datos.example/r',
        catalog: 'https://datos.example/catalog',
      },
      datasets: [exampleDataset('presupuesto')],
      modified: '2026-11-22T08:00:00Z',
    });
    const resources = list((JSON.parse(fileText(bare, 'catalog.json')) as Fields)['resources']);
    expect(by(resources, 'name', 'presupuesto')).toMatchObject({
      path: 'https://datos.example/r/presupuesto%401.1.0/presupuesto-1.1.0.zip',
      format: 'zip',
    });
    expect(fileText(bare, 'dcat.ttl')).not.toContain('/raw/');
    expect(readXml(fileText(bare, 'feed.atom')).name).toBe('feed');
  });

  it('speak the language of the institution', () => {
    const { institution } = source.plan;
    if (institution === undefined) throw new Error('no institution');
    const plan = { ...source.plan, institution: { ...institution, language: 'en' as const } };
    const english = catalogueFiles({ ...source, plan });
    expect(fileText(english, 'feed.atom')).toContain('New data: 12 rows added, 0 removed and 3 changed');
    expect(fileText(files, 'feed.atom')).toContain('Datos nuevos: 12 filas agregadas, 0 eliminadas y 3 cambiadas');
  });
});

describe('catalog.json', () => {
  const profile = ['datapackage.json', 'dataresource.json', 'tabledialect.json', 'tableschema.json'].map((name) =>
    join(ROOT, 'schemas/data-package-2.0', name),
  );

  it('is a Data Package, and so is each resource', () => {
    const catalog = json('catalog.json');
    expect(violations(profile, catalog)).toEqual([]);
    expect(catalog).toMatchObject({ profile: 'data-package-catalog' });
    const resources = list(catalog['resources']);
    expect(resources.map(({ name }) => name)).toContain('inventario-de-datos');
    expect(resources.map(({ name }) => name)).not.toContain('directorio-servidores-publicos');
    for (const { name, path } of resources) {
      const below = String(path).replace(`${source.addresses.catalog}/`, '');
      const descriptor = json(below);
      if (name !== 'hostil') expect(violations(profile, descriptor), String(name)).toEqual([]);
      expect(descriptor).toMatchObject({ name });
    }
  });

  it('leads down to the files', () => {
    const resources = list(json('datapackages/presupuesto/datapackage.json')['resources']);
    expect(by(resources, 'name', 'egresos')['path']).toBe(
      'https://github.com/municipio/datos/raw/presupuesto%401.1.0/datasets/presupuesto/data/egresos.csv',
    );
  });
});

describe('data.json', () => {
  const schema = join(import.meta.dirname, 'project-open-data-1.1.schema.json');

  it('is valid by the schema of Project Open Data 1.1', () => {
    expect(violations([schema], json('data.json'))).toEqual([]);
    expect(violations([schema], { ...json('data.json'), dataset: [{ title: 'x' }] })).toHaveLength(7);
  });

  it('lists what is kept from the public, with its ground and without data', () => {
    const datasets = list(json('data.json')['dataset']);
    const closed = by(datasets, 'identifier', 'prometido-privado');
    expect(closed).toMatchObject({ accessLevel: 'non-public' });
    expect(String(closed['rights'])).toMatch(/^Artículo 115 .*…$/);
    expect(closed).not.toHaveProperty('distribution');
    expect(by(datasets, 'identifier', 'prometido-restringido')['accessLevel']).toBe('restricted public');
    expect(datasets.map(({ identifier }) => identifier)).not.toContain('prometido-publico');
  });

  it('says of the withdrawn why they were', () => {
    const datasets = list(json('data.json')['dataset']);
    expect(by(datasets, 'identifier', 'tramites')).toMatchObject({
      accessLevel: 'public',
      rights: 'Retirado el 2026-11-22: El programa terminó.',
    });
    const taken = by(datasets, 'identifier', 'directorio-servidores-publicos');
    expect(taken['accessLevel']).toBe('non-public');
    expect(taken).not.toHaveProperty('distribution');
  });
});

describe('adela/catalogo.json', () => {
  it('has the names of ADELA', () => {
    const catalog = json('adela/catalogo.json');
    expect(Object.keys(catalog)).toEqual([
      'title',
      'description',
      'homepage',
      'language',
      'license',
      'issued',
      'modified',
      'dataset',
    ]);
    const datasets = list(catalog['dataset']);
    expect(by(datasets, 'id', 'presupuesto')).toMatchObject({
      identifier: 'presupuesto',
      issued: '2026-10-01T12:00:00Z',
      temporal: '2025-01-01/2026-09-30',
      spatial: '11035',
      govType: 'municipal',
      theme: 'Finanzas y Contrataciones',
      accrualPeriodicity: 'R/P3M',
      openessRating: 3,
      public: true,
      publisher: { name: 'Tesorería Municipal', position: 'Tesorero Municipal', mbox: 'tesoreria@sanaurelio.example' },
    });
    expect(by(datasets, 'id', 'prometido-privado')).toMatchObject({ public: false, distribution: [] });
  });
});

describe('schema-org.jsonld', () => {
  it('has what search engines ask of each dataset', () => {
    const graph = list(json('schema-org.jsonld')['@graph']);
    const datasets = graph.filter((node) => node['@type'] === 'Dataset');
    expect(graph.filter((node) => node['@type'] === 'DataCatalog')).toHaveLength(1);
    expect(datasets).toHaveLength(15);
    for (const dataset of datasets) {
      expect(Object.keys(dataset)).toEqual(
        expect.arrayContaining(['name', 'description', 'creator', 'identifier', 'url', 'datePublished']),
      );
      expect(String(dataset['description']).length).toBeGreaterThanOrEqual(50);
      expect(String(dataset['description']).length).toBeLessThanOrEqual(5000);
    }
    const budget = datasets.find(({ name }) => name === 'Presupuesto de egresos por trimestre');
    expect(budget).toMatchObject({
      version: '1.1.0',
      license: 'https://creativecommons.org/publicdomain/zero/1.0/deed.es',
      temporalCoverage: '2025-01-01/2026-09-30',
      spatialCoverage: { geo: { box: '20.55 -101.09 20.75 -100.88' } },
    });
    expect(list(budget?.['variableMeasured']).map(({ name }) => name)).toContain('Ejercicio');
    expect(list(budget?.['distribution'])).toHaveLength(5);
  });
});

describe('Croissant', () => {
  it('has what its version 1.1 demands, and every reference leads somewhere', () => {
    const paths = files.map(({ path }) => path).filter((path) => path.startsWith('croissant/'));
    expect(paths).toHaveLength(11);
    for (const path of paths) {
      const croissant = json(path);
      for (const key of ['@context', 'name', 'description', 'license', 'url', 'creator', 'datePublished']) {
        expect(croissant[key], `${path} ${key}`).toBeDefined();
      }
      expect(croissant).toMatchObject({ '@type': 'sc:Dataset', conformsTo: 'http://mlcommons.org/croissant/1.1' });
      const objects = list(croissant['distribution']);
      for (const object of objects) {
        expect(object['contentUrl'], path).toBeDefined();
        expect(object['sha256'], path).toMatch(/^[0-9a-f]{64}$/);
      }
      expect(danglingIn(croissant), path).toEqual([]);
    }
  });

  it('is JSON-LD that needs nothing from elsewhere', async () => {
    const path = 'croissant/presupuesto.json';
    const quads = await readJsonLd(fileText(files, path), `${source.addresses.catalog}/${path}`);
    const predicates = new Set(quads.map(({ predicate }) => predicate.value));
    expect(predicates).toContain('http://mlcommons.org/croissant/recordSet');
    expect(predicates).toContain('http://schema.org/contentUrl');
  });

  it('has a record set for each table, with its key, its types and what it refers to', () => {
    const sets = list(json('croissant/rutas-de-recoleccion.json')['recordSet']);
    expect(sets.map((set) => set['name'])).toEqual(['rutas', 'paradas']);
    expect(by(sets, 'name', 'rutas')['key']).toEqual([{ '@id': 'tables/rutas/ruta_id' }]);
    const fields = list(by(sets, 'name', 'paradas')['field']);
    expect(by(fields, 'name', 'ruta_id')).toMatchObject({
      dataType: 'sc:Text',
      source: { fileObject: { '@id': 'files/paradas.parquet' }, extract: { column: 'ruta_id' } },
      references: [{ '@id': 'tables/rutas/ruta_id' }],
    });
  });
});

/** References (objects with nothing but `@id`) to what the document does not have; and ids that it has twice. */
function danglingIn(document: unknown): readonly string[] {
  const named: string[] = [];
  const referred: string[] = [];
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    const id = (value as Fields)['@id'];
    if (typeof id === 'string') (Object.keys(value).length === 1 ? referred : named).push(id);
    for (const [key, each] of Object.entries(value)) if (key !== '@context') visit(each);
  };
  visit(document);
  return [...referred.filter((id) => !named.includes(id)), ...named.filter((id, index) => named.indexOf(id) < index)];
}

describe('feed.atom', () => {
  it('is a feed of versions, the newest first, with ids that stay', () => {
    const root = readXml(fileText(files, 'feed.atom'));
    expect(root.attributes['xmlns']).toBe('http://www.w3.org/2005/Atom');
    expect([textIn(root, 'id'), textIn(root, 'updated')]).toEqual([
      'tag:github.com,2026-10-01:municipio/datos/feed',
      '2026-11-22T08:00:00Z',
    ]);
    expect(textIn(root, 'title')).not.toBe('');
    expect(textIn(childrenOf(root, 'author')[0] ?? root, 'name')).toBe('Municipio de San Aurelio de la Vega');
    const entries = childrenOf(root, 'entry');
    expect(entries).toHaveLength(24);
    const dates = entries.map((entry) => textIn(entry, 'updated') ?? '');
    expect(dates).toEqual([...dates].sort().reverse());
    for (const entry of entries) {
      for (const name of ['id', 'title', 'summary', 'link']) expect(textIn(entry, name), name).toBeDefined();
      expect(textIn(entry, 'id')).toMatch(/^tag:github\.com,2026-\d\d-\d\d:municipio\/datos\/[\w%.-]+$/);
    }
    const ids = entries.map((entry) => textIn(entry, 'id'));
    expect(new Set(ids).size).toBe(ids.length);
    const said = entries.find((entry) => textIn(entry, 'id')?.endsWith('/presupuesto%401.1.0'));
    expect(said && textIn(said, 'summary')).toBe('Datos nuevos: 12 filas agregadas, 0 eliminadas y 3 cambiadas');
    const gone = entries.find((entry) => textIn(entry, 'id')?.endsWith('/tramites%401.1.0%2Bwithdrawn'));
    expect(gone && textIn(gone, 'summary')).toBe(
      'Retirado el 2026-11-22: El programa terminó. Lo sustituye presupuesto.',
    );
    expect(gone && textIn(gone, 'title')).toMatch(/: conjunto retirado$/);
  });

  it('tells of two hundred versions at most', () => {
    const dataset = exampleDataset('presupuesto');
    const history = Array.from({ length: 300 }, (_, index) =>
      manifestOf('presupuesto', `1.${index}.0`, [], {
        date: `2026-01-01T00:${pad(Math.floor(index / 60))}:${pad(index % 60)}Z`,
      }),
    );
    const long = catalogueFiles({ ...source, datasets: [{ ...dataset, history }] });
    const entries = childrenOf(readXml(fileText(long, 'feed.atom')), 'entry');
    expect(entries).toHaveLength(200);
    expect(entries[0] && textIn(entries[0], 'title')).toMatch(/1\.299\.0$/);
  });
});

function pad(value: number): string {
  return String(value).padStart(2, '0');
}

describe('sitemap.xml', () => {
  it('names the files of the catalogue, where they are and when they changed', () => {
    const root = readXml(fileText(files, 'sitemap.xml'));
    expect([root.name, root.attributes['xmlns']]).toEqual(['urlset', 'http://www.sitemaps.org/schemas/sitemap/0.9']);
    const urls = childrenOf(root, 'url');
    const places = urls.map((url) => textIn(url, 'loc') ?? '');
    for (const place of places)
      expect(place).toMatch(/^https:\/\/raw\.githubusercontent\.com\/municipio\/datos\/published\/catalog\//);
    expect(places.map((place) => place.split('/catalog/')[1])).toEqual(
      expect.arrayContaining(['catalog.json', 'dcat.ttl', 'data.json', 'feed.atom', 'croissant/presupuesto.json']),
    );
    for (const url of urls) expect(textIn(url, 'lastmod')).toMatch(/^2026-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
  });
});
