import type { FindingOf } from '../finding.ts';

/** What reading a table can find, each rule with the facts its sentence needs. */
export type TableFinding = FindingOf<{
  /** The file is not what its format says (a broken gzip, workbook or JSON; a sheet that is not there). `detail` is ours, never a library's text. */
  'source-error': { detail: SourceProblem; what?: string | undefined };
  'lfs-pointer': Record<never, never>;
  /** Bytes that are no text in the encoding; `fits` is an encoding in which they would be. */
  'encoding-error': { encoding: string; bytes: string; fits?: string | undefined };
  /** A quote never closed, or text after a closing quote. */
  'syntax-error': { problem: 'open-quote' | 'after-quote' | 'stray-escape' };
  'record-too-long': { limit: number };
  'too-many-columns': { columns: number; limit: number };
  'nul-byte': Record<never, never>;
  'line-ends': { mostly: string; here: string };
  'blank-row': { count: number };
  'blank-label': { position: number };
  'duplicate-label': { label: string; position: number; first: number };
  /** `delimiter`: the header is one label, which this would split into the schema's fields. */
  'missing-label': { field: string; position: number; delimiter?: string | undefined };
  'extra-label': { label: string; position: number };
  'incorrect-label': { label: string; field: string; position: number };
  'missing-cell': { expected: number; found: number };
  'extra-cell': { expected: number; found: number };
  /** `booleans`: the first of the words that the field takes for true, and for false. */
  'type-error': {
    type: string;
    format: string;
    hint?: TypeHint | undefined;
    decimalChar?: string | undefined;
    booleans?: readonly string[] | undefined;
  };
  'constraint-error/required': Record<never, never>;
  'constraint-error/minLength': { limit: number; length: number };
  'constraint-error/maxLength': { limit: number; length: number };
  'constraint-error/minimum': { limit: string };
  'constraint-error/maximum': { limit: string };
  'constraint-error/exclusiveMinimum': { limit: string };
  'constraint-error/exclusiveMaximum': { limit: string };
  'constraint-error/pattern': { pattern: string };
  'constraint-error/enum': { values: readonly string[]; total: number; nearest?: string | undefined };
  'constraint-error/jsonSchema': { at: string; problem: string };
  'category-error': { values: readonly string[]; total: number; nearest?: string | undefined };
  /** `first`: the line that has the value first; `firstPath`: its file, where that is another. */
  'unique-error': { first: number; firstPath?: string | undefined };
  'primary-key': {
    fields: readonly string[];
    first?: number | undefined;
    firstPath?: string | undefined;
    missing?: string | undefined;
  };
  'unique-key': { fields: readonly string[]; first: number; firstPath?: string | undefined };
  'foreign-key': { fields: readonly string[]; resource: string; reference: readonly string[] };
  /** The referenced table could not be read, so the key was not checked. */
  'foreign-key-unchecked': { fields: readonly string[]; resource: string };
  /** A pattern, or where it has none the field's JSON Schema, grew past its budget: the field was not checked against it. */
  'pattern-budget': { pattern?: string | undefined };
  'table-empty': Record<never, never>;
}>;

export type SourceProblem =
  | 'gzip'
  | 'xlsx'
  | 'xlsx-too-large'
  | 'xlsx-far-cell'
  | 'sheet-missing'
  | 'json'
  | 'json-not-rows'
  | 'json-property'
  | 'json-row'
  | 'json-twice'
  | 'not-text'
  | 'encoding-unknown'
  | 'unreadable'
  | 'empty-archive';

/** What a cell of the wrong type looks like, so that the sentence can say how to mend it. */
export type TypeHint =
  | 'decimal-comma'
  | 'group-char'
  | 'currency'
  | 'percent'
  | 'spaces'
  | 'excel-serial'
  | 'day-month-year'
  | 'impossible-date'
  | 'decimal-zero'
  | 'scientific'
  | 'formula'
  | 'apostrophe'
  | 'missing-word'
  | 'native-text'
  | 'swapped-coordinates';
