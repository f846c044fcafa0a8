/** What branch rules ask of a pull and of a push, in GitHub's words. */
import type { Account } from './account.ts';
import { isFreed } from './bypass.ts';
import { isAncestor } from './git/refs.ts';
import { lockedTag } from './immutable.ts';
import type { Pull, Repository, Ruleset } from './repository.ts';
import { missingChecks } from './required-checks.ts';
import { missingReviews } from './required-reviews.ts';
import type { World } from './world.ts';

/** One rule of a ruleset. */
export type Rule = Ruleset['rules'][number];

/** Somebody who pushes or merges, and may be freed from a ruleset. */
export interface Doer {
  readonly world: World;
  readonly account: Account;
}

/** The rules of active rulesets that bind a ref; where it is told who pushes, without those that he is freed from. */
export function rulesOf(repository: Repository, ref: string, by?: Doer): readonly Rule[] {
  return bindingFor(repository, ref, by, 'push').flatMap(({ rules }) => rules);
}

function bindingFor(
  repository: Repository,
  ref: string,
  by: Doer | undefined,
  doing: 'push' | 'merge',
): readonly Ruleset[] {
  const sets = rulesetsOf(repository, ref);
  return by === undefined ? sets : sets.filter((set) => !isFreed(by.world, repository, by.account, set, doing));
}

/** The active rulesets that bind a ref. */
export function rulesetsOf(repository: Repository, ref: string): readonly Ruleset[] {
  const target = ref.startsWith('refs/tags/') ? 'tag' : 'branch';
  return [...repository.rulesets.values()].filter(
    (set) => set.enforcement === 'active' && set.target === target && binds(set, repository, ref),
  );
}

function binds({ conditions }: Ruleset, { defaultBranch }: Repository, ref: string): boolean {
  const names = (conditions as { ref_name?: { include?: string[]; exclude?: string[] } } | null | undefined)?.ref_name;
  const matches = (pattern: string): boolean => {
    if (pattern === '~ALL') return true;
    if (pattern === '~DEFAULT_BRANCH') return ref === `refs/heads/${defaultBranch}`;
    return expressionOf(pattern).test(ref);
  };
  return (names?.include ?? []).some(matches) && !(names?.exclude ?? []).some(matches);
}

/** A pattern as `fnmatch` reads it: `*` ends at a slash, `**` does not. */
function expressionOf(pattern: string): RegExp {
  const parts = pattern.split(/(\*\*\/|\*\*|\*|\?)/).map((part) => {
    if (part === '**/') return '(?:.*/)?';
    if (part === '**') return '.*';
    if (part === '*') return '[^/]*';
    return part === '?' ? '[^/]' : part.replace(/[.+^${}()|[\]\\]/g, '\\$&');
  });
  return new RegExp(`^${parts.join('')}$`);
}

/** Asked of whoever merges by hand. */
export const QUEUE_ONLY = 'Changes must be made through the merge queue';

/** What is missing before a pull may be merged, by somebody where that is told; nothing where it may. */
export async function missingFor(
  world: World,
  repository: Repository,
  pull: Pull,
  by?: Account,
): Promise<readonly string[]> {
  const merger = by === undefined ? undefined : { world, account: by };
  const binding = bindingFor(repository, `refs/heads/${pull.base.ref}`, merger, 'merge');
  const missing: string[] = [];
  for (const { type, parameters = {} } of binding.flatMap(({ rules }) => rules)) {
    if (type === 'required_status_checks') missing.push(...(await missingChecks(world, repository, pull, parameters)));
    if (type === 'pull_request') missing.push(...(await missingReviews(world, repository, pull, parameters)));
    if (type === 'merge_queue') missing.push(QUEUE_ONLY);
    if (type === 'update') missing.push('Cannot update this protected ref.');
  }
  return [...new Set(missing)];
}

/** The ways of merging that the rules of a branch leave. */
export function methodsOf(repository: Repository, branch: string): ReadonlySet<string> {
  const rules = rulesOf(repository, `refs/heads/${branch}`);
  const lists = rules.flatMap(({ type, parameters }) => {
    const methods = type === 'pull_request' ? parameters?.['allowed_merge_methods'] : undefined;
    return Array.isArray(methods) ? [methods as readonly string[]] : [];
  });
  const linear = rules.some(({ type }) => type === 'required_linear_history');
  const left = ['merge', 'squash', 'rebase'].filter((method) => lists.every((list) => list.includes(method)));
  return new Set(linear ? left.filter((method) => method !== 'merge') : left);
}

/** Whether a branch's rules take approvals away when its pulls change. */
export function dismissesStale(repository: Repository, branch: string): boolean {
  const rules = rulesOf(repository, `refs/heads/${branch}`);
  return rules.some(({ parameters }) => parameters?.['dismiss_stale_reviews_on_push'] === true);
}

/** A ref that somebody wants to move, make or take away. */
export interface WantedChange {
  readonly ref: string;
  readonly before: string | undefined;
  readonly after: string | undefined;
  /** The environment in which git sees the objects of a push that are not in yet. */
  readonly env?: Readonly<Record<string, string>>;
}

/** Why a change of a ref is refused, in the words that git shows; `undefined` where it is not. A merge is no such change. */
export async function refusedPush(
  repository: Repository,
  { ref, before, after, env }: WantedChange,
  by?: Doer,
): Promise<string | undefined> {
  if (ref.startsWith('refs/heads/gh-readonly-queue/')) return `GH013: ${ref} is the merge queue's own.`;
  const locked = lockedTag(repository, ref, { before, after });
  if (locked !== undefined) return `GH013: Repository rule violations found for ${ref}. ${locked}`;
  const types = new Set(rulesOf(repository, ref, by).map(({ type }) => type));
  const broken: string[] = [];
  if (before === undefined) {
    if (types.has('creation')) broken.push('Cannot create ref due to creations being restricted.');
  } else if (after === undefined) {
    if (types.has('deletion')) broken.push('Cannot delete this branch');
  } else {
    if (types.has('update')) broken.push('Cannot update this protected ref.');
    if (types.has('non_fast_forward') && !(await isAncestor(repository, before, after, env))) {
      broken.push('Cannot force-push to this branch');
    }
    if (types.has('pull_request')) broken.push('Changes must be made through a pull request.');
    if (types.has('merge_queue')) broken.push(QUEUE_ONLY);
  }
  return broken.length === 0 ? undefined : `GH013: Repository rule violations found for ${ref}. ${broken.join(' ')}`;
}
