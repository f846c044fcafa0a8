/** A version's citation as libraries, journals and the licence Libre Uso MX ask for it. */
import { visible } from '../escape.ts';
import type { Language } from '../finding.ts';
import { type Citation, citationSentence } from './citation.ts';

/** What a citation can be written as; `cff` is the release's own file. */
export const CITATION_FORMATS = ['text', 'apa', 'bibtex', 'cff', 'ris', 'libre-uso'] as const;
/** A form of citation. */
export type CitationFormat = (typeof CITATION_FORMATS)[number];

/** A citation, and where it leads. */
export interface CitedVersion {
  readonly citation: Citation;
  /** The institution's letters. */
  readonly acronym: string | undefined;
  /** The page of the very version; `undefined` where it is not on the web. */
  readonly page: string | undefined;
}

/** The citation's text, with its line ends. */
export function citeAs(format: Exclude<CitationFormat, 'cff'>, cited: CitedVersion, language: Language): string {
  switch (format) {
    case 'text':
      return `${citationSentence({ ...cited.citation, url: addressOf(cited) }, language)}\n`;
    case 'apa':
      return `${apa(cited, language)}\n`;
    case 'bibtex':
      return bibtex(cited);
    case 'ris':
      return ris(cited);
    case 'libre-uso':
      return `${libreUso(cited)}\n`;
  }
}

/** The version's own page stays; the site of the institution may not. */
function addressOf({ page, citation }: CitedVersion): string | undefined {
  return page ?? citation.url;
}

/** The form that the licence asks for: `"Nombre del conjunto", SIGLAS; URL; fecha AAAA-MM-DD`. */
function libreUso(cited: CitedVersion): string {
  const { citation, acronym } = cited;
  const letters = acronym ?? citation.authors[0]?.name ?? '';
  const parts = [`"${citation.title}", ${letters}`, addressOf(cited), citation.day];
  return visible(parts.filter((part) => part !== undefined).join('; '));
}

/** APA, 7th edition, 10.9: data sets. */
function apa(cited: CitedVersion, language: Language): string {
  const { authors, title, version, day } = cited.citation;
  const kind = { es: `Versión ${version}) [Conjunto de datos]`, en: `Version ${version}) [Data set]` }[language];
  const where = addressOf(cited);
  const names = authors.map(({ name }) => name.replace(/\.$/, '')).join(language === 'es' ? ' y ' : ' & ');
  const address = where === undefined ? '' : ` ${where}`;
  return visible(`${names}. (${dateText(day, language)}). ${title} (${kind}.${address}`);
}

const MONTHS: Readonly<Record<Language, readonly string[]>> = {
  es: [
    ...['enero', 'febrero', 'marzo', 'abril', 'mayo', 'junio'],
    ...['julio', 'agosto', 'septiembre', 'octubre', 'noviembre', 'diciembre'],
  ],
  en: [
    ...['January', 'February', 'March', 'April', 'May', 'June'],
    ...['July', 'August', 'September', 'October', 'November', 'December'],
  ],
};

function dateText(day: string, language: Language): string {
  const [year = '', month = '', date = ''] = day.split('-');
  const name = MONTHS[language][Number(month) - 1];
  if (name === undefined) return day;
  return language === 'es' ? `${year}, ${Number(date)} de ${name}` : `${year}, ${name} ${Number(date)}`;
}

const MOST_MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** BibLaTeX's `dataset`, which BibTeX reads as `misc`. An institution's name is in braces: it is not a person's. */
function bibtex(cited: CitedVersion): string {
  const { authors, title, version, day, tag, commit } = cited.citation;
  const [year = '', month = ''] = day.split('-');
  const url = addressOf(cited);
  const fields: readonly (readonly [string, string | undefined])[] = [
    ['author', authors.map(({ name }) => `{${tex(name)}}`).join(' and ')],
    ['title', `{${tex(title)}}`],
    ['year', year],
    ['month', MOST_MONTHS[Number(month) - 1]],
    ['date', day],
    ['version', version],
    ['note', tex(`${tag}, commit ${commit}`)],
    ['url', url?.replace(/[{}\\\s]/g, encodeURIComponent)],
  ];
  const key = tag.replace(/[^A-Za-z0-9.-]+/g, '-');
  const lines = fields.flatMap(([name, value]) => {
    if (value === undefined || value === '') return [];
    return [`  ${name} = ${name === 'month' ? value : `{${value}}`},`];
  });
  return `@dataset{${key},\n${lines.join('\n')}\n}\n`;
}

const TEX: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
};

function tex(text: string): string {
  return visible(text).replace(/[\\{}$&#%_~^]/g, (found) => TEX[found] ?? `\\${found}`);
}

/** RIS, as reference managers take it: a tag, two blanks, a hyphen and a blank a line, ended by CR and LF. */
function ris(cited: CitedVersion): string {
  const { authors, title, abstract, keywords, version, day, tag } = cited.citation;
  const url = addressOf(cited);
  const lines: readonly (readonly [string, string | undefined])[] = [
    ['TY', 'DATA'],
    ...authors.map(({ name }): readonly [string, string] => ['AU', name]),
    ['TI', title],
    ['PY', day.slice(0, 4)],
    ['DA', day.replaceAll('-', '/')],
    ['ET', version],
    ['AB', abstract],
    ...keywords.map((word): readonly [string, string] => ['KW', word]),
    ['ID', tag],
    ['UR', url],
    ['ER', ''],
  ];
  const said = lines.filter(([, value]) => value !== undefined);
  return said.map(([name, value = '']) => `${name}  - ${visible(value)}\r\n`).join('');
}
