import type { Account } from '../account.ts';
import { type Move, movesOf } from '../activity.ts';
import { NOTHING } from '../git/refs.ts';
import type { Call, Operation } from '../operation.ts';
import { paginate } from '../pagination.ts';
import { fullNameOf, type Repository } from '../repository.ts';
import { showUser } from '../show/account.ts';
import type { World } from '../world.ts';

type Shown = Readonly<Record<string, unknown>>;

/** What happened in a repository: moves of its branches, and events. */
export const ACTIVITY_OPERATIONS: readonly Operation[] = [
  {
    id: 'repos/list-activities',
    method: 'GET',
    path: '/repos/{owner}/{repo}/activity',
    needs: { permission: ['contents', 'read'], role: 'read' },
    handle: async (call) => {
      const found = movesOf(call.repository).filter((move) => isAsked(call, move));
      const ordered = call.query.get('direction') === 'asc' ? [...found].reverse() : found;
      return await paginate(call, ordered, (move) => showActivity(call, move));
    },
  },
  {
    id: 'activity/list-repo-events',
    method: 'GET',
    path: '/repos/{owner}/{repo}/events',
    needs: { permission: ['metadata', 'read'], role: 'read' },
    handle: async (call) => {
      const { world, repository } = call;
      return await paginate(call, movesOf(repository), (move) => showEvent(world, repository, move));
    },
  },
];

/** Of tags no activity is told. */
function isAsked({ repository, query }: Call, move: Move): boolean {
  if (!move.ref.startsWith('refs/heads/')) return false;
  const [ref, actor, kind] = [query.get('ref'), query.get('actor'), query.get('activity_type')];
  if (ref !== null && ref !== move.ref && `refs/heads/${ref}` !== move.ref) return false;
  if (actor !== null && actor.toLowerCase() !== move.by.login.toLowerCase()) return false;
  return kind === null || kind === kindOf(repository, move);
}

function kindOf({ pulls }: Repository, { before, after, forced }: Move): string {
  if (before === undefined) return 'branch_creation';
  if (after === undefined) return 'branch_deletion';
  if (forced) return 'force_push';
  return [...pulls.values()].some(({ merged }) => merged?.sha === after) ? 'pr_merge' : 'push';
}

function showActivity({ world, repository }: Call, move: Move): Shown {
  return {
    id: move.id,
    node_id: `PSH_${move.id}`,
    before: move.before ?? NOTHING,
    after: move.after ?? NOTHING,
    ref: move.ref,
    timestamp: move.when.toISOString(),
    activity_type: kindOf(repository, move),
    actor: showUser(world, move.by),
  };
}

function showEvent(world: World, repository: Repository, move: Move): Shown {
  const { id, owner, visibility } = repository;
  const name = fullNameOf(repository);
  return {
    id: String(move.id),
    type: move.before === undefined ? 'CreateEvent' : move.after === undefined ? 'DeleteEvent' : 'PushEvent',
    actor: showActor(world, move.by),
    repo: { id, name, url: `${world.url}/api/v3/repos/${name}` },
    ...(owner.type === 'Organization' ? { org: showActor(world, owner) } : {}),
    payload: payloadOf(repository, move),
    public: visibility === 'public',
    created_at: move.when.toISOString(),
  };
}

function payloadOf({ id, defaultBranch }: Repository, { id: push, ref, before, after }: Move): Shown {
  if (before !== undefined && after !== undefined)
    return { repository_id: id, push_id: push, ref, head: after, before };
  const [, folder, name = ''] = /^refs\/(heads|tags)\/(.+)$/s.exec(ref) ?? [];
  const kind = { ref: name, ref_type: folder === 'tags' ? 'tag' : 'branch', full_ref: ref, pusher_type: 'user' };
  return before === undefined ? { ...kind, master_branch: defaultBranch, description: null } : kind;
}

function showActor(world: World, account: Account): Shown {
  const { id, login } = account;
  const { url, avatar_url } = showUser(world, account);
  return { id, login, display_login: login, gravatar_id: '', url, avatar_url };
}
