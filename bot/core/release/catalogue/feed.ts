import type { Manifest } from '../manifest.ts';
import type { Catalogue } from './catalogue.ts';
import { plainText } from './plain-text.ts';
import type { CatalogueFile, CatalogueSource } from './source.ts';
import { versionNotes } from './version-notes.ts';
import { uriPart } from './web-address.ts';
import type { CatalogueWords } from './words.ts';
import { xmlEscaped } from './xml.ts';

/** How many of the newest versions the feed tells: who reads it at all reads it oftener than so many are published. */
const LONGEST = 200;

interface FeedEntry {
  readonly manifest: Manifest;
  readonly title: string;
}

/** `feed.atom`: what was published and what was withdrawn, the newest first. RFC 4287 */
export function feed(catalogue: Catalogue, source: CatalogueSource): CatalogueFile {
  const { places, words, publisher } = catalogue;
  const address = places.file('feed.atom');
  const head = [
    `<id>${tagUri(places.repository, catalogue.issued, 'feed')}</id>`,
    `<title>${xmlEscaped(words.feedTitle(publisher.name))}</title>`,
    `<updated>${xmlEscaped(catalogue.modified)}</updated>`,
    `<author><name>${xmlEscaped(publisher.name)}</name></author>`,
    `<link rel="self" type="application/atom+xml" href="${xmlEscaped(address)}"/>`,
    `<link rel="alternate" type="text/html" href="${xmlEscaped(publisher.page ?? places.repository)}"/>`,
  ];
  const entries = newest(catalogue, source).map((entry) => entryText(entry, catalogue));
  const lines = [...head.map((line) => `  ${line}\n`), ...entries].join('');
  return {
    path: 'feed.atom',
    mediatype: 'application/atom+xml',
    text: `<?xml version="1.0" encoding="UTF-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${words.language}">\n${lines}</feed>\n`,
  };
}

function newest({ entries }: Catalogue, { datasets }: CatalogueSource): readonly FeedEntry[] {
  const titles = new Map(entries.map(({ name, title }) => [name, title]));
  const all = datasets.flatMap(({ dataset, history, withdrawn }) =>
    [...history, ...(withdrawn === undefined ? [] : [withdrawn])].map((manifest) => ({
      manifest,
      title: titles.get(dataset) ?? dataset,
    })),
  );
  return all.sort((one, other) => byDate(one.manifest, other.manifest)).slice(0, LONGEST);
}

/** The newest first; of one moment by their tags. */
function byDate(one: Manifest, other: Manifest): number {
  if (one.date !== other.date) return one.date < other.date ? 1 : -1;
  return one.tag < other.tag ? -1 : one.tag > other.tag ? 1 : 0;
}

function entryText({ manifest, title }: FeedEntry, { places, words }: Catalogue): string {
  const page = places.release(manifest.tag);
  const zip = manifest.assets.find(({ name }) => name.endsWith('.zip'));
  const lines = [
    `<id>${tagUri(places.repository, manifest.date, manifest.tag)}</id>`,
    `<title>${xmlEscaped(titleOf(manifest, title, words))}</title>`,
    `<updated>${xmlEscaped(manifest.date)}</updated>`,
    `<published>${xmlEscaped(manifest.date)}</published>`,
    `<link rel="alternate" type="text/html" href="${xmlEscaped(page)}"/>`,
    ...(zip === undefined || manifest.kind === 'tombstone'
      ? []
      : [
          `<link rel="enclosure" type="application/zip" length="${zip.size}" href="${xmlEscaped(places.asset(manifest.tag, zip.name))}"/>`,
        ]),
    `<category term="${manifest.withdrawn?.renamedTo === undefined ? manifest.impact : 'renaming'}"/>`,
    `<category term="${xmlEscaped(manifest.dataset)}" scheme="${xmlEscaped(places.name('dataset'))}"/>`,
    `<summary>${xmlEscaped(versionNotes(manifest, words))}</summary>`,
  ];
  return `  <entry>\n${lines.map((line) => `    ${line}\n`).join('')}  </entry>\n`;
}

function titleOf({ kind, version, withdrawn }: Manifest, title: string, words: CatalogueWords): string {
  if (kind === 'release') return words.versionTitle(title, version);
  const renamedTo = withdrawn?.renamedTo;
  return renamedTo === undefined ? words.withdrawnTitle(title) : words.renamedTitle(title, plainText(renamedTo));
}

/** A name that stays when the address does not: RFC 4151, of the repository and the day of publication. */
function tagUri(repository: string, date: string, what: string): string {
  const [, host = 'localhost', path = ''] = /^https?:\/\/([^/:]+)[^/]*\/?(.*)$/.exec(repository) ?? [];
  return xmlEscaped(`tag:${host},${date.slice(0, 10)}:${path}/${uriPart(what)}`);
}
