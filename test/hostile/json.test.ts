import { describe, expect, test } from 'vitest';
import { textSchema } from './apertura.ts';
import { checked, checkedPackage, found, said } from './checked.ts';

const JSON_TABLE = { path: 'a.json', schema: textSchema('a') };
const LINES = { path: 'a.ndjson', schema: textSchema('a') };

describe('descriptors', () => {
  const CASES: readonly (readonly [name: string, text: string | Uint8Array, place: string, says: RegExp])[] = [
    ['a trailing comma', '{\n  "resources": [],\n}', 'descriptor-syntax 3', /columna 1; se encontró "}"/],
    ['an end too soon', '{\n  "resources": [', 'descriptor-syntax 2', /columna/],
    ['curly quotes', '{“resources”: []}', 'descriptor-syntax 1', /columna 2/],
    ['an open string', '{\n"name": "abc\n}', 'descriptor-syntax 2', /columna 9/],
    ['deep nesting', '['.repeat(2_000_000), 'descriptor-too-deep 1', /100 niveles/],
    ['UTF-16', Buffer.from('\ufeff{}', 'utf16le'), 'descriptor-encoding', /utf-16/],
    ['windows-1252', Buffer.from('{\n"title":"ni\xf1o"}', 'latin1'), 'descriptor-encoding 2', /windows-1252/],
    ['a list', '[]', 'descriptor-error 1', /objeto/],
    ['null', 'null', 'descriptor-error 1', /objeto/],
  ];
  test.each(CASES)('%s', async (_name, text, place, says) => {
    const report = await checkedPackage(text);
    expect(found(report)).toEqual([place]);
    expect(said(report)[0]).toMatch(says);
  });

  test('100 MB', async () => {
    const report = await checkedPackage(Buffer.alloc(100_000_000, ' '));
    expect(found(report)).toEqual(['descriptor-too-large']);
  });

  test('data inside it that is no table', async () => {
    const schema = textSchema('a');
    const resources = [
      { name: 'u', data: [{ a: '1' }, null, 7, { a: '2' }], schema },
      { name: 'v', data: { x: [] }, dialect: { property: 'constructor' }, schema },
    ];
    const report = await checkedPackage(JSON.stringify({ resources }));
    expect(report.tallies).toMatchObject([{ rule: 'source-error', count: 2, resource: 'u' }, { resource: 'v' }]);
    expect(report.counts.rows).toBe(2);
  });
});

describe('JSON tables', () => {
  const CASES: readonly (readonly [name: string, content: string | Uint8Array, finds: readonly string[]])[] = [
    ['cut inside a row', '[{"a":"1"},\n{"a":"2', ['source-error 2']],
    ['cut between rows', '[{"a":"1"},\n', ['source-error 2']],
    ['cut after a word', '[{"a":"1"}, tru', ['source-error 1']],
    ['more after the end', '[{"a":"1"}]\n]', ['source-error 2']],
    ['two commas', '[{"a":"1"},,{"a":"2"}]', ['source-error 1']],
    [
      'rows that are no rows',
      '[{"a":"1"},\n7,\n"x",\nnull,\n{"a":"2"}]',
      ['source-error 2', 'source-error 3', 'source-error 4'],
    ],
    ['a property twice', '[{"a":"1","a":"2"}]', ['source-error 1']],
    ['an object at the root', '{"a":[]}', ['source-error 1']],
    ['a text at the root', '"x"', ['source-error 1']],
    ['nothing', '', ['source-error 1']],
    ['a mark of order', '\ufeff[{"a":"1"}]', []],
    ['a wrong byte', Buffer.from('[{"a":"1"},\n{"a":"ni\xf1o"}]', 'latin1'), ['encoding-error 2']],
    ['UTF-16', Buffer.from(`\ufeff[${'{"a":"1"},'.repeat(9)}{"a":"1"}]`, 'utf16le'), ['encoding-error 1']],
    ['other names', '[{"b":"1"}]', ['missing-label 1', 'extra-label 1']],
    ['deep', `[{"a":${'['.repeat(100_000)}${']'.repeat(100_000)}}]`, ['type-error 1']],
  ];
  test.each(CASES)('%s', async (_name, content, finds) => {
    expect(found(await checked(JSON_TABLE, { 'a.json': content }))).toEqual(finds);
  });

  const PROPERTIES: readonly (readonly [name: string, content: string, says: RegExp | undefined])[] = [
    ['is there', '{"x":[1],"p\\u0061":[{"a":"1"}],"y":{}}', undefined],
    ['is not there', '{"x":[]}', /no la tiene/],
    ['is no list', '{"pa":{"a":[]}}', /no la tiene/],
    ['is cut', '{"pa":[{"a":"1"}]', /sintaxis/],
    ['comes too late', '{"x":[', /sintaxis/],
  ];
  test.each(PROPERTIES)('a property that %s', async (_name, content, says) => {
    const report = await checked({ ...JSON_TABLE, dialect: { property: 'pa' } }, { 'a.json': content });
    if (says === undefined) expect(found(report)).toEqual([]);
    else expect(said(report).join()).toMatch(says);
  });

  test('as many rows as a batch holds are read once', async () => {
    const schema = { ...textSchema('a'), primaryKey: 'a' };
    for (const rows of [8191, 8192, 8193, 16_384]) {
      const content = JSON.stringify(Array.from({ length: rows }, (_, index) => ({ a: `k${index}` })));
      const report = await checked({ ...JSON_TABLE, schema }, { 'a.json': content });
      expect([report.counts.rows, ...found(report)]).toEqual([rows]);
    }
  });

  test('rows that fill a batch by their size are read once', async () => {
    const rows = Array.from({ length: 40 }, (_, index) => ({
      a: `${index} ${'x'.repeat(index % 4 === 0 ? 1_100_000 : 9)}`,
    }));
    const schema = { ...textSchema('a'), primaryKey: 'a' };
    const report = await checked({ ...JSON_TABLE, schema }, { 'a.json': JSON.stringify(rows) });
    expect([report.counts.rows, ...found(report)]).toEqual([40]);
  });
});

describe('lines of JSON', () => {
  test('a broken line keeps no other from being read', async () => {
    const content = '\ufeff{"a":"1"}\r\n\n{"a":\n7\n{"a":"2"}\n{"a":"3';
    const report = await checked(LINES, { 'a.ndjson': content });
    expect(found(report)).toEqual(['source-error 3', 'source-error 4', 'source-error 6']);
    expect(report.counts.rows).toBe(2);
  });

  test('records go on counting', async () => {
    const schema = { ...textSchema('a'), primaryKey: 'a' };
    const report = await checked({ ...LINES, schema }, { 'a.ndjson': '{"a":"1"}\n{\n{"a":"1"}\n' });
    expect(found(report)).toEqual(['source-error 2', 'primary-key 3']);
    expect(said(report)[1]).toMatch(/ 1\.$/);
  });
});
