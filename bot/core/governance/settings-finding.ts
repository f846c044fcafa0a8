import type { Finding, FindingOf, Place, Severity } from '../finding.ts';

/** What may not be seen with the token that was given. */
export type Hidden =
  | 'rulesets'
  | 'bypass'
  | 'branch-rules'
  | 'labels'
  | 'team'
  | 'immutable-releases'
  | 'workflow-token'
  | 'fork-approval'
  | 'apps'
  | 'codeowners'
  | 'people';

/** What an examination of a live repository can find, each rule with the facts its sentence needs. */
export type SettingsFacts = {
  'repository-unseen': { what: Hidden; name: string; status: number };
  'repository-base-missing': { branch: string };
  'repository-default-branch': { branch: string; found: string };
  'repository-visibility': { visibility: string };
  'repository-personal': { owner: string; teams: readonly string[] };
  'repository-branch-open': { branch: string };
  'repository-ruleset-missing': { ruleset: string };
  'repository-ruleset-inactive': { ruleset: string; enforcement: string };
  'repository-ruleset-scope': { ruleset: string; ref: string };
  'repository-ruleset-bypass': { ruleset: string; actors: readonly string[] };
  'repository-rule-missing': { ruleset: string; type: string };
  'repository-rule-weak': { ruleset: string; parameter: string };
  'repository-branch-behind': { ruleset: string };
  'repository-check-missing': { ruleset: string; check: string };
  /** `app`: the one that it is pinned to; `wanted`: the one that it should be, where that is known. */
  'repository-check-unpinned': { check: string; app: number | undefined; wanted: number | undefined };
  'repository-app-missing': { app: number };
  'repository-app-suspended': { app: string };
  'repository-app-permissions': { app: string; missing: readonly string[] };
  'repository-app-excess': { app: string; excess: readonly string[] };
  'repository-app-events': { app: string; missing: readonly string[] };
  'repository-codeowners-stale': { present: boolean };
  'repository-codeowners-invalid': { kind: string };
  'repository-person-unknown': { login: string };
  'repository-person-without-write': { login: string; role: string };
  'repository-team-missing': { team: string; group: string };
  'repository-team-access': { team: string };
  'repository-team-member-missing': { team: string; login: string; invited: boolean };
  'repository-team-stranger': { team: string; login: string };
  'repository-label-missing': { label: string };
  'repository-releases-mutable': Record<never, never>;
  'repository-workflow-token': { writes: boolean; approves: boolean };
  'repository-fork-approval': { found: string };
  'repository-workflow-missing': { workflow: string };
  'repository-action-unpinned': { action: string };
};

export type SettingsFinding = FindingOf<SettingsFacts>;

/** How grave each is: an error lets a change in that the policy does not, or keeps every change out. */
export const SETTINGS_SEVERITIES: Readonly<Record<keyof SettingsFacts, Severity>> = {
  'repository-unseen': 'warning',
  'repository-base-missing': 'error',
  'repository-default-branch': 'warning',
  'repository-visibility': 'note',
  'repository-personal': 'error',
  'repository-branch-open': 'error',
  'repository-ruleset-missing': 'error',
  'repository-ruleset-inactive': 'error',
  'repository-ruleset-scope': 'error',
  'repository-ruleset-bypass': 'error',
  'repository-rule-missing': 'error',
  'repository-rule-weak': 'error',
  'repository-branch-behind': 'warning',
  'repository-check-missing': 'error',
  'repository-check-unpinned': 'error',
  'repository-app-missing': 'error',
  'repository-app-suspended': 'error',
  'repository-app-permissions': 'error',
  'repository-app-excess': 'warning',
  'repository-app-events': 'error',
  'repository-codeowners-stale': 'error',
  'repository-codeowners-invalid': 'warning',
  'repository-person-unknown': 'error',
  'repository-person-without-write': 'warning',
  'repository-team-missing': 'error',
  'repository-team-access': 'error',
  'repository-team-member-missing': 'warning',
  'repository-team-stranger': 'warning',
  'repository-label-missing': 'warning',
  'repository-releases-mutable': 'warning',
  'repository-workflow-token': 'error',
  'repository-fork-approval': 'warning',
  'repository-workflow-missing': 'error',
  'repository-action-unpinned': 'warning',
};

/** Settings are in no file. */
const NOWHERE: Place = { path: '' };

/** Makes a finding with its severity; without a place it is about the repository's settings. */
export function foundSetting<Rule extends keyof SettingsFacts>(
  rule: Rule,
  facts: SettingsFacts[Rule],
  place: Place = NOWHERE,
): SettingsFinding {
  const finding: Finding<Rule, SettingsFacts[Rule]> = { rule, severity: SETTINGS_SEVERITIES[rule], place, facts };
  // The rule and its facts belong together by the signature; the union cannot see it.
  return finding as Finding as SettingsFinding;
}
