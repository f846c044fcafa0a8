/** Git as people have it: real processes that speak HTTP with the sandbox. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fullNameOf, type Repository } from '../repository.ts';
import type { Sandbox } from '../sandbox.ts';
import { gitEnvironment } from './run.ts';

/** How a git command ended. */
export interface Ended {
  readonly status: number | null;
  /** What it printed, both ways. */
  readonly out: string;
}

/** A folder in which somebody works. */
export interface Clone {
  readonly folder: string;
  git(...args: readonly string[]): Promise<Ended>;
  /** Writes files and commits them; gives the commit. */
  commit(files: Readonly<Record<string, string | Uint8Array>>, message?: string): Promise<string>;
  remove(): Promise<void>;
}

/** Runs git with the machine's settings out of sight. */
export async function runGit(
  folder: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<Ended> {
  const child = spawn('git', args, { cwd: folder, env: gitEnvironment(env), stdio: ['ignore', 'pipe', 'pipe'] });
  let out = '';
  child.stdout.on('data', (chunk: Buffer) => {
    out += chunk;
  });
  child.stderr.on('data', (chunk: Buffer) => {
    out += chunk;
  });
  const [status] = (await once(child, 'close')) as [number | null];
  return { status, out: out.trim() };
}

/** The settings that send a token along, through the environment, where nobody else sees it. */
export function withToken(token: string | undefined): Readonly<Record<string, string>> {
  if (token === undefined) return {};
  return {
    GIT_CONFIG_COUNT: '1',
    GIT_CONFIG_KEY_0: 'http.extraHeader',
    GIT_CONFIG_VALUE_0: `Authorization: Basic ${Buffer.from(`x-access-token:${token}`).toString('base64')}`,
  };
}

/** The address of a repository for git. */
export function remoteOf(sandbox: Sandbox, repository: Repository): string {
  return `${sandbox.url}/${fullNameOf(repository)}.git`;
}

/** A folder with `origin`, fetched; works without a token where none is given. */
export async function cloneOf(sandbox: Sandbox, repository: Repository, token?: string): Promise<Clone> {
  const folder = await mkdtemp(join(tmpdir(), 'clone-'));
  const env = withToken(token);
  const run = (...args: readonly string[]): Promise<Ended> => runGit(folder, args, env);
  await run('clone', '--quiet', remoteOf(sandbox, repository), '.');
  return {
    folder,
    git: run,
    async commit(files, message = 'Change') {
      for (const [path, content] of Object.entries(files)) await writeFile(join(folder, path), content);
      await run('add', '--all');
      await run('commit', '--quiet', '--allow-empty', '-m', message);
      return (await run('rev-parse', 'HEAD')).out;
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}
