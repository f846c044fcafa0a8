import type { Download, Entry, EntryLicence, Territory } from './entry.ts';
import type { EntryContext } from './read-entry.ts';
import type { CatalogueFile, CatalogueSource } from './source.ts';

/** The catalogue's own tables that are datasets of it, by what their files are called. */
type OwnKind = 'plan' | 'inventory' | 'catalogue';

const KINDS: readonly (readonly [RegExp, OwnKind])[] = [
  [/plan/i, 'plan'],
  [/inventar|inventor/i, 'inventory'],
  [/catalog/i, 'catalogue'],
];
const NAMES: Readonly<Record<OwnKind, string>> = {
  plan: 'plan-de-apertura',
  inventory: 'inventario-de-datos',
  catalogue: 'catalogo-de-datos',
};

/** What holds of all that the institution publishes. */
interface OwnContext extends EntryContext {
  readonly licence: EntryLicence | undefined;
  readonly territory: Territory | undefined;
}

/** The plan and the inventory as datasets: ADELA published them so, and whoever follows the promises needs them. */
export function ownEntries(
  source: CatalogueSource,
  files: readonly CatalogueFile[],
  context: OwnContext,
): readonly Entry[] {
  const taken = new Set(source.datasets.map(({ dataset }) => dataset));
  const tables = files.filter(({ path }) => path.endsWith('.csv'));
  return KINDS.flatMap(([, kind]) => {
    const own = tables.filter(({ path }) => kindOf(path) === kind);
    return own.length === 0 ? [] : [ownEntry(kind, own, source.modified, context, taken)];
  });
}

function kindOf(path: string): OwnKind | undefined {
  const name = path.split('/').at(-1) ?? path;
  return KINDS.find(([pattern]) => pattern.test(name))?.[1];
}

function ownEntry(
  kind: OwnKind,
  files: readonly CatalogueFile[],
  modified: string,
  { words, publisher, places, licence, territory }: OwnContext,
  taken: ReadonlySet<string>,
): Entry {
  const name = taken.has(NAMES[kind]) ? `${NAMES[kind]}-adela` : NAMES[kind];
  const title = words.ownTitles[kind];
  return {
    name,
    title,
    description: words.ownDescriptions[kind](publisher.name),
    language: words.language,
    keywords: words.ownKeywords,
    themes: ['http://publications.europa.eu/resource/authority/data-theme/GOVE'],
    licence,
    publisher,
    creators: [publisher],
    contact: { ...publisher, post: undefined },
    temporal: undefined,
    territory,
    frequency: 'irregular',
    landingPage: undefined,
    dictionary: undefined,
    quality: undefined,
    otherIdentifier: undefined,
    issued: modified,
    modified,
    version: undefined,
    trial: false,
    versions: [],
    downloads: files.map((file) => download(file, title, places.file(file.path))),
    resources: [],
    withdrawal: undefined,
  };
}

function download({ path, text }: CatalogueFile, title: string, address: string): Download {
  return {
    kind: 'original',
    name: path.split('/').at(-1) ?? path,
    title,
    address,
    format: 'csv',
    mediatype: 'text/csv',
    bytes: new TextEncoder().encode(text).length,
    sha256: undefined,
    resource: undefined,
  };
}
