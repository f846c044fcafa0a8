import { readFile } from 'node:fs/promises';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { runs } from '../../../../test/fuzz.ts';
import { worktree } from '../../../io/worktree.ts';
import type { JsonObject } from '../../dataset/authored.ts';
import { FREQUENCY_WORDS } from '../../plan/frequency.ts';
import { readPlan } from '../../plan/read-plan.ts';
import type { Json } from '../../table/schema.ts';
import type { CatalogueSource } from '../catalogue/source.ts';
import { entryYaml } from './entry-yaml.ts';
import { adelaFiles } from './export-adela.ts';
import type { AdelaImport } from './import-adela.ts';
import { importText, publishedAs, sourceOf } from './sample.ts';
import { folded } from './slug.ts';

const FILES = ['adela/inventario.csv', 'adela/plan-de-apertura.csv', 'adela/catalogo.csv'] as const;

function exported(source: CatalogueSource, path: (typeof FILES)[number]): string {
  return adelaFiles(source).find((file) => file.path === path)?.text ?? '';
}

async function exampleSource(): Promise<CatalogueSource> {
  const root = new URL('../../../../', import.meta.url).pathname;
  const { plan } = await readPlan(worktree(root));
  const datasets = await Promise.all(
    plan.promises.map(async ({ dataset }) => {
      const text = await readFile(`${root}datasets/${dataset}/datapackage.json`, 'utf8');
      return publishedAs(dataset, JSON.parse(text) as Json);
    }),
  );
  const source = sourceOf({ form: 'plan', rows: 0, datasets: [], institution: NOBODY });
  return { ...source, plan, datasets: datasets.flat() };
}

const NOBODY = { vision: undefined, liaison: undefined, administrator: undefined };

