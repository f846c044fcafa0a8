import { isUtf8 } from 'node:buffer';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Language } from '../../core/finding.ts';
import type { Pull } from '../../core/governance/pull.ts';
import { readPull } from '../../core/governance/read-pull.ts';
import type { Intent } from '../../core/intent.ts';
import type { DatasetQuality } from '../../core/quality/dataset-quality.ts';
import type { Review } from '../../core/report/review.ts';
import { tellReview } from '../../core/report/review-face.ts';
import { intentsOf } from '../../flows/intents.ts';
import { review } from '../../flows/review.ts';
import { GitRepository } from '../../io/git.ts';
import { createHash } from '../../io/hash.ts';
import { type PullCase, readCase, TODAY } from './case.ts';
import { filesOfCase } from './files.ts';
import { type CaseRepository, makeRepository } from './repository.ts';

/** What a case gives: the texts of its recorded files, by name, and the intents as values. */
export interface Recording {
  readonly files: Readonly<Record<string, string>>;
  readonly intents: readonly Intent[];
  readonly review: Review;
}

/** The files that are recorded beside a case. */
export const RECORDED = ['report.json', 'decision.json', 'comment.md', 'comment.en.md', 'intents.json'] as const;

/** Reviews the case in `folder` as the command does: a repository of two commits, read through git's objects. */
export async function recordCase(folder: string, common: string): Promise<Recording> {
  const one = await readCase(folder);
  const { base, head } = await filesOfCase(folder, common, one);
  const repository = await makeRepository(base, head, { rewritten: one.rewritten });
  try {
    const authored: unknown = JSON.parse(await readFile(join(folder, 'pull.json'), 'utf8'));
    const pull = authored === null ? undefined : readPull(authored, repository.head);
    return recordingOf(await reviewed(repository, pull, one), pull);
  } finally {
    await repository.remove();
  }
}

async function reviewed(made: CaseRepository, pull: Pull | undefined, one: PullCase): Promise<Review> {
  const { base, head } = made;
  const repository = new GitRepository(made.folder);
  try {
    const changes = {
      base: repository.snapshot(base),
      head: repository.snapshot(head),
      paths: await repository.changedPaths(base, head),
      rewritten: !(await repository.isAncestor(base, head)),
    };
    const options = { limit: 100, createHash, isUtf8 };
    return await review({ changes, base, head, pull, today: one.today ?? TODAY, options, seed: 20261120 });
  } finally {
    await repository.close();
  }
}

function recordingOf(result: Review, pull: Pull | undefined): Recording {
  const intents = intentsOf(result, pull, 'es');
  const comment = (language: Language): string =>
    tellReview(result, 'markdown', { language, colour: false, width: 100, show: undefined });
  const files = {
    'report.json': written({ ...told(result, undefined), decision: undefined, scores: result.scores.map(shortScore) }),
    'decision.json': written(told(result, 'decision')),
    'comment.md': comment('es'),
    'comment.en.md': comment('en'),
    'intents.json': written(intents.map(withoutBody)),
  };
  return { files, intents, review: result };
}

/** The review as its JSON face tells it. */
function told(result: Review, show: 'decision' | undefined): object {
  const text = tellReview(result, 'json', { language: 'es', colour: false, width: 100, show });
  // The face writes an object.
  return JSON.parse(text) as object;
}

/** The scores without how each came about, which the room of quality tests. */
function shortScore({ dataset, before, after }: Review['scores'][number]): object {
  return { dataset, before: pointsOf(before), after: pointsOf(after) };
}

function pointsOf(quality: DatasetQuality | undefined): object | null {
  if (quality === undefined) return null;
  const { score, dimensions } = quality;
  const each = Object.entries(dimensions).map(([name, one]) => [name, one.state === 'evaluated' ? one.score : null]);
  return { score: score ?? null, ...Object.fromEntries(each) };
}

/** The comment's body is recorded beside the intents, as people read it. */
function withoutBody(intent: Intent): Intent {
  return intent.kind === 'comment' ? { ...intent, body: 'comment.md' } : intent;
}

function written(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}
