import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { onTestFinished } from 'vitest';

const MAIN = resolve('dist/bot/apps/cli/main.js');

/** What a run of the command left. */
export interface Ran {
  readonly status: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs the built command as a process of its own, as its user would. */
export async function apertura(
  args: readonly string[],
  options: { readonly cwd?: string; readonly env?: Readonly<Record<string, string | undefined>> } = {},
): Promise<Ran> {
  const env = { ...process.env, ...options.env };
  const child = spawn(process.execPath, [MAIN, ...args], { cwd: options.cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
  let out = '';
  let err = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    err += text;
  });
  const status = await new Promise<number | null>((done) => child.on('close', done));
  return { status, out, err };
}

/** A temporary folder with files, gone when the test ends. */
export async function folderOf(files: Readonly<Record<string, string>>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'apertura-'));
  onTestFinished(async () => await rm(folder, { recursive: true, force: true }));
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  return folder;
}

/** A package of one table. */
export function packageOf(name: string, csv: string, schema: object): Readonly<Record<string, string>> {
  const resources = [{ name: 'tabla', path: 'tabla.csv', schema }];
  return {
    [`${name}/datapackage.json`]: JSON.stringify({ name, resources }),
    [`${name}/tabla.csv`]: csv,
  };
}
