import type { Account } from '../account.ts';
import { noteMove } from '../activity.ts';
import { pullSynchronized, setPullState } from '../conversation.ts';
import { inTurn } from '../in-turn.ts';
import type { Pull, Repository } from '../repository.ts';
import { showPushed } from '../show/pushed.ts';
import type { World } from '../world.ts';
import { bringCommit } from './network.ts';
import { setRef, tipOf } from './refs.ts';

/** A ref that moved, came or went. */
export interface RefChange {
  readonly ref: string;
  readonly before: string | undefined;
  readonly after: string | undefined;
}

/** What follows a push: pulls get their new heads, and apps are told. One push of a repository after another. */
export async function afterPush(
  world: World,
  repository: Repository,
  sender: Account,
  changes: readonly RefChange[],
): Promise<void> {
  await inTurn(pushesOf(repository), async () => {
    repository.pushedAt = world.now();
    for (const change of changes) {
      await tell(world, repository, sender, change);
      unpublish(repository, change);
      const branch = /^refs\/heads\/(.+)$/.exec(change.ref)?.[1];
      if (branch !== undefined) await moved(world, repository, sender, branch, change);
    }
  });
}

/** A release whose tag is gone is a draft again. */
function unpublish({ releases }: Repository, { ref, after }: RefChange): void {
  if (after !== undefined) return;
  for (const release of releases.values()) {
    if (release.draft || `refs/tags/${release.tagName}` !== ref) continue;
    release.draft = true;
    release.publishedAt = undefined;
  }
}

/** What stands for a repository's pushes: the repository itself may be held by whoever pushes. */
const pushes = new WeakMap<Repository, object>();
function pushesOf(repository: Repository): object {
  const known = pushes.get(repository) ?? {};
  pushes.set(repository, known);
  return known;
}

async function moved(
  world: World,
  repository: Repository,
  sender: Account,
  branch: string,
  { ref, before }: RefChange,
): Promise<void> {
  // A pull whose head or base is gone is closed, as on GitHub; its own head stays to be read.
  // Where another push is on the heels of this one, its commit counts, whichever is followed up first.
  const tip = await tipOf(repository, ref);
  const based = [...repository.pulls.values()].filter(
    ({ issue, base }) => issue.state === 'open' && base.ref === branch,
  );
  for (const pull of based) {
    if (tip === undefined) await setPullState(world, repository, pull, 'closed', sender);
    else pull.base.sha = tip;
  }
  for (const [base, pull] of headedBy(world, repository, branch)) {
    if (tip === undefined) await setPullState(world, base, pull, 'closed', sender);
    else if (tip !== pull.head.sha) {
      const from = before ?? pull.head.sha;
      await bringHead(base, pull, tip);
      pull.head.sha = tip;
      await pullSynchronized(world, base, pull, sender, from);
    }
  }
}

/** Open pulls whose head is a branch of this repository, here and in those that it is a fork of. */
function headedBy(world: World, repository: Repository, branch: string): readonly (readonly [Repository, Pull])[] {
  return [...world.repositories.values()].flatMap((base) =>
    [...base.pulls.values()]
      .filter(({ head, issue }) => head.repository === repository && head.ref === branch && issue.state === 'open')
      .map((pull) => [base, pull] as const),
  );
}

/** Puts a commit of the head's repository where the base's repository keeps it: `refs/pull/N/head`. */
export async function bringHead(base: Repository, { head, issue }: Pull, commit: string): Promise<void> {
  if (head.repository !== undefined) await bringCommit(head.repository, base, commit);
  await setRef(base, `refs/pull/${issue.number}/head`, commit);
}

async function tell(world: World, repository: Repository, sender: Account, change: RefChange): Promise<void> {
  const { ref, before, after } = change;
  const name = /^refs\/(?:heads|tags)\/(.+)$/s.exec(ref)?.[1];
  // Of other refs nothing is told.
  if (name === undefined) return;
  await noteMove(world, repository, sender, change);
  const emit = (event: string, payload: Readonly<Record<string, unknown>>): void =>
    world.outbox.emit({ name: event, action: undefined, repository, organization: undefined, sender, payload });
  const kind = { ref: name, ref_type: ref.startsWith('refs/tags/') ? 'tag' : 'branch', pusher_type: 'user' };
  if (before === undefined) emit('create', { ...kind, master_branch: repository.defaultBranch, description: null });
  if (after === undefined) emit('delete', kind);
  emit('push', await showPushed(world, repository, sender, change));
}
