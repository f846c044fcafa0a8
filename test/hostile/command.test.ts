import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { apertura, descriptorOf, expectDecent, shell, temporaryFolder, textSchema, writeFiles } from './apertura.ts';

const { path: root, remove } = temporaryFolder();
afterAll(remove);

const SET = join(root, 'set');
beforeAll(() => {
  const rows = `a\n${'\u001b[31m::error::x,\n'.repeat(3000)}`;
  writeFiles(SET, { 'datapackage.json': descriptorOf({ path: 'a.csv', schema: textSchema('a') }), 'a.csv': rows });
  chmodSync(root, 0o755);
});

describe('wrong use', () => {
  const CASES: readonly (readonly [args: readonly string[], says: string])[] = [
    [['chek'], 'No existe la orden «chek»'],
    [['constructor'], 'No existe la orden «constructor»'],
    [['check', '--nope'], 'No existe la opción --nope'],
    [['check', '-x'], 'No existe la opción -x'],
    [['check', '--format'], 'La opción --format no está bien escrita'],
    [['check', '--format', 'x'], 'Valores posibles: terminal'],
    [['check', '--lang', 'fr'], 'Valores posibles: es, en'],
    [['check', '--quiet=si'], 'La opción --quiet'],
    [['check', '--limit', 'x'], 'número entero'],
    [['check', '--limit', '999999999'], 'de 0 a 10,000'],
    [['check', '--limit=-1'], 'número entero'],
    [['check', '--shard', '0/0'], '--shard espera i/n'],
    [['check', '--shard', '3/2'], '--shard espera i/n'],
    [['check', ''], 'No existe la ruta'],
    [['check', 'no/hay'], 'No existe la ruta'],
    [['check', join(SET, 'a.csv', 'x')], 'No existe la ruta'],
    [['check', '--lang', 'en', 'no'], 'There is no path'],
    [['report', 'merge', join(SET, 'a.csv')], 'no es JSON válido'],
    [['report', 'merge', SET], 'No se pudo leer'],
    [['report', 'merge', join(SET, 'datapackage.json')], 'no es un informe de Apertura'],
  ];
  test.each(CASES)('%j', async (args, says) => {
    const run = await apertura(args);
    expectDecent(run, 2);
    expect(run.stderr).toContain(says);
    expect(run.stderr.trimEnd().split('\n')).toHaveLength(1);
    expect(run.stdout).toBe('');
  });

  test('a folder that is no more', async () => {
    const run = await shell('mkdir gone && cd gone && rmdir ../gone && apertura check', { cwd: root });
    expectDecent(run, 2);
    expect(run.stderr).toContain('ya no existe');
  });
});

describe('writing', () => {
  const FULL = '/dev/full';

  test.runIf(existsSync(FULL))('to a full disk', async () => {
    for (const line of [
      'apertura check set > /dev/full',
      'apertura help > /dev/full',
      'apertura check set --out /dev/full',
    ]) {
      const run = await shell(line, { cwd: root });
      expectDecent(run, 2);
      expect(run.stderr).toContain('no queda espacio');
    }
  });

  test('to a disk that fills up leaves nothing half written', async () => {
    const disk = join(root, 'disk');
    mkdirSync(disk);
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=16k', 'tmpfs', disk], { stdio: 'ignore' });
    } catch {
      return;
    }
    try {
      writeFileSync(join(disk, 'report.json'), 'before');
      const args = ['check', SET, '--limit', '3000', '--format', 'json', '--out', join(disk, 'report.json')];
      const run = await apertura(args);
      expectDecent(run, 2);
      expect(run.stderr).toContain('no queda espacio');
      expect(readdirSync(disk)).toEqual(['report.json']);
      expect(readFileSync(join(disk, 'report.json'), 'utf8')).toBe('before');
    } finally {
      execFileSync('umount', [disk]);
    }
  });

  const PLACES: readonly (readonly [path: string, says: string])[] = [
    ['none/report.json', 'la carpeta no existe'],
    ['set/a.csv/report.json', 'la carpeta no existe'],
    ['set', 'es una carpeta'],
  ];
  test.each(PLACES)('to %s', async (path, says) => {
    const run = await apertura(['check', SET, '--out', join(root, path)]);
    expectDecent(run, 2);
    expect(run.stderr).toContain(says);
  });

  test('where one may not', async () => {
    const uid = process.getuid?.() === 0 ? { uid: 65_534 } : {};
    const closed = join(root, 'closed');
    mkdirSync(closed);
    chmodSync(closed, 0o555);
    const run = await apertura(['check', SET, '--out', join(closed, 'report.json')], uid);
    chmodSync(closed, 0o755);
    expectDecent(run, 2);
    expect(run.stderr).toContain('no hay permiso');
  });

  test('to a file that is there replaces it whole', async () => {
    const out = join(root, 'report.json');
    writeFileSync(out, 'x'.repeat(1_000_000));
    expectDecent(await apertura(['check', SET, '--format', 'json', '--out', out]), 1);
    expect(JSON.parse(readFileSync(out, 'utf8'))).toMatchObject({ apertura: 1 });
    rmSync(out);
  });
});

describe('pipes', () => {
  const FACES = ['terminal', 'json', 'markdown', 'annotations', 'sarif', 'junit'];

  test.each(FACES)('%s to a reader that leaves', async (face) => {
    const check = `apertura check set --limit 3000 --format ${face}`;
    for (const reader of ['head -1', 'true']) {
      const run = await shell(`{ ${check}; echo "status $?" >&2; } | ${reader} > /dev/null`, { cwd: root });
      expect(run.stderr).toBe('status 1\n');
    }
  });

  test('to a slow reader everything comes through', async () => {
    const run = await shell('apertura check set --limit 3000 --format json | { sleep 1; cat; }', { cwd: root });
    expect(JSON.parse(run.stdout)).toMatchObject({ verdict: 'unsound' });
  });

  test('standard input and output closed', async () => {
    expectDecent(await shell('apertura check set --limit 1 <&-', { cwd: root }), 1);
    expectDecent(await shell('apertura check set --limit 1 >&- 2>&- <&-', { cwd: root }), 1);
  });

  test('what acts on a terminal or in a log of GitHub is shown, not done', async () => {
    for (const face of FACES) {
      const run = await apertura(['check', SET, '--format', face]);
      expect(run.stdout).not.toContain('\u001b');
      if (face === 'annotations') expect(run.stdout.match(/^::error /gm)?.length).toBeGreaterThan(0);
      expect(run.stdout).not.toMatch(/^\s*::error::x/m);
    }
  });
});

test('no warning of Node reaches people', async () => {
  expect((await apertura(['check', SET, '--limit', '1'])).stderr).toBe('');
});
