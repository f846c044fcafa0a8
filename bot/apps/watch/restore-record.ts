/** `apertura restore`: everything that was published, made again from a clone that has the record. */
import { copyFile, mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { intentsOfPublication } from '../../core/release/intents.ts';
import { PUBLISHED_BRANCH } from '../../core/release/names.ts';
import type { PublicationRecord, Recorded } from '../../core/release/record.ts';
import type { Restoration, RestoredPublication } from '../../core/report/restore-face.ts';
import { UserError } from '../../core/user-error.ts';
import { GitRepository } from '../../io/git.ts';
import { type GitDesk, GitFailed, openDesk } from '../../io/git-write.ts';
import { carryOut } from '../../io/github/publish/carry-out.ts';
import type { PublishTarget } from '../../io/github/publish/publish-target.ts';
import { declined } from '../../io/github/publish/publish-target.ts';
import { PUBLISHED_REF, readRecord } from '../../io/published-branch.ts';
import { planAt } from '../publish/publish-place.ts';
import { notesOf, type Rebuilt, rebuild } from './rebuild.ts';

/** What is restored, from where and to where. */
export interface RestoreRecordOrder {
  /** The clone, and the tip of its branch `published`. */
  readonly clone: string;
  readonly tip: string;
  /** `presupuesto` or `presupuesto@1.2.0`; `undefined`: everything. */
  readonly only: string | undefined;
  readonly work: string;
  readonly from: string | undefined;
  readonly to:
    | { readonly kind: 'folder'; readonly folder: string }
    | { readonly kind: 'github'; readonly target: Omit<PublishTarget, 'folder' | 'by'>; readonly branch: string };
}

/** Makes tags and releases again, with the same ids and the same bytes; what is there already is left as it is. */
export async function restoreRecord(order: RestoreRecordOrder): Promise<Restoration> {
  const record = await readRecord(order.clone, order.tip);
  const chosen = chosenOf(record, order.only);
  const publications: RestoredPublication[] = [];
  const { to } = order;
  if (to.kind === 'github') await pushBranches(order, record, to);
  for (const recorded of chosen) publications.push(await restoreOne(order, record, recorded));
  const name = to.kind === 'folder' ? to.folder : `${to.target.name.owner}/${to.target.name.repo}`;
  return { to: name, publications };
}

/** The oldest first, as they were published. */
function chosenOf({ publications }: PublicationRecord, only: string | undefined): readonly Recorded[] {
  const chosen = publications.filter(({ name, manifest }) => {
    return only === undefined || only === name.dataset || only === manifest.tag;
  });
  if (chosen.length === 0) throw notRecorded(only);
  return chosen.toSorted((one, other) => (one.manifest.date < other.manifest.date ? -1 : 1));
}

async function restoreOne(
  order: RestoreRecordOrder,
  record: PublicationRecord,
  recorded: Recorded,
): Promise<RestoredPublication> {
  const { tag, commit } = recorded.manifest;
  const folder = join(order.work, tag);
  try {
    if (!(await hasCommit(order.clone, commit))) return { tag, outcome: 'no-commit', details: [commit.slice(0, 12)] };
    const rebuilt = await rebuild({ recorded, record, clone: order.clone, folder, from: order.from });
    if (rebuilt.differing.length > 0) return { tag, outcome: 'differs', details: rebuilt.differing };
    return await offer(order, recorded, rebuilt);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function offer(order: RestoreRecordOrder, recorded: Recorded, rebuilt: Rebuilt): Promise<RestoredPublication> {
  const { tag, commit } = recorded.manifest;
  const { to, clone } = order;
  if (to.kind === 'folder') {
    await mkdir(join(to.folder, tag), { recursive: true });
    for (const { name, path } of rebuilt.files) await copyFile(path, join(to.folder, tag, name));
    return { tag, outcome: 'restored', details: [] };
  }
  const repository = new GitRepository(clone);
  try {
    const { institution } = await planAt(repository, commit);
    const language = institution?.language ?? 'es';
    const by = { name: institution?.name ?? 'Apertura', email: institution?.mail ?? '' };
    const notes = (await notesOf(rebuilt, language)) ?? '';
    const intents = intentsOfPublication(recorded, rebuilt.files, notes, language);
    const { done, fault } = await carryOut({ ...to.target, folder: clone, by }, intents);
    if (fault !== undefined) return { tag, outcome: 'refused', details: [fault.message] };
    return { tag, outcome: done.length > 0 ? 'restored' : 'there-already', details: [] };
  } finally {
    await repository.close();
  }
}

/** The base branch, where there is none, and the record: with it come all published commits. */
async function pushBranches(
  { clone, tip }: RestoreRecordOrder,
  { state, publications }: PublicationRecord,
  { target, branch }: Extract<RestoreRecordOrder['to'], { readonly kind: 'github' }>,
): Promise<void> {
  const desk = await openDesk(clone);
  try {
    const base = `refs/heads/${branch}`;
    const there = await desk.lsRemote(target.remote, [base, PUBLISHED_REF]);
    const newest = publications.map(({ manifest }) => manifest).sort((a, b) => (a.date < b.date ? 1 : -1))[0]?.commit;
    const walked = state?.walked;
    const begin = walked !== undefined && (await desk.has(walked)) ? walked : newest;
    // First, since an empty repository takes the first branch that comes for its default one.
    if (!there.has(base) && begin !== undefined) await push(desk, target, base, begin);
    const found = there.get(PUBLISHED_REF);
    if (found === tip) return;
    if (found !== undefined && (await desk.has(found)) && (await desk.isAncestor(tip, found))) return;
    await push(desk, target, PUBLISHED_REF, tip);
  } finally {
    await desk.close();
  }
}

async function push(
  desk: GitDesk,
  { remote }: Pick<PublishTarget, 'remote'>,
  ref: string,
  object: string,
): Promise<void> {
  const [pushed] = await desk.push(remote, [{ ref, object }]);
  switch (pushed?.kind) {
    case 'done':
    case 'there':
      return;
    case 'other':
      throw otherRecord(ref);
    case 'declined':
      throw declined(ref, pushed.why);
    default:
      throw new GitFailed(pushed?.why ?? 'git push said nothing');
  }
}

async function hasCommit(clone: string, commit: string): Promise<boolean> {
  const desk = await openDesk(clone);
  try {
    return await desk.has(commit);
  } finally {
    await desk.close();
  }
}

function notRecorded(only: string | undefined): UserError {
  const what = only ?? PUBLISHED_BRANCH;
  return new UserError({
    es: `En el registro no hay nada publicado como «${what}». Escriba el nombre de un conjunto, o nombre@versión, como presupuesto@1.2.0.`,
    en: `The record has nothing that was published as "${what}". Write a dataset's name, or name@version, such as presupuesto@1.2.0.`,
  });
}

function otherRecord(ref: string): UserError {
  return new UserError({
    es: `El repositorio ya tiene ${ref}, con otra historia que la de esta copia. Use un repositorio vacío, o traiga primero su rama (git fetch).`,
    en: `The repository has ${ref} already, with another history than this clone's. Use an empty repository, or fetch its branch first (git fetch).`,
  });
}
