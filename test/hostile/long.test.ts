/** Files that are longer than they should be, in every direction: memory stays what it is, and nothing hangs. */
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { apertura, descriptorOf, expectDecent, rulesOf, temporaryFolder, textSchema, writeFiles } from './apertura.ts';
import { type Run as Stretch, writeBig } from './big-file.ts';

const { path: root, remove } = temporaryFolder();
afterAll(remove);

const LONG = 64 << 20;
const MANY = 24 << 20;

const A = { schema: textSchema('a') };
const ONE = { path: 'a.csv', ...A };
const TWO = { path: 'a.csv', schema: textSchema('a', 'b') };

interface Case {
  readonly name: string;
  readonly resource: object;
  readonly content: readonly (string | Stretch)[];
  readonly status: number;
  readonly rules: readonly string[];
}

function long(
  name: string,
  resource: object,
  content: readonly (string | Stretch)[],
  ...rules: readonly string[]
): Case {
  return { name, resource, content, status: rules.length > 0 ? 1 : 0, rules };
}

const x = (unit: string | Uint8Array, bytes: number): Stretch => ({ unit, bytes });

const CASES: readonly Case[] = [
  long('a line without an end', ONE, ['a\n', x('x', LONG)], 'record-too-long'),
  long('a header without an end', ONE, [x('x', LONG)], 'record-too-long'),
  long('a header of delimiters', ONE, [x(',', LONG)], 'record-too-long'),
  long('a row of delimiters', ONE, ['a\n', x(',', LONG)], 'record-too-long'),
  long('nothing but NULs', ONE, ['a\n', x('\0', LONG)], 'record-too-long'),
  long('a row of misplaced quotes', ONE, ['a\n', x('"x"y\0,', LONG)], 'record-too-long', 'syntax-error'),
  long('rows of misplaced quotes', ONE, ['a\n', x('"x"y\n', MANY)], 'syntax-error'),
  long('a quote never closed in the header', ONE, ['"a\n', x('x\n', MANY)], 'incorrect-label', 'syntax-error'),
  long(
    'a quote never closed in the middle',
    ONE,
    ['a\n', x('x\n', 4 << 20), '"abierta\n', x('x\n', MANY)],
    'syntax-error',
  ),
  long('quotes never closed, many of them', ONE, ['a\n', x('x\n"y\n', MANY)], 'syntax-error'),
  long('rows of wrong bytes', ONE, ['a\n', x(Uint8Array.of(0xff, 10), MANY)], 'encoding-error'),
  { ...long('blank rows at the end', TWO, ['a,b\n1,2\n', x('\n', MANY)]), rules: ['blank-row'] },
  long('blank rows in the middle', TWO, ['a,b\n1,2\n', x('\n', MANY), '3,4\n'], 'blank-row'),
  { ...long('all ends of lines', ONE, ['a\n', x('1\r2\n3\r\n', MANY)]), rules: ['line-ends'] },
  long('an item of JSON without an end', { path: 'a.json', ...A }, ['[{"a":"', x('x', LONG)], 'record-too-long'),
  long('a deep item of JSON', { path: 'a.json', ...A }, ['[{"a":', x('[', LONG)], 'record-too-long'),
  long('a wide item of JSON', { path: 'a.json', ...A }, ['[[0', x(',0', 7 << 20), ']]'], 'too-many-columns'),
  long(
    'a name of JSON without an end',
    { path: 'a.json', dialect: { property: 'p' }, ...A },
    ['{"', x('x', LONG)],
    'source-error',
  ),
  long('a line of NDJSON without an end', { path: 'a.ndjson', ...A }, ['{"a":"', x('x', LONG)], 'record-too-long'),
  long(
    'large items of JSON',
    { path: 'a.ndjson', ...A },
    [x(`{"a":"${'x'.repeat(6 << 20)}"}\n`, LONG)],
    'source-error',
  ),
];

test.each(CASES)('$name', async ({ resource, content, status, rules }) => {
  const folder = join(root, 'd');
  mkdirSync(folder, { recursive: true });
  writeFiles(folder, { 'datapackage.json': descriptorOf(resource) });
  const { path } = resource as { readonly path: string };
  writeBig(join(folder, path), ...content);
  const run = await apertura(['check', '--standard', '--limit', '2', '--format', 'json', folder]);
  rmSync(folder, { recursive: true });
  expectDecent(run, status, 250);
  expect(rulesOf(run)).toEqual(rules);
});

test('a million columns', async () => {
  const folder = join(root, 'columns');
  const names = Array.from({ length: 1_000_000 }, (_, index) => `c${index}`).join(',');
  writeFiles(folder, { 'datapackage.json': descriptorOf(ONE), 'a.csv': `${names}\n${names}\n` });
  const run = await apertura(['check', '--standard', folder]);
  expectDecent(run, 1, 250);
  expect(run.stdout).toContain('se encontraron 1,000,000');
});

test('60,000 columns that the descriptor describes', async () => {
  const folder = join(root, 'wide');
  const names = Array.from({ length: 60_000 }, (_, index) => `c${index}`);
  const fields = names.map((name) => ({ name, missingValues: ['', '-'] }));
  const content = `${names.join(',')}\n`.repeat(20);
  writeFiles(folder, { 'datapackage.json': descriptorOf({ path: 'a.csv', schema: { fields } }), 'a.csv': content });
  expectDecent(await apertura(['check', '--standard', folder]), 0, 320);
});

test('ten million findings are counted whole and listed in part', async () => {
  const folder = join(root, 'findings');
  const names = Array.from({ length: 1000 }, (_, index) => `c${index}`);
  const fields = names.map((name) => ({ name, type: 'integer' }));
  writeFiles(folder, { 'datapackage.json': descriptorOf({ path: 'a.csv', schema: { fields } }) });
  writeBig(join(folder, 'a.csv'), `${names.join(',')}\n`, {
    unit: `${names.map(() => 'x').join(',')}\n`,
    bytes: 20_000_000,
  });
  const run = await apertura(['check', '--standard', '--format', 'json', folder]);
  expectDecent(run, 1, 200);
  const report = JSON.parse(run.stdout) as { counts: { errors: number }; findings: unknown[] };
  expect(report.counts.errors).toBe(10_000_000);
  expect(report.findings).toHaveLength(100);
  const first = report.findings[99] as { readonly place: { readonly row: number; readonly field: string } };
  expect(first.place.row).toBe(1);
});

test('names and values of a million characters', async () => {
  const folder = join(root, 'names');
  const long = 'n'.repeat(1_000_000);
  const fields = [
    { name: 'a', type: 'string', constraints: { enum: [long] } },
    { name: long, type: 'integer' },
  ];
  const content = `a,${long}\n${'x,y\n'.repeat(300)}`;
  const resources = [{ name: long, path: 'a.csv', schema: { fields, primaryKey: [long, 'zz'] } }];
  writeFiles(folder, { 'datapackage.json': JSON.stringify({ name: long, resources }), 'a.csv': content });
  for (const face of ['terminal', 'json', 'sarif']) {
    const run = await apertura(['check', '--standard', '--format', face, folder]);
    expectDecent(run, 1, 250);
    expect(run.stdout.length).toBeLessThan(2_000_000);
  }
});
