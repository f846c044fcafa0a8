import type { Catalogue } from './catalogue.ts';
import type { ClosedEntry, Contact, Download, Entry } from './entry.ts';
import { jsonFile } from './json-file.ts';
import { spanText } from './moment.ts';
import { atMost, oneLine } from './plain-text.ts';
import type { CatalogueFile } from './source.ts';
import { withdrawalNote } from './version-notes.ts';

const SCHEMA = 'https://project-open-data.cio.gov/v1.1/schema';
/** Characters that the schema allows an explanation of rights. */
const RIGHTS_LENGTH = 255;

/**
 * `data.json`, Project Open Data metadata 1.1. Its `bureauCode` and `programCode` are numbers that the federal budget of
 * the United States gives its own agencies; nobody else has them. https://resources.data.gov/resources/dcat-us/
 */
export function projectOpenData(catalogue: Catalogue): CatalogueFile {
  const published = catalogue.entries.map((entry) => publishedDataset(entry, catalogue));
  const closed = catalogue.closed.map((entry) => closedDataset(entry, catalogue));
  return jsonFile('data.json', 'application/json', {
    '@context': `${SCHEMA}/catalog.jsonld`,
    '@id': catalogue.places.file('data.json'),
    '@type': 'dcat:Catalog',
    conformsTo: SCHEMA,
    describedBy: `${SCHEMA}/catalog.json`,
    dataset: [...published, ...closed],
  });
}

function publishedDataset(entry: Entry, { words }: Catalogue): object {
  const { withdrawal, territory } = entry;
  const reason = withdrawal && withdrawalNote(withdrawal, words);
  return {
    ...described(entry),
    issued: entry.issued,
    publisher: { '@type': 'org:Organization', name: entry.publisher.name },
    contactPoint: contactOf(entry.contact),
    accessLevel: withdrawal?.takedown === true ? 'non-public' : 'public',
    rights: reason && atMost(oneLine(reason), RIGHTS_LENGTH),
    license: entry.licence?.address,
    language: [entry.language],
    temporal: entry.temporal?.from && entry.temporal.to && spanText(entry.temporal),
    spatial: territory?.bbox?.join(',') ?? territory?.name ?? territory?.key,
    accrualPeriodicity: periodicityOf(entry.frequency),
    theme: entry.themes.length === 0 ? undefined : entry.themes,
    landingPage: entry.landingPage ?? entry.versions.at(-1)?.page,
    describedBy: entry.dictionary,
    describedByType: entry.dictionary && 'text/csv',
    conformsTo: entry.version && 'https://datapackage.org/standard/data-package/',
    distribution: entry.downloads.length === 0 ? undefined : entry.downloads.map(distribution),
  };
}

/** What is said of every dataset, whoever may read it. */
function described(entry: Entry | ClosedEntry): object {
  return {
    '@type': 'dcat:Dataset',
    identifier: entry.name,
    title: entry.title,
    description: entry.description,
    keyword: keywordsOf(entry.keywords, entry.title),
    modified: entry.modified,
  };
}

/** A file needs a media type; one whose type nobody knows is bytes. */
function distribution({ title, address, mediatype, format }: Download): object {
  return {
    '@type': 'dcat:Distribution',
    title,
    downloadURL: address,
    mediaType: mediatype !== undefined && MEDIA_TYPE.test(mediatype) ? mediatype : 'application/octet-stream',
    format,
  };
}

const MEDIA_TYPE = /^[-\w]+\/[-\w]+(\.[-\w]+)*([+][-\w]+)?$/;

function closedDataset(entry: ClosedEntry, { publisher }: Catalogue): object {
  return {
    ...described(entry),
    publisher: { '@type': 'org:Organization', name: publisher.name },
    contactPoint: contactOf(entry.contact),
    accessLevel: entry.level === 'private' ? 'non-public' : 'restricted public',
    rights: atMost(oneLine(entry.ground), RIGHTS_LENGTH),
    accrualPeriodicity: periodicityOf(entry.frequency),
  };
}

/** At least one is demanded; a dataset without any is looked for by its title. */
function keywordsOf(keywords: readonly string[], title: string): readonly string[] {
  return keywords.length === 0 ? [title] : keywords;
}

/** The schema's pattern knows no `+` in an address, and takes `mailto:` alone for one that it does not know. */
function contactOf({ name, mail }: Contact): object {
  const known = mail !== undefined && /^[\w.-]+@[\w.-]+\.[\w.-]+$/.test(mail) ? mail : '';
  return { '@type': 'vcard:Contact', fn: name, hasEmail: `mailto:${known}` };
}

function periodicityOf(frequency: string | undefined): string | undefined {
  return frequency === 'realtime' ? 'R/PT1S' : frequency;
}
