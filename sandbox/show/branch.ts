/** Branches and tags, in GitHub's form. */
import type { Repository } from '../repository.ts';
import { rulesOf } from '../rules.ts';
import type { World } from '../world.ts';
import { apiOf, webOf } from './conversation.ts';

type Shown = Readonly<Record<string, unknown>>;

/** `short-branch`. */
export function showBranch(world: World, repository: Repository, name: string, sha: string): Shown {
  return {
    name,
    commit: { sha, url: `${apiOf(world, repository)}/commits/${sha}` },
    protected: isProtected(repository, name),
  };
}

/** `branch-with-protection`: with its commit. */
export function showBranchWhole(world: World, repository: Repository, name: string, commit: Shown): Shown {
  const api = `${apiOf(world, repository)}/branches/${encoded(name)}`;
  return {
    name,
    commit,
    _links: { html: `${webOf(world, repository)}/tree/${encoded(name)}`, self: api },
    protected: isProtected(repository, name),
    protection: { enabled: false, required_status_checks: { enforcement_level: 'off', contexts: [], checks: [] } },
    protection_url: `${api}/protection`,
  };
}

/** Whether some ruleset binds a branch. */
export function isProtected(repository: Repository, name: string): boolean {
  return rulesOf(repository, `refs/heads/${name}`).length > 0;
}

/** `tag`. */
export function showTag(world: World, repository: Repository, name: string, commit: string): Shown {
  const api = apiOf(world, repository);
  return {
    name,
    node_id: `REF_${repository.id}_${name}`,
    commit: { sha: commit, url: `${api}/commits/${commit}` },
    zipball_url: `${api}/zipball/refs/tags/${encoded(name)}`,
    tarball_url: `${api}/tarball/refs/tags/${encoded(name)}`,
  };
}

/** A path as it stands in an address. */
export function encoded(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/');
}
