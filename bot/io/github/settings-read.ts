/** Reads how a live repository is set. What the token may not see is told so, never taken for absent. */
import type { LiveRepository, LiveRuleset, LiveTeam, Seen } from '../../core/governance/live.ts';
import type { RepositorySettings, RulesetRule } from '../../core/governance/settings.ts';
import type { GitHubClient, RepositoryName } from './client.ts';
import { isLimit, mended, statusOf } from './settings-client.ts';

/** A page's length: the most that GitHub gives. */
const PAGE = 100;

/** What was read, or that it is hidden; what is no answer about it (limits, failures) is thrown. */
export async function look<T>(read: () => Promise<T>): Promise<Seen<T>> {
  try {
    return { kind: 'seen', value: await read() };
  } catch (error) {
    const status = statusOf(error);
    if ((status === 403 || status === 404) && !isLimit(error)) return { kind: 'hidden', status };
    throw mended(error, { es: 'leer el repositorio', en: 'reading the repository' });
  }
}

/** What stands before all else: whose it is, its default branch, where git finds it. */
export interface RepositoryFace {
  readonly name: RepositoryName;
  readonly personal: boolean;
  readonly defaultBranch: string;
  readonly visibility: string;
  /** For git, over HTTP. */
  readonly url: string;
}

/** Reads the repository itself. */
export async function readFace(client: GitHubClient, name: RepositoryName): Promise<RepositoryFace> {
  try {
    const { data } = await client.rest.repos.get({ ...name });
    return {
      // As GitHub writes it, after a renaming too.
      name: { owner: data.owner.login, repo: data.name },
      personal: data.owner.type !== 'Organization',
      defaultBranch: data.default_branch,
      visibility: data.visibility ?? (data.private ? 'private' : 'public'),
      url: data.clone_url,
    };
  } catch (error) {
    const called = `${name.owner}/${name.repo}`;
    throw mended(error, { es: `el repositorio ${called}`, en: `the repository ${called}` });
  }
}

/** Reads all settings that a plan has a say in. */
export async function readLive(
  client: GitHubClient,
  face: RepositoryFace,
  { branch, teams }: Pick<RepositorySettings, 'branch' | 'teams'>,
): Promise<LiveRepository> {
  const { name, personal, defaultBranch, visibility } = face;
  const fork = 'GET /repos/{owner}/{repo}/actions/permissions/fork-pr-contributor-approval';
  return {
    owner: name.owner,
    name: name.repo,
    personal,
    defaultBranch,
    visibility,
    branchRules: await look(async () =>
      (await client.paginate(client.rest.repos.getBranchRules, { ...name, branch, per_page: PAGE })).map(
        ({ type }) => type,
      ),
    ),
    rulesets: await look(async () => await readRulesets(client, name)),
    labels: await look(async () =>
      (await client.paginate(client.rest.issues.listLabelsForRepo, { ...name, per_page: PAGE })).map(
        (label) => label.name,
      ),
    ),
    teams: personal
      ? new Map()
      : await readTeams(
          client,
          name,
          teams.map(({ slug }) => slug),
        ),
    immutableReleases: await readImmutability(client, name),
    workflowToken: await look(async () => {
      const { data } = await client.rest.actions.getGithubActionsDefaultWorkflowPermissionsRepository({ ...name });
      return { writes: data.default_workflow_permissions !== 'read', approves: data.can_approve_pull_request_reviews };
    }),
    forkApproval: await look(async () => {
      const { data } = await client.request(fork, { ...name });
      return data.approval_policy;
    }),
  };
}

async function readRulesets(client: GitHubClient, name: RepositoryName): Promise<readonly LiveRuleset[]> {
  // Those of the organisation bind too, but are not ours to change.
  const listed = await client.paginate(client.rest.repos.getRepoRulesets, {
    ...name,
    includes_parents: false,
    per_page: PAGE,
  });
  const rulesets: LiveRuleset[] = [];
  for (const { id } of listed) {
    const { data } = await client.rest.repos.getRepoRuleset({ ...name, ruleset_id: id });
    const conditions = data.conditions as { ref_name?: { include?: string[]; exclude?: string[] } } | null | undefined;
    rulesets.push({
      id,
      name: data.name,
      target: data.target ?? 'branch',
      enforcement: data.enforcement,
      bypass: data.bypass_actors?.map(({ actor_type: type, actor_id: actor }) => (actor ? `${type} ${actor}` : type)),
      include: conditions?.ref_name?.include ?? [],
      exclude: conditions?.ref_name?.exclude ?? [],
      // Octokit knows each rule's parameters; here they are only compared, whatever they are.
      rules: (data.rules ?? []) as readonly RulesetRule[],
    });
  }
  return rulesets;
}

/** GitHub says 404 of releases that can be altered, and of a repository that may not be looked at; the latter was seen. */
async function readImmutability(client: GitHubClient, name: RepositoryName): Promise<Seen<boolean>> {
  const seen = await look(async () => {
    const { data } = await client.request('GET /repos/{owner}/{repo}/immutable-releases', { ...name });
    return data.enabled;
  });
  return seen.kind === 'hidden' && seen.status === 404 ? { kind: 'seen', value: false } : seen;
}

async function readTeams(
  client: GitHubClient,
  { owner: org, repo }: RepositoryName,
  slugs: readonly string[],
): Promise<LiveRepository['teams']> {
  // A list that is seen tells that a team is not there; a team's own page says 404 of one that is hidden, too.
  const there = await look(async () =>
    (await client.paginate(client.rest.teams.list, { org, per_page: PAGE })).map(({ slug }) => slug),
  );
  if (there.kind === 'hidden') return new Map(slugs.map((slug) => [slug, there]));
  const writing = await look(async () => {
    const teams = await client.paginate(client.rest.repos.listTeams, { owner: org, repo, per_page: PAGE });
    return teams.filter(({ permission }) => !['pull', 'triage'].includes(permission)).map(({ slug }) => slug);
  });
  const found = new Map<string, Seen<LiveTeam | undefined>>();
  for (const slug of slugs) {
    if (!there.value.includes(slug)) found.set(slug, { kind: 'seen', value: undefined });
    else if (writing.kind === 'hidden') found.set(slug, writing);
    else found.set(slug, await look(async () => await readTeam(client, org, slug, writing.value.includes(slug))));
  }
  return found;
}

async function readTeam(client: GitHubClient, org: string, slug: string, writes: boolean): Promise<LiveTeam> {
  const team = { org, team_slug: slug, per_page: PAGE };
  const members = await client.paginate(client.rest.teams.listMembersInOrg, team);
  const invited = await client.paginate(client.rest.teams.listPendingInvitationsInOrg, team);
  return {
    members: members.map(({ login }) => login).sort(),
    invited: invited.flatMap(({ login }) => (login === null ? [] : [login])).sort(),
    writes,
  };
}
