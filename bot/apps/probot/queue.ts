/** What is to be done, as far as the queue looks at it. */
export interface Queued {
  /** Of two with the same key one is done at a time, and of those that wait one is enough. */
  readonly key: string;
  /** Whose turn it is: each gets as many turns as any other. */
  readonly share: string;
  /** What can wait until nothing else is there. */
  readonly patient: boolean;
}

/** What becomes of a job that failed: tried again after so many milliseconds, or given up. */
export type Verdict = { readonly again: number; readonly counts: boolean } | 'give-up';

/** How a queue works. */
export interface QueueOptions<Job extends Queued> {
  /** Jobs at the same time. */
  readonly concurrency: number;
  /** Does a job; `attempt` counts from 1. What it throws, `onFailure` judges. */
  readonly work: (job: Job, attempt: number) => Promise<void>;
  /** One job that stands for both: the one that waits, and one that came later. */
  readonly absorb: (waiting: Job, later: Job) => Job;
  /** Never throws. */
  readonly onFailure: (job: Job, error: unknown, attempt: number) => Promise<Verdict>;
}

/** How much there is, and where. */
export interface QueueSizes {
  readonly waiting: number;
  readonly running: number;
  /** Failed, and to be tried again. */
  readonly delayed: number;
}

interface Entry<Job> {
  readonly job: Job;
  readonly attempt: number;
}

/**
 * Jobs, one a key: further triggers of one that waits are absorbed by it, and one that runs is followed by one more.
 * Repositories take turns, so that a busy one does not keep the others waiting. Nothing of it outlives the process: what
 * is lost with it, the sweep finds.
 */
export class Queue<Job extends Queued> {
  private readonly options: QueueOptions<Job>;
  /** By key, in the order of turns within a share. */
  private readonly waiting = new Map<string, Entry<Job>>();
  private readonly running = new Map<string, Promise<void>>();
  private readonly delayed = new Map<string, { readonly entry: Entry<Job>; readonly timer: NodeJS.Timeout }>();
  /** Shares in the order in which they had their last turn. */
  private readonly turns = new Map<string, number>();
  private turn = 0;
  private closed = false;
  private idlers: (() => void)[] = [];

  constructor(options: QueueOptions<Job>) {
    this.options = options;
  }

  /** Takes in a job and returns at once; after `drain` it takes in nothing. */
  add(job: Job): void {
    this.enter({ job, attempt: 1 });
  }

  sizes(): QueueSizes {
    return { waiting: this.waiting.size, running: this.running.size, delayed: this.delayed.size };
  }

  /** Resolves when nothing waits, runs or is to be tried again. */
  async idle(): Promise<void> {
    if (this.isIdle()) return;
    await new Promise<void>((resolve) => this.idlers.push(resolve));
  }

  /** Starts nothing more and forgets what waits. Whether what runs ended in time. */
  async drain(milliseconds: number): Promise<boolean> {
    this.closed = true;
    this.waiting.clear();
    for (const { timer } of this.delayed.values()) clearTimeout(timer);
    this.delayed.clear();
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<boolean>((resolve) => {
      timer = setTimeout(() => resolve(false), milliseconds);
    });
    const done = Promise.all(this.running.values()).then(() => true);
    const inTime = await Promise.race([done, late]);
    clearTimeout(timer);
    return inTime;
  }

  private enter(entry: Entry<Job>): void {
    if (this.closed) return;
    const { key } = entry.job;
    const late = this.delayed.get(key);
    // A pause was asked for: whatever comes meanwhile keeps to it.
    if (late !== undefined) {
      this.delayed.set(key, { ...late, entry: this.united(late.entry, entry) });
      return;
    }
    const before = this.waiting.get(key);
    this.waiting.set(key, before === undefined ? entry : this.united(before, entry));
    this.start();
  }

  private united(before: Entry<Job>, later: Entry<Job>): Entry<Job> {
    return { job: this.options.absorb(before.job, later.job), attempt: Math.max(before.attempt, later.attempt) };
  }

  private start(): void {
    while (!this.closed && this.running.size < this.options.concurrency) {
      const next = this.next();
      if (next === undefined) return;
      this.waiting.delete(next.job.key);
      this.turns.set(next.job.share, ++this.turn);
      const { key } = next.job;
      this.running.set(
        key,
        this.run(next).then((follow) => {
          this.running.delete(key);
          if (follow !== undefined) this.follow(follow);
          this.start();
          this.tellIdlers();
        }),
      );
    }
  }

  /** Of what may run now: first what is not patient, then whose share has waited longest, then what came first. */
  private next(): Entry<Job> | undefined {
    let best: Entry<Job> | undefined;
    for (const entry of this.waiting.values()) {
      if (this.running.has(entry.job.key)) continue;
      if (best === undefined || this.goesBefore(entry.job, best.job)) best = entry;
    }
    return best;
  }

  private goesBefore(one: Job, other: Job): boolean {
    if (one.patient !== other.patient) return other.patient;
    return (this.turns.get(one.share) ?? 0) < (this.turns.get(other.share) ?? 0);
  }

  /** Runs a job; what follows is the same job after a pause. */
  private async run(entry: Entry<Job>): Promise<{ readonly entry: Entry<Job>; readonly pause: number } | undefined> {
    const { job, attempt } = entry;
    try {
      await this.options.work(job, attempt);
      return undefined;
    } catch (error) {
      const verdict = await this.options.onFailure(job, error, attempt);
      if (verdict === 'give-up') return undefined;
      return { entry: { job, attempt: attempt + (verdict.counts ? 1 : 0) }, pause: verdict.again };
    }
  }

  private follow({ entry, pause }: { readonly entry: Entry<Job>; readonly pause: number }): void {
    if (this.closed) return;
    const { key } = entry.job;
    const meanwhile = this.waiting.get(key);
    this.waiting.delete(key);
    const timer = setTimeout(() => {
      const late = this.delayed.get(key);
      this.delayed.delete(key);
      if (late !== undefined) this.enter(late.entry);
    }, pause);
    this.delayed.set(key, { entry: meanwhile === undefined ? entry : this.united(entry, meanwhile), timer });
  }

  private isIdle(): boolean {
    return this.waiting.size + this.running.size + this.delayed.size === 0;
  }

  private tellIdlers(): void {
    // Shares that have nothing left need no turn; and so the list does not grow for ever.
    if (this.isIdle()) this.turns.clear();
    if (!this.isIdle()) return;
    for (const resolve of this.idlers.splice(0)) resolve();
  }
}
