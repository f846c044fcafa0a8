/** How far publishing has come: what of each dataset is covered, released, held. Grows step by step; plain and pure. */
import type { Coverage } from './coverage.ts';
import type { Held, HeldWhy, PublicationRecord, PublishState } from './record.ts';
import type { Version } from './version.ts';

/** A dataset's last publication. */
export interface LastRelease {
  readonly dataset: string;
  readonly version: Version;
  readonly tag: string;
  readonly commit: string;
  /** Its tombstone stands. */
  readonly withdrawn: boolean;
}

/** What all paths that decide on approvals are called together; no dataset's folder has a slash in its name. */
export const RULES = '/rules';

/** What a state is held for whose decision is in order. */
const OF_THE_STATE: ReadonlySet<HeldWhy> = new Set(['unsound', 'vanished', 'unnameable']);

/** The state of a walk over the history; every method takes it a step further. */
export class Walked {
  private readonly covered: Map<string, string>;
  private readonly pending: Map<string, readonly Coverage[]>;
  private readonly last: Map<string, LastRelease>;
  private held: readonly Held[];

  constructor({ state, publications }: PublicationRecord) {
    this.covered = new Map(Object.entries(state?.covered ?? {}));
    this.pending = new Map(Object.entries(state?.pending ?? {}));
    this.held = state?.held ?? [];
    this.last = new Map();
    for (const { name, manifest } of publications) {
      const { dataset, version, tombstone } = name;
      const before = this.last.get(dataset);
      this.last.set(
        dataset,
        tombstone && before !== undefined
          ? { ...before, withdrawn: true }
          : { dataset, version, tag: manifest.tag, commit: manifest.commit, withdrawn: tombstone },
      );
    }
  }

  lastOf(dataset: string): LastRelease | undefined {
    return this.last.get(dataset);
  }

  /** Whether a subject's state is the last that a decision covers; nothing is covered where there is nothing. */
  isCovered(subject: string, digest: string | undefined): boolean {
    return this.covered.get(subject) === digest;
  }

  /** A subject's state is covered; nothing of it is held any more. */
  cover(subject: string, digest: string | undefined): void {
    if (digest === undefined) this.covered.delete(subject);
    else this.covered.set(subject, digest);
    this.held = this.held.filter((each) => each.subject !== subject);
  }

  /** A subject is in its covered state again: over is what was held since, not what that state itself is held for. */
  bringBack(subject: string): void {
    this.held = this.held.filter((each) => each.subject !== subject || OF_THE_STATE.has(each.why));
  }

  /** Something stays unpublished. The first reason that a subject is held stands until it is covered again. */
  hold(subject: string, commit: string, why: HeldWhy, pull: number | undefined): void {
    if (this.held.some((each) => each.subject === subject)) return;
    this.held = [...this.held, { subject, commit, why, pull }];
  }

  /** A decision that covers a dataset and waits for something to release. */
  await(dataset: string, coverage: Coverage): void {
    this.pending.set(dataset, [...(this.pending.get(dataset) ?? []), coverage]);
  }

  /** All decisions since the last release. */
  pendingOf(dataset: string): readonly Coverage[] {
    return this.pending.get(dataset) ?? [];
  }

  /** A publication has been planned: what waited is in it. */
  release(release: LastRelease): void {
    this.pending.delete(release.dataset);
    this.last.set(release.dataset, release);
  }

  /** What is to be recorded. */
  state(walked: string): PublishState {
    const sorted = <T>(map: ReadonlyMap<string, T>): Record<string, T> =>
      Object.fromEntries([...map].sort(([one], [other]) => (one < other ? -1 : 1)));
    return { apertura: 1, walked, covered: sorted(this.covered), pending: sorted(this.pending), held: this.held };
  }
}
