import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Membership } from './account.ts';
import { AT, refused, startTown, type Town } from './town.cases.ts';

let town: Town;
const ORG = { org: 'municipio' } as const;
const TEAM = { ...ORG, team_slug: 'transparencia' } as const;

beforeEach(async () => {
  town = await startTown();
  await town.as('ana').rest.teams.create({ ...ORG, name: 'Transparencia', privacy: 'closed' });
  town.told();
}, 60_000);

afterEach(() => town.stop(), 60_000);

const names = (people: readonly { readonly login: string }[]): readonly string[] => people.map(({ login }) => login);

describe('an organisation', () => {
  test('is read by anybody, and its members by its members', async () => {
    expect((await town.as('dora').rest.orgs.get(ORG)).data.login).toBe('municipio');
    expect(names((await town.as('beto').rest.orgs.listMembers(ORG)).data)).toEqual(['ana', 'beto', 'carla']);
    expect(names((await town.as('beto').rest.orgs.listMembers({ ...ORG, role: 'admin' })).data)).toEqual(['ana']);
    expect((await town.as('dora').rest.orgs.listMembers(ORG)).data).toEqual([]);
    await expect(town.as('dora').rest.orgs.get({ org: 'ana' })).rejects.toMatchObject(refused(404));
  });

  test('tells whether somebody belongs', async () => {
    const check = (by: string, username: string) => town.as(by).rest.orgs.checkMembershipForUser({ ...ORG, username });
    expect((await check('beto', 'carla')).status).toBe(204);
    await expect(check('beto', 'dora')).rejects.toMatchObject(refused(404));
    await expect(town.as('dora').rest.orgs.getMembershipForUser({ ...ORG, username: 'ana' })).rejects.toMatchObject(
      refused(403),
    );
  });

  test('asks somebody, who belongs once he has said yes, to its teams too', async () => {
    const ana = town.as('ana');
    const dora = { ...ORG, username: 'dora' };
    expect((await ana.rest.orgs.setMembershipForUser({ ...dora, role: 'member' })).data.state).toBe('pending');
    const added = await ana.rest.teams.addOrUpdateMembershipForUserInOrg({ ...TEAM, username: 'dora' });
    expect(added.data.state).toBe('pending');
    expect(names((await ana.rest.teams.listMembersInOrg(TEAM)).data)).toEqual([]);
    expect(names((await ana.rest.orgs.listMembers(ORG)).data)).not.toContain('dora');
    expect(town.told()).toEqual(['organization.member_invited']);
    await town.as('dora').rest.orgs.updateMembershipForAuthenticatedUser({ ...ORG, state: 'active' });
    expect(names((await ana.rest.teams.listMembersInOrg(TEAM)).data)).toEqual(['dora']);
    expect(town.told()).toEqual(['organization.member_added', 'membership.added']);
  });

  test('lets somebody go, out of all its teams', async () => {
    const ana = town.as('ana');
    await ana.rest.teams.addOrUpdateMembershipForUserInOrg({ ...TEAM, username: 'carla' });
    await ana.rest.orgs.removeMembershipForUser({ ...ORG, username: 'carla' });
    expect(town.told()).toEqual(['membership.added', 'membership.removed', 'organization.member_removed']);
    const at = { ...TEAM, username: 'carla' };
    await expect(ana.rest.teams.getMembershipForUserInOrg(at)).rejects.toMatchObject(refused(404));
  });

  test.each<readonly [name: string, act: (of: Town) => Promise<unknown>, status: number]>([
    ['a member asks somebody', (of) => of.as('beto').rest.orgs.setMembershipForUser({ ...ORG, username: 'dora' }), 403],
    ['a member removes somebody', (of) => of.as('beto').rest.orgs.removeMember({ ...ORG, username: 'carla' }), 403],
    [
      'a stranger asks himself',
      (of) => of.as('dora').rest.orgs.setMembershipForUser({ ...ORG, username: 'dora' }),
      404,
    ],
    ['an app that only reads', (of) => of.asApp().rest.orgs.removeMember({ ...ORG, username: 'carla' }), 403],
    ['the last owner leaves', (of) => of.as('ana').rest.orgs.removeMember({ ...ORG, username: 'ana' }), 403],
    ['nobody there', (of) => of.as('ana').rest.orgs.setMembershipForUser({ ...ORG, username: 'nadie' }), 404],
    [
      'the last owner becomes a member',
      (of) => of.as('ana').rest.orgs.setMembershipForUser({ ...ORG, username: 'ana', role: 'member' }),
      403,
    ],
  ])('refuses: %s', async (_, act, status) => {
    await expect(act(town)).rejects.toMatchObject(refused(status));
    expect(town.told()).toEqual([]);
    expect([...town.organization.members.values()].map(({ state }: Membership) => state)).toEqual(
      Array(3).fill('active'),
    );
  });
});

