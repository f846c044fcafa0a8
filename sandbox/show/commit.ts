import type { CommitFacts } from '../git/commits.ts';
import { fullNameOf, type Repository } from '../repository.ts';
import type { World } from '../world.ts';

/** `commit`: GitHub does not know whose e-mail it is. */
export function showCommit(
  world: World,
  repository: Repository,
  commit: CommitFacts,
): Readonly<Record<string, unknown>> {
  const { sha, tree, parents, author, committer, message } = commit;
  const full = fullNameOf(repository);
  const api = `${world.url}/api/v3/repos/${full}`;
  return {
    sha,
    node_id: `C_${sha}`,
    url: `${api}/commits/${sha}`,
    html_url: `${world.url}/${full}/commit/${sha}`,
    comments_url: `${api}/commits/${sha}/comments`,
    commit: {
      url: `${api}/git/commits/${sha}`,
      author,
      committer,
      message,
      comment_count: 0,
      tree: { sha: tree, url: `${api}/git/trees/${tree}` },
      verification: { verified: false, reason: 'unsigned', signature: null, payload: null, verified_at: null },
    },
    author: null,
    committer: null,
    parents: parents.map((parent) => ({
      sha: parent,
      url: `${api}/commits/${parent}`,
      html_url: `${world.url}/${full}/commit/${parent}`,
    })),
  };
}
