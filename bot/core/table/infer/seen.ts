import { cutShort } from '../../finding.ts';

/** How often something was met, the line where it was first, and what it looked like there. */
export interface Seen {
  count: number;
  readonly line: number;
  readonly sample: string;
}

/** Counts things by name, up to so many names. */
export class SeenCounts {
  readonly entries = new Map<string, Seen>();
  /** Whether there were more names than are kept. */
  overflowed = false;
  private readonly limit: number;

  constructor(limit: number) {
    this.limit = limit;
  }

  add(name: string, line: number, sample: string): void {
    const seen = this.entries.get(name);
    if (seen !== undefined) seen.count++;
    else if (this.entries.size >= this.limit) this.overflowed = true;
    else this.entries.set(name, { count: 1, line, sample: cutShort(sample.slice(0, 200)) });
  }

  /** Counts what was met before. False: it was not. */
  again(name: string): boolean {
    const seen = this.entries.get(name);
    if (seen === undefined) return false;
    seen.count++;
    return true;
  }

  countOf(...names: readonly string[]): number {
    let count = 0;
    for (const name of names) count += this.entries.get(name)?.count ?? 0;
    return count;
  }

  /** What was met first of the names that are wanted, counted together. */
  earliest(wanted: (name: string) => boolean): Seen | undefined {
    let first: Seen | undefined;
    let count = 0;
    for (const [name, seen] of this.entries) {
      if (!wanted(name)) continue;
      count += seen.count;
      if (first === undefined || seen.line < first.line) first = seen;
    }
    return first === undefined ? undefined : { ...first, count };
  }
}
