import { sizeEn } from '../../dataset/words.en.ts';
import type { Messages } from '../../finding.ts';
import { code, quoted, thousands } from '../../table/words.ts';
import type { AdelaFinding, FormProblem, GuessKind, ValueKind } from './finding.ts';

/** The forms, as people call them. */
export const FORM_EN: Readonly<Record<string, string>> = {
  inventory: 'inventory',
  plan: 'opening plan',
  catalogue: 'catalogue',
};

const FORM_PROBLEM: Readonly<Record<FormProblem, string>> = {
  empty: 'the file has no cell with text',
  header: 'its first 60 rows have no headers of any of them',
  rows: 'there is no row below the headers',
  workbook: 'it looks like an Excel workbook and cannot be opened',
  binary: 'the file is neither text nor an Excel workbook',
};

const EXPECTED: Readonly<Record<ValueKind, string>> = {
  date: 'a date, such as 2016-08-31 or 31/08/2016',
  month: 'a month, such as 2016-08 or agosto 2016',
  moment: 'a date, such as 2016-08-31 or 2016-08-31T09:00:00',
  frequency: 'a frequency, such as trimestral or R/P3M',
  access: '"Publico", "Restringido" or "Privado"',
  mail: 'an e-mail address, such as datos@municipio.gob.mx',
  url: 'a web address, such as https://municipio.gob.mx/datos.csv',
  number: 'a whole number of bytes, such as 20480',
};

const GUESS: Readonly<Record<GuessKind, (column: string, found: string, read: string) => string>> = {
  'day-first': (column, found, read) =>
    `${column} says ${found}, which can be two dates; it was read as ${read}, the day first.`,
  serial: (column, found, read) => `${column} says ${found}, which is how Excel stores a date; it was read as ${read}.`,
  several: (column, found, read) => `${column} takes one value and has several, ${found}; ${read} was taken.`,
  strictest: (column, found, read) =>
    `The resources of a dataset differ in ${column}: ${found}; the dataset became ${read}, which is the strictest.`,
  above: (column, _, read) => `${column} is empty; the dataset of the row above was taken, ${read}.`,
};

