/** What happens to check runs and suites, and what apps are told of it. */
import type { Account, App } from './account.ts';
import { commitsAt } from './git/commits.ts';
import { refsOf } from './git/refs.ts';
import type { CheckRun, CheckSuite, Repository } from './repository.ts';
import { showCheckRunTold, showCheckSuite } from './show/check.ts';
import type { World } from './world.ts';

/** The suite of an app's checks on a commit; made where there is none. */
export async function suiteFor(world: World, repository: Repository, app: App, sha: string): Promise<CheckSuite> {
  const known = suiteOf(repository, app, sha);
  if (known !== undefined) return known;
  const branches = await refsOf(repository, ['refs/heads']);
  // Somebody else who asked meanwhile may have made it.
  const made = suiteOf(repository, app, sha);
  if (made !== undefined) return made;
  const ref = [...branches].find(([, tip]) => tip === sha)?.[0];
  const now = world.now();
  const suite: CheckSuite = {
    id: world.next(),
    app,
    headSha: sha,
    headBranch: ref?.slice('refs/heads/'.length),
    createdAt: now,
    updatedAt: now,
    isAsked: false,
  };
  repository.checkSuites.set(suite.id, suite);
  return suite;
}

function suiteOf({ checkSuites }: Repository, app: App, sha: string): CheckSuite | undefined {
  return [...checkSuites.values()].find((suite) => suite.app === app && suite.headSha === sha);
}

/** A check run was made or has changed: apps are told, and of the whole suite when all in it is done. */
export async function checkRunWritten(
  world: World,
  repository: Repository,
  run: CheckRun,
  was: 'new' | CheckRun['status'],
): Promise<void> {
  const { suite, app } = run;
  suite.updatedAt = world.now();
  suite.isAsked = false;
  if (was === 'new') tellRun(world, repository, run, 'created', app.bot);
  if (run.status !== 'completed' || was === 'completed') return;
  tellRun(world, repository, run, 'completed', app.bot);
  const runs = [...repository.checkRuns.values()].filter((each) => each.suite === suite);
  if (runs.every(({ status }) => status === 'completed'))
    await tellSuite(world, repository, suite, 'completed', app.bot);
}

/** Somebody wants a check run to be done again: its app is asked to. */
export function rerequestRun(world: World, repository: Repository, run: CheckRun, sender: Account): void {
  run.suite.isAsked = true;
  tellRun(world, repository, run, 'rerequested', sender);
}

/** Somebody wants all checks of an app to be done again: the app is asked to. */
export async function rerequestSuite(
  world: World,
  repository: Repository,
  suite: CheckSuite,
  sender: Account,
): Promise<void> {
  suite.isAsked = true;
  await tellSuite(world, repository, suite, 'rerequested', sender);
}

/** Somebody presses a button of a check run, as people do on GitHub's page; `identifier` is the button's. */
export function requestAction(
  world: World,
  repository: Repository,
  run: CheckRun,
  identifier: string,
  sender: Account,
): void {
  if (!run.actions.some((action) => action.identifier === identifier)) {
    throw new Error(`the check run ${run.name} has no button ${identifier}`);
  }
  tellRun(world, repository, run, 'requested_action', sender, { requested_action: { identifier } });
}

type RunAction = 'created' | 'completed' | 'rerequested' | 'requested_action';

function tellRun(
  world: World,
  repository: Repository,
  run: CheckRun,
  action: RunAction,
  sender: Account,
  more: Readonly<Record<string, unknown>> = {},
): void {
  const payload = { check_run: showCheckRunTold(world, repository, run), ...more };
  world.outbox.emit({ name: 'check_run', action, repository, organization: undefined, sender, payload });
}

async function tellSuite(
  world: World,
  repository: Repository,
  suite: CheckSuite,
  action: 'completed' | 'rerequested',
  sender: Account,
): Promise<void> {
  const [commit] = await commitsAt(repository, [suite.headSha]);
  if (commit === undefined) throw new Error(`${suite.headSha} is gone`);
  const payload = { check_suite: showCheckSuite(world, repository, suite, commit) };
  world.outbox.emit({ name: 'check_suite', action, repository, organization: undefined, sender, payload });
}
