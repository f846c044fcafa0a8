import type { Finding, Severity } from './finding.ts';

/** How often a rule was tripped, and the first findings of it. */
export interface Tallied<F extends Finding> {
  readonly rule: string;
  readonly severity: Severity;
  readonly count: number;
  readonly findings: readonly F[];
}

interface Entry<F extends Finding> {
  readonly severity: Severity;
  count: number;
  kept: { readonly order: number; readonly finding: F }[];
  /** Once as many are kept as may be: where the last of them stands. */
  worst: number;
}

/**
 * Counts findings whole and keeps, of each rule and severity, the first `limit` by their place, whatever the order they
 * come in. Memory stays bounded however many there are.
 */
export class Tally<F extends Finding = Finding> {
  private readonly limit: number;
  private readonly entries = new Map<string, Entry<F>>();

  constructor(limit: number) {
    this.limit = limit;
  }

  /** Counts one. True: it is among the first, so `keep` wants it; otherwise nobody needs to make it. */
  count(rule: F['rule'], severity: Severity, order: number): boolean {
    const entry = this.entry(rule, severity);
    entry.count++;
    return order < entry.worst;
  }

  /** Keeps a finding that was just counted. */
  keep(finding: F, order: number): void {
    const entry = this.entry(finding.rule, finding.severity);
    entry.kept.push({ order, finding });
    if (entry.kept.length >= 2 * this.limit + 64) this.trim(entry);
  }

  /** Counts and keeps: for what is found seldom. */
  add(finding: F, order: number = finding.place.record ?? finding.place.line ?? 0): void {
    if (this.count(finding.rule, finding.severity, order)) this.keep(finding, order);
  }

  /** How often a rule was tripped so far. */
  countOf(rule: F['rule']): number {
    let count = 0;
    for (const [key, entry] of this.entries) if (key.slice(key.indexOf(' ') + 1) === rule) count += entry.count;
    return count;
  }

  /** What was found, rules in the order of their first finding. */
  results(): readonly Tallied<F>[] {
    return [...this.entries].map(([key, entry]) => {
      this.trim(entry);
      const rule = key.slice(key.indexOf(' ') + 1);
      return { rule, severity: entry.severity, count: entry.count, findings: entry.kept.map(({ finding }) => finding) };
    });
  }

  private entry(rule: string, severity: Severity): Entry<F> {
    const key = `${severity} ${rule}`;
    let entry = this.entries.get(key);
    if (entry === undefined) {
      entry = { severity, count: 0, kept: [], worst: this.limit === 0 ? -1 : Number.POSITIVE_INFINITY };
      this.entries.set(key, entry);
    }
    return entry;
  }

  private trim(entry: Entry<F>): void {
    entry.kept.sort((a, b) => a.order - b.order);
    if (entry.kept.length < this.limit) return;
    entry.kept = entry.kept.slice(0, this.limit);
    entry.worst = entry.kept.at(-1)?.order ?? -1;
  }
}
