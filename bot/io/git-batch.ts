import type { ChildProcess } from 'node:child_process';

/** What git says of an object. */
export interface GitObject {
  readonly id: string;
  /** `commit`, `tree`, `blob` or `tag`. */
  readonly type: string;
  /** Bytes. */
  readonly size: number;
}

interface Request {
  readonly object: string;
  /** Whether the object's bytes are wanted, or only what it is. */
  readonly contents: boolean;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: Error) => void;
}

interface Answer extends GitObject {
  readonly bytes: Uint8Array;
}

/** What was named stands for no object, or for more than one. */
class NoObject extends Error {}

const LF = 10;

/** One `git cat-file --batch-command` process that answers many questions, in the order they were asked. */
export class BatchReader {
  private readonly start: () => ChildProcess;
  private child: ChildProcess | undefined;
  private readonly waiting: Request[] = [];
  private readonly sizes = new Map<string, number>();
  private chunks: Buffer[] = [];
  private held = 0;
  /** Bytes that the answer under way needs, its header not included; -1 while the header is awaited. */
  private needed = -1;

  constructor(start: () => ChildProcess) {
    this.start = start;
  }

  /** The bytes of an object, by its id or any name that git takes. */
  async read(object: string): Promise<Uint8Array> {
    return (await this.ask(object, true)).bytes;
  }

  /** The size of an object in bytes. */
  async sizeOf(object: string): Promise<number> {
    const known = this.sizes.get(object);
    if (known !== undefined) return known;
    const { size } = await this.ask(object, false);
    this.sizes.set(object, size);
    return size;
  }

  /** What a revision names now; `undefined` where it names nothing, or more than one thing. */
  async find(revision: string): Promise<GitObject | undefined> {
    // A line end would ask a second question.
    if (/[\n\0]/.test(revision)) return undefined;
    try {
      return await this.ask(revision, false);
    } catch (error) {
      if (error instanceof NoObject) return undefined;
      throw error;
    }
  }

  private async ask(object: string, contents: boolean): Promise<Answer> {
    return await new Promise((resolve, reject) => {
      this.waiting.push({ object, contents, resolve, reject });
      const { stdin } = this.process();
      if (stdin === null) return;
      // What is asked in one turn goes in one piece.
      if (stdin.writableCorked === 0) {
        stdin.cork();
        process.nextTick(() => stdin.uncork());
      }
      stdin.write(`${contents ? 'contents' : 'info'} ${object}\n`);
    });
  }

  /** Ends the process. */
  async close(): Promise<void> {
    const { child } = this;
    this.child = undefined;
    if (child === undefined) return;
    child.stdin?.end();
    await new Promise((done) => child.once('close', done));
  }

  private process(): ChildProcess {
    if (this.child !== undefined) return this.child;
    const child = this.start();
    child.stdout?.on('data', (chunk: Buffer) => this.take(chunk));
    child.on('error', (error) => this.fail(child, error));
    // A process that has ended takes no question; its end answers those that wait.
    child.stdin?.on('error', () => undefined);
    child.on('close', () => this.fail(child, new Error('git cat-file ended early')));
    this.child = child;
    return child;
  }

  private fail(child: ChildProcess, error: Error): void {
    // One that was closed before has nobody waiting: who waits asked the one after it.
    if (this.child !== undefined && this.child !== child) return;
    for (const request of this.waiting.splice(0)) request.reject(error);
    this.child = undefined;
    // What it began to say is no beginning of what the next one says.
    this.chunks = [];
    this.held = 0;
    this.needed = -1;
  }

  private take(chunk: Buffer): void {
    this.chunks.push(chunk);
    this.held += chunk.length;
    // Joined only once there is enough: large objects come in many pieces.
    if (this.needed >= 0 && this.held < this.needed) return;
    let bytes: Buffer = Buffer.concat(this.chunks);
    for (let rest = this.answer(bytes); rest !== undefined; rest = this.answer(bytes)) bytes = rest;
    this.chunks = [bytes];
    this.held = bytes.length;
  }

  /** Answers the first request if the bytes hold its answer whole; returns what is left, else `undefined`. */
  private answer(bytes: Buffer): Buffer | undefined {
    const [request] = this.waiting;
    const end = bytes.indexOf(LF);
    if (request === undefined || end < 0) return undefined;
    const header = bytes.toString('utf8', 0, end);
    const [, id, type = '', digits] = /^([0-9a-f]{40,64}) (\w+) (\d+)$/.exec(header) ?? [];
    if (id === undefined) {
      this.waiting.shift();
      this.needed = -1;
      request.reject(new NoObject(`git has no object ${request.object}`));
      return bytes.subarray(end + 1);
    }
    const size = Number(digits);
    if (!request.contents) {
      this.waiting.shift();
      request.resolve({ id, type, size, bytes: new Uint8Array(0) });
      return bytes.subarray(end + 1);
    }
    const stop = end + 1 + size;
    if (bytes.length < stop + 1) {
      this.needed = stop + 1;
      return undefined;
    }
    this.waiting.shift();
    this.needed = -1;
    request.resolve({ id, type, size, bytes: Uint8Array.prototype.slice.call(bytes, end + 1, stop) });
    return bytes.subarray(stop + 1);
  }
}
