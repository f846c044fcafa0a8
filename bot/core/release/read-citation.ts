/** Reads the `CITATION.cff` of a release: what is cited is what was published, not what is in the repository today. */
import { itemsOf, textOf } from '../dataset/authored.ts';
import { readYaml } from '../plan/yaml.ts';
import type { Citation } from './citation.ts';
import type { Manifest } from './manifest.ts';
import { ASSETS } from './names.ts';

/** The citation; what the file does not say is taken from the manifest. */
export function readCitation(bytes: Uint8Array, manifest: Manifest): Citation {
  const value = readYaml(bytes, ASSETS.citation).document?.value;
  const authors = itemsOf(value, 'authors').flatMap((author) => {
    const name = textOf(author, 'name') ?? personOf(textOf(author, 'given-names'), textOf(author, 'family-names'));
    return name === undefined ? [] : [{ name, website: textOf(author, 'website') }];
  });
  const license = textOf(value, 'license');
  return {
    authors: authors.length > 0 ? authors : [{ name: acronymOf(manifest) ?? manifest.dataset, website: undefined }],
    title: textOf(value, 'title') ?? manifest.title,
    abstract: textOf(value, 'abstract'),
    keywords: itemsOf(value, 'keywords').filter((word) => typeof word === 'string'),
    version: manifest.version,
    tag: manifest.tag,
    commit: manifest.commit,
    day: manifest.date.slice(0, 10),
    url: textOf(value, 'url'),
    licenses: license === undefined ? [] : [{ name: license, path: undefined, title: undefined }],
  };
}

function personOf(given: string | undefined, family: string | undefined): string | undefined {
  const parts = [given, family].filter((part) => part !== undefined);
  return parts.length === 0 ? undefined : parts.join(' ');
}

/** The institution's letters, with which its receipts begin: `MSAV` of `MSAV-1763710746-presupuesto-1.2.0`. */
export function acronymOf({ folio }: Manifest): string | undefined {
  const acronym = /^([A-Z0-9]+)-\d+-/.exec(folio)?.[1];
  return acronym === 'APERTURA' ? undefined : acronym;
}
