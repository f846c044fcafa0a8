import { Octokit } from '@octokit/rest';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Installation } from '../account.ts';
import { requestAction } from '../checking.ts';
import type { Repository } from '../repository.ts';
import { type Sandbox, startSandbox } from '../sandbox.ts';
import { commitFiles, createRepository } from '../seed.ts';
import type { Event } from '../webhooks/outbox.ts';

let sandbox: Sandbox;
let repository: Repository;
let installation: Installation;
let rest: Octokit['rest'];
let sha: string;
let events: Event[];
const repo = { owner: 'town', repo: 'data' };

const as = (auth: string): Octokit['rest'] => new Octokit({ baseUrl: `${sandbox.url}/api/v3`, auth }).rest;

beforeEach(async () => {
  sandbox = await startSandbox();
  const town = sandbox.organization('town');
  repository = await createRepository(sandbox.world, { owner: town, name: 'data' });
  sha = await commitFiles(repository, { branch: 'main', files: { x: '1' }, message: 'Begin' });
  const order = {
    slug: 'judge',
    permissions: { checks: 'write', statuses: 'write', contents: 'read' },
    events: ['check_run', 'check_suite', 'status'],
  } as const;
  const { app } = sandbox.app({ ...order, hook: { url: 'http://127.0.0.1:9/', secret: 's' } });
  installation = sandbox.install(app, town);
  rest = as(sandbox.tokenOf(installation));
  events = [];
  sandbox.world.outbox.listen((event) => events.push(event));
});

afterEach(async () => {
  await sandbox.outbox.idle();
  await sandbox.stop();
  expect(sandbox.deviations).toEqual([]);
});

const refusal = async (asked: Promise<unknown>): Promise<readonly [number, string]> =>
  await asked.then(
    () => [200, ''] as const,
    (error: { status: number; message: string }) => [error.status, error.message] as const,
  );
const names = (): readonly string[] =>
  events.map(({ name, action }) => (action === undefined ? name : `${name}.${action}`));
const note = (
  line: number,
): { path: string; start_line: number; end_line: number; annotation_level: 'failure'; message: string } => ({
  path: 'x',
  start_line: line,
  end_line: line,
  annotation_level: 'failure',
  message: `Line ${line}`,
});
const notes = (count: number): ReturnType<typeof note>[] => Array.from({ length: count }, (_, at) => note(at + 1));

it('is made, goes on and ends, and apps are told of it', async () => {
  const made = (await rest.checks.create({ ...repo, name: 'data', head_sha: sha, external_id: '7' })).data;
  expect(made).toMatchObject({
    status: 'queued',
    conclusion: null,
    completed_at: null,
    external_id: '7',
    app: { slug: 'judge' },
  });
  const id = { ...repo, check_run_id: made.id };
  const going = await rest.checks.update({ ...id, status: 'in_progress', started_at: '2026-01-02T03:04:05Z' });
  expect(going.data).toMatchObject({ status: 'in_progress', started_at: '2026-01-02T03:04:05.000Z' });
  const done = await rest.checks.update({ ...id, conclusion: 'success', output: { title: 'Fine', summary: 'All.' } });
  expect(done.data).toMatchObject({
    status: 'completed',
    conclusion: 'success',
    output: { title: 'Fine', annotations_count: 0 },
  });
  expect(done.data.completed_at).not.toBeNull();
  expect(names()).toEqual(['check_run.created', 'check_run.completed', 'check_suite.completed']);
  const again = await rest.checks.update({ ...id, status: 'queued' });
  expect(again.data).toMatchObject({ status: 'queued', conclusion: null, completed_at: null });
});

it('adds the annotations of each request to those before', async () => {
  const output = { title: 'Bad', summary: 'Much.', annotations: notes(50) };
  const made = (await rest.checks.create({ ...repo, name: 'data', head_sha: sha, conclusion: 'failure', output })).data;
  const id = { ...repo, check_run_id: made.id };
  const more = await rest.checks.update({ ...id, output: { ...output, annotations: notes(3) } });
  expect(more.data.output.annotations_count).toBe(53);
  const listed = await new Octokit({ baseUrl: `${sandbox.url}/api/v3`, auth: sandbox.tokenOf(installation) }).paginate(
    'GET /repos/{owner}/{repo}/check-runs/{check_run_id}/annotations',
    id,
  );
  expect(listed).toHaveLength(53);
  expect(listed[0]).toMatchObject({ path: 'x', start_line: 1, message: 'Line 1', title: null });
});

