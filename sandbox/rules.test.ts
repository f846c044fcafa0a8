import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Role, Team } from './account.ts';
import { afterPush } from './git/push.ts';
import { git } from './git/run.ts';
import { refusedPush, rulesOf } from './rules.ts';
import { commitFiles } from './seed.ts';
import { AT, refused, startTown, type Town } from './town.cases.ts';

let town: Town;
beforeEach(async () => {
  town = await startTown();
});
afterEach(() => town.stop());

const PULL = { ...AT, pull_number: 1 };
const state = async () => (await town.as('ana').rest.pulls.get(PULL)).data.mergeable_state;
const merge = (by = 'ana') => town.as(by).rest.pulls.merge(PULL);
const review = (login: string, event: 'APPROVE' | 'REQUEST_CHANGES') =>
  town.as(login).rest.pulls.createReview({ ...PULL, event, body: 'Dicho' });

/** Beto pushes one more commit to his branch. */
async function push(by = 'beto'): Promise<void> {
  const { sandbox, repository } = town;
  const before = await git(repository.folder, ['rev-parse', 'cambio']);
  const after = await commitFiles(repository, {
    branch: 'cambio',
    files: { 'a.csv': `id\n${before}\n` },
    message: 'Más',
  });
  await afterPush(sandbox.world, repository, sandbox.user(by), [{ ref: 'refs/heads/cambio', before, after }]);
}

describe('approvals', () => {
  test('count when whoever may write gives them, once each, as they stand now', async () => {
    town.rule({ type: 'pull_request', parameters: { required_approving_review_count: 2 } });
    await town.propose();
    const words = 'At least 2 approving reviews are required by reviewers with write access.';
    await expect(merge()).rejects.toMatchObject(refused(405, words));
    await review('dora', 'APPROVE');
    await review('carla', 'APPROVE');
    await review('carla', 'APPROVE');
    await expect(merge()).rejects.toMatchObject(refused(405, words));
    await review('ana', 'APPROVE');
    expect(await state()).toBe('clean');
    town.repository.collaborators.delete('carla');
    expect(await state()).toBe('blocked');
  });

  test('do not help while somebody asks for changes', async () => {
    town.rule({ type: 'pull_request', parameters: { required_approving_review_count: 1 } });
    await town.propose();
    await review('carla', 'REQUEST_CHANGES');
    await review('ana', 'APPROVE');
    await expect(merge()).rejects.toMatchObject(refused(405, 'Changes have been requested.'));
    await review('carla', 'APPROVE');
    expect((await merge()).data.merged).toBe(true);
  });

  test('have to be of the last push, by another than pushed it, where the rule says so', async () => {
    town.rule({ type: 'pull_request', parameters: { require_last_push_approval: true } });
    await town.propose();
    await review('carla', 'APPROVE');
    expect(await state()).toBe('clean');
    await push('carla');
    await expect(merge()).rejects.toMatchObject(refused(405, 'someone other than carla'));
    await review('carla', 'APPROVE');
    expect(await state()).toBe('blocked');
    await review('ana', 'APPROVE');
    expect(await state()).toBe('clean');
  });

  test('of code owners: each owned path, by one who may write; what nobody owns is free', async () => {
    const { sandbox, organization, repository } = town;
    const members = new Map([['carla', { account: sandbox.user('carla'), role: 'member', state: 'active' } as const]]);
    const repositories = new Map<string, Role>([['municipio/datos', 'write']]);
    const team: Team = {
      id: 1,
      slug: 'calidad',
      name: 'Calidad',
      description: '',
      privacy: 'closed',
      members,
      repositories,
    };
    organization.teams.set('calidad', team);
    const owners = '*.csv @municipio/calidad\n/b.csv @dora\n/c.csv @ana @dora\n';
    await commitFiles(repository, { branch: 'main', files: { '.github/CODEOWNERS': owners }, message: 'Dueños' });
    town.rule({ type: 'pull_request', parameters: { require_code_owner_review: true } });
    await town.propose({ files: { 'a.csv': 'x\n', 'b.csv': 'x\n', 'c.csv': 'x\n', 'd.txt': 'x\n' } });
    await expect(merge()).rejects.toMatchObject(refused(405, 'Waiting on code owner review.'));
    await review('ana', 'APPROVE');
    await review('dora', 'APPROVE');
    expect(await state()).toBe('blocked');
    // A team that cannot be seen owns nothing.
    team.privacy = 'secret';
    expect(await state()).toBe('clean');
    team.privacy = 'closed';
    team.repositories.set('municipio/datos', 'read');
    expect(await state()).toBe('clean');
    team.repositories.set('municipio/datos', 'write');
    expect(await state()).toBe('blocked');
    await review('carla', 'APPROVE');
    expect(await state()).toBe('clean');
  });
});

