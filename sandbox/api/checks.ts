import type { App } from '../account.ts';
import { doer } from '../auth.ts';
import { Body } from '../body.ts';
import { writeCheckRun } from '../check-writing.ts';
import { checkRunWritten, rerequestRun, suiteFor } from '../checking.ts';
import { typeOf } from '../git/objects.ts';
import { commitNamed } from '../git/refs.ts';
import { type Answer, ApiError, type Call, type Operation } from '../operation.ts';
import { need, paginate } from '../pagination.ts';
import type { CheckRun } from '../repository.ts';
import { showAnnotation, showCheckRun } from '../show/check.ts';

const READ = { permission: ['checks', 'read'], role: 'read' } as const;
const WRITE = { permission: ['checks', 'write'], role: 'write' } as const;
const RUNS = '/repos/{owner}/{repo}/check-runs';
const RUN = `${RUNS}/{check_run_id}`;

/** Check runs. */
export const CHECK_OPERATIONS: readonly Operation[] = [
  { id: 'checks/create', method: 'POST', path: RUNS, needs: WRITE, handle: create },
  { id: 'checks/get', method: 'GET', path: RUN, needs: READ, handle: (call) => answer(call, 200, runOf(call)) },
  { id: 'checks/update', method: 'PATCH', path: RUN, needs: WRITE, handle: update },
  {
    id: 'checks/list-annotations',
    method: 'GET',
    path: `${RUN}/annotations`,
    needs: READ,
    handle: async (call) => {
      const run = runOf(call);
      return await paginate(call, run.annotations, (each) => showAnnotation(call.world, call.repository, run, each));
    },
  },
  {
    id: 'checks/rerequest-run',
    method: 'POST',
    path: `${RUN}/rerequest`,
    needs: WRITE,
    handle: (call) => {
      rerequestRun(call.world, call.repository, runOf(call), doer(call.world, call.actor));
      return { status: 201, body: {} };
    },
  },
  {
    id: 'checks/list-for-ref',
    method: 'GET',
    path: '/repos/{owner}/{repo}/commits/{ref}/check-runs',
    needs: READ,
    handle: async (call) => {
      const sha = need(await commitNamed(call.repository, call.params['ref'] ?? ''));
      return await listRuns(call, (run) => run.headSha === sha);
    },
  },
];

function runOf({ repository, params }: Call): CheckRun {
  return need(repository.checkRuns.get(Number(params['check_run_id'])));
}

function answer({ world, repository }: Call, status: number, run: CheckRun): Answer {
  return { status, body: showCheckRun(world, repository, run) };
}

/** Only apps make check runs. */
function appOf({ actor }: Call): App {
  if (actor.kind === 'installation') return actor.app;
  throw new ApiError(403, 'You must authenticate via a GitHub App.');
}

async function create(call: Call): Promise<Answer> {
  const { world, repository } = call;
  const app = appOf(call);
  const body = new Body(call);
  const sha = body.needed('head_sha');
  if ((await typeOf(repository, sha)) !== 'commit') throw new ApiError(422, `No commit found for SHA: ${sha}`);
  const run: CheckRun = {
    id: world.next(),
    suite: await suiteFor(world, repository, app, sha),
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
  writeCheckRun(world, run, body);
  repository.checkRuns.set(run.id, run);
  await checkRunWritten(world, repository, run, 'new');
  return answer(call, 201, run);
}

/** Each app changes only what is its own. */
async function update(call: Call): Promise<Answer> {
  const { world, repository } = call;
  const run = runOf(call);
  if (appOf(call) !== run.app) {
    const why = 'check run can only be modified by the GitHub App that created it';
    throw new ApiError(403, `Invalid app_id \`${run.app.id}\` - ${why}.`);
  }
  const was = run.status;
  writeCheckRun(world, run, new Body(call));
  await checkRunWritten(world, repository, run, was);
  return answer(call, 200, run);
}

/** A page of check runs, the newest first: of each app's the last of each name, unless all are asked for. */
export async function listRuns(call: Call, isMeant: (run: CheckRun) => boolean): Promise<Answer> {
  const { world, repository, query } = call;
  const [name, app, status] = [query.get('check_name'), query.get('app_id'), query.get('status')];
  const found = [...repository.checkRuns.values()].filter(isMeant).reverse();
  const seen = new Set<string>();
  const listed = found.filter((run) => {
    const key = `${run.app.id} ${run.name}`;
    const isLatest = !seen.has(key);
    seen.add(key);
    return isLatest || query.get('filter') === 'all';
  });
  const wanted = listed
    .filter((run) => name === null || run.name === name)
    .filter((run) => app === null || String(run.app.id) === app)
    .filter((run) => status === null || run.status === status);
  return await paginate(
    call,
    wanted,
    (run) => showCheckRun(world, repository, run),
    (shown, total) => ({ total_count: total, check_runs: shown }),
  );
}
