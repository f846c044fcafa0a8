import type { Octokit } from '@octokit/rest';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { NAME, octokit, type PullStage, pullStage } from '../../../test/github/pull-stage.ts';
import type { Annotation, Intent } from '../../core/intent.ts';
import { type Delivered, deliver } from './deliver.ts';
import { readVerdicts } from './deliver-checks.ts';
import type { DeliverTarget } from './deliver-target.ts';
import { readMemberships } from './memberships.ts';
import { openPulls } from './open-pulls.ts';
import { readPullFacts } from './read-pull.ts';

let stage: PullStage;
let sandbox: PullStage['sandbox'];
let organization: PullStage['organization'];
let repository: PullStage['repository'];
let head = '';

const client = (fetch?: typeof globalThis.fetch): Octokit => stage.client(fetch);
const as = (login: string): Octokit => stage.as(login);
const target = async (fingerprint?: string): Promise<DeliverTarget> => await stage.target(fingerprint);

beforeEach(async () => {
  stage = await pullStage();
  ({ sandbox, organization, repository, head } = stage);
});

afterEach(async () => {
  const { deviations } = sandbox;
  await sandbox.stop();
  expect(deviations).toEqual([]);
});

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

  test('nothing to do costs two readings: the comments, and the checks', async () => {
    await carriedOut();
    const where = await target();
    const before = sandbox.requests.length;
    await deliver(client(), where, intents());
    expect(sandbox.requests.slice(before).map(({ operation }) => operation)).toEqual([
      'issues/list-comments',
      'checks/list-for-ref',
    ]);
  });

  test.each<readonly [string, string]>([
    ['a body that is too long', `<!-- m -->${'😀'.repeat(40_000)}`],
    ['ends of lines as Windows has them', '<!-- m -->\r\nHola\r\n'],
  ])('%s is written once', async (_, body) => {
    const wanted: readonly Intent[] = [{ kind: 'comment', marker: '<!-- m -->', body }];
    expect((await carriedOut(wanted)).writes).toBe(1);
    expect((await carriedOut(wanted)).writes).toBe(0);
  });

  test('a label is the same with other capitals', async () => {
    await as('ana').rest.issues.addLabels({
      ...NAME,
      issue_number: 1,
      labels: ['Impacto: Adición', 'IMPACTO: retiro'],
    });
    const wanted: readonly Intent[] = [{ kind: 'labels', prefix: 'impacto: ', label: 'impacto: adición' }];
    expect((await carriedOut(wanted)).writes).toBe(1);
    const { data } = await as('ana').rest.issues.listLabelsOnIssue({ ...NAME, issue_number: 1 });
    expect(data.map(({ name }) => name)).toEqual(['Impacto: Adición']);
  });

  test('a fingerprint that could not be read again is refused', async () => {
    await expect(carriedOut(intents(), 'a:b')).rejects.toThrow(/fingerprint/);
  });

  test('a merge group has checks alone', async () => {
    await deliver(client(), { ...(await target()), number: undefined }, intents());
    expect(await readVerdicts(client(), await target())).toHaveLength(2);
    expect((await as('ana').rest.issues.listComments({ ...NAME, issue_number: 1 })).data).toEqual([]);
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

  test.each(['edited', 'removed as a double'])(
    'a comment that is gone when it is to be %s is no fault',
    async (what) => {
      await carriedOut();
      if (what !== 'edited')
        await client().rest.issues.createComment({ ...NAME, issue_number: 1, body: '<!-- m -->\nHola' });
      const { data: before } = await as('ana').rest.issues.listComments({ ...NAME, issue_number: 1 });
      const spoiling = client(async (url, init) => {
        const isChange = init?.method === 'PATCH' || init?.method === 'DELETE';
        const gone = before.at(-1)?.id ?? 0;
        if (isChange)
          await as('ana')
            .rest.issues.deleteComment({ ...NAME, comment_id: gone })
            .catch(() => undefined);
        return await fetch(url, init);
      });
      await deliver(spoiling, await target('f2'), intents([], what === 'edited' ? '<!-- m -->\nAdiós' : undefined));
      const { data } = await as('ana').rest.issues.listComments({ ...NAME, issue_number: 1 });
      expect(data.map(({ body }) => body)).toEqual([what === 'edited' ? '<!-- m -->\nAdiós' : '<!-- m -->\nHola']);
      expect((await readVerdicts(client(), await target())).map(({ fingerprint }) => fingerprint)).toEqual([
        'f2',
        'f2',
      ]);
    },
  );

  test('a check of the same name by another app is not ours', async () => {
    const { app } = sandbox.app({ slug: 'otra', permissions: { checks: 'write' }, events: [] });
    const forger = octokit(sandbox, sandbox.tokenOf(sandbox.install(app, organization)));
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
