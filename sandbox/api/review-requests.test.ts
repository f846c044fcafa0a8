import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Role, Team } from '../account.ts';
import { setDraft } from '../conversation.ts';
import { commitFiles } from '../seed.ts';
import { AT, refused, startTown, type Town } from '../town.cases.ts';

let town: Town;
beforeEach(async () => {
  town = await startTown();
});
afterEach(() => town.stop());

const PULL = { ...AT, pull_number: 1 };

function team(slug: string, logins: readonly string[], role: Role = 'write'): Team {
  const { sandbox, organization } = town;
  const made: Team = {
    id: sandbox.world.next(),
    slug,
    name: slug,
    description: '',
    privacy: 'closed',
    members: new Map(
      logins.map((login) => [login, { account: sandbox.user(login), role: 'member', state: 'active' } as const]),
    ),
    repositories: new Map([['municipio/datos', role]]),
  };
  organization.teams.set(slug, made);
  return made;
}

const asked = async (): Promise<readonly string[]> => {
  const { data } = await town.as('ana').rest.pulls.listRequestedReviewers(PULL);
  return [...data.users.map(({ login }) => login), ...data.teams.map(({ slug }) => slug)];
};

describe('a review is asked for', () => {
  const ask = async (order: object, by = 'ana') =>
    (await town.as(by).rest.pulls.requestReviewers({ ...PULL, ...order } as typeof PULL & { reviewers: string[] }))
      .data;

  test('of people and teams, each once, and taken back', async () => {
    await town.propose();
    team('calidad', ['carla']);
    town.told();
    await ask({ reviewers: ['Carla'], team_reviewers: ['calidad'] });
    await ask({ reviewers: ['carla'] });
    expect(await asked()).toEqual(['carla', 'calidad']);
    expect(town.told()).toEqual(['pull_request.review_requested', 'pull_request.review_requested']);
    expect(town.payloads('pull_request.review_requested')).toMatchObject([
      { requested_reviewer: { login: 'carla' } },
      { requested_team: { slug: 'calidad' } },
    ]);
    await town.as('ana').rest.pulls.removeRequestedReviewers({
      ...PULL,
      reviewers: ['carla', 'dora'],
      team_reviewers: ['calidad'],
    });
    expect(await asked()).toEqual([]);
    expect(town.told()).toEqual(['pull_request.review_request_removed', 'pull_request.review_request_removed']);
  });

  test('and answered by a review, of the person’s teams too', async () => {
    await town.propose();
    team('calidad', ['carla']);
    team('otros', ['ana']);
    await ask({ reviewers: ['carla'], team_reviewers: ['calidad', 'otros'] });
    await town.as('carla').rest.pulls.createReview({ ...PULL, event: 'COMMENT', body: 'Bien' });
    expect(await asked()).toEqual(['otros']);
  });

  test.each([
    ['the author', { reviewers: ['carla', 'beto'] }, 'cannot be requested from pull request author'],
    ['a stranger', { reviewers: ['carla', 'dora'] }, 'only be requested from collaborators'],
    ['nobody', { reviewers: ['carla', 'nadie'] }, 'only be requested from collaborators'],
    ['an app', { reviewers: ['carla', 'apertura[bot]'] }, 'only be requested from collaborators'],
    ['an unknown team', { reviewers: ['carla'], team_reviewers: ['nada'] }, 'only be requested from collaborators'],
    ['a team without the repository', { team_reviewers: ['lejos'] }, 'only be requested from collaborators'],
  ])('but not of %s, and then of no one', async (_, order, words) => {
    await town.propose();
    team('lejos', ['carla'], 'none');
    await expect(ask(order)).rejects.toMatchObject(refused(422, words));
    expect(await asked()).toEqual([]);
  });

  test('but not by a stranger', async () => {
    await town.propose();
    await expect(ask({ reviewers: ['carla'] }, 'dora')).rejects.toMatchObject(refused(403));
  });
});

describe('code owners are asked by GitHub itself', () => {
  beforeEach(async () => {
    team('calidad', ['carla']);
    const owners = ['*.csv @municipio/calidad @ana @beto @dora', '*.md @nadie'].join('\n');
    await commitFiles(town.repository, { branch: 'main', files: { CODEOWNERS: owners }, message: 'Dueños' });
  });

  test('when a pull request of what they own is opened; not the author, and nobody who may not write', async () => {
    await town.propose();
    expect(await asked()).toEqual(['ana', 'calidad']);
    expect(town.told()).toEqual([
      'pull_request.opened',
      'pull_request.review_requested',
      'pull_request.review_requested',
    ]);
  });

  test('not for a draft before it is ready, and not for what nobody owns', async () => {
    const { pull } = await town.propose({ draft: true });
    expect(await asked()).toEqual([]);
    await setDraft(town.sandbox.world, town.repository, pull, false, pull.issue.author);
    expect(await asked()).toEqual(['ana', 'calidad']);
    const other = await town.propose({ branch: 'otra', files: { 'README.md': '# Otro\n' } });
    expect([other.pull.requestedReviewers, other.pull.requestedTeams]).toEqual([[], []]);
  });
});
