/** From what a repository needs and what it has, the requests that bring it there. Nothing of others is taken away. */
import { type LiveRepository, type LiveTeam, shown } from './live.ts';
import { strengthened, weaknessesOf } from './ruleset-weakness.ts';
import { FORK_APPROVAL, type RepositorySettings, type RulesetSetting, type TeamSetting } from './settings.ts';

/** One request to GitHub's API. `path` has its names already encoded. */
export interface SettingRequest {
  readonly method: 'POST' | 'PUT' | 'PATCH';
  readonly path: string;
  readonly body: unknown;
}

/** A setting that is not as it should be, and the request that mends it. */
export interface SettingChange {
  readonly setting:
    | 'label'
    | 'team'
    | 'team-member'
    | 'team-access'
    | 'immutable-releases'
    | 'workflow-token'
    | 'fork-approval'
    | 'ruleset'
    | 'ruleset-update';
  /** What it is about: a label, a team, a ruleset; of a member, the login and the team. */
  readonly name: string;
  readonly team?: string | undefined;
  readonly request: SettingRequest;
}

/** What is sent where nothing is there yet: the whole of the settings. */
export function bareRepository(owner: string, name: string, settings: RepositorySettings): LiveRepository {
  const seen = <T>(value: T) => ({ kind: 'seen', value }) as const;
  return {
    owner,
    name,
    personal: false,
    defaultBranch: settings.branch,
    visibility: 'public',
    branchRules: seen([]),
    rulesets: seen([]),
    labels: seen([]),
    teams: new Map(),
    immutableReleases: seen(false),
    workflowToken: seen({ writes: true, approves: true }),
    forkApproval: seen(''),
  };
}

/** The requests in the order in which they are sent. What cannot be seen is asked for again: each changes nothing twice. */
export function changesTo(settings: RepositorySettings, live: LiveRepository): readonly SettingChange[] {
  const repository = `/repos/${encodeURIComponent(live.owner)}/${encodeURIComponent(live.name)}`;
  return [
    ...labelChanges(settings, live, repository),
    ...teamsFirst(live.personal ? [] : settings.teams.flatMap((team) => teamChanges(team, live))),
    ...switches(live, repository),
    ...settings.rulesets.flatMap((wanted) => rulesetChanges(wanted, live, repository)),
  ];
}

function labelChanges(
  { labels }: RepositorySettings,
  live: LiveRepository,
  repository: string,
): readonly SettingChange[] {
  const there = new Set(shown(live.labels)?.map((name) => name.toLowerCase()));
  return labels
    .filter(({ name }) => !there.has(name.toLowerCase()))
    .map((label) => ({
      setting: 'label',
      name: label.name,
      request: { method: 'POST', path: `${repository}/labels`, body: label },
    }));
}

/** All teams, then all members, then what they may do: a person then opens each page once. */
function teamsFirst(changes: readonly SettingChange[]): readonly SettingChange[] {
  const order = ['team', 'team-member', 'team-access'] as const;
  return order.flatMap((setting) => changes.filter((change) => change.setting === setting));
}

function teamChanges(team: TeamSetting, { owner, name, teams }: LiveRepository): readonly SettingChange[] {
  const { slug, title } = team;
  const seen = teams.get(slug);
  const live = seen && shown(seen);
  const organization = `/orgs/${encodeURIComponent(owner)}/teams`;
  const path = `${organization}/${encodeURIComponent(slug)}`;
  const changes: SettingChange[] = [];
  if (live === undefined) {
    const body = { name: slug, description: title, privacy: 'closed' };
    changes.push({ setting: 'team', name: slug, request: { method: 'POST', path: organization, body } });
  }
  for (const login of missingFrom(team, live)) {
    const request = {
      method: 'PUT',
      path: `${path}/memberships/${encodeURIComponent(login)}`,
      body: { role: 'member' },
    } as const;
    changes.push({ setting: 'team-member', name: login, team: slug, request });
  }
  if (live?.writes !== true) {
    const at = `${path}/repos/${encodeURIComponent(owner)}/${encodeURIComponent(name)}`;
    changes.push({
      setting: 'team-access',
      name: slug,
      request: { method: 'PUT', path: at, body: { permission: 'push' } },
    });
  }
  return changes;
}

/** Those in office who are neither in the team nor invited to it. */
export function missingFrom({ members }: TeamSetting, live: LiveTeam | undefined): readonly string[] {
  const there = new Set([...(live?.members ?? []), ...(live?.invited ?? [])].map((login) => login.toLowerCase()));
  return members.filter((login) => !there.has(login.toLowerCase()));
}

function switches(live: LiveRepository, repository: string): readonly SettingChange[] {
  const { immutableReleases, workflowToken, forkApproval } = live;
  const changes: SettingChange[] = [];
  const put = (setting: SettingChange['setting'], path: string, body: unknown): void => {
    changes.push({ setting, name: live.name, request: { method: 'PUT', path: `${repository}${path}`, body } });
  };
  const token = shown(workflowToken);
  if (shown(immutableReleases) !== true) put('immutable-releases', '/immutable-releases', undefined);
  if (token === undefined || token.writes || token.approves) {
    const body = { default_workflow_permissions: 'read', can_approve_pull_request_reviews: false };
    put('workflow-token', '/actions/permissions/workflow', body);
  }
  // GitHub has no such question for a private repository: its forks stay within the house.
  if (shown(forkApproval) !== FORK_APPROVAL && live.visibility === 'public') {
    put('fork-approval', '/actions/permissions/fork-pr-contributor-approval', { approval_policy: FORK_APPROVAL });
  }
  return changes;
}

function rulesetChanges(
  wanted: RulesetSetting,
  { rulesets }: LiveRepository,
  repository: string,
): readonly SettingChange[] {
  const { name } = wanted;
  const live = shown(rulesets)?.find((each) => each.name === name);
  if (live === undefined) {
    return [{ setting: 'ruleset', name, request: { method: 'POST', path: `${repository}/rulesets`, body: wanted } }];
  }
  if (weaknessesOf(wanted, live).length === 0) return [];
  const body = strengthened(wanted, live);
  return [
    { setting: 'ruleset-update', name, request: { method: 'PUT', path: `${repository}/rulesets/${live.id}`, body } },
  ];
}
