import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { afterPush } from '../../sandbox/git/push.ts';
import { objectOf, setRef, tipOf } from '../../sandbox/git/refs.ts';
import { git } from '../../sandbox/git/run.ts';
import { type Sandbox, startSandbox } from '../../sandbox/sandbox.ts';
import { told, type WatchingTown, watchingTown } from './watching-town.ts';

const AT = { owner: 'municipio', repo: 'datos' } as const;
/** Publishing takes a while where others work too. */
const PATIENCE = 120_000;
const TAG = 'arboles@1.0.0';
const TREES = 'datasets/arboles/data/arboles.csv';

let sandbox: Sandbox;
let here: WatchingTown;

async function found(): Promise<void> {
  sandbox = await startSandbox();
  here = await watchingTown(sandbox);
}

async function leave(): Promise<void> {
  const { deviations } = sandbox;
  await sandbox.stop();
  await here.remove();
  expect(deviations).toEqual([]);
}

/** Does harm as the person who administers, watches, and holds the end against the beginning. */
async function restored(
  harm: () => Promise<unknown>,
  expected: { readonly kind: string; readonly by?: string | undefined },
  happened: Parameters<typeof told>[] = [],
): Promise<void> {
  const before = await here.town.state();
  const before0 = here.alarms().length;
  await harm();
  const known = happened.map((each) => told(...each));
  const outcome = await here.watch('restore', { happened: known });
  expect(outcome.found.map(({ kind }) => kind)).toContain(expected.kind);
  const alarm = outcome.found.find(({ kind }) => kind === expected.kind);
  if (expected.by !== undefined) expect(alarm).toMatchObject({ by: expected.by, when: expect.any(String) });
  expect(outcome.alarms).toEqual([]);
  expect(await here.town.state()).toEqual(before);
  const issues = here.alarms().slice(before0);
  expect(issues.length).toBeGreaterThan(0);
  expect(issues.map(({ state }) => state)).toEqual(issues.map(() => 'closed'));
  if (expected.by !== undefined) expect(issues.some(({ body }) => body.includes(`\`${expected.by}\``))).toBe(true);
  const writes = here.writes();
  expect(await here.watch()).toMatchObject({ found: [], restored: [] });
  expect(here.writes()).toBe(writes);
}

describe('what was published comes back', () => {
  // One town for all of it: each test leaves everything as it was.
  beforeAll(found, PATIENCE);
  afterAll(leave);

  test('where all is as it was published nothing is said and nothing is written', async () => {
    const writes = here.writes();
    expect(await here.watch()).toMatchObject({ found: [], alarms: [], restored: [] });
    expect(here.writes()).toBe(writes);
    expect(here.alarms()).toEqual([]);
  });

  test('a tag that was deleted', async () => {
    const { admin } = here.town;
    await restored(() => admin.rest.git.deleteRef({ ...AT, ref: `tags/${TAG}` }), {
      kind: 'tag-deleted',
      by: 'admin-tic',
    });
  });

  test('a tag that was moved', async () => {
    const { admin } = here.town;
    const sha = (await tipOf(here.town.stage.repository, 'published')) ?? '';
    await restored(() => admin.rest.git.updateRef({ ...AT, ref: `tags/${TAG}`, sha, force: true }), {
      kind: 'tag-moved',
    });
  });

  test('a release that was deleted', async () => {
    const { admin } = here.town;
    const { id } = here.release(TAG);
    await restored(
      () => admin.rest.repos.deleteRelease({ ...AT, release_id: id }),
      { kind: 'release-deleted', by: 'admin-tic' },
      [['release-deleted', TAG, 'admin-tic']],
    );
  });

  test('a release that was unpublished', async () => {
    const { admin } = here.town;
    const { id } = here.release(TAG);
    await restored(
      () => admin.rest.repos.updateRelease({ ...AT, release_id: id, draft: true }),
      { kind: 'release-unpublished', by: 'admin-tic' },
      [['release-unpublished', TAG, 'admin-tic']],
    );
  });

  test('an asset that was deleted, one that was changed, and one that does not belong', async () => {
    const { admin } = here.town;
    const release = here.release(TAG);
    const [first, second] = release.assets;
    const upload = async (name: string): Promise<void> => {
      const url = `${sandbox.url}/api/uploads/repos/municipio/datos/releases/${release.id}/assets`;
      await admin.request({ method: 'POST', url: `${url}?name=${name}`, headers: TEXT, data: 'otra cosa' });
    };
    const harm = async (): Promise<void> => {
      await admin.rest.repos.deleteReleaseAsset({ ...AT, asset_id: first?.id ?? 0 });
      await admin.rest.repos.deleteReleaseAsset({ ...AT, asset_id: second?.id ?? 0 });
      await upload(encodeURIComponent(second?.name ?? ''));
      await upload('regalo.txt');
    };
    await restored(harm, { kind: 'assets-changed', by: 'admin-tic' });
  });

  test('the branch of the record, deleted or rewritten', async () => {
    const { admin } = here.town;
    await restored(() => admin.rest.git.deleteRef({ ...AT, ref: 'heads/published' }), {
      kind: 'record-deleted',
      by: 'admin-tic',
    });
    const sha = (await tipOf(here.town.stage.repository, 'main')) ?? '';
    await restored(() => admin.rest.git.updateRef({ ...AT, ref: 'heads/published', sha, force: true }), {
      kind: 'record-rewritten',
      by: 'admin-tic',
    });
  });

  test('a file of the record that a later commit changed', async () => {
    const { stage } = here.town;
    const ref = 'refs/heads/published';
    const before = await tipOf(stage.repository, ref);
    const { commitFiles } = await import('../../sandbox/seed.ts');
    await restored(
      async () => {
        const files = { 'releases/arboles/1.0.0.tag': undefined, 'releases/compras/1.0.0.json': '{}\n' };
        const after = await commitFiles(stage.repository, { branch: 'published', files, message: 'Limpieza' });
        await afterPush(sandbox.world, stage.repository, sandbox.user('admin-tic'), [{ ref, before, after }]);
      },
      { kind: 'record-altered', by: 'admin-tic' },
    );
  });

  test('everything at once: tags, releases and the record', async () => {
    const { admin } = here.town;
    await restored(
      async () => {
        for (const { id } of here.town.releases()) await admin.rest.repos.deleteRelease({ ...AT, release_id: id });
        for (const line of await here.town.tags()) {
          await admin.rest.git.deleteRef({ ...AT, ref: `tags/${line.split(' ')[0]}` });
        }
        await admin.rest.git.deleteRef({ ...AT, ref: 'heads/published' });
      },
      { kind: 'record-deleted', by: 'admin-tic' },
    );
  });
});

