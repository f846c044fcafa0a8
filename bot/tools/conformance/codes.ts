/** Our rules under the codes of the cases; what is not named here is about the descriptor. */
const CODES: Readonly<Record<string, string>> = {
  'blank-label': 'blank-label',
  'blank-row': 'blank-row',
  'byte-count': 'bytes',
  'category-error': 'categories',
  'duplicate-label': 'duplicate-label',
  'encoding-error': 'encoding',
  'extra-cell': 'extra-cell',
  'extra-label': 'extra-label',
  'file-missing': 'file',
  'not-a-file': 'file',
  'unsafe-path': 'descriptor',
  'foreign-key': 'foreign-key',
  'hash-count': 'hash',
  'incorrect-label': 'incorrect-label',
  'missing-cell': 'missing-cell',
  'missing-label': 'missing-label',
  'primary-key': 'primary-key',
  'source-error': 'source-error',
  'table-empty': 'source-error',
  'syntax-error': 'syntax',
  'type-error': 'type',
  'unique-error': 'constraint:unique',
  'unique-key': 'unique-key',
};

const CONSTRAINT = 'constraint-error/';

/** The code of the cases for one of our rules. */
export function codeOf(rule: string): string {
  if (rule.startsWith(CONSTRAINT)) return `constraint:${rule.slice(CONSTRAINT.length)}`;
  return CODES[rule] ?? 'descriptor';
}
