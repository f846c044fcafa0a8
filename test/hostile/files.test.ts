import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { apertura, descriptorOf, expectDecent, temporaryFolder, textSchema, writeFiles } from './apertura.ts';

const { path: root, remove } = temporaryFolder();
afterAll(remove);

let count = 0;

/** A dataset's folder, new for each test. */
function dataset(resource: object, files: Readonly<Record<string, string | Uint8Array>> = {}): string {
  const folder = join(root, `set-${++count}`);
  writeFiles(folder, { 'datapackage.json': descriptorOf(resource), ...files });
  return folder;
}

const SCHEMA = textSchema('a');

describe('what is not there, or is something else', () => {
  const PATHS: readonly (readonly [name: string, path: string, says: string])[] = [
    ['missing', 'data/no.csv', 'no está'],
    ['folder', 'data', 'es una carpeta'],
    ['absolute', '/etc/passwd', 'ruta relativa'],
    ['parent', '../set-1/data.csv', 'ruta relativa'],
    ['parent inside', 'data/../../set-1/a.csv', 'ruta relativa'],
    ['file URL', 'file:///etc/passwd', 'ruta relativa'],
    ['home', '~/a.csv', 'ruta relativa'],
    ['drive', 'C:\\datos\\a.csv', 'ruta relativa'],
    ['line feed', 'data/a\n.csv', 'ruta relativa'],
    ['through a file', 'datapackage.json/a.csv', 'no está'],
    ['too long', `${'a'.repeat(5000)}.csv`, 'no está'],
  ];
  test.each(PATHS)('%s', async (_name, path, says) => {
    const run = await apertura(['check', dataset({ path, schema: SCHEMA }, { 'data/.keep': '' })]);
    expectDecent(run, 1);
    expect(run.stdout).toContain(says);
  });

  test('a URL is told and not fetched', async () => {
    const run = await apertura(['check', '--standard', dataset({ path: 'https://example.org/a.csv', schema: SCHEMA })]);
    expectDecent(run, 0);
    expect(run.stdout).toContain('dirección web');
  });

  test('links that lead out are not followed', async () => {
    const folder = dataset({ path: ['data/a.csv', 'other/passwd'], schema: SCHEMA });
    mkdirSync(join(folder, 'data'));
    symlinkSync('/etc/passwd', join(folder, 'data/a.csv'));
    symlinkSync('/etc', join(folder, 'other'));
    const run = await apertura(['check', folder]);
    expectDecent(run, 1);
    expect(run.stdout).not.toContain('root');
    expect(run.stdout.match(/enlace/g)?.length).toBeGreaterThanOrEqual(2);
  });

  test('a descriptor that is a link, a folder, a pipe', async () => {
    const link = dataset({});
    execFileSync('rm', [join(link, 'datapackage.json')]);
    symlinkSync('/etc/passwd', join(link, 'datapackage.json'));
    const folder = join(root, 'descriptor-folder');
    mkdirSync(join(folder, 'datapackage.json'), { recursive: true });
    const pipe = join(root, 'descriptor-pipe');
    mkdirSync(pipe);
    execFileSync('mkfifo', [join(pipe, 'datapackage.json')]);
    for (const place of [link, folder, pipe]) {
      const run = await apertura(['check', place]);
      expectDecent(run, 1);
      expect(run.stdout).toMatch(/enlace|carpeta|otra cosa/);
    }
  });

  test('an empty file, an empty descriptor', async () => {
    const empty = await apertura(['check', dataset({ path: 'a.csv', schema: SCHEMA }, { 'a.csv': '' })]);
    expectDecent(empty, 1);
    expect(empty.stdout).toContain('no se encontró ninguna');
    const nothing = await apertura(['check', dataset({}, { 'datapackage.json': '' })]);
    expectDecent(nothing, 1);
    expect(nothing.stdout).toContain('JSON');
  });
});

describe('files that would block or never end', () => {
  test('a pipe and a device named as data', async () => {
    const folder = dataset({ path: 'a.csv', schema: 's.json' }, { 'README.md': '' });
    for (const name of ['a.csv', 's.json']) execFileSync('mkfifo', [join(folder, name)]);
    const run = await apertura(['check', folder]);
    expectDecent(run, 1);
    expect(run.stdout).toContain('es otra cosa');
  });

  test.each(['/dev/zero', '/dev/tty', 'PIPE'])('%s on the command line', async (given) => {
    const pipe = join(root, 'pipe.csv');
    if (given === 'PIPE') execFileSync('mkfifo', [pipe]);
    const run = await apertura(['check', given === 'PIPE' ? pipe : given]);
    expectDecent(run, 2);
    expect(run.stderr).toContain('no es un archivo');
  });
});

