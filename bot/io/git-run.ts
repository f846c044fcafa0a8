import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { UserError } from '../core/user-error.ts';

/** Git's own settings and hooks of the repository are not obeyed: objects are only read. */
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

/** Runs git in a folder to its end. Output that is longer than git's own limits here is a fault. */
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
