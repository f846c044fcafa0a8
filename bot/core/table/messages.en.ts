import type { Finding, Messages, Sentence } from '../finding.ts';
import type { TableFinding } from './finding.ts';
import {
  CSV_UTF8_EN,
  foundEn,
  mendEncodingEn,
  mendHeaderEn,
  mendHintEn,
  mendTypeEn,
  mendValuesEn,
  pluralEn,
  sourceEn,
  typeEn,
} from './words.en.ts';
import { code, codes, fieldOr, quoted, thousands, valueList } from './words.ts';

type Of<Rule extends TableFinding['rule']> = Extract<TableFinding, { readonly rule: Rule }>;

function oneOf({ place, facts }: Of<'constraint-error/enum' | 'category-error'>): string {
  const values = valueList(facts.values, facts.total, (count) => `and ${thousands(count)} more`);
  return `${fieldOr(place, 'The cell')} expects one of these values: ${values}; ${foundEn(place)}.`;
}

type Limited = Finding<string, { readonly limit: string }>;

function limit(title: string, expects: string, property: string): Sentence<Limited> {
  return {
    title,
    says: ({ place, facts }) => `${fieldOr(place, 'The cell')} expects ${expects} ${facts.limit}; ${foundEn(place)}.`,
    mend: () => `Correct the value, or change \`${property}\` in the schema if that is not the limit.`,
  };
}

function cells({ facts }: Of<'missing-cell' | 'extra-cell'>): string {
  const words = `${thousands(facts.expected)} ${pluralEn(facts.expected, 'cell', 'cells')}`;
  return `Expected ${words} in the row; found ${thousands(facts.found)}.`;
}

function keyOf(names: readonly string[], one: string, many: string): string {
  return `${names.length === 1 ? one : many} ${codes(names)}`;
}

interface First {
  readonly first?: number | undefined;
  readonly firstPath?: string | undefined;
}

function firstLine({ first, firstPath }: First): string {
  if (first === undefined) return 'in another line';
  return `in line ${thousands(first)}${firstPath === undefined ? '' : ` of ${code(firstPath)}`}`;
}

function repeated(cell: string | undefined, facts: First): string {
  const where = firstLine(facts);
  return cell === undefined ? `the same values are already ${where}` : `${quoted(cell)} is already ${where}`;
}