describe('a team', () => {
  test('has members and maintainers, page by page', async () => {
    const ana = town.as('ana');
    await ana.rest.teams.addOrUpdateMembershipForUserInOrg({ ...TEAM, username: 'beto', role: 'maintainer' });
    await ana.rest.teams.addOrUpdateMembershipForUserInOrg({ ...TEAM, username: 'carla' });
    const list = async (role: 'member' | 'maintainer') =>
      names((await ana.rest.teams.listMembersInOrg({ ...TEAM, role })).data);
    expect([await list('member'), await list('maintainer')]).toEqual([['carla'], ['beto']]);
    const first = await ana.rest.teams.listMembersInOrg({ ...TEAM, per_page: 1 });
    expect(first.headers.link).toContain('rel="next"');
    // A maintainer changes his team, a member does not.
    const out = { ...TEAM, username: 'ana' };
    expect((await town.as('beto').rest.teams.addOrUpdateMembershipForUserInOrg(out)).data.role).toBe('maintainer');
    await expect(town.as('carla').rest.teams.removeMembershipForUserInOrg(out)).rejects.toMatchObject(refused(403));
    await town.as('carla').rest.teams.removeMembershipForUserInOrg({ ...TEAM, username: 'carla' });
    expect(town.told()).toEqual(['membership.added', 'membership.added', 'membership.added', 'membership.removed']);
  });

  test('is renamed, with the pulls that ask it, and deleted', async () => {
    const ana = town.as('ana');
    const { pull, number } = await town.propose();
    await ana.rest.teams.addOrUpdateRepoPermissionsInOrg({ ...TEAM, ...AT, permission: 'push' });
    await ana.rest.pulls.requestReviewers({ ...AT, pull_number: number, team_reviewers: ['transparencia'] });
    town.told();
    expect((await ana.rest.teams.updateInOrg({ ...TEAM, name: 'Acceso', privacy: 'secret' })).data.slug).toBe('acceso');
    expect(pull.requestedTeams).toEqual(['acceso']);
    await expect(ana.rest.teams.getByName(TEAM)).rejects.toMatchObject(refused(404));
    const now = { ...ORG, team_slug: 'acceso' };
    // A secret team is there for its members and for owners.
    await expect(town.as('beto').rest.teams.getByName(now)).rejects.toMatchObject(refused(404));
    expect((await town.as('beto').rest.teams.list(ORG)).data).toEqual([]);
    await ana.rest.teams.deleteInOrg(now);
    expect(pull.requestedTeams).toEqual([]);
    expect(town.told()).toEqual(['team.edited', 'team.deleted']);
    expect(town.payloads('team.edited')[0]?.['changes']).toEqual({
      name: { from: 'Transparencia' },
      privacy: { from: 'closed' },
    });
  });

  test('is given a repository, and what it may there', async () => {
    const ana = town.as('ana');
    const at = { ...TEAM, ...AT };
    await expect(ana.rest.teams.checkPermissionsForRepoInOrg(at)).rejects.toMatchObject(refused(404));
    for (const permission of ['pull', 'push', 'push'] as const) {
      await ana.rest.teams.addOrUpdateRepoPermissionsInOrg({ ...at, permission });
    }
    expect((await ana.rest.teams.checkPermissionsForRepoInOrg(at)).status).toBe(204);
    const [given] = (await ana.rest.teams.listReposInOrg(TEAM)).data;
    expect([given?.full_name, given?.permissions?.push, given?.permissions?.admin]).toEqual([
      'municipio/datos',
      true,
      false,
    ]);
    await ana.rest.teams.removeRepoInOrg(at);
    expect(town.told()).toEqual(['team.added_to_repository', 'team.edited', 'team.removed_from_repository']);
    await expect(
      town.as('beto').rest.teams.addOrUpdateRepoPermissionsInOrg({ ...at, permission: 'admin' }),
    ).rejects.toMatchObject(refused(403));
  });

  test.each<readonly [name: string, act: (of: Town) => Promise<unknown>, status: number]>([
    ['a name that is taken', (of) => of.as('ana').rest.teams.create({ ...ORG, name: 'TRANSPARENCIA' }), 422],
    ['a stranger makes one', (of) => of.as('dora').rest.teams.create({ ...ORG, name: 'x' }), 404],
    ['a stranger reads one', (of) => of.as('dora').rest.teams.listMembersInOrg(TEAM), 404],
    ['an app that only reads makes one', (of) => of.asApp().rest.teams.create({ ...ORG, name: 'x' }), 403],
    ['an app without members reads one', (of) => of.asApp({ contents: 'read' }).rest.teams.getByName(TEAM), 403],
    [
      'a member puts himself in',
      (of) => of.as('beto').rest.teams.addOrUpdateMembershipForUserInOrg({ ...TEAM, username: 'beto' }),
      403,
    ],
    [
      'an organisation as a member',
      (of) => of.as('ana').rest.teams.addOrUpdateMembershipForUserInOrg({ ...TEAM, username: 'municipio' }),
      422,
    ],
    [
      'nobody as a member',
      (of) => of.as('ana').rest.teams.addOrUpdateMembershipForUserInOrg({ ...TEAM, username: 'nadie' }),
      404,
    ],
    [
      'a membership that is none',
      (of) => of.as('ana').rest.teams.getMembershipForUserInOrg({ ...TEAM, username: 'beto' }),
      404,
    ],
  ])('refuses: %s', async (_, act, status) => {
    await expect(act(town)).rejects.toMatchObject(refused(status));
    expect(town.told()).toEqual([]);
  });
});

