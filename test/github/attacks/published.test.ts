import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { tipOf } from '../../../sandbox/git/refs.ts';
import { git } from '../../../sandbox/git/run.ts';
import type { Issue, Repository } from '../../../sandbox/repository.ts';
import { type Sandbox, startSandbox } from '../../../sandbox/sandbox.ts';
import { type App, startApp } from '../../app.ts';
import { apertura } from '../../cli/run.ts';
import { PublishingTown } from '../../publish/publishing-town.ts';
import { type WatchingTown, watchingTown } from '../../publish/watching-town.ts';
import { anotherRepository, clientOf, type Stage } from '../stage.ts';

const AT = { owner: 'municipio', repo: 'datos' } as const;
const TAG = 'arboles@1.0.0';
const BOT = 'apertura[bot]';
const MORE = 'A-9001,Fresno,2.4,2026-07-14,bueno\n';

let sandbox: Sandbox;
let here: WatchingTown;
let alarms: Stage;
let app: App;

beforeAll(async () => {
  sandbox = await startSandbox();
  here = await watchingTown(sandbox);
  const { stage } = here.town;
  alarms = await anotherRepository(stage, 'alarmas');
  app = await startApp(sandbox, {
    ...stage,
    env: { APERTURA_ALARMS: 'municipio/alarmas', APERTURA_PUBLISH_MINUTES: '0' },
  });
  await app.settled();
}, 120_000);

afterAll(async () => {
  expect(await app.stop()).toBe(0);
  const { deviations } = sandbox;
  await sandbox.stop();
  await here.remove();
  expect(deviations).toEqual([]);
});

/** Alarms that the app has raised and not closed. */
function raised(repository: Repository = here.town.stage.repository): readonly Issue[] {
  return [...repository.issues.values()].filter(
    ({ author, labels, state }) => author.login === BOT && labels.includes('alarma') && state === 'open',
  );
}

test('an approved change and its publication raise no alarm', async () => {
  const path = 'datasets/arboles/data/arboles.csv';
  const tags = await here.town.tags();
  await here.town.merge({ files: { [path]: `${await here.town.read(path)}${MORE}` } });
  await app.settled();
  await here.publish();
  await app.settled();
  expect((await here.town.tags()).length).toBe(tags.length + 1);
  expect([...here.town.stage.repository.issues.values()].filter(({ labels }) => labels.includes('alarma'))).toEqual([]);
});

