import type { Json } from '../table/schema.ts';
import { textOf } from './authored.ts';
import { extensionOf } from './paths.ts';

/** The media types that name each format; the first is the one to recommend. */
const MEDIA_TYPES: Readonly<Record<string, readonly string[]>> = {
  csv: ['text/csv', 'application/csv'],
  tsv: ['text/tab-separated-values'],
  json: ['application/json'],
  jsonl: ['application/jsonl', 'application/x-ndjson', 'application/x-jsonlines'],
  geojson: ['application/geo+json', 'application/vnd.geo+json'],
  xlsx: ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
  xls: ['application/vnd.ms-excel'],
  ods: ['application/vnd.oasis.opendocument.spreadsheet'],
  parquet: ['application/vnd.apache.parquet'],
  xml: ['application/xml', 'text/xml'],
  html: ['text/html'],
  pdf: ['application/pdf'],
  png: ['image/png'],
  jpeg: ['image/jpeg'],
  gif: ['image/gif'],
  webp: ['image/webp'],
  svg: ['image/svg+xml'],
  zip: ['application/zip', 'application/x-zip-compressed'],
};

const SPELLINGS: Readonly<Record<string, string>> = { jpg: 'jpeg', ndjson: 'jsonl', tab: 'tsv', htm: 'html' };

/** Formats whose files are tables even where nothing else says so. */
export const TABLE_FORMATS: ReadonlySet<string> = new Set(['csv', 'tsv']);

/** What can hold a format's text: JSON is the form of GeoJSON too, and a workbook is a zip. */
const FORMS: Readonly<Record<string, string>> = { geojson: 'json', xlsx: 'zip', ods: 'zip' };

const BY_MEDIA_TYPE: ReadonlyMap<string, string> = new Map(
  Object.entries(MEDIA_TYPES).flatMap(([format, types]) => types.map((type) => [type, format] as const)),
);

/** A format's usual spelling: lower case, no dot, `jpg` as `jpeg`. */
export function canonicalFormat(written: string): string {
  const format = written.trim().toLowerCase().replace(/^\./, '');
  return SPELLINGS[format] ?? format;
}

/** The format that a media type names, parameters aside. */
export function formatOfMediaType(mediatype: string): string | undefined {
  return BY_MEDIA_TYPE.get((mediatype.split(';')[0] ?? '').trim().toLowerCase());
}

/** The format of a resource: as declared, else by its media type, else by its first file's extension. */
export function formatOf(authored: Json, path: string | undefined): string | undefined {
  const declared = textOf(authored, 'format');
  if (declared !== undefined && declared.trim() !== '') return canonicalFormat(declared);
  const mediatype = textOf(authored, 'mediatype');
  return (mediatype === undefined ? undefined : formatOfMediaType(mediatype)) ?? extensionFormat(path);
}

/** The format that a path's extension stands for. */
export function extensionFormat(path: string | undefined): string | undefined {
  const extension = path === undefined ? undefined : extensionOf(path);
  return extension === undefined ? undefined : canonicalFormat(extension);
}

/** Whether two formats are both known and one cannot be the other. */
export function formatsClash(one: string, other: string): boolean {
  const known = Object.hasOwn(MEDIA_TYPES, one) && Object.hasOwn(MEDIA_TYPES, other);
  return known && one !== other && FORMS[one] !== other && FORMS[other] !== one;
}
