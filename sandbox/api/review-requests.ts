import { doer } from '../auth.ts';
import { Body } from '../body.ts';
import { type Answer, ApiError, type Call, type Operation } from '../operation.ts';
import { fullNameOf, type Pull } from '../repository.ts';
import { type Asked, mayReview, mayTeamReview, requestReviews, withdrawRequests } from '../review-requests.ts';
import { showUser } from '../show/account.ts';
import { showPullSimple } from '../show/pull.ts';
import { showTeam } from '../show/team.ts';
import { accountOf } from '../world.ts';
import { pullOf } from './pulls.ts';

const READ = { permission: ['pull_requests', 'read'], role: 'read' } as const;
const TRIAGE = { permission: ['pull_requests', 'write'], role: 'triage' } as const;
const PATH = '/repos/{owner}/{repo}/pulls/{pull_number}/requested_reviewers';

/** Who is asked for a review of a pull request. */
export const REVIEW_REQUEST_OPERATIONS: readonly Operation[] = [
  { id: 'pulls/list-requested-reviewers', method: 'GET', path: PATH, needs: READ, handle: list },
  { id: 'pulls/request-reviewers', method: 'POST', path: PATH, needs: TRIAGE, handle: request },
  { id: 'pulls/remove-requested-reviewers', method: 'DELETE', path: PATH, needs: TRIAGE, handle: withdraw },
];

function list(call: Call): Answer {
  const { world, repository } = call;
  const { requestedReviewers, requestedTeams } = pullOf(call);
  const { owner } = repository;
  const teams = requestedTeams.flatMap((slug) => owner.teams.get(slug) ?? []);
  return {
    status: 200,
    body: {
      users: requestedReviewers.map((each) => showUser(world, each)),
      teams: teams.map((team) => showTeam(world, owner, team)),
    },
  };
}

async function request(call: Call): Promise<Answer> {
  const { world, repository, actor } = call;
  const pull = pullOf(call);
  // All are looked at before the first is asked.
  const asked = askedIn(call, pull);
  await requestReviews(world, repository, pull, asked, doer(world, actor));
  return { status: 201, body: showPullSimple(world, repository, pull) };
}

function askedIn(call: Call, pull: Pull): Asked {
  const { world, repository } = call;
  const body = new Body(call);
  const name = fullNameOf(repository);
  const stranger = new ApiError(
    422,
    `Reviews may only be requested from collaborators. One or more of the users or teams you specified is not a collaborator of the ${name} repository.`,
  );
  const people = (body.texts('reviewers') ?? []).map((login) => {
    const account = accountOf(world, login);
    if (account === pull.issue.author) throw new ApiError(422, 'Review cannot be requested from pull request author.');
    if (account === undefined || !mayReview(world, repository, account)) throw stranger;
    return account;
  });
  const teams = (body.texts('team_reviewers') ?? []).map((slug) => {
    const team = repository.owner.teams.get(slug.toLowerCase());
    if (team === undefined || !mayTeamReview(repository, team)) throw stranger;
    return team;
  });
  return { people, teams };
}

async function withdraw(call: Call): Promise<Answer> {
  const { world, repository, actor } = call;
  const pull = pullOf(call);
  const body = new Body(call);
  const people = (body.texts('reviewers') ?? []).flatMap((login) => accountOf(world, login) ?? []);
  const teams = (body.texts('team_reviewers') ?? []).flatMap((slug) => repository.owner.teams.get(slug) ?? []);
  await withdrawRequests(world, repository, pull, { people, teams }, doer(world, actor));
  return { status: 200, body: showPullSimple(world, repository, pull) };
}