describe('what was published, held against those with every right', () => {
  test('A86 a version that is deleted is told at once and comes back', async () => {
    const { admin } = here.town;
    const before = await here.town.state();
    await admin.rest.repos.deleteRelease({ ...AT, release_id: here.release(TAG).id });
    await admin.rest.git.deleteRef({ ...AT, ref: `tags/${TAG}` });
    await app.settled();
    const issues = raised();
    expect(issues.length).toBeGreaterThan(0);
    for (const { title, body } of issues) {
      expect(title).toContain(TAG);
      expect(body).toContain('`admin-tic`');
      expect(body).toMatch(/\d{4}-\d\d-\d\d a las \d\d:\d\d UTC/);
    }
    expect((await here.watch('restore')).alarms).toEqual([]);
    expect(await here.town.state()).toEqual(before);
    await app.settled();
    expect(raised()).toEqual([]);
  });

  test('A87 an issue of somebody else with the marker silences no alarm', async () => {
    const { admin, stage } = here.town;
    const marker = '<!-- apertura:alarm release-gone arboles%401.0.0 -->\n<!-- apertura:traced -->';
    const stranger = clientOf(stage, 'curiosa');
    await stranger.rest.issues.create({ ...AT, title: 'Ya se sabe', body: `${marker}\nNo pasa nada.` });
    await admin.rest.repos.updateRelease({ ...AT, release_id: here.release(TAG).id, draft: true });
    await app.settled();
    expect(raised().map(({ title }) => title)).toEqual([expect.stringContaining(TAG)]);
    await here.watch('restore');
    await app.settled();
    expect(raised()).toEqual([]);
  });

  test('A88 a record that is rewritten is not believed', async () => {
    const { admin, stage } = here.town;
    const before = await here.town.state();
    const sha = (await tipOf(stage.repository, 'main')) ?? '';
    await admin.rest.git.updateRef({ ...AT, ref: 'heads/published', sha, force: true });
    await admin.rest.repos.deleteRelease({ ...AT, release_id: here.release(TAG).id });
    await app.settled();
    expect(raised().every(({ body }) => body.includes('`admin-tic`'))).toBe(true);
    expect(raised().some(({ title }) => title.includes('published'))).toBe(true);
    await here.watch('restore');
    expect(await here.town.state()).toEqual(before);
    await app.settled();
    expect(raised()).toEqual([]);
  });

  test('A89 a version that no decision covers is told', async () => {
    const { admin, stage } = here.town;
    const sha = (await tipOf(stage.repository, 'main')) ?? '';
    await admin.rest.git.createRef({ ...AT, ref: 'refs/tags/arboles@9.0.0', sha });
    await app.settled();
    expect(raised().map(({ title }) => title)).toEqual([expect.stringContaining('arboles@9.0.0')]);
    // A person decides about it: nothing is deleted that somebody made.
    expect((await here.watch('restore')).alarms).toMatchObject([{ kind: 'tag-forged', by: 'admin-tic' }]);
    expect((await here.town.tags()).some((line) => line.startsWith('arboles@9.0.0'))).toBe(true);
    await admin.rest.git.deleteRef({ ...AT, ref: 'tags/arboles@9.0.0' });
    await app.settled();
    expect(raised()).toEqual([]);
  });

  test('A90 data that is pushed past the review is not published, and is told', async () => {
    const path = 'datasets/arboles/data/arboles.csv';
    const before = await here.town.read(path);
    const tags = await here.town.tags();
    await here.town.push({ [path]: before.replace(/\n[^\n]*\n$/, '\n') }, 'eje-raul');
    await app.settled();
    const [issue] = raised();
    expect(issue?.body).toContain('`eje-raul`');
    expect(issue?.title).toContain('arboles');
    await here.publish();
    expect(await here.town.tags()).toEqual(tags);
    await here.town.push({ [path]: before });
    await app.settled();
    expect(raised()).toEqual([]);
  });

  test('A91 a repository that is hidden or archived does not silence the watch', async () => {
    const { admin } = here.town;
    await admin.rest.repos.update({ ...AT, visibility: 'private' });
    await app.settled();
    expect(raised()).toMatchObject([{ body: expect.stringContaining('`admin-tic`') }]);
    await admin.rest.repos.update({ ...AT, visibility: 'public' });
    await app.settled();
    expect(raised()).toEqual([]);
    await admin.rest.repos.update({ ...AT, archived: true });
    await app.settled();
    expect(raised(alarms.repository)).toMatchObject([
      { title: expect.stringContaining('municipio/datos'), body: expect.stringContaining('`admin-tic`') },
    ]);
    await admin.rest.repos.update({ ...AT, archived: false });
    await app.settled();
    expect(raised(alarms.repository)).toEqual([]);
  });

  test('A92 a repository that is deleted rises again from a clone', async () => {
    const { town } = here;
    const before = await town.state();
    const url = `${sandbox.url}/municipio`;
    const work = await mkdtemp(join(tmpdir(), 'apertura-clone-'));
    try {
      await git(work, ['clone', '--quiet', '--mirror', `${url}/datos.git`, 'copia']);
      await town.admin.rest.repos.delete({ ...AT });
      await app.settled();
      expect(raised(alarms.repository)).toMatchObject([
        { title: expect.stringContaining('municipio/datos'), body: expect.stringContaining('`admin-tic`') },
      ]);
      const again = new PublishingTown(await anotherRepository(town.stage, 'rescate'));
      const args = ['restore', '--to', 'github', '--repo', 'municipio/rescate'];
      const ran = await apertura(args, { env: town.environment(), cwd: join(work, 'copia') });
      expect(ran).toMatchObject({ status: 0 });
      expect(await again.state()).toEqual(before);
    } finally {
      await rm(work, { recursive: true, force: true });
    }
  });
});
