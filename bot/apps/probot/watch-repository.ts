/** The app's part of the watch: it raises the alarm at once, and says who and when. It may not write contents: workflows restore. */
import type { IssueIntent } from '../../core/intent.ts';
import type { Happening } from '../../core/release/happening.ts';
import { issuesElsewhere, raisedIssue } from '../../flows/alarm-issues.ts';
import type { GitHubClient, RepositoryName } from '../../io/github/client.ts';
import { carryIssue } from '../../io/github/publish/carry-issue.ts';
import type { Patience } from '../../io/github/publish/patience.ts';
import { Writer } from '../../io/github/publish/writer.ts';
import { openAlarms } from '../../io/github/read-releases.ts';
import { runWatch } from '../watch/run-watch.ts';
import { NO_LANGUAGE } from '../watch/watch-place.ts';
import type { GitHubApp, Identity } from './github-app.ts';
import type { Workplace } from './job.ts';
import type { Metrics } from './metrics.ts';

/** What the watch works with. */
export interface WatchTools {
  readonly app: GitHubApp;
  readonly metrics: Metrics;
  readonly log: { error(facts: object, text: string): void };
  /** Where alarms go that cannot be told where they are; `undefined`: only to the log. */
  readonly alarms: RepositoryName | undefined;
  /** How long a publication by a person may take, before what it leaves is an alarm. */
  readonly publishMinutes: number;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

function secondsOf(moment: number): string {
  return `${new Date(moment).toISOString().slice(0, 19)}Z`;
}

/** The queue tries again; a request that does not end must not keep its turn. Milliseconds. */
const SHORT: Patience = { tries: 2, pause: 500, longest: 5_000, answer: 60_000, between: 0 };

/** Looks at what a repository has published, and raises and closes its alarms. */
export async function watchRepository(
  tools: WatchTools,
  place: Workplace,
  happened: readonly Happening[],
): Promise<string> {
  const bot = await tools.app.identity();
  const gone = happened.find(({ what }) => what === 'deleted');
  if (gone !== undefined) {
    const { by, when, subject: repository } = gone;
    const issue = raisedIssue({ kind: 'repository-deleted', repository, by, when }, NO_LANGUAGE);
    await tellElsewhere(tools, bot, place, [issue]);
    return 'alarmed';
  }
  const outcome = await runWatch(
    {
      client: await tools.app.clientOf(place.installation),
      name: place.name,
      mirror: tools.app.mirrorOf(place),
      remote: tools.app.remoteOf(place),
      bot,
      patience: SHORT,
      known: [],
      happened,
      publishing: { since: secondsOf(tools.now() - tools.publishMinutes * 60_000) },
      now: secondsOf(tools.now()),
    },
    { kind: 'tell' },
  );
  for (const { kind } of outcome.alarms) tools.metrics.alarms.add({ kind });
  await tellElsewhere(tools, bot, place, outcome.untold);
  return outcome.alarms.length === 0 ? 'sound' : 'alarmed';
}

/** What cannot be told in its own repository goes to the log, and to the one that gathers alarms. */
async function tellElsewhere(
  tools: WatchTools,
  bot: Identity,
  { name }: Workplace,
  untold: readonly IssueIntent[],
): Promise<void> {
  const repository = `${name.owner}/${name.repo}`;
  const raised = untold.filter(({ body }) => body !== undefined);
  for (const { marker, title } of raised) {
    tools.log.error({ repository, alarm: marker, title }, 'an alarm that cannot be told in its repository');
  }
  const { alarms } = tools;
  if (alarms === undefined || (alarms.owner === name.owner && alarms.repo === name.repo)) return;
  const client = await clientIn(tools.app, alarms);
  if (client === undefined) {
    if (raised.length > 0) tools.log.error({ repository }, 'the app is not installed where APERTURA_ALARMS says');
    return;
  }
  const open = await openAlarms(client, alarms, bot.login);
  // Nobody writes the others' commits here: the clone is not asked for.
  const nowhere = {
    folder: '',
    remote: { url: '', authorization: async () => undefined },
    by: { name: '', email: '' },
  };
  const writer = new Writer({ client, name: alarms, bot, patience: SHORT, ...nowhere });
  for (const issue of issuesElsewhere(repository, raised, open, NO_LANGUAGE)) await carryIssue(writer, issue);
}

/** A client in another repository; `undefined`: the app is not installed there. */
async function clientIn(app: GitHubApp, name: RepositoryName): Promise<GitHubClient | undefined> {
  try {
    const { data } = await (await app.ownClient()).rest.apps.getRepoInstallation({ ...name });
    return await app.clientOf(data.id);
  } catch (error) {
    if ((error as { status?: unknown }).status === 404) return undefined;
    throw error;
  }
}
