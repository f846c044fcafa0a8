/** Files and folders, and what differs between commits, in GitHub's form. */
import type { ChangedFile } from '../git/difference.ts';
import type { Entry } from '../git/objects.ts';
import type { Repository } from '../repository.ts';
import type { World } from '../world.ts';
import { encoded } from './branch.ts';
import { apiOf, webOf } from './conversation.ts';

type Shown = Readonly<Record<string, unknown>>;

/** What GitHub calls an entry of a tree. */
export function kindOf({ mode, type }: Entry): 'dir' | 'file' | 'symlink' | 'submodule' {
  if (type === 'tree') return 'dir';
  if (type === 'commit') return 'submodule';
  return mode === '120000' ? 'symlink' : 'file';
}

/** An item of `content-directory`; `content-file` and its like have more. `ref` is as it was asked for. */
export function showEntry(world: World, repository: Repository, entry: Entry, ref: string): Shown {
  const { path, sha, size = 0 } = entry;
  const kind = kindOf(entry);
  const self = `${apiOf(world, repository)}/contents/${encoded(path)}?ref=${encodeURIComponent(ref)}`;
  const git = `${apiOf(world, repository)}/git/${kind === 'dir' ? 'trees' : 'blobs'}/${sha}`;
  const html = `${webOf(world, repository)}/${kind === 'dir' ? 'tree' : 'blob'}/${encoded(ref)}/${encoded(path)}`;
  const download = `${webOf(world, repository)}/raw/${encoded(ref)}/${encoded(path)}`;
  const isFile = kind === 'file' || kind === 'symlink';
  return {
    name: path.slice(path.lastIndexOf('/') + 1),
    path,
    sha,
    size,
    url: self,
    html_url: html,
    git_url: kind === 'submodule' ? null : git,
    download_url: isFile ? download : null,
    type: kind,
    _links: { self, git: kind === 'submodule' ? null : git, html },
  };
}

/** `diff-entry`, of a comparison that leads to a commit. Never with a `patch`. */
export function showChangedFile(world: World, repository: Repository, file: ChangedFile, commit: string): Shown {
  const { path, previous, status, sha, additions, deletions } = file;
  return {
    sha,
    filename: path,
    status,
    additions,
    deletions,
    changes: additions + deletions,
    blob_url: `${webOf(world, repository)}/blob/${commit}/${encoded(path)}`,
    raw_url: `${webOf(world, repository)}/raw/${commit}/${encoded(path)}`,
    contents_url: `${apiOf(world, repository)}/contents/${encoded(path)}?ref=${commit}`,
    ...(previous === undefined ? {} : { previous_filename: previous }),
  };
}
