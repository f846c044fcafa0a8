import type { App } from '../account.ts';
import { doer } from '../auth.ts';
import { Body } from '../body.ts';
import { tipOf } from '../git/refs.ts';
import { type Answer, ApiError, type Call, type Operation } from '../operation.ts';
import { need, paginate } from '../pagination.ts';
import type { CheckRun, CheckSuite, CommitStatus, Repository } from '../repository.ts';
import { showCheckRun, showCheckRunTold, showCheckSuite, showStatus } from '../show/check.ts';
import { commitsOf } from '../show/commit.ts';
import { showRepository } from '../show/repository.ts';
import type { World } from '../world.ts';

const READ = { permission: ['checks', 'read'], role: 'read' } as const;
const WRITE = { permission: ['checks', 'write'], role: 'write' } as const;
const RUNS = '/repos/{owner}/{repo}/check-runs';
const RUN = `${RUNS}/{check_run_id}`;
const SUITE = '/repos/{owner}/{repo}/check-suites/{check_suite_id}';
const COMMIT = '/repos/{owner}/{repo}/commits/{ref}';
/** Of one request. */
const MOST_ANNOTATIONS = 50;
const MOST_ACTIONS = 3;
const LONGEST = 65_535;

/** Check runs, check suites and statuses. */
export const CHECK_OPERATIONS: readonly Operation[] = [
  { id: 'checks/create', method: 'POST', path: RUNS, needs: WRITE, handle: create },
  {
    id: 'checks/get',
    method: 'GET',
    path: RUN,
    needs: READ,
    handle: (call) => ({ status: 200, body: showCheckRun(call.world, call.repository, runOf(call)) }),
  },
  { id: 'checks/update', method: 'PATCH', path: RUN, needs: WRITE, handle: update },
  {
    id: 'checks/list-annotations',
    method: 'GET',
    path: `${RUN}/annotations`,
    needs: READ,
    handle: async (call) =>
      await paginate(call, runOf(call).annotations, (each) => ({
        start_column: null,
        end_column: null,
        title: null,
        raw_details: null,
        ...each,
        blob_href: `${call.world.url}/${call.params['owner']}/${call.params['repo']}/blob/x/x`,
      })),
  },
  { id: 'checks/rerequest-run', method: 'POST', path: `${RUN}/rerequest`, needs: WRITE, handle: rerequestRun },
  { id: 'checks/list-for-ref', method: 'GET', path: `${COMMIT}/check-runs`, needs: READ, handle: list },
  {
    id: 'checks/list-suites-for-ref',
    method: 'GET',
    path: `${COMMIT}/check-suites`,
    needs: READ,
    handle: async (call) => {
      const sha = need(await tipOf(call.repository, call.params['ref'] ?? ''));
      const found = [...call.repository.checkSuites.values()].filter(({ headSha }) => headSha === sha);
      const [commit] = await commitsOf(call.repository, [sha], 1);
      return await paginate(
        call,
        found,
        (suite) => showCheckSuite(call.world, call.repository, suite, need(commit)),
        (shown, total) => ({ total_count: total, check_suites: shown }),
      );
    },
  },
  { id: 'checks/rerequest-suite', method: 'POST', path: `${SUITE}/rerequest`, needs: WRITE, handle: rerequestSuite },
  {
    id: 'repos/create-commit-status',
    method: 'POST',
    path: '/repos/{owner}/{repo}/statuses/{sha}',
    needs: { permission: ['statuses', 'write'], role: 'write' },
    handle: createStatus,
  },
  {
    id: 'repos/get-combined-status-for-ref',
    method: 'GET',
    path: `${COMMIT}/status`,
    needs: { permission: ['statuses', 'read'], role: 'read' },
    handle: combined,
  },
];

function runOf({ repository, params }: Call): CheckRun {
  return need(repository.checkRuns.get(Number(params['check_run_id'])));
}

/** Only apps make check runs, and each only its own. */
function appOf({ actor }: Call): App {
  if (actor.kind === 'installation') return actor.app;
  throw new ApiError(403, 'You must authenticate via a GitHub App.');
}

