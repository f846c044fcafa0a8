import { createHash } from 'node:crypto';
import { sameLogin } from '../../core/plan/groups.ts';
import type { GitHubClient } from '../../io/github/client.ts';
import { readMemberships } from '../../io/github/memberships.ts';
import type { PullFacts } from '../../io/github/pull-facts.ts';
import type { PlainPull } from './judgement.ts';
import type { BasePlan } from './subject.ts';

/** All that a judgement is made from. */
export interface JudgedFrom {
  /** Of the program: what another version judged is judged again. */
  readonly version: string;
  /** Of git, by `lookAt`. */
  readonly subject: string;
  readonly branch: string;
  readonly draft: boolean;
  readonly today: string;
  readonly pull: PlainPull;
}

/** A digest of what a judgement is made from. Labels decide nothing, and ours are among them: they are left out. */
export function fingerprintOf({ version, subject, branch, draft, today, pull }: JudgedFrom): string {
  const { labels: _, ...rest } = pull;
  return createHash('sha256')
    .update(JSON.stringify([version, subject, branch, draft, today, rest]))
    .digest('hex');
}

/** The pull request of some facts, with who is active in the groups' teams. */
export function plainPull(facts: PullFacts, memberships: PlainPull['memberships']): PlainPull {
  const { memberships: _, ...pull } = facts.pull;
  return { ...pull, memberships };
}

/** Who is active in the teams of the groups in whose name somebody has reviewed; of the others nothing depends on it. */
export async function membershipsOf(
  client: GitHubClient,
  org: string,
  { groups }: BasePlan,
  { pull }: Pick<PullFacts, 'pull'>,
): Promise<PlainPull['memberships']> {
  const spoke = (login: string): boolean => pull.reviews.some((review) => sameLogin(review.login, login));
  const teams = groups.flatMap(({ id, team, logins }) =>
    team !== undefined && logins.some(spoke) ? [{ group: id, team }] : [],
  );
  return await readMemberships(client, org, teams);
}
