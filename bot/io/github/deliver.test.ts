import { Octokit } from '@octokit/rest';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Account, Installation } from '../../../sandbox/account.ts';
import type { Repository } from '../../../sandbox/repository.ts';
import { type Sandbox, startSandbox } from '../../../sandbox/sandbox.ts';
import { commitFiles, createRepository } from '../../../sandbox/seed.ts';
import type { Annotation, Intent } from '../../core/intent.ts';
import { type Delivered, deliver } from './deliver.ts';
import { readVerdicts } from './deliver-checks.ts';
import type { DeliverTarget } from './deliver-target.ts';
import { readMemberships } from './memberships.ts';
import { openPulls } from './open-pulls.ts';
import { readPullFacts } from './read-pull.ts';

const silent = (): void => undefined;
const NAME = { owner: 'municipio', repo: 'datos' };
const PERMISSIONS = {
  checks: 'write',
  issues: 'write',
  pull_requests: 'write',
  contents: 'read',
  members: 'read',
} as const;

let sandbox: Sandbox;
let repository: Repository;
let organization: Account;
let installation: Installation;
let head = '';

function client(token = sandbox.tokenOf(installation)): Octokit {
  const log = { debug: silent, info: silent, warn: silent, error: silent };
  return new Octokit({ auth: token, baseUrl: `${sandbox.url}/api/v3`, log });
}

const as = (login: string): Octokit => client(sandbox.token(sandbox.user(login)));

beforeEach(async () => {
  sandbox = await startSandbox();
  organization = sandbox.organization('municipio');
  repository = await createRepository(sandbox.world, { owner: organization, name: 'datos' });
  for (const login of ['ana', 'beto', 'carla']) {
    const account = sandbox.user(login);
    organization.members.set(login, { account, role: login === 'ana' ? 'admin' : 'member', state: 'active' });
  }
  const { app } = sandbox.app({ slug: 'apertura', permissions: PERMISSIONS, events: [] });
  installation = sandbox.install(app, organization);
  await commitFiles(repository, { branch: 'main', files: { 'a.csv': 'id\n1\n' }, message: 'Primera' });
  head = await commitFiles(repository, {
    branch: 'cambio',
    parent: 'main',
    files: { 'a.csv': 'id\n2\n' },
    message: 'Otra',
  });
  repository.collaborators.set('beto', { account: sandbox.user('beto'), role: 'write' });
  await as('beto').rest.pulls.create({ ...NAME, title: 'Cambia', head: 'cambio', base: 'main' });
});

afterEach(async () => {
  const { deviations } = sandbox;
  await sandbox.stop();
  expect(deviations).toEqual([]);
});

async function target(fingerprint = 'f1'): Promise<DeliverTarget> {
  const facts = await readPullFacts(client(), NAME, 1);
  if (facts === undefined) throw new Error('there is a pull request');
  const { author, requested, draft, pull } = facts;
  const bot = { appId: installation.app.id, login: installation.app.bot.login };
  return {
    name: NAME,
    number: 1,
    head: facts.head,
    bot,
    fingerprint,
    facts: { author, requested, draft, labels: pull.labels },
  };
}

function intents(annotations: readonly Annotation[] = [], body = '<!-- m -->\nHola'): readonly Intent[] {
  const check = { kind: 'check', commit: head, title: 'Todo en orden', summary: 'Sin errores' } as const;
  return [
    { ...check, name: 'apertura/datos (main)', conclusion: 'success', annotations },
    { ...check, name: 'apertura/gobernanza (main)', conclusion: 'action-required', annotations: [] },
    { kind: 'comment', marker: '<!-- m -->', body },
    { kind: 'reviewers', logins: ['carla', 'beto'] },
    { kind: 'labels', prefix: 'impacto: ', label: 'impacto: adición' },
  ];
}

const writes = (): number =>
  sandbox.requests.filter(({ method, actor }) => method !== 'GET' && actor === 'apertura[bot]').length;

async function carriedOut(wanted = intents(), fingerprint?: string): Promise<Delivered> {
  return await deliver(client(), await target(fingerprint), wanted);
}

describe('what is wanted is there', () => {
  test('once, in five writes; and asked for again, in none', async () => {
    expect((await carriedOut()).writes).toBe(5);
    const { data: pull } = await as('ana').rest.pulls.get({ ...NAME, pull_number: 1 });
    expect(pull.requested_reviewers?.map(({ login }) => login)).toEqual(['carla']);
    expect(pull.labels.map(({ name }) => name)).toEqual(['impacto: adición']);
    const verdicts = await readVerdicts(client(), await target());
    expect(verdicts.map(({ name, fingerprint, conclusion }) => [name, fingerprint, conclusion]).sort()).toEqual([
      ['apertura/datos (main)', 'f1', 'success'],
      ['apertura/gobernanza (main)', 'f1', 'action_required'],
    ]);
    const before = writes();
    expect((await carriedOut()).writes).toBe(0);
    expect(writes()).toBe(before);
  });

  test('two at once leave one comment after the next time', async () => {
    const where = await target();
    await Promise.all([deliver(client(), where, intents()), deliver(client(), where, intents())]);
    await carriedOut();
    const { data } = await as('ana').rest.issues.listComments({ ...NAME, issue_number: 1 });
    expect(data.map(({ body }) => body)).toEqual(['<!-- m -->\nHola']);
  });

  test('120 annotations come as 100 in two requests, the gravest first, and the check has no conclusion before the last', async () => {
    const at = (line: number, level: Annotation['level']): Annotation => ({
      path: 'a.csv',
      line,
      level,
      title: 't',
      message: 'm',
    });
    const many = [
      ...Array.from({ length: 70 }, (_, line) => at(line + 1, 'notice')),
      ...Array.from({ length: 50 }, (_, line) => at(line + 1, 'failure')),
    ];
    await carriedOut(intents(many));
    const run = [...repository.checkRuns.values()].find(({ name }) => name.startsWith('apertura/datos'));
    expect(run?.annotations).toHaveLength(100);
    expect(run?.annotations.slice(0, 50).every((each) => each['annotation_level'] === 'failure')).toBe(true);
    expect(run?.conclusion).toBe('success');
  });

  test('another fingerprint writes the checks again and nothing else', async () => {
    await carriedOut();
    expect((await carriedOut(intents(), 'f2')).writes).toBe(2);
  });
});