async function create(call: Call): Promise<Answer> {
  const { world, repository } = call;
  const app = appOf(call);
  const body = new Body(call);
  const sha = await tipOf(repository, body.needed('head_sha'));
  if (sha === undefined) throw new ApiError(422, `No commit found for SHA: ${body.text('head_sha')}`);
  const suite = suiteOf(world, repository, app, sha);
  const run: CheckRun = {
    id: world.next(),
    suite,
    app,
    name: body.needed('name'),
    headSha: sha,
    externalId: '',
    detailsUrl: undefined,
    status: 'queued',
    conclusion: undefined,
    startedAt: world.now(),
    completedAt: undefined,
    output: { title: undefined, summary: undefined, text: undefined },
    annotations: [],
    actions: [],
  };
  write(world, run, body);
  repository.checkRuns.set(run.id, run);
  tellRun(world, repository, run, 'created', app.bot);
  if (run.status === 'completed') tellRun(world, repository, run, 'completed', app.bot);
  return { status: 201, body: showCheckRun(world, repository, run) };
}

function suiteOf(world: World, repository: Repository, app: App, sha: string): CheckSuite {
  const known = [...repository.checkSuites.values()].find((suite) => suite.app === app && suite.headSha === sha);
  if (known !== undefined) return known;
  const branch = [...repository.pulls.values()].find(({ head }) => head.sha === sha)?.head.ref;
  const now = world.now();
  const suite = { id: world.next(), app, headSha: sha, headBranch: branch, createdAt: now, updatedAt: now };
  repository.checkSuites.set(suite.id, suite);
  return suite;
}

/** Takes over what a request says; annotations are added to those that are there. */
function write(world: World, run: CheckRun, body: Body): void {
  const output = body.raw('output') as Readonly<Record<string, unknown>> | undefined;
  const annotations = (output?.['annotations'] ?? []) as readonly Readonly<Record<string, unknown>>[];
  const actions = (body.list('actions') ?? []) as CheckRun['actions'];
  const bounds: readonly (readonly [string, boolean])[] = [
    ['annotations', annotations.length > MOST_ANNOTATIONS],
    ['summary', String(output?.['summary'] ?? '').length > LONGEST],
    ['text', String(output?.['text'] ?? '').length > LONGEST],
    ['actions', actions.length > MOST_ACTIONS],
  ];
  for (const [field, isOver] of bounds) {
    if (isOver) throw new ApiError(422, 'Invalid request.', [{ resource: 'CheckRun', field, code: 'invalid' }]);
  }
  const text = (name: string): string | undefined => (output?.[name] === undefined ? undefined : String(output[name]));
  run.name = body.text('name') ?? run.name;
  run.externalId = body.text('external_id') ?? run.externalId;
  run.detailsUrl = body.text('details_url') ?? run.detailsUrl;
  run.actions = body.has('actions') ? actions : run.actions;
  run.annotations.push(...annotations);
  run.output = {
    title: text('title') ?? run.output.title,
    summary: text('summary') ?? run.output.summary,
    text: text('text') ?? run.output.text,
  };
  const conclusion = body.text('conclusion');
  run.status = ((conclusion === undefined ? body.text('status') : 'completed') as CheckRun['status']) ?? run.status;
  run.conclusion = conclusion ?? (run.status === 'completed' ? run.conclusion : undefined);
  if (run.status === 'completed') run.completedAt ??= world.now();
}

function update(call: Call): Answer {
  const { world, repository } = call;
  const run = runOf(call);
  if (appOf(call) !== run.app)
    throw new ApiError(
      403,
      `Invalid app_id \`${run.app.id}\` - check run can only be modified by the GitHub App that created it.`,
    );
  const before = run.status;
  write(world, run, new Body(call));
  if (before !== 'completed' && run.status === 'completed') tellRun(world, repository, run, 'completed', run.app.bot);
  return { status: 200, body: showCheckRun(world, repository, run) };
}

