/** A catalogue's source from the example institution, with versions, a withdrawn dataset and one that means harm. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { itemsOf, memberOf, oneOrMore, textOf } from '../../bot/core/dataset/authored.ts';
import type { Plan } from '../../bot/core/plan/plan.ts';
import { readPlan } from '../../bot/core/plan/read-plan.ts';
import type { CatalogueDataset, CatalogueSource } from '../../bot/core/release/catalogue/source.ts';
import type { Manifest, ManifestAsset, ManifestResource } from '../../bot/core/release/manifest.ts';
import type { Json } from '../../bot/core/table/schema.ts';
import { worktree } from '../../bot/io/worktree.ts';

export const ROOT = join(import.meta.dirname, '../..');
export const ADDRESSES: CatalogueSource['addresses'] = {
  repository: 'https://github.com/municipio/datos',
  releases: 'https://github.com/municipio/datos/releases/download',
  catalog: 'https://raw.githubusercontent.com/municipio/datos/published/catalog',
};
const COMMIT = '0123456789abcdef0123456789abcdef01234567';

/** A publication's manifest, as a release would have it. */
export function manifestOf(
  dataset: string,
  version: string,
  resources: readonly ManifestResource[],
  change: Partial<Manifest> = {},
): Manifest {
  const assets: ManifestAsset[] = [
    asset(`${dataset}-${version}.zip`, 'application/zip'),
    asset('data-dictionary.csv', 'text/csv'),
    asset('quality.json', 'application/json'),
    ...resources
      .filter(({ rows }) => rows !== undefined)
      .map(({ name }) => ({ ...asset(`${name}.parquet`, 'application/vnd.apache.parquet'), resource: name })),
  ];
  return {
    apertura: 1,
    kind: 'release',
    dataset,
    version,
    tag: `${dataset}@${version}`,
    folio: `M-1763710746-${dataset}-${version}`,
    title: dataset,
    commit: COMMIT,
    tree: COMMIT,
    date: '2026-11-21T07:39:06Z',
    trial: false,
    impact: 'additive',
    bump: 'minor',
    coverage: [{ kind: 'adopted', by: 'ana', commit: COMMIT }],
    resources,
    assets: assets.sort((one, other) => (one.name < other.name ? -1 : 1)),
    program: 'apertura 0.1.0',
    ...change,
  };
}

function asset(name: string, mediatype: string): ManifestAsset {
  return { name, size: name.length * 1000, sha256: sha256(name), mediatype };
}