describe('required checks', () => {
  const required = (more: object = {}, parameters: object = {}) => ({
    type: 'required_status_checks',
    parameters: { required_status_checks: [{ context: 'apertura', ...more }], ...parameters },
  });
  const check = async (by: ReturnType<Town['as']>, order: object = {}) =>
    await by.rest.checks.create({
      ...AT,
      name: 'apertura',
      head_sha: await git(town.repository.folder, ['rev-parse', 'cambio']),
      ...order,
    });

  test('have to pass, of the app that is named, in its last run', async () => {
    town.rule(required({ integration_id: town.app.id }));
    await town.propose();
    await expect(merge()).rejects.toMatchObject(refused(405, 'Required status check "apertura" is expected.'));
    const { sandbox, organization } = town;
    const other = sandbox.app({ slug: 'otra', permissions: { checks: 'write', statuses: 'write' }, events: [] });
    await check(town.client(sandbox.tokenOf(sandbox.install(other.app, organization))), { conclusion: 'success' });
    await expect(merge()).rejects.toMatchObject(refused(405, 'is expected'));
    const sha = await git(town.repository.folder, ['rev-parse', 'cambio']);
    await town.as('beto').rest.repos.createCommitStatus({ ...AT, sha, state: 'success', context: 'apertura' });
    await expect(merge()).rejects.toMatchObject(refused(405, 'is expected'));
    await check(town.asApp(), { status: 'in_progress' });
    await expect(merge()).rejects.toMatchObject(refused(405, 'is in progress'));
    await check(town.asApp(), { conclusion: 'failure' });
    await expect(merge()).rejects.toMatchObject(refused(405, 'is failing'));
    await check(town.asApp(), { conclusion: 'neutral' });
    expect((await merge()).data.merged).toBe(true);
  });

  test('of anybody: all who say something have to say well; statuses too', async () => {
    town.rule(required());
    const { head } = await town.propose();
    const say = (status: 'pending' | 'failure' | 'success') =>
      town.as('beto').rest.repos.createCommitStatus({ ...AT, sha: head, state: status, context: 'apertura' });
    await say('pending');
    await expect(merge()).rejects.toMatchObject(refused(405, 'is pending'));
    await say('success');
    expect(await state()).toBe('clean');
    await check(town.asApp(), { conclusion: 'failure' });
    await expect(merge()).rejects.toMatchObject(refused(405, 'is failing'));
  });

  test('say nothing of what is pushed after', async () => {
    town.rule(required());
    await town.propose();
    await check(town.asApp(), { conclusion: 'success' });
    expect(await state()).toBe('clean');
    await push();
    expect(await state()).toBe('blocked');
  });

  test('ask for the base’s last commit where they are strict', async () => {
    town.rule(required({}, { strict_required_status_checks_policy: true }));
    await town.propose();
    await check(town.asApp(), { conclusion: 'success' });
    await commitFiles(town.repository, { branch: 'main', files: { 'b.csv': 'id\n' }, message: 'Otra' });
    expect(await state()).toBe('behind');
    await expect(merge()).rejects.toMatchObject(refused(405, 'Head branch is out of date.'));
  });

  test('that nobody asks for leave a pull unstable', async () => {
    await town.propose();
    await check(town.asApp(), { conclusion: 'failure' });
    expect(await state()).toBe('unstable');
    await check(town.asApp(), { conclusion: 'success' });
    expect(await state()).toBe('clean');
    await check(town.asApp(), { conclusion: 'failure' });
    expect((await merge()).data.merged).toBe(true);
  });
});