/** The sentences of ADELA's imports, in English. */
export const adelaMessagesEn: Messages<AdelaFinding> = {
  'adela-form': {
    title: "The file is none of ADELA's forms",
    says: ({ facts }) =>
      `Expected an inventory, an opening plan or a catalogue of ADELA; ${FORM_PROBLEM[facts.problem]}.`,
    mend: ({ facts }) =>
      facts.problem === 'workbook'
        ? 'Save it again as an Excel workbook (.xlsx), or as CSV UTF-8, and import it again.'
        : 'Check that it is the right file and that it still has its row of headers.',
  },
  'adela-encoding': {
    title: 'The file is not in UTF-8',
    says: ({ facts }) => `Expected text in UTF-8; it was read as ${facts.encoding}.`,
    mend: () => 'Check the accents in what was imported; the file need not be changed.',
  },
  'adela-garbled': {
    title: 'Garbled accents',
    says: () => 'The file was once saved with another encoding and said "Ã­" for "í"; this was repaired on reading.',
    mend: () => 'Check the accents in what was imported.',
  },
  'adela-quote': {
    title: 'Quote that closes nothing',
    says: () => 'The line has a quote that neither opens nor closes a cell; it was taken as part of the text.',
    mend: () => 'Check the cells of the line; a quote inside a quoted cell is written twice.',
  },
  'adela-character': {
    title: 'Characters that are not text',
    says: ({ facts }) => `${quoted(facts.column)} has control characters, which cannot be seen; they were removed.`,
    mend: () => 'Check that the cell says what it should.',
  },
  'adela-column-missing': {
    title: 'Missing column',
    says: ({ facts }) =>
      `The form "${FORM_EN[facts.form] ?? facts.form}" has the column ${quoted(facts.column)}; it is missing.`,
    mend: () => 'Add it if you have what it says, or complete the imported promises afterwards.',
  },
  'adela-column-unknown': {
    title: 'Unknown column',
    says: ({ facts }) =>
      facts.column === ''
        ? `Column ${facts.position} has data and no header; it was not imported.`
        : `No form of ADELA has the column ${quoted(facts.column)}, which is number ${facts.position}; it was not imported.`,
    mend: () => 'Correct its header if it is one of those known; if not, take over by hand what is of use.',
  },
  'adela-column-duplicate': {
    title: 'Duplicate column',
    says: ({ facts }) =>
      `${quoted(facts.column)}, column ${facts.position}, is column ${facts.first} already; only the first counted.`,
    mend: () => 'Keep one of the two, and correct the header of the other if it says something else.',
  },
  'adela-column-name': {
    title: 'Header recognized by likeness',
    says: ({ facts }) => `The header ${quoted(facts.found)} was taken for ${quoted(facts.column)}.`,
    mend: () => 'If that is not the column, correct the header and import again.',
  },
  'adela-extra-cell': {
    title: 'Too many cells',
    says: ({ facts }) =>
      `There are ${facts.columns} headers, and the row also has ${quoted(facts.found)}; it was not imported.`,
    mend: () => 'If it is part of another cell that holds commas, put that cell in quotes.',
  },
  'adela-title': {
    title: 'Row without a dataset',
    says: ({ facts }) =>
      `Each row names its dataset in ${quoted(facts.column)}; it is empty, and the row was not imported.`,
    mend: () => 'Write the dataset and import again.',
  },
  'adela-missing': {
    title: 'Empty cell that the form asks for',
    says: ({ facts }) => `Expected a value in ${quoted(facts.column)}; it is empty.`,
    mend: () => 'Complete the cell, or the imported promise.',
  },
  'adela-value': {
    title: 'Value that is not understood',
    says: ({ facts }) =>
      `In ${quoted(facts.column)}, expected ${EXPECTED[facts.kind]}; found ${quoted(facts.found)}, which was not imported.`,
    mend: () => 'Correct the cell and import again, or complete the imported promise.',
  },
  'adela-guess': {
    title: 'Value that can be read in several ways',
    says: ({ facts }) => GUESS[facts.kind](quoted(facts.column), quoted(facts.found), quoted(facts.read)),
    mend: () => 'Check in the imported promise that this is what was meant.',
  },
  'adela-ground': {
    title: 'No reason why the data are not public',
    says: ({ facts }) => `A dataset that is "${facts.level}" names its legal ground; it is missing.`,
    mend: () => 'Write the law and the article in the promise, in `access.ground`.',
  },
  'adela-not-grouped': {
    title: 'Rows of a dataset that do not stand together',
    says: ({ facts }) =>
      `The rows of ${quoted(facts.title)} belong together; the one before is in line ${thousands(facts.last)}. They were joined.`,
    mend: () => 'Check that it is the same dataset; if they are two, give them different titles.',
  },
  'adela-conflict': {
    title: 'Two rows of a dataset disagree',
    says: ({ facts }) =>
      `${quoted(facts.column)} says ${quoted(facts.found)}; in line ${thousands(facts.first)} it says ${quoted(facts.kept)}, which was kept.`,
    mend: () => 'Write the same value in all rows of the dataset.',
  },
  'adela-duplicate': {
    title: 'Duplicate title or identifier',
    says: ({ facts }) => {
      const what = facts.what === 'dataset' ? 'a dataset' : 'a resource of the same dataset';
      return `${quoted(facts.title)} is ${what} since line ${thousands(facts.first)}.`;
    },
    mend: ({ facts }) =>
      facts.what === 'dataset'
        ? 'If they are two datasets, give them different titles and identifiers; if it is one, keep one row.'
        : 'If they are two resources, give them different titles; if it is one, keep one row.',
  },
  'adela-name': {
    title: 'Name chosen for a dataset',
    says: ({ facts }) =>
      facts.why === 'empty'
        ? `No folder's name can be made of the title ${quoted(facts.title)}; it was named ${code(facts.name)}.`
        : `Another dataset has the name ${code(facts.instead)}; ${quoted(facts.title)} was named ${code(facts.name)}.`,
    mend: () => 'Rename the file before publishing; afterwards the name stays, even if the title changes.',
  },
  'adela-orphan': {
    title: "Resource without its dataset's row",
    says: ({ facts }) =>
      `No row describes the dataset ${quoted(facts.identifier)}; its identifier was taken for a title.`,
    mend: () => "Add the dataset's row before its resources, or complete the imported promise.",
  },
  'adela-too-long': {
    title: 'Cell too long',
    says: ({ facts }) =>
      `Expected ${thousands(facts.limit)} characters at most in ${quoted(facts.column)}; there are ${thousands(facts.length)}, and it was not imported.`,
    mend: () => 'Check that no cells ran together, and shorten the text.',
  },
  'adela-too-large': {
    title: 'Dataset too large for a promise',
    says: ({ facts }) =>
      `A promise has ${sizeEn(facts.limit)} at most; this one has ${sizeEn(facts.bytes)}, and was not written.`,
    mend: () => 'Divide the dataset into several.',
  },
  'adela-exists': {
    title: 'The promise is there already',
    says: ({ facts }) =>
      facts.differs.length === 0
        ? `${code(facts.file)} is there already and says the same; it was not touched.`
        : `${code(facts.file)} is there already and was not touched; it differs in ${facts.differs.map(code).join(', ')}.`,
    mend: ({ facts }) =>
      facts.differs.length === 0 ? 'There is nothing to do.' : 'Compare the two, and change by hand what has to be.',
  },
};
