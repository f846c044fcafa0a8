import type { Place } from '../../finding.ts';
import type { SettingsFacts } from '../../governance/settings-finding.ts';
import type { SamplesOf } from './sample.ts';

const SETTINGS: Place = { path: '' };
const CODEOWNERS: Place = { path: '.github/CODEOWNERS' };
const WORKFLOW = '.github/workflows/review.yaml';
const MAIN = 'apertura: main';
const CHECK = 'apertura/gobernanza (main)';

/** A case of each rule about a live repository. */
export const REPOSITORY_SAMPLES: SamplesOf<keyof SettingsFacts> = {
  'repository-unseen': { place: SETTINGS, facts: { what: 'team', name: 'governance', status: 403 } },
  'repository-base-missing': { place: SETTINGS, facts: { branch: 'main' } },
  'repository-default-branch': { place: SETTINGS, facts: { branch: 'main', found: 'master' } },
  'repository-visibility': { place: SETTINGS, facts: { visibility: 'private' } },
  'repository-personal': { place: SETTINGS, facts: { owner: 'msav-iguerrero', teams: ['strategy', 'governance'] } },
  'repository-branch-open': { place: SETTINGS, facts: { branch: 'main' } },
  'repository-ruleset-missing': { place: SETTINGS, facts: { ruleset: MAIN } },
  'repository-ruleset-inactive': { place: SETTINGS, facts: { ruleset: MAIN, enforcement: 'disabled' } },
  'repository-ruleset-scope': { place: SETTINGS, facts: { ruleset: MAIN, ref: 'refs/heads/main' } },
  'repository-ruleset-bypass': { place: SETTINGS, facts: { ruleset: MAIN, actors: ['OrganizationAdmin'] } },
  'repository-rule-missing': { place: SETTINGS, facts: { ruleset: MAIN, type: 'non_fast_forward' } },
  'repository-rule-weak': { place: SETTINGS, facts: { ruleset: MAIN, parameter: 'require_code_owner_review' } },
  'repository-branch-behind': { place: SETTINGS, facts: { ruleset: MAIN } },
  'repository-check-missing': { place: SETTINGS, facts: { ruleset: MAIN, check: CHECK } },
  'repository-check-unpinned': { place: SETTINGS, facts: { check: CHECK, app: undefined, wanted: 4711 } },
  'repository-app-missing': { place: SETTINGS, facts: { app: 4711 } },
  'repository-app-suspended': { place: SETTINGS, facts: { app: 'apertura-msav' } },
  'repository-app-permissions': { place: SETTINGS, facts: { app: 'apertura-msav', missing: ['members: read'] } },
  'repository-app-excess': { place: SETTINGS, facts: { app: 'apertura-msav', excess: ['administration: write'] } },
  'repository-app-events': { place: SETTINGS, facts: { app: 'apertura-msav', missing: ['pull_request_review'] } },
  'repository-codeowners-stale': { place: CODEOWNERS, facts: { present: true } },
  'repository-codeowners-invalid': { place: { ...CODEOWNERS, line: 10 }, facts: { kind: 'Unknown owner' } },
  'repository-person-unknown': { place: SETTINGS, facts: { login: 'msav-tibanes' } },
  'repository-person-without-write': { place: SETTINGS, facts: { login: 'msav-hzavala', role: 'read' } },
  'repository-team-missing': { place: SETTINGS, facts: { team: 'governance', group: 'governance' } },
  'repository-team-access': { place: SETTINGS, facts: { team: 'governance' } },
  'repository-team-member-missing': {
    place: SETTINGS,
    facts: { team: 'governance', login: 'msav-lcampos', invited: false },
  },
  'repository-team-stranger': { place: SETTINGS, facts: { team: 'governance', login: 'msav-tibanez' } },
  'repository-label-missing': { place: SETTINGS, facts: { label: 'impacto: retiro' } },
  'repository-releases-mutable': { place: SETTINGS, facts: {} },
  'repository-workflow-token': { place: SETTINGS, facts: { writes: true, approves: false } },
  'repository-fork-approval': { place: SETTINGS, facts: { found: 'first_time_contributors' } },
  'repository-workflow-missing': { place: { path: WORKFLOW }, facts: { workflow: WORKFLOW } },
  'repository-action-unpinned': { place: { path: WORKFLOW, line: 21 }, facts: { action: 'actions/checkout@v7' } },
};
