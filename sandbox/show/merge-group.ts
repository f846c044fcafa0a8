import { commitsAt } from '../git/commits.ts';
import type { MergeGroup, Repository } from '../repository.ts';

/** `merge-group`. */
export async function showMergeGroup(
  repository: Repository,
  { headSha, headRef, baseSha, baseRef }: MergeGroup,
): Promise<Readonly<Record<string, unknown>>> {
  const [commit] = await commitsAt(repository, [headSha]);
  const { tree, message, author, committer } = commit ?? NOBODY;
  return {
    head_sha: headSha,
    head_ref: headRef,
    base_sha: baseSha,
    base_ref: baseRef,
    head_commit: {
      id: headSha,
      tree_id: tree,
      message,
      timestamp: committer.date,
      author: { name: author.name, email: author.email },
      committer: { name: committer.name, email: committer.email },
    },
  };
}

const NOBODY = {
  tree: '',
  message: '',
  author: { name: '', email: '' },
  committer: { name: '', email: '', date: new Date(0).toISOString() },
};
