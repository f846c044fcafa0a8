import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Judgement, JudgeOrder } from '../github/judgement.ts';
import type { Commits, Look } from '../github/subject.ts';
import type { Answer, Question } from './judge-worker.ts';

/** What came of a question: an answer, or a thread that was stopped because it took too much. */
export type Outcome<Value> =
  | { readonly kind: 'done'; readonly value: Value }
  | { readonly kind: 'too-long'; readonly seconds: number }
  | { readonly kind: 'too-large' };

/** What the threads may take. */
export interface PoolLimits {
  /** Threads at the same time. */
  readonly threads: number;
  /** Of the heap of each. */
  readonly memoryMegabytes: number;
  /** Of each question. */
  readonly seconds: number;
}

/** A thread fails in a way that the change is not to blame for. */
export class JudgeFailed extends Error {
  override readonly name = 'JudgeFailed';
}

/** The program itself, as it stands beside this file: compiled where this is compiled. */
const PROGRAM = new URL(`./judge-worker${extname(import.meta.url)}`, import.meta.url);

/**
 * Threads that judge. What a change holds may make one of them run for ever or swell: then it is ended, and the app goes
 * on answering GitHub meanwhile.
 */
export class JudgePool {
  private readonly limits: PoolLimits;
  private readonly program: URL;
  private readonly idle: Worker[] = [];
  private readonly all = new Set<Worker>();
  private busy = 0;
  private readonly turns: (() => void)[] = [];

  constructor(limits: PoolLimits, program: URL = PROGRAM) {
    this.limits = limits;
    this.program = program;
  }

  /** Looks at two commits: what they are to be judged from. */
  async look(commits: Commits): Promise<Outcome<Look>> {
    return await this.ask({ kind: 'look', commits }, (answer) => (answer.kind === 'look' ? answer.look : undefined));
  }

  async judge(order: JudgeOrder): Promise<Outcome<Judgement>> {
    const question = { kind: 'judge', order } as const;
    return await this.ask(question, (answer) => (answer.kind === 'judge' ? answer.judgement : undefined));
  }

  /** Ends all threads. What they were asked is answered by nobody. */
  async close(): Promise<void> {
    await Promise.all([...this.all].map(async (worker) => await worker.terminate()));
  }

  private async ask<Value>(question: Question, read: (answer: Answer) => Value | undefined): Promise<Outcome<Value>> {
    if (this.busy >= this.limits.threads) await new Promise<void>((resolve) => this.turns.push(resolve));
    else this.busy += 1;
    try {
      return await this.run(this.idle.pop() ?? this.start(), question, read);
    } finally {
      const next = this.turns.shift();
      if (next === undefined) this.busy -= 1;
      else next();
    }
  }

  private start(): Worker {
    const { memoryMegabytes } = this.limits;
    const worker = new Worker(this.program, {
      resourceLimits: { maxOldGenerationSizeMb: memoryMegabytes },
      // Secrets are none of its business. Git needs to be found, and a home without settings.
      env: Object.fromEntries(
        Object.entries(process.env).filter(([name]) => ['PATH', 'HOME', 'TMPDIR'].includes(name)),
      ),
      // The first releases of Node 20 call JSON modules experimental, in every thread.
      execArgv: ['--disable-warning=ExperimentalWarning'],
    });
    this.all.add(worker);
    worker.once('exit', () => this.all.delete(worker));
    worker.unref();
    return worker;
  }

  private async run<Value>(
    worker: Worker,
    question: Question,
    read: (answer: Answer) => Value | undefined,
  ): Promise<Outcome<Value>> {
    const { seconds } = this.limits;
    let timer: NodeJS.Timeout | undefined;
    try {
      const answer = await new Promise<Answer | 'too-long' | 'too-large'>((resolve, reject) => {
        timer = setTimeout(() => resolve('too-long'), seconds * 1000);
        worker.once('message', resolve);
        worker.once('error', (error: NodeJS.ErrnoException) => {
          if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') resolve('too-large');
          else reject(new JudgeFailed(error.message, { cause: error }));
        });
        worker.once('exit', () => reject(new JudgeFailed('the judging thread ended')));
        worker.postMessage(question);
      });
      if (answer === 'too-large') return { kind: 'too-large' };
      if (answer === 'too-long') {
        await worker.terminate();
        return { kind: 'too-long', seconds };
      }
      const value = read(answer);
      this.keep(worker);
      if (value !== undefined) return { kind: 'done', value };
      throw failure(answer);
    } finally {
      clearTimeout(timer);
    }
  }

  private keep(worker: Worker): void {
    worker.removeAllListeners('message');
    worker.removeAllListeners('error');
    worker.removeAllListeners('exit');
    // One that breaks while nobody asks it anything is let go.
    worker.once('error', () => undefined);
    worker.once('exit', () => {
      this.all.delete(worker);
      const at = this.idle.indexOf(worker);
      if (at >= 0) this.idle.splice(at, 1);
    });
    worker.unref();
    this.idle.push(worker);
  }
}

function failure(answer: Answer): JudgeFailed {
  if (answer.kind !== 'failed') return new JudgeFailed(`the judging thread answered ${answer.kind}`);
  const error = new JudgeFailed(`the judging thread threw ${answer.name}`);
  error.stack = [`${error.name}: ${error.message}`, ...answer.frames].join('\n');
  return error;
}
