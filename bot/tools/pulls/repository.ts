import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeBare } from '../../../sandbox/git/bare.ts';
import { git } from '../../../sandbox/git/run.ts';
import type { CaseFile, CaseFiles } from './files.ts';

/** Two commits, by their ids. */
export interface CaseCommits {
  readonly base: string;
  readonly head: string;
}

/** A repository of two commits in a folder of its own. */
export interface CaseRepository extends CaseCommits {
  readonly folder: string;
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

/** Makes a repository of the two commits on the branches `base` and `head`. */
export async function makeRepository(
  base: CaseFiles,
  head: CaseFiles,
  { rewritten = false, format = 'sha1' }: RepositoryOptions = {},
): Promise<CaseRepository> {
  const folder = await mkdtemp(join(tmpdir(), 'pull-'));
  await makeBare(folder, { branch: 'base', format });
  const commits = await addCommits(folder, { base, head, rewritten, branches: ['base', 'head'] });
  return { folder, ...commits, remove: async () => await rm(folder, { recursive: true }) };
}

/** Two commits that are to be made, and the branches that are moved to them. */
export interface CommitsOrder {
  readonly base: CaseFiles;
  readonly head: CaseFiles;
  readonly rewritten?: boolean | undefined;
  readonly branches: readonly [base: string, head: string];
}

/** Makes in a repository the base's commit, and the head's upon it or, where history is `rewritten`, beside it. */
export async function addCommits(
  folder: string,
  { base, head, rewritten, branches }: CommitsOrder,
): Promise<CaseCommits> {
  const [first, second] = branches;
  const stream = [
    ...commit({ mark: 1, message: 'base', branch: first, from: [] }, base),
    ...commit({ mark: 2, message: 'head', branch: second, from: rewritten ? [] : ['from :1'] }, head),
    Buffer.from('get-mark :1\nget-mark :2\n'),
  ];
  const args = ['fast-import', '--quiet', '--force', '--date-format=raw'];
  const [one = '', other = ''] = (await git(folder, args, { input: Buffer.concat(stream) })).split('\n');
  return { base: one, head: other };
}

interface Opening {
  readonly mark: number;
  readonly message: string;
  readonly branch: string;
  readonly from: readonly string[];
}

function commit({ mark, message, branch, from }: Opening, files: CaseFiles): readonly Buffer[] {
  const lines = [`commit refs/heads/${branch}`, `mark :${mark}`];
  const people = [`author ${WHO} ${WHEN} +0000`, `committer ${WHO} ${WHEN} +0000`];
  const opening = [...lines, ...people, `data ${message.length}`, message, ...from, 'deleteall', ''].join('\n');
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