const TEXT = { 'content-type': 'text/plain' };

describe('files come back by a pull request', () => {
  // One town for all of it; the last takes its history away.
  beforeAll(found, PATIENCE);
  afterAll(leave);

  test('a dataset that was removed by a push', async () => {
    const { town } = here;
    const { repository } = town.stage;
    const listed = await git(repository.folder, ['ls-tree', '-r', '--name-only', 'main', 'datasets/arboles/']);
    const tree = await git(repository.folder, ['rev-parse', 'main:datasets/arboles']);
    await town.push(Object.fromEntries(listed.split('\n').map((path) => [path, undefined])));
    const outcome = await here.watch();
    expect(outcome.alarms).toMatchObject([{ kind: 'dataset-vanished', dataset: 'arboles', by: 'admin-tic' }]);
    const tip = await tipOf(repository, 'main');
    const [pull] = [...repository.pulls.values()];
    expect(pull).toMatchObject({ base: { ref: 'main' }, head: { ref: 'apertura/repone/arboles' } });
    expect(await git(repository.folder, ['rev-parse', `${pull?.head.sha}:datasets/arboles`])).toBe(tree);
    expect(await git(repository.folder, ['rev-parse', `${pull?.head.sha}^`])).toBe(tip);
    const writes = here.writes();
    await here.watch();
    expect(here.writes()).toBe(writes);
    await town.admin.rest.pulls.merge({ ...AT, pull_number: pull?.issue.number ?? 0 });
    expect(await here.watch()).toMatchObject({ alarms: [] });
    expect(here.alarms().map(({ state }) => state)).toEqual(['closed']);
  });

  test('data that a push changed, before and after publishing has seen it', async () => {
    const { town } = here;
    const before = await town.read(TREES);
    await town.push({ [TREES]: before.replace(/\n[^\n]*\n$/, '\n') }, 'eje-raul');
    expect((await here.watch('look')).alarms).toMatchObject([{ kind: 'pushed', subject: 'arboles', by: 'eje-raul' }]);
    await here.publish();
    const { repository } = town.stage;
    const pulls = repository.pulls.size;
    // As `apertura setup` leaves it: then a person opens the pull request.
    repository.settings.set('can_approve_pull_request_reviews', false);
    const { alarms } = await here.watch();
    expect(alarms).toMatchObject([{ kind: 'pushed', subject: 'arboles', by: 'eje-raul' }]);
    expect(repository.pulls.size).toBe(pulls);
    expect(await town.read(TREES, 'apertura/repone/arboles')).toBe(before);
    const [issue, ...others] = here.alarms().filter(({ state }) => state === 'open');
    expect(others).toEqual([]);
    expect(issue?.body).toContain('`apertura/repone/arboles`');
    const told = issue?.updatedAt;
    await here.watch();
    expect(issue?.updatedAt).toEqual(told);
    repository.settings.set('can_approve_pull_request_reviews', true);
    await here.watch();
    const pull = [...repository.pulls.values()].at(-1);
    expect(await town.read(TREES, pull?.head.sha)).toBe(before);
    await town.admin.rest.pulls.merge({ ...AT, pull_number: pull?.issue.number ?? 0 });
    expect(await here.watch()).toMatchObject({ alarms: [] });
  });

  test('a push by force that takes history and data away', async () => {
    const { town } = here;
    const { repository } = town.stage;
    await here.publish();
    const [first = ''] = (await git(repository.folder, ['rev-list', '--reverse', 'main'])).split('\n');
    const before = await town.read(TREES);
    const { commitFiles } = await import('../../sandbox/seed.ts');
    const files = { [TREES]: undefined, 'datasets/arboles/datapackage.json': undefined };
    await commitFiles(repository, { branch: 'otra', parent: first, files, message: 'Otra' });
    const empty = await git(repository.folder, ['commit-tree', 'otra^{tree}', '-m', 'Desde cero']);
    const old = await objectOf(repository, 'refs/heads/main');
    await setRef(repository, 'refs/heads/main', empty);
    const change = { ref: 'refs/heads/main', before: old, after: empty };
    await afterPush(sandbox.world, repository, sandbox.user('admin-tic'), [change]);
    const { alarms } = await here.watch();
    expect(alarms).toMatchObject([
      { kind: 'history-removed', branch: 'main', last: old, by: 'admin-tic' },
      { kind: 'dataset-vanished', dataset: 'arboles', by: 'admin-tic' },
    ]);
    const pull = [...repository.pulls.values()].at(-1);
    expect(await town.read(TREES, pull?.head.sha)).toBe(before);
  });
});

