import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Fault } from '../../../sandbox/faults.ts';
import { NAME, type PullStage, pullStage } from '../../../test/github/pull-stage.ts';
import type { Annotation, Intent } from '../../core/intent.ts';
import { deliver } from './deliver.ts';
import { readVerdicts } from './deliver-checks.ts';

const GOVERNANCE = 'apertura/gobernanza (main)';
let stage: PullStage;

beforeEach(async () => {
  stage = await pullStage();
});

afterEach(async () => {
  const { deviations } = stage.sandbox;
  await stage.sandbox.stop();
  expect(deviations).toEqual([]);
});

function intents(): readonly Intent[] {
  const annotations = Array.from(
    { length: 60 },
    (_, at): Annotation => ({ path: 'a.csv', line: at + 1, level: 'failure', title: 't', message: `${at}` }),
  );
  const check = { kind: 'check', commit: stage.head, title: 't', summary: 's' } as const;
  return [
    { ...check, name: 'apertura/datos (main)', conclusion: 'failure', annotations },
    { ...check, name: GOVERNANCE, conclusion: 'action-required', annotations: [] },
    { kind: 'comment', marker: '<!-- m -->', body: '<!-- m -->\nHola' },
    { kind: 'reviewers', logins: ['carla'] },
    { kind: 'labels', prefix: 'impacto: ', label: 'impacto: adición' },
  ];
}

/** Everything that a person sees. */
async function seen(): Promise<unknown> {
  const { rest } = stage.as('ana');
  const { data: pull } = await rest.pulls.get({ ...NAME, pull_number: 1 });
  const { data: comments } = await rest.issues.listComments({ ...NAME, issue_number: 1 });
  const verdicts = await readVerdicts(stage.client(), await stage.target());
  const runs = [...stage.repository.checkRuns.values()].filter(({ status }) => status === 'completed');
  return {
    comments: comments.map(({ body }) => body),
    requested: pull.requested_reviewers?.map(({ login }) => login),
    labels: pull.labels.map(({ name }) => name),
    verdicts: verdicts.map(({ name, conclusion, fingerprint }) => [name, conclusion, fingerprint]).sort(),
    annotations: runs.findLast(({ name }) => name !== GOVERNANCE)?.annotations.length,
  };
}

const FAULTS: readonly (readonly [string, Fault])[] = [
  ['is refused', { kind: 'answer', status: 502 }],
  ['is done, and the connection ends', { kind: 'closed', work: 'after' }],
  ['is answered by half', { kind: 'truncated' }],
];
const WRITES: readonly (readonly [string, number])[] = [
  ['issues/create-comment', 0],
  ['pulls/request-reviewers', 0],
  ['issues/add-labels', 0],
  ['checks/create', 0],
  ['checks/update', 0],
  ['checks/create', 1],
];

describe('whatever goes wrong, doing it again ends where it would have ended', () => {
  test.each(
    WRITES.flatMap(([operation, after]) => FAULTS.map(([words, fault]) => ({ operation, after, words, fault }))),
  )('$operation (after $after) $words', async ({ operation, after, fault }) => {
    stage.sandbox.world.faults.add({ fault, operations: [operation], times: 1, after });
    const failed = await deliver(stage.client(), await stage.target(), intents()).then(
      () => false,
      () => true,
    );
    expect(stage.sandbox.world.faults.struck).toBe(1);
    if (failed && !(operation === 'checks/create' && after === 1)) {
      const verdicts = await readVerdicts(stage.client(), await stage.target());
      expect(verdicts.some(({ name }) => name === GOVERNANCE)).toBe(false);
    }
    await deliver(stage.client(), await stage.target(), intents());
    expect(await seen()).toEqual({
      comments: ['<!-- m -->\nHola'],
      requested: ['carla'],
      labels: ['impacto: adición'],
      verdicts: [
        ['apertura/datos (main)', 'failure', 'f1'],
        [GOVERNANCE, 'action_required', 'f1'],
      ],
      annotations: 60,
    });
    expect((await deliver(stage.client(), await stage.target(), intents())).writes).toBe(0);
  });
});
