import { describe, expect, test } from 'vitest';
import { memorySnapshot } from '../../io/memory.ts';
import { checkInstitution } from './institution.ts';
import { readPackage } from './read-package.ts';

const FULL = {
  name: 'case',
  title: 'T',
  description: 'D',
  licenses: [{ name: 'CC-BY-4.0' }],
  contributors: [{ title: 'A' }],
  keywords: ['k'],
  resources: [{ name: 't', path: 't.csv', schema: { fields: [{ name: 'id', type: 'integer', description: 'Id.' }] } }],
};

async function rulesOf(change: object, readme = true): Promise<readonly string[]> {
  const files = { 'd/case/datapackage.json': JSON.stringify({ ...FULL, ...change }), 'd/case/t.csv': 'id\n1\n' };
  const snapshot = memorySnapshot(readme ? { ...files, 'd/case/README.md': '# T' } : files);
  const { package: pack } = await readPackage(snapshot, 'd/case');
  return pack === undefined ? ['none'] : checkInstitution(pack).map(({ rule, severity }) => `${severity} ${rule}`);
}

describe('checkInstitution', () => {
  const field = (change: object): object => ({
    resources: [
      { name: 't', path: 't.csv', schema: { fields: [{ name: 'id', type: 'any', description: 'x', ...change }] } },
    ],
  });
  const cases: readonly (readonly [string, object, readonly string[]])[] = [
    ['all there', {}, []],
    ['another name', { name: 'other' }, ['warning package-name']],
    ['no name', { name: undefined }, ['warning package-name']],
    ['no title', { title: ' ' }, ['warning package-title']],
    ['no description', { description: undefined }, ['warning package-description']],
    ['no licences', { licenses: undefined }, ['warning package-licenses']],
    ['no contributors', { contributors: undefined }, ['warning package-contributors']],
    ['no keywords', { keywords: undefined }, ['warning package-keywords']],
    ['a table without a schema', { resources: [{ name: 't', path: 't.csv' }] }, ['warning resource-schema']],
    ['a field without a type', field({ type: undefined }), ['warning field-type']],
    ['a field that declares any', field({}), []],
    ['a field without a description', field({ description: '' }), ['warning field-description']],
  ];
  test.each(cases)('%s', async (_, change, expected) => expect(await rulesOf(change)).toEqual(expected));
  test('no README.md', async () => expect(await rulesOf({}, false)).toEqual(['warning package-readme']));
});