describe('what may not be read', () => {
  const NOBODY = 65_534;
  const uid = process.getuid?.() === 0 ? { uid: NOBODY } : {};

  test('a file, a folder of data, a schema', async () => {
    const files = {
      'a.csv': 'a\n1\n',
      'data/b.csv': 'a\n1\n',
      's.json': '{"fields":[{"name":"a"}]}',
      'g.pdf': '%PDF-1',
    };
    const resources = [
      { name: 'a', path: 'a.csv', schema: SCHEMA },
      { name: 'b', path: 'data/b.csv', schema: SCHEMA },
      { name: 'c', path: 'c.csv', schema: 's.json' },
      { name: 'g', path: 'g.pdf' },
    ];
    const folder = dataset({}, { ...files, 'c.csv': 'a\n1\n', 'datapackage.json': JSON.stringify({ resources }) });
    chmodSync(root, 0o755);
    for (const path of ['a.csv', 'data', 's.json', 'g.pdf']) chmodSync(join(folder, path), 0);
    const run = await apertura(['check', folder], uid);
    chmodSync(join(folder, 'data'), 0o755);
    expectDecent(run, 1);
    expect(run.stdout.match(/permiso/g)?.length).toBeGreaterThanOrEqual(4);
  });

  test('a descriptor', async () => {
    const folder = dataset({ path: 'a.csv' });
    chmodSync(join(folder, 'datapackage.json'), 0);
    const run = await apertura(['check', folder], uid);
    expectDecent(run, 1);
    expect(run.stdout).toContain('permiso');
  });

  test('a folder on the way to datasets', async () => {
    const folder = join(root, 'many');
    writeFiles(folder, { 'one/datapackage.json': '{}', 'closed/datapackage.json': '{}' });
    chmodSync(join(folder, 'closed'), 0);
    const run = await apertura(['check', folder], uid);
    chmodSync(join(folder, 'closed'), 0o755);
    expectDecent(run, 2);
    expect(run.stderr).toContain('permiso');
  });
});

describe('folders', () => {
  test('of 20,000 files and no dataset', async () => {
    const folder = join(root, 'plenty');
    for (let group = 0; group < 20; group++) {
      mkdirSync(join(folder, `g${group}`), { recursive: true });
      for (let file = 0; file < 1000; file++) writeFileSync(join(folder, `g${group}/f${file}.csv`), '');
    }
    const run = await apertura(['check', folder]);
    expectDecent(run, 2);
    expect(run.stderr).toContain('no hay ningún datapackage.json');
  });

  test('reached by a link on the command line', async () => {
    const folder = dataset({ path: 'a.csv', schema: SCHEMA }, { 'a.csv': 'a\n1\n' });
    symlinkSync(folder, join(root, 'link to a set'));
    expectDecent(await apertura(['check', '--standard', join(root, 'link to a set')]), 0);
  });

  test('with names that are hard to write', async () => {
    const names = ['con espacios', 'áéí ñ', '::error::x', 'línea\nnueva', '\u001b[31mrojo'];
    const hard = join(root, 'hard');
    for (const name of names) {
      const files = { [`${name}.csv`]: 'a\n1,2\n', 'bare\u001b[31m.csv': 'a\n1,2\n' };
      writeFiles(join(hard, name), {
        'datapackage.json': descriptorOf({ path: `${name}.csv`, schema: SCHEMA }),
        ...files,
      });
    }
    for (const face of ['terminal', 'annotations', 'markdown', 'json', 'junit', 'sarif']) {
      const run = await apertura(['check', '--standard', '--format', face, hard]);
      expectDecent(run, 1);
      expect(run.stdout).not.toContain('\u001b');
      expect(run.stdout).not.toMatch(/^::error::x/m);
      if (face === 'json') expect(JSON.parse(run.stdout).counts).toMatchObject({ datasets: 5, errors: 5 });
    }
    const bare = await apertura(['check', ...names.map((name) => join(hard, name, 'bare\u001b[31m.csv'))]);
    expectDecent(bare, 1);
    expect(bare.stdout).not.toContain('\u001b');
    const none = await apertura(['check', 'no\u001b[31m\n.csv']);
    expectDecent(none, 2);
    expect(none.stderr).not.toContain('\u001b');
    expect(none.stderr.trimEnd().split('\n')).toHaveLength(1);
  });

  test('a table that shrinks to nothing is no fault of ours', async () => {
    const folder = dataset({ path: 'a.csv', schema: SCHEMA }, { 'a.csv': 'a\n1\n' });
    truncateSync(join(folder, 'a.csv'), 0);
    expectDecent(await apertura(['check', folder]), 1);
  });
});
