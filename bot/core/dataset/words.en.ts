import { code, quoted, thousands } from '../table/words.ts';
import type { NameProblem } from './file-names.ts';
import type {
  ConstraintProblem,
  DatasetFacts,
  GeojsonProblem,
  KeyProperty,
  PathProblem,
  SyntaxProblem,
} from './finding.ts';

const TYPES: Readonly<Record<string, string>> = {
  string: 'a text in quotes',
  number: 'a number',
  integer: 'a whole number',
  boolean: '`true` or `false`',
  object: 'an object in braces',
  array: 'a list in brackets',
  null: '`null`',
};

const FORMS: Readonly<Record<string, string>> = {
  email: 'an e-mail address such as name@example.org',
  uri: 'a whole web address, such as https://example.org/',
  'date-time': 'a date with time and zone, such as 2026-01-31T12:00:00Z',
  'media-type': 'a media type, such as text/csv',
  hash: 'an MD5 sum of 32 hexadecimal digits, or algorithm:sum',
  'license-name': 'a licence identifier of letters, digits, dots and hyphens, such as CC-BY-4.0',
};

/** Types in words, joined with "or". */
function typesEn(types: readonly string[]): string {
  return types.map((type) => TYPES[type] ?? code(type)).join(' or ');
}

function propertyEn(property: string, item: number | undefined): string {
  if (item !== undefined) return `Item ${item} of ${code(property)}`;
  return property === '' ? 'The descriptor' : `The property ${code(property)}`;
}

function whereEn(property: string, item: number | undefined): string {
  if (item !== undefined) return ` in item ${item} of ${code(property)}`;
  return property === '' ? '' : ` in ${code(property)}`;
}

function countEn(limit: string, one: string, many: string): string {
  return `${limit} ${limit === '1' ? one : many}`;
}

/** What the profile expected and what was found. */
export function profileEn({ keyword, property, item, expected, found }: DatasetFacts['descriptor-error']): string {
  const subject = propertyEn(property, item);
  const [first = ''] = expected;
  switch (keyword) {
    case 'required':
      return `The property ${code(first)} was expected${whereEn(property, item)}; it is not there.`;
    case 'any-of-required':
      return `${subject} expects at least one of these: ${expected.map(code).join(', ')}; there is none.`;
    case 'type':
      return `${subject} expects ${typesEn(expected)}; found ${typesEn([found])}.`;
    case 'enum':
      return `${subject} expects one of these values: ${expected.map(quoted).join(', ')}; found ${quoted(found)}.`;
    case 'format':
      return `${subject} expects ${FORMS[first] ?? code(first)}; found ${quoted(found)}.`;
    case 'min-items':
      return `${subject} expects at least ${countEn(first, 'item', 'items')}; found ${found}.`;
    case 'max-items':
      return `${subject} expects at most ${countEn(first, 'item', 'items')}; found ${found}.`;
    case 'min-length':
      return `${subject} expects at least ${countEn(first, 'character', 'characters')}; found ${quoted(found)}.`;
    case 'max-length':
      return `${subject} expects at most ${countEn(first, 'character', 'characters')}; found ${quoted(found)}.`;
    case 'minimum':
      return `${subject} expects a number not below ${first}; found ${found}.`;
    case 'min-properties':
      return `${subject} expects an object with at least one property; found an empty one.`;
    case 'unique-items':
      return `${subject} expects distinct items; ${quoted(found)} is repeated.`;
    case 'other':
      return `${subject} breaks the Data Package standard; found ${quoted(found)}.`;
  }
}

/** Why a text is no JSON. */
export const SYNTAX_EN: Readonly<Record<SyntaxProblem, string>> = {
  end: 'the text ends too early',
  comment: 'there is a comment, and JSON has none',
  quote: 'there are single or typographic quotes instead of straight double quotes',
  'open-string': 'there is a text whose quotes are not closed on its line',
  'trailing-comma': 'there is a comma too many after the last item',
  'missing-comma': 'a comma is missing between two items',
  unexpected: 'there is something that JSON does not allow in that place',
};

/** Why a path is not followed. */
export const PATH_EN: Readonly<Record<PathProblem, string>> = {
  empty: 'is empty or has an empty part',
  control: 'has control or invisible characters',
  scheme: 'has a scheme other than http, https, ftp and ftps',
  absolute: 'is absolute',
  home: 'begins with `~`',
  backslash: 'has a backslash `\\`',
  parent: 'leaves its folder with `..`',
  dot: 'has the part `.`',
  hidden: 'goes through a hidden folder or file, whose name begins with a dot',
  link: 'is a symbolic link or goes through one',
};

/** What is wrong with a name. */
export const NAME_EN: Readonly<Record<NameProblem, string>> = {
  sign: 'has a sign that Windows does not take (`< > : " | ? * \\`)',
  control: 'has control characters',
  encoding: 'is not written in UTF-8, which macOS does not take either',
  device: 'is one that Windows keeps for devices',
  end: 'ends in a dot or a space',
};

/** The property that names fields. */
export const KEY_EN: Readonly<Record<KeyProperty, string>> = {
  primaryKey: 'The primary key',
  uniqueKeys: 'The unique key',
  foreignKeys: 'The foreign key',
  reference: "The foreign key's reference",
};

/** What is wrong with a constraint. */
export const CONSTRAINT_EN: Readonly<Record<ConstraintProblem, string>> = {
  'not-castable': "a value of the field's type",
  range: 'a minimum that is not above the maximum',
  pattern: 'a well-written regular expression of XML Schema',
  'not-for-type': "a property that applies to the field's type",
  'not-subset': 'values that are in `categories`',
  duplicate: 'distinct values',
  'json-schema': 'a valid JSON Schema',
};

/** What a pattern has that cannot be checked, by the name of it. */
const PATTERN_EN: Readonly<Record<string, string>> = {
  'look-around': 'may not look around (`(?=…)`, `(?!…)`, `(?<=…)`)',
  'back-reference': 'may not refer back to groups (`\\1`)',
  'word-boundary': 'may not ask for word boundaries (`\\b`)',
  size: 'is too large once written out',
  nesting: 'has too many nested brackets',
};

/** Why a pattern cannot be used. */
export function patternEn(detail: string | undefined): string {
  if (detail === undefined) return 'is not well written';
  return PATTERN_EN[detail] ?? `is not well written at ${quoted(detail)}`;
}

/** What GeoJSON expects. */
export const GEOJSON_EN: Readonly<Record<GeojsonProblem, string>> = {
  encoding: 'text in UTF-8',
  syntax: 'well-written JSON',
  depth: 'JSON with fewer nested levels',
  'not-object': 'an object',
  type: 'a type of GeoJSON (`Feature`, `FeatureCollection`, `Point`, `LineString`, `Polygon` …)',
  member: 'the member that GeoJSON demands, in its form',
  position: 'a position [longitude, latitude] of numbers',
  longitude: 'a longitude between -180 and 180',
  latitude: 'a latitude between -90 and 90',
  swapped: 'the longitude first and the latitude after it',
  'line-length': 'a line of at least two positions',
  'ring-length': 'a ring of at least four positions',
  'ring-open': 'a ring whose last position equals its first',
  id: 'an `id` that is a text or a number',
  bbox: 'a `bbox` with its edges as numbers',
};

/** A size in bytes, with the unit that people read. */
export function sizeEn(bytes: number): string {
  if (bytes < 1024 * 1024) return `${thousands(bytes)} ${bytes === 1 ? 'byte' : 'bytes'}`;
  return `${thousands(Math.ceil(bytes / (1024 * 1024)))} MB`;
}
