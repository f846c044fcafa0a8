import { Octokit } from '@octokit/rest';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Repository } from './repository.ts';
import { addArtifact, finishRun, startRun } from './running.ts';
import { type Sandbox, startSandbox } from './sandbox.ts';
import { commitFiles, createRepository } from './seed.ts';

let sandbox: Sandbox;
let repository: Repository;
let ana: Octokit;
const AT = { owner: 'municipio', repo: 'datos' };

beforeEach(async () => {
  sandbox = await startSandbox();
  const organization = sandbox.organization('municipio');
  organization.members.set('ana', { account: sandbox.user('ana'), role: 'admin', state: 'active' });
  repository = await createRepository(sandbox.world, { owner: organization, name: 'datos' });
  await commitFiles(repository, { branch: 'main', files: { 'a.csv': 'id\n1\n' }, message: 'Primera' });
  const silent = (): void => undefined;
  const log = { debug: silent, info: silent, warn: silent, error: silent };
  ana = new Octokit({ auth: sandbox.token(sandbox.user('ana')), baseUrl: `${sandbox.url}/api/v3`, log });
});

afterEach(async () => {
  const { deviations } = sandbox;
  await sandbox.stop();
  expect(deviations).toEqual([]);
});

/** A draft with one file. */
async function draft(tag = 'agua@1.0.0'): Promise<number> {
  const { data } = await ana.rest.repos.createRelease({ ...AT, tag_name: tag, name: tag, body: 'Notas', draft: true });
  await ana.rest.repos.uploadReleaseAsset({
    ...AT,
    release_id: data.id,
    url: data.upload_url,
    name: 'agua.csv',
    data: 'id\n1\n',
  });
  return data.id;
}

describe('a release', () => {
  test('is drafted, filled and published once; its tag is made then, its file is downloaded and has its digest', async () => {
    const id = await draft();
    await expect(ana.rest.git.getRef({ ...AT, ref: 'tags/agua@1.0.0' })).rejects.toMatchObject({ status: 404 });
    await expect(ana.rest.repos.getReleaseByTag({ ...AT, tag: 'agua@1.0.0' })).rejects.toMatchObject({ status: 404 });
    await ana.rest.repos.updateRelease({ ...AT, release_id: id, draft: false });
    const { data } = await ana.rest.repos.getReleaseByTag({ ...AT, tag: 'agua@1.0.0' });
    expect(data.assets.map(({ name, size, digest }) => [name, size, digest?.slice(0, 7)])).toEqual([
      ['agua.csv', 5, 'sha256:'],
    ]);
    expect((await ana.rest.git.getRef({ ...AT, ref: 'tags/agua@1.0.0' })).data.object.type).toBe('commit');
    const asset = await ana.request('GET /repos/{owner}/{repo}/releases/assets/{asset_id}', {
      ...AT,
      asset_id: data.assets[0]?.id ?? 0,
      headers: { accept: 'application/octet-stream' },
    });
    expect(Buffer.from(asset.data as unknown as ArrayBuffer).toString()).toBe('id\n1\n');
    await expect(ana.rest.repos.createRelease({ ...AT, tag_name: 'agua@1.0.0' })).rejects.toMatchObject({
      status: 422,
    });
  });

  test('that is immutable takes no other file, no other tag, and its tag’s name is never free again', async () => {
    await ana.request('PUT /repos/{owner}/{repo}/immutable-releases', AT);
    const id = await draft();
    await ana.rest.repos.updateRelease({ ...AT, release_id: id, draft: false });
    const { data } = await ana.rest.repos.getRelease({ ...AT, release_id: id });
    const at = { ...AT, release_id: id };
    await expect(
      ana.rest.repos.uploadReleaseAsset({ ...at, url: data.upload_url, name: 'b', data: 'b' }),
    ).rejects.toMatchObject({ status: 422 });
    await expect(ana.rest.repos.deleteReleaseAsset({ ...AT, asset_id: data.assets[0]?.id ?? 0 })).rejects.toMatchObject(
      { status: 422 },
    );
    await expect(ana.rest.repos.updateRelease({ ...at, tag_name: 'otra' })).rejects.toMatchObject({ status: 422 });
    await ana.rest.repos.deleteRelease(at);
    await expect(ana.rest.repos.createRelease({ ...AT, tag_name: 'agua@1.0.0' })).rejects.toMatchObject({
      status: 422,
    });
  });
});

