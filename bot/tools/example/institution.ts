import type { Json } from '../../core/table/schema.ts';
import type { Facts } from './dataset.ts';
import type { ResourceDescriptor } from './descriptor.ts';
import { at } from './random.ts';

/** The invented institution. No municipality of this name is in INEGI's catalogue; its domain is reserved for examples. */
export const INSTITUTION = 'Municipio de San Aurelio de la Vega';
export const ACRONYM = 'MSAV';
export const DOMAIN = 'sanaurelio.example';
export const SITE = `https://datos.${DOMAIN}`;

/** Keys of INEGI's catalogue lent to the invented municipality: Guanajuato, Santa Cruz de Juventino Rosas, its seat. */
export const STATE_KEY = '11';
export const MUNICIPALITY_KEY = '035';
export const SEAT_KEY = '0001';
export const CVEGEO = STATE_KEY + MUNICIPALITY_KEY;

/** West, south, east, north: the box in which every coordinate of the example lies. */
export const BOX = { west: -101.09, south: 20.55, east: -100.88, north: 20.75 } as const;

/** One switchboard for all; 400 is no area code of the Mexican numbering plan, so that nobody is called by mistake. */
export const SWITCHBOARD = '4005550100';

export interface Unit {
  readonly key: string;
  readonly name: string;
  readonly mailbox: string;
}

export const UNITS: readonly Unit[] = [
  { key: 'PRE', name: 'Presidencia Municipal', mailbox: 'presidencia' },
  { key: 'SAY', name: 'Secretaría del Ayuntamiento', mailbox: 'secretaria' },
  { key: 'TES', name: 'Tesorería Municipal', mailbox: 'tesoreria' },
  { key: 'CON', name: 'Contraloría Municipal', mailbox: 'contraloria' },
  { key: 'OPU', name: 'Dirección de Obras Públicas', mailbox: 'obras' },
  { key: 'DUR', name: 'Dirección de Desarrollo Urbano', mailbox: 'desarrollo.urbano' },
  { key: 'SPU', name: 'Dirección de Servicios Públicos', mailbox: 'servicios' },
  { key: 'MAM', name: 'Dirección de Medio Ambiente', mailbox: 'ambiente' },
  { key: 'DSO', name: 'Dirección de Desarrollo Social', mailbox: 'desarrollo.social' },
  { key: 'DEC', name: 'Dirección de Desarrollo Económico', mailbox: 'economia' },
  { key: 'SEG', name: 'Dirección de Seguridad Ciudadana', mailbox: 'seguridad' },
  { key: 'MOV', name: 'Dirección de Movilidad', mailbox: 'movilidad' },
  { key: 'CUL', name: 'Dirección de Cultura y Educación', mailbox: 'cultura' },
  { key: 'AGU', name: 'Organismo Operador de Agua Potable', mailbox: 'agua' },
  { key: 'TRA', name: 'Unidad de Transparencia y Datos Abiertos', mailbox: 'datos' },
];

/** The unit of a key. */
export function unitOf(key: string): Unit {
  const index = UNITS.findIndex((unit) => unit.key === key);
  return at(UNITS, index);
}

/** The unit's name after its article: `la Tesorería Municipal`, `el Organismo Operador de Agua Potable`. */
export function withArticle(unit: Unit): string {
  return unit.name.startsWith('Organismo') ? `el ${unit.name}` : `la ${unit.name}`;
}

/** The whole authored descriptor. It has no `version`, `bytes` or `hash`: a release adds them. */
export function packageDescriptor(facts: Facts, resources: readonly ResourceDescriptor[]): object {
  return {
    $schema: 'https://datapackage.org/profiles/2.0/datapackage.json',
    name: facts.name,
    id: `${SITE}/conjuntos/${facts.name}`,
    title: facts.title,
    description: facts.description,
    homepage: `${SITE}/conjuntos/${facts.name}`,
    created: facts.created,
    keywords: facts.keywords,
    licenses: [
      {
        name: 'CC0-1.0',
        path: 'https://creativecommons.org/publicdomain/zero/1.0/deed.es',
        title: 'CC0 1.0 Universal: dedicación al dominio público',
      },
    ],
    contributors: contributors(facts),
    sources: facts.sources,
    ...mandatoryMetadata(facts),
    resources,
  };
}

function contributors(facts: Facts): Json {
  const unit = unitOf(facts.unit);
  const openData = unitOf('TRA');
  return [
    {
      title: unit.name,
      email: `${unit.mailbox}@${DOMAIN}`,
      roles: ['creator', 'contact'],
      organization: INSTITUTION,
    },
    { title: openData.name, email: `${openData.mailbox}@${DOMAIN}`, roles: ['dataCurator'], organization: INSTITUTION },
    { title: INSTITUTION, path: `https://${DOMAIN}/`, roles: ['publisher', 'rightsHolder'] },
  ];
}

/** What the national guide asks of every dataset and the standard has no property for. */
function mandatoryMetadata(facts: Facts): Readonly<Record<string, Json>> {
  const unit = unitOf(facts.unit);
  return {
    'dcat:identifier': facts.name,
    'dcat:language': 'es',
    'dcat:publisher': { name: INSTITUTION, acronym: ACRONYM, govType: 'municipal', mbox: `datos@${DOMAIN}` },
    'dcat:contactPoint': { fn: unit.name, hasEmail: `mailto:${unit.mailbox}@${DOMAIN}` },
    'dcat:modified': facts.modified,
    'dcat:accrualPeriodicity': facts.frequency,
    'dcat:temporal': facts.temporal,
    'dcat:spatial': { cvegeo: CVEGEO, name: INSTITUTION, bbox: [BOX.west, BOX.south, BOX.east, BOX.north] },
    'dcat:theme': [`http://publications.europa.eu/resource/authority/data-theme/${facts.theme}`],
    'dcat:accessLevel': 'public',
    'dcat:landingPage': `${SITE}/conjuntos/${facts.name}/diccionario`,
  };
}
