/** What was published by hand, at the sandbox; and a host of its own before it, where downloads go wrong on demand. */

import { readdir, readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { Octokit } from '@octokit/rest';
import type { Repository } from '../../sandbox/repository.ts';
import { type Sandbox, startSandbox } from '../../sandbox/sandbox.ts';
import { createRepository } from '../../sandbox/seed.ts';
import { git, type Published } from './published.ts';

export const AT = { owner: 'municipio', repo: 'datos' } as const;

/** A repository with its releases. */
export interface ConsumerStage {
  readonly sandbox: Sandbox;
  readonly repository: Repository;
  /** For whoever may read it. */
  readonly token: string;
  readonly ana: Octokit;
  /** The sandbox's API. */
  readonly api: string;
  stop(): Promise<void>;
}

/** Puts all that was published into a sandbox. */
export async function startConsumerStage(published: Published): Promise<ConsumerStage> {
  const sandbox = await startSandbox();
  const organization = sandbox.organization(AT.owner);
  organization.members.set('ana', { account: sandbox.user('ana'), role: 'admin', state: 'active' });
  const repository = await createRepository(sandbox.world, { owner: organization, name: AT.repo });
  await git(repository.folder, [
    'fetch',
    '--quiet',
    published.repository,
    '+refs/heads/*:refs/heads/*',
    '+refs/tags/*:refs/tags/*',
  ]);
  const token = sandbox.token(sandbox.user('ana'));
  const api = `${sandbox.url}/api/v3`;
  const silent = (): void => undefined;
  const log = { debug: silent, info: silent, warn: silent, error: silent };
  const ana = new Octokit({ auth: token, baseUrl: api, log });
  for (const tag of (await readdir(published.shelf)).sort()) await release(ana, join(published.shelf, tag), tag);
  return { sandbox, repository, token, ana, api, stop: async () => await sandbox.stop() };
}

async function release(ana: Octokit, folder: string, tag: string): Promise<void> {
  const name = `Obra pública ${tag.slice(tag.indexOf('@') + 1)}`;
  const { data } = await ana.rest.repos.createRelease({ ...AT, tag_name: tag, name, draft: true });
  for (const file of await readdir(folder)) {
    const bytes = await readFile(join(folder, file));
    await ana.rest.repos.uploadReleaseAsset({
      ...AT,
      release_id: data.id,
      url: data.upload_url,
      name: file,
      data: bytes as unknown as string,
    });
  }
  await ana.rest.repos.updateRelease({ ...AT, release_id: data.id, draft: false });
}

/** What a host does with a request; `true`: it has answered. */
export type Handler = (asked: IncomingMessage, answer: ServerResponse) => boolean;

/** A host on a port of its own. */
export interface Host {
  readonly url: string;
  /** What it was asked, with the authorization that was sent along. */
  readonly asked: { readonly path: string; readonly authorization: string | undefined }[];
  stop(): Promise<void>;
}

/** A host that answers as it is told, and passes on to another what it has no answer for. */
export async function startHost(handle: Handler, behind?: string): Promise<Host> {
  const asked: Host['asked'] = [];
  const server = createServer((incoming, answer) => {
    asked.push({ path: incoming.url ?? '', authorization: incoming.headers.authorization });
    if (handle(incoming, answer)) return;
    if (behind === undefined) answer.writeHead(404).end();
    else passOn(incoming, answer, behind);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, asked, stop: async () => await close(server) };
}

function passOn(incoming: IncomingMessage, answer: ServerResponse, behind: string): void {
  const url = new URL(incoming.url ?? '/', behind);
  const headers = { ...incoming.headers, host: url.host };
  const onward = request(url, { method: incoming.method, headers }, (got) => {
    answer.writeHead(got.statusCode ?? 502, got.headers);
    got.pipe(answer);
  });
  incoming.pipe(onward);
}

async function close(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise<void>((done) => server.close(() => done()));
}
