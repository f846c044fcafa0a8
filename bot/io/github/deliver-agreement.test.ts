import fc from 'fast-check';
import { expect, test } from 'vitest';
import { runs } from '../../../test/fuzz.ts';
import { NAME, type PullStage, pullStage } from '../../../test/github/pull-stage.ts';
import type { CheckIntent, Conclusion, Intent } from '../../core/intent.ts';
import { deliver as deliverInMemory, type MemoryPull, UNTOUCHED } from '../deliver-memory.ts';
import { deliver } from './deliver.ts';

const text = fc.constantFrom('Hola', 'Falta 1 aprobación', 'x\ny', '');
const conclusion = fc.constantFrom<Conclusion>('success', 'failure', 'action-required', 'neutral');
const MARKERS = ['<!-- m -->', '<!-- n -->'] as const;

/** What one judgement may want: of each thing at most one. */
const wanted = fc.record({
  checks: fc.uniqueArray(fc.record({ name: fc.constantFrom('datos', 'gobernanza'), conclusion, summary: text }), {
    selector: ({ name }) => name,
  }),
  comments: fc.uniqueArray(fc.record({ marker: fc.constantFrom(...MARKERS), body: text }), {
    selector: ({ marker }) => marker,
  }),
  reviewers: fc.subarray(['ana', 'carla']),
  label: fc.constantFrom('impacto: adición', 'impacto: retiro', undefined),
});

type Wanted = typeof wanted extends fc.Arbitrary<infer T> ? T : never;

function intentsOf({ checks, comments, reviewers, label }: Wanted, commit: string): readonly Intent[] {
  return [
    ...checks.map((each): Intent => ({ kind: 'check', commit, title: 't', annotations: [], ...each })),
    ...comments.map(({ marker, body }): Intent => ({ kind: 'comment', marker, body: `${marker}\n${body}` })),
    { kind: 'reviewers', logins: reviewers },
    { kind: 'labels', prefix: 'impacto: ', label },
  ];
}

/** The pull request of the sandbox, as memory holds one. */
async function held({ as, repository }: PullStage): Promise<MemoryPull> {
  const { rest } = as('ana');
  const { data: pull } = await rest.pulls.get({ ...NAME, pull_number: 1 });
  const { data: comments } = await rest.issues.listComments({ ...NAME, issue_number: 1 });
  const last = new Map(
    [...repository.checkRuns.values()].map((run): [string, CheckIntent] => [
      run.name,
      {
        kind: 'check',
        name: run.name,
        commit: run.headSha,
        conclusion: (run.conclusion ?? '').replace('_', '-') as Conclusion,
        title: run.output.title ?? '',
        summary: run.output.summary ?? '',
        annotations: [],
      },
    ]),
  );
  return {
    checks: [...last.values()],
    comments: comments.map(({ body = '' }) => ({ marker: MARKERS.find((each) => body.startsWith(each)) ?? '', body })),
    reviewers: (pull.requested_reviewers ?? []).map(({ login }) => login).sort(),
    labels: pull.labels.map(({ name }) => name).sort(),
  };
}

const byName = (pull: MemoryPull): unknown => ({
  ...pull,
  checks: [...pull.checks].sort((one, other) => (one.name < other.name ? -1 : 1)),
});

test('GitHub and memory hold the same after the same judgements', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(wanted, { minLength: 1, maxLength: 4 }), async (judgements) => {
      const stage = await pullStage();
      try {
        let memory = UNTOUCHED;
        for (const judgement of judgements) {
          const intents = intentsOf(judgement, stage.head);
          await deliver(stage.client(), await stage.target(), intents);
          memory = deliverInMemory(intents, memory);
          expect(byName(await held(stage))).toEqual(byName(memory));
        }
      } finally {
        await stage.sandbox.stop();
      }
      expect(stage.sandbox.deviations).toEqual([]);
    }),
    runs(8),
  );
});
