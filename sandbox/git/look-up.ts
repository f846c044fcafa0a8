/** Names of objects, looked up by one git for each repository that stays: a process for each question would be dear. */
import { type ChildProcess, spawn } from 'node:child_process';
import { sep } from 'node:path';
import { gitEnvironment } from './run.ts';

/** An object of git. */
export interface Found {
  readonly sha: string;
  /** `commit`, `tree`, `blob` or `tag`. */
  readonly type: string;
}

/** Processes kept at once; the one that was asked longest ago makes way. */
const MOST = 6;
const askers = new Map<string, Asker>();

/** The object that a revision names in a repository's folder; `undefined` where it names none, or more than one. */
export async function lookUp(folder: string, revision: string): Promise<Found | undefined> {
  if (/[\n\0]/.test(revision)) return undefined;
  const line = await askerOf(folder).ask(revision);
  const [, sha, type] = /^([0-9a-f]{40}) (commit|tree|blob|tag)$/.exec(line) ?? [];
  return sha === undefined || type === undefined ? undefined : { sha, type };
}

/** Ends what was kept for a folder and for all below it, before it is taken away. */
export function forget(folder: string): void {
  for (const [kept, asker] of askers) {
    if (kept !== folder && !kept.startsWith(`${folder}${sep}`)) continue;
    askers.delete(kept);
    asker.end();
  }
}

function askerOf(folder: string): Asker {
  const asker = askers.get(folder) ?? new Asker(folder);
  askers.delete(folder);
  if (!asker.ended) askers.set(folder, asker);
  const [oldest] = askers.keys();
  if (askers.size > MOST && oldest !== undefined) {
    askers.get(oldest)?.end();
    askers.delete(oldest);
  }
  return asker.ended ? askerOf(folder) : asker;
}

/** A git that answers each line of a question with a line, in their order. */
class Asker {
  ended = false;
  private readonly child: ChildProcess;
  private readonly waiting: ((line: string) => void)[] = [];
  private text = '';

  constructor(folder: string) {
    const args = ['-C', folder, 'cat-file', '--batch-check=%(objectname) %(objecttype)'];
    this.child = spawn('git', args, { env: gitEnvironment(), stdio: ['pipe', 'pipe', 'ignore'] });
    this.child.stdin?.on('error', () => undefined);
    this.child.stdout?.setEncoding('utf8').on('data', (chunk: string) => this.take(chunk));
    this.child.on('error', () => this.close()).on('close', () => this.close());
  }

  async ask(revision: string): Promise<string> {
    if (this.ended) return '';
    return await new Promise((resolve) => {
      this.waiting.push(resolve);
      this.child.stdin?.write(`${revision}\n`);
    });
  }

  /** What was asked already is answered still. */
  end(): void {
    this.child.stdin?.end();
  }

  private take(chunk: string): void {
    const lines = `${this.text}${chunk}`.split('\n');
    this.text = lines.pop() ?? '';
    for (const line of lines) this.waiting.shift()?.(line);
  }

  private close(): void {
    this.ended = true;
    for (const resolve of this.waiting.splice(0)) resolve('');
  }
}
