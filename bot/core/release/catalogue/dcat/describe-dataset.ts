import type { Catalogue } from '../catalogue.ts';
import type { Entry } from '../entry.ts';
import { momentOf } from '../moment.ts';
import { withdrawalNote as noteOf } from '../version-notes.ts';
import { accessRight, frequency, language, ofKind, type Status, status, theme } from './authorities.ts';
import { describeAgent, describeContact, describePublisher } from './describe-agents.ts';
import { describeDistribution } from './describe-distribution.ts';
import { describePeriod, describePlace, momentTerm } from './describe-extent.ts';
import { describeVersions } from './describe-version.ts';
import { describe, type Statement, text, thing } from './graph.ts';
import { type DatasetNames, namesOf } from './names.ts';
import { iriOf } from './vocabulary.ts';

/** A dataset with its files and its versions. */
export function describeDataset(entry: Entry, catalogue: Catalogue): readonly Statement[] {
  const names = namesOf(entry, catalogue);
  return [
    ...describeItself(entry, names, catalogue),
    ...describeParties(entry, names, catalogue),
    ...(entry.temporal === undefined ? [] : describePeriod(names.period, entry.temporal)),
    ...(entry.territory === undefined ? [] : describePlace(names.place, entry.territory, entry.language)),
    ...entry.downloads.flatMap((download) =>
      describeDistribution(names.file(entry.version, download), download, {
        page: pageOf(entry) ?? download.address,
        issued: entry.versions.at(-1)?.manifest.date ?? entry.modified,
        status: statusOf(entry),
        entry,
        words: catalogue.words,
      }),
    ),
    ...describeVersions(entry, names, catalogue),
  ];
}

/** Where a dataset stands in its life. */
function statusOf({ withdrawal, trial }: Entry): Status {
  if (withdrawal !== undefined) return withdrawal.renamedTo === undefined ? 'WITHDRAWN' : 'DEPRECATED';
  return trial ? 'DEVELOP' : 'COMPLETED';
}

function pageOf(entry: Entry): string | undefined {
  return entry.versions.at(-1)?.page;
}

function describeItself(entry: Entry, names: DatasetNames, catalogue: Catalogue): readonly Statement[] {
  const { words } = catalogue;
  const documents = [entry.dictionary, entry.quality].flatMap((page) =>
    page === undefined ? [] : ofKind(page, 'foaf:Document'),
  );
  const landing = [entry.landingPage ?? pageOf(entry)].flatMap((page) =>
    page === undefined ? [] : ofKind(page, 'foaf:Document'),
  );
  const themes = entry.themes.map((iri) => theme(iri, words));
  const named = {
    access: accessRight(entry.withdrawal?.takedown !== true),
    frequency: frequency(entry.frequency),
    language: language(entry.language),
    status: status('dataset', statusOf(entry), words),
    standard:
      entry.version === undefined
        ? undefined
        : ofKind('https://datapackage.org/standard/data-package/', 'dct:Standard'),
  };
  const lastNotes = entry.versions.at(-1)?.notes;
  return [
    ...describe(names.dataset, [
      [iriOf('rdf:type'), thing(iriOf('dcat:Dataset'))],
      [iriOf('dct:identifier'), text(entry.name)],
      [iriOf('adms:identifier'), entry.otherIdentifier === undefined ? undefined : thing(names.otherIdentifier)],
      [iriOf('dct:title'), text(entry.title, entry.language)],
      [iriOf('dct:description'), text(entry.description, entry.language)],
      [iriOf('rdfs:comment'), text(withdrawalNote(entry, catalogue), words.language)],
      [iriOf('dcat:keyword'), entry.keywords.map((keyword) => text(keyword, entry.language))],
      [iriOf('dcat:theme'), themes.map(({ term }) => term)],
      [iriOf('dct:issued'), momentTerm(momentOf(entry.issued))],
      [iriOf('dct:modified'), momentTerm(momentOf(entry.modified))],
      [iriOf('dct:publisher'), thing(names.publisher)],
      [iriOf('dct:creator'), entry.creators.map((_, index) => thing(names.creator(index)))],
      [iriOf('dcat:contactPoint'), thing(names.contact)],
      [iriOf('dct:language'), named.language?.term],
      [iriOf('dct:accessRights'), named.access.term],
      [iriOf('dct:accrualPeriodicity'), named.frequency?.term],
      [iriOf('dct:temporal'), entry.temporal && thing(names.period)],
      [iriOf('dct:spatial'), entry.territory && thing(names.place)],
      [iriOf('dct:conformsTo'), named.standard?.term],
      [iriOf('adms:status'), named.status.term],
      [iriOf('dct:isReplacedBy'), thing(replacement(entry, catalogue))],
      [iriOf('dcat:version'), text(entry.version)],
      [iriOf('adms:versionNotes'), text(lastNotes, words.language)],
      [iriOf('dcat:landingPage'), landing.map(({ term }) => term)],
      [iriOf('foaf:page'), documents.map(({ term }) => term)],
      [iriOf('dcat:distribution'), entry.downloads.map((download) => thing(names.file(entry.version, download)))],
      [iriOf('dcat:hasVersion'), entry.versions.map(({ manifest }) => thing(names.version(manifest.version)))],
      [iriOf('dcat:hasCurrentVersion'), entry.version === undefined ? undefined : thing(names.version(entry.version))],
    ]),
    ...[...Object.values(named), ...documents, ...landing, ...themes].flatMap((each) => each?.statements ?? []),
  ];
}

function withdrawalNote({ withdrawal }: Entry, { words }: Catalogue): string | undefined {
  if (withdrawal === undefined) return undefined;
  return [noteOf(withdrawal, words), withdrawal.ground].filter(Boolean).join(' · ');
}

function replacement({ withdrawal }: Entry, { entries, places }: Catalogue): string | undefined {
  const other = withdrawal?.replacedBy;
  return other !== undefined && entries.some(({ name }) => name === other) ? places.name('dataset', other) : undefined;
}

function describeParties(entry: Entry, names: DatasetNames, { publisher, words }: Catalogue): readonly Statement[] {
  const isOther = entry.publisher !== publisher;
  return [
    ...(isOther ? describePublisher(names.publisher, entry.publisher, words) : []),
    ...entry.creators.flatMap((creator, index) => describeAgent(names.creator(index), creator)),
    ...describeContact(names.contact, entry.contact),
    ...(entry.otherIdentifier === undefined
      ? []
      : describe(names.otherIdentifier, [
          [iriOf('rdf:type'), thing(iriOf('adms:Identifier'))],
          [iriOf('skos:notation'), text(entry.otherIdentifier)],
        ])),
  ];
}
