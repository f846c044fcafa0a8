/** How a version is cited: by people in a sentence, by programs in the Citation File Format 1.2.0. https://citation-file-format.github.io */
import type { Contributor, License, Package } from '../dataset/package.ts';
import { visible } from '../escape.ts';
import type { Language } from '../finding.ts';
import type { Institution } from '../plan/plan.ts';
import { type Version, versionText } from './version.ts';

/** All that a citation is made of. */
export interface Citation {
  /** Never empty. */
  readonly authors: readonly { readonly name: string; readonly website: string | undefined }[];
  readonly title: string;
  readonly abstract: string | undefined;
  readonly keywords: readonly string[];
  readonly version: string;
  /** `presupuesto@1.2.0`: the address that stays. */
  readonly tag: string;
  readonly commit: string;
  /** The day of the release, in UTC. */
  readonly day: string;
  readonly url: string | undefined;
  readonly licenses: readonly License[];
}

/** What a citation says besides the descriptor. */
export interface CitedRelease {
  readonly version: Version;
  readonly tag: string;
  readonly commit: string;
  /** ISO 8601 in UTC. */
  readonly date: string;
}

/** Reads a citation from a descriptor; where that names no author, the institution is. */
export function citationOf(made: Package, release: CitedRelease, institution: Institution | undefined): Citation {
  return {
    authors: authorsOf(made, institution),
    title: textOr(made.title, made.dataset),
    abstract: made.description,
    keywords: made.keywords,
    version: versionText(release.version),
    tag: release.tag,
    commit: release.commit,
    day: release.date.slice(0, 10),
    url: webAddress(made.homepage) ?? webAddress(made.id) ?? webAddress(institution?.site),
    licenses: made.licenses,
  };
}

/** "Municipio de San Aurelio (2026). Presupuesto, versión 1.2.0 [conjunto de datos]. presupuesto@1.2.0. https://…" */
export function citationSentence({ authors, title, version, tag, day, url }: Citation, language: Language): string {
  const names = authors.map(({ name }) => name).join('; ');
  const kind = { es: `versión ${version} [conjunto de datos]`, en: `version ${version} [dataset]` }[language];
  const where = url === undefined ? '' : ` ${url}`;
  return visible(`${names} (${day.slice(0, 4)}). ${title}, ${kind}. ${tag}.${where}`);
}

/** The text of `CITATION.cff`. Every value is a JSON text, which YAML 1.2 reads as it is. */
export function citationCff(citation: Citation, language: Language): string {
  const { authors, title, abstract, keywords, version, commit, day, url } = citation;
  const words = [...new Set(keywords.map(clean))].filter((word) => word !== '');
  const lines = [
    'cff-version: 1.2.0',
    `message: ${quoted(MESSAGE[language])}`,
    'type: dataset',
    `title: ${quoted(title)}`,
    ...(clean(abstract ?? '') === '' ? [] : [`abstract: ${quoted(abstract ?? '')}`]),
    'authors:',
    ...authors.flatMap(({ name, website }) => [
      `  - name: ${quoted(name)}`,
      ...(website === undefined ? [] : [`    website: ${quoted(website)}`]),
    ]),
    `version: ${quoted(version)}`,
    `date-released: ${quoted(day)}`,
    `commit: ${quoted(commit)}`,
    ...(url === undefined ? [] : [`url: ${quoted(url)}`]),
    ...(words.length === 0 ? [] : ['keywords:', ...words.map((word) => `  - ${quoted(word)}`)]),
    ...licenseLines(citation.licenses),
  ];
  return `${lines.join('\n')}\n`;
}

const MESSAGE: Readonly<Record<Language, string>> = {
  es: 'Si usa estos datos, cítelos como se indica aquí.',
  en: 'If you use these data, please cite them as below.',
};

/** Who made or answers for the data, as the standard's roles say it. */
const AUTHORS = new Set(['author', 'creator', 'publisher']);

function authorsOf({ contributors, dataset }: Package, institution: Institution | undefined): Citation['authors'] {
  const chosen = contributors.filter(({ roles }) => roles.some((role) => AUTHORS.has(role)));
  const named = (chosen.length > 0 ? chosen : contributors).flatMap((one) => {
    const name = nameOf(one);
    return name === '' ? [] : [{ name, website: webAddress(one.path) }];
  });
  const fallback = { name: textOr(institution?.name, dataset), website: webAddress(institution?.site) };
  const all = named.length > 0 ? named : [fallback];
  return all.filter(({ name }, index) => all.findIndex((other) => other.name === name) === index);
}

function nameOf({ title, givenName, familyName, organization }: Contributor): string {
  const person = [givenName, familyName].filter((part) => part !== undefined).join(' ');
  return [title, person, organization].map((text) => clean(text ?? '')).find((text) => text !== '') ?? '';
}

/** Licences for data that the format's schema lists, of SPDX. One that it does not know would make the whole file invalid. */
const SPDX =
  /^(?:CC0-1\.0|CC-BY(?:-NC)?(?:-ND|-SA)?-(?:1\.0|2\.0|2\.5|3\.0|4\.0)|PDDL-1\.0|ODbL-1\.0|ODC-By-1\.0|CDLA-Permissive-1\.0|CDLA-Sharing-1\.0|OGL-UK-(?:1\.0|2\.0|3\.0)|GFDL-1\.3-or-later|MIT|Apache-2\.0)$/;

function licenseLines(licenses: readonly License[]): readonly string[] {
  const known = licenses.flatMap(({ name }) => (name !== undefined && SPDX.test(name) ? [name] : []));
  if (known[0] !== undefined) return [`license: ${quoted(known[0])}`];
  const path = licenses.flatMap((license) => webAddress(license.path) ?? [])[0];
  return path === undefined ? [] : [`license-url: ${quoted(path)}`];
}

function webAddress(text: string | undefined): string | undefined {
  if (text === undefined || !/^https?:\/\//i.test(text)) return undefined;
  try {
    return new URL(text).href;
  } catch {
    return undefined;
  }
}

function textOr(text: string | undefined, otherwise: string): string {
  const plain = clean(text ?? '');
  return plain === '' ? otherwise : plain;
}

function clean(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

function quoted(text: string): string {
  return JSON.stringify(visible(clean(text)));
}
