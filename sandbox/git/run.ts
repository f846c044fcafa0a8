import { spawn } from 'node:child_process';
import { once } from 'node:events';

/** Git said no. */
export class GitError extends Error {
  readonly status: number;
  readonly stderr: string;

  constructor(args: readonly string[], status: number, stderr: string) {
    super(`git ${args[0]} ended with ${status}: ${stderr.trim()}`);
    this.status = status;
    this.stderr = stderr;
  }
}

/** What git is given beside its arguments. */
export interface GitOptions {
  readonly input?: string | Uint8Array;
  readonly env?: Readonly<Record<string, string>>;
}

/** The environment of every git here: nothing of the machine's own settings, one author, no questions. */
export function gitEnvironment(more: Readonly<Record<string, string>> = {}): NodeJS.ProcessEnv {
  // Not the whole environment: it would have to be read anew for each of thousands.
  const { PATH, HOME, TMPDIR } = process.env;
  return {
    PATH,
    HOME,
    TMPDIR,
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_TERMINAL_PROMPT: '0',
    GIT_AUTHOR_NAME: 'Sandbox',
    GIT_AUTHOR_EMAIL: 'sandbox@example.org',
    GIT_COMMITTER_NAME: 'Sandbox',
    GIT_COMMITTER_EMAIL: 'sandbox@example.org',
    LC_ALL: 'C',
    ...more,
  };
}

/** Runs git in a folder and gives what it printed, without the last line end; throws a `GitError`. */
export async function git(folder: string, args: readonly string[], options: GitOptions = {}): Promise<string> {
  const bytes = await gitBytes(folder, args, options);
  return bytes.toString('utf8').replace(/\n$/, '');
}

/** As `git`, with what it printed as bytes. */
export async function gitBytes(folder: string, args: readonly string[], options: GitOptions = {}): Promise<Buffer> {
  await enter();
  try {
    return await run(folder, args, options);
  } finally {
    leave();
  }
}

/** What git prints where it agrees, `undefined` where it says no in an orderly way (as of an object that is not there). */
export async function gitIf(
  folder: string,
  args: readonly string[],
  options: GitOptions = {},
): Promise<string | undefined> {
  try {
    return await git(folder, args, options);
  } catch (error) {
    if (error instanceof GitError && (error.status === 1 || error.status === 128)) return undefined;
    throw error;
  }
}

async function run(folder: string, args: readonly string[], { input, env }: GitOptions): Promise<Buffer> {
  const child = spawn('git', ['-C', folder, ...args], { env: gitEnvironment(env), stdio: ['pipe', 'pipe', 'pipe'] });
  const out: Buffer[] = [];
  const wrong: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => wrong.push(chunk));
  // Where git ends early, its status tells.
  child.stdin.on('error', () => undefined);
  child.stdin.end(input);
  const [status] = (await once(child, 'close')) as [number | null];
  if (status !== 0) throw new GitError(args, status ?? -1, Buffer.concat(wrong).toString('utf8'));
  return Buffer.concat(out);
}

/** Processes at once: more only wait for one another, and for files that may be open. */
const MOST = 24;
let running = 0;
const waiting: (() => void)[] = [];

async function enter(): Promise<void> {
  if (running < MOST) running += 1;
  else await new Promise<void>((resolve) => waiting.push(resolve));
}

/** Who waits takes the place over. */
function leave(): void {
  const next = waiting.shift();
  if (next === undefined) running -= 1;
  else next();
}