it('refuses what is too much, whole', async () => {
  const order = { ...repo, name: 'data', head_sha: sha, conclusion: 'failure' } as const;
  const output = { title: 'Bad', summary: 'Much.' };
  const long = 'a'.repeat(65_535);
  const action = { label: 'Again', description: 'Do it again', identifier: 'again' };
  expect((await refusal(rest.checks.create({ ...order, output: { ...output, summary: long, text: long } })))[0]).toBe(
    200,
  );
  const cases: readonly (readonly [string, Parameters<typeof rest.checks.create>[0]])[] = [
    ['annotations', { ...order, output: { ...output, annotations: notes(51) } }],
    ['summary', { ...order, output: { ...output, summary: `${long}a` } }],
    ['text', { ...order, output: { ...output, text: `${long}a` } }],
    ['actions', { ...order, actions: [action, action, action, action] }],
    ['columns', { ...order, output: { ...output, annotations: [{ ...note(1), end_line: 2, start_column: 1 }] } }],
    ['stale', { ...order, conclusion: 'stale' } as unknown as Parameters<typeof rest.checks.create>[0]],
    [
      'conclusion',
      { ...repo, name: 'data', head_sha: sha, status: 'completed' } as Parameters<typeof rest.checks.create>[0],
    ],
    ['head_sha', { ...order, head_sha: '0'.repeat(40) }],
    ['head_sha', { ...order, head_sha: 'main' }],
  ];
  for (const [what, asked] of cases) expect([what, (await refusal(rest.checks.create(asked)))[0]]).toEqual([what, 422]);
  expect(repository.checkRuns.size).toBe(1);
  const id = { ...repo, check_run_id: [...repository.checkRuns.keys()][0] ?? 0 };
  const asked = rest.checks.update({ ...id, name: 'other', output: { ...output, annotations: notes(51) } });
  expect((await refusal(asked))[0]).toBe(422);
  expect((await rest.checks.get(id)).data).toMatchObject({ name: 'data', output: { annotations_count: 0 } });
});

it('is made by apps only, and changed only by the one that made it', async () => {
  const ana = sandbox.user('ana');
  repository.collaborators.set('ana', { account: ana, role: 'admin' });
  const order = { ...repo, name: 'data', head_sha: sha };
  expect((await refusal(as(sandbox.token(ana)).checks.create(order)))[0]).toBe(403);
  const { app } = sandbox.app({ slug: 'forger', permissions: { checks: 'write' }, events: [] });
  const forger = as(sandbox.tokenOf(sandbox.install(app, repository.owner)));
  const made = (await rest.checks.create(order)).data;
  const update = { ...repo, check_run_id: made.id, conclusion: 'success' } as const;
  expect(await refusal(forger.checks.update(update))).toEqual([403, expect.stringContaining('only be modified by')]);
  const reader = as(sandbox.tokenOf(installation, { checks: 'read' }));
  expect((await refusal(reader.checks.create(order)))[0]).toBe(403);
});

it('lists of each app the last of each name, or all, by name, app and status', async () => {
  const { app } = sandbox.app({ slug: 'other', permissions: { checks: 'write' }, events: [] });
  const other = as(sandbox.tokenOf(sandbox.install(app, repository.owner)));
  for (const [by, name, conclusion] of [
    [rest, 'data', 'failure'],
    [rest, 'data', 'success'],
    [other, 'data', 'neutral'],
    [rest, 'rules', undefined],
  ] as const) {
    await by.checks.create({ ...repo, name, head_sha: sha, ...(conclusion === undefined ? {} : { conclusion }) });
  }
  const list = async (more: object): Promise<readonly string[]> =>
    (await rest.checks.listForRef({ ...repo, ref: 'main', ...more })).data.check_runs.map(
      (run) => `${run.app?.slug} ${run.name} ${run.conclusion ?? run.status}`,
    );
  expect(await list({})).toEqual(['judge rules queued', 'other data neutral', 'judge data success']);
  expect(await list({ filter: 'all' })).toHaveLength(4);
  expect(await list({ check_name: 'data', app_id: installation.app.id })).toEqual(['judge data success']);
  expect(await list({ status: 'completed' })).toEqual(['other data neutral', 'judge data success']);
  expect(await list({ per_page: 1, page: 2 })).toEqual(['other data neutral']);
  const suites = (await rest.checks.listSuitesForRef({ ...repo, ref: sha })).data;
  expect(suites.check_suites.map((suite) => [suite.app?.slug, suite.status, suite.conclusion])).toEqual([
    ['judge', 'in_progress', null],
    ['other', 'completed', 'neutral'],
  ]);
  const id = { ...repo, check_suite_id: suites.check_suites[0]?.id ?? 0 };
  expect((await rest.checks.getSuite(id)).data).toMatchObject({
    head_sha: sha,
    head_branch: 'main',
    latest_check_runs_count: 2,
  });
  expect((await rest.checks.listForSuite(id)).data.total_count).toBe(2);
});

