import { memberOf, numbersOf, oneOrMore, textOf } from '../../dataset/authored.ts';
import type { Contributor } from '../../dataset/package.ts';
import { readContributors, readLicenses } from '../../dataset/read-metadata.ts';
import { parseInterval } from '../../plan/frequency.ts';
import type { DatasetPromise } from '../../plan/promise.ts';
import type { Json } from '../../table/schema.ts';
import type { Manifest } from '../manifest.ts';
import { ASSETS } from '../names.ts';
import { packageDownload, readDownloads } from './downloads.ts';
import type {
  Agent,
  Contact,
  Entry,
  EntryLicence,
  EntryVersion,
  EntryWithdrawal,
  Publisher,
  Territory,
} from './entry.ts';
import { spanOf } from './moment.ts';
import type { Places } from './places.ts';
import { oneLine, plainText, textOrNothing } from './plain-text.ts';
import { readEntryResources } from './read-resources.ts';
import type { CatalogueDataset } from './source.ts';
import { versionNotes } from './version-notes.ts';
import { mailAddress, webAddress } from './web-address.ts';
import type { CatalogueWords } from './words.ts';

/** What every entry is read with. */
export interface EntryContext {
  readonly words: CatalogueWords;
  readonly places: Places;
  readonly publisher: Publisher;
  readonly promises: ReadonlyMap<string, DatasetPromise>;
}

/** Reads a published dataset: its descriptor for what it is, its manifests for what was published and when. */
export function readEntry(source: CatalogueDataset, context: EntryContext): Entry {
  const { descriptor, manifest, history } = source;
  const { words, places } = context;
  const promise = context.promises.get(source.dataset);
  const title = lineOf(descriptor, 'title') ?? textOrNothing(manifest.title) ?? source.dataset;
  const withdrawal = source.withdrawn && withdrawalOf(source.withdrawn);
  const isGone = withdrawal?.takedown === true;
  const resources = readEntryResources(descriptor, manifest);
  const contributors = readContributors(descriptor);
  return {
    name: source.dataset,
    title,
    description: textOrNothing(textOf(descriptor, 'description')) ?? words.noDescription(title),
    language: languageOf(descriptor, words),
    keywords: unique(oneOrMore(memberOf(descriptor, 'keywords')).map(oneLine)),
    themes: unique(oneOrMore(memberOf(descriptor, 'dcat:theme')).flatMap((theme) => webAddress(theme) ?? [])),
    licence: licenceOf(descriptor),
    publisher: publisherOf(descriptor, context.publisher),
    creators: creatorsOf(contributors),
    contact: contactOf(descriptor, contributors, promise, context.publisher),
    temporal: spanOf(textOf(descriptor, 'dcat:temporal')),
    territory: territoryOf(memberOf(descriptor, 'dcat:spatial')),
    frequency: frequencyOf(textOf(descriptor, 'dcat:accrualPeriodicity')) ?? promise?.frequency?.iso,
    landingPage: webAddress(textOf(descriptor, 'homepage')) ?? webAddress(textOf(descriptor, 'dcat:landingPage')),
    dictionary: isGone ? undefined : documentOf(manifest, ASSETS.dictionary, places),
    quality: isGone ? undefined : documentOf(manifest, ASSETS.quality, places),
    otherIdentifier: textOrNothing(textOf(descriptor, 'id')),
    issued: (history[0] ?? manifest).date,
    modified: (source.withdrawn ?? manifest).date,
    version: manifest.version,
    trial: manifest.trial,
    versions: history.map((each) => versionOf(each, title, context, isGone)),
    downloads: isGone ? [] : readDownloads(manifest, resources, title, context),
    resources: isGone ? [] : resources,
    withdrawal,
  };
}

function versionOf(manifest: Manifest, title: string, { words, places }: EntryContext, isGone: boolean): EntryVersion {
  return {
    manifest,
    page: places.release(manifest.tag),
    package: isGone ? undefined : packageDownload(manifest, title, words, places),
    notes: versionNotes(manifest, words),
  };
}

