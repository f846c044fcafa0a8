import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CODEOWNERS_PATH } from '../../core/governance/codeowners.ts';
import type { AppManifest, BaseFiles } from '../../core/governance/examined.ts';
import { readPlan } from '../../core/plan/read-plan.ts';
import { readYaml } from '../../core/plan/yaml.ts';
import type { Snapshot } from '../../core/snapshot.ts';
import { GitRepository } from '../../io/git.ts';
import { mended, statusOf } from '../../io/github/settings-client.ts';
import type { RepositoryFace } from '../../io/github/settings-read.ts';
import { Mirror } from '../../io/mirror.ts';
import type { GitHubHere } from './github-here.ts';
import { repositoryHere } from './repository-here.ts';

const WORKFLOWS = '.github/workflows';
const MANIFEST = 'app.yml';
/** Nobody writes longer workflows, manifests or owners; what is longer is not read. Bytes. */
const LONGEST = 3 * 1024 * 1024;

/** What the base branch's tip on GitHub holds, as far as an examination needs it; `undefined` where it is not there. */
export async function readBase(here: GitHubHere, face: RepositoryFace, branch: string): Promise<BaseFiles | undefined> {
  const commit = await tipOf(here, face, branch);
  if (commit === undefined) return undefined;
  return await withCommit(here, face, commit, readFiles);
}

async function tipOf({ client }: GitHubHere, { name }: RepositoryFace, branch: string): Promise<string | undefined> {
  try {
    return (await client.rest.repos.getBranch({ ...name, branch })).data.commit.sha;
  } catch (error) {
    if (statusOf(error) === 404) return undefined;
    throw mended(error, { es: `leer la rama ${branch}`, en: `reading the branch ${branch}` });
  }
}

/** Reads a commit from the clone that one stands in, where it has it; else from one that is fetched and removed. */
async function withCommit<T>(
  { token }: GitHubHere,
  { url }: RepositoryFace,
  commit: string,
  read: (snapshot: Snapshot) => Promise<T>,
): Promise<T> {
  const own = new GitRepository(repositoryHere());
  try {
    if (await has(own, commit)) return await read(own.snapshot(commit));
  } finally {
    await own.close();
  }
  const folder = await mkdtemp(join(tmpdir(), 'apertura-doctor-'));
  try {
    const secret = `Basic ${Buffer.from(`x-access-token:${token}`).toString('base64')}`;
    const mirror = new Mirror({ folder: join(folder, 'base.git'), url, authorization: async () => secret });
    await mirror.fetch('base', [commit]);
    const fetched = new GitRepository(mirror.folder);
    try {
      return await read(fetched.snapshot(commit));
    } finally {
      await fetched.close();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function has(repository: GitRepository, commit: string): Promise<boolean> {
  return await repository.commitOf(commit).then(
    () => true,
    () => false,
  );
}

async function readFiles(snapshot: Snapshot): Promise<BaseFiles> {
  const { plan } = await readPlan(snapshot);
  const workflows = new Map<string, string>();
  for (const { path, kind } of await snapshot.list(WORKFLOWS)) {
    const text = kind === 'file' && /\.ya?ml$/.test(path) ? await textAt(snapshot, path) : undefined;
    if (text !== undefined) workflows.set(path, text);
  }
  return { plan, codeowners: await textAt(snapshot, CODEOWNERS_PATH), workflows, manifest: await manifestIn(snapshot) };
}

async function textAt(snapshot: Snapshot, path: string): Promise<string | undefined> {
  const entry = await snapshot.stat(path);
  if (entry?.kind !== 'file' || entry.size > LONGEST) return undefined;
  return new TextDecoder().decode(await snapshot.read(path));
}

/** What the manifest asks for; a file that is no manifest asks for nothing that could be compared. */
async function manifestIn(snapshot: Snapshot): Promise<AppManifest | undefined> {
  const text = await textAt(snapshot, MANIFEST);
  if (text === undefined) return undefined;
  const value = readYaml(new TextEncoder().encode(text), MANIFEST).document?.value;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const { default_permissions: permissions, default_events: events } = value as Readonly<Record<string, unknown>>;
  return {
    permissions: Object.fromEntries(
      Object.entries(permissions ?? {}).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
    ),
    events: Array.isArray(events) ? events.filter((event): event is string => typeof event === 'string') : [],
  };
}
