import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Permissions } from '../../sandbox/account.ts';
import { NOW, type Stage } from './stage.ts';

/** What review.yaml grants the job that reads. */
export const READING: Permissions = { contents: 'read', pull_requests: 'read', checks: 'read' };
/** And the one that answers. */
export const ANSWERING: Permissions = { contents: 'read', pull_requests: 'write', issues: 'write', checks: 'write' };

/** What a command left. */
export interface Ran {
  readonly status: number;
  readonly out: string;
}

/** Runs a job's command as a runner does: with an event, and a token that may just what the workflow grants. */
export async function runAction(
  { sandbox, organization }: Pick<Stage, 'sandbox' | 'organization'>,
  folder: string,
  command: 'read' | 'answer',
  event: string,
  payload: unknown,
): Promise<Ran> {
  const path = join(folder, 'event.json');
  await writeFile(path, JSON.stringify(payload));
  const installation =
    [...sandbox.world.installations.values()].find(({ app }) => app === sandbox.actions) ??
    sandbox.install(sandbox.actions, organization);
  const env = {
    PATH: process.env['PATH'] ?? '',
    GITHUB_REPOSITORY: 'municipio/datos',
    GITHUB_EVENT_NAME: event,
    GITHUB_EVENT_PATH: path,
    GITHUB_TOKEN: sandbox.tokenOf(installation, command === 'read' ? READING : ANSWERING),
    GITHUB_API_URL: `${sandbox.url}/api/v3`,
    GITHUB_SERVER_URL: sandbox.url,
    GITHUB_OUTPUT: join(folder, 'output'),
    RUNNER_TEMP: join(folder, 'runner'),
    APERTURA_NOW: new Date(NOW).toISOString(),
  };
  const program = ['dist/bot/apps/action/main.js', command, join(folder, 'answers')];
  const child = spawn(process.execPath, program, { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let out = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (out += chunk.toString()));
  const [status] = (await once(child, 'close')) as [number];
  return { status, out };
}