describe('others do not get in the way', () => {
  test('a stranger’s comment with the marker is not ours', async () => {
    sandbox.user('dora');
    const { data } = await as('dora').rest.issues.createComment({
      ...NAME,
      issue_number: 1,
      body: '<!-- m -->\nAprobado',
    });
    await carriedOut();
    const { data: comments } = await as('ana').rest.issues.listComments({ ...NAME, issue_number: 1 });
    expect(comments.map(({ user, body }) => [user?.login, body])).toEqual([
      ['dora', data.body],
      ['apertura[bot]', '<!-- m -->\nHola'],
    ]);
  });

  test('a check of the same name by another app is not ours', async () => {
    const { app } = sandbox.app({ slug: 'otra', permissions: { checks: 'write' }, events: [] });
    const forger = client(sandbox.tokenOf(sandbox.install(app, organization)));
    const external = `apertura:1:f1:${'0'.repeat(64)}`;
    await forger.rest.checks.create({
      ...NAME,
      name: 'apertura/gobernanza (main)',
      head_sha: head,
      conclusion: 'success',
      external_id: external,
    });
    expect(await readVerdicts(client(), await target())).toEqual([]);
  });

  test('who is no collaborator is told and stops nobody', async () => {
    sandbox.user('dora');
    const wanted: readonly Intent[] = [{ kind: 'reviewers', logins: ['dora', 'carla', 'nadie'] }];
    expect(await carriedOut(wanted)).toEqual({ writes: 4, refused: ['dora', 'nadie'] });
  });

  test('labels of others stay; one that is gone meanwhile is no fault', async () => {
    await as('ana').rest.issues.addLabels({ ...NAME, issue_number: 1, labels: ['urgente', 'impacto: retiro'] });
    const where = await target();
    await as('ana').rest.issues.removeLabel({ ...NAME, issue_number: 1, name: 'impacto: retiro' });
    await deliver(client(), where, intents());
    const { data } = await as('ana').rest.issues.listLabelsOnIssue({ ...NAME, issue_number: 1 });
    expect(data.map(({ name }) => name)).toEqual(['urgente', 'impacto: adición']);
  });

  test('a draft asks nobody', async () => {
    const where = await target();
    await deliver(client(), { ...where, facts: { ...where.facts, draft: true } }, intents());
    expect((await as('ana').rest.pulls.get({ ...NAME, pull_number: 1 })).data.requested_reviewers).toEqual([]);
  });
});

describe('what is read', () => {
  test('reviews of more than a page, with their commits, states and bots', async () => {
    for (let time = 0; time < 101; time += 1) {
      await as('carla').rest.pulls.createReview({ ...NAME, pull_number: 1, event: 'COMMENT', body: `${time}` });
    }
    await as('carla').rest.pulls.createReview({ ...NAME, pull_number: 1, event: 'APPROVE' });
    const facts = await readPullFacts(client(), NAME, 1);
    expect(facts?.pull.reviews).toHaveLength(102);
    expect(facts?.pull.reviews.at(-1)).toMatchObject({ login: 'carla', isBot: false, state: 'approved', commit: head });
    expect(facts).toMatchObject({ author: 'beto', branch: 'main', head, open: true, draft: false, fork: false });
    expect(facts?.base).not.toBe(head);
    expect(await readPullFacts(client(), NAME, 9)).toBeUndefined();
    expect(await openPulls(client(), NAME)).toMatchObject([{ number: 1, head, branch: 'main', draft: false }]);
  });

  test('a list that is cut short is thrown, never taken for less', async () => {
    sandbox.world.faults.add({ fault: { kind: 'truncated' }, operations: ['pulls/list-reviews'], times: 10 });
    await expect(readPullFacts(client(), NAME, 1)).rejects.toThrow();
  });

  test('members who are active; of a team that is not there, nobody; on a fault, no answer', async () => {
    const { makeTeam, setMember } = await import('../../../sandbox/api/institution.ts');
    const team = makeTeam(sandbox.world, organization, 'Gobernanza');
    for (const login of ['carla', 'dora'])
      setMember(sandbox.world, organization, team, sandbox.user(login), true, sandbox.user('ana'));
    const teams = [
      { group: 'governance', team: 'gobernanza' },
      { group: 'strategy', team: 'estrategia' },
    ];
    expect(await readMemberships(client(), 'municipio', teams)).toEqual({ governance: ['carla'], strategy: [] });
    sandbox.world.faults.add({
      fault: { kind: 'secondary-limit', seconds: 1 },
      operations: ['teams/list-members-in-org'],
      times: 9,
    });
    await expect(readMemberships(client(), 'municipio', teams)).rejects.toMatchObject({ status: 403 });
  });
});
