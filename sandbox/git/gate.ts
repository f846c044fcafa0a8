/** What is refused of a push before anything lands, in the words that git shows. */
import { delimiter, join } from 'node:path';
import type { Actor } from '../account.ts';
import { doer } from '../auth.ts';
import type { Repository } from '../repository.ts';
import { refusedPush } from '../rules.ts';
import type { World } from '../world.ts';
import type { Question, Verdict } from './hook.ts';
import type { RefChange } from './push.ts';
import { git, gitBytes } from './run.ts';

/** Git takes no larger file, and warns of one half as large. Bytes. */
const LARGEST = 100 * 2 ** 20;
const LARGE = LARGEST / 2;

/** Looks at what a push brings, while it still waits. */
export async function judgePush(
  world: World,
  repository: Repository,
  actor: Actor,
  { changes, quarantine }: Question,
): Promise<Verdict> {
  const env = waitingIn(repository, quarantine);
  const refused: string[] = [];
  for (const change of changes) refused.push(...(await refusedByRules(world, repository, actor, change, env)));
  const large = await largeFiles(repository, quarantine);
  const tooLarge = large.filter(({ size }) => size > LARGEST);
  if (tooLarge.length > 0) refused.push(...(await sayTooLarge(repository, changes, tooLarge, env)));
  refused.push(...(await refusedWorkflows(repository, actor, changes, env)));
  if (refused.length > 0) return { ok: false, lines: refused };
  const warned = await pathsOf(repository, changes, large, env);
  return {
    ok: true,
    lines: warned.map(
      (line) => `warning: File ${line}; this is larger than GitHub's recommended maximum file size of 50.00 MB`,
    ),
  };
}

/** The environment in which git sees what waits as if it were in already. */
function waitingIn({ folder }: Repository, quarantine: string): Readonly<Record<string, string>> {
  if (quarantine === '') return {};
  const objects = join(folder, 'objects');
  return {
    GIT_OBJECT_DIRECTORY: quarantine,
    GIT_ALTERNATE_OBJECT_DIRECTORIES: objects.includes(delimiter) ? JSON.stringify(objects) : objects,
    GIT_QUARANTINE_PATH: quarantine,
  };
}

async function refusedByRules(
  world: World,
  repository: Repository,
  actor: Actor,
  change: RefChange,
  env: Readonly<Record<string, string>>,
): Promise<readonly string[]> {
  const refused = await refusedPush(repository, { ...change, env }, { world, account: doer(world, actor) });
  return refused === undefined ? [] : [`error: ${refused}`];
}

interface Large {
  readonly sha: string;
  readonly size: number;
}

/** What waits and is worth a word. */
async function largeFiles({ folder }: Repository, quarantine: string): Promise<readonly Large[]> {
  if (quarantine === '') return [];
  // Without the objects that are in already.
  const env = { GIT_OBJECT_DIRECTORY: quarantine };
  const format = '--batch-check=%(objecttype) %(objectsize) %(objectname)';
  const out = await git(folder, ['cat-file', '--batch-all-objects', '--unordered', format], { env });
  return out.split('\n').flatMap((line) => {
    const [type, size = '', sha = ''] = line.split(' ');
    return type === 'blob' && Number(size) > LARGE ? [{ sha, size: Number(size) }] : [];
  });
}

async function sayTooLarge(
  repository: Repository,
  changes: readonly RefChange[],
  large: readonly Large[],
  env: Readonly<Record<string, string>>,
): Promise<readonly string[]> {
  const named = await pathsOf(repository, changes, large, env);
  return [
    ...named.map((line) => `error: File ${line}; this exceeds GitHub's file size limit of 100.00 MB`),
    'error: GH001: Large files detected. You may want to try Git Large File Storage - https://git-lfs.github.com.',
  ];
}

/** `data/big.csv is 120.00 MB`. */
async function pathsOf(
  { folder }: Repository,
  changes: readonly RefChange[],
  large: readonly Large[],
  env: Readonly<Record<string, string>>,
): Promise<readonly string[]> {
  if (large.length === 0) return [];
  const tips = changes.flatMap(({ after }) => (after === undefined ? [] : [after]));
  const input = tips.map((tip) => `${tip}\n`).join('');
  const out = await git(folder, ['rev-list', '--objects', '--stdin', '--not', '--all'], { env, input });
  const names = new Map(out.split('\n').map((line) => [line.slice(0, 40), line.slice(41)] as const));
  return large.map(({ sha, size }) => `${names.get(sha) ?? sha} is ${(size / 2 ** 20).toFixed(2)} MB`);
}

const WORKFLOWS = '.github/workflows';

/** What is said to an app that changes what runs without leave to. */
export async function refusedWorkflows(
  { folder, defaultBranch }: Repository,
  actor: Actor,
  changes: readonly RefChange[],
  env: Readonly<Record<string, string>> = {},
): Promise<readonly string[]> {
  if (actor.kind !== 'installation' || actor.permissions['workflows'] === 'write') return [];
  const refused: string[] = [];
  for (const { ref, before, after } of changes) {
    if (after === undefined || !ref.startsWith('refs/heads/')) continue;
    const [known] = before === undefined ? await tipsOf(folder, defaultBranch) : [before];
    const from = known ?? (await git(folder, ['hash-object', '-t', 'tree', '--stdin'], { input: '' }));
    const args = ['diff-tree', '-r', '-z', '--name-only', '--no-renames', from, after, '--', WORKFLOWS];
    const [path = ''] = (await gitBytes(folder, args, { env })).toString().split('\0');
    if (path !== '')
      refused.push(
        `refusing to allow a GitHub App to create or update workflow \`${path}\` without \`workflows\` permission`,
      );
  }
  return refused;
}

async function tipsOf(folder: string, branch: string): Promise<readonly string[]> {
  const out = await git(folder, ['for-each-ref', '--format=%(objectname)', `refs/heads/${branch}`]);
  return out === '' ? [] : out.split('\n').slice(0, 1);
}
