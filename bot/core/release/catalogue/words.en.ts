import { thousands } from '../../table/words.ts';
import type { CatalogueWords } from './words.ts';

/** English. */
export const CATALOGUE_WORDS_EN: CatalogueWords = {
  language: 'en',
  title: (institution) => `Open data catalogue of ${institution}`,
  description: (institution) =>
    `The open datasets that ${institution} has published, with all their versions, and those that it has withdrawn.`,
  feedTitle: (institution) => `Versions of the open data of ${institution}`,
  noDescription: (title) => `Open data: ${title}.`,
  offeredBy: (title, institution) =>
    `“${title}” is an open dataset of ${institution}, with versions that can be cited and downloaded.`,
  noLicence: 'No licence declared',
  versionTitle: (title, version) => `${title}, version ${version}`,
  withdrawnTitle: (title) => `${title}: dataset withdrawn`,
  renamedTitle: (title, to) => `${title}: now called ${to}`,
  versionDescription: (title, version, day) => `Version ${version} of “${title}”, published on ${day}.`,
  firstVersion: (rows) =>
    rows === undefined ? 'First version' : `First version: ${thousands(rows)} ${rows === 1 ? 'row' : 'rows'}`,
  rows: ({ added, removed, changed }) =>
    `${thousands(added)} ${added === 1 ? 'row' : 'rows'} added, ${thousands(removed)} removed and ${thousands(changed)} changed`,
  impact: {
    none: 'No change in the data',
    corrective: 'Corrections',
    additive: 'New data',
    breaking: 'A change that may affect those who use the data',
    withdrawal: 'Part of the data was withdrawn',
  },
  withdrawn: (day, reason) => `Withdrawn on ${day}${reason === '' ? '.' : `: ${reason}`}`,
  renamed: (day, to) => `Renamed on ${day}: it is now called ${to}.`,
  replacedBy: (dataset) => `It is replaced by ${dataset}.`,
  closed: {
    restricted: 'Access is restricted',
    private: 'Not public',
  },
  approvedBy: (pulls) =>
    `Approved in pull request${pulls.length === 1 ? '' : 's'} ${pulls.map((pull) => `#${pull}`).join(', ')}.`,
  package: (title, version) => `${title}: all files of version ${version}`,
  original: (title) => `${title}, as delivered`,
  ownTitles: {
    plan: 'Opening plan',
    inventory: 'Data inventory',
    catalogue: 'Data catalogue in the form of ADELA',
  },
  ownDescriptions: {
    plan: (institution) =>
      `The datasets that ${institution} promises to publish, with who answers for them, how often they come and when.`,
    inventory: (institution) =>
      `The data that ${institution} makes or keeps, public or not, with the date of their publication or the reason for their reserve.`,
    catalogue: (institution) => `The datasets and resources that ${institution} has published, a row each.`,
  },
  ownKeywords: ['open data', 'opening plan', 'data inventory'],
  themes: {
    AGRI: 'Agriculture, fisheries, forestry and food',
    ECON: 'Economy and finance',
    EDUC: 'Education, culture and sport',
    ENER: 'Energy',
    ENVI: 'Environment',
    GOVE: 'Government and public sector',
    HEAL: 'Health',
    INTR: 'International issues',
    JUST: 'Justice, legal system and public safety',
    REGI: 'Regions and cities',
    SOCI: 'Population and society',
    TECH: 'Science and technology',
    TRAN: 'Transport',
  },
  themeScheme: 'Data themes of the European Union',
  statuses: {
    COMPLETED: 'Completed',
    DEPRECATED: 'Replaced by a later version',
    DEVELOP: 'On trial',
    WITHDRAWN: 'Withdrawn',
  },
  availabilities: { STABLE: 'Stable', EXPERIMENTAL: 'Experimental' },
  governments: {
    federal: 'National authority',
    state: 'State authority',
    municipal: 'Local authority',
    autonomous: 'Autonomous body',
  },
};
