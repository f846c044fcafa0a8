import type { Download, Entry, EntryLicence } from '../entry.ts';
import { momentOf } from '../moment.ts';
import type { CatalogueWords } from '../words.ts';
import { availability, fileType, mediaType, ofKind, type Status, status } from './authorities.ts';
import { momentTerm } from './describe-extent.ts';
import { describe, type Statement, type Term, text, thing, typed } from './graph.ts';
import { iriOf } from './vocabulary.ts';

/** What a file's description takes from the dataset and the version that it is of. */
export interface DistributionContext {
  /** The page that tells of the file: the release's. */
  readonly page: string;
  /** When it was published. */
  readonly issued: string;
  readonly status: Status;
  readonly entry: Entry;
  readonly words: CatalogueWords;
}

const SHA256 = iriOf('spdx:checksumAlgorithm_sha256');
const DATA_PACKAGE = 'https://datapackage.org/profiles/2.0/datapackage.json';

/** A file to download. */
export function describeDistribution(
  iri: string,
  download: Download,
  context: DistributionContext,
): readonly Statement[] {
  const { entry, words } = context;
  const named = {
    format: fileType(download.format),
    mediaType: mediaType(download.mediatype),
    status: status('distribution', context.status, words),
    availability: availability(entry.trial, words),
    standard: download.kind === 'package' ? ofKind(DATA_PACKAGE, 'dct:Standard') : undefined,
  };
  const licence = describeLicence(entry.licence);
  const checksum = `${iri}/checksum`;
  const moment = momentTerm(momentOf(context.issued));
  return [
    ...describe(iri, [
      [iriOf('rdf:type'), thing(iriOf('dcat:Distribution'))],
      [iriOf('dct:title'), text(download.title, entry.language)],
      [iriOf('dcat:accessURL'), thing(context.page)],
      [iriOf('dcat:downloadURL'), thing(download.address)],
      [iriOf('dct:format'), named.format?.term],
      [iriOf('dcat:mediaType'), named.mediaType?.term],
      [iriOf('dcat:packageFormat'), download.kind === 'package' ? named.mediaType?.term : undefined],
      [iriOf('dcat:byteSize'), byteSize(download.bytes)],
      [iriOf('spdx:checksum'), download.sha256 === undefined ? undefined : thing(checksum)],
      [iriOf('dct:license'), licence.term],
      [iriOf('dct:conformsTo'), named.standard?.term],
      [iriOf('dct:issued'), moment],
      [iriOf('adms:status'), named.status.term],
      [iriOf('dcatap:availability'), named.availability.term],
    ]),
    ...describeChecksum(checksum, download.sha256),
    ...Object.values(named).flatMap((each) => each?.statements ?? []),
    ...licence.statements,
  ];
}

/** The zip of an older version: enough to fetch it and to prove it, as there may be thousands. */
export function describeArchived(iri: string, download: Download, context: DistributionContext): readonly Statement[] {
  const [format, media] = [fileType(download.format), mediaType(download.mediatype)];
  const stage = status('distribution', context.status, context.words);
  const licence = describeLicence(context.entry.licence);
  const checksum = `${iri}/checksum`;
  return [
    ...describe(iri, [
      [iriOf('rdf:type'), thing(iriOf('dcat:Distribution'))],
      [iriOf('dcat:accessURL'), thing(context.page)],
      [iriOf('dcat:downloadURL'), thing(download.address)],
      [iriOf('dct:format'), format?.term],
      [iriOf('dcat:mediaType'), media?.term],
      [iriOf('dcat:byteSize'), byteSize(download.bytes)],
      [iriOf('spdx:checksum'), download.sha256 === undefined ? undefined : thing(checksum)],
      [iriOf('dct:license'), licence.term],
      [iriOf('adms:status'), stage.term],
    ]),
    ...describeChecksum(checksum, download.sha256),
    ...[format, media, stage].flatMap((each) => each?.statements ?? []),
    ...licence.statements,
  ];
}

function byteSize(bytes: number | undefined): Term | undefined {
  return bytes !== undefined && Number.isSafeInteger(bytes) && bytes >= 0
    ? typed(String(bytes), iriOf('xsd:nonNegativeInteger'))
    : undefined;
}

function describeChecksum(iri: string, sha256: string | undefined): readonly Statement[] {
  if (sha256 === undefined) return [];
  return [
    ...describe(iri, [
      [iriOf('rdf:type'), thing(iriOf('spdx:Checksum'))],
      [iriOf('spdx:algorithm'), thing(SHA256)],
      [iriOf('spdx:checksumValue'), typed(sha256, iriOf('xsd:hexBinary'))],
    ]),
    ...ofKind(SHA256, 'spdx:ChecksumAlgorithm').statements,
  ];
}

function describeLicence(licence: EntryLicence | undefined): {
  readonly term: Term | undefined;
  readonly statements: readonly Statement[];
} {
  const term = thing(licence?.address);
  if (licence === undefined) return { term, statements: [] };
  return { term, statements: ofKind(licence.address, 'dct:LicenseDocument').statements };
}
