import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Manifest } from '../../core/release/manifest.ts';
import type { TagName } from '../../core/release/names.ts';
import type { ShelfTag } from '../../core/release/shelf.ts';
import type { DataEvidence, RecordEvidence } from '../../core/release/verify.ts';
import { cloneRecord, cloneTag } from '../../io/clone-record.ts';
import { GitRepository } from '../../io/git.ts';
import type { ZipReader } from '../../io/zip-reader.ts';
import { compareZip } from './compare-zip.ts';

/** A clone of the repository that one stands in, as far as it knows of a publication. */
export interface CloneHere {
  readonly tag: ShelfTag | undefined;
  readonly record: RecordEvidence;
  data(zip: ZipReader | undefined): Promise<DataEvidence>;
}

/** Any clone may be stood in: one that has neither the commit nor the tag is not the institution's, and proves nothing. */
export async function cloneHere(folder: string, name: TagName, tag: string, manifest: Manifest): Promise<CloneHere> {
  const none: CloneHere = { tag: undefined, record: { kind: 'no-clone' }, data: async () => ({ kind: 'no-clone' }) };
  if (!existsSync(join(folder, '.git'))) return none;
  const own = await cloneTag(folder, tag);
  const hasCommit = await has(folder, manifest.commit);
  if (own.kind === 'missing' && !hasCommit) return none;
  return {
    tag: own.kind === 'missing' ? undefined : own,
    record: await cloneRecord(folder, name),
    data: async (zip) => {
      if (!hasCommit) return { kind: 'no-commit' };
      return zip === undefined ? { kind: 'no-zip' } : await compareWith(folder, manifest, zip);
    },
  };
}

async function compareWith(folder: string, manifest: Manifest, zip: ZipReader): Promise<DataEvidence> {
  const repository = new GitRepository(folder);
  try {
    const snapshot = repository.snapshot(manifest.commit);
    return { kind: 'compared', ...(await compareZip(zip, snapshot, `datasets/${manifest.dataset}`, 'published')) };
  } finally {
    await repository.close();
  }
}

async function has(folder: string, commit: string): Promise<boolean> {
  const repository = new GitRepository(folder);
  try {
    return (await repository.commitOf(commit)) === commit;
  } catch {
    return false;
  } finally {
    await repository.close();
  }
}
