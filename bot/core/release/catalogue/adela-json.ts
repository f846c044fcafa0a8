import type { Catalogue } from './catalogue.ts';
import type { ClosedEntry, Download, Entry, Government } from './entry.ts';
import { jsonFile } from './json-file.ts';
import { spanText } from './moment.ts';
import type { CatalogueFile } from './source.ts';
import { withdrawalNote } from './version-notes.ts';

const ADELA_LICENCE = 'https://datos.gob.mx/libreusomx/';

/** ADELA's own DCAT, in the names that it had: what was published, and what is kept from the public and why. */
export function adelaJson(catalogue: Catalogue): CatalogueFile {
  const { publisher, places, words } = catalogue;
  const published = catalogue.entries.map((entry) => publishedDataset(entry, catalogue));
  const closed = catalogue.closed.map((entry) => closedDataset(entry, catalogue));
  return jsonFile('adela/catalogo.json', 'application/json', {
    title: catalogue.title,
    description: catalogue.description,
    homepage: publisher.page ?? places.repository,
    language: words.language,
    license: catalogue.licence?.address ?? ADELA_LICENCE,
    issued: catalogue.issued,
    modified: catalogue.modified,
    dataset: [...published, ...closed],
  });
}

function publishedDataset(entry: Entry, catalogue: Catalogue): object {
  const government = entry.publisher.government ?? catalogue.publisher.government;
  const sectors = [...new Set(entry.themes.map((theme) => sectorOf(theme, government)))];
  return {
    id: entry.name,
    title: entry.title,
    description: entry.description,
    issued: entry.issued,
    modified: entry.modified,
    identifier: entry.name,
    theme: sectors[0],
    keyword: [...new Set([...entry.keywords, ...(government === undefined ? [] : [government]), ...sectors])],
    language: entry.language,
    contactPoint: entry.contact.mail && `mailto:${entry.contact.mail}`,
    temporal: entry.temporal && spanText(entry.temporal),
    spatial: entry.territory?.key ?? entry.territory?.name,
    govType: government,
    accrualPeriodicity: entry.frequency,
    landingPage: entry.dictionary ?? entry.landingPage ?? entry.versions.at(-1)?.page,
    openessRating: opennessOf(entry.downloads),
    comments: entry.withdrawal && withdrawalNote(entry.withdrawal, catalogue.words),
    quality: entry.quality,
    publisher: { name: entry.contact.name, position: entry.contact.post, mbox: entry.contact.mail },
    public: entry.withdrawal?.takedown !== true,
    publishDate: entry.issued,
    distribution: entry.downloads.map((download) => distribution(download, entry)),
  };
}

function distribution(download: Download, entry: Entry): object {
  return {
    id: [entry.name, entry.version, download.name].filter(Boolean).join('/'),
    title: download.title,
    description: download.title,
    issued: entry.issued,
    modified: entry.modified,
    license: entry.licence?.address ?? ADELA_LICENCE,
    spatial: entry.territory?.key ?? entry.territory?.name,
    downloadURL: download.address,
    mediaType: download.mediatype,
    format: download.format,
    byteSize: download.bytes,
    temporal: entry.temporal && spanText(entry.temporal),
    tools: undefined,
    publishDate: entry.issued,
  };
}

function closedDataset(entry: ClosedEntry, { publisher, words }: Catalogue): object {
  return {
    id: entry.name,
    title: entry.title,
    description: entry.description,
    identifier: entry.name,
    keyword: entry.keywords,
    language: words.language,
    contactPoint: entry.contact.mail && `mailto:${entry.contact.mail}`,
    govType: publisher.government,
    accrualPeriodicity: entry.frequency,
    comments: entry.ground,
    publisher: { name: entry.contact.name, position: entry.contact.post, mbox: entry.contact.mail },
    public: false,
    distribution: [],
  };
}

/** ADELA's sectors, by the European Union's themes. */
const SECTORS: Readonly<Record<string, string>> = {
  AGRI: 'Economía',
  ECON: 'Finanzas y Contrataciones',
  EDUC: 'Educación',
  ENER: 'Energía y Medio Ambiente',
  ENVI: 'Energía y Medio Ambiente',
  HEAL: 'Salud',
  JUST: 'Seguridad y Justicia',
  REGI: 'Desarrollo Sostenible',
  TRAN: 'Infraestructura',
};

function sectorOf(theme: string, government: Government | undefined): string {
  const local = theme.split('/').at(-1) ?? '';
  if (Object.hasOwn(SECTORS, local)) return SECTORS[local] ?? 'Otros';
  return local === 'GOVE' && government === 'municipal' ? 'Gobiernos Locales' : 'Otros';
}

const TWO_STARS = new Set(['xls', 'xlsx']);
const THREE_STARS = new Set([
  'csv',
  'tsv',
  'psv',
  'json',
  'jsonl',
  'geojson',
  'shp',
  'kml',
  'kmz',
  'xml',
  'parquet',
  'ods',
]);

/** By the best format that is offered: another file never makes it worse. A zip is as open as what lies in it. */
function opennessOf(downloads: readonly Download[]): number {
  const stars = downloads.map(({ format = '' }) => (THREE_STARS.has(format) ? 3 : TWO_STARS.has(format) ? 2 : 1));
  return Math.max(1, ...stars);
}
