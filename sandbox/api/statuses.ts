import { doer } from '../auth.ts';
import { Body } from '../body.ts';
import { commitsAt } from '../git/commits.ts';
import { typeOf } from '../git/objects.ts';
import { commitNamed, refsOf } from '../git/refs.ts';
import { git } from '../git/run.ts';
import { type Answer, ApiError, type Call, type Operation } from '../operation.ts';
import { need, paginate } from '../pagination.ts';
import { type CommitStatus, fullNameOf } from '../repository.ts';
import { showBranch } from '../show/branch.ts';
import { showCommit } from '../show/commit.ts';
import { showCombined, showStatus } from '../show/status.ts';

const READ = { permission: ['statuses', 'read'], role: 'read' } as const;
const REPO = '/repos/{owner}/{repo}';
/** Of one context on one commit. */
const MOST = 1_000;
const LONGEST_DESCRIPTION = 140;
/** Branches that an event names. */
const MOST_BRANCHES = 10;

/** Commit statuses. */
export const STATUS_OPERATIONS: readonly Operation[] = [
  {
    id: 'repos/create-commit-status',
    method: 'POST',
    path: `${REPO}/statuses/{sha}`,
    needs: { permission: ['statuses', 'write'], role: 'write' },
    handle: create,
  },
  {
    id: 'repos/list-commit-statuses-for-ref',
    method: 'GET',
    path: `${REPO}/commits/{ref}/statuses`,
    needs: READ,
    handle: async (call) => {
      const { world, repository, params } = call;
      const sha = need(await commitNamed(repository, params['ref'] ?? ''));
      const found = repository.statuses.filter((each) => each.sha === sha).reverse();
      return await paginate(call, found, (status) => showStatus(world, repository, status));
    },
  },
  {
    id: 'repos/get-combined-status-for-ref',
    method: 'GET',
    path: `${REPO}/commits/{ref}/status`,
    needs: READ,
    handle: combined,
  },
];

async function create(call: Call): Promise<Answer> {
  const { world, repository, actor, params } = call;
  const sha = params['sha'] ?? '';
  if ((await typeOf(repository, sha)) !== 'commit') throw new ApiError(422, `No commit found for SHA: ${sha}`);
  const status = statusIn(call, sha);
  const same = repository.statuses.filter((each) => each.sha === sha && each.context === status.context);
  if (same.length >= MOST) {
    throw refuse('context', `This SHA and context has reached the maximum number of statuses.`);
  }
  repository.statuses.push(status);
  world.outbox.emit({
    name: 'status',
    action: undefined,
    repository,
    organization: undefined,
    sender: doer(world, actor),
    payload: await told(call, status),
  });
  return { status: 201, body: showStatus(world, repository, status) };
}

function statusIn(call: Call, sha: string): CommitStatus {
  const { world, actor } = call;
  const body = new Body(call);
  const description = body.text('description') ?? '';
  if (description.length > LONGEST_DESCRIPTION) {
    throw refuse('description', `description is too long (maximum is ${LONGEST_DESCRIPTION} characters)`);
  }
  const targetUrl = body.text('target_url') || undefined;
  if (targetUrl !== undefined && !/^https?:\/\/[^\s]+$/.test(targetUrl)) {
    throw refuse('target_url', 'target_url must use http(s) scheme');
  }
  return {
    id: world.next(),
    sha,
    state: stateIn(body),
    context: body.text('context') ?? 'default',
    description,
    targetUrl,
    author: doer(world, actor),
    createdAt: world.now(),
  };
}

const STATES: readonly CommitStatus['state'][] = ['error', 'failure', 'pending', 'success'];

function stateIn(body: Body): CommitStatus['state'] {
  const given = body.needed('state');
  const state = STATES.find((each) => each === given);
  if (state === undefined) throw refuse('state', 'state is not included in the list');
  return state;
}

function refuse(field: string, message: string): ApiError {
  return new ApiError(422, `Validation Failed: ${message}`, [{ resource: 'Status', field, code: 'custom', message }]);
}

async function told({ world, repository }: Call, status: CommitStatus): Promise<Readonly<Record<string, unknown>>> {
  const { id, sha, state, context, description, targetUrl, createdAt } = status;
  const [commit] = await commitsAt(repository, [sha]);
  const containing = await git(repository.folder, [
    'for-each-ref',
    '--format=%(refname)',
    `--contains=${sha}`,
    'refs/heads',
  ]);
  const tips = await refsOf(repository, ['refs/heads']);
  const branches = [...tips].filter(([ref]) => containing.split('\n').includes(ref)).slice(0, MOST_BRANCHES);
  return {
    id,
    sha,
    name: fullNameOf(repository),
    avatar_url: `${world.url}/avatars/${status.author.id}`,
    target_url: targetUrl ?? null,
    context,
    description: description === '' ? null : description,
    state,
    commit: showCommit(world, repository, need(commit)),
    branches: branches.map(([ref, tip]) => {
      const {
        name,
        commit: at,
        protected: isProtected,
      } = showBranch(world, repository, ref.slice('refs/heads/'.length), tip);
      return { name, commit: at, protected: isProtected };
    }),
    created_at: createdAt.toISOString(),
    updated_at: createdAt.toISOString(),
  };
}

async function combined(call: Call): Promise<Answer> {
  const { world, repository, params } = call;
  const sha = need(await commitNamed(repository, params['ref'] ?? ''));
  const byContext = new Map<string, CommitStatus>();
  for (const status of repository.statuses) if (status.sha === sha) byContext.set(status.context, status);
  const last = [...byContext.values()];
  return await paginate(
    call,
    last,
    (status) => showStatus(world, repository, status),
    (shown) => showCombined(world, repository, sha, last, shown),
  );
}