describe('what only people can undo is told', () => {
  beforeAll(found, PATIENCE);
  afterAll(leave);

  test('a repository that was made private, and public again', async () => {
    const { admin } = here.town;
    await admin.rest.repos.update({ ...AT, visibility: 'private' });
    const happened = [told('privatized', 'municipio/datos', 'admin-tic')];
    const { alarms } = await here.watch('restore', { happened });
    expect(alarms).toMatchObject([{ kind: 'private', by: 'admin-tic' }]);
    // A later look knows less, and leaves what is known.
    const [issue] = here.alarms();
    const body = issue?.body ?? '';
    expect(body).toContain('`admin-tic`');
    await here.watch();
    expect(here.alarms().map((each) => each.body)).toEqual([body]);
    await admin.rest.repos.update({ ...AT, visibility: 'public' });
    await here.watch();
    expect(here.alarms()).toMatchObject([{ state: 'closed', title: /^Resuelto: / }]);
  });

  test('an archived repository takes no issue: whoever asked is given it', async () => {
    const { admin } = here.town;
    await admin.rest.repos.update({ ...AT, archived: true });
    const { alarms, untold } = await here.watch('restore');
    expect(alarms.map(({ kind }) => kind)).toEqual(['archived']);
    await admin.rest.repos.update({ ...AT, archived: false });
    expect(untold.map(({ title }) => title)).toEqual(['El repositorio municipio/datos está archivado']);
  });

  test('an immutable release that was deleted cannot have its name again, and that is said', async () => {
    const { admin, stage } = here.town;
    const release = here.release(TAG);
    release.immutable = true;
    await admin.rest.repos.deleteRelease({ ...AT, release_id: release.id });
    await admin.rest.git.deleteRef({ ...AT, ref: `tags/${TAG}` });
    const { alarms } = await here.watch();
    expect(alarms.map(({ kind }) => kind)).toEqual(['tag-deleted', 'release-deleted']);
    const open = [...stage.repository.issues.values()].filter(({ state }) => state === 'open');
    expect(open.every(({ body }) => body.includes('No se pudo reponer'))).toBe(true);
  });

  test('an approved change that has errors, and that nobody mends', async () => {
    const { town } = here;
    const before = await town.read(TREES);
    const files = { [TREES]: before.replace(/\n[^,]*,/, '\nno es número,') };
    const pull = await town.merge({ files, author: 'eje-raul', approvals: ['gob-maria'] });
    await here.publish();
    const now = new Date(Date.now() + 2 * 24 * 60 * 60 * 1000).toISOString();
    const { alarms } = await here.watch('look', { now });
    expect(alarms.filter(({ kind }) => kind.startsWith('held-'))).toMatchObject([
      { kind: 'held-unsound', subject: 'arboles', pull, by: expect.any(String), when: expect.any(String) },
    ]);
  });
});
