import type { ReviewersIntent } from '../../core/intent.ts';
import type { GitHubClient } from './client.ts';
import type { PullTarget } from './deliver-target.ts';

/** GitHub takes so many at once. */
const BATCH = 15;

/** Asks those for a review who have not been asked. Whom GitHub refuses is told, and no failure: the comment names them. */
export async function deliverReviewers(
  client: GitHubClient,
  { name, number, facts }: PullTarget,
  { logins }: ReviewersIntent,
): Promise<{ readonly writes: number; readonly refused: readonly string[] }> {
  // A draft is not yet anybody's turn.
  if (facts.draft) return { writes: 0, refused: [] };
  const asked = new Set([facts.author, ...facts.requested].map((login) => login.toLowerCase()));
  const wanted = logins.filter((login) => !asked.has(login.toLowerCase()));
  const refused: string[] = [];
  let writes = 0;
  const ask = async (reviewers: readonly string[]): Promise<void> => {
    writes += 1;
    await client.rest.pulls.requestReviewers({ ...name, pull_number: number, reviewers: [...reviewers] });
  };
  for (let at = 0; at < wanted.length; at += BATCH) {
    const batch = wanted.slice(at, at + BATCH);
    try {
      await ask(batch);
    } catch (error) {
      if (!isRefusal(error)) throw error;
      if (batch.length === 1) refused.push(...batch);
      else refused.push(...(await askEach(batch, ask)));
    }
  }
  return { writes, refused };
}

/** One who may not be asked spoils the request for all others. */
async function askEach(
  logins: readonly string[],
  ask: (logins: readonly string[]) => Promise<void>,
): Promise<readonly string[]> {
  const refused: string[] = [];
  for (const login of logins) {
    try {
      await ask([login]);
    } catch (error) {
      if (!isRefusal(error)) throw error;
      refused.push(login);
    }
  }
  return refused;
}

function isRefusal(error: unknown): boolean {
  return (error as { status?: unknown }).status === 422;
}
