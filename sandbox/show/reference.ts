/** Git's own objects and refs, in GitHub's form. */

import type { CommitFacts } from '../git/commits.ts';
import type { Entry } from '../git/objects.ts';
import type { Repository } from '../repository.ts';
import type { World } from '../world.ts';
import { encoded } from './branch.ts';
import { apiOf, webOf } from './conversation.ts';

type Shown = Readonly<Record<string, unknown>>;

const UNSIGNED = { verified: false, reason: 'unsigned', signature: null, payload: null, verified_at: null };

/** `git-ref`. */
export function showRef(world: World, repository: Repository, ref: string, sha: string, type: string): Shown {
  const api = apiOf(world, repository);
  return {
    ref,
    node_id: `REF_${repository.id}_${ref}`,
    url: `${api}/git/${encoded(ref)}`,
    object: { sha, type, url: `${api}/git/${type}s/${sha}` },
  };
}

/** `git-commit`. */
export function showGitCommit(world: World, repository: Repository, commit: CommitFacts): Shown {
  const { sha, tree, parents, author, committer, message } = commit;
  const api = apiOf(world, repository);
  const web = webOf(world, repository);
  return {
    sha,
    node_id: `C_${sha}`,
    url: `${api}/git/commits/${sha}`,
    html_url: `${web}/commit/${sha}`,
    author,
    committer,
    tree: { sha: tree, url: `${api}/git/trees/${tree}` },
    message,
    parents: parents.map((parent) => ({
      sha: parent,
      url: `${api}/git/commits/${parent}`,
      html_url: `${web}/commit/${parent}`,
    })),
    verification: UNSIGNED,
  };
}

/** An annotated tag. */
export interface TagFacts {
  readonly sha: string;
  readonly tag: string;
  readonly message: string;
  readonly tagger: { readonly name: string; readonly email: string; readonly date: string };
  /** What it stands for. */
  readonly object: { readonly sha: string; readonly type: string };
}

/** `git-tag`. */
export function showTagObject(world: World, repository: Repository, facts: TagFacts): Shown {
  const { sha, tag, message, tagger, object } = facts;
  const api = apiOf(world, repository);
  return {
    node_id: `TA_${sha}`,
    tag,
    sha,
    url: `${api}/git/tags/${sha}`,
    message,
    tagger,
    object: { ...object, url: `${api}/git/${object.type}s/${object.sha}` },
    verification: UNSIGNED,
  };
}

/** `git-tree`. */
export function showTree(
  world: World,
  repository: Repository,
  sha: string,
  entries: readonly Entry[],
  truncated: boolean,
): Shown {
  const api = apiOf(world, repository);
  return {
    sha,
    url: `${api}/git/trees/${sha}`,
    tree: entries.map(({ path, mode, type, sha: object, size }) => ({
      path,
      mode,
      type,
      sha: object,
      ...(size === undefined ? {} : { size }),
      ...(type === 'commit' ? {} : { url: `${api}/git/${type}s/${object}` }),
    })),
    truncated,
  };
}
