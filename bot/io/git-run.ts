/**
 * Git as whoever runs us has set it up: where a clone is, and whose folders it trusts, is for that person to say. For reading;
 * what is fetched, written and pushed goes by `git-process.ts`, which obeys nobody.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { UserError } from '../core/user-error.ts';

/** Settings and hooks of the repository that would run a program are not obeyed. */
const SAFE = [
  '-c',
  'core.fsmonitor=false',
  '-c',
  'core.hooksPath=/dev/null',
  '-c',
  'protocol.ext.allow=never',
  '--no-replace-objects',
];

/** Starts git in a folder; what it complains of is not kept. */
export function startGit(
  folder: string,
  args: readonly string[],
  more: Readonly<Record<string, string>> = {},
): ChildProcess {
  const env = { ...process.env, GIT_TERMINAL_PROMPT: '0', GIT_OPTIONAL_LOCKS: '0', LC_ALL: 'C', ...more };
  return spawn('git', [...SAFE, '-C', folder, ...args], { env, stdio: ['pipe', 'pipe', 'ignore'] });
}

/** Runs git in a folder to its end; what it prints is kept whole in memory. */
export async function runGit(
  folder: string,
  args: readonly string[],
  more: Readonly<Record<string, string>> = {},
): Promise<{ readonly status: number; readonly out: string }> {
  const child = startGit(folder, args, more);
  child.stdin?.end();
  const chunks: Buffer[] = [];
  child.stdout?.on('data', (chunk: Buffer) => chunks.push(chunk));
  const [status] = (await Promise.race([
    once(child, 'close'),
    once(child, 'error').then(([error]) => {
      throw gitMissing(error);
    }),
  ])) as [number | null];
  return { status: status ?? 1, out: Buffer.concat(chunks).toString('utf8') };
}

function gitMissing(error: unknown): UserError {
  const { code } = error as NodeJS.ErrnoException;
  return new UserError({
    es: `No se pudo usar git (${code}). Instálelo y vuelva a intentarlo.`,
    en: `Could not use git (${code}). Install it and try again.`,
  });
}
