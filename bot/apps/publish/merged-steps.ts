import type { HistoryStep, LineCommit, MergedPull } from '../../core/release/history.ts';
import type { GitHubClient, RepositoryName } from '../../io/github/client.ts';
import { type MergedFacts, mergedPullsOf } from '../../io/github/merged-pulls.ts';
import { readPullFacts } from '../../io/github/read-pull.ts';
import type { Mirror } from '../../io/mirror.ts';
import { membershipsOf } from '../github/fingerprint.ts';
import { teamsOf } from '../github/subject.ts';

/** Where the history of a branch is told. */
export interface HistoryPlace {
  readonly client: GitHubClient;
  /** One that may read teams; `undefined`: the plan alone tells who is in a group. */
  readonly teams: GitHubClient | undefined;
  readonly name: RepositoryName;
  readonly branch: string;
  readonly mirror: Mirror;
}

/** The commits of a branch's line as steps: what one merged pull request did is one, whatever way it was merged. */
export async function mergedSteps(place: HistoryPlace, line: readonly LineCommit[]): Promise<readonly HistoryStep[]> {
  const steps: HistoryStep[] = [];
  let first: LineCommit | undefined;
  for (const commit of line) {
    first ??= commit;
    const merged = await mergedPullsOf(place.client, place.name, place.branch, commit);
    const own = merged.find((facts) => facts.commit === commit.commit);
    // One of the commits that a rebase put on the branch: the step ends with its last one.
    if (own === undefined && merged.some((facts) => facts.associated && isAhead(facts, commit, line))) continue;
    if (own === undefined && first !== commit) steps.push(...single(line, first, commit));
    else steps.push(await stepOf(place, own === undefined ? commit : first, commit, own));
    first = undefined;
  }
  return steps;
}

function isAhead({ commit }: MergedFacts, { commit: here }: LineCommit, line: readonly LineCommit[]): boolean {
  const at = (id: string): number => line.findIndex((each) => each.commit === id);
  return at(commit) > at(here);
}

/** Commits that looked like parts of a pull request, until one came that is none of its: each stands for itself. */
function single(line: readonly LineCommit[], from: LineCommit, to: LineCommit): readonly HistoryStep[] {
  const part = line.slice(line.indexOf(from), line.indexOf(to) + 1);
  return part.map(({ commit, parent, date }) => ({ commit, parent, date, pull: undefined }));
}

async function stepOf(
  place: HistoryPlace,
  first: LineCommit,
  last: LineCommit,
  merged: MergedFacts | undefined,
): Promise<HistoryStep> {
  const { parent } = first;
  const { commit, date } = last;
  const pull = merged === undefined || parent === undefined ? undefined : await pullOf(place, merged, parent);
  return { commit, parent, date, pull };
}

async function pullOf(place: HistoryPlace, merged: MergedFacts, parent: string): Promise<MergedPull | undefined> {
  const { client, teams, name, mirror } = place;
  const facts = await readPullFacts(client, name, merged.number);
  if (facts === undefined) return undefined;
  await mirror.fetch(`merged-${merged.number}`, [parent, facts.head]);
  const plan = await teamsOf({ folder: mirror.folder, base: parent });
  const memberships = teams === undefined ? {} : await membershipsOf(teams, name.owner, plan, facts);
  const active = Object.entries(memberships).map(([group, logins]) => [group, new Set(logins)] as const);
  const { number, title } = merged;
  const { author, head, pull } = facts;
  return { number, title, author, head, merged: merged.merged, pull: { ...pull, memberships: new Map(active) } };
}
