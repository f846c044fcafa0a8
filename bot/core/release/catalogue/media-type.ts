/** Media types of the files that the catalogue offers. */

const BY_FORMAT: Readonly<Record<string, string>> = {
  csv: 'text/csv',
  tsv: 'text/tab-separated-values',
  json: 'application/json',
  jsonl: 'application/x-ndjson',
  geojson: 'application/geo+json',
  parquet: 'application/vnd.apache.parquet',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  xls: 'application/vnd.ms-excel',
  ods: 'application/vnd.oasis.opendocument.spreadsheet',
  xml: 'application/xml',
  html: 'text/html',
  pdf: 'application/pdf',
  zip: 'application/zip',
};

/** `text/csv`, as declared without its parameters, else by the format; `undefined` where it is not known. */
export function mediaTypeOf(declared: string | undefined, format: string | undefined): string | undefined {
  const bare = (declared ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  if (/^[a-z]+\/[a-z0-9][a-z0-9.+_-]*$/.test(bare) && bare.length < 128) return bare;
  return format !== undefined && Object.hasOwn(BY_FORMAT, format) ? BY_FORMAT[format] : undefined;
}
