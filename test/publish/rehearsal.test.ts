/** `apertura publish` without GitHub tells what would stay unpublished, and why. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { releaseCase, replaceIn } from '../../bot/apps/publish/release-case.ts';
import { apertura } from '../cli/run.ts';

test('a dataset with errors is held back, the others are not', async () => {
  const root = await mkdtemp(join(tmpdir(), 'apertura-rehearsal-'));
  try {
    const cwd = join(root, 'clone');
    const { repository } = await releaseCase('test/pulls/_common', cwd, async (clone) => {
      await replaceIn(join(clone, 'datasets/compras/data/contratos.csv'), '495000', 'mucho');
    });
    await repository.close();
    const all = await apertura(['publish', '--dry-run'], { cwd });
    expect([all.status, all.err]).toEqual([1, '']);
    expect(all.out).toContain('Se publicarían 2 versiones:');
    expect(all.out).toMatch(/compras \([0-9a-f]{12}\): tiene errores/);
    const other = await apertura(['publish', 'arboles', '--dry-run'], { cwd });
    expect([other.status, other.out]).toEqual([0, expect.not.stringContaining('compras')]);
  } finally {
    await rm(root, { recursive: true });
  }
});