describe('a collaborator', () => {
  const permissionOf = async (username: string) =>
    (await town.as('ana').rest.repos.getCollaboratorPermissionLevel({ ...AT, username })).data;

  test('is added, given more, and removed; the permission follows', async () => {
    const ana = town.as('ana');
    const dora = { ...AT, username: 'dora' };
    await expect(ana.rest.repos.checkCollaborator(dora)).rejects.toMatchObject(refused(404));
    await ana.rest.repos.addCollaborator({ ...dora, permission: 'triage' });
    expect(await permissionOf('dora')).toMatchObject({ permission: 'read', role_name: 'triage' });
    await ana.rest.repos.addCollaborator({ ...dora, permission: 'maintain' });
    expect(await permissionOf('dora')).toMatchObject({ permission: 'write', role_name: 'maintain' });
    expect((await ana.rest.repos.checkCollaborator(dora)).status).toBe(204);
    expect(names((await ana.rest.repos.listCollaborators({ ...AT, affiliation: 'outside' })).data)).toEqual(['dora']);
    await ana.rest.repos.removeCollaborator(dora);
    expect(await permissionOf('dora')).toMatchObject({ permission: 'read' });
    expect(town.told()).toEqual(['member.added', 'member.edited', 'member.removed']);
  });

  test('by team: who is in one may what it may, once he has said yes', async () => {
    const ana = town.as('ana');
    await ana.rest.repos.update({ ...AT, visibility: 'private' });
    await ana.rest.teams.addOrUpdateRepoPermissionsInOrg({ ...TEAM, ...AT, permission: 'push' });
    await ana.rest.orgs.setMembershipForUser({ ...ORG, username: 'dora' });
    await ana.rest.teams.addOrUpdateMembershipForUserInOrg({ ...TEAM, username: 'dora' });
    expect(await permissionOf('dora')).toMatchObject({ permission: 'none' });
    await town.as('dora').rest.orgs.updateMembershipForAuthenticatedUser({ ...ORG, state: 'active' });
    expect(await permissionOf('dora')).toMatchObject({ permission: 'write' });
  });

  test.each<readonly [name: string, act: (of: Town) => Promise<unknown>, status: number]>([
    [
      'somebody who does not administer adds',
      (of) => of.as('beto').rest.repos.addCollaborator({ ...AT, username: 'dora' }),
      403,
    ],
    ['nobody is added', (of) => of.as('ana').rest.repos.addCollaborator({ ...AT, username: 'nadie' }), 404],
    [
      'a permission that is none',
      (of) => of.as('ana').rest.repos.addCollaborator({ ...AT, username: 'dora', permission: 'todo' }),
      422,
    ],
    [
      'an organisation is added',
      (of) => of.as('ana').rest.repos.addCollaborator({ ...AT, username: 'municipio' }),
      422,
    ],
    ['who is none is removed', (of) => of.as('ana').rest.repos.removeCollaborator({ ...AT, username: 'dora' }), 404],
    ['a reader lists', (of) => of.as('dora').rest.repos.listCollaborators(AT), 403],
  ])('refuses: %s', async (_, act, status) => {
    await expect(act(town)).rejects.toMatchObject(refused(status));
    expect(town.told()).toEqual([]);
  });
});
