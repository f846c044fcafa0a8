import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { UserError } from '../../core/user-error.ts';
import { inferCommand } from './infer.ts';

const folder = mkdtempSync(join(tmpdir(), 'infer-'));
writeFileSync(join(folder, 'a.csv'), 'id,x\n1,a\n2,b\n');
afterAll(() => rmSync(folder, { recursive: true }));

describe('wrong use', () => {
  test.each<readonly [string, readonly string[], RegExp]>([
    ['no files', [], /al menos un archivo/],
    ['a missing file', [join(folder, 'b.csv')], /No existe el archivo/],
    ['a folder', [folder], /no es un archivo/],
    [
      'a descriptor that is not above',
      [join(folder, 'a.csv'), '--out', join(folder, 'x', 'datapackage.json')],
      /no está en/,
    ],
    ['a descriptor in the place of the data', [join(folder, 'a.csv'), '--out', join(folder, 'a.csv')], /se perdería/],
    ['another language', [join(folder, 'a.csv'), '--lang', 'fr'], /no admite/],
  ])('%s', async (_, args, expected) => {
    const error = await inferCommand(args).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(UserError);
    expect(error instanceof UserError ? error.words.es : '').toMatch(expected);
    expect(error instanceof UserError ? error.words.en : '').not.toBe('');
  });
});

test('writes the descriptor beside the file', async () => {
  expect(await inferCommand([join(folder, 'a.csv'), '--out', join(folder, 'datapackage.json'), '--quiet'])).toBe(0);
});
