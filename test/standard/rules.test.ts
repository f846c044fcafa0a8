import { describe, expect, test } from 'vitest';
import { Batch } from '../../bot/core/table/batch.ts';
import { ColumnCheck } from '../../bot/core/table/column-check.ts';
import type { TableFinding } from '../../bot/core/table/finding.ts';
import { MissingTexts } from '../../bot/core/table/missing-texts.ts';
import { DEFAULT_FIELD, NO_CONSTRAINTS } from '../../bot/core/table/schema.ts';
import { Tally } from '../../bot/core/tally.ts';
import { type Form, findingsOf, findingsOfPackage, type JsonObject } from './judge.ts';

type Rule = TableFinding['rule'];
type Rules = () => Promise<readonly string[]>;

/** A file that trips a rule, and one beside it that does not. */
interface Pair {
  readonly trips: Rules;
  readonly calm: Rules;
}

function table(schema: JsonObject, trips: string, calm: string, form: Form = {}): Pair {
  const rulesOf = (file: string) => async () => (await findingsOf(schema, file, form)).map(({ rule }) => rule);
  return { trips: rulesOf(trips), calm: rulesOf(calm) };
}

const AB: JsonObject = { fields: [{ name: 'a', type: 'integer' }, { name: 'b' }] };
const field = (rest: JsonObject, trips: string, calm: string): Pair =>
  table({ fields: [{ name: 'v', ...rest }] }, `v\n${trips}\n`, `v\n${calm}\n`);
const bounded = (constraints: JsonObject, trips: string, calm: string): Pair =>
  field({ type: 'integer', constraints }, trips, calm);

const RESOURCES = (path: string): readonly JsonObject[] => [
  { name: 'p', type: 'table', path: 'p.json', format: 'json', schema: AB },
  {
    name: 'c',
    type: 'table',
    path,
    schema: { ...AB, foreignKeys: [{ fields: ['a'], reference: { resource: 'p', fields: ['a'] } }] },
  },
];

function references(parent: string, child: string): Rules {
  return async () => {
    const findings = await findingsOfPackage(RESOURCES('c.csv'), { 'p.json': parent, 'c.csv': child });
    return findings.map(({ rule }) => rule);
  };
}

/** A column whose pattern may cost so many steps. */
function patterned(budget: number): Rules {
  return async () => {
    const where = { dataset: undefined, resource: undefined, locate: (line: number) => ({ path: 'f', line }) };
    const tally = new Tally<TableFinding>(10);
    const constraints = { ...NO_CONSTRAINTS, pattern: '(a|b)*c' };
    const checked = { ...DEFAULT_FIELD, name: 'v', type: 'string' as const, constraints };
    const check = new ColumnCheck(checked, 0, new MissingTexts([]), where, tally, budget);
    const batch = new Batch(1);
    batch.bytes = new TextEncoder().encode('abac');
    batch.ends[0] = 4;
    batch.rows = 1;
    check.run(batch);
    return tally.results().map(({ rule }) => rule);
  };
}

const GOOD = 'a,b\n1,x\n';
const PARENT = '[{"a":1,"b":"x"}]';

const PAIRS: { readonly [Name in Rule]: Pair } = {
  'source-error': table(AB, '{', PARENT, { format: 'json' }),
  'lfs-pointer': table(AB, 'version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n', GOOD),
  'encoding-error': table(AB, GOOD, GOOD),
  'syntax-error': table(AB, 'a,b\n1,"x\n', 'a,b\n1,"x"\n'),
  'record-too-long': table(AB, `a,b\n1,${'x'.repeat(1 << 24)}\n`, GOOD),
  'too-many-columns': table(AB, `${'a,'.repeat(1 << 16)}b\n`, GOOD),
  'nul-byte': table(AB, 'a,b\n1,\0\n', GOOD),
  'line-ends': table(AB, 'a,b\r\n1,x\n', 'a,b\r\n1,"x\ny"\r\n'),
  'blank-row': table(AB, 'a,b\n\n1,x\n', 'a,b\n1,"\n\n"\n'),
  'blank-label': table(AB, 'a,\n1,x\n', GOOD),
  'duplicate-label': table(AB, 'a,a\n1,x\n', GOOD),
  'missing-label': table(AB, 'a\n1\n', GOOD),
  'extra-label': table(AB, 'a,b,c\n1,x,y\n', GOOD),
  'incorrect-label': table(AB, 'a,B\n1,x\n', GOOD),
  'missing-cell': table(AB, 'a,b\n1\n', GOOD),
  'extra-cell': table(AB, 'a,b\n1,x,y\n', 'a,b\n1,"x,y"\n'),
  'type-error': table(AB, 'a,b\nx,x\n', GOOD),
  'constraint-error/required': field({ constraints: { required: true } }, '""', 'x'),
  'constraint-error/minLength': field({ type: 'string', constraints: { minLength: 2 } }, 'é', 'éé'),
  'constraint-error/maxLength': field({ type: 'string', constraints: { maxLength: 1 } }, 'éé', '😀'),
  'constraint-error/minimum': bounded({ minimum: 2 }, '1', '2'),
  'constraint-error/maximum': bounded({ maximum: 2 }, '3', '2'),
  'constraint-error/exclusiveMinimum': bounded({ exclusiveMinimum: 2 }, '2', '3'),
  'constraint-error/exclusiveMaximum': bounded({ exclusiveMaximum: 2 }, '2', '1'),
  'constraint-error/pattern': field({ type: 'string', constraints: { pattern: 'a+' } }, 'ab', 'aa'),
  'constraint-error/enum': bounded({ enum: [1] }, '2', '01'),
  'constraint-error/jsonSchema': field({ type: 'array', constraints: { jsonSchema: { maxItems: 0 } } }, '[1]', '[]'),
  'category-error': field({ type: 'string', categories: ['a'] }, 'b', 'a'),
  'unique-error': field({ constraints: { unique: true } }, 'a\na', 'a\nA'),
  'primary-key': table({ ...AB, primaryKey: ['a'] }, 'a,b\n1,x\n1,y\n', GOOD),
  'unique-key': table({ ...AB, uniqueKeys: [['a', 'b']] }, 'a,b\n1,x\n1,x\n', 'a,b\n1,x\n1,y\n'),
  'foreign-key': { trips: references(PARENT, 'a,b\n2,x\n'), calm: references(PARENT, GOOD) },
  'foreign-key-unchecked': { trips: references('{', GOOD), calm: references(PARENT, GOOD) },
  'pattern-budget': { trips: patterned(1), calm: patterned(1_000_000) },
  'table-empty': table(AB, '', GOOD),
};

const LATIN1 = Uint8Array.from([...'a,b\n1,\u00e9\n'].map((each) => each.charCodeAt(0)));

describe('every rule of tables', () => {
  test.each(Object.entries(PAIRS))(
    '%s has a file that trips it and one that does not',
    async (rule, { trips, calm }) => {
      const wrong =
        rule === 'encoding-error' ? (await findingsOf(AB, LATIN1)).map((finding) => finding.rule) : await trips();
      expect(wrong).toContain(rule);
      expect(await calm()).not.toContain(rule);
    },
  );
});
