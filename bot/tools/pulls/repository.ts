import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CaseFile, CaseFiles } from './files.ts';

/** A repository of two commits in a folder of its own. */
export interface CaseRepository {
  readonly folder: string;
  readonly base: string;
  readonly head: string;
  readonly remove: () => Promise<void>;
}

const WHO = 'Apertura <apertura@example.org>';
/** Of both commits, in seconds; with it the commits have the same ids everywhere. */
const WHEN = Date.UTC(2026, 10, 20, 12) / 1000;
/** A submodule points at a commit that is nowhere. */
const NOWHERE = '0123456789012345678901234567890123456789';

/** How a repository differs from the usual. */
export interface RepositoryOptions {
  readonly rewritten?: boolean | undefined;
  readonly format?: 'sha1' | 'sha256';
}

/** Makes a repository: the base's commit, and the head's upon it or, where history is `rewritten`, beside it. */
export async function makeRepository(
  base: CaseFiles,
  head: CaseFiles,
  { rewritten = false, format = 'sha1' }: RepositoryOptions = {},
): Promise<CaseRepository> {
  const folder = await mkdtemp(join(tmpdir(), 'pull-'));
  await git(folder, ['init', '--quiet', '--bare', `--object-format=${format}`, '.']);
  const stream = [...commit('base', base, undefined), ...commit('head', head, rewritten ? undefined : 'base')];
  await git(folder, ['fast-import', '--quiet', '--date-format=raw'], Buffer.concat(stream));
  const [one = '', other = ''] = (await git(folder, ['rev-parse', 'base', 'head'])).split('\n');
  return { folder, base: one, head: other, remove: async () => await rm(folder, { recursive: true }) };
}

function commit(name: string, files: CaseFiles, parent: string | undefined): readonly Buffer[] {
  const lines = [`commit refs/heads/${name}`, `author ${WHO} ${WHEN} +0000`, `committer ${WHO} ${WHEN} +0000`];
  const from = parent === undefined ? [] : [`from refs/heads/${parent}`];
  const opening = [...lines, `data ${name.length}`, name, ...from, 'deleteall', ''].join('\n');
  return [Buffer.from(opening), ...[...files].flatMap(([path, file]) => modification(path, file)), Buffer.from('\n')];
}

function modification(path: string, file: CaseFile): readonly Buffer[] {
  if (file.kind === 'submodule') return [Buffer.from(`M 160000 ${NOWHERE} ${quoted(path)}\n`)];
  const bytes = file.kind === 'link' ? Buffer.from(file.target) : file.bytes;
  const mode = file.kind === 'link' ? '120000' : '100644';
  return [Buffer.from(`M ${mode} inline ${quoted(path)}\ndata ${bytes.length}\n`), bytes, Buffer.from('\n')];
}

/** A path as fast-import takes it, whatever is in it. */
function quoted(path: string): string {
  return `"${path.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')}"`;
}

/** Runs git without the settings of the machine or of the user; returns what it printed. */
async function git(folder: string, args: readonly string[], input?: Buffer): Promise<string> {
  const own = Object.entries(process.env).filter(([name]) => !name.startsWith('GIT_'));
  const env = { ...Object.fromEntries(own), GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1', LC_ALL: 'C' };
  const child = spawn('git', ['-C', folder, ...args], { env, stdio: ['pipe', 'pipe', 'inherit'] });
  const chunks: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
  // Where git ends early its status tells.
  child.stdin.on('error', () => undefined);
  child.stdin.end(input);
  const [status] = (await once(child, 'close')) as [number | null];
  if (status !== 0) throw new Error(`git ${args[0]} ended with ${status}`);
  return Buffer.concat(chunks).toString('utf8').trim();
}
