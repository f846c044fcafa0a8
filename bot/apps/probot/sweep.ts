import type { GitHubClient } from '../../io/github/client.ts';
import { openPulls } from '../../io/github/open-pulls.ts';
import { commandIn } from './commands.ts';
import type { GitHubApp } from './github-app.ts';
import { type Job, jobOf, pullJob, type Workplace, watchJob } from './job.ts';
import type { JudgePool } from './judge-pool.ts';
import type { Metrics } from './metrics.ts';
import type { SeenPulls } from './seen-pulls.ts';
import type { WatchedDays } from './watched-days.ts';

/** What a sweep works with. */
export interface SweepTools {
  readonly app: GitHubApp;
  readonly pool: JudgePool;
  readonly seen: SeenPulls;
  readonly watched: WatchedDays;
  readonly metrics: Metrics;
  readonly now: () => number;
  readonly add: (job: Job) => void;
}

/**
 * The sweep finds what deliveries missed, by looking at how things are: at the start, and at intervals. That is why the
 * list of failed deliveries (`GET /app/hook/deliveries`) need not be read, and why nothing is kept on disk: whatever was
 * lost, here or there, is computed again. Each step is a job of its own, behind all others in the queue, so that a
 * sweep asks no more of GitHub at once than the queue allows.
 */
export async function sweepEverything({ app, metrics, add }: SweepTools): Promise<string> {
  metrics.sweeps.add();
  const client = await app.ownClient();
  const installations = await client.paginate(client.rest.apps.listInstallations, { per_page: 100 });
  const active = installations.filter(({ suspended_at }) => suspended_at === null);
  for (const { id } of active) add(jobOf({ kind: 'installation', installation: id }, true));
  return 'swept';
}

/** Looks at every repository of an installation, and once a day at what each has published. */
export async function sweepInstallation(
  { app, add, watched, now }: SweepTools,
  installation: number,
  patient: boolean,
): Promise<string> {
  const client = await app.clientOf(installation);
  const repositories = await client.paginate(client.rest.apps.listReposAccessibleToInstallation, { per_page: 100 });
  const today = new Date(now()).toISOString().slice(0, 10);
  for (const { id, owner, name, archived } of repositories) {
    const place = { installation, id, name: { owner: owner.login, repo: name } };
    if (watched.isDue(id, today)) add(watchJob(place, [], true));
    if (archived) continue;
    add(jobOf({ kind: 'repository', place }, patient));
  }
  return 'swept';
}

/** How often an open pull request is looked at whatever is known of it: teams change without a trace on it. */
const HOUR = 3_600_000;

/**
 * Looks at a repository: one request for the list of open pull requests, one for each base branch's tip, one for the
 * comments of the last day, one for the merge queue. Only what differs from the last time costs more.
 */
export async function sweepRepository(tools: SweepTools, place: Workplace): Promise<string> {
  const client = await tools.app.clientOf(place.installation);
  const pulls = await openPulls(client, place.name);
  const tips = new Map<string, string>();
  for (const branch of new Set(pulls.map((pull) => pull.branch))) tips.set(branch, await tipOf(client, place, branch));
  const hour = Math.floor(tools.now() / HOUR);
  for (const { number, head, branch, draft, updated } of pulls) {
    const seen = [head, branch, tips.get(branch), draft, updated, hour].join(' ');
    if (tools.seen.sweptOf(place.id, number) === seen) continue;
    tools.add(jobOf({ kind: 'pull', place, number, forced: false, seen, answers: [] }, true));
  }
  if (pulls.length > 0) {
    await sweepComments(tools, client, place, new Map(pulls.map((pull) => [pull.number, pull.author])));
    await sweepGroups(tools, client, place);
  }
  await tools.app.mirrorOf(place).maintain();
  return 'swept';
}

async function tipOf(client: GitHubClient, { name }: Workplace, branch: string): Promise<string> {
  const { data } = await client.rest.git.getRef({ ...name, ref: `heads/${branch}` });
  return data.object.sha;
}

/** Commands of the last day that came while nobody listened. One that was answered is found to be so. */
async function sweepComments(
  { now, add }: SweepTools,
  client: GitHubClient,
  place: Workplace,
  authors: ReadonlyMap<number, string>,
): Promise<void> {
  const since = new Date(now() - 24 * HOUR).toISOString();
  const comments = await client.paginate(client.rest.issues.listCommentsForRepo, {
    ...place.name,
    since,
    per_page: 100,
  });
  for (const { id, user, body, issue_url, created_at, updated_at, reactions } of comments) {
    const number = Number(/\/(\d+)$/.exec(issue_url)?.[1]);
    const author = authors.get(number);
    const command = commandIn(body ?? '');
    // One that was edited may be somebody else's words under this name.
    if (command === undefined || author === undefined || created_at !== updated_at || created_at < since) continue;
    if (user === null || user.type === 'Bot') continue;
    // Both are ours in nearly all cases; the command itself looks closely.
    if (reactions !== undefined && reactions['+1'] + reactions['-1'] > 0) continue;
    add(jobOf({ kind: 'command', place, asked: { comment: id, by: user.login, number, author, command } }, true));
  }
}

/** Candidates of the merge queue: their branches tell all that their event told. */
async function sweepGroups({ add }: SweepTools, client: GitHubClient, place: Workplace): Promise<void> {
  const { data } = await client.rest.git.listMatchingRefs({ ...place.name, ref: 'heads/gh-readonly-queue/' });
  for (const { ref, object } of data) {
    const [, branch, base] = /^refs\/heads\/gh-readonly-queue\/(.+)\/pr-\d+-([0-9a-f]{40,64})$/.exec(ref) ?? [];
    if (branch === undefined || base === undefined) continue;
    const group = { head: object.sha, headRef: ref, base, baseRef: `refs/heads/${branch}` };
    add(jobOf({ kind: 'group', place, group }, true));
  }
}

/**
 * Looks at the pull requests into a branch that has moved. Of those that this instance has judged it is told from git
 * alone whether the move concerns them, at no cost to GitHub's limits; the rest are looked at.
 */
export async function sweepBranch(tools: SweepTools, place: Workplace, branch: string): Promise<string> {
  const { app, pool, seen, add } = tools;
  const client = await app.clientOf(place.installation);
  const pulls = await openPulls(client, place.name, branch);
  if (pulls.length === 0) return 'nothing';
  const base = await tipOf(client, place, branch);
  const mirror = app.mirrorOf(place);
  for (const { number, head } of pulls) {
    const known = seen.of(place.id, number);
    if (known !== undefined && known.head === head && known.branch === branch) {
      await mirror.fetch(`pull-${number}`, [base, head]);
      const look = await pool.look({ folder: mirror.folder, base, head });
      if (look.kind === 'done' && look.value.subject === known.subject) continue;
    }
    add(pullJob(place, number));
  }
  return 'swept';
}

/** Judges again the pull requests whose head is a commit: of a fork's, GitHub does not say which they are. */
export async function sweepHead({ app, add }: SweepTools, place: Workplace, head: string): Promise<string> {
  const pulls = await openPulls(await app.clientOf(place.installation), place.name);
  for (const pull of pulls) if (pull.head === head) add(pullJob(place, pull.number, true));
  return 'swept';
}
