import type { Repository } from '../repository.ts';

/** Answers kept of one repository; the oldest makes way. */
const MOST = 1_000;

/** Answers that can never change, as what follows from the numbers of two commits: each is looked for once. */
export class Known<T> {
  private readonly kept = new WeakMap<Repository, Map<string, Promise<T>>>();

  /** The answer to a question of a repository; what fails is looked for again when it is asked for again. */
  async of(repository: Repository, question: string, find: () => Promise<T>): Promise<T> {
    const answers = this.kept.get(repository) ?? new Map<string, Promise<T>>();
    this.kept.set(repository, answers);
    const known = answers.get(question);
    if (known !== undefined) return await known;
    const answer = find();
    answers.set(question, answer);
    answer.catch(() => answers.delete(question));
    const [oldest] = answers.keys();
    if (answers.size > MOST && oldest !== undefined) answers.delete(oldest);
    return await answer;
  }
}
