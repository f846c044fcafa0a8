import { isAncestor, tipOf } from './git/refs.ts';
import type { Pull, Repository } from './repository.ts';
import type { World } from './world.ts';

/** What a rule asks of a commit. */
export interface RequiredCheck {
  readonly context: string;
  /** The number of the app that has to say it; anybody may where not given. */
  readonly integration_id?: number | null;
}

type Parameters = Readonly<Record<string, unknown>>;

/** How a check stands: `absent` where nobody has said anything. */
export type Standing = 'passed' | 'failed' | 'in progress' | 'pending' | 'absent';

/** The checks that a `required_status_checks` rule asks for. */
export function requiredIn(parameters: Parameters): readonly RequiredCheck[] {
  return (parameters['required_status_checks'] ?? []) as readonly RequiredCheck[];
}

/** What a `required_status_checks` rule misses of a pull, in GitHub's words. */
export async function missingChecks(
  world: World,
  repository: Repository,
  pull: Pull,
  parameters: Parameters,
): Promise<readonly string[]> {
  const missing = requiredIn(parameters).flatMap((check) => {
    const standing = standingOf(world, repository, pull.head.sha, check);
    return standing === 'passed' ? [] : [`Required status check "${check.context}" is ${WORDS[standing]}.`];
  });
  return (await isBehind(repository, pull, parameters)) ? [...missing, BEHIND] : missing;
}

/** What is said of a branch that lacks commits of its base, where a rule asks for them. */
export const BEHIND = 'Head branch is out of date.';

const WORDS = { failed: 'failing', 'in progress': 'in progress', pending: 'pending', absent: 'expected' } as const;

async function isBehind(repository: Repository, { base, head }: Pull, parameters: Parameters): Promise<boolean> {
  if (parameters['strict_required_status_checks_policy'] !== true) return false;
  const tip = await tipOf(repository, `refs/heads/${base.ref}`);
  return tip !== undefined && !(await isAncestor(repository, tip, head.sha));
}

/**
 * How a required check stands on a commit. Of each app the last run of that name counts, and of statuses the last; where
 * an app is named, only what it has said itself. All have to have passed.
 */
export function standingOf(
  world: World,
  repository: Repository,
  sha: string,
  { context, integration_id: app }: RequiredCheck,
): Standing {
  const anybody = app === undefined || app === null;
  const said = new Map<string, Standing>();
  for (const run of repository.checkRuns.values()) {
    if (run.headSha !== sha || run.name !== context || !(anybody || run.app.id === app)) continue;
    said.set(`app ${run.app.id}`, run.status === 'completed' ? ofConclusion(run.conclusion) : 'in progress');
  }
  for (const status of repository.statuses) {
    if (status.sha !== sha || status.context !== context) continue;
    if (anybody || world.apps.get(app)?.bot === status.author) said.set('status', ofState(status.state));
  }
  const all = [...said.values()];
  return ORDER.find((standing) => all.includes(standing)) ?? 'absent';
}

/** The worst first. */
const ORDER = ['failed', 'in progress', 'pending', 'passed'] as const;

function ofConclusion(conclusion: string | undefined): Standing {
  return conclusion === 'success' || conclusion === 'neutral' || conclusion === 'skipped' ? 'passed' : 'failed';
}

function ofState(state: 'error' | 'failure' | 'pending' | 'success'): Standing {
  if (state === 'success') return 'passed';
  return state === 'pending' ? 'pending' : 'failed';
}
