import type { Place } from '../finding.ts';
import type { SourceProblem, TableFinding, TypeHint } from './finding.ts';
import { code, datePattern, quoted } from './words.ts';

const LETTERS = {
  Y: 'YYYY',
  y: 'YY',
  m: 'MM',
  d: 'DD',
  H: 'hh',
  I: 'hh',
  M: 'mm',
  S: 'ss',
  f: 'ffffff',
  p: 'AM/PM',
  '%': '%',
};

const TYPES: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  integer: 'a whole number',
  boolean: 'a true or false value',
  object: 'a JSON object',
  array: 'a JSON array',
  list: 'a list of values',
  datetime: 'a date and time YYYY-MM-DDThh:mm:ss',
  date: 'a date YYYY-MM-DD',
  time: 'a time hh:mm:ss',
  year: 'a year of four digits',
  yearmonth: 'a year and month YYYY-MM',
  duration: 'an ISO 8601 duration, such as P1Y6M',
  geopoint: 'a point written as longitude, comma and latitude',
  geojson: 'a GeoJSON geometry',
  any: 'a value',
  'string/email': 'an e-mail address',
  'string/uri': 'a complete web address (URI)',
  'string/binary': 'Base64 data',
  'string/uuid': 'a UUID',
  'date/any': 'a date',
  'time/any': 'a time',
  'datetime/any': 'a date and time',
  'geopoint/array': 'a point written as a JSON array [longitude, latitude]',
  'geopoint/object': 'a point written as a JSON object with `lon` and `lat`',
  'geojson/topojson': 'a TopoJSON geometry',
};

const PATTERNED: Readonly<Record<string, string>> = { date: 'a date', time: 'a time', datetime: 'a date and time' };

/** What a type and format ask for, with its article: "a date DD/MM/YYYY". */
export function typeEn(type: string, format: string): string {
  const patterned = PATTERNED[type];
  if (patterned !== undefined && format.includes('%')) return `${patterned} ${datePattern(format, LETTERS)}`;
  return TYPES[`${type}/${format}`] ?? TYPES[type] ?? `a value of type ${code(type)}`;
}

/** "1 cell", "2 cells": the word that agrees with a count. */
export function pluralEn(count: number, one: string, many: string): string {
  return count === 1 ? one : many;
}

/** "found …", with the cell when the place has it. */
export function foundEn(place: Place): string {
  if (place.cell === undefined) return 'found something else';
  return place.cell === '' ? 'found an empty cell' : `found ${quoted(place.cell)}`;
}

/** How the date the field asks for is typed into Excel's custom cell format. */
function excelDate(format: string): string {
  if (format !== 'default' && !format.includes('%')) return 'yyyy-mm-dd';
  return (format === 'default' ? 'YYYY-MM-DD' : datePattern(format, LETTERS)).toLowerCase();
}

/** How to mend a cell of the wrong type, by what it looks like. */
export function mendHintEn(hint: TypeHint, format: string, cell: string | undefined): string {
  switch (hint) {
    case 'decimal-comma':
      return 'Use a decimal point, or declare `decimalChar` in the descriptor.';
    case 'group-char':
      return 'Remove the thousands separators (in Excel, format “Number” without a separator), or declare `groupChar` in the descriptor.';
    case 'currency':
      return 'Leave only the number (in Excel, format “Number” instead of “Currency”, without thousands separator), or declare `bareNumber` as `false` and, where it has thousands separators, `groupChar` in the descriptor.';
    case 'percent':
      return 'Leave only the number, without the percent sign, or declare `bareNumber` as `false` in the descriptor.';
    case 'spaces':
      return 'Remove the extra spaces; in Excel, “Find and Replace” does it for the whole column.';
    case 'excel-serial':
      return `It looks like a date saved as a serial number: in Excel, format the column as ${code(excelDate(format))} before saving.`;
    case 'day-month-year':
      return `Write the date as expected (in Excel, custom format ${code(excelDate(format))}), or declare in \`format\` the form that the file uses.`;
    case 'impossible-date':
      return 'Check the day and the month: that date is not in the calendar.';
    case 'decimal-zero':
      return 'Remove the decimals (in Excel, format “Number” with 0 decimal places), or declare the field as `number`.';
    case 'scientific':
      return 'Excel shortened the number: format the column as “Number” without decimals, or “Text” if it is a code, and check that no digits were lost.';
    case 'formula':
      return 'Replace the formula or its error by a value: in Excel, copy the column and use “Paste Special”, “Values”.';
    case 'apostrophe':
      return 'Remove the apostrophe that the value begins with.';
    case 'missing-word':
      return `Leave the cell empty, or declare ${quoted(cell ?? 'N/A')} in \`missingValues\` if that is how absence is written.`;
    case 'native-text':
      return 'The value is stored as a number: in Excel, format the column as “Text” and type it again, with its leading zeros; in JSON, put it in quotes.';
    case 'swapped-coordinates':
      return 'Write the longitude first and the latitude after it.';
  }
}

type TypeFacts = Extract<TableFinding, { readonly rule: 'type-error' }>['facts'];

/** How to mend a cell of the wrong type when nothing more is known than the type. */
export function mendTypeEn({ type, format, decimalChar, booleans }: TypeFacts): string {
  switch (type) {
    case 'number':
      return `Write digits only, with ${quoted(decimalChar ?? '.')} for decimals, or correct the type of the field in the schema.`;
    case 'integer':
      return 'Write digits only, without decimals or units, or correct the type of the field in the schema.';
    case 'boolean':
      return `Write ${(booleans ?? ['true', 'false']).map(quoted).join(' or ')}, or declare in \`trueValues\` and \`falseValues\` the words that the file uses.`;
    case 'date':
    case 'datetime':
      return `In Excel, give the column the custom format ${code(excelDate(format))}, or declare in \`format\` the form that the file uses.`;
    default:
      return 'Correct the value, or the type of the field in the schema.';
  }
}

