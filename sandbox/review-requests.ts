import { isAtLeast, roleIn } from './access.ts';
import type { Account, Team } from './account.ts';
import { fullNameOf, type Pull, type Repository } from './repository.ts';
import { ownersOfChanges } from './required-reviews.ts';
import { showUser } from './show/account.ts';
import { showTeam } from './show/team.ts';
import { tellPull } from './telling.ts';
import type { World } from './world.ts';

/** People and teams who are asked for a review. */
export interface Asked {
  readonly people: readonly Account[];
  readonly teams: readonly Team[];
}

/** Whether a person may be asked for a review: GitHub asks only those who belong to the repository. */
export function mayReview(world: World, repository: Repository, account: Account): boolean {
  const { owner, collaborators, visibility } = repository;
  const key = account.login.toLowerCase();
  const isMember = owner.members.get(key)?.state === 'active';
  const isKnown = owner === account || isMember || collaborators.has(key);
  // A public repository is read by everybody; only a role above that shows who is in one of its teams.
  const role = roleIn(world, repository, account);
  return account.type === 'User' && (isKnown || isAtLeast(role, visibility === 'public' ? 'triage' : 'read'));
}

/** Whether a team may be asked: one that can see the repository. */
export function mayTeamReview({ owner, name }: Repository, team: Team): boolean {
  const role = team.repositories.get(fullNameOf({ owner, name }).toLowerCase());
  return role !== undefined && role !== 'none';
}

/** Asks for reviews, and tells of each; who is asked already is not asked again. */
export async function requestReviews(
  world: World,
  repository: Repository,
  pull: Pull,
  { people, teams }: Asked,
  sender: Account,
): Promise<void> {
  for (const account of people) {
    if (pull.requestedReviewers.includes(account)) continue;
    pull.requestedReviewers.push(account);
    const asked = { requested_reviewer: showUser(world, account) };
    await tellPull(world, repository, pull, 'review_requested', sender, asked);
  }
  for (const team of teams) {
    if (pull.requestedTeams.includes(team.slug)) continue;
    pull.requestedTeams.push(team.slug);
    const asked = { requested_team: showTeam(world, repository.owner, team) };
    await tellPull(world, repository, pull, 'review_requested', sender, asked);
  }
}

/** Takes requests back, and tells of each. */
export async function withdrawRequests(
  world: World,
  repository: Repository,
  pull: Pull,
  { people, teams }: Asked,
  sender: Account,
): Promise<void> {
  for (const account of people) {
    if (!pull.requestedReviewers.includes(account)) continue;
    pull.requestedReviewers = pull.requestedReviewers.filter((each) => each !== account);
    const asked = { requested_reviewer: showUser(world, account) };
    await tellPull(world, repository, pull, 'review_request_removed', sender, asked);
  }
  for (const team of teams) {
    if (!pull.requestedTeams.includes(team.slug)) continue;
    pull.requestedTeams = pull.requestedTeams.filter((slug) => slug !== team.slug);
    const asked = { requested_team: showTeam(world, repository.owner, team) };
    await tellPull(world, repository, pull, 'review_request_removed', sender, asked);
  }
}

/** Who has reviewed is asked no more, and neither are the teams that he is in. */
export function answerRequests({ owner }: Repository, pull: Pull, reviewer: Account): void {
  const key = reviewer.login.toLowerCase();
  pull.requestedReviewers = pull.requestedReviewers.filter((each) => each !== reviewer);
  pull.requestedTeams = pull.requestedTeams.filter(
    (slug) => owner.teams.get(slug)?.members.get(key)?.state !== 'active',
  );
}

/** Asks the code owners of what a pull changes, as GitHub does by itself; nobody for a draft. */
export async function requestOwners(world: World, repository: Repository, pull: Pull, sender: Account): Promise<void> {
  if (pull.draft) return;
  const owners = (await ownersOfChanges(world, repository, pull)).flat();
  const have = new Set(pull.reviews.map(({ author }) => author));
  const people = owners.flatMap((owner) => (owner.team === undefined ? owner.people : []));
  const teams = owners.flatMap(({ team, people: members }) => {
    const found = team === undefined ? undefined : repository.owner.teams.get(team);
    return found === undefined || members.some((member) => have.has(member)) ? [] : [found];
  });
  const asked = people.filter((person) => person !== pull.issue.author && !have.has(person));
  await requestReviews(world, repository, pull, { people: [...new Set(asked)], teams: [...new Set(teams)] }, sender);
}
