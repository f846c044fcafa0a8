import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Chronicle, chronicle } from '../../test/publish/chronicle.ts';
import type { PublishedStep } from './publish.ts';

const TREES = 'datasets/arboles/data/arboles.csv';
const PROMISE = 'plan/datasets/arboles.yaml';
const POLICY = 'plan/policy.yaml';
const MORE = 'A-9001,Fresno,2.4,2026-07-14,bueno\n';

let town: Chronicle;

beforeEach(async () => {
  town = await chronicle();
});

afterEach(async () => {
  await town.remove();
});

const tags = (steps: readonly PublishedStep[]): readonly (readonly string[])[] =>
  steps.slice(1).map(({ planned }) => planned.map(({ tag }) => tag));
const held = (steps: readonly PublishedStep[]): readonly string[] =>
  (steps.at(-1)?.state.held ?? []).map(({ subject, why }) => `${subject}: ${why}`);

/** What stands in a file before anything is published. */
async function before(path: string, change: (text: string) => string): Promise<void> {
  await writeFile(join(town.folder, path), change(await town.read(path)));
}

/** Takes the table's last row away, which breaks. */
async function withoutLast(): Promise<Readonly<Record<string, string>>> {
  return { [TREES]: (await town.read(TREES)).replace(/[^\n]+\n$/, '') };
}

test('a trial is 0.x whatever breaks, its end is 1.0.0, and there is no way back', async () => {
  await before(PROMISE, (text) => `${text}trial: true\n`);
  await town.adopt();
  await town.merge({ files: { [TREES]: `${await town.read(TREES)}${MORE}` } });
  await town.merge({ files: await withoutLast() });
  const onTrial = await town.read(PROMISE);
  await town.merge({ files: { [PROMISE]: onTrial.replace('trial: true\n', '') }, approvals: ['est-ana'] });
  await town.merge({ files: { [PROMISE]: onTrial }, approvals: ['est-ana'] });
  await town.merge({ files: await withoutLast() });
  const steps = await town.plan();
  expect(held(steps)).toEqual([]);
  expect(steps[0]?.planned.map(({ tag }) => tag)).toEqual(['arboles@0.1.0', 'compras@1.0.0', 'reportes@1.0.0']);
  expect(tags(steps)).toEqual([['arboles@0.2.0'], ['arboles@0.3.0'], ['arboles@1.0.0'], [], ['arboles@2.0.0']]);
});

test('to end a trial is for whoever decides on the plan', async () => {
  await before(PROMISE, (text) => `${text}trial: true\n`);
  await town.adopt();
  const settled = (await town.read(PROMISE)).replace('trial: true\n', '');
  await town.merge({ files: { [PROMISE]: settled }, approvals: ['gob-maria'] });
  const steps = await town.plan();
  expect([tags(steps), held(steps)]).toEqual([[[]], ['arboles: not-approved']]);
});

test('what breaks without the notice that the policy demands is not published', async () => {
  await before(POLICY, (text) => text.replace('quorum: 2', 'quorum: 2\n  noticeDays: 30'));
  await town.adopt();
  await town.merge({ files: await withoutLast() });
  const steps = await town.plan();
  expect([tags(steps), held(steps)]).toEqual([[[]], ['arboles: not-approved']]);
});

test('what was announced is published when its day has come', async () => {
  await before(POLICY, (text) => text.replace('quorum: 2', 'quorum: 2\n  noticeDays: 30'));
  await before(PROMISE, (text) => `${text}announce: { date: 2026-11-20, what: se quita la última fila }\n`);
  await town.adopt();
  await town.merge({ files: await withoutLast() });
  const steps = await town.plan();
  expect([tags(steps), held(steps)]).toEqual([[['arboles@2.0.0']], []]);
});
