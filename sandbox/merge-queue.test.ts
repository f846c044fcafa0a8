import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { afterPush } from './git/push.ts';
import { tipOf } from './git/refs.ts';
import { git } from './git/run.ts';
import { dequeue, enqueue } from './merge-queue.ts';
import type { MergeGroup, Pull } from './repository.ts';
import { commitFiles } from './seed.ts';
import { AT, refused, startTown, type Town } from './town.cases.ts';

let town: Town;
beforeEach(async () => {
  town = await startTown();
  town.rule(
    { type: 'merge_queue' },
    { type: 'required_status_checks', parameters: { required_status_checks: [{ context: 'apertura' }] } },
  );
});
afterEach(() => town.stop());

const check = async (sha: string, conclusion: 'success' | 'failure'): Promise<void> => {
  await town.asApp().rest.checks.create({ ...AT, name: 'apertura', head_sha: sha, conclusion });
};

/** A pull whose own checks have passed. */
async function ready(branch: string): Promise<Pull> {
  const { pull, head } = await town.propose({ branch, files: { [`${branch}.csv`]: 'id\n' } });
  await check(head, 'success');
  return pull;
}

const queue = (pull: Pull): Promise<void> => enqueue(town.sandbox.world, town.repository, pull);

function groupOf(pull: Pull): MergeGroup {
  const group = town.repository.mergeGroups.find((each) => each.pull === pull);
  if (group === undefined) throw new Error('the pull is in no queue');
  return group;
}

const main = (): Promise<string | undefined> => tipOf(town.repository, 'main');
const until = (what: () => unknown): Promise<unknown> =>
  vi.waitFor(async () => expect(await what()).toBe(true), 20_000);
/** The queue's own events, without those of pulls and pushes. */
const groups = (): readonly string[] => town.told().filter((name) => name.startsWith('merge_group'));

test('a candidate is made, checked and becomes the base', async () => {
  const pull = await ready('una');
  const before = await main();
  await queue(pull);
  const { headRef, headSha, baseSha } = groupOf(pull);
  expect(headRef).toBe(`refs/heads/gh-readonly-queue/main/pr-1-${before}`);
  expect([baseSha, await tipOf(town.repository, headRef)]).toEqual([before, headSha]);
  expect(town.payloads('merge_group.checks_requested')).toMatchObject([
    { merge_group: { head_sha: headSha, head_ref: headRef, base_sha: before, base_ref: 'refs/heads/main' } },
  ]);
  expect(await main()).toBe(before);
  await check(headSha, 'success');
  await until(async () => (await main()) === headSha && town.repository.mergeGroups.length === 0);
  await until(async () => (await tipOf(town.repository, headRef)) === undefined);
  await until(() => town.payloads('pull_request.closed').length === 1);
  expect(pull.merged?.sha).toBe(headSha);
  expect(groups()).toEqual(['merge_group.checks_requested', 'merge_group.destroyed']);
  expect(town.payloads('merge_group.destroyed')).toMatchObject([{ reason: 'merged' }]);
});

test('a candidate stands upon the one before it, and waits for it', async () => {
  const [one, two] = [await ready('una'), await ready('otra')];
  await queue(one);
  await queue(two);
  const [first, second] = [groupOf(one), groupOf(two)];
  expect(second.baseSha).toBe(first.headSha);
  await check(second.headSha, 'success');
  expect(town.repository.mergeGroups).toHaveLength(2);
  await check(first.headSha, 'success');
  await until(() => one.merged !== undefined && two.merged !== undefined);
  expect(await main()).toBe(second.headSha);
});

test('a check that fails takes a pull out, and those behind it are made anew', async () => {
  const [one, two] = [await ready('una'), await ready('otra')];
  const before = await main();
  await queue(one);
  await queue(two);
  const [first, second] = [groupOf(one), groupOf(two)];
  town.told();
  await check(first.headSha, 'failure');
  await until(() => town.repository.mergeGroups.length === 1 && groupOf(two) !== second);
  expect(groupOf(two).baseSha).toBe(before);
  await until(() => town.payloads('merge_group.checks_requested').length === 3);
  expect(town.payloads('merge_group.destroyed').map(({ reason }) => reason)).toEqual(['dequeued', 'invalidated']);
  expect(town.payloads('pull_request.dequeued')).toMatchObject([{ number: one.issue.number, reason: 'CI_FAILURE' }]);
  // What was said of the old candidate is of no use to the new one.
  await check(second.headSha, 'success');
  expect([await main(), two.merged]).toEqual([before, undefined]);
  await check(groupOf(two).headSha, 'success');
  await until(() => two.merged !== undefined);
  expect(one.merged).toBeUndefined();
});

test('a push to the pull takes it out; a push to the base makes candidates anew', async () => {
  const { sandbox, repository } = town;
  const push = async (branch: string): Promise<void> => {
    const before = await git(repository.folder, ['rev-parse', branch]);
    const after = await commitFiles(repository, { branch, files: { 'z.csv': `${branch}\n` }, message: 'Más' });
    await afterPush(sandbox.world, repository, sandbox.user('ana'), [{ ref: `refs/heads/${branch}`, before, after }]);
  };
  const [one, two] = [await ready('una'), await ready('otra')];
  await queue(one);
  await queue(two);
  await push('una');
  await until(() => repository.mergeGroups.length === 1 && groupOf(two).pull === two);
  await push('main');
  const tip = await main();
  await until(() => repository.mergeGroups[0]?.baseSha === tip);
  await dequeue(sandbox.world, repository, two);
  expect(repository.mergeGroups).toEqual([]);
  expect([one.merged, two.merged]).toEqual([undefined, undefined]);
});

test('a pull is not queued before its own rules are met, nor twice', async () => {
  const { pull, head } = await town.propose();
  await expect(queue(pull)).rejects.toMatchObject(refused(405, 'is expected'));
  await check(head, 'success');
  await queue(pull);
  await expect(queue(pull)).rejects.toMatchObject(refused(422, 'already in the queue'));
  const draft = await town.propose({ branch: 'borrador', files: { 'b.csv': 'id\n' }, draft: true });
  await expect(queue(draft.pull)).rejects.toMatchObject(refused(405, 'still a draft'));
});

test('a pull that conflicts with what is queued before it leaves the queue', async () => {
  const one = await town.propose();
  const two = await town.propose({ branch: 'otra', files: { 'a.csv': 'id\n8\n' } });
  await check(one.head, 'success');
  await check(two.head, 'success');
  await queue(one.pull);
  await queue(two.pull);
  expect(town.repository.mergeGroups.map(({ pull }) => pull)).toEqual([one.pull]);
  expect(town.payloads('pull_request.dequeued')).toMatchObject([{ number: 2, reason: 'MERGE_CONFLICT' }]);
});
