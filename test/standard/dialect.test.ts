import { describe, expect, test } from 'vitest';
import { type Case, type DialectCase, type JsonObject, judgeEach } from './judge.ts';

const fields = (...all: readonly JsonObject[]): JsonObject => ({ fields: all });

const FRUIT = fields(
  { name: 'id', type: 'integer' },
  { name: 'name', constraints: { enum: ['apple', 'orange', 'a,b', 'a"b', "a'b", 'a\\b', 'a\nb', 'a|b'] } },
);

/** Table Dialect 2.0. */
const DIALECTS: readonly DialectCase[] = [
  ['delimiter', { delimiter: ';' }, 'id;name\n1;a,b', []],
  ['delimiter: a tab', { delimiter: '\t' }, 'id\tname\n1\tapple', []],
  ['delimiter of many characters', { delimiter: '||' }, 'id||name\n1||a|b\n2||apple', []],
  ['delimiter beyond ASCII', { delimiter: '·' }, 'id·name\n1·apple', []],
  ['delimiter: the declared one holds', {}, 'id;name\n1;apple', ['missing-label@1/name']],
  ['lineTerminator: LF', { lineTerminator: '\n' }, 'id,name\n1,apple\n', []],
  ['lineTerminator: CR', { lineTerminator: '\r' }, 'id,name\r1,apple\r2,orange\r', []],
  ['lineTerminator: CRLF declared, LF in the file', { lineTerminator: '\r\n' }, 'id,name\n1,apple\n', []],
  ['lineTerminator: the standard’s example', { lineTerminator: ';' }, 'id,name;1,apple;2,orange', []],
  [
    'lineTerminator: its lines are no records',
    { lineTerminator: ';' },
    'id,name;1,"a\nb";x,orange;',
    ['type-error@3/id'],
  ],
  ['quoteChar', { quoteChar: "'" }, "id,name\n1,'a,b'\n2,'a''b'\n3,a\"b", []],
  ['quoteChar: none', { quoteChar: '' }, 'id,name\n1,a"b\n2,"apple"', ['constraint-error/enum@3/name']],
  ['doubleQuote', {}, 'id,name\n1,"a""b"', []],
  [
    'doubleQuote: false',
    { doubleQuote: false },
    'id,name\n1,"a""b"',
    ['syntax-error@2/-', 'constraint-error/enum@2/name'],
  ],
  [
    'doubleQuote: false, with an escape',
    { doubleQuote: false, escapeChar: '\\' },
    'id,name\n1,"a\\"b"\n2,"a\\\\b"',
    [],
  ],
  ['escapeChar: the standard’s example', { escapeChar: '|' }, 'id,name\n1,a|,b', []],
  [
    'escapeChar protects itself and line ends',
    { escapeChar: '\\' },
    'id,name\n1,a\\\\b\n2,a\\\nb\nx,apple',
    ['type-error@4/id'],
  ],
  ['escapeChar inside quotes', { escapeChar: '\\' }, 'id,name\n1,"a\\"b"\n2,"a,b"\n3,"a""b"', []],
  [
    'escapeChar that protects nothing',
    { escapeChar: '\\' },
    'id,name\n1,apple\\',
    ['syntax-error@2/-', 'constraint-error/enum@2/name'],
  ],
  ['nullSequence', { nullSequence: '\\N' }, 'id,name\n\\N,apple\n1,\\N', []],
  ['skipInitialSpace', { skipInitialSpace: true }, 'id, name\n1,   apple\n 2, "a,b"', []],
  ['skipInitialSpace: false', {}, 'id,name\n1, apple', ['constraint-error/enum@2/name']],
  ['commentChar', { commentChar: '#' }, '# title\nid,name\n#fruits\n1,apple\n# "\n2,orange', []],
  ['commentChar of two characters', { commentChar: '//' }, 'id,name\n// fruits\n1,apple\n/,apple', ['type-error@4/id']],
  ['commentChar inside a row is none', { commentChar: '#' }, 'id,name\n1,#', ['constraint-error/enum@2/name']],
  ['commentRows', { commentRows: [2, 4] }, 'id,name\nxx\n1,apple\nyy\n2,orange', []],
  ['commentRows before the header', { commentRows: [1] }, 'my table\nid,name\n1,apple', []],
  [
    'commentRows and headerRows',
    { commentRows: [1], headerRows: [2] },
    'my table\nid,name\n1,apple\nx,apple',
    ['type-error@4/id'],
  ],
  ['commentRows that the file does not have', { commentRows: [9] }, 'id,name\n1,apple', []],
  ['headerRows: what stands before is no data', { headerRows: [3] }, 'my table\nof fruit\nid,name\n1,apple', []],
  ['headerRows: a comment is no header', { headerRows: [1], commentChar: '#' }, '# title\nid,name\n1,apple', []],
  ['headerRows: none', { headerRows: [] }, '1,apple\nx,apple', ['type-error@2/id']],
  [
    'headerRows beyond the file',
    { headerRows: [5] },
    'id,name\n1,apple',
    ['table-empty@-/-', 'missing-label@-/id', 'missing-label@-/name'],
  ],
  ['header: false', { header: false }, '1,apple\nx,orange', ['type-error@2/id']],
  ['header: false, and a short row', { header: false }, '1,apple\n2', ['missing-cell@2/name']],
  ['header: false, and an empty file', { header: false }, '', []],
];

const JOINED = fields({ name: 'fruit id', type: 'integer' }, { name: 'fruit name' });

const JOINS: readonly DialectCase[] = [
  ['two rows', { headerRows: [1, 2] }, 'fruit,fruit\nid,name\n1,apple', []],
  [
    'the standard’s example, whose first row is shorter',
    { headerRows: [1, 2] },
    'fruit\nid,name\n1,apple\n2,orange',
    [],
  ],
  [
    'two rows with a comment between',
    { headerRows: [1, 3], commentRows: [2] },
    'fruit,fruit\n--\nid,name\n1,apple',
    [],
  ],
  ['a part that is blank', { headerRows: [1, 2] }, 'fruit id,\n,fruit name\n1,apple', []],
  [
    'joined as declared',
    { headerRows: [1, 2], headerJoin: '-' },
    'fruit,fruit\nid,name\n1,apple',
    ['incorrect-label@1/fruit id', 'incorrect-label@1/fruit name'],
  ],
];

/** A case of a schema, from one of a dialect. */
const inDialect =
  (schema: JsonObject) =>
  ([name, dialect, text, expected]: DialectCase): Case => [name, schema, text, expected, { dialect }];

describe('a table', () => {
  test('is read in its dialect', async () => {
    expect(await judgeEach(DIALECTS.map(inDialect(FRUIT)))).toEqual(
      DIALECTS.map(([name, , , expected]) => [name, expected]),
    );
  });
  test('joins the rows of its header', async () => {
    expect(await judgeEach(JOINS.map(inDialect(JOINED)))).toEqual(
      JOINS.map(([name, , , expected]) => [name, expected]),
    );
  });
});
