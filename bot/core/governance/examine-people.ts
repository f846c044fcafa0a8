/** Whether those whom the plan names are there, may write, and are in their teams; and whether anybody else is. */
import { membersOn } from '../plan/groups.ts';
import type { Plan } from '../plan/plan.ts';
import { CODEOWNERS_PATH, codeownersOf } from './codeowners.ts';
import type { BaseFiles, Examined } from './examined.ts';
import { unseen } from './hidden.ts';
import { type LiveTeam, shown } from './live.ts';
import type { TeamSetting } from './settings.ts';
import { missingFrom } from './settings-changes.ts';
import { foundSetting, type SettingsFinding } from './settings-finding.ts';

/** Looks at teams, at accounts and at CODEOWNERS. */
export function examinePeople(examined: Examined): readonly SettingsFinding[] {
  const { base, live, settings } = examined;
  return [
    ...(live.personal
      ? personal(live.owner, settings.teams)
      : settings.teams.flatMap((team) => examineTeam(team, examined))),
    ...accounts(examined),
    ...(base === undefined ? [] : codeowners(base, examined)),
  ];
}

function personal(owner: string, teams: readonly TeamSetting[]): readonly SettingsFinding[] {
  const slugs = teams.map(({ slug }) => slug);
  return slugs.length === 0 ? [] : [foundSetting('repository-personal', { owner, teams: slugs })];
}

function examineTeam(team: TeamSetting, { live: { teams } }: Examined): readonly SettingsFinding[] {
  const { slug, group } = team;
  const seen = teams.get(slug);
  if (seen?.kind === 'hidden') return unseen(seen, 'team', slug);
  const live = seen && shown(seen);
  if (live === undefined) return [foundSetting('repository-team-missing', { team: slug, group })];
  const absent = missingFrom(team, live);
  const invited = team.members.filter((login) => !absent.includes(login) && !includes(live.members, login));
  return [
    ...(live.writes ? [] : [foundSetting('repository-team-access', { team: slug })]),
    ...absent.map((login) => foundSetting('repository-team-member-missing', { team: slug, login, invited: false })),
    ...invited.map((login) => foundSetting('repository-team-member-missing', { team: slug, login, invited: true })),
    ...strangersIn(live, team).map((login) => foundSetting('repository-team-stranger', { team: slug, login })),
  ];
}

function includes(logins: readonly string[], login: string): boolean {
  return logins.some((each) => each.toLowerCase() === login.toLowerCase());
}

function strangersIn({ members, invited }: LiveTeam, team: TeamSetting): readonly string[] {
  return [...members, ...invited].filter((login) => !includes(team.members, login)).sort();
}

/** Whom a review may be asked of on a day: members in office of the groups that the policy asks, and stewards. */
export function reviewersOf(plan: Plan, today: string): readonly string[] {
  const asked = new Set(plan.policy?.rules.flatMap(({ approvals }) => approvals.flatMap(({ from }) => from)));
  const members = plan.groups.filter(({ id }) => asked.has(id)).flatMap((group) => membersOn(group, today));
  const stewards = asked.has('steward') ? plan.promises.flatMap((promise) => promise.stewards) : [];
  const logins = [...members.map(({ login }) => login), ...stewards];
  return [...new Map(logins.map((login) => [login.toLowerCase(), login])).values()].sort();
}

function accounts({ people: { writers } }: Examined): readonly SettingsFinding[] {
  return [...writers].flatMap(([login, seen]) => {
    if (seen.kind === 'hidden') return unseen(seen, 'people', login);
    if (seen.value === undefined) return [foundSetting('repository-person-unknown', { login })];
    const { role, writes } = seen.value;
    return writes ? [] : [foundSetting('repository-person-without-write', { login, role })];
  });
}

function codeowners({ plan, codeowners: text }: BaseFiles, { people }: Examined): readonly SettingsFinding[] {
  const place = { path: CODEOWNERS_PATH };
  const errors = shown(people.codeowners) ?? [];
  const fresh = !plan.present || text === codeownersOf(plan);
  return [
    ...(fresh ? [] : [foundSetting('repository-codeowners-stale', { present: text !== undefined }, place)]),
    // A repository without the file has no complaints to show, and GitHub says 404.
    ...(text === undefined ? [] : unseen(people.codeowners, 'codeowners')),
    ...errors.map(({ line, kind }) => foundSetting('repository-codeowners-invalid', { kind }, { ...place, line })),
  ];
}
