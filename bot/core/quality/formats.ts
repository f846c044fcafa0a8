/** What formats are worth: five stars of openness, and what a machine can read. */

/** Stars by format; what is not listed has one. The best of a dataset counts, not the first. */
const STARS: Readonly<Record<string, number>> = {
  xls: 2,
  xlsx: 2,
  csv: 3,
  tsv: 3,
  psv: 3,
  ods: 3,
  json: 3,
  jsonl: 3,
  geojson: 3,
  topojson: 3,
  txt: 3,
  xml: 3,
  gml: 3,
  html: 3,
  kml: 3,
  kmz: 3,
  shp: 3,
  gpkg: 3,
  parquet: 3,
  sqlite: 3,
  rdf: 4,
  ttl: 4,
  nt: 4,
  jsonld: 4,
  lod: 5,
};

const PROSE = new Set(['txt', 'html']);

/** The stars of a format, 1 to 5. */
export function starsOf(format: string | undefined): number {
  return format !== undefined && Object.hasOwn(STARS, format) ? (STARS[format] ?? 1) : 1;
}

/** Whether a format is open: nobody's program is needed to read it. */
export function isOpenFormat(format: string | undefined): boolean {
  return starsOf(format) >= 3;
}

/** Whether a program can read the data out of the format. */
export function isMachineReadable(format: string | undefined): boolean {
  return format !== undefined && starsOf(format) >= 2 && !PROSE.has(format);
}
