import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { commitFiles } from './seed.ts';
import { AT, refused, startTown, type Town } from './town.cases.ts';

let town: Town;

beforeEach(async () => {
  town = await startTown();
}, 60_000);

afterEach(() => town.stop(), 60_000);

const MAIN = { ref_name: { include: ['~DEFAULT_BRANCH'], exclude: [] } };

test('a ruleset is made, read, changed and deleted; who is freed from it is for those who may change it', async () => {
  const ana = town.as('ana');
  const free = { actor_id: 5, actor_type: 'RepositoryRole', bypass_mode: 'always' } as const;
  const bypass_actors = [free];
  const order = { ...AT, name: 'main', enforcement: 'active' as const, conditions: MAIN, bypass_actors };
  const { data } = await ana.rest.repos.createRepoRuleset({ ...order, rules: [{ type: 'deletion' }] });
  const at = { ...AT, ruleset_id: data.id };
  expect((await ana.rest.repos.getRepoRuleset(at)).data.bypass_actors).toEqual(bypass_actors);
  expect((await town.as('beto').rest.repos.getRepoRuleset(at)).data).not.toHaveProperty('bypass_actors');
  expect((await ana.rest.repos.getBranchRules({ ...AT, branch: 'main' })).data).toMatchObject([
    { type: 'deletion', ruleset_id: data.id, ruleset_source: 'municipio/datos' },
  ]);
  expect((await ana.rest.repos.getBranchRules({ ...AT, branch: 'otra' })).data).toEqual([]);
  await ana.rest.repos.updateRepoRuleset({ ...at, name: 'principal', enforcement: 'disabled' });
  expect((await ana.rest.repos.getBranchRules({ ...AT, branch: 'main' })).data).toEqual([]);
  await expect(town.as('beto').rest.repos.deleteRepoRuleset(at)).rejects.toMatchObject(refused(403));
  await ana.rest.repos.deleteRepoRuleset(at);
  await expect(ana.rest.repos.getRepoRuleset(at)).rejects.toMatchObject(refused(404));
  expect(town.told()).toEqual([
    'repository_ruleset.created',
    'repository_ruleset.edited',
    'repository_ruleset.deleted',
  ]);
});

test('what is said of rulesets is as GitHub describes it', async () => {
  const { sandbox, organization } = town;
  sandbox.install(sandbox.app({ slug: 'reglas', permissions: {}, events: ['repository_ruleset'] }).app, organization);
  const ana = town.as('ana');
  const { data } = await ana.rest.repos.createRepoRuleset({
    ...AT,
    name: 'a',
    enforcement: 'active',
    conditions: MAIN,
  });
  await ana.rest.repos.updateRepoRuleset({ ...AT, ruleset_id: data.id, name: 'b' });
  expect(town.payloads('repository_ruleset.edited')[0]?.['changes']).toEqual({ name: { from: 'a' } });
});

test('settings are read and written; what is not said stays', async () => {
  const { actions, repos } = town.as('ana').rest;
  await actions.setGithubActionsDefaultWorkflowPermissionsRepository({ ...AT, default_workflow_permissions: 'read' });
  expect((await actions.getGithubActionsDefaultWorkflowPermissionsRepository(AT)).data).toEqual({
    default_workflow_permissions: 'read',
    can_approve_pull_request_reviews: true,
  });
  await actions.setGithubActionsPermissionsRepository({ ...AT, enabled: true, allowed_actions: 'local_only' });
  expect((await actions.getGithubActionsPermissionsRepository(AT)).data.allowed_actions).toBe('local_only');
  expect((await repos.checkPrivateVulnerabilityReporting(AT)).data.enabled).toBe(false);
  const immutable = '/repos/{owner}/{repo}/immutable-releases';
  const ask = async (method: 'GET' | 'PUT' | 'DELETE') => await town.as('ana').request(`${method} ${immutable}`, AT);
  await expect(ask('GET')).rejects.toMatchObject(refused(404));
  await ask('PUT');
  expect((await ask('GET')).data).toEqual({ enabled: true, enforced_by_owner: false });
  await ask('DELETE');
  await expect(ask('GET')).rejects.toMatchObject(refused(404));
  await expect(
    town.as('beto').rest.actions.setGithubActionsPermissionsRepository({ ...AT, enabled: false }),
  ).rejects.toMatchObject(refused(403));
});

test('no branch has the older kind of protection', async () => {
  const ask = (branch: string) => town.as('ana').rest.repos.getBranchProtection({ ...AT, branch });
  await expect(ask('main')).rejects.toMatchObject(refused(404, 'Branch not protected'));
  await expect(ask('otra')).rejects.toMatchObject(refused(404, 'Branch not found'));
});

