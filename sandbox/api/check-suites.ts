import { doer } from '../auth.ts';
import { rerequestSuite } from '../checking.ts';
import { commitsAt } from '../git/commits.ts';
import { commitNamed } from '../git/refs.ts';
import type { Answer, Call, Operation } from '../operation.ts';
import { need, paginate } from '../pagination.ts';
import type { CheckSuite } from '../repository.ts';
import { runsOf, showCheckSuite } from '../show/check.ts';
import { listRuns } from './checks.ts';

const READ = { permission: ['checks', 'read'], role: 'read' } as const;
const WRITE = { permission: ['checks', 'write'], role: 'write' } as const;
const SUITE = '/repos/{owner}/{repo}/check-suites/{check_suite_id}';

/** Check suites: all that one app says of one commit. */
export const CHECK_SUITE_OPERATIONS: readonly Operation[] = [
  { id: 'checks/get-suite', method: 'GET', path: SUITE, needs: READ, handle: get },
  {
    id: 'checks/list-for-suite',
    method: 'GET',
    path: `${SUITE}/check-runs`,
    needs: READ,
    handle: async (call) => {
      const suite = suiteOf(call);
      return await listRuns(call, (run) => run.suite === suite);
    },
  },
  {
    id: 'checks/list-suites-for-ref',
    method: 'GET',
    path: '/repos/{owner}/{repo}/commits/{ref}/check-suites',
    needs: READ,
    handle: list,
  },
  {
    id: 'checks/rerequest-suite',
    method: 'POST',
    path: `${SUITE}/rerequest`,
    needs: WRITE,
    handle: async (call) => {
      await rerequestSuite(call.world, call.repository, suiteOf(call), doer(call.world, call.actor));
      return { status: 201, body: {} };
    },
  },
];

function suiteOf({ repository, params }: Call): CheckSuite {
  return need(repository.checkSuites.get(Number(params['check_suite_id'])));
}

async function get(call: Call): Promise<Answer> {
  const suite = suiteOf(call);
  const [commit] = await commitsAt(call.repository, [suite.headSha]);
  return { status: 200, body: showCheckSuite(call.world, call.repository, suite, need(commit)) };
}

async function list(call: Call): Promise<Answer> {
  const { world, repository, params, query } = call;
  const sha = need(await commitNamed(repository, params['ref'] ?? ''));
  const [commit] = await commitsAt(repository, [sha]);
  const [app, name] = [query.get('app_id'), query.get('check_name')];
  const found = [...repository.checkSuites.values()]
    .filter((suite) => suite.headSha === sha)
    .filter((suite) => app === null || String(suite.app.id) === app)
    .filter((suite) => name === null || runsOf(repository, suite).some((run) => run.name === name));
  return await paginate(
    call,
    found,
    (suite) => showCheckSuite(world, repository, suite, need(commit)),
    (shown, total) => ({ total_count: total, check_suites: shown }),
  );
}
