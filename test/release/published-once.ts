/** A small repository of which one version is on record already: the next has a correction, an addition and a withdrawal. */
import { execFile } from 'node:child_process';
import { appendFile, mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { buildAssets } from '../../bot/apps/publish/build-assets.ts';
import { recordedOf } from '../../bot/apps/publish/recorded-of.ts';
import { buildOrder, releaseCase, replaceIn } from '../../bot/apps/publish/release-case.ts';
import { PUBLISHED_BRANCH } from '../../bot/core/release/names.ts';
import type { Recorded } from '../../bot/core/release/record.ts';
import { recordFiles } from '../../bot/core/release/record-files.ts';

const run = promisify(execFile);

/** The institution of the recorded pull requests. */
const EXAMPLE = 'test/pulls/_common';
const VERSION = { major: 1, minor: 0, patch: 0 } as const;

/** Makes it in a folder that is not there yet, to be cloned. */
export async function publishedOnce(folder: string): Promise<void> {
  const made = await releaseCase(EXAMPLE, folder, edit);
  const recorded: Recorded[] = [];
  for (const dataset of ['arboles', 'compras', 'reportes']) {
    const work = `${folder}-${dataset}`;
    const order = await buildOrder(made, dataset, work, { version: VERSION, isFirst: true });
    recorded.push(recordedOf(order.planned, await buildAssets(order), order.plan));
    await rm(work, { recursive: true });
  }
  await made.repository.close();
  await commitRecord(folder, recordFiles(recorded));
}

/** A cell and a description corrected, a row added, a whole dataset gone. */
async function edit(clone: string): Promise<void> {
  const data = (dataset: string): string => join(clone, 'datasets', dataset);
  await replaceIn(join(data('compras'), 'data/contratos.csv'), '495000', '495001');
  await replaceIn(join(data('compras'), 'datapackage.json'), /"description": "[^"]*"/, '"description": "Ññ, 1:02:03."');
  await appendFile(join(data('reportes'), 'data/reportes.csv'), '2026-11-15,Ñuñoa,fuga,3\n');
  await rm(data('arboles'), { recursive: true });
  await mkdir(data('arboles'));
  const record = 'date: 2026-11-20\nreason: Se dejó de medir.\nlastVersion: 1.0.0\n';
  await writeFile(join(data('arboles'), 'withdrawn.yaml'), record);
}

/** The record's branch has a history of its own, as where the program writes it. */
async function commitRecord(folder: string, files: Readonly<Record<string, string>>): Promise<void> {
  const tree = `${folder}-record`;
  const who = ['-c', 'user.name=x', '-c', 'user.email=x@example.org'];
  const git = async (cwd: string, ...args: readonly string[]): Promise<void> => {
    await run('git', ['-C', cwd, ...who, ...args]);
  };
  await git(folder, 'worktree', 'add', '-q', '--detach', '--no-checkout', tree);
  await git(tree, 'checkout', '-q', '--orphan', PUBLISHED_BRANCH);
  await git(tree, 'rm', '-r', '-q', '--cached', '--ignore-unmatch', '.');
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(tree, path)), { recursive: true });
    await writeFile(join(tree, path), text);
  }
  await git(tree, 'add', '-A');
  await git(tree, 'commit', '-q', '-m', 'The record');
  await git(folder, 'worktree', 'remove', tree);
}
