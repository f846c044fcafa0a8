import { isUtf8 } from 'node:buffer';
import { randomInt } from 'node:crypto';
import type { Language } from '../../core/finding.ts';
import type { Pull } from '../../core/governance/pull.ts';
import { DEFAULT_ZONE, dayAt } from '../../core/plan/dates.ts';
import { readPlan } from '../../core/plan/read-plan.ts';
import { tellReview } from '../../core/report/review-face.ts';
import type { Unjudged } from '../../core/report/unjudged-words.ts';
import { intentsOf, unjudgedIntents } from '../../flows/intents.ts';
import { review } from '../../flows/review.ts';
import { GitRepository } from '../../io/git.ts';
import { createHash } from '../../io/hash.ts';
import { mergedChanges } from '../../io/merged-changes.ts';
import type { Judgement, JudgeOrder, PlainPull } from './judgement.ts';

/** Findings kept of each rule, as `apertura review` keeps them. */
const LIMIT = 100;

/**
 * Judges what merging a pull request would do, from the objects of both commits on disk. The same order gives the same
 * judgement in the app, in the Action and, on its own machine, for whoever runs `apertura review BASE...HEAD`.
 */
export async function judge(order: JudgeOrder): Promise<Judgement> {
  const repository = new GitRepository(order.folder);
  try {
    const { base, head } = order;
    // What the base says: a change cannot choose the language of its verdict, nor the day.
    const { institution } = (await readPlan(repository.snapshot(base), { promises: new Set() })).plan;
    const language = institution?.language ?? 'es';
    const today = dayAt(order.now, institution?.timeZone ?? DEFAULT_ZONE);
    const merged = await mergedChanges(repository, base, head);
    if ('conflicts' in merged) return unjudged({ kind: 'conflict', paths: merged.conflicts }, order, language, today);
    const pull = order.pull && pullOf(order.pull);
    const options = { limit: LIMIT, createHash, isUtf8 };
    // Nobody who proposes a change can foresee the seed, and so make two cells look alike.
    const seed = randomInt(2 ** 31);
    const result = await review({ changes: merged.changes, base, head, pull, today, options, seed });
    return {
      state: result.decision.state,
      sound: result.report.verdict === 'sound',
      impact: result.impact,
      language,
      today,
      intents: intentsOf(result, pull, language, order.branch),
      review: tellReview(result, 'json', { language, colour: false, width: 100, show: undefined }),
    };
  } finally {
    await repository.close();
  }
}

/** The judgement on what cannot be judged: it is not merged. */
export function unjudged(
  why: Unjudged,
  { base, head, branch }: Pick<JudgeOrder, 'base' | 'head' | 'branch'>,
  language: Language,
  today: string,
): Judgement {
  return {
    state: 'refused',
    sound: false,
    impact: 'none',
    language,
    today,
    intents: unjudgedIntents(why, head, language, branch),
    review: `${JSON.stringify({ apertura: 1, today, base, head, unjudged: why }, undefined, 2)}\n`,
  };
}

function pullOf({ memberships, ...pull }: PlainPull): Pull {
  const active = Object.entries(memberships).map(([group, logins]) => [group, new Set(logins)] as const);
  return { ...pull, memberships: new Map(active) };
}
