import { fullNameOf, type Repository } from '../repository.ts';
import type { World } from '../world.ts';
import { showUser } from './account.ts';

/** What GitHub gives addresses for, and the ending of each. */
const ADDRESSES: Readonly<Record<string, string>> = {
  archive_url: '/{archive_format}{/ref}',
  assignees_url: '/assignees{/user}',
  blobs_url: '/git/blobs{/sha}',
  branches_url: '/branches{/branch}',
  collaborators_url: '/collaborators{/collaborator}',
  comments_url: '/comments{/number}',
  commits_url: '/commits{/sha}',
  compare_url: '/compare/{base}...{head}',
  contents_url: '/contents/{+path}',
  contributors_url: '/contributors',
  deployments_url: '/deployments',
  downloads_url: '/downloads',
  events_url: '/events',
  forks_url: '/forks',
  git_commits_url: '/git/commits{/sha}',
  git_refs_url: '/git/refs{/sha}',
  git_tags_url: '/git/tags{/sha}',
  hooks_url: '/hooks',
  issue_comment_url: '/issues/comments{/number}',
  issue_events_url: '/issues/events{/number}',
  issues_url: '/issues{/number}',
  keys_url: '/keys{/key_id}',
  labels_url: '/labels{/name}',
  languages_url: '/languages',
  merges_url: '/merges',
  milestones_url: '/milestones{/number}',
  notifications_url: '/notifications{?since,all,participating}',
  pulls_url: '/pulls{/number}',
  releases_url: '/releases{/id}',
  stargazers_url: '/stargazers',
  statuses_url: '/statuses/{sha}',
  subscribers_url: '/subscribers',
  subscription_url: '/subscription',
  tags_url: '/tags',
  teams_url: '/teams',
  trees_url: '/git/trees{/sha}',
};

/** `repository`, with what `full-repository` and webhooks ask beyond it. */
export function showRepository(world: World, repository: Repository): Readonly<Record<string, unknown>> {
  const { id, name, owner, visibility, archived, defaultBranch, forkOf, issues, pulls, settings } = repository;
  const full = fullNameOf(repository);
  const api = `${world.url}/api/v3/repos/${full}`;
  const web = `${world.url}/${full}`;
  const addresses = Object.entries(ADDRESSES).map(([key, ending]) => [key, `${api}${ending}`] as const);
  const open =
    [...issues.values()].filter(({ state }) => state === 'open').length +
    [...pulls.values()].filter(({ issue }) => issue.state === 'open').length;
  const forks = [...world.repositories.values()].filter((each) => each.forkOf === repository).length;
  return {
    id,
    node_id: `R_${id}`,
    name,
    full_name: full,
    private: visibility === 'private',
    owner: showUser(world, owner),
    html_url: web,
    description: null,
    fork: forkOf !== undefined,
    url: api,
    ...Object.fromEntries(addresses),
    git_url: `git:${web.slice(web.indexOf('//'))}.git`,
    ssh_url: `git@sandbox:${full}.git`,
    clone_url: `${web}.git`,
    svn_url: web,
    mirror_url: null,
    homepage: null,
    language: null,
    license: null,
    topics: [],
    size: 0,
    stargazers_count: 0,
    watchers_count: 0,
    watchers: 0,
    forks_count: forks,
    forks,
    network_count: forks,
    subscribers_count: 0,
    open_issues_count: open,
    open_issues: open,
    has_issues: true,
    has_projects: false,
    has_downloads: true,
    has_wiki: false,
    has_pages: false,
    has_discussions: false,
    archived,
    disabled: false,
    visibility,
    default_branch: defaultBranch,
    is_template: false,
    allow_forking: true,
    web_commit_signoff_required: false,
    allow_rebase_merge: true,
    allow_squash_merge: true,
    allow_merge_commit: true,
    allow_auto_merge: false,
    delete_branch_on_merge: false,
    created_at: repository.createdAt.toISOString(),
    updated_at: repository.pushedAt.toISOString(),
    pushed_at: repository.pushedAt.toISOString(),
    ...Object.fromEntries([...settings].filter(([key]) => REPOSITORY_SETTINGS.has(key))),
  };
}

/** Settings that are told of a repository itself; the others have operations of their own. */
export const REPOSITORY_SETTINGS: ReadonlySet<string> = new Set([
  'allow_auto_merge',
  'allow_forking',
  'allow_merge_commit',
  'allow_rebase_merge',
  'allow_squash_merge',
  'allow_update_branch',
  'delete_branch_on_merge',
  'description',
  'has_issues',
  'has_projects',
  'has_wiki',
  'homepage',
  'web_commit_signoff_required',
]);
