import type { Decision, Requirement } from '../governance/decide.ts';
import type { Review } from './review.ts';

/** Approvals that are still missing and that no other missing ones would bring along. */
export interface Awaited {
  readonly count: number;
  /** Groups, or `steward`. */
  readonly from: readonly string[];
  readonly candidates: readonly string[];
}

/** What the verdict says is still wanting before a change may be merged. */
export interface Wanting {
  readonly errors: number;
  readonly awaited: readonly Awaited[];
  /** Datasets whose legal review is not recorded. */
  readonly records: readonly string[];
}

/** Beyond this many different electorates they are told one beside the other, unreduced. */
const MOST_COMPARED = 200;

/** The fewest approvals that would meet every demand: what one asks of fewer people, another that they are among need not ask. */
export function awaitedOf({ requirements }: Decision): readonly Awaited[] {
  const byPeople = new Map<string, Awaited>();
  for (const requirement of requirements) {
    if (requirement.missing === 0) continue;
    const key = electorateKey(requirement);
    byPeople.set(key, stricter(byPeople.get(key), requirement));
  }
  const all = [...byPeople.values()];
  if (all.length > MOST_COMPARED) return all;
  const sets = all.map(({ candidates }) => new Set(candidates));
  return all.filter((one, index) => {
    const mine = sets[index] ?? new Set();
    return !all.some((other) => other !== one && implies(other, one.count, mine));
  });
}

function electorateKey({ candidates, from }: Requirement): string {
  return JSON.stringify(candidates.length === 0 ? { from } : [...candidates].sort());
}

function stricter(known: Awaited | undefined, { missing, from, candidates }: Requirement): Awaited {
  if (known === undefined) return { count: missing, from, candidates };
  const fewest = from.length < known.from.length ? from : known.from;
  return { count: Math.max(known.count, missing), from: fewest, candidates };
}

function implies({ count, candidates }: Awaited, wanted: number, mine: ReadonlySet<string>): boolean {
  return candidates.length > 0 && count >= wanted && candidates.every((login) => mine.has(login));
}

/** Everything that is still wanting, for the verdict and for a check's title. */
export function wantingOf({ report, decision }: Review): Wanting {
  const records = decision.records.filter(({ present }) => !present).map(({ dataset }) => dataset);
  return { errors: report.counts.errors, awaited: awaitedOf(decision), records: [...new Set(records)] };
}

/** What GitHub takes for a login. */
const LOGIN = /^[a-z\d](?:[a-z\d]|-(?=[a-z\d])){0,38}$/i;

/**
 * Whose act is awaited now, and who may therefore be mentioned. While something else has to be mended nobody is: the
 * commit that mends it would set the approval aside.
 */
export function calledUpon(review: Review): ReadonlySet<string> {
  const { errors, awaited, records } = wantingOf(review);
  if (review.decision.state !== 'pending' || errors > 0 || records.length > 0) return new Set();
  return new Set(awaited.flatMap(({ candidates }) => candidates).filter((login) => LOGIN.test(login)));
}