function withdrawalOf({ date, withdrawn }: Manifest): EntryWithdrawal {
  return {
    date: withdrawn?.date ?? date,
    reason: plainText(withdrawn?.reason ?? ''),
    ground: textOrNothing(withdrawn?.ground),
    takedown: withdrawn?.takedown === true,
    replacedBy: withdrawn?.replacedBy,
    renamedTo: withdrawn?.renamedTo,
  };
}

function documentOf({ assets, tag }: Manifest, name: string, places: Places): string | undefined {
  return assets.some((asset) => asset.name === name) ? places.asset(tag, name) : undefined;
}

function lineOf(value: Json | undefined, key: string): string | undefined {
  return textOrNothing(oneLine(textOf(value, key) ?? ''));
}

function languageOf(descriptor: Json, words: CatalogueWords): string {
  const [written = ''] = oneOrMore(memberOf(descriptor, 'dcat:language'));
  return /^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(written) ? written.toLowerCase() : words.language;
}

function frequencyOf(written: string | undefined): string | undefined {
  return written !== undefined && parseInterval(written) !== undefined ? written : undefined;
}

/** The first licence that has an address, or a name that SPDX knows the form of. */
function licenceOf(descriptor: Json): EntryLicence | undefined {
  return readLicenses(descriptor).flatMap(({ name, path, title }) => {
    const spdx = name !== undefined && /^[A-Za-z0-9][A-Za-z0-9.+-]*$/.test(name) ? name : undefined;
    const address = webAddress(path) ?? (spdx && `https://spdx.org/licenses/${spdx}`);
    return address === undefined ? [] : { address, title: textOrNothing(oneLine(title ?? '')) ?? spdx ?? address };
  })[0];
}

function publisherOf(descriptor: Json, institution: Publisher): Publisher {
  const written = memberOf(descriptor, 'dcat:publisher');
  const name = lineOf(written, 'name');
  if (name === undefined || name === institution.name) return institution;
  return {
    name,
    acronym: lineOf(written, 'acronym'),
    mail: mailAddress(textOf(written, 'mbox')),
    page: undefined,
    government: undefined,
  };
}

function creatorsOf(contributors: readonly Contributor[]): readonly Agent[] {
  return contributors.filter(({ roles }) => roles.includes('creator')).flatMap(agentOf);
}

function agentOf({ title, givenName, familyName, organization, email, path }: Contributor): readonly Agent[] {
  const name = oneLine(title ?? [givenName, familyName].filter(Boolean).join(' '));
  const known = name === '' ? oneLine(organization ?? '') : name;
  return known === '' ? [] : [{ name: known, mail: mailAddress(email), page: webAddress(path) }];
}

function contactOf(
  descriptor: Json,
  contributors: readonly Contributor[],
  promise: DatasetPromise | undefined,
  publisher: Publisher,
): Contact {
  const written = memberOf(descriptor, 'dcat:contactPoint');
  const other = contributors.filter(({ roles }) => roles.includes('contact')).flatMap(agentOf)[0];
  return {
    name: lineOf(written, 'fn') ?? other?.name ?? publisher.name,
    mail:
      mailAddress(textOf(written, 'hasEmail')) ??
      other?.mail ??
      mailAddress(promise?.responsible.mail) ??
      publisher.mail,
    page: webAddress(textOf(written, 'hasURL')) ?? other?.page,
    post: textOrNothing(promise?.responsible.post),
  };
}

function territoryOf(written: Json | undefined): Territory | undefined {
  const key = lineOf(written, 'cvegeo');
  const name = typeof written === 'string' ? textOrNothing(oneLine(written)) : lineOf(written, 'name');
  const bbox = bboxOf(numbersOf(written, 'bbox'));
  return (key ?? name ?? bbox) === undefined ? undefined : { key, name, bbox };
}

function bboxOf(numbers: readonly number[] | undefined): Territory['bbox'] {
  const [west, south, east, north, ...rest] = numbers ?? [];
  if (west === undefined || south === undefined || east === undefined || north === undefined) return undefined;
  const isReal = Math.abs(west) <= 180 && Math.abs(east) <= 180 && south >= -90 && north <= 90 && south <= north;
  return isReal && rest.length === 0 ? [west, south, east, north] : undefined;
}

/** What is there, once. */
export function unique(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)].filter((text) => text !== '');
}
