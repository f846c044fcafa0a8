import type { Finding, Severity } from '../finding.ts';
import { findingKey } from './remainder.ts';

const RANK: Readonly<Record<Severity, number>> = { error: 0, warning: 1, note: 2 };

/**
 * The findings to show where not all can be: the gravest first, and one of each rule and resource before the second
 * of any, so that a thousand like errors do not hide a different one. Returned in the report's order.
 */
export function pickFindings(findings: readonly Finding[], limit: number): readonly Finding[] {
  if (findings.length <= limit) return findings;
  const seen = new Map<string, number>();
  const ranked = findings.map((finding, index) => {
    const key = findingKey(finding);
    const turn = seen.get(key) ?? 0;
    seen.set(key, turn + 1);
    return { finding, index, turn, rank: RANK[finding.severity] };
  });
  ranked.sort((left, right) => left.rank - right.rank || left.turn - right.turn || left.index - right.index);
  const picked = ranked.slice(0, Math.max(0, limit)).sort((left, right) => left.index - right.index);
  return picked.map(({ finding }) => finding);
}