describe('a ruleset', () => {
  test('binds no one where it is not in force, and not those whom it frees', async () => {
    const { repository, sandbox, app } = town;
    town.rule({ type: 'pull_request', parameters: { required_approving_review_count: 1 } });
    await town.propose();
    const [id, set] = [...repository.rulesets][0] ?? [];
    if (id === undefined || set === undefined) throw new Error('no ruleset');
    expect(await state()).toBe('blocked');
    repository.rulesets.set(id, { ...set, enforcement: 'evaluate' });
    expect(await state()).toBe('clean');
    const free = (actor: object): Map<number, typeof set> =>
      repository.rulesets.set(id, { ...set, bypassActors: [{ bypass_mode: 'always', ...actor }] });
    const ana = { world: sandbox.world, account: sandbox.user('ana') };
    const of = (account = ana.account) => rulesOf(repository, 'refs/heads/main', { ...ana, account }).length;
    free({ actor_type: 'OrganizationAdmin', actor_id: 1 });
    expect([of(), of(sandbox.user('beto')), of(app.bot)]).toEqual([0, 1, 1]);
    free({ actor_type: 'Integration', actor_id: app.id });
    expect([of(), of(app.bot)]).toEqual([1, 0]);
    free({ actor_type: 'RepositoryRole', actor_id: 5, bypass_mode: 'pull_request' });
    expect(of()).toBe(1);
    await expect(merge('beto')).rejects.toMatchObject(refused(405));
    expect((await merge('ana')).data.merged).toBe(true);
  });

  test.each([
    ['refs/heads/main', ['~DEFAULT_BRANCH'], true],
    ['refs/heads/otra', ['~DEFAULT_BRANCH'], false],
    ['refs/heads/otra', ['~ALL'], true],
    ['refs/heads/v/1', ['refs/heads/v/*'], true],
    ['refs/heads/v/1/2', ['refs/heads/v/*'], false],
    ['refs/heads/v/1/2', ['refs/heads/v/**/*'], true],
    ['refs/heads/axb', ['refs/heads/a.b'], false],
  ])('of %s with %j: %s', (ref, include, expected) => {
    town.rule({ type: 'deletion' });
    for (const [id, set] of town.repository.rulesets) {
      town.repository.rulesets.set(id, { ...set, conditions: { ref_name: { include, exclude: ['refs/heads/no'] } } });
    }
    expect(rulesOf(town.repository, ref).length > 0).toBe(expected);
    expect(rulesOf(town.repository, ref.replace('heads', 'tags'))).toEqual([]);
  });

  test.each([
    ['deletion', 'gone', 'Cannot delete'],
    ['non_fast_forward', 'rewritten', 'Cannot force-push'],
    ['pull_request', 'forward', 'through a pull request'],
    ['merge_queue', 'forward', 'through the merge queue'],
    ['update', 'forward', 'Cannot update'],
    ['creation', 'new', 'creations being restricted'],
    ['non_fast_forward', 'forward', undefined],
    ['deletion', 'rewritten', undefined],
    ['pull_request', 'new', undefined],
  ] as const)('%s, of a branch that is %s', async (type, what, words) => {
    const { head } = await town.propose();
    const main = await git(town.repository.folder, ['rev-parse', 'main']);
    town.rule({ type });
    const changes = {
      gone: { before: main, after: undefined },
      rewritten: { before: head, after: main },
      forward: { before: main, after: head },
      new: { before: undefined, after: main },
    };
    const why = await refusedPush(town.repository, { ref: 'refs/heads/main', ...changes[what] });
    const queued = { ref: 'refs/heads/gh-readonly-queue/main/pr-1-x', ...changes[what] };
    expect(await refusedPush(town.repository, queued)).toContain("the merge queue's own");
    if (words === undefined) expect(why).toBeUndefined();
    else expect(why).toMatch(new RegExp(`GH013: .*${words}`));
  });
});