test('the mistakes of a CODEOWNERS are told where they are', async () => {
  const { repository, organization } = town;
  const ana = town.as('ana');
  await expect(ana.rest.repos.codeownersErrors(AT)).rejects.toMatchObject(refused(404));
  for (const name of ['lee', 'escribe', 'oculto']) {
    await ana.rest.teams.create({ org: organization.login, name, privacy: name === 'oculto' ? 'secret' : 'closed' });
    const permission = name === 'lee' ? 'pull' : 'push';
    await ana.rest.teams.addOrUpdateRepoPermissionsInOrg({ org: 'municipio', team_slug: name, ...AT, permission });
  }
  const lines = [
    '# nadie',
    '* @beto a@b.mx @municipio/escribe # @nadie',
    '/a @dora',
    '/b @municipio/lee @municipio/oculto @otra/casa',
    '!c @beto',
    '/d beto',
  ];
  await commitFiles(repository, {
    branch: 'main',
    parent: 'main',
    files: { CODEOWNERS: lines.join('\n') },
    message: 'c',
  });
  const { errors } = (await ana.rest.repos.codeownersErrors(AT)).data;
  expect(errors.map(({ line, column, kind, path }) => [line, column, kind, path])).toEqual([
    [3, 4, 'Unknown owner', 'CODEOWNERS'],
    [4, 4, 'Unknown owner', 'CODEOWNERS'],
    [4, 19, 'Unknown owner', 'CODEOWNERS'],
    [4, 37, 'Unknown owner', 'CODEOWNERS'],
    [5, 1, 'Invalid pattern', 'CODEOWNERS'],
    [6, 4, 'Invalid owner', 'CODEOWNERS'],
  ]);
});

describe('a release', () => {
  const draft = async (tag = 'a@1') =>
    (await town.as('ana').rest.repos.createRelease({ ...AT, tag_name: tag, draft: true })).data;

  test('that is a draft is seen by those who write; what becomes of it is told', async () => {
    const ana = town.as('ana');
    const { id, upload_url: url } = await draft();
    const at = { ...AT, release_id: id };
    const asset = (await ana.rest.repos.uploadReleaseAsset({ ...at, url, name: 'á b.csv', data: 'a' })).data;
    expect(asset.name).toBe('b.csv');
    await expect(town.as('dora').rest.repos.getRelease(at)).rejects.toMatchObject(refused(404));
    const one = { ...AT, asset_id: asset.id };
    await expect(town.as('dora').rest.repos.getReleaseAsset(one)).rejects.toMatchObject(refused(404));
    expect((await town.as('dora').rest.repos.listReleases(AT)).data).toEqual([]);
    expect((await town.as('beto').rest.repos.listReleases(AT)).data).toHaveLength(1);
    expect((await ana.rest.repos.updateReleaseAsset({ ...one, name: 'b.csv', label: 'B' })).data.label).toBe('B');
    await ana.rest.repos.updateRelease({ ...at, body: 'Notas' });
    await ana.rest.repos.updateRelease({ ...at, draft: false });
    await ana.rest.repos.updateRelease({ ...at, draft: true });
    await ana.rest.repos.deleteRelease(at);
    expect(town.told().filter((each) => each.startsWith('release.'))).toEqual(
      ['created', 'edited', 'published', 'released', 'unpublished', 'deleted'].map((action) => `release.${action}`),
    );
  });

  test('is refused where its tag, its name or its place is wrong, and stays as it was', async () => {
    const { repos } = town.as('ana').rest;
    await expect(repos.createRelease({ ...AT, tag_name: 'a..b' })).rejects.toMatchObject(refused(422));
    const nowhere = { ...AT, tag_name: 'b', target_commitish: 'nada' };
    await expect(repos.createRelease(nowhere)).rejects.toMatchObject(refused(422));
    await expect(town.as('dora').rest.repos.createRelease({ ...AT, tag_name: 'b' })).rejects.toMatchObject(
      refused(403),
    );
    const { id, upload_url } = await draft();
    const at = { ...AT, release_id: id };
    const wrong = upload_url.replace('/api/uploads/', '/api/v3/');
    await expect(repos.uploadReleaseAsset({ ...at, url: wrong, name: 'a', data: 'a' })).rejects.toMatchObject(
      refused(404),
    );
    const change = { ...at, draft: false, tag_name: 'c', target_commitish: 'nada' };
    await expect(repos.updateRelease(change)).rejects.toMatchObject(refused(422));
    expect((await repos.getRelease(at)).data).toMatchObject({ draft: true, tag_name: 'a@1' });
  });

  test('that is immutable keeps its tag, by whatever way somebody wants to move it', async () => {
    const { repos, git } = town.as('ana').rest;
    await town.as('ana').request('PUT /repos/{owner}/{repo}/immutable-releases', AT);
    const { data } = await repos.createRelease({ ...AT, tag_name: 'a@1' });
    expect(data.immutable).toBe(true);
    const tag = { ...AT, ref: 'tags/a@1' };
    const sha = await commitFiles(town.repository, { branch: 'main', parent: 'main', files: { b: 'b' }, message: 'b' });
    await expect(git.updateRef({ ...tag, sha, force: true })).rejects.toMatchObject(refused(422, 'immutable'));
    await expect(git.deleteRef(tag)).rejects.toMatchObject(refused(422, 'immutable'));
    await expect(repos.updateRelease({ ...AT, release_id: data.id, draft: true })).rejects.toMatchObject(refused(422));
    await repos.deleteRelease({ ...AT, release_id: data.id });
    await git.deleteRef(tag);
    await expect(git.createRef({ ...AT, ref: 'refs/tags/a@1', sha })).rejects.toMatchObject(refused(422, 'immutable'));
    await expect(repos.createRelease({ ...AT, tag_name: 'a@1' })).rejects.toMatchObject(refused(422));
  });
});
