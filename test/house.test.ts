import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { describe, expect, test } from 'vitest';
import {
  downwards,
  type Law,
  noBarrels,
  noCycles,
  noDrawers,
  noMachines,
  pureImports,
  pureReading,
  type Source,
} from './house.ts';

const TEXT = /\.(ts|json|ya?ml|md|sh|svg|html|css)$/;

const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
  encoding: 'utf8',
});
const paths = listed
  .split('\0')
  .filter((path) => TEXT.test(path) && path !== 'package-lock.json' && !path.startsWith('datasets/'));
const files: readonly Source[] = [...new Set(paths)].flatMap(read);
const sources = files.filter(({ path }) => path.endsWith('.ts'));

/** A file that was deleted but is still in the index is none. */
function read(path: string): readonly Source[] {
  try {
    return [{ path, text: readFileSync(path, 'utf8') }];
  } catch {
    return [];
  }
}

const one = (path: string, text: string): readonly Source[] => [{ path, text }];

/** Each law, a house that breaks it, what is then said, and a house that keeps it. */
const LAWS: readonly (readonly [
  name: string,
  law: Law,
  broken: readonly Source[],
  says: string,
  kept: readonly Source[],
])[] = [
  [
    'the core and the flows take in no outside world',
    pureImports,
    one('bot/flows/a.ts', "import { readFile } from 'node:fs/promises';"),
    'bot/flows/a.ts imports node:fs/promises',
    one('bot/io/a.ts', "import { readFile } from 'node:fs/promises';"),
  ],
  [
    '… nor the libraries of a forge',
    pureImports,
    one('bot/core/plan/a.ts', "const { Octokit } = await import('@octokit/core');"),
    'bot/core/plan/a.ts imports @octokit/core',
    one('bot/core/plan/a.ts', "import { Ajv } from 'ajv';"),
  ],
  [
    'the core and the flows read no clock',
    pureReading,
    one('bot/core/a.ts', 'const now = new Date();'),
    'bot/core/a.ts reads the clock',
    one('bot/core/a.ts', '// new Date() is not for us\nconst day = new Date(2024, 0, 1);'),
  ],
  [
    '… no environment',
    pureReading,
    one('bot/core/a.ts', 'const home = process.env.HOME;'),
    'bot/core/a.ts reads the environment',
    one('bot/apps/a.ts', 'const home = process.env.HOME;'),
  ],
  [
    '… no chance',
    pureReading,
    one('bot/flows/a.ts', 'const die = Math.random();'),
    'bot/flows/a.ts reads chance',
    one('bot/flows/a.test.ts', 'const die = Math.random();'),
  ],
  [
    'imports go down',
    downwards,
    one('bot/core/table/a.ts', "import { b } from '../dataset/b.ts';"),
    'bot/core/table/a.ts imports bot/core/dataset/b.ts',
    one('bot/core/dataset/b.ts', "import { a } from '../table/types/a.ts';\nimport type { F } from '../finding.ts';"),
  ],
  [
    '… never sideways',
    downwards,
    one('bot/core/report/a.ts', "export { b } from '../portal/b.ts';"),
    'bot/core/report/a.ts imports bot/core/portal/b.ts',
    one('bot/core/report/a.ts', "import { b } from './b.ts';"),
  ],
  [
    '… and the outside world does not know the flows',
    downwards,
    one('bot/io/a.ts', "import { check } from '../flows/check.ts';"),
    'bot/io/a.ts imports bot/flows/check.ts',
    one('bot/io/a.ts', "import { Tally } from '../core/tally.ts';"),
  ],
  [
    '… nor the flows the outside world',
    downwards,
    one('bot/flows/a.ts', "import { hash } from '../io/hash.ts';"),
    'bot/flows/a.ts imports bot/io/hash.ts',
    one('bot/apps/cli/a.ts', "import { hash } from '../../io/hash.ts';"),
  ],
  [
    '… and tools do not know the apps',
    downwards,
    one('bot/tools/a/b.ts', "import { run } from '../../apps/cli/run.ts';"),
    'bot/tools/a/b.ts imports bot/apps/cli/run.ts',
    one('bot/tools/a/b.ts', "import { check } from '../../flows/check.ts';"),
  ],
  [
    'a new room has a level',
    downwards,
    one('bot/core/report/a.ts', "import { b } from '../attic/b.ts';"),
    'bot/core/report/a.ts imports bot/core/attic/b.ts',
    [],
  ],
  [
    'no file imports itself, by whatever way round',
    noCycles,
    [
      { path: 'bot/io/a.ts', text: "import { b } from './b.ts';" },
      { path: 'bot/io/b.ts', text: "import type { C } from './c.ts';" },
      { path: 'bot/io/c.ts', text: "import { b } from './b.ts';" },
    ],
    'bot/io/b.ts → bot/io/c.ts → bot/io/b.ts',
    [
      { path: 'bot/io/a.ts', text: "import { b } from './b.ts';\nimport { c } from './c.ts';" },
      { path: 'bot/io/b.ts', text: "import { c } from './c.ts';" },
      { path: 'bot/io/c.ts', text: 'export const c = 1;' },
    ],
  ],
  [
    'a thing is imported from the file that has it',
    noBarrels,
    one('bot/io/all.ts', "/** All. */\nexport { a, b } from './a.ts';\nexport * from './c.ts';"),
    'bot/io/all.ts only exports what others have',
    one('bot/io/all.ts', "export { a } from './a.ts';\nexport const b = 1;"),
  ],
  [
    'a file is named for its subject',
    noDrawers,
    one('bot/core/table/utils.ts', ''),
    'bot/core/table/utils.ts is named for no subject',
    one('bot/core/table/types/numbers.ts', ''),
  ],
  [
    'what is in git is true on every machine',
    noMachines,
    one('docs/a.md', ['Look into ', 'home', 'ana/datos.'].join('/')),
    ['docs/a.md names ', 'home', 'ana'].join('/'),
    one('docs/a.md', 'Look into datasets/agua and https://example.org/home/ana.'),
  ],
];

