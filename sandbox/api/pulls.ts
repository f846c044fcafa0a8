import { isAtLeast, roleIn } from '../access.ts';
import type { Account } from '../account.ts';
import { doer } from '../auth.ts';
import { Body } from '../body.ts';
import { editPull, pullOpened, setPullState } from '../conversation.ts';
import { makeIssue } from '../discussion.ts';
import { countCommits } from '../git/difference.ts';
import { bringCommit, sourceOf } from '../git/network.ts';
import { bringHead } from '../git/push.ts';
import { isAncestor, tipOf } from '../git/refs.ts';
import { git } from '../git/run.ts';
import { type Answer, ApiError, type Call, type Operation } from '../operation.ts';
import { need, paginate } from '../pagination.ts';
import type { Pull, Repository } from '../repository.ts';
import { showPull, showPullSimple } from '../show/pull.ts';
import { repositoryOf } from '../world.ts';
import { bounded } from './bounds.ts';

const READ = { permission: ['pull_requests', 'read'], role: 'read' } as const;
const WRITE = { permission: ['pull_requests', 'write'], role: 'read' } as const;
const PULLS = '/repos/{owner}/{repo}/pulls';
const ONE = `${PULLS}/{pull_number}`;

/** The pull that a call is about. */
export function pullOf({ repository, params }: Call): Pull {
  return need(repository.pulls.get(Number(params['pull_number'])));
}

/** Making, reading and changing pull requests. */
export const PULL_OPERATIONS: readonly Operation[] = [
  { id: 'pulls/list', method: 'GET', path: PULLS, needs: READ, handle: list },
  { id: 'pulls/create', method: 'POST', path: PULLS, needs: WRITE, handle: create },
  { id: 'pulls/get', method: 'GET', path: ONE, needs: READ, handle: (call) => answerPull(call, 200, pullOf(call)) },
  { id: 'pulls/update', method: 'PATCH', path: ONE, needs: WRITE, handle: update },
  {
    id: 'repos/list-pull-requests-associated-with-commit',
    method: 'GET',
    path: '/repos/{owner}/{repo}/commits/{commit_sha}/pulls',
    needs: READ,
    handle: ofCommit,
  },
];

async function answerPull({ world, repository }: Call, status: number, pull: Pull): Promise<Answer> {
  return { status, body: await showPull(world, repository, pull) };
}

async function list(call: Call): Promise<Answer> {
  const { world, repository, query } = call;
  const state = query.get('state') ?? 'open';
  const [head, base] = [query.get('head'), query.get('base')];
  const found = [...repository.pulls.values()]
    .filter(({ issue }) => state === 'all' || issue.state === state)
    .filter((pull) => base === null || pull.base.ref === base)
    .filter((pull) => head === null || !head.includes(':') || labelOf(pull) === head.toLowerCase());
  const sort = query.get('sort') ?? 'created';
  const isDown = (query.get('direction') ?? (sort === 'created' ? 'desc' : 'asc')) === 'desc';
  const key = ({ issue }: Pull): number => {
    if (sort === 'updated') return issue.updatedAt.getTime();
    return sort === 'popularity' ? issue.comments.length : issue.number;
  };
  const up = (one: Pull, other: Pull): number => key(one) - key(other) || one.issue.number - other.issue.number;
  const ordered = found.sort((one, other) => (isDown ? up(other, one) : up(one, other)));
  return await paginate(call, ordered, (pull) => showPullSimple(world, repository, pull));
}

/** The head as `owner:branch`; GitHub does not heed the letters of the owner. */
function labelOf({ head, issue }: Pull): string {
  return `${(head.repository?.owner ?? issue.author).login}:${head.ref}`.toLowerCase();
}

