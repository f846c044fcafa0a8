import type { Messages, Sentence } from '../finding.ts';
import { code, quoted, thousands } from '../table/words.ts';
import type { Cited, QualityFinding } from './finding.ts';
import { COORDINATES_EN, DATES_EN, foundInEn, NUMBERS_EN, SPECIAL_EN, STYLES_EN } from './words.en.ts';

type Of<Rule extends QualityFinding['rule']> = Extract<QualityFinding, { readonly rule: Rule }>;

/** A sentence that ends by saying where the rule comes from. */
function sentence<Rule extends QualityFinding['rule']>(
  title: string,
  says: (finding: Of<Rule>) => string,
  mend: (finding: Of<Rule>) => string,
): Sentence<Of<Rule>> {
  return { title, says: (finding) => `${says(finding)}${citation(finding.facts)}`, mend };
}

function citation({ norm, article }: Cited): string {
  return article === '' ? '' : ` Norm: ${norm}, ${article}.`;
}

/** The sentences of the quality room, in English. */
export const qualityMessagesEn: Messages<QualityFinding> = {
  'totals-row': sentence<'totals-row'>(
    'Row of totals among the data',
    ({ facts }) => `Only data were expected; ${quoted(facts.word)} seems to add up other rows.`,
    () => 'Delete the row: whoever uses the data can add them up.',
  ),
  'decoration-row': sentence<'decoration-row'>(
    'Title or note among the data',
    ({ place }) =>
      `Data were expected in every column; this row has text in the first alone: ${quoted(place.cell ?? '')}.`,
    () => 'Move the title, note or source to the resource’s description, and delete the row.',
  ),
  'duplicate-row': sentence<'duplicate-row'>(
    'Repeated row',
    ({ facts }) => `Each row should differ from the others; this one is the same as record ${thousands(facts.first)}.`,
    () => 'Delete the row; if these are two different things, add a column that tells them apart.',
  ),
  'number-format': sentence<'number-format'>(
    'Number with other signs',
    ({ place, facts }) =>
      `${foundInEn(place)} is a number with ${NUMBERS_EN[facts.problem]}; the number alone was expected.`,
    () =>
      'Leave only the number, with a decimal point, and name the unit or currency in the header, as in “Amount in MXN”.',
  ),
  'date-format': sentence<'date-format'>(
    'Date that is not ISO 8601',
    ({ place, facts }) => `A date YYYY-MM-DD was expected; ${foundInEn(place)} ${DATES_EN[facts.problem]}.`,
    ({ facts }) =>
      facts.problem === 'impossible'
        ? 'Write the right date, or leave the cell empty if it is not known.'
        : 'Write the date as YYYY-MM-DD; in Excel, give the column the custom format “yyyy-mm-dd”.',
  ),
  'absence-word': sentence<'absence-word'>(
    'Absence written in words',
    ({ facts }) => `Where there is no value an empty cell is expected; ${quoted(facts.word)} was found.`,
    ({ facts }) =>
      `Leave the cell empty, or declare ${quoted(facts.word)} in \`missingValues\` if it means something more.`,
  ),
  'formula-text': sentence<'formula-text'>(
    'Formula in place of a value',
    ({ place }) => `A value was expected; ${foundInEn(place)} is a spreadsheet formula.`,
    () => 'In Excel, copy the column, use “Paste Special: Values”, and save it again.',
  ),
  'leading-apostrophe': sentence<'leading-apostrophe'>(
    'Leading apostrophe',
    ({ place }) => `${foundInEn(place)} begins with an apostrophe, which is not part of the value.`,
    () => 'Remove the apostrophe; to keep leading zeros, give the column the format “Text”.',
  ),
  padding: sentence<'padding'>(
    'Needless spaces',
    ({ place }) => `${foundInEn(place)} has spaces before or after it.`,
    () => 'Remove the spaces; in Excel the function TRIM does it.',
  ),
  'invisible-character': sentence<'invisible-character'>(
    'Character that cannot be seen',
    ({ place, facts }) => `${foundInEn(place)} contains the invisible character ${code(facts.code)}.`,
    () => 'In Excel, use “Find and Replace”, or the function CLEAN or TRIM, and save it again.',
  ),
  mojibake: sentence<'mojibake'>(
    'Broken letters',
    ({ facts }) => `${quoted(facts.word)} looks like text that was read in another encoding.`,
    () => 'Export the data from your system again as UTF-8, or correct the letters.',
  ),
  'spelling-variant': sentence<'spelling-variant'>(
    'One value spelt in two ways',
    ({ place, facts }) =>
      `${quoted(place.cell ?? '')} (${thousands(facts.count)}) differs from ${quoted(facts.usual)} (${thousands(facts.usualCount)}) only in capitals, accents or spaces.`,
    ({ facts }) =>
      `If they are the same, always write ${quoted(facts.usual)}, and declare \`categories\` in the schema.`,
  ),
  'mixed-types': sentence<'mixed-types'>(
    'Mixed types',
    ({ place, facts }) => `${facts.most}% of the column are numbers or dates; ${foundInEn(place)} is not.`,
    () => 'Correct the value; if it is a note, move it to another column.',
  ),
  'inegi-state': sentence<'inegi-state'>(
    'State key that does not exist',
    ({ place }) => `One of INEGI’s state keys was expected, 01 to 32; ${foundInEn(place)} is none.`,
    () => 'Look the key up in INEGI’s Catálogo Único de Claves.',
  ),
  'inegi-municipality': sentence<'inegi-municipality'>(
    'Municipality key that does not exist',
    ({ facts }) => `INEGI’s catalogue has no municipality ${code(facts.key)}.`,
    () =>
      'Look the key up in INEGI’s Catálogo Único de Claves; if the municipality is new, tell whoever maintains Apertura.',
  ),
  'lost-zero': sentence<'lost-zero'>(
    'Key without its leading zero',
    ({ place, facts }) => `${code(facts.key)} was expected; ${foundInEn(place)} lost its leading zeros.`,
    () => 'Give the column the format “Text” in Excel, write the zeros, and declare the field as `string`.',
  ),
  'inegi-special': sentence<'inegi-special'>(
    'Key that is no place',
    ({ place, facts }) => `${foundInEn(place)} means ${SPECIAL_EN[facts.meaning]}; it is no state or municipality.`,
    () =>
      'Explain the code in the field’s description or declare it in `missingValues`; if it is a total, delete the row.',
  ),
  coordinates: sentence<'coordinates'>(
    'Point outside Mexico',
    ({ place, facts }) => `${foundInEn(place)} ${COORDINATES_EN[facts.problem]}.`,
    () => 'Check the order and the signs: in Mexico latitudes are positive and longitudes negative.',
  ),
  'header-vague': sentence<'header-vague'>(
    'Header that does not say what is below',
    ({ place }) => `A name that describes the column was expected; ${quoted(place.field ?? '')} was found.`,
    () => 'Write a descriptive name, such as `fecha_solicitud`, or describe it in the schema.',
  ),
  'header-style': sentence<'header-style'>(
    'Header that is awkward for programs',
    ({ place, facts }) => `The header ${quoted(place.field ?? '')} has ${STYLES_EN[facts.problem]}.`,
    () => 'If you can, use small letters without accents and underscores, and put the full name into `title`.',
  ),
  'modified-future': sentence<'modified-future'>(
    'Modification date in the future',
    ({ facts }) => `The modification date, ${facts.modified}, is after today, ${facts.today}.`,
    () => 'Write the date on which the data last changed.',
  ),
  'update-late': sentence<'update-late'>(
    'Late update',
    ({ facts }) =>
      `The frequency is ${code(facts.frequency)}; the update is ${thousands(facts.days)} ${facts.days === 1 ? 'day' : 'days'} late.`,
    () => 'Publish the data of the new period, or adjust the frequency if it changed.',
  ),
  'closed-format': sentence<'closed-format'>(
    'No open format',
    ({ facts }) =>
      `At least one resource in an open format was expected, such as CSV; ${facts.format === '' ? 'this one does not say its format' : `this one is ${code(facts.format)}`}.`,
    () => 'Publish the same data in CSV, JSON or another open format too.',
  ),
  'license-unknown': sentence<'license-unknown'>(
    'Licence not recognised',
    ({ facts }) =>
      `Libre Uso MX or an open licence with an SPDX identifier was expected; ${quoted(facts.license)} was found.`,
    () =>
      'Declare the licence by its identifier, such as `CC-BY-4.0`, or with the address https://datos.gob.mx/libreusomx.',
  ),
};
