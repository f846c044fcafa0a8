import type { Finding } from '../finding.ts';
import type { Report, RuleTally } from './report.ts';

/** What the tallies hold beyond the findings that are listed. */
export interface Remainder {
  /** After which listed finding to say how many more there are of its rule in its resource. */
  readonly after: ReadonlyMap<Finding, number>;
  /** Tallies of which nothing is listed. */
  readonly unlisted: readonly RuleTally[];
}

/** One rule in one resource, as one string. */
export function tallyKey(rule: string, dataset: string | undefined, resource: string | undefined): string {
  return `${dataset ?? ''}\u0000${resource ?? ''}\u0000${rule}`;
}

/** The same key, of a finding. */
export function findingKey({ rule, place }: Finding): string {
  return tallyKey(rule, place.dataset, place.resource);
}

/** Compares what was counted with what is listed. */
export function remainderOf(report: Report): Remainder {
  const last = new Map<string, Finding>();
  for (const finding of report.findings) last.set(findingKey(finding), finding);
  const after = new Map<Finding, number>();
  const unlisted: RuleTally[] = [];
  for (const tally of report.tallies) {
    const finding = last.get(tallyKey(tally.rule, tally.dataset, tally.resource));
    if (finding === undefined) unlisted.push(tally);
    else if (tally.count > tally.listed) after.set(finding, tally.count - tally.listed);
  }
  return { after, unlisted: unlisted.filter((tally) => tally.count > 0) };
}