/** What Excel calls the CSV that everyone can read. */
export const CSV_UTF8_EN = '“CSV UTF-8 (Comma delimited)”';

const SHAPES: Readonly<Record<string, string>> = { array: 'a list', object: 'an object' };

function named(what: string | undefined): string {
  return what === undefined ? '' : ` ${quoted(what)}`;
}

const KINDS: Readonly<Record<string, string>> = {
  zip: 'an Excel workbook (.xlsx) or a ZIP',
  xls: 'an old Excel workbook (.xls), or one with a password',
  gzip: 'a file compressed with gzip',
  pdf: 'a PDF',
};

const READ_FAULTS: Readonly<Record<string, string>> = {
  EACCES: 'there is no permission',
  EPERM: 'there is no permission',
  EISDIR: 'it is a folder',
  ENOTSUP: 'it is no ordinary file',
  EIO: 'the disk failed',
  EMFILE: 'too many files are open',
};

/** Why the system could not read what is there, by its own word for it. */
export function readFaultEn(fault: string): string {
  return READ_FAULTS[fault] ?? `the system answered ${code(fault)}`;
}

const SOURCE: Readonly<Record<SourceProblem, (what: string | undefined) => readonly [says: string, mend: string]>> = {
  gzip: () => [
    'The file should be compressed with gzip, but its content is damaged or is not gzip.',
    'Compress it again, or deliver it uncompressed and take `.gz` off its name.',
  ],
  xlsx: () => [
    'The file should be an Excel workbook (.xlsx), but it cannot be opened as one.',
    'Open it in Excel and save it again with “Save As…”, “Excel Workbook (.xlsx)”, without a password.',
  ],
  'xlsx-too-large': () => [
    'The Excel workbook is too large to be read.',
    'Save the sheet as “CSV UTF-8 (Comma delimited)”, or divide the workbook into several files.',
  ],
  'xlsx-far-cell': (cell) => [
    `The sheet has a cell too far from the others${named(cell)}, so that it could not be read.`,
    'In Excel, go to that cell, delete the needless rows and columns up to it and save; or save the sheet as CSV.',
  ],
  'sheet-missing': (sheet) => [
    `The descriptor asks for the sheet${named(sheet)}, but the Excel workbook does not have it.`,
    'Correct `sheetName` or `sheetNumber` in the descriptor, or the name of the sheet in Excel.',
  ],
  json: () => [
    'The file should be JSON, but its syntax is not valid.',
    'Export it again from its source system, or look for missing or extra commas, quotes and braces.',
  ],
  'json-not-rows': () => [
    'A list of rows was expected; the JSON file holds something else.',
    'Export the data as a list of objects, or say in `property` where the rows are.',
  ],
  'json-property': (property) => [
    `The descriptor says that the rows are in the property${named(property)}, but the file does not have it.`,
    'Correct `property` in the dialect of the descriptor, or add that property to the file.',
  ],
  'json-row': (shape) => [
    `The row was expected to be ${SHAPES[shape ?? ''] ?? 'an object or a list'}; something else was found.`,
    'Give the row the same form as the others.',
  ],
  'json-twice': (name) => [
    `The row has the property${named(name)} more than once; only the last was read.`,
    'Keep the property once in the row.',
  ],
  'not-text': (kind) => [
    `A table of text, such as CSV, was expected; the file really is ${KINDS[kind ?? ''] ?? 'something else'}.`,
    'Export it as “CSV UTF-8 (Comma delimited)”, or correct its name or format in the descriptor; another extension does not convert it.',
  ],
  'encoding-unknown': (encoding) => [
    `The declared encoding${named(encoding)} is not known.`,
    'Declare a known name in `encoding`, such as `utf-8` or `windows-1252`.',
  ],
  unreadable: (fault) => [
    `The file is there, but could not be read: ${readFaultEn(fault ?? '')}.`,
    "Look at the permissions of the file and its folders, or ask the machine's administrator.",
  ],
  'empty-archive': () => [
    'A compressed file with data was expected; there is nothing in it.',
    'Compress the table again and look at the result before uploading it.',
  ],
};

type Of<Rule extends TableFinding['rule']> = Extract<TableFinding, { readonly rule: Rule }>;

/** What is wrong with a file as a whole, and how to mend it. */
export function sourceEn({ facts }: Of<'source-error'>): readonly [says: string, mend: string] {
  return SOURCE[facts.detail](facts.what);
}

/** How to mend bytes that are no text. */
export function mendEncodingEn({ facts }: Of<'encoding-error'>): string {
  const save = `In Excel, use “Save As…” and choose ${CSV_UTF8_EN}`;
  if (facts.fits !== undefined) return `${save}, or declare ${code(facts.fits)} in \`encoding\`.`;
  return `${save} (and declare \`encoding\` as \`utf-8\`), or declare there the encoding that the file really has.`;
}

/** How to mend a header that lacks a field. */
export function mendHeaderEn({ facts }: Of<'missing-label'>): string {
  if (facts.delimiter !== undefined) {
    return `The file seems to separate its columns with ${quoted(facts.delimiter)}: declare it in \`delimiter\`, or save the file separated by commas.`;
  }
  return 'Add the column to the file, or take the field out of the schema.';
}

/** How to mend a value that is not in its list. */
export function mendValuesEn(nearest: string | undefined, list: string): string {
  const offer = nearest === undefined ? 'Write one of the allowed values' : `If it is ${quoted(nearest)}, write it so`;
  return `${offer}; if the value is right, add it to \`${list}\` in the schema.`;
}