async function ofCommit(call: Call): Promise<Answer> {
  const { world, repository, params } = call;
  const sha = await tipOf(repository, params['commit_sha'] ?? '');
  if (sha === undefined) throw new ApiError(422, `No commit found for SHA: ${params['commit_sha']}`);
  const holding = await git(repository.folder, [
    'for-each-ref',
    '--format=%(refname)',
    `--contains=${sha}`,
    'refs/pull/*/head',
  ]);
  const numbers = new Set(holding.split('\n').map((ref) => Number(ref.split('/')[2])));
  const bases = new Map<string, boolean>();
  for (const { base } of repository.pulls.values()) {
    if (!bases.has(base.sha)) bases.set(base.sha, await isAncestor(repository, sha, base.sha));
  }
  const found = [...repository.pulls.values()].filter(
    ({ issue, base, merged }) => merged?.sha === sha || (numbers.has(issue.number) && bases.get(base.sha) === false),
  );
  return await paginate(call, found, (pull) => showPullSimple(world, repository, pull));
}

function refuse(error: { readonly field?: string; readonly code?: string; readonly message?: string }): ApiError {
  return new ApiError(422, 'Validation Failed', [{ resource: 'PullRequest', code: 'custom', ...error }]);
}

/** GitHub's own name of the setting. */
const WORKFLOWS_MAY = 'can_approve_pull_request_reviews';

