/** The rows of ADELA's catalogue: a dataset, then its resources, each with the dataset's identifier. */
import { itemsOf, memberOf, numberOf, textOf, textsOf } from '../../dataset/authored.ts';
import { judgePath } from '../../dataset/paths.ts';
import { DATASETS } from '../../plan/evidence.ts';
import type { DatasetPromise } from '../../plan/promise.ts';
import type { Json } from '../../table/schema.ts';
import type { CatalogueDataset, CatalogueSource } from '../catalogue/source.ts';
import { uriPart } from '../catalogue/web-address.ts';
import type { ManifestResource } from '../manifest.ts';

/** Columns that say something of the dataset, its identifier among them. */
const DATASET_COLUMNS = 13;
const RESOURCE_COLUMNS = 8;
const LEVELS = { publico: 'público', restringido: 'restringido', privado: 'privado' } as const;

/** All datasets that are promised or published, by name; the withdrawn ones too, at their last version. */
export function catalogueRows({ plan, datasets, addresses }: CatalogueSource): readonly (readonly string[])[] {
  const promises = new Map(plan.promises.map((promise) => [promise.dataset, promise]));
  const published = new Map(datasets.map((each) => [each.dataset, each]));
  const names = [...new Set([...promises.keys(), ...published.keys()])].sort();
  return names.flatMap((name) => {
    const [promise, dataset] = [promises.get(name), published.get(name)];
    const resources = resourcesOf(promise, dataset, addresses.repository);
    return [
      [name, ...datasetCells(promise, dataset), ...new Array<string>(RESOURCE_COLUMNS).fill('')],
      ...resources.map((cells) => [name, ...new Array<string>(DATASET_COLUMNS - 1).fill(''), ...cells]),
    ];
  });
}

function datasetCells(promise: DatasetPromise | undefined, published: CatalogueDataset | undefined): readonly string[] {
  const { descriptor, manifest } = published ?? {};
  const contact = memberOf(descriptor, 'dcat:contactPoint');
  const { level, ground } = promise?.access ?? {};
  return [
    promise?.title ?? textOf(descriptor, 'title') ?? manifest?.title ?? '',
    textOf(descriptor, 'description') ?? promise?.description ?? '',
    keywordsIn(descriptor),
    manifest?.date ?? '',
    promise?.responsible.post ?? textOf(contact, 'fn') ?? '',
    promise?.responsible.mail ?? textOf(contact, 'hasEmail')?.replace(/^mailto:/, '') ?? '',
    level === undefined ? '' : LEVELS[level],
    ground ?? '',
    textOf(descriptor, 'dcat:temporal') ?? '',
    placeIn(descriptor),
    textOf(descriptor, 'dcat:landingPage') ?? textOf(descriptor, 'homepage') ?? '',
    promise?.frequency?.iso ?? textOf(descriptor, 'dcat:accrualPeriodicity') ?? '',
  ];
}

/** Words with a comma in them are several words to whoever reads the cell. */
function keywordsIn(descriptor: Json | undefined): string {
  const words = (textsOf(descriptor, 'keywords') ?? []).flatMap((word) => word.split(/[,;\n]/));
  return words
    .map((word) => word.trim())
    .filter((word) => word !== '')
    .join(', ');
}

function placeIn(value: Json | undefined): string {
  return textOf(value, 'dcat:spatial') ?? textOf(memberOf(value, 'dcat:spatial'), 'name') ?? '';
}

function resourcesOf(
  promise: DatasetPromise | undefined,
  published: CatalogueDataset | undefined,
  repository: string,
): readonly (readonly string[])[] {
  const there = new Map(published?.manifest.resources.map((resource) => [resource.name, resource]));
  const described = new Map(
    itemsOf(published?.descriptor, 'resources').map((each) => [textOf(each, 'name') ?? '', each]),
  );
  const promised = new Map(promise?.resources.map(({ name, title }) => [name, title]));
  const names = [...new Set([...promised.keys(), ...described.keys(), ...there.keys()])];
  const open = promise?.access.level !== 'privado';
  return names.map((name) => {
    const [resource, descriptor] = [there.get(name), described.get(name)];
    const bytes = resource?.bytes ?? numberOf(descriptor, 'bytes');
    return [
      promised.get(name) ?? resource?.title ?? textOf(descriptor, 'title') ?? name,
      textOf(descriptor, 'description') ?? '',
      published === undefined || !open ? '' : addressOf(published, resource, descriptor, repository),
      resource?.mediatype ?? textOf(descriptor, 'mediatype') ?? '',
      bytes === undefined ? '' : String(bytes),
      textOf(descriptor, 'dcat:temporal') ?? '',
      placeIn(descriptor),
      textOf(descriptor, 'dcat:accrualPeriodicity') ?? '',
    ];
  });
}

/** Where the resource's own file is for ever: in the repository, at the tag. */
function addressOf(
  { dataset, manifest }: CatalogueDataset,
  resource: ManifestResource | undefined,
  descriptor: Json | undefined,
  repository: string,
): string {
  const path = textOf(descriptor, 'path') ?? resource?.path;
  if (path === undefined) return '';
  if (judgePath(path).kind === 'url') return path;
  const parts = ['raw', manifest.tag, DATASETS, dataset, ...path.split('/')];
  return `${repository}/${parts.map(uriPart).join('/')}`;
}