describe('export, import, entries, export', () => {
  test.each(FILES)('of the example institution, %s has the same bytes', async (path) => {
    const first = exported(await exampleSource(), path);
    const { imported, findings } = importText(first);
    expect(findings.filter(({ severity }) => severity !== 'note')).toEqual([]);
    expect(imported.datasets).toHaveLength(10);
    expect(exported(sourceOf(imported), path)).toBe(first);
  });

  test('the catalogue of the example has addresses, sizes and every resource', async () => {
    const text = exported(await exampleSource(), 'adela/catalogo.csv');
    expect(text.charCodeAt(0)).toBe(0xfeff);
    expect(text.split('\r\n')[0]?.split(',')).toHaveLength(21);
    expect(text).toContain(
      'https://github.example/municipio/datos/raw/contrataciones%401.0.0/datasets/contrataciones/data/procesos.csv,text/csv',
    );
    expect(text).toContain('contrataciones,Contrataciones públicas,');
  });

  test.each(FILES)('of any plan, %s has the same bytes', (path) => {
    fc.assert(
      fc.property(plans, (imported) => {
        const first = exported(sourceOf(imported), path);
        const second = importText(first);
        expect(second.findings.filter(({ rule, severity }) => severity === 'error' && rule !== 'adela-form')).toEqual(
          [],
        );
        expect(exported(sourceOf(second.imported), path)).toBe(first);
      }),
      runs(40),
    );
  });

  test('a cell that a spreadsheet would carry out is written as a text, and read as it was', () => {
    const titles = ['=HYPERLINK("http://x.example")', "'=1+1", '@suma', '-1', '+52 477', "''=x", "'hola"];
    const imported = importOf(titles.map((title) => dataset({ title, resources: [] })));
    const text = exported(sourceOf(imported), 'adela/inventario.csv');
    expect(text).not.toMatch(/(^|[,"\n])[=+\-@]/m);
    expect(
      importText(text)
        .imported.datasets.map(({ title }) => title)
        .sort(),
    ).toEqual(titles.toSorted());
  });
});

function importOf(datasets: readonly JsonObject[], institution: AdelaImport['institution'] = NOBODY): AdelaImport {
  return {
    form: 'catalogue',
    rows: 0,
    datasets: datasets.map((each, index) => {
      const { promise, descriptor } = each as { promise: JsonObject; descriptor: JsonObject };
      const name = `conjunto-${index}`;
      return {
        name,
        title: '',
        line: 1,
        promise,
        yaml: entryYaml(promise, []),
        descriptor: { ...descriptor, name },
      };
    }),
    institution,
  };
}

interface Said {
  readonly title: string;
  readonly resources: readonly { readonly title: string; readonly [key: string]: Json }[];
  readonly [key: string]: Json;
}

function dataset({ title, resources, ...rest }: Said): JsonObject {
  const named = resources.map((resource, index) => ({ name: `r${index}`, title: resource.title }));
  return {
    promise: { title, resources: named, ...(rest['promise'] as JsonObject | undefined) },
    descriptor: { title, resources: named, ...(rest['descriptor'] as JsonObject | undefined) },
  };
}

const LETTERS = [...'abcñÑáü Á01,;"\'\n\t|=+-@¿?.:#&(){}[]<>\\/%*~`ºπ中😀\u00a0'];
const texts = fc
  .array(fc.constantFrom(...LETTERS), { minLength: 1, maxLength: 24 })
  .map((letters) => letters.join(''))
  .filter((text) => folded(text) !== '' && !/Ã|Â/.test(text));
const months = fc
  .integer({ min: 0, max: 400 })
  .map((n) => `${2000 + Math.floor(n / 12)}-${String((n % 12) + 1).padStart(2, '0')}`);
const days = fc
  .tuple(months, fc.integer({ min: 1, max: 28 }))
  .map(([month, day]) => `${month}-${String(day).padStart(2, '0')}`);
const periods = fc.oneof(
  months,
  days,
  fc.tuple(months, months).map(([a, b]) => [a, b].sort().join('/')),
);
const frequencies = fc.constantFrom(...Object.entries(FREQUENCY_WORDS).map(([word, iso]) => ({ word, iso })));
const mails = fc.constantFrom('a@b.mx', 'datos.abiertos@sanaurelio.example');
const maybe = <T>(values: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(values, { nil: undefined });

function unique<T extends { readonly title: string }>(items: readonly T[]): readonly T[] {
  return [...new Map(items.map((item) => [folded(item.title), item])).values()];
}

const plans = fc
  .array(
    fc.record({
      title: texts,
      description: maybe(texts),
      post: maybe(texts),
      mail: maybe(mails),
      frequency: maybe(frequencies),
      level: maybe(fc.constantFrom('publico', 'restringido', 'privado')),
      ground: maybe(texts),
      system: maybe(texts),
      keywords: fc.array(texts, { maxLength: 3 }),
      modified: maybe(days.map((day) => `${day}T10:20:30Z`)),
      temporal: maybe(fc.tuple(days, days).map(([a, b]) => `${a}/${b}`)),
      spatial: maybe(texts),
      landing: maybe(fc.webUrl()),
      resources: fc.array(
        fc.record({
          title: texts,
          commitment: maybe(periods),
          description: maybe(texts),
          mediatype: maybe(fc.constantFrom('text/csv', 'application/geo+json')),
          bytes: maybe(fc.nat()),
          path: maybe(fc.webUrl({ withQueryParameters: true })),
        }),
        { minLength: 1, maxLength: 4 },
      ),
    }),
    { minLength: 1, maxLength: 5 },
  )
  .chain((datasets) =>
    fc.record({
      datasets: fc.constant(unique(datasets)),
      vision: maybe(texts),
      liaison: maybe(fc.record({ name: texts, post: texts, mail: mails })),
      administrator: maybe(fc.record({ name: texts, post: texts, mail: maybe(mails) })),
    }),
  )
  .map(({ datasets, ...institution }) => importOf(datasets.map(plannedAs), institution as AdelaImport['institution']));

function plannedAs(each: unknown): JsonObject {
  const { title, description, post, mail, frequency, level, ground, system, resources, ...rest } = each as Record<
    string,
    Json
  >;
  const all = unique(resources as readonly { readonly title: string; readonly [key: string]: Json }[]);
  return without({
    promise: {
      title,
      description,
      responsible: { post, mail },
      frequency,
      resources: all.map(({ title: name, commitment }, index) => ({ name: `r${index}`, title: name, commitment })),
      interoperability: { system },
      access: { level, ground },
    },
    descriptor: {
      title,
      keywords: rest['keywords'],
      'dcat:modified': rest['modified'],
      'dcat:temporal': rest['temporal'],
      'dcat:spatial': { name: rest['spatial'] },
      'dcat:landingPage': rest['landing'],
      resources: all.map(({ title: name, description: about, mediatype, bytes, path }, index) => ({
        name: `r${index}`,
        title: name,
        description: about,
        mediatype,
        bytes,
        path,
      })),
    },
  });
}

/** JSON has no `undefined`. */
function without(value: unknown): JsonObject {
  return JSON.parse(JSON.stringify(value)) as JsonObject;
}
