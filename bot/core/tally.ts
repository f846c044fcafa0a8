import { cutShort, type Finding, type Severity } from './finding.ts';

/** How often a rule was tripped, and the first findings of it. */
export interface Tallied<F extends Finding> {
  readonly rule: string;
  readonly severity: Severity;
  readonly count: number;
  readonly findings: readonly F[];
}

interface Entry<F extends Finding> {
  readonly rule: string;
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
  /** The entry last asked for: findings often come in rows of one kind. */
  private last: Entry<F> | undefined;

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
    entry.kept.push({ order, finding: bounded(finding) });
    if (entry.kept.length >= 2 * this.limit + 64) this.trim(entry);
  }

  /** Counts and keeps: for what is found seldom. */
  add(finding: F, order: number = finding.place.record ?? finding.place.line ?? 0): void {
    if (this.count(finding.rule, finding.severity, order)) this.keep(finding, order);
  }

  /** How often a rule was tripped so far. */
  countOf(rule: F['rule']): number {
    let count = 0;
    for (const entry of this.entries.values()) if (entry.rule === rule) count += entry.count;
    return count;
  }

  /** What was found, rules in the order of their first finding. */
  results(): readonly Tallied<F>[] {
    return [...this.entries.values()].map((entry) => {
      this.trim(entry);
      const { rule, severity, count, kept } = entry;
      return { rule, severity, count, findings: kept.map(({ finding }) => finding) };
    });
  }

  private entry(rule: string, severity: Severity): Entry<F> {
    const { last } = this;
    if (last?.rule === rule && last.severity === severity) return last;
    const key = `${severity} ${rule}`;
    let entry = this.entries.get(key);
    if (entry === undefined) {
      entry = { rule, severity, count: 0, kept: [], worst: this.limit === 0 ? -1 : Number.POSITIVE_INFINITY };
      this.entries.set(key, entry);
    }
    this.last = entry;
    return entry;
  }

  private trim(entry: Entry<F>): void {
    entry.kept.sort((a, b) => a.order - b.order);
    if (entry.kept.length < this.limit) return;
    entry.kept = entry.kept.slice(0, this.limit);
    entry.worst = entry.kept.at(-1)?.order ?? -1;
  }
}

/** Longest text and list kept in a finding: names and values of a descriptor may have millions of characters. */
const TEXT_LIMIT = 300;
const LIST_LIMIT = 50;

/** A finding with its texts cut short, where they are too long to be read. */
function bounded<F extends Finding>(finding: F): F {
  const { place, facts } = finding;
  if (![...Object.values(place), ...Object.values(facts)].some(isLong)) return finding;
  // The same keys with values of the same kinds.
  return { ...finding, place: eachCut(place), facts: eachCut(facts) } as F;
}

function isLong(value: unknown): boolean {
  if (typeof value === 'string') return value.length > TEXT_LIMIT;
  return Array.isArray(value) && (value.length > LIST_LIMIT || value.some(isLong));
}

function eachCut(values: object): object {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, name === 'path' ? value : cut(value)]),
  );
}

function cut(value: unknown): unknown {
  if (typeof value === 'string') return cutShort(value, TEXT_LIMIT);
  return Array.isArray(value) ? value.slice(0, LIST_LIMIT).map(cut) : value;
}

/** A name as findings and tallies have it, so that they can be told to belong together. */
export function shortName(name: string | undefined): string | undefined {
  return name === undefined ? undefined : cutShort(name, TEXT_LIMIT);
}