async function create(call: Call): Promise<Answer> {
  const isWorkflow = call.actor.kind === 'installation' && call.actor.app.slug === 'github-actions';
  if (isWorkflow && call.repository.settings.get(WORKFLOWS_MAY) === false) {
    throw new ApiError(403, 'GitHub Actions is not permitted to create or approve pull requests.');
  }
  const { world, repository, actor } = call;
  const body = new Body(call);
  const author = doer(world, actor);
  const [title, text] = [body.needed('title'), bounded(body.text('body') ?? '', 'PullRequest')];
  if (title.trim() === '') throw refuse({ field: 'title', code: 'missing_field' });
  const draft = body.flag('draft') ?? false;
  const [headText, baseRef] = [body.needed('head'), body.needed('base').replace(/^refs\/heads\//, '')];
  const from = headOf(call, headText, body.text('head_repo'));
  const ref = headText.slice(headText.indexOf(':') + 1).replace(/^refs\/heads\//, '');
  const base = await tipOf(repository, `refs/heads/${baseRef}`);
  const head = from === undefined ? undefined : await tipOf(from, `refs/heads/${ref}`);
  if (base === undefined) throw refuse({ field: 'base', code: 'invalid' });
  if (from === undefined || head === undefined) throw refuse({ field: 'head', code: 'invalid' });
  refuseStranger(call, from, author);
  await bringCommit(from, repository, head);
  if ((await countCommits(repository, base, head)) === 0) {
    throw refuse({ message: `No commits between ${baseRef} and ${ref}` });
  }
  const known = openFor(repository, { from, ref, baseRef });
  if (known !== undefined) throw refuse({ message: `A pull request already exists for ${from.owner.login}:${ref}.` });
  // From here to its place in the map without a pause: nobody else gets its number.
  const pull: Pull = {
    id: world.next(),
    issue: makeIssue(world, repository, { author, title, body: text }),
    base: { ref: baseRef, sha: base },
    head: { repository: from, ref, sha: head },
    draft,
    reviews: [],
    requestedReviewers: [],
    requestedTeams: [],
    lastPusher: author,
    merged: undefined,
  };
  repository.pulls.set(pull.issue.number, pull);
  await bringHead(repository, pull, head);
  await pullOpened(world, repository, pull);
  return await answerPull(call, 201, pull);
}

/** `branch`, `owner:branch`, or a repository named beside it. */
function headOf({ world, repository }: Call, text: string, named: string | undefined): Repository | undefined {
  const [owner = ''] = text.includes(':') ? text.split(':') : [repository.owner.login];
  if (named !== undefined) return repositoryOf(world, named.includes('/') ? named : `${owner}/${named}`);
  const isOf = (each: Repository): boolean => each.owner.login.toLowerCase() === owner.toLowerCase();
  if (isOf(repository)) return repository;
  const source = sourceOf(repository);
  return [...world.repositories.values()].find((each) => isOf(each) && sourceOf(each) === source);
}

/** Who may not write where the head is has no business to open a pull of it. */
function refuseStranger({ world, repository, actor }: Call, from: Repository, author: Account): void {
  if (actor.kind === 'user' && !isAtLeast(roleIn(world, from, author), 'write')) {
    throw refuse({ field: 'head', code: 'invalid', message: 'must have push access to the head branch' });
  }
  if (actor.kind === 'installation' && from !== repository && actor.installation.account !== from.owner) {
    throw new ApiError(403, 'Resource not accessible by integration');
  }
}

function openFor(
  { pulls }: Repository,
  { from, ref, baseRef }: { readonly from: Repository; readonly ref: string; readonly baseRef: string },
): Pull | undefined {
  return [...pulls.values()].find(
    ({ issue, head, base }) =>
      issue.state === 'open' && head.repository === from && head.ref === ref && base.ref === baseRef,
  );
}

async function update(call: Call): Promise<Answer> {
  const pull = pullOf(call);
  const body = new Body(call);
  await changePull(call, pull, {
    title: body.text('title'),
    body: body.text('body') ?? (body.raw('body') === null ? '' : undefined),
    state: body.text('state'),
    base: body.text('base')?.replace(/^refs\/heads\//, ''),
  });
  return await answerPull(call, 200, pull);
}

/** What somebody wants to be different. */
export interface WantedPull {
  readonly title: string | undefined;
  readonly body: string | undefined;
  readonly state: string | undefined;
  readonly base?: string | undefined;
}

/** Changes a pull as its author and whoever may write can; as a pull and as an issue. */
export async function changePull(call: Call, pull: Pull, wanted: WantedPull): Promise<void> {
  const { world, repository, actor } = call;
  const sender = doer(world, actor);
  const { state, title, base: ref } = wanted;
  const isOwn = sender === pull.issue.author;
  if (actor.kind === 'user' && !isOwn && !isAtLeast(roleIn(world, repository, sender), 'write')) {
    throw new ApiError(403, 'Must have write access to the repository.');
  }
  if (title?.trim() === '') throw refuse({ field: 'title', code: 'missing_field' });
  const body = wanted.body === undefined ? undefined : bounded(wanted.body, 'PullRequest');
  const sha = ref === undefined ? undefined : await tipOf(repository, `refs/heads/${ref}`);
  if (ref !== undefined && sha === undefined) throw refuse({ field: 'base', code: 'invalid' });
  if (ref !== undefined && ref !== pull.base.ref && pull.issue.state === 'closed') {
    throw refuse({
      field: 'base',
      code: 'invalid',
      message: 'Cannot change the base branch of a closed pull request.',
    });
  }
  if (state === 'open' && pull.issue.state === 'closed') await reopen(call, pull);
  const base = ref === undefined || sha === undefined ? undefined : { ref, sha };
  await editPull(world, repository, pull, { title, body, base }, sender);
  if (state === 'open' || state === 'closed') await setPullState(world, repository, pull, state, sender);
}

/** A pull is opened again only while its head is there and has what it had. */
async function reopen({ repository }: Call, pull: Pull): Promise<void> {
  const { head, base } = pull;
  const not = (why: string): ApiError =>
    refuse({ field: 'state', code: 'invalid', message: `state cannot be changed. ${why}` });
  if (pull.merged !== undefined) throw not('The pull request cannot be reopened.');
  const tip = head.repository === undefined ? undefined : await tipOf(head.repository, `refs/heads/${head.ref}`);
  if (head.repository === undefined) throw not('The repository that submitted this pull request has been deleted.');
  if (tip === undefined) throw not(`The ${head.ref} branch has been deleted.`);
  const other = openFor(repository, { from: head.repository, ref: head.ref, baseRef: base.ref });
  if (other !== undefined) throw not(`There is already an open pull request from ${head.ref} to ${base.ref}.`);
  const baseTip = await tipOf(repository, `refs/heads/${base.ref}`);
  if (baseTip === undefined) throw not(`The ${base.ref} branch has been deleted.`);
  if (tip !== head.sha) {
    if (!(await isAncestor(head.repository, head.sha, tip))) {
      throw not(`The ${head.ref} branch was force-pushed or recreated.`);
    }
    await bringHead(repository, pull, tip);
    head.sha = tip;
  }
  base.sha = baseTip;
}
