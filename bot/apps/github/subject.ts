import { createHash } from 'node:crypto';
import { realmOf } from '../../core/changes.ts';
import type { Language } from '../../core/finding.ts';
import { DEFAULT_ZONE } from '../../core/plan/dates.ts';
import { readPlan } from '../../core/plan/read-plan.ts';
import { GitRepository } from '../../io/git.ts';
import { mergedChanges } from '../../io/merged-changes.ts';

/** Two commits of a repository on disk. */
export interface Commits {
  readonly folder: string;
  readonly base: string;
  readonly head: string;
}

/** What of the base is read whatever the change touches. */
const ALWAYS = ['plan', 'schemas'];

/** A group of the plan as far as GitHub is asked about it. */
export interface AskedGroup {
  readonly id: string;
  /** The slug of its team; `undefined`: the plan alone tells who is in it. */
  readonly team: string | undefined;
  /** Everybody whom the plan names in it, whatever the term. */
  readonly logins: readonly string[];
}

/** What of the base's plan has to be known before a judgement. */
export interface BasePlan {
  readonly language: Language;
  /** IANA name. */
  readonly timeZone: string;
  readonly groups: readonly AskedGroup[];
}

/** What is known of a change before it is judged. */
export interface Look {
  readonly plan: BasePlan;
  /** A digest of everything in git that the judgement depends on. */
  readonly subject: string;
}

/** Looks at what two commits are to be judged from. */
export async function lookAt({ folder, base, head }: Commits): Promise<Look> {
  return await within(folder, async (repository) => ({
    plan: await planOf(repository, base),
    subject: await subjectOf(repository, base, head),
  }));
}

/** In which language the base's plan speaks, in which zone it counts days, and whose teams it asks. */
export async function teamsOf({ folder, base }: Omit<Commits, 'head'>): Promise<BasePlan> {
  return await within(folder, async (repository) => await planOf(repository, base));
}

async function planOf(repository: GitRepository, base: string): Promise<BasePlan> {
  const { institution, groups } = (await readPlan(repository.snapshot(base), { promises: new Set() })).plan;
  return {
    language: institution?.language ?? 'es',
    timeZone: institution?.timeZone ?? DEFAULT_ZONE,
    groups: groups.map(({ id, team, members }) => ({ id, team, logins: members.map(({ login }) => login) })),
  };
}

/**
 * A digest of everything in git that a judgement depends on. Two bases that differ elsewhere give the same one, so that
 * a merge of one dataset does not make the pull requests of all others be judged again.
 */
async function subjectOf(repository: GitRepository, base: string, head: string): Promise<string> {
  const merged = await mergedChanges(repository, base, head);
  if ('conflicts' in merged) return digest(['conflicts', head, ...merged.conflicts]);
  const { paths, rewritten } = merged.changes;
  // Only what stays within datasets and promises can be told without the rest of the base.
  const narrow = paths.every(({ path }) => ['dataset', 'promise'].includes(realmOf(path).kind));
  const touched = new Set(paths.map(({ path }) => path.split('/').slice(0, 2).join('/')));
  const read = narrow ? [...ALWAYS, ...touched] : [''];
  const before = await repository.objectsAt(base, read);
  const after = await repository.objectsAt(merged.tree, read);
  return digest(['change', head, String(rewritten), ...read, ...before, '', ...after]);
}

async function within<Value>(folder: string, work: (repository: GitRepository) => Promise<Value>): Promise<Value> {
  const repository = new GitRepository(folder);
  try {
    return await work(repository);
  } finally {
    await repository.close();
  }
}

function digest(parts: readonly string[]): string {
  return createHash('sha256').update(parts.join('\0')).digest('hex');
}
