import type { Catalogue } from '../catalogue.ts';
import { momentOf } from '../moment.ts';
import { language, ofKind, THEMES } from './authorities.ts';
import { describePublisher } from './describe-agents.ts';
import { describeDataset } from './describe-dataset.ts';
import { describePlace, momentTerm } from './describe-extent.ts';
import { describe, type Statement, text, thing, withoutRepetition } from './graph.ts';
import { iriOf } from './vocabulary.ts';

const PROFILE = 'https://semiceu.github.io/DCAT-AP/releases/3.0.1/';

/**
 * The catalogue in DCAT-AP 3.0.1. It lists what was published, the withdrawn too; what is only promised is in the plan,
 * which is a dataset here: a harvester would make of a promise a dataset without data. Part by part, a dataset each.
 */
export function* describeCatalogue(catalogue: Catalogue): Iterable<readonly Statement[]> {
  const unsaid = withoutRepetition(catalogue.places.name(''));
  yield unsaid(describeItself(catalogue));
  for (const entry of catalogue.entries) yield unsaid(describeDataset(entry, catalogue));
}

function describeItself(catalogue: Catalogue): readonly Statement[] {
  const { places, words, publisher, territory, entries } = catalogue;
  const tag = words.language;
  const home = ofKind(publisher.page ?? places.repository, 'foaf:Document');
  const spoken = language(tag);
  const standard = ofKind(PROFILE, 'dct:Standard');
  const licence = catalogue.licence && ofKind(catalogue.licence.address, 'dct:LicenseDocument');
  return [
    ...describe(places.name('catalog'), [
      [iriOf('rdf:type'), thing(iriOf('dcat:Catalog'))],
      [iriOf('dct:title'), text(catalogue.title, tag)],
      [iriOf('dct:description'), text(catalogue.description, tag)],
      [iriOf('dct:publisher'), thing(places.name('publisher'))],
      [iriOf('foaf:homepage'), home.term],
      [iriOf('dct:language'), spoken?.term],
      [iriOf('dct:issued'), momentTerm(momentOf(catalogue.issued))],
      [iriOf('dct:modified'), momentTerm(momentOf(catalogue.modified))],
      [iriOf('dct:license'), licence?.term],
      [iriOf('dct:spatial'), territory && thing(places.name('place'))],
      [iriOf('dct:conformsTo'), standard.term],
      [iriOf('dcat:themeTaxonomy'), thing(THEMES)],
      [iriOf('dcat:dataset'), entries.map(({ name }) => thing(places.name('dataset', name)))],
    ]),
    ...describePublisher(places.name('publisher'), publisher, words),
    ...(territory === undefined ? [] : describePlace(places.name('place'), territory, tag)),
    ...home.statements,
    ...(spoken?.statements ?? []),
    ...standard.statements,
    ...(licence?.statements ?? []),
    ...describe(THEMES, [
      [iriOf('rdf:type'), thing(iriOf('skos:ConceptScheme'))],
      [iriOf('dct:title'), text(words.themeScheme, tag)],
    ]),
  ];
}
