import Ajv from 'ajv';
import addFormats from 'ajv-formats';
import { load } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { memorySnapshot } from '../../io/memory.ts';
import { readPackage } from '../dataset/read-package.ts';
import type { Institution } from '../plan/plan.ts';
import { type Citation, citationCff, citationOf, citationSentence } from './citation.ts';

const RELEASE = {
  version: { major: 1, minor: 2, patch: 0 },
  tag: 'd@1.2.0',
  commit: 'c'.repeat(40),
  date: '2026-11-21T07:39:06Z',
} as const;

// What is read of an institution here; the rest stands elsewhere.
const INSTITUTION = { name: 'Municipio', site: 'https://datos.example' } as Institution;

/** What the Citation File Format 1.2.0 asks of the keys that we write: our restatement of its schema. */
const TEXT = { type: 'string', minLength: 1 };
const URL_TEXT = { type: 'string', format: 'uri', pattern: '^(https|http|ftp|sftp)://.+' };
const DATE = { type: 'string', format: 'date', pattern: '^[0-9]{4}-(0[1-9]|1[012])-(0[1-9]|[12][0-9]|3[01])$' };
const SCHEMA = {
  type: 'object',
  additionalProperties: false,
  required: ['authors', 'cff-version', 'message', 'title'],
  properties: {
    'cff-version': { type: 'string', const: '1.2.0' },
    message: TEXT,
    type: { enum: ['dataset', 'software'] },
    title: TEXT,
    abstract: TEXT,
    authors: {
      type: 'array',
      minItems: 1,
      uniqueItems: true,
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['name'],
        properties: { name: TEXT, website: URL_TEXT },
      },
    },
    version: TEXT,
    'date-released': DATE,
    commit: TEXT,
    url: URL_TEXT,
    keywords: { type: 'array', minItems: 1, uniqueItems: true, items: TEXT },
    license: { enum: ['CC0-1.0', 'CC-BY-4.0', 'ODbL-1.0'] },
    'license-url': URL_TEXT,
  },
};

const ajv = new Ajv.default({ allErrors: true });
addFormats.default(ajv);
const isValid = ajv.compile(SCHEMA);

async function citation(descriptor: object, institution: Institution | undefined = INSTITUTION): Promise<Citation> {
  const text = JSON.stringify({ resources: [], ...descriptor });
  const { package: made } = await readPackage(memorySnapshot({ 'd/datapackage.json': text }), 'd');
  if (made === undefined) throw new Error('no package');
  return citationOf(made, RELEASE, institution);
}

const HOSTILE = 'x": &a !!js/function >\n  - "y\u2028\u202e\ud800 # c';

describe('CITATION.cff', () => {
  it.each<readonly [string, object, Institution | undefined]>([
    ['of a full description', full(), INSTITUTION],
    ['of an empty one', {}, INSTITUTION],
    ['of an empty one without an institution', {}, undefined],
    [
      'of a hostile one',
      {
        title: HOSTILE,
        description: ' \n ',
        keywords: [HOSTILE, HOSTILE, '  ', 'a'],
        homepage: 'javascript:alert(1)',
        contributors: [
          { title: HOSTILE, path: 'https://a b', roles: ['creator'] },
          { title: HOSTILE, roles: ['publisher'] },
        ],
        licenses: [{ name: 'NOT-KNOWN', path: 'https://licence.example/x' }],
      },
      INSTITUTION,
    ],
    ['with a title in white space', { title: '  ', licenses: [{ name: 'odd', path: 'terms.txt' }] }, INSTITUTION],
  ])('is valid %s', async (_, descriptor, institution) => {
    for (const language of ['es', 'en'] as const) {
      const read = load(citationCff(await citation(descriptor, institution), language));
      isValid(read);
      expect(isValid.errors ?? []).toEqual([]);
    }
  });

  it('names institutions as authors, once each, and the licence', async () => {
    expect(load(citationCff(await citation(full()), 'es'))).toMatchObject({
      type: 'dataset',
      title: 'Presupuesto',
      authors: [{ name: 'Tesorería' }, { name: 'Municipio', website: 'https://m.example/' }],
      version: '1.2.0',
      'date-released': '2026-11-21',
      url: 'https://datos.example/d',
      license: 'CC0-1.0',
    });
  });
});

function full(): object {
  return {
    title: 'Presupuesto',
    description: 'Egresos.',
    homepage: 'https://datos.example/d',
    keywords: ['gasto'],
    licenses: [{ name: 'CC0-1.0' }],
    contributors: [
      { title: 'Tesorería', roles: ['creator', 'contact'] },
      { title: 'Unidad', roles: ['dataCurator'] },
      { title: 'Municipio', path: 'https://m.example/', roles: ['publisher'] },
      { title: 'Tesorería', roles: ['author'] },
    ],
  };
}

it('is a sentence for people', async () => {
  const cited = await citation(full());
  expect(citationSentence(cited, 'es')).toBe(
    'Tesorería; Municipio (2026). Presupuesto, versión 1.2.0 [conjunto de datos]. d@1.2.0. https://datos.example/d',
  );
  expect(citationSentence(cited, 'en')).toContain('version 1.2.0 [dataset]');
});
