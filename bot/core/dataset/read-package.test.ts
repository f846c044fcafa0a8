import { describe, expect, test } from 'vitest';
import { type MemoryFile, memorySnapshot } from '../../io/memory.ts';
import type { Sentence } from '../finding.ts';
import { NAME_RULES } from './check-names.ts';
import { DATASET_SEVERITIES, type DatasetFinding } from './finding.ts';
import { INSTITUTION_RULES } from './institution.ts';
import { datasetMessagesEn } from './messages.en.ts';
import { datasetMessagesEs } from './messages.es.ts';
import { readPackage } from './read-package.ts';
import { STANDARD_RULES } from './rules.ts';

const CSV = 'id,name\n1,apple\n';
const SCHEMA = {
  fields: [
    { name: 'id', type: 'integer' },
    { name: 'name', type: 'string' },
  ],
};
const TABLE = { name: 'table', type: 'table', path: 'table.csv', schema: SCHEMA };

type Files = Readonly<Record<string, MemoryFile>>;

async function read(descriptor: unknown, files: Files = {}): ReturnType<typeof readPackage> {
  const text = typeof descriptor === 'string' ? descriptor : JSON.stringify(descriptor, null, 1);
  const below = Object.fromEntries(Object.entries(files).map(([path, file]) => [`datasets/case/${path}`, file]));
  return readPackage(
    memorySnapshot({ 'datasets/case/datapackage.json': text, 'datasets/case/table.csv': CSV, ...below }),
    'datasets/case',
  );
}

