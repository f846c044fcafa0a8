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

/**
 * A digest of everything in git that a judgement depends on. Two bases that differ elsewhere give the same one, so that
 * a merge of one dataset does not make the pull requests of all others be judged again.
 */
export async function subjectOf({ folder, base, head }: Commits): Promise<string> {
  const repository = new GitRepository(folder);
  try {
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
  } finally {
    await repository.close();
  }
}

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

/** In which language the base's plan speaks, in which zone it counts days, and whose teams it asks. */
export async function teamsOf({ folder, base }: Omit<Commits, 'head'>): Promise<BasePlan> {
  const repository = new GitRepository(folder);
  try {
    const { institution, groups } = (await readPlan(repository.snapshot(base), { promises: new Set() })).plan;
    return {
      language: institution?.language ?? 'es',
      timeZone: institution?.timeZone ?? DEFAULT_ZONE,
      groups: groups.map(({ id, team, members }) => ({ id, team, logins: members.map(({ login }) => login) })),
    };
  } finally {
    await repository.close();
  }
}

function digest(parts: readonly string[]): string {
  return createHash('sha256').update(parts.join('\0')).digest('hex');
}
