import { tagOf } from '../../names.ts';
import { versionText } from '../../version.ts';
import type { Catalogue } from '../catalogue.ts';
import type { Entry, EntryVersion } from '../entry.ts';
import { momentOf } from '../moment.ts';
import { ofKind } from './authorities.ts';
import { describeArchived } from './describe-distribution.ts';
import { momentTerm } from './describe-extent.ts';
import { describe, type Statement, text, thing } from './graph.ts';
import type { DatasetNames } from './names.ts';
import { iriOf } from './vocabulary.ts';

/** Every version as a dataset of its own, which can be cited; the last one has the files of the dataset. */
export function describeVersions(entry: Entry, names: DatasetNames, catalogue: Catalogue): readonly Statement[] {
  return entry.versions.flatMap((version, index) => {
    const before = entry.versions[index - 1];
    const earlier = before ? names.version(before.manifest.version) : formerly(version, catalogue);
    return describeVersion(version, earlier, entry, names, catalogue);
  });
}

/** The version before a dataset's first one, where it had another name. */
function formerly({ manifest }: EntryVersion, { entries, places }: Catalogue): string | undefined {
  const tag = manifest.previous === undefined ? undefined : tagOf(manifest.previous);
  if (tag === undefined) return undefined;
  const other = entries.find(({ name }) => name === tag.dataset);
  const known = other?.versions.some((each) => each.manifest.tag === manifest.previous);
  return known === true ? places.name('dataset', tag.dataset, 'version', versionText(tag.version)) : undefined;
}

function describeVersion(
  { manifest, page, notes, package: whole }: EntryVersion,
  earlier: string | undefined,
  entry: Entry,
  names: DatasetNames,
  { words }: Catalogue,
): readonly Statement[] {
  const { version, date } = manifest;
  const isLast = version === entry.version;
  const iri = names.version(version);
  const provenance = provenanceOf(manifest.coverage);
  const files = isLast ? entry.downloads : whole === undefined ? [] : [whole];
  const landing = ofKind(page, 'foaf:Document');
  return [
    ...describe(iri, [
      [iriOf('rdf:type'), thing(iriOf('dcat:Dataset'))],
      [iriOf('dct:title'), text(words.versionTitle(entry.title, version), entry.language)],
      [
        iriOf('dct:description'),
        text(words.versionDescription(entry.title, version, date.slice(0, 10)), words.language),
      ],
      [iriOf('dct:publisher'), thing(names.publisher)],
      [iriOf('dcat:version'), text(version)],
      [iriOf('adms:versionNotes'), text(notes, words.language)],
      [iriOf('dct:issued'), momentTerm(momentOf(date))],
      [iriOf('dcat:isVersionOf'), thing(names.dataset)],
      [iriOf('dcat:previousVersion'), thing(earlier)],
      [iriOf('dct:provenance'), provenance === undefined ? undefined : thing(`${iri}/provenance`)],
      [iriOf('dcat:landingPage'), landing.term],
      [iriOf('dcat:distribution'), files.map((file) => thing(names.file(version, file)))],
    ]),
    ...landing.statements,
    ...(provenance === undefined
      ? []
      : describe(`${iri}/provenance`, [
          [iriOf('rdf:type'), thing(iriOf('dct:ProvenanceStatement'))],
          [iriOf('rdfs:label'), text(words.approvedBy(provenance), words.language)],
        ])),
    ...(isLast || whole === undefined
      ? []
      : describeArchived(names.file(version, whole), whole, {
          page,
          issued: date,
          status:
            entry.withdrawal === undefined || entry.withdrawal.renamedTo !== undefined ? 'DEPRECATED' : 'WITHDRAWN',
          entry,
          words,
        })),
  ];
}

/** The pull requests on whose decision the version stands: numbers, and nobody's name. */
function provenanceOf(coverage: EntryVersion['manifest']['coverage']): readonly number[] | undefined {
  const pulls = coverage.flatMap((each) => (each.kind === 'pull' ? [each.number] : []));
  return pulls.length === 0 ? undefined : [...new Set(pulls)];
}
