import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Fault } from '../faults.ts';
import type { Repository } from '../repository.ts';
import { type Sandbox, startSandbox } from '../sandbox.ts';
import { commitFiles, createRepository } from '../seed.ts';
import { tipOf } from './refs.ts';
import { git } from './run.ts';

let sandbox: Sandbox;
let folder: string;
let repository: Repository;
let tip: string;
let address: string;

beforeEach(async () => {
  sandbox = await startSandbox();
  folder = await mkdtemp(join(tmpdir(), 'clone-'));
  const ana = sandbox.user('ana');
  repository = await createRepository(sandbox.world, { owner: ana, name: 'data' });
  tip = await commitFiles(repository, { branch: 'main', files: { 'a.csv': 'a\n' }, message: 'one' });
  address = `${sandbox.url.replace('://', `://x:${sandbox.token(ana)}@`)}/ana/data.git`;
});

afterEach(async () => {
  await sandbox.stop();
  await rm(folder, { recursive: true, force: true });
});

/** How many requests a clone makes, to strike each of them. */
const CLONE = 2;

async function clone(): Promise<string> {
  const into = await mkdtemp(join(folder, 'c-'));
  await git(into, ['clone', '--quiet', '--bare', address, 'data']);
  return git(join(into, 'data'), ['rev-parse', 'main']);
}

const FAULTS: readonly (readonly [string, Fault, boolean])[] = [
  ['500', { kind: 'answer', status: 500 }, false],
  ['502', { kind: 'answer', status: 502 }, false],
  ['a secondary limit', { kind: 'secondary-limit', seconds: 1 }, false],
  ['429', { kind: 'too-many', seconds: 1 }, false],
  ['no answer', { kind: 'time-out', after: 5 }, false],
  ['a connection that ends before', { kind: 'closed', work: 'before' }, false],
  ['a connection that ends after', { kind: 'closed', work: 'after' }, false],
  ['a slow answer', { kind: 'slow', pause: 2 }, true],
  ['half an answer', { kind: 'truncated' }, false],
];

it.each(FAULTS)('%s is what git sees while it clones, and the next clone is whole', async (_, fault, works) => {
  for (let after = 0; after < CLONE; after += 1) {
    sandbox.world.faults.add({ fault, operations: ['git/upload-pack'], times: 1, after });
    // Git asks once more by itself where a connection that it had kept was closed.
    const outcome = await clone().catch(() => undefined);
    if (works) expect(outcome).toBe(tip);
    else expect([undefined, tip]).toContain(outcome);
    expect(sandbox.world.faults.struck).toBe(after + 1);
    sandbox.world.faults.clear();
    expect(await clone()).toBe(tip);
  }
  expect(sandbox.deviations).toEqual([]);
});

it('a push whose answer is lost has happened; one that was not taken has not', async () => {
  const into = await mkdtemp(join(folder, 'p-'));
  await git(into, ['clone', '--quiet', address, 'data']);
  const work = join(into, 'data');
  const push = async (message: string): Promise<string> => {
    await git(work, ['commit', '--quiet', '--allow-empty', '-m', message]);
    await git(work, ['push', '--quiet', 'origin', 'HEAD:main']).catch(() => undefined);
    return git(work, ['rev-parse', 'HEAD']);
  };
  // Git asks for the refs without a name, then with one, then pushes.
  const strike = (fault: Fault): void =>
    sandbox.world.faults.add({ fault, operations: ['git/receive-pack'], times: 1, after: 2 });
  strike({ kind: 'answer', status: 503 });
  const refused = await push('two');
  expect(await tipOf(repository, 'main')).toBe(tip);
  expect(sandbox.world.faults.struck).toBe(1);
  strike({ kind: 'closed', work: 'after' });
  const taken = await push('three');
  expect(await tipOf(repository, 'main')).toBe(taken);
  expect(taken).not.toBe(refused);
  expect(sandbox.world.faults.struck).toBe(2);
});
