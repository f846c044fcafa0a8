import { execFile } from 'node:child_process';
import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { readPackage } from '../../core/dataset/read-package.ts';
import { diffDataset } from '../../core/difference/diff-dataset.ts';
import type { Side } from '../../core/difference/difference.ts';
import { DATASETS } from '../../core/plan/evidence.ts';
import { readPlan } from '../../core/plan/read-plan.ts';
import type { Coverage } from '../../core/release/coverage.ts';
import { folioOf } from '../../core/release/folio.ts';
import { tagText } from '../../core/release/names.ts';
import type { PlannedRelease, PreviousRelease } from '../../core/release/planned.ts';
import type { Version } from '../../core/release/version.ts';
import type { Snapshot } from '../../core/snapshot.ts';
import { GitRepository } from '../../io/git.ts';
import type { BuildOrder } from './build-order.ts';

const run = promisify(execFile);

/** Two moments of the example institution's history, for tests of what is published of it. */
export interface ReleaseCase {
  readonly repository: GitRepository;
  readonly first: string;
  readonly second: string;
}

const DATES = ['2026-11-20T18:00:00Z', '2026-11-21T07:39:06Z'] as const;

/** Commits the example as it stands, then what `edit` makes of it. The same example gives the same commits. */
export async function releaseCase(
  example: string,
  folder: string,
  edit: (folder: string) => Promise<void>,
): Promise<ReleaseCase> {
  await mkdir(folder, { recursive: true });
  for (const part of [DATASETS, 'plan']) await cp(join(example, part), join(folder, part), { recursive: true });
  await git(folder, ['init', '-q', '-b', 'main']);
  const first = await commit(folder, 'The example', DATES[0]);
  await edit(folder);
  const second = await commit(folder, 'An edit', DATES[1]);
  return { repository: new GitRepository(folder), first, second };
}

/** Replaces a text in a file; a test that changes nothing is told. */
export async function replaceIn(path: string, from: string | RegExp, to: string): Promise<void> {
  const text = await readFile(path, 'utf8');
  const changed = text.replace(from, to);
  if (changed === text) throw new Error(`${path} has no ${String(from)}`);
  await writeFile(path, changed);
}

async function commit(folder: string, message: string, date: string): Promise<string> {
  await git(folder, ['add', '-A']);
  await git(folder, ['commit', '-q', '--allow-empty', '-m', message], date);
  return (await git(folder, ['rev-parse', 'HEAD'])).trim();
}

async function git(folder: string, args: readonly string[], date: string = DATES[0]): Promise<string> {
  const env = {
    ...process.env,
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_AUTHOR_NAME: 'Example',
    GIT_AUTHOR_EMAIL: 'example@example.org',
    GIT_COMMITTER_NAME: 'Example',
    GIT_COMMITTER_EMAIL: 'example@example.org',
    GIT_AUTHOR_DATE: date,
    GIT_COMMITTER_DATE: date,
  };
  return (await run('git', ['-C', folder, '-c', 'core.autocrlf=false', ...args], { env })).stdout;
}

/** A pull request that two people approved. */
const COVERAGE: Coverage = {
  kind: 'pull',
  number: 12,
  title: 'Cierre del tercer trimestre',
  author: 'luis-mora',
  head: 'b'.repeat(40),
  commit: 'c'.repeat(40),
  merged: '2026-11-21T07:39:06Z',
  state: 'approved',
  approvals: [
    {
      login: 'clara-ruiz',
      name: 'Clara Ruiz',
      post: 'Directora de Innovación',
      groups: ['governance'],
      titles: ['Gobernanza'],
      rules: ['lo apruebe gobernanza o quien cuida los datos de la unidad'],
    },
  ],
};

/** What to build of one dataset: its first version from the first commit, or with `previous` the one after it. */
export async function buildOrder(
  { repository, first, second }: ReleaseCase,
  dataset: string,
  folder: string,
  about: { readonly version: Version; readonly isFirst: boolean; readonly withheld?: boolean; readonly keys?: number },
): Promise<BuildOrder & { readonly planned: PlannedRelease }> {
  const commitId = about.isFirst ? first : second;
  const snapshot = repository.snapshot(commitId);
  const before = about.isFirst ? undefined : repository.snapshot(first);
  const { plan } = await readPlan(snapshot);
  const base = before === undefined ? undefined : await sideOf(before, dataset);
  const head = await sideOf(snapshot, dataset);
  const limit = about.keys ?? 50;
  const difference = await diffDataset(base, head, { limit, significantRemoval: 0.05, dataset });
  const previous: PreviousRelease | undefined =
    before === undefined
      ? undefined
      : { dataset, version: { major: 1, minor: 0, patch: 0 }, tag: `${dataset}@1.0.0`, commit: first };
  const tag = tagText({ dataset, version: about.version, tombstone: false });
  const date = about.isFirst ? DATES[0] : DATES[1];
  const [tree = ''] = await repository.objectsAt(commitId, [`${DATASETS}/${dataset}`]);
  const planned: PlannedRelease = {
    kind: 'release',
    dataset,
    version: about.version,
    tag,
    folio: folioOf(plan.institution?.acronym ?? '', date, tag),
    commit: commitId,
    date,
    coverage: [COVERAGE],
    program: 'apertura 0.1.0',
    tree,
    previous,
    trial: about.version.major === 0,
    impact: difference.impact,
    bump: difference.bump,
    difference,
    withheld: about.withheld ?? false,
  };
  return { planned, snapshot, before, plan, folder };
}

async function sideOf(snapshot: Snapshot, dataset: string): Promise<Side> {
  return { snapshot, ...pick(await readPackage(snapshot, `${DATASETS}/${dataset}`)) };
}

function pick({ package: made }: Awaited<ReturnType<typeof readPackage>>): { readonly package: Side['package'] } {
  return { package: made };
}
