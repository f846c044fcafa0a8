/** Objects, looked up by one git for each repository that stays: a process for each question would be dear. */
import { type ChildProcess, spawn } from 'node:child_process';
import { sep } from 'node:path';
import { gitEnvironment } from './run.ts';

/** An object of git. */
export interface Found {
  readonly sha: string;
  /** `commit`, `tree`, `blob` or `tag`. */
  readonly type: string;
  /** Bytes. */
  readonly size: number;
}

/** An object with its content. */
export interface FoundWhole extends Found {
  readonly bytes: Buffer;
}

/** Processes kept at once; the one that was asked longest ago makes way. */
const MOST = 32;
const askers = new Map<string, Asker>();

/** The object that a revision names in a repository's folder; `undefined` where it names none, or more than one. */
export async function lookUp(folder: string, revision: string): Promise<Found | undefined> {
  return (await answerOf(folder, 'info', revision))?.found;
}

/** As `lookUp`, with what is in the object: for small ones, as who asks later waits until it is read. */
export async function lookInto(folder: string, revision: string): Promise<FoundWhole | undefined> {
  const answer = await answerOf(folder, 'contents', revision);
  return answer === undefined ? undefined : { ...answer.found, bytes: answer.bytes };
}

async function answerOf(folder: string, command: Command, revision: string): Promise<Answer | undefined> {
  if (/[\n\0]/.test(revision)) return undefined;
  return await askerOf(folder).ask(command, revision);
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

/** `info` is answered by a line, `contents` by a line and, of what is there, its bytes and a line end. */
type Command = 'info' | 'contents';

interface Answer {
  readonly found: Found;
  /** None of `info`. */
  readonly bytes: Buffer;
}

interface Waiting {
  readonly command: Command;
  readonly resolve: (answer: Answer | undefined) => void;
}

/** A git that answers each question in its turn. */
class Asker {
  ended = false;
  private readonly child: ChildProcess;
  private readonly waiting: Waiting[] = [];
  private parts: Buffer[] = [];
  private held = 0;
  /** The length that the next whole answer has at least. Bytes. */
  private least = 1;

  constructor(folder: string) {
    const args = ['-C', folder, 'cat-file', '--batch-command=%(objectname) %(objecttype) %(objectsize)'];
    this.child = spawn('git', args, { env: gitEnvironment(), stdio: ['pipe', 'pipe', 'ignore'] });
    this.child.stdin?.on('error', () => undefined);
    this.child.stdout?.on('data', (chunk: Buffer) => this.take(chunk));
    this.child.on('error', () => this.close()).on('close', () => this.close());
  }

  async ask(command: Command, revision: string): Promise<Answer | undefined> {
    if (this.ended) return undefined;
    return await new Promise((resolve) => {
      this.waiting.push({ command, resolve });
      this.child.stdin?.write(`${command} ${revision}\n`);
    });
  }

  /** What was asked already is answered still. */
  end(): void {
    this.child.stdin?.end();
  }

  private take(chunk: Buffer): void {
    this.parts.push(chunk);
    this.held += chunk.length;
    if (this.held < this.least) return;
    let rest: Buffer = this.parts.length === 1 ? chunk : Buffer.concat(this.parts);
    for (;;) {
      const [first] = this.waiting;
      const end = rest.indexOf('\n') + 1;
      if (first === undefined || end === 0) break;
      const found = foundIn(rest.toString('utf8', 0, end - 1));
      const length = found !== undefined && first.command === 'contents' ? end + found.size + 1 : end;
      this.least = length;
      if (rest.length < length) break;
      this.waiting.shift();
      first.resolve(found === undefined ? undefined : { found, bytes: rest.subarray(end, Math.max(end, length - 1)) });
      rest = rest.subarray(length);
      this.least = 1;
    }
    this.parts = rest.length === 0 ? [] : [rest];
    this.held = rest.length;
  }

  private close(): void {
    this.ended = true;
    for (const { resolve } of this.waiting.splice(0)) resolve(undefined);
  }
}

/** What the first line of an answer says. */
function foundIn(line: string): Found | undefined {
  const [, sha, type, size] = /^([0-9a-f]{40}) (commit|tree|blob|tag) (\d+)$/.exec(line) ?? [];
  return sha === undefined || type === undefined ? undefined : { sha, type, size: Number(size) };
}