describe('the house', () => {
  describe.each(LAWS)('%s', (_, law, broken, says, kept) => {
    test('is a law that can be broken', () => {
      expect(law(broken)).toContain(says);
    });
    test('is a law that can be kept', () => {
      expect(law(kept)).toEqual([]);
    });
  });

  const laws: readonly (readonly [string, Law, readonly Source[]])[] = [
    ['pure in its imports', pureImports, sources],
    ['pure in what it reads', pureReading, sources],
    ['built from the ground up', downwards, sources],
    ['without cycles', noCycles, sources],
    ['without barrels', noBarrels, sources],
    ['without drawers', noDrawers, sources],
    ['the same on every machine', noMachines, files],
  ];
  test.each(laws)('is %s', (_, law, all) => {
    expect(law(all)).toEqual([]);
  });

  test('is all there', () => {
    expect(sources.length).toBeGreaterThan(100);
  });
});

describe('every schema', () => {
  const schemas = files
    .filter(({ path }) => /^schemas\/.*\.json$/.test(path))
    .map(({ path, text }) => ({ path, schema: JSON.parse(text) }))
    // Norms and catalogues stand beside the schemas, and are data.
    .filter(({ schema }) => /json-schema\.org/.test(schema.$schema));
  const ajv = new Ajv({ strict: false, allErrors: false, logger: false });
  addFormats.default(ajv);
  for (const { schema } of schemas) if (typeof schema.$id === 'string') ajv.addSchema(schema);

  test.each(schemas)('$path refuses nothing at all', ({ path, schema }) => {
    const validate = typeof schema.$id === 'string' ? ajv.getSchema(schema.$id) : ajv.compile(schema);
    const optional = OPTIONAL.some((name) => path.endsWith(name));
    expect(validate?.({})).toBe(optional);
  });

  test('is there', () => {
    expect(readdirSync('schemas').length).toBeGreaterThan(0);
  });
});

/** A dialect without properties is the standard's default. */
const OPTIONAL = ['data-package-2.0/tabledialect.json'];
