/** The program of a judging thread: it looks at commits and judges, one order at a time, and knows no network. */
import { parentPort } from 'node:worker_threads';
import { judge } from '../github/judge.ts';
import type { Judgement, JudgeOrder } from '../github/judgement.ts';
import { type Commits, type Look, lookAt } from '../github/subject.ts';

/** What a thread is asked. */
export type Question =
  | { readonly kind: 'look'; readonly commits: Commits }
  | { readonly kind: 'judge'; readonly order: JudgeOrder };

/** What a thread answers. */
export type Answer =
  | { readonly kind: 'look'; readonly look: Look }
  | { readonly kind: 'judge'; readonly judgement: Judgement }
  | { readonly kind: 'failed'; readonly name: string; readonly frames: readonly string[] };

async function answer(question: Question): Promise<Answer> {
  try {
    switch (question.kind) {
      case 'look':
        return { kind: 'look', look: await lookAt(question.commits) };
      case 'judge':
        return { kind: 'judge', judgement: await judge(question.order) };
    }
  } catch (error) {
    // Without the message: what a parser says quotes the text that it fails on.
    const { name, stack = '' } = error instanceof Error ? error : { name: typeof error };
    return { kind: 'failed', name, frames: stack.split('\n').filter((line) => /^ +at /.test(line)) };
  }
}

parentPort?.on('message', (question: Question) => {
  void answer(question).then((told) => parentPort?.postMessage(told));
});