describe('as on GitHub', () => {
  test('a release whose tag is deleted is a draft again, without losing its files', async () => {
    const id = await draft();
    await ana.rest.repos.updateRelease({ ...AT, release_id: id, draft: false });
    await ana.rest.git.deleteRef({ ...AT, ref: 'tags/agua@1.0.0' });
    const { data } = await ana.rest.repos.getRelease({ ...AT, release_id: id });
    expect([data.draft, data.published_at, data.assets.length]).toEqual([true, null, 1]);
    expect(data.html_url).toMatch(/\/tag\/untagged-[0-9a-f]+$/);
  });

  test('names with @ and + are found at their addresses', async () => {
    const tag = 'agua@1.0.0+withdrawn';
    const id = await draft(tag);
    await ana.rest.repos.updateRelease({ ...AT, release_id: id, draft: false });
    const { data } = await ana.rest.repos.getReleaseByTag({ ...AT, tag });
    const address = data.assets[0]?.browser_download_url ?? '';
    expect(address).toContain('/agua%401.0.0%2Bwithdrawn/');
    for (const each of [address, address.replace('%40', '@').replace('%2B', '+')]) {
      expect(await (await fetch(each)).text()).toBe('id\n1\n');
    }
  });

  test('a name is taken once, has no odd characters, and a file is never empty', async () => {
    const id = await draft();
    const { data } = await ana.rest.repos.getRelease({ ...AT, release_id: id });
    const upload = async (name: string, text: string) =>
      (await ana.rest.repos.uploadReleaseAsset({ ...AT, release_id: id, url: data.upload_url, name, data: text })).data;
    await expect(upload('agua.csv', 'x')).rejects.toMatchObject({
      status: 422,
      response: { data: { errors: [{ resource: 'ReleaseAsset', code: 'already_exists', field: 'name' }] } },
    });
    await expect(upload('otro.csv', '')).rejects.toMatchObject({ status: 400 });
    expect((await upload('.del agua (2).csv', 'x')).name).toBe('del.agua..2..csv');
  });

  test('an upload that breaks down leaves a file without bytes, which keeps its name taken until it is deleted', async () => {
    const id = await draft();
    const { data } = await ana.rest.repos.getRelease({ ...AT, release_id: id });
    const upload = async () =>
      await ana.rest.repos.uploadReleaseAsset({ ...AT, release_id: id, url: data.upload_url, name: 'b', data: 'b' });
    sandbox.world.faults.add({
      fault: { kind: 'answer', status: 502 },
      operations: ['repos/upload-release-asset'],
      times: 1,
    });
    await expect(upload()).rejects.toMatchObject({ status: 502 });
    const assets = await ana.rest.repos.listReleaseAssets({ ...AT, release_id: id });
    const starter = assets.data.find(({ name }) => name === 'b');
    expect(starter).toMatchObject({ state: 'starter', size: 0, digest: null });
    await expect(upload()).rejects.toMatchObject({ status: 422 });
    await ana.rest.repos.deleteReleaseAsset({ ...AT, asset_id: starter?.id ?? 0 });
    expect((await upload()).data.state).toBe('uploaded');
  });
});

test('an artifact of a run is listed and downloaded by an address that is good once', async () => {
  const head = { headSha: 'a'.repeat(40), headBranch: 'main', headRepository: repository, actor: sandbox.user('ana') };
  const run = await startRun(sandbox.world, repository, {
    name: 'review',
    path: '.github/workflows/review.yaml',
    event: 'push',
    ...head,
  });
  await finishRun(sandbox.world, repository, run);
  addArtifact(sandbox.world, repository, run, 'answers', Buffer.from('PK'));
  const { data } = await ana.rest.actions.listWorkflowRunArtifacts({ ...AT, run_id: run.id });
  expect(data.artifacts.map(({ name }) => name)).toEqual(['answers']);
  const at = { ...AT, artifact_id: data.artifacts[0]?.id ?? 0, archive_format: 'zip' };
  const zip = await ana.rest.actions.downloadArtifact(at);
  expect(Buffer.from(zip.data as ArrayBuffer).toString()).toBe('PK');
  expect((await fetch(zip.url)).status).toBe(404);
});
