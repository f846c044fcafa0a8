import { typeEn } from '../words.en.ts';
import { code, codes, quoted, thousands } from '../words.ts';
import type { DoubtMessages, MojibakeProblem } from './doubt.ts';

const DELIMITERS: Readonly<Record<string, string>> = {
  '\t': 'a tab',
  ',': 'a comma',
  ';': 'a semicolon',
  '|': 'a bar',
  ':': 'a colon',
};

const BROKEN: Readonly<Record<MojibakeProblem, string>> = {
  'read-twice': 'it looks like UTF-8 that was read as windows-1252 and stored so',
  'odd-capital': 'an accented capital stands inside a word, as where an encoding was lost',
  'lost-letter': 'a letter seems to have been lost, with another sign in its place',
};

function several(count: number, one: string, many: string): string {
  return `${thousands(count)} ${count === 1 ? one : many}`;
}

function cells(count: number): string {
  return several(count, 'cell', 'cells');
}

function seen({ count, sample }: { readonly count: number; readonly sample: string }): string {
  return `${cells(count)}, the first ${quoted(sample)}`;
}

function kind(type: string, format = 'default'): string {
  return type === 'email' || type === 'uri' ? typeEn('string', type) : typeEn(type, format);
}

/** What a first descriptor is unsure of, in English. */
export const doubtMessagesEn: DoubtMessages = {
  place: (path, { line, field, column }) => {
    const named = field === undefined || column !== undefined ? [] : [`field ${code(field)}`];
    const counted = column === undefined ? [] : [`column ${thousands(column)}`];
    return [path, ...(line === undefined ? [] : [`line ${thousands(line)}`]), ...counted, ...named].join(', ');
  },
  also: (fields) => `The same in ${codes(fields)}.`,
  absence: { 'no-data': 'No data', 'not-available': 'Not available', 'not-applicable': 'Not applicable' },
  says: {
    bom: () => 'The file begins with the mark of UTF-8 (BOM); it is read well and is no part of the first label.',
    encoding: ({ encoding, bytes }) =>
      `The text is not UTF-8${bytes === '' ? '' : ` (here is the first byte that is none, ${code(bytes)})`}; ${code(encoding)} is declared. Confirm that accents read well.`,
    'encoding-mixed': ({ wrong, right }) =>
      `The text is UTF-8 (${several(right, 'letter', 'letters')}) but for ${several(wrong, 'byte', 'bytes')}; no other encoding is declared.`,
    unreadable: ({ detail }) => `The file could not be read as a table (${code(detail)}); "apertura check" says why.`,
    'not-table': ({ format }) => `Tables of the format ${code(format)} are not read; it is described as a file only.`,
    'empty-table': () => 'The file has no row.',
    delimiter: ({ delimiter, percent }) =>
      `The delimiter seems to be ${DELIMITERS[delimiter] ?? quoted(delimiter)}, but only ${percent}% of the rows have the same number of cells.`,
    'quote-char': ({ quote }) => `Texts stand between apostrophes; ${code(quote)} is declared as ${code('quoteChar')}.`,
    'skip-space': ({ percent }) =>
      `Numbers are aligned with spaces after the delimiter (${percent}% of the rows); ${code('skipInitialSpace')} is declared.`,
    'title-rows': ({ count, header }) =>
      `Above the header, which is in line ${thousands(header)}, there ${count === 1 ? 'is' : 'are'} ${several(count, 'line', 'lines')} of title, declared as ${code('commentRows')}. Better take them out of the file.`,
    'no-header': () =>
      'The first row seems to hold data; no header is declared. If it is one, take `header` out of the dialect; if not, name the fields.',
    'blank-labels': ({ positions }) =>
      `${positions.length === 1 ? 'There is no label on column' : 'There are no labels on columns'} ${positions.map(thousands).join(', ')}; write it in the file and in the schema.`,
    'duplicate-labels': ({ labels }) =>
      `${labels.length === 1 ? 'This label is' : 'These labels are'} repeated: ${codes(labels)}.`,
    'header-width': ({ labels, cells: found }) =>
      `The header has ${thousands(labels)} cells and nearly all rows have ${thousands(found)}.`,
    'rows-property': ({ property }) => `The rows are taken from the property ${code(property)}.`,
    'short-rows': ({ count, text }) =>
      `${several(count, 'row has', 'rows have')} far fewer cells than the table; the first says ${quoted(text)}. If it is a note or a source, move it to the description.`,
    'total-rows': ({ count, word }) =>
      `${several(count, 'row says', 'rows say')} ${quoted(word)}: totals seem to be mixed with the data.`,
    mojibake: ({ problem, count, sample }) => `Broken text in ${seen({ count, sample })}: ${BROKEN[problem]}.`,
    formula: (facts) => `Formulas in place of values in ${seen(facts)}.`,
    apostrophe: (facts) =>
      `A leading apostrophe in ${seen(facts)}; it is a trick of spreadsheets that stayed in the data.`,
    padded: (facts) => `Needless spaces at the beginning or the end of ${seen(facts)}.`,
    'hard-space': (facts) => `Hard spaces (U+00A0) in ${seen(facts)}.`,
    'line-breaks': ({ count }) =>
      `Line breaks inside ${cells(count)}, the first in this line; they are read well where quoted.`,
    artefact: ({ count, sample }) => `${quoted(sample)} in ${cells(count)} seems to be a program's leftover, not data.`,
    'list-cells': ({ delimiter, count, sample }) =>
      `Several values in one cell, with ${quoted(delimiter)} between them, in ${seen({ count, sample })}; it stays text.`,
    emails: ({ count }) =>
      `E-mail addresses in ${cells(count)}: confirm that they may be published; they may be personal data.`,
    'empty-column': () => 'The column has no value; it stays text.',
    'leading-zeros': ({ count, of, sample }) =>
      `${thousands(count)} of ${thousands(of)} cells begin with a zero, the first ${quoted(sample)}; it stays text so as not to lose it.`,
    'lost-zeros': ({ short, long, sample }) =>
      `It looks like a key, and some have ${several(short, 'digit', 'digits')} and others ${long}; the first short one is ${quoted(sample)}. It may have lost its leading zero: restore it and declare the field as text.`,
    'group-char': ({ char, count, sample, unsure }) =>
      `Thousands separator ${quoted(char)} in ${seen({ count, sample })}; declared as ${code('groupChar')}.${unsure ? ' This is not certain: it may be the decimal sign.' : ''}`,
    'decimal-comma': (facts) => `Decimal comma in ${seen(facts)}; declared as ${code('decimalChar')}.`,
    'decimal-zeros': (facts) => `Whole numbers written with decimals in ${seen(facts)}; ${code('number')} is declared.`,
    'bare-number': (facts) =>
      `Numbers with other signs in ${seen(facts)}; ${code('bareNumber')} is declared ${code('false')}.`,
    'date-order': ({ format }) =>
      `No date is past the twelfth: the day is taken to stand before the month (${code(format)}). Confirm it.`,
    'date-mixed': (facts) => `Day and month are the other way round in ${seen(facts)}.`,
    'failing-cells': ({ type, format, count, sample }) =>
      `Nearly all of the column is ${kind(type, format)}, but not ${seen({ count, sample })}. "apertura check" shows them.`,
    'mixed-type': ({ type, count, of, sample }) =>
      `Most would be ${kind(type)}, but not ${seen({ count, sample })}, of ${thousands(of)}; it stays text.`,
    'amounts-in-text': ({ count, sample, of }) =>
      `Amounts mixed with text: ${seen({ count, sample })}, of ${thousands(of)} cells; it stays text. To add them up, give the number a field of its own.`,
    'special-codes': ({ codes: found, count }) =>
      `${codes(found)} in ${cells(count)} are usually special codes (total, not specified), not keys; describe them.`,
    'missing-word': ({ word, count, fields }) =>
      `${quoted(word)} in ${cells(count)}${fields > 1 ? ` of ${thousands(fields)} fields` : ''} is taken as absence and declared in ${code('missingValues')}.`,
    'nearly-key': ({ fields, repeated, missing }) =>
      `${codes(fields)} is nearly a unique key: ${thousands(repeated)} repeated and ${thousands(missing)} missing; it is not declared.`,
    'no-key': () =>
      'No column, nor two of the first ones, tells every row from the others; no primary key is declared.',
  },
};
