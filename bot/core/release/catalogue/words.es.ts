import { thousands } from '../../table/words.ts';
import type { CatalogueWords } from './words.ts';

/** Spanish, the language of whoever chose none. */
export const CATALOGUE_WORDS_ES: CatalogueWords = {
  language: 'es',
  title: (institution) => `Catálogo de datos abiertos de ${institution}`,
  description: (institution) =>
    `Conjuntos de datos abiertos que ${institution} ha publicado, con todas sus versiones, y los que ha retirado.`,
  feedTitle: (institution) => `Versiones de los datos abiertos de ${institution}`,
  noDescription: (title) => `Datos abiertos: ${title}.`,
  offeredBy: (title, institution) =>
    `«${title}» es un conjunto de datos abiertos de ${institution}, con versiones que se pueden citar y descargar.`,
  noLicence: 'Sin licencia declarada',
  versionTitle: (title, version) => `${title}, versión ${version}`,
  withdrawnTitle: (title) => `${title}: conjunto retirado`,
  renamedTitle: (title, to) => `${title}: ahora se llama ${to}`,
  versionDescription: (title, version, day) => `Versión ${version} de «${title}», publicada el ${day}.`,
  firstVersion: (rows) =>
    rows === undefined ? 'Primera versión' : `Primera versión: ${thousands(rows)} ${rows === 1 ? 'fila' : 'filas'}`,
  rows: ({ added, removed, changed }) => {
    const one = (count: number, what: string): string => `${thousands(count)} ${what}${count === 1 ? '' : 's'}`;
    const first = `${thousands(added)} ${added === 1 ? 'fila agregada' : 'filas agregadas'}`;
    return `${first}, ${one(removed, 'eliminada')} y ${one(changed, 'cambiada')}`;
  },
  impact: {
    none: 'Sin cambios en los datos',
    corrective: 'Correcciones',
    additive: 'Datos nuevos',
    breaking: 'Cambio que puede afectar a quien usa los datos',
    withdrawal: 'Parte de los datos se retiró',
  },
  withdrawn: (day, reason) => `Retirado el ${day}${reason === '' ? '.' : `: ${reason}`}`,
  renamed: (day, to) => `Cambió de nombre el ${day}: ahora se llama ${to}.`,
  replacedBy: (dataset) => `Lo sustituye ${dataset}.`,
  closed: {
    restricted: 'Acceso restringido',
    private: 'No es público',
  },
  approvedBy: (pulls) =>
    `Aprobado en ${pulls.length === 1 ? 'la solicitud de cambio' : 'las solicitudes de cambio'} ${pulls.map((pull) => `#${pull}`).join(', ')}.`,
  package: (title, version) => `${title}: todos los archivos de la versión ${version}`,
  original: (title) => `${title}, como se entregó`,
  ownTitles: {
    plan: 'Plan de apertura',
    inventory: 'Inventario de datos',
    catalogue: 'Catálogo de datos, en la forma de ADELA',
  },
  ownDescriptions: {
    plan: (institution) =>
      `Los conjuntos de datos que ${institution} se compromete a publicar, con sus responsables, su periodicidad y sus fechas.`,
    inventory: (institution) =>
      `Los datos que ${institution} genera o resguarda, públicos o no, con la fecha en que se publicarán o la razón de su reserva.`,
    catalogue: (institution) => `Los conjuntos y recursos que ${institution} ha publicado, un renglón cada uno.`,
  },
  ownKeywords: ['datos abiertos', 'plan de apertura', 'inventario de datos'],
  themes: {
    AGRI: 'Agricultura, pesca, silvicultura y alimentación',
    ECON: 'Economía y finanzas',
    EDUC: 'Educación, cultura y deportes',
    ENER: 'Energía',
    ENVI: 'Medio ambiente',
    GOVE: 'Gobierno y sector público',
    HEAL: 'Salud',
    INTR: 'Asuntos internacionales',
    JUST: 'Justicia, sistema judicial y seguridad pública',
    REGI: 'Regiones y ciudades',
    SOCI: 'Población y sociedad',
    TECH: 'Ciencia y tecnología',
    TRAN: 'Transportes',
  },
  themeScheme: 'Temas de datos de la Unión Europea',
  statuses: {
    COMPLETED: 'Completo',
    DEPRECATED: 'Sustituido por una versión posterior',
    DEVELOP: 'En prueba',
    WITHDRAWN: 'Retirado',
  },
  availabilities: { STABLE: 'Estable', EXPERIMENTAL: 'Experimental' },
  governments: {
    federal: 'Autoridad nacional',
    state: 'Autoridad estatal',
    municipal: 'Autoridad municipal',
    autonomous: 'Órgano autónomo',
  },
};
