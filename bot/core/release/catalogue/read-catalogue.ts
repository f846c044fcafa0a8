import type { Institution } from '../../plan/plan.ts';
import type { Catalogue } from './catalogue.ts';
import { readClosedEntries } from './closed-entries.ts';
import type { Entry, EntryLicence, Government, Publisher, Territory } from './entry.ts';
import { ownEntries } from './own-entries.ts';
import { placesOf } from './places.ts';
import { oneLine } from './plain-text.ts';
import { type EntryContext, readEntry } from './read-entry.ts';
import type { CatalogueFile, CatalogueSource } from './source.ts';
import { mailAddress, webAddress } from './web-address.ts';
import { wordsOf } from './words-of.ts';

/** Reads what the catalogue is made from; `ownFiles` are the tables of the plan and the inventory. */
export function readCatalogue(source: CatalogueSource, ownFiles: readonly CatalogueFile[]): Catalogue {
  const { plan, addresses } = source;
  const words = wordsOf(plan.institution?.language);
  const places = placesOf(addresses);
  const publisher = publisherOf(plan.institution, places.repository);
  const promises = new Map(plan.promises.map((promise) => [promise.dataset, promise]));
  const context: EntryContext = { words, places, publisher, promises };
  const entries = source.datasets.map((dataset) => readEntry(dataset, context));
  const licence = commonLicence(entries);
  const territory = territoryOf(plan.institution);
  return {
    title: words.title(publisher.name),
    description: words.description(publisher.name),
    publisher,
    territory,
    licence,
    issued: [source.modified, ...entries.map((entry) => entry.issued)].toSorted()[0] ?? source.modified,
    modified: source.modified,
    entries: [...entries, ...ownEntries(source, ownFiles, { ...context, licence, territory })],
    closed: readClosedEntries(source, context),
    ownFiles,
    places,
    words,
  };
}

/** The licence of all datasets, where all that have one have the same. */
function commonLicence(entries: readonly Entry[]): EntryLicence | undefined {
  const licences = new Map(
    entries.flatMap(({ licence }) => (licence === undefined ? [] : [[licence.address, licence]])),
  );
  const [first, ...others] = licences.values();
  return others.length === 0 ? first : undefined;
}

function publisherOf(institution: Institution | undefined, repository: string): Publisher {
  const name = oneLine(institution?.name ?? '');
  return {
    name: name === '' ? repository : name,
    acronym: institution && oneLine(institution.acronym),
    mail: mailAddress(institution?.mail),
    page: webAddress(institution?.site),
    government: governmentOf(institution?.order),
  };
}

/** ADELA's four kinds, of the words in which the plan names an order of government or a branch. */
function governmentOf(order: string | undefined): Government | undefined {
  const word = order?.toLowerCase() ?? '';
  if (/^federal|nacional/.test(word)) return 'federal';
  if (/^(estatal|state|entidad)/.test(word)) return 'state';
  if (/^municip/.test(word)) return 'municipal';
  return /^(aut[oó]nom|autonomous)/.test(word) ? 'autonomous' : undefined;
}

function territoryOf(institution: Institution | undefined): Territory | undefined {
  const key = oneLine(institution?.inegiKey ?? '');
  return key === '' ? undefined : { key, name: institution && oneLine(institution.name), bbox: undefined };
}