/** The sentences of the table room, in English. */
export const tableMessagesEn: Messages<TableFinding> = {
  'source-error': {
    title: 'The file cannot be read',
    says: (finding) => sourceEn(finding)[0],
    mend: (finding) => sourceEn(finding)[1],
  },
  'lfs-pointer': {
    title: 'The content of the file is missing',
    says: () => 'Data was expected; the file only holds a Git LFS reference to it.',
    mend: () => 'Upload the whole file, without Git LFS; if another copy has it, `git lfs pull` brings it.',
  },
  'encoding-error': {
    title: 'The text is not in the declared encoding',
    says: ({ facts }) => {
      const fits = facts.fits === undefined ? '' : ` In ${code(facts.fits)} they are.`;
      const bytes = facts.bytes === '' ? '' : `: ${code(facts.bytes)}`;
      return `Expected text in ${code(facts.encoding)}; found bytes that are not${bytes}.${fits}`;
    },
    mend: mendEncodingEn,
  },
  'syntax-error': {
    title: 'Misplaced quotes',
    says: ({ facts }) => {
      switch (facts.problem) {
        case 'open-quote':
          return 'A quote opens here that is not closed in the rest of the file.';
        case 'after-quote':
          return 'After the closing quote the end of the cell was expected; more text was found.';
        case 'stray-escape':
          return 'The escape character must be followed by another character; here it protects none.';
      }
    },
    mend: ({ facts }) =>
      facts.problem === 'stray-escape'
        ? 'Remove it or write it twice, or correct `escapeChar` in the descriptor.'
        : 'Close or remove the quotes; if they belong to the text, double them ("") and put the whole cell in quotes.',
  },
  'record-too-long': {
    title: 'Row too long',
    says: ({ facts }) => `A row can measure up to ${thousands(facts.limit)} bytes; this one is longer.`,
    mend: () =>
      'Look for quotes that open here or before and are not closed; if there are none, the file lacks line ends: export it again.',
  },
  'too-many-columns': {
    title: 'Too many columns',
    says: ({ facts }) => `A table can have up to ${thousands(facts.limit)} columns; found ${thousands(facts.columns)}.`,
    mend: () => 'Check that `delimiter` is what separates the columns, or divide them among several tables.',
  },
  'nul-byte': {
    title: 'The file holds null bytes',
    says: () => 'Text was expected; a null byte was found, which no text has.',
    mend: () => `If you saved it as “Unicode Text”, save it again in Excel as ${CSV_UTF8_EN}.`,
  },
  'line-ends': {
    title: 'Mixed line ends',
    says: ({ facts }) => `Most lines of the file end with ${facts.mostly}; here one ends with ${facts.here}.`,
    mend: () => `So that all end alike, save the file again in Excel as ${CSV_UTF8_EN}.`,
  },
  'blank-row': {
    title: 'Blank row',
    says: ({ facts }) =>
      facts.count === 1
        ? 'Data was expected; a blank row was found.'
        : `Data was expected; ${thousands(facts.count)} blank rows in succession were found.`,
    mend: ({ facts }) =>
      `In Excel, select ${facts.count === 1 ? 'it' : 'them'} and use “Delete”; clearing the contents is not enough.`,
  },
  'blank-label': {
    title: 'Column without a label',
    says: ({ facts }) => `A label was expected in column ${thousands(facts.position)}; it is blank.`,
    mend: () => 'Write the name of the column, or delete it if it is empty.',
  },
  'duplicate-label': {
    title: 'Repeated label',
    says: ({ facts }) =>
      `The label ${code(facts.label)} of column ${thousands(facts.position)} is already in column ${thousands(facts.first)}.`,
    mend: () => 'Rename one of the two columns, or delete the one that is not needed.',
  },
  'missing-label': {
    title: 'Missing column',
    says: ({ facts }) =>
      `Expected ${code(facts.field)} as column ${thousands(facts.position)}; the file does not have it.`,
    mend: mendHeaderEn,
  },
  'extra-label': {
    title: 'Column that is not in the schema',
    says: ({ facts }) => `Column ${thousands(facts.position)}, ${code(facts.label)}, is not in the schema.`,
    mend: () => 'Describe the column in the schema, or delete it from the file.',
  },
  'incorrect-label': {
    title: 'Label that differs from the schema',
    says: ({ facts }) =>
      `Column ${thousands(facts.position)} should be called ${code(facts.field)}; found ${quoted(facts.label)}.`,
    mend: () => 'Write the label as in the schema (capitals, accents, spaces and order), or correct the schema.',
  },
  'missing-cell': {
    title: 'Missing cells in the row',
    says: (finding) => cells(finding),
    mend: () => 'Complete the row; where there is no value, leave the cell empty but keep its separator.',
  },
  'extra-cell': {
    title: 'Extra cells in the row',
    says: (finding) => cells(finding),
    mend: () => 'Remove what is extra; if a text contains the separator, put it in quotes.',
  },
  'type-error': {
    title: 'The value is not of the expected type',
    says: ({ place, facts }) =>
      `${fieldOr(place, 'The cell')} expects ${typeEn(facts.type, facts.format)}; ${foundEn(place)}.`,
    mend: ({ place, facts }) =>
      facts.hint === undefined ? mendTypeEn(facts) : mendHintEn(facts.hint, facts.format, place.cell),
  },
  'constraint-error/required': {
    title: 'Missing mandatory value',
    says: ({ place }) =>
      `${fieldOr(place, 'The cell')} is mandatory; ${foundEn({ ...place, cell: place.cell ?? '' })}.`,
    mend: () => 'Write the value; if it may be absent, take `required` off the field in the schema.',
  },
  'constraint-error/minLength': {
    title: 'Value too short',
    says: ({ place, facts }) =>
      `${fieldOr(place, 'The cell')} expects a length of ${thousands(facts.limit)} or more; ${foundEn(place)}, of length ${thousands(facts.length)}.`,
    mend: () => 'Complete the value; if Excel dropped leading zeros, format the column as “Text” and write them again.',
  },
  'constraint-error/maxLength': {
    title: 'Value too long',
    says: ({ place, facts }) =>
      `${fieldOr(place, 'The cell')} expects a length of ${thousands(facts.limit)} or less; ${foundEn(place)}, of length ${thousands(facts.length)}.`,
    mend: () => 'Shorten the value, or raise `maxLength` in the schema if it is right.',
  },
  'constraint-error/minimum': limit('Value below the minimum', 'at least', 'minimum'),
  'constraint-error/maximum': limit('Value above the maximum', 'at most', 'maximum'),
  'constraint-error/exclusiveMinimum': limit('Value outside the lower limit', 'a value above', 'exclusiveMinimum'),
  'constraint-error/exclusiveMaximum': limit('Value outside the upper limit', 'a value below', 'exclusiveMaximum'),
  'constraint-error/pattern': {
    title: 'The value does not have the expected form',
    says: ({ place, facts }) =>
      `${fieldOr(place, 'The cell')} expects the form ${code(facts.pattern)}; ${foundEn(place)}.`,
    mend: () => 'Write the value in that form; if Excel dropped leading zeros, format the column as “Text”.',
  },
  'constraint-error/enum': {
    title: 'Value outside the list',
    says: oneOf,
    mend: ({ facts }) => mendValuesEn(facts.nearest, 'enum'),
  },
  'constraint-error/jsonSchema': {
    title: 'The value does not meet its JSON Schema',
    says: ({ place, facts }) =>
      `${fieldOr(place, 'The cell')} does not meet its JSON Schema${facts.at === '' ? '' : ` at ${code(facts.at)}`} (${facts.problem}); ${foundEn(place)}.`,
    mend: () => 'Correct the value, or the `jsonSchema` of the field in the schema.',
  },
  'category-error': {
    title: 'Category that is not in the list',
    says: oneOf,
    mend: ({ facts }) => mendValuesEn(facts.nearest, 'categories'),
  },
  'unique-error': {
    title: 'Repeated value',
    says: ({ place, facts }) =>
      `${fieldOr(place, 'The column')} allows no repetition; ${foundEn(place)}, which is already ${firstLine(facts)}.`,
    mend: () => 'Correct the value or delete the repeated row, or take `unique` off the field if it may repeat.',
  },
  'primary-key': {
    title: 'Repeated or incomplete primary key',
    says: ({ place, facts }) => {
      const key = `The primary key (${codes(facts.fields)})`;
      if (facts.missing !== undefined)
        return `${key} allows no empty cell; the value of ${code(facts.missing)} is missing.`;
      return `${key} must not repeat; ${repeated(place.cell, facts)}.`;
    },
    mend: ({ facts }) =>
      facts.missing === undefined
        ? 'Delete the repeated row or correct its key; if both rows are right, add another field to `primaryKey`.'
        : 'Write the missing value, or delete the row if it is no record.',
  },
  'unique-key': {
    title: 'Repeated combination',
    says: ({ place, facts }) =>
      `${keyOf(facts.fields, 'The field', 'The combination of')} allows no repetition; ${repeated(place.cell, facts)}.`,
    mend: () => 'Delete the repeated row or correct its values, or take the combination out of `uniqueKeys`.',
  },
  'foreign-key': {
    title: 'Value that is not in the referenced table',
    says: ({ place, facts }) => {
      const table = facts.resource === '' ? 'this same table' : code(facts.resource);
      const found = place.cell === undefined ? 'this combination is not there' : `${quoted(place.cell)} is not there`;
      return `${keyOf(facts.fields, 'The value of', 'The values of')} must be in ${codes(facts.reference)} of ${table}; ${found}.`;
    },
    mend: () => 'Correct the value, or add the missing row to the referenced table.',
  },
  'foreign-key-unchecked': {
    title: 'Reference not checked',
    says: ({ facts }) =>
      `${codes(facts.fields)} was not checked because the referenced table ${code(facts.resource)} could not be read.`,
    mend: ({ facts }) => `Correct the errors of ${code(facts.resource)} first and check again.`,
  },
  'pattern-budget': {
    title: 'Check too costly',
    says: ({ place, facts }) => {
      const field = fieldOr(place, 'the field');
      if (facts.pattern === undefined) return `The \`jsonSchema\` of ${field} takes too long, so it was not checked.`;
      return `The expression ${code(facts.pattern)} takes too long, so ${field} was not checked against it.`;
    },
    mend: ({ facts }) =>
      facts.pattern === undefined
        ? 'Simplify `jsonSchema`: avoid references in a circle, alternatives inside alternatives and patterns with nested repetitions.'
        : 'Simplify `pattern` in the schema: avoid repetitions inside repetitions, such as `(a+)+`.',
  },
  'table-empty': {
    title: 'Table without rows',
    says: () => 'At least one row of data was expected; none was found.',
    mend: () => 'Check that you saved the sheet with the data and upload the file again.',
  },
};