export function sha256(bytes: string | Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** The plan of the example institution. */
export async function examplePlan(): Promise<Plan> {
  return (await readPlan(worktree(ROOT))).plan;
}

/** The datasets of the example institution, each with two versions. */
function exampleDatasets(): readonly CatalogueDataset[] {
  return readdirSync(join(ROOT, 'datasets')).sort().map(exampleDataset);
}

export function exampleDataset(dataset: string): CatalogueDataset {
  const folder = join(ROOT, 'datasets', dataset);
  const descriptor = JSON.parse(readFileSync(join(folder, 'datapackage.json'), 'utf8')) as Json;
  const resources = itemsOf(descriptor, 'resources').map((resource): ManifestResource => {
    const paths = oneOrMore(memberOf(resource, 'path'));
    const bytes = paths.map((path) => readFileSync(join(folder, path)));
    const [path] = paths;
    const [only, ...others] = bytes;
    return {
      name: textOf(resource, 'name') ?? '',
      title: textOf(resource, 'title'),
      path,
      format: textOf(resource, 'format'),
      mediatype: textOf(resource, 'mediatype'),
      bytes: bytes.reduce((sum, each) => sum + each.length, 0),
      sha256: only === undefined || others.length > 0 ? undefined : sha256(only),
      rows: textOf(resource, 'type') === 'table' ? 10 : undefined,
      fields: 3,
    };
  });
  const title = textOf(descriptor, 'title') ?? dataset;
  const first = manifestOf(dataset, '1.0.0', resources, { title, date: '2026-10-01T12:00:00Z' });
  const last = manifestOf(dataset, '1.1.0', resources, {
    title,
    previous: first.tag,
    rows: { added: 12, removed: 0, changed: 3 },
    coverage: [
      {
        kind: 'pull',
        number: 7,
        title: 'Noviembre',
        author: 'ana',
        head: COMMIT,
        commit: COMMIT,
        merged: '2026-11-21T07:39:06Z',
        state: 'approved',
        approvals: [],
      },
    ],
  });
  return { dataset, manifest: last, descriptor, history: [first, last], withdrawn: undefined };
}

/** The dataset's last version, and that it was withdrawn. */
function withdrawn(source: CatalogueDataset, takedown: boolean): CatalogueDataset {
  const tombstone = manifestOf(source.dataset, source.manifest.version, [], {
    kind: 'tombstone',
    tag: `${source.manifest.tag}+withdrawn`,
    date: '2026-11-22T08:00:00Z',
    impact: 'withdrawal',
    bump: 'none',
    assets: [],
    withdrawn: {
      date: '2026-11-22',
      reason: 'El programa terminó.',
      ground: 'Art. 5',
      takedown,
      replacedBy: 'presupuesto',
    },
  });
  return { ...source, withdrawn: tombstone };
}

const HOSTILE_TEXT = `</rdf:RDF>]]><!-- "quotes" 'and' \\ back\\nslash \u0000\u0001\u000b\u001f\u007f\u0085\u2028\ud800 "@es . <x> 😀 \r\n \${x} <script>alert(1)</script>&amp;`;

/** A dataset whose every text was written to break a format. */
function hostileDataset(): CatalogueDataset {
  const bad = (name: string): string => `${name} ${HOSTILE_TEXT}`;
  const descriptor: Json = {
    name: 'hostil',
    id: 'urn:x y<>"{}|\\^`\u0000',
    title: bad('t'),
    description: bad('d').repeat(200),
    homepage: 'javascript:alert(1)',
    keywords: [bad('k'), '', ' ', 7, bad('k')],
    licenses: [{ name: 'CC0 1.0 <', path: 'https://example.org/a b"<>{}|\\^`%zz?q={x}|y#é', title: bad('l') }],
    contributors: [
      { title: bad('c'), email: 'no es correo', path: 'file:///etc/passwd', roles: ['creator', 'contact'] },
    ],
    'dcat:language': 'es"@en',
    'dcat:publisher': { name: bad('p'), mbox: 'a@b.example>' },
    'dcat:contactPoint': { fn: bad('f'), hasEmail: 'mailto:a+b@c.example' },
    'dcat:accrualPeriodicity': 'R/P1"M',
    'dcat:temporal': '2026-02-30/2025-13',
    'dcat:spatial': { cvegeo: bad('s'), name: bad('n'), bbox: [-1e-9, 200, 1e308, 'x'] },
    'dcat:theme': ['ENVI', 'https://example.org/t m<e>', 'http://[', 'http://user:pass@example.org/'],
    resources: [
      {
        name: 'datos',
        title: bad('r'),
        path: 'data/a b "c"<é>.csv',
        schema: { fields: [{ name: bad('x'), title: bad('y'), type: 'string' }], primaryKey: [bad('x')] },
      },
    ],
  };
  const resources: ManifestResource[] = [
    {
      name: 'datos',
      title: bad('r'),
      path: 'data/a b "c"<é>.csv',
      format: 'csv"',
      mediatype: 'text/csv"; x',
      bytes: 3,
      sha256: sha256('abc'),
      rows: 1,
      fields: 1,
    },
  ];
  const manifest = manifestOf('hostil', '0.1.0', resources, { title: bad('t'), trial: true, impact: 'additive' });
  return { dataset: 'hostil', manifest, descriptor, history: [manifest], withdrawn: undefined };
}

/** A dataset of which little is said: no table, no schema, no licence, no description, nothing that its promise adds. */
function bareDataset(): CatalogueDataset {
  const resource = { name: 'informe', path: 'informe.pdf', bytes: 3, sha256: sha256('pdf') };
  const file = { title: undefined, format: undefined, mediatype: undefined, rows: undefined, fields: undefined };
  const manifest = manifestOf('documentos', '1.0.0', [{ ...resource, ...file }]);
  const descriptor: Json = { name: 'documentos', resources: [{ name: 'informe', path: 'informe.pdf' }] };
  return { dataset: 'documentos', manifest, descriptor, history: [manifest], withdrawn: undefined };
}

/** All of it: what is published, what was withdrawn, what means harm, what says nothing. */
export async function sampleSource(): Promise<CatalogueSource> {
  const example = exampleDatasets().map((each) => {
    if (each.dataset === 'tramites') return withdrawn(each, false);
    return each.dataset === 'directorio-servidores-publicos' ? withdrawn(each, true) : each;
  });
  const datasets = [...example, hostileDataset(), bareDataset()].toSorted((one, other) =>
    one.dataset < other.dataset ? -1 : 1,
  );
  const plan = await examplePlan();
  const [first] = plan.promises;
  const closed =
    first === undefined
      ? []
      : (['privado', 'restringido', 'publico'] as const).map((level) => ({
          ...first,
          dataset: `prometido-${level}`,
          title: `Prometido ${level}`,
          access: { level, ground: level === 'publico' ? undefined : 'Artículo 115 de la Ley General'.repeat(20) },
        }));
  return {
    plan: { ...plan, promises: [...plan.promises, ...closed] },
    addresses: ADDRESSES,
    datasets,
    modified: '2026-11-22T08:00:00Z',
  };
}

/** The text of a file of the catalogue. */
export function fileText(files: readonly { readonly path: string; readonly text: string }[], path: string): string {
  const file = files.find((each) => each.path === path);
  if (file === undefined) throw new Error(`no ${path}`);
  return file.text;
}
