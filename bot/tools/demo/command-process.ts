import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** The command line as it is built, whether this file is or not. */
const MAIN = fileURLToPath(
  new URL(
    import.meta.url.endsWith('.js') ? '../../apps/cli/main.js' : '../../../dist/bot/apps/cli/main.js',
    import.meta.url,
  ),
);

/** What a run of the command left. */
export interface Ended {
  readonly status: number | null;
  /** What it printed, errors too, in their order. */
  readonly text: string;
}

/** Runs `apertura` as a process of its own, as its user would. */
export async function runCommand(
  args: readonly string[],
  { cwd, env }: { readonly cwd: string; readonly env: Readonly<Record<string, string>> },
): Promise<Ended> {
  const child = spawn(process.execPath, [MAIN, ...args], {
    cwd,
    env: { PATH: process.env['PATH'] ?? '', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  const add = (more: string): void => {
    text += more;
  };
  child.stdout.setEncoding('utf8').on('data', add);
  child.stderr.setEncoding('utf8').on('data', add);
  const status = await new Promise<number | null>((done) => child.on('close', done));
  return { status, text };
}
