import { isAtLeast, roleIn } from './access.ts';
import type { Account } from './account.ts';
import { codeOwners, ownerOf } from './code-owners.ts';
import { tipOf } from './git/refs.ts';
import { git, gitIf } from './git/run.ts';
import { fullNameOf, type Pull, type Repository, type Review } from './repository.ts';
import type { World } from './world.ts';

type Parameters = Readonly<Record<string, unknown>>;

/** What a `pull_request` rule misses of a pull, in GitHub's words. */
export async function missingReviews(
  world: World,
  repository: Repository,
  pull: Pull,
  parameters: Parameters,
): Promise<readonly string[]> {
  const standing = standingReviews(world, repository, pull);
  const approvals = standing.filter(({ state }) => state === 'APPROVED');
  const missing: string[] = [];
  if (standing.some(({ state }) => state === 'CHANGES_REQUESTED')) missing.push('Changes have been requested.');
  const count = Number(parameters['required_approving_review_count'] ?? 0);
  if (approvals.length < count) {
    const asked = count === 1 ? '1 approving review is' : `${count} approving reviews are`;
    missing.push(`At least ${asked} required by reviewers with write access.`);
  }
  if (parameters['require_code_owner_review'] === true && !(await ownersApprove(world, repository, pull, approvals))) {
    missing.push('Waiting on code owner review.');
  }
  if (parameters['require_last_push_approval'] === true) {
    const { lastPusher = pull.issue.author, head } = pull;
    // An approval of what was there before says nothing of the last push.
    const isApproved = approvals.some(({ author, commitId }) => author !== lastPusher && commitId === head.sha);
    const who = `${lastPusher.login} because they were the last pusher`;
    if (!isApproved) missing.push(`New changes require approval from someone other than ${who}.`);
  }
  return missing;
}

/** The last deciding review of each person who may write now, but for the author. */
export function standingReviews(world: World, repository: Repository, pull: Pull): readonly Review[] {
  const last = new Map<Account, Review>();
  for (const review of pull.reviews) {
    if (review.state === 'COMMENTED' || review.state === 'PENDING' || review.author === pull.issue.author) continue;
    if (isAtLeast(roleIn(world, repository, review.author), 'write')) last.set(review.author, review);
  }
  return [...last.values()].filter(({ state }) => state !== 'DISMISSED');
}

async function ownersApprove(
  world: World,
  repository: Repository,
  pull: Pull,
  approvals: readonly Review[],
): Promise<boolean> {
  const approved = new Set(approvals.map(({ author }) => author));
  for (const owners of await ownersOfChanges(world, repository, pull)) {
    if (owners.length > 0 && !owners.some((owner) => owner.people.some((person) => approved.has(person)))) return false;
  }
  return true;
}

/** An owner who counts: who may write in the repository. */
export interface Owner {
  /** Slug of the team; `undefined`: a person. */
  readonly team: string | undefined;
  readonly people: readonly Account[];
}

/** Of each changed path, the owners that the base branch's CODEOWNERS names and that may write; of none without one. */
export async function ownersOfChanges(
  world: World,
  repository: Repository,
  { base, head }: Pull,
): Promise<readonly (readonly Owner[])[]> {
  const tip = await tipOf(repository, `refs/heads/${base.ref}`);
  if (tip === undefined) return [];
  const ownersOf = await codeOwners(repository, tip);
  if (ownersOf === undefined) return [];
  // Of two histories that share nothing, everything differs.
  const differing = ['diff', '--name-only', '-z', '--no-renames'];
  const out =
    (await gitIf(repository.folder, [...differing, `${tip}...${head.sha}`])) ??
    (await git(repository.folder, [...differing, tip, head.sha]));
  const named = out.split('\0').flatMap((path) => (path === '' ? [] : [ownersOf(path)]));
  // Thousands of paths have few owners.
  const known = new Map<string, readonly Owner[]>();
  const resolve = (name: string): readonly Owner[] => {
    if (!known.has(name)) known.set(name, ownerNamed(world, repository, name));
    return known.get(name) ?? [];
  };
  return named.map((names) => names.flatMap(resolve));
}

function ownerNamed(world: World, repository: Repository, name: string): readonly Owner[] {
  const owner = ownerOf(world, repository, name);
  if (owner === undefined) return [];
  if ('login' in owner) {
    return isAtLeast(roleIn(world, repository, owner), 'write') ? [{ team: undefined, people: [owner] }] : [];
  }
  const role = owner.repositories.get(fullNameOf(repository).toLowerCase());
  if (owner.privacy === 'secret' || role === undefined || !isAtLeast(role, 'write')) return [];
  const people = [...owner.members.values()].filter(({ state }) => state === 'active').map(({ account }) => account);
  return [{ team: owner.slug, people }];
}