/** Both languages say it and how to mend it, in whole sentences. */
function expectSentences(finding: DatasetFinding): void {
  for (const messages of [datasetMessagesEs, datasetMessagesEn]) {
    const { says, mend }: Sentence<never> = messages[finding.rule];
    // The sentence was looked up by the finding's own rule.
    const told = [says(finding as never), mend(finding as never)];
    for (const text of told) expect(text).toMatch(/^(?!.*undefined)[A-ZÁÉÍÓÚ`"].*\.$/su);
  }
}

/** Rule, place and what matters of the facts, as one line to compare. */
function line({ rule, place, facts }: DatasetFinding): string {
  return `${rule} ${place.pointer ?? ''} ${JSON.stringify(facts)}`;
}

async function linesOf(descriptor: unknown, files?: Files): Promise<readonly string[]> {
  const { findings } = await read(descriptor, files);
  for (const finding of findings) expectSentences(finding);
  return findings.filter(({ rule }) => rule !== 'resource-unread').map(line);
}

const withResource = (change: object): object => ({ name: 'case', resources: [{ ...TABLE, ...change }] });
const withSchema = (change: object): object => withResource({ schema: { ...SCHEMA, ...change } });
const withField = (change: object): object => withSchema({ fields: [{ name: 'id', ...change }] });
const withPackage = (change: object): object => ({ name: 'case', resources: [TABLE], ...change });

describe('what is valid', () => {
  const valid: readonly (readonly [string, unknown, Files?])[] = [
    ['a small package', withPackage({})],
    ['no name of the package', { resources: [TABLE] }],
    ['custom properties', withPackage({ custom: { a: 1 }, 'dc:temporal': [] })],
    [
      'everything declared',
      withPackage({
        $schema: 'https://datapackage.org/profiles/2.0/datapackage.json',
        id: 'x',
        title: 'T',
        description: 'D',
        version: '1.0.0',
        homepage: 'https://example.com',
        image: 'image.png',
        created: '2024-01-01T00:00:00Z',
        keywords: ['a'],
        licenses: [{ name: 'ODC-BY-1.0', path: 'https://opendatacommons.org/licenses/by/', title: 't' }],
        sources: [{ title: 's', path: 'https://example.com' }],
        contributors: [
          { email: 'a@b.co', roles: ['creator'] },
          { title: 'A', role: 'author' },
        ],
      }),
    ],
    [
      'v1 profiles',
      { profile: 'tabular-data-package', resources: [{ ...TABLE, type: undefined, profile: 'tabular-data-resource' }] },
    ],
    [
      'v0 url and fmt:',
      {
        resources: [
          {
            name: 'table',
            url: 'table.csv',
            schema: {
              fields: [
                { name: 'id', type: 'date', format: 'fmt:%Y' },
                { name: 'n', type: 'string', format: 'fmt:email' },
              ],
            },
          },
        ],
      },
    ],
    [
      'v1 keys as text',
      withSchema({ primaryKey: 'id', foreignKeys: [{ fields: 'id', reference: { resource: '', fields: 'id' } }] }),
    ],
    ['fieldsMatch as an array of one', withSchema({ fieldsMatch: ['equal'] })],
    ['v1 dialect', withResource({ dialect: { caseSensitiveHeader: true, csvddfVersion: 1.2, delimiter: ';' } })],
    ['labelled missing values', withSchema({ missingValues: [{ value: '' }, { value: '-9', label: 'refused' }] })],
    ['no missing values', withSchema({ missingValues: [] })],
    [
      'every type',
      withSchema({ fields: ['string', 'number', 'list', 'any', 'geojson'].map((type) => ({ name: type, type })) }),
    ],
    [
      'a constraint of another maker',
      withField({ type: 'integer', constraints: { nope: 1, minimum: '5', maximum: 9 } }),
    ],
    ['rows in the descriptor', { resources: [{ name: 'table', data: [['id'], [1]], schema: SCHEMA }] }],
    [
      'CSV in the descriptor',
      { resources: [{ name: 'table', format: 'csv', data: 'id,name\n1,a\n', schema: SCHEMA }] },
    ],
    [
      'schema and dialect by reference',
      withResource({ schema: 'schema.json', dialect: 'dialect.json' }),
      { 'schema.json': JSON.stringify(SCHEMA), 'dialect.json': '{"delimiter":";"}' },
    ],
    ['several files', withResource({ path: ['table.csv', 'data/more.csv'] }), { 'data/more.csv': CSV }],
    ['an empty hash', withResource({ hash: '' })],
    [
      'a key to a resource that is not readable',
      {
        resources: [
          {
            ...TABLE,
            schema: { ...SCHEMA, foreignKeys: [{ fields: ['id'], reference: { resource: 'far', fields: ['id'] } }] },
          },
          { name: 'far', data: [], schema: SCHEMA },
        ],
      },
    ],
  ];
  for (const [name, descriptor, files] of valid) {
    test(name, async () => expect(await linesOf(descriptor, files)).toEqual([]));
  }
});

const itemIn = (pointer: string): number | undefined => {
  const last = /\/(\d+)$/.exec(pointer)?.[1];
  return last === undefined ? undefined : Number(last) + 1;
};

describe('what breaks the profile, one finding each', () => {
  const error = (
    pointer: string,
    keyword: string,
    property: string,
    expected: readonly string[],
    found: string,
  ): string =>
    `descriptor-error ${pointer} ${JSON.stringify({ keyword, property, item: itemIn(pointer), expected, found })}`;
  const schema = '/resources/0/schema';
  const types = [
    'string',
    'number',
    'integer',
    'boolean',
    'object',
    'array',
    'list',
    'datetime',
    'date',
    'time',
    'year',
    'yearmonth',
    'duration',
    'geopoint',
    'geojson',
    'any',
  ];
  const broken: readonly (readonly [string, unknown, readonly string[]])[] = [
    ['an empty object', {}, [error('', 'required', '', ['resources'], '')]],
    ['an array', [], [error('', 'type', '', ['object'], 'array')]],
    ['no resources', { resources: [] }, [error('/resources', 'min-items', 'resources', ['1'], '0')]],
    ['resources no array', { resources: {} }, [error('/resources', 'type', 'resources', ['array'], 'object')]],
    [
      'a resource without a name',
      { resources: [{ path: 'table.csv' }] },
      [error('/resources/0', 'required', 'resources', ['name'], '')],
    ],
    ['a name that is a number', withPackage({ name: 5 }), [error('/name', 'type', 'name', ['string'], 'integer')]],
    ['path and data', withResource({ data: [] }), ['path-or-data /resources/0 {"found":"both"}']],
    ['neither path nor data', withResource({ path: undefined }), ['path-or-data /resources/0 {"found":"neither"}']],
    ['a schema without fields', withResource({ schema: {} }), [error(schema, 'required', 'schema', ['fields'], '')]],
    ['no fields', withSchema({ fields: [] }), [error(`${schema}/fields`, 'min-items', 'fields', ['1'], '0')]],
    [
      'a field without a name',
      withSchema({ fields: [{ type: 'integer' }] }),
      [error(`${schema}/fields/0`, 'required', 'fields', ['name'], '')],
    ],
    [
      'a field that is a text',
      withSchema({ fields: ['id'] }),
      [error(`${schema}/fields/0`, 'type', 'fields', ['object'], 'string')],
    ],
    [
      'a schema that is a number',
      withResource({ schema: 5 }),
      [error(schema, 'type', 'schema', ['object', 'string'], 'integer')],
    ],
    ['an unknown type', withField({ type: 'text' }), [error(`${schema}/fields/0/type`, 'enum', 'type', types, 'text')]],
    [
      'an unknown format',
      withField({ type: 'string', format: 'nope' }),
      [error(`${schema}/fields/0/format`, 'enum', 'format', ['default', 'email', 'uri', 'binary', 'uuid'], 'nope')],
    ],
    [
      'a format of a type without formats',
      withField({ type: 'list', format: 'x' }),
      [error(`${schema}/fields/0/format`, 'enum', 'format', ['default'], 'x')],
    ],
    [
      'required that is a text',
      withField({ constraints: { required: 'yes' } }),
      [error(`${schema}/fields/0/constraints/required`, 'type', 'required', ['boolean'], 'string')],
    ],
    [
      'a pattern that is a number',
      withField({ constraints: { pattern: 5 } }),
      [error(`${schema}/fields/0/constraints/pattern`, 'type', 'pattern', ['string'], 'integer')],
    ],
    [
      'categories of two kinds',
      withField({ type: 'string', categories: ['a', { value: 'b' }] }),
      [error(`${schema}/fields/0/categories/1`, 'type', 'categories', ['string'], 'object')],
    ],
    [
      'categories of integers that are texts',
      withField({ type: 'integer', categories: ['a'] }),
      [error(`${schema}/fields/0/categories/0`, 'type', 'categories', ['integer'], 'string')],
    ],
    [
      'categoriesOrdered that is a text',
      withField({ type: 'string', categories: ['a'], categoriesOrdered: 'yes' }),
      [error(`${schema}/fields/0/categoriesOrdered`, 'type', 'categoriesOrdered', ['boolean'], 'string')],
    ],
    [
      'a missing value without a value',
      withSchema({ missingValues: [{ label: 'x' }] }),
      [error(`${schema}/missingValues/0`, 'required', 'missingValues', ['value'], '')],
    ],
    [
      'an unknown fieldsMatch',
      withSchema({ fieldsMatch: 'loose' }),
      [
        error(
          `${schema}/fieldsMatch`,
          'enum',
          'fieldsMatch',
          ['exact', 'equal', 'subset', 'superset', 'partial'],
          'loose',
        ),
      ],
    ],
    [
      'no unique keys',
      withSchema({ uniqueKeys: [] }),
      [error(`${schema}/uniqueKeys`, 'min-items', 'uniqueKeys', ['1'], '0')],
    ],
    [
      'a key with a field twice',
      withSchema({ primaryKey: ['id', 'id'] }),
      [error(`${schema}/primaryKey`, 'unique-items', 'primaryKey', [], 'id')],
    ],
    [
      'a reference without fields',
      withSchema({ foreignKeys: [{ fields: ['id'], reference: {} }] }),
      [error(`${schema}/foreignKeys/0/reference`, 'required', 'reference', ['fields'], '')],
    ],
    [
      'a header that is a text',
      withResource({ dialect: { header: 'yes' } }),
      [error('/resources/0/dialect/header', 'type', 'header', ['boolean'], 'string')],
    ],
    [
      'a header row 0',
      withResource({ dialect: { headerRows: [0] } }),
      [error('/resources/0/dialect/headerRows/0', 'minimum', 'headerRows', ['1'], '0')],
    ],
    [
      'a quote of two characters',
      withResource({ dialect: { quoteChar: '""' } }),
      [error('/resources/0/dialect/quoteChar', 'max-length', 'quoteChar', ['1'], '""')],
    ],
    [
      'licences that are a text',
      withPackage({ licenses: 'CC0' }),
      [error('/licenses', 'type', 'licenses', ['array'], 'string')],
    ],
    ['no licences', withPackage({ licenses: [] }), [error('/licenses', 'min-items', 'licenses', ['1'], '0')]],
    [
      'a licence without name and path',
      withPackage({ licenses: [{ title: 'x' }] }),
      [error('/licenses/0', 'any-of-required', 'licenses', ['name', 'path'], '')],
    ],
    [
      'a licence with spaces',
      withPackage({ licenses: [{ name: 'CC BY' }] }),
      [error('/licenses/0/name', 'format', 'name', ['license-name'], 'CC BY')],
    ],
    [
      'an empty contributor',
      withPackage({ contributors: [{}] }),
      [error('/contributors/0', 'min-properties', 'contributors', ['1'], 'object')],
    ],
    [
      'a bad e-mail',
      withPackage({ contributors: [{ email: 'nope' }] }),
      [error('/contributors/0/email', 'format', 'email', ['email'], 'nope')],
    ],
    [
      'keywords that are numbers',
      withPackage({ keywords: [1] }),
      [error('/keywords/0', 'type', 'keywords', ['string'], 'integer')],
    ],
    [
      'a date without time',
      withPackage({ created: '2024-01-01' }),
      [error('/created', 'format', 'created', ['date-time'], '2024-01-01')],
    ],
    ['a broken hash', withResource({ hash: 'xyz' }), [error('/resources/0/hash', 'format', 'hash', ['hash'], 'xyz')]],
    ['negative bytes', withResource({ bytes: -1 }), [error('/resources/0/bytes', 'minimum', 'bytes', ['0'], '-1')]],
    [
      'two faults at once',
      withPackage({ keywords: [], title: 5 }),
      [
        error('/title', 'type', 'title', ['string'], 'integer'),
        error('/keywords', 'min-items', 'keywords', ['1'], '0'),
      ],
    ],
  ];
  test.each(broken)('%s', async (_, descriptor, expected) => {
    expect(await linesOf(descriptor)).toEqual(expected);
  });
});

describe('rules beyond the profile', () => {
  const target = { name: 'far', data: [], schema: SCHEMA };
  const key = (reference: object, fields: readonly string[] = ['id']): object => ({
    name: 'case',
    resources: [{ ...TABLE, schema: { ...SCHEMA, foreignKeys: [{ fields, reference }] } }, target],
  });
  const tripped: readonly (readonly [string, unknown, readonly string[], Files?])[] = [
    ['duplicate-name', { resources: [TABLE, TABLE] }, ['duplicate-name /resources/1/name {"name":"table","first":1}']],
    [
      'duplicate-field',
      withSchema({ fields: [{ name: 'a' }, { name: 'a' }] }),
      ['duplicate-field /resources/0/schema/fields/1 {"name":"a","first":1}'],
    ],
    ['name-style', withPackage({ name: 'Mi Caso' }), ['name-style /name {"name":"Mi Caso"}']],
    [
      'unknown-field, primaryKey',
      withSchema({ primaryKey: ['zz'] }),
      ['unknown-field /resources/0/schema/primaryKey {"key":"primaryKey","field":"zz","fields":["id","name"]}'],
    ],
    [
      'unknown-field, uniqueKeys',
      withSchema({ uniqueKeys: [['id'], ['zz']] }),
      ['unknown-field /resources/0/schema/uniqueKeys/1 {"key":"uniqueKeys","field":"zz","fields":["id","name"]}'],
    ],
    [
      'unknown-field, foreignKeys',
      key({ resource: 'far', fields: ['id'] }, ['zz']),
      [
        'unknown-field /resources/0/schema/foreignKeys/0/fields {"key":"foreignKeys","field":"zz","fields":["id","name"]}',
      ],
    ],
    [
      'unknown-field, reference',
      key({ resource: 'far', fields: ['zz'] }),
      [
        'unknown-field /resources/0/schema/foreignKeys/0/reference/fields {"key":"reference","field":"zz","fields":["id","name"],"resource":"far"}',
      ],
    ],
    [
      'unknown-resource',
      key({ resource: 'nowhere', fields: ['id'] }),
      [
        'unknown-resource /resources/0/schema/foreignKeys/0/reference/resource {"resource":"nowhere","resources":["table","far"]}',
      ],
    ],
    [
      'key-length',
      key({ resource: 'far', fields: ['id'] }, ['id', 'name']),
      ['key-length /resources/0/schema/foreignKeys/0 {"fields":2,"reference":1}'],
    ],
    [
      'missing-values-invalid',
      withSchema({ missingValues: ['-', '-'] }),
      ['missing-values-invalid /resources/0/schema/missingValues/1 {"what":"value","value":"-"}'],
    ],
    [
      'missing-values-invalid, label of a field',
      withField({
        missingValues: [
          { value: '1', label: 'x' },
          { value: '2', label: 'x' },
        ],
      }),
      ['missing-values-invalid /resources/0/schema/fields/0/missingValues/1 {"what":"label","value":"x"}'],
    ],
    [
      'dialect-conflict',
      withResource({ dialect: { escapeChar: '\\', quoteChar: '"' } }),
      ['dialect-conflict /resources/0/dialect {"properties":["escapeChar","quoteChar"]}'],
    ],
    [
      'inline-format-missing',
      { resources: [{ name: 'table', data: 'id\n1\n' }] },
      ['inline-format-missing /resources/0/data {}'],
    ],
    [
      'media-type-mismatch, format',
      withResource({ format: 'csv', mediatype: 'application/json; charset=utf-8' }),
      [
        'media-type-mismatch /resources/0/mediatype {"declared":"application/json; charset=utf-8","against":"format","other":"csv"}',
      ],
    ],
    [
      'media-type-mismatch, extension',
      withResource({ format: 'xlsx' }),
      ['media-type-mismatch /resources/0/format {"declared":"xlsx","against":"extension","other":"csv"}'],
    ],
    [
      'unsafe-path of a licence',
      withPackage({ licenses: [{ path: '../LICENSE' }] }),
      ['unsafe-path /licenses/0/path {"written":"../LICENSE","problem":"parent"}'],
    ],
    [
      'profile-unknown',
      withPackage({ $schema: 'https://fiscal.datapackage.org/profiles/fiscal.json' }),
      ['profile-unknown /$schema {"profile":"https://fiscal.datapackage.org/profiles/fiscal.json"}'],
    ],
    [
      'profile-unknown of v1',
      withPackage({ profile: 'fiscal-data-package' }),
      ['profile-unknown /profile {"profile":"fiscal-data-package"}'],
    ],
    [
      'unsafe-path',
      withResource({ path: '/etc/passwd' }),
      ['unsafe-path /resources/0/path {"written":"/etc/passwd","problem":"absolute"}'],
    ],
    [
      'unsafe-path, link',
      withResource({ path: 'link.csv' }),
      ['unsafe-path /resources/0/path {"written":"link.csv","problem":"link"}'],
      { 'link.csv': { link: '../../secret' } },
    ],
    [
      'unsafe-path, folder that is a link',
      withResource({ path: ['table.csv', 'out/a.csv'] }),
      ['unsafe-path /resources/0/path/1 {"written":"out/a.csv","problem":"link"}'],
      { out: { link: '/' } },
    ],
    [
      'remote-path',
      withResource({ path: 'https://example.com/a.csv' }),
      ['remote-path /resources/0/path {"url":"https://example.com/a.csv"}'],
    ],
    [
      'mixed-paths',
      withResource({ path: ['table.csv', 'https://example.com/a.csv'] }),
      ['mixed-paths /resources/0/path {}'],
    ],
    ['file-missing', withResource({ path: 'nope.csv' }), ['file-missing /resources/0/path {"written":"nope.csv"}']],
    [
      'file-missing, capitals',
      withResource({ path: 'Table.CSV' }),
      ['file-missing /resources/0/path {"written":"Table.CSV","similar":"table.csv"}'],
    ],
    [
      'file-missing, accents',
      withResource({ path: 'data/año 1.csv' }),
      ['file-missing /resources/0/path {"written":"data/año 1.csv","similar":"data/ano_1.csv"}'],
      { 'data/ano_1.csv': CSV },
    ],
    [
      'not-a-file',
      withResource({ path: 'data' }),
      ['not-a-file /resources/0/path {"written":"data","kind":"folder"}'],
      { 'data/a.csv': CSV },
    ],
    [
      'reference-unreadable',
      withResource({ schema: 'nope.json' }),
      ['reference-unreadable /resources/0/schema {"property":"schema","written":"nope.json","problem":"missing"}'],
    ],
    [
      'reference-unreadable, a folder',
      withResource({ dialect: 'data' }),
      ['reference-unreadable /resources/0/dialect {"property":"dialect","written":"data","problem":"not-a-file"}'],
      { 'data/a.csv': CSV },
    ],
    [
      'remote-reference',
      withResource({ schema: 'https://example.com/s.json' }),
      ['remote-reference /resources/0/schema {"property":"schema","url":"https://example.com/s.json"}'],
    ],
    [
      'compression-unknown',
      withResource({ compression: 'zip' }),
      ['compression-unknown /resources/0/compression {"compression":"zip"}'],
    ],
    [
      'a broken schema by reference',
      withResource({ schema: 's.json' }),
      ['descriptor-syntax  {"problem":"trailing-comma","found":"}","column":14}'],
      { 's.json': '{"fields":[],}' },
    ],
    [
      'a schema by reference that breaks the profile',
      withResource({ schema: 's.json' }),
      ['descriptor-error /fields {"keyword":"min-items","property":"fields","expected":["1"],"found":"0"}'],
      { 's.json': '{"fields":[]}' },
    ],
  ];
  for (const [name, descriptor, expected, files] of tripped) {
    test(name, async () => expect(await linesOf(descriptor, files)).toEqual(expected));
  }
});

describe('the descriptor as a file', () => {
  const files: readonly (readonly [string, MemoryFile | undefined, string, number | undefined])[] = [
    ['missing', undefined, 'descriptor-missing', undefined],
    ['a link', { link: '../x' }, 'unsafe-path', undefined],
    ['not JSON', '{\n  not json', 'descriptor-syntax', 2],
    ['empty', '', 'descriptor-syntax', 1],
    ['UTF-16', new Uint8Array([0xff, 0xfe, 0x7b, 0]), 'descriptor-encoding', undefined],
    ['windows-1252', new Uint8Array([0x7b, 0x0a, 0x22, 0xf1, 0x22, 0x7d]), 'descriptor-encoding', 2],
    ['too deep', `{"a":\n${'['.repeat(2_000_000)}`, 'descriptor-too-deep', 2],
    ['too large', `{"a":"${'x'.repeat(10 * 1024 * 1024)}"}`, 'descriptor-too-large', undefined],
    [
      'with a byte order mark',
      `\ufeff${JSON.stringify(withResource({ path: undefined, data: [] }))}`,
      'descriptor-bom',
      1,
    ],
    ['a folder', undefined, 'not-a-file', undefined],
  ];
  test.each(files)('%s', async (name, file, rule, line) => {
    const path = name === 'a folder' ? 'd/datapackage.json/x' : 'd/datapackage.json';
    const content = name === 'a folder' ? '' : file;
    const { findings } = await readPackage(memorySnapshot(content === undefined ? {} : { [path]: content }), 'd');
    expect(findings.map((finding) => [finding.rule, finding.place.line])).toEqual([[rule, line]]);
  });

  test('a hundred thousand faults are told with measure', async () => {
    const { findings } = await read({ resources: Array.from({ length: 100_000 }, () => 0) });
    expect(findings.length).toBe(500);
  });

  test('lines and subjects are told', async () => {
    const { findings } = await read(withField({ type: 'integer', format: 'x' }));
    expect(findings[0]?.place).toEqual({
      path: 'datasets/case/datapackage.json',
      dataset: 'case',
      resource: 'table',
      field: 'id',
      line: 13,
      pointer: '/resources/0/schema/fields/0/format',
    });
  });

  test('a broken resource is told and the others are read', async () => {
    const { package: pack, findings } = await read({ resources: [{ ...TABLE, name: 'bad', schema: {} }, TABLE] });
    expect(pack?.resources.map(({ name, readable }) => [name, readable])).toEqual([
      ['bad', false],
      ['table', true],
    ]);
    expect(findings.map(({ rule, place }) => [rule, place.resource])).toEqual([
      ['descriptor-error', 'bad'],
      ['resource-unread', 'bad'],
    ]);
  });

  test('wrong metadata keeps no data from being read', async () => {
    const { package: pack } = await read(withResource({ mediatype: 'x', licenses: [], bytes: -1 }));
    expect(pack?.resources[0]?.readable).toBe(true);
    expect(pack?.resources[0]?.bytes).toBeUndefined();
  });
});

describe('what a resource is', () => {
  const kinds: readonly (readonly [string, object, readonly unknown[]])[] = [
    ['type', { path: 'a.json', type: 'table' }, ['table', 'json', ',', undefined]],
    ['v1 profile', { path: 'a.bin', profile: 'tabular-data-resource' }, ['table', 'bin', ',', undefined]],
    ['schema', { path: 'a.json', schema: SCHEMA }, ['table', 'json', ',', undefined]],
    ['csv extension', { path: 'A.CSV' }, ['table', 'csv', ',', undefined]],
    ['tsv', { path: 'a.tab' }, ['table', 'tsv', '\t', undefined]],
    ['tsv with its own delimiter', { path: 'a.tsv', dialect: { delimiter: ';' } }, ['table', 'tsv', ';', undefined]],
    ['media type', { path: 'a', mediatype: 'text/csv; header=present' }, ['table', 'csv', ',', undefined]],
    [
      'format before media type',
      { path: 'a.bin', format: 'TSV', mediatype: 'text/csv' },
      ['table', 'tsv', '\t', undefined],
    ],
    ['gzip by ending', { path: 'a.csv.gz' }, ['table', 'csv', ',', 'gz']],
    ['gzip declared', { path: 'a.csv', compression: 'gz' }, ['table', 'csv', ',', 'gz']],
    ['rows in the descriptor', { data: [], type: 'table' }, ['table', 'json', ',', undefined]],
    ['a picture', { path: 'a.JPG' }, ['file', 'jpeg', ',', undefined]],
    ['a file without extension', { path: 'LICENSE' }, ['file', undefined, ',', undefined]],
  ];
  test.each(kinds)('%s', async (_, resource, expected) => {
    const { package: pack } = await read({ resources: [{ name: 'r', ...resource }] });
    const [made] = pack?.resources ?? [];
    expect([made?.kind, made?.format, made?.dialect.delimiter, made?.compression]).toEqual(expected);
  });

  test('the package profile of v1 makes all resources tables', async () => {
    const { package: pack } = await read({
      profile: 'tabular-data-package',
      resources: [{ name: 'r', path: 'a.bin' }],
    });
    expect(pack?.resources[0]?.kind).toBe('table');
  });

  test('v0 and v1 spellings have their v2 meaning', async () => {
    const { package: pack } = await read({
      contributors: [{ title: 'A', role: 'author' }],
      resources: [
        {
          name: 'r',
          url: 'table.csv',
          dialect: { lineTerminator: '\r\n', escapeChar: '\\' },
          schema: {
            fields: [{ name: 'd', type: 'date', format: 'fmt:%d/%m/%Y' }, { name: 'e' }],
            primaryKey: 'd',
            fieldsMatch: ['subset'],
            foreignKeys: [{ fields: 'd', reference: { resource: '', fields: 'e' } }],
          },
        },
      ],
    });
    const [resource] = pack?.resources ?? [];
    expect(pack?.contributors[0]?.roles).toEqual(['author']);
    expect(resource?.data).toEqual({ kind: 'files', paths: ['datasets/case/table.csv'] });
    expect(resource?.dialect).toMatchObject({ lineTerminator: undefined, quoteChar: '"', escapeChar: '\\' });
    expect(resource?.schema).toMatchObject({
      primaryKey: ['d'],
      fieldsMatch: 'subset',
      foreignKeys: [{ fields: ['d'], resource: undefined, reference: ['e'] }],
    });
    expect(resource?.schema?.fields.map(({ type, format }) => [type, format])).toEqual([
      ['date', '%d/%m/%Y'],
      ['any', 'default'],
    ]);
  });
});

describe('rules and messages', () => {
  const ids: readonly string[] = Object.keys(DATASET_SEVERITIES);
  test('every rule has sentences in both languages', () => {
    expect(Object.keys(datasetMessagesEs).sort()).toEqual([...ids].sort());
    expect(Object.keys(datasetMessagesEn).sort()).toEqual([...ids].sort());
  });
  test('every rule object is named by a finding, once', () => {
    const named = [...[...STANDARD_RULES, ...INSTITUTION_RULES].map(({ id }) => id), ...NAME_RULES];
    expect(new Set(named).size).toBe(named.length);
    expect(named.every((id) => ids.includes(id))).toBe(true);
  });
});
