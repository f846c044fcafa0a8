/** What a repository on GitHub has to be set to, so that the plan's policy holds there. */
import type { Impact } from '../difference/impact.ts';
import type { Day } from '../plan/dates.ts';
import { membersOn } from '../plan/groups.ts';
import type { Plan } from '../plan/plan.ts';
import { dataCheck, governanceCheck, LABEL_OF_IMPACT } from './names.ts';

/** Whose word the required checks are: that of an app of the institution, or that of GitHub Actions. */
export type CheckSource = { readonly kind: 'app'; readonly id: number } | { readonly kind: 'actions' };

/** The number of the app in whose name every workflow's checks stand. */
export const ACTIONS_APP = 15368;

export interface LabelSetting {
  readonly name: string;
  /** Six hexadecimal digits. */
  readonly color: string;
  readonly description: string;
}

export interface TeamSetting {
  /** The plan's group that it stands for. */
  readonly group: string;
  readonly slug: string;
  readonly title: string;
  /** Logins of those in office on the day, as the plan writes them, sorted. */
  readonly members: readonly string[];
}

export interface RulesetRule {
  readonly type: string;
  readonly parameters?: Readonly<Record<string, unknown>> | undefined;
}

/** A ruleset in GitHub's own form, so that it is sent as it stands. */
export interface RulesetSetting {
  readonly name: string;
  readonly target: 'branch' | 'tag';
  readonly enforcement: 'active';
  readonly bypass_actors: readonly [];
  readonly conditions: { readonly ref_name: { readonly include: readonly string[]; readonly exclude: readonly [] } };
  readonly rules: readonly RulesetRule[];
}

export interface RepositorySettings {
  /** The base branch's name. */
  readonly branch: string;
  readonly source: CheckSource | undefined;
  readonly labels: readonly LabelSetting[];
  readonly teams: readonly TeamSetting[];
  /** Tags and the record first: the base branch is locked when all else is in place. */
  readonly rulesets: readonly RulesetSetting[];
}

/** The names of the rulesets, by which they are found again. */
export const BRANCH_RULESET = 'apertura: main';
const TAG_RULESET = 'apertura: versiones';
const RECORD_RULESET = 'apertura: publicado';

/** Where the Actions review a change, in a repository without an app: the review, and what tells it of new approvals. */
export const REVIEW_WORKFLOWS = ['.github/workflows/review.yaml', '.github/workflows/review-signal.yaml'] as const;

/** Who is asked to let a workflow of a stranger's pull request run: GitHub's word for "whoever is not of the house". */
export const FORK_APPROVAL = 'all_external_contributors';

/**
 * What the plan needs of its repository on a day. Where it is not known whose word the checks are (`undefined`), they
 * are required of anybody: only to be compared, never to be applied.
 */
export function settingsFor(
  plan: Plan,
  today: Day,
  source: CheckSource | undefined,
  branch = 'main',
): RepositorySettings {
  return {
    branch,
    source,
    labels: impactLabels(),
    teams: teamsOf(plan, today),
    rulesets: [tagRuleset(), recordRuleset(), branchRuleset(branch, source)],
  };
}

const LABELS: Readonly<Record<Impact, readonly [color: string, description: string]>> = {
  none: ['ededed', ''],
  corrective: ['0e8a16', 'Corrige datos o su descripción; lo publicado sigue valiendo'],
  additive: ['1d76db', 'Agrega datos; nada de lo publicado cambia'],
  breaking: ['d93f0b', 'Quien usa los datos tendrá que adaptarse'],
  withdrawal: ['b60205', 'Retira algo que estaba publicado'],
};

function impactLabels(): readonly LabelSetting[] {
  return Object.entries(LABEL_OF_IMPACT).flatMap(([impact, name]) => {
    // `Object.entries` forgets that the keys are impacts.
    const [color, description] = LABELS[impact as Impact];
    return name === undefined ? [] : [{ name, color, description }];
  });
}

/** Slugs and logins as GitHub gives them: anything else is nobody, and would lead out of a request's path. */
const NAME = /^[A-Za-z0-9][\w-]*$/;

/** A team for each group that a rule asks and that names one; two groups of one team share it. */
function teamsOf({ policy, groups }: Plan, today: Day): readonly TeamSetting[] {
  const asked = new Set(policy?.rules.flatMap(({ approvals }) => approvals.flatMap(({ from }) => from)));
  const teams = new Map<string, TeamSetting>();
  for (const group of groups) {
    if (group.team === undefined || !NAME.test(group.team) || !asked.has(group.id)) continue;
    const known = teams.get(group.team);
    const logins = new Map(
      [...(known?.members ?? []), ...membersOn(group, today).map(({ login }) => login)].map((login) => [
        login.toLowerCase(),
        login,
      ]),
    );
    const members = [...logins.values()].filter((login) => NAME.test(login)).sort();
    teams.set(
      group.team,
      known ? { ...known, members } : { group: group.id, slug: group.team, title: group.title, members },
    );
  }
  return [...teams.values()];
}

function tagRuleset(): RulesetSetting {
  return ruleset(TAG_RULESET, 'tag', 'refs/tags/*@*', [
    { type: 'deletion' },
    { type: 'non_fast_forward' },
    { type: 'update' },
  ]);
}

/**
 * The branch with the record of what was published only grows. Who may write it is not said: workflows do, and GitHub does
 * not take their token for an exception to a repository's own rules.
 */
function recordRuleset(): RulesetSetting {
  return ruleset(RECORD_RULESET, 'branch', 'refs/heads/published', [
    { type: 'deletion' },
    { type: 'non_fast_forward' },
  ]);
}

/**
 * The rules of the base branch. An app weighs approvals itself, each by its commit; in Actions-only anybody with write
 * can forge a check, so that GitHub has to hold by itself as much of the policy as it knows: at least one approval, none
 * that is older than the last push. In both, whoever pushed last is not the one who approves.
 */
function branchRuleset(branch: string, source: CheckSource | undefined): RulesetSetting {
  const alone = source?.kind === 'actions';
  return ruleset(BRANCH_RULESET, 'branch', `refs/heads/${branch}`, [
    { type: 'deletion' },
    { type: 'non_fast_forward' },
    {
      type: 'pull_request',
      parameters: {
        dismiss_stale_reviews_on_push: alone,
        require_code_owner_review: true,
        require_last_push_approval: true,
        required_approving_review_count: alone ? 1 : 0,
        required_review_thread_resolution: false,
      },
    },
    {
      type: 'required_status_checks',
      parameters: {
        // A change is judged against today's base: a check that was given before the base moved says nothing of it.
        strict_required_status_checks_policy: true,
        required_status_checks: [dataCheck(branch), governanceCheck(branch)].map((context) =>
          requiredCheck(context, source),
        ),
      },
    },
  ]);
}

function requiredCheck(context: string, source: CheckSource | undefined): object {
  if (source === undefined) return { context };
  return { context, integration_id: source.kind === 'app' ? source.id : ACTIONS_APP };
}

function ruleset(name: string, target: 'branch' | 'tag', ref: string, rules: readonly RulesetRule[]): RulesetSetting {
  const conditions = { ref_name: { include: [ref], exclude: [] as const } };
  return { name, target, enforcement: 'active', bypass_actors: [], conditions, rules };
}
