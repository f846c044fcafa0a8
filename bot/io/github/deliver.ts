import type { CheckIntent, CommentIntent, Intent, LabelsIntent, ReviewersIntent } from '../../core/intent.ts';
import type { GitHubClient } from './client.ts';
import { deliverChecks } from './deliver-checks.ts';
import { deliverComment } from './deliver-comment.ts';
import { deliverLabels } from './deliver-labels.ts';
import { deliverReviewers } from './deliver-reviewers.ts';
import type { DeliverTarget } from './deliver-target.ts';

/** What was done. */
export interface Delivered {
  /** Changes on GitHub; 0 where everything was as wanted. */
  readonly writes: number;
  /** Logins whom GitHub would not ask for a review: they are no collaborators. */
  readonly refused: readonly string[];
}

/**
 * Carries intents out on GitHub, with as few calls as can be; doing it again changes nothing. The check of approvals
 * comes last, because it carries the fingerprint: what dies before it is done again whole.
 */
export async function deliver(
  client: GitHubClient,
  target: DeliverTarget,
  intents: readonly Intent[],
): Promise<Delivered> {
  const { number } = target;
  let writes = 0;
  let refused: readonly string[] = [];
  if (number !== undefined) {
    const at = { ...target, number };
    for (const intent of intents.filter(isComment)) writes += await deliverComment(client, at, intent);
    for (const intent of intents.filter(isReviewers)) {
      const asked = await deliverReviewers(client, at, intent);
      writes += asked.writes;
      refused = [...refused, ...asked.refused];
    }
    for (const intent of intents.filter(isLabels)) writes += await deliverLabels(client, at, intent);
  }
  writes += await deliverChecks(client, target, intents.filter(isCheck));
  return { writes, refused };
}

const isCheck = (intent: Intent): intent is CheckIntent => intent.kind === 'check';
const isComment = (intent: Intent): intent is CommentIntent => intent.kind === 'comment';
const isReviewers = (intent: Intent): intent is ReviewersIntent => intent.kind === 'reviewers';
const isLabels = (intent: Intent): intent is LabelsIntent => intent.kind === 'labels';