/** Tells of a check run; apps get those that are their own to act on. */
export function tellRun(
  world: World,
  repository: Repository,
  run: CheckRun,
  action: 'created' | 'completed' | 'rerequested' | 'requested_action',
  sender: App['bot'],
  more: Readonly<Record<string, unknown>> = {},
): void {
  const payload = { check_run: showCheckRunTold(world, repository, run), ...more };
  world.outbox.emit({ name: 'check_run', action, repository, organization: undefined, sender, payload });
}

function rerequestRun(call: Call): Answer {
  const { world, repository, actor } = call;
  tellRun(world, repository, runOf(call), 'rerequested', doer(world, actor));
  return { status: 201, body: {} };
}

async function rerequestSuite(call: Call): Promise<Answer> {
  const { world, repository, actor, params } = call;
  const suite = need(repository.checkSuites.get(Number(params['check_suite_id'])));
  const [commit] = await commitsOf(repository, [suite.headSha], 1);
  const payload = { check_suite: showCheckSuite(world, repository, suite, need(commit)) };
  world.outbox.emit({
    name: 'check_suite',
    action: 'rerequested',
    repository,
    organization: undefined,
    sender: doer(world, actor),
    payload,
  });
  return { status: 201, body: {} };
}

async function list(call: Call): Promise<Answer> {
  const { world, repository, query, params } = call;
  const sha = need(await tipOf(repository, params['ref'] ?? ''));
  const [name, app, status] = [query.get('check_name'), query.get('app_id'), query.get('status')];
  const found = [...repository.checkRuns.values()]
    .filter((run) => run.headSha === sha)
    .filter((run) => name === null || run.name === name)
    .filter((run) => app === null || run.app.id === Number(app))
    .filter((run) => status === null || run.status === status)
    .reverse();
  const seen = new Set<string>();
  const latest = found.filter((run) => {
    const key = `${run.app.id} ${run.name}`;
    if (query.get('filter') === 'all') return true;
    return seen.has(key) ? false : seen.add(key);
  });
  return await paginate(
    call,
    latest,
    (run) => showCheckRun(world, repository, run),
    (shown, total) => ({ total_count: total, check_runs: shown }),
  );
}

async function createStatus(call: Call): Promise<Answer> {
  const { world, repository, actor, params } = call;
  const body = new Body(call);
  const sha = await tipOf(repository, params['sha'] ?? '');
  if (sha === undefined) throw new ApiError(422, `No commit found for SHA: ${params['sha']}`);
  const description = body.text('description') ?? '';
  if (description.length > 140)
    throw new ApiError(422, 'Validation Failed', [{ resource: 'Status', field: 'description', code: 'custom' }]);
  const status: CommitStatus = {
    id: world.next(),
    sha,
    state: body.needed('state') as CommitStatus['state'],
    context: body.text('context') ?? 'default',
    description,
    targetUrl: body.text('target_url'),
    author: doer(world, actor),
    createdAt: world.now(),
  };
  repository.statuses.push(status);
  return { status: 201, body: showStatus(world, repository, status) };
}

async function combined(call: Call): Promise<Answer> {
  const { world, repository, params } = call;
  const sha = need(await tipOf(repository, params['ref'] ?? ''));
  const last = new Map<string, CommitStatus>();
  for (const status of repository.statuses) if (status.sha === sha) last.set(status.context, status);
  const states = [...last.values()];
  const state = states.some((each) => each.state === 'failure' || each.state === 'error')
    ? 'failure'
    : states.length > 0 && states.every((each) => each.state === 'success')
      ? 'success'
      : 'pending';
  const url = `${world.url}/api/v3/repos/${repository.owner.login}/${repository.name}/commits/${sha}`;
  return {
    status: 200,
    body: {
      state,
      statuses: states.map((each) => showStatus(world, repository, each)),
      sha,
      total_count: states.length,
      repository: showRepository(world, repository),
      commit_url: url,
      url: `${url}/status`,
    },
  };
}