it('asks an app to do it again, by run and by suite, and passes on which button was pressed', async () => {
  const actions = [{ label: 'Again', description: 'Do it again', identifier: 'again' }];
  const made = (await rest.checks.create({ ...repo, name: 'data', head_sha: sha, conclusion: 'failure', actions }))
    .data;
  events.length = 0;
  await rest.checks.rerequestRun({ ...repo, check_run_id: made.id });
  const suite = { ...repo, check_suite_id: made.check_suite?.id ?? 0 };
  expect((await rest.checks.getSuite(suite)).data).toMatchObject({ status: 'queued', conclusion: null });
  expect((await rest.checks.get({ ...repo, check_run_id: made.id })).data.conclusion).toBe('failure');
  await rest.checks.rerequestSuite(suite);
  const ana = sandbox.user('ana');
  const run = repository.checkRuns.get(made.id);
  if (run === undefined) throw new Error('the check run is gone');
  requestAction(sandbox.world, repository, run, 'again', ana);
  expect(names()).toEqual(['check_run.rerequested', 'check_suite.rerequested', 'check_run.requested_action']);
  expect(events.at(-1)?.payload['requested_action']).toEqual({ identifier: 'again' });
  expect(() => requestAction(sandbox.world, repository, run, 'other', ana)).toThrow('no button other');
  await rest.checks.update({ ...repo, check_run_id: made.id, conclusion: 'success' });
  expect((await rest.checks.getSuite(suite)).data).toMatchObject({ status: 'completed', conclusion: 'success' });
});

it('names the open pull whose head it is about', async () => {
  const ana = sandbox.user('ana');
  repository.collaborators.set('ana', { account: ana, role: 'write' });
  const head = await commitFiles(repository, { branch: 'topic', parent: 'main', files: { y: '1' }, message: 'Topic' });
  const pull = await as(sandbox.token(ana)).pulls.create({ ...repo, title: 'Topic', head: 'topic', base: 'main' });
  const made = (await rest.checks.create({ ...repo, name: 'data', head_sha: head })).data;
  expect(made.pull_requests.map((each) => each?.number)).toEqual([pull.data.number]);
});

it('makes one suite for what an app says at once', async () => {
  await Promise.all(['a', 'b', 'c', 'd'].map((name) => rest.checks.create({ ...repo, name, head_sha: sha })));
  expect(repository.checkSuites.size).toBe(1);
});

it('keeps statuses, and combines the last of each context', async () => {
  const say = (state: 'pending' | 'success' | 'failure' | 'error', context: string): Promise<unknown> =>
    rest.repos.createCommitStatus({ ...repo, sha, state, context, description: `It is ${state}` });
  const combined = async (): Promise<string> =>
    (await rest.repos.getCombinedStatusForRef({ ...repo, ref: 'main' })).data.state;
  expect(await combined()).toBe('pending');
  await say('success', 'one');
  expect(await combined()).toBe('success');
  await say('pending', 'two');
  expect(await combined()).toBe('pending');
  await say('error', 'two');
  expect(await combined()).toBe('failure');
  await say('success', 'two');
  expect(await combined()).toBe('success');
  const { data } = await rest.repos.listCommitStatusesForRef({ ...repo, ref: sha });
  expect(data.map(({ context, state }) => `${context} ${state}`)).toEqual([
    'two success',
    'two error',
    'two pending',
    'one success',
  ]);
  expect(data[0]?.creator?.login).toBe('judge[bot]');
  expect(names()).toEqual(['status', 'status', 'status', 'status']);
  expect(events[0]?.payload).toMatchObject({ sha, context: 'one', branches: [{ name: 'main' }] });
});

it('refuses statuses that are too long, of no commit, or that lead nowhere', async () => {
  const order = { ...repo, sha, state: 'success' } as const;
  const asked = (more: object): Promise<readonly [number, string]> =>
    refusal(rest.repos.createCommitStatus({ ...order, ...more }));
  expect((await asked({ description: 'a'.repeat(140) }))[0]).toBe(200);
  expect((await asked({ description: 'a'.repeat(141) }))[0]).toBe(422);
  expect((await asked({ target_url: 'javascript:alert(1)' }))[0]).toBe(422);
  expect((await asked({ sha: '0'.repeat(40) }))[0]).toBe(422);
  expect((await asked({ state: 'fine' }))[0]).toBe(422);
});
