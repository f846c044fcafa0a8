import { run } from '../../bot/apps/cli/run.ts';
import type { Ran } from './run.ts';

type Write = typeof process.stdout.write;

/**
 * Runs the command in this process: the same as `apertura`, without the time that a process takes to start. For the many
 * cases of a table; what signals do, and what is left of a process, needs one of its own. One at a time: it changes the
 * working folder and the environment while it runs.
 */
export async function aperturaHere(
  args: readonly string[],
  { cwd, env = {} }: { readonly cwd: string; readonly env?: Readonly<Record<string, string | undefined>> },
): Promise<Ran> {
  const [folder, before] = [process.cwd(), { ...process.env }];
  const [out, err] = [capture(process.stdout), capture(process.stderr)];
  try {
    process.chdir(cwd);
    setAll(env);
    const status = await run(args);
    return { status, out: out.text(), err: err.text() };
  } finally {
    out.release();
    err.release();
    setAll({ ...Object.fromEntries(Object.keys(env).map((name) => [name, undefined])), ...before });
    process.chdir(folder);
  }
}

function setAll(env: Readonly<Record<string, string | undefined>>): void {
  for (const [name, value] of Object.entries(env)) {
    if (value === undefined) delete process.env[name];
    else process.env[name] = value;
  }
}

/** What is written to a stream, instead of being written. */
function capture(stream: NodeJS.WriteStream): { readonly text: () => string; readonly release: () => void } {
  const { write } = stream;
  let text = '';
  // Each print waits for the stream's end too; here it outlives them all.
  stream.setMaxListeners(0);
  stream.write = ((chunk: string | Uint8Array, ...rest: readonly unknown[]): boolean => {
    text += typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString('utf8');
    const done = rest.at(-1);
    if (typeof done === 'function') queueMicrotask(done as () => void);
    return true;
  }) as Write;
  return {
    text: () => text,
    release: () => {
      stream.write = write;
    },
  };
}
