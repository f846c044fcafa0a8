import type { Messages } from '../finding.ts';
import { code, codes, quoted } from '../table/words.ts';
import type { Hidden, SettingsFinding } from './settings-finding.ts';

const HIDDEN: Readonly<Record<Hidden, string>> = {
  rulesets: 'the rules of branches and tags',
  bypass: 'who may bypass the rules of',
  'branch-rules': 'which rules protect the base branch',
  labels: 'the labels',
  team: 'the team',
  'immutable-releases': 'whether releases are immutable',
  'workflow-token': 'what workflows are permitted',
  'fork-approval': 'which workflows of strangers wait for approval',
  apps: 'the installed app',
  codeowners: 'the errors of CODEOWNERS',
  people: 'the permissions of',
};

const TYPES: Readonly<Record<string, string>> = {
  deletion: 'nobody deletes it',
  non_fast_forward: 'nobody rewrites its history',
  update: 'nobody moves it',
  pull_request: 'every change comes by a pull request',
  required_status_checks: 'the required checks',
};

const PARAMETERS: Readonly<Record<string, string>> = {
  dismiss_stale_reviews_on_push: 'dismissing the approvals that are older than a push',
  require_code_owner_review: 'asking for the review of the code owners',
  require_last_push_approval: 'asking for an approval by somebody other than the last to push',
  required_approving_review_count: 'asking for at least one approval',
};

const APPLY = `${code('apertura setup --apply')} sets it right.`;

/** What an examination of a live repository finds, in English. */
export const settingsMessagesEn: Messages<SettingsFinding> = {
  'repository-unseen': {
    title: 'Something that could not be seen',
    says: ({ facts }) =>
      `Could not see ${HIDDEN[facts.what]}${facts.name === '' ? '' : ` ${quoted(facts.name)}`}${facts.status === 200 ? '' : ` (GitHub answered ${facts.status})`}; it is not known to be right.`,
    mend: () =>
      'Use the token of somebody who administers the repository, with read access to Administration and to the organisation’s Members.',
  },
  'repository-base-missing': {
    title: 'The base branch does not exist',
    says: ({ facts }) => `The repository has no branch ${code(facts.branch)}: there is no plan to compare with.`,
    mend: () => 'Push the branch with the plan and the data, or name another with `--branch`.',
  },
  'repository-default-branch': {
    title: 'The default branch is another',
    says: ({ facts }) =>
      `Changes are decided for ${code(facts.branch)} and the default branch is ${code(facts.found)}: whoever clones or opens a pull request sees the one that nobody reviews.`,
    mend: () => 'Change it in Settings → General → Default branch.',
  },
  'repository-visibility': {
    title: 'The repository is not public',
    says: ({ facts }) => `Its visibility is ${quoted(facts.visibility)}: nobody from outside can read the data.`,
    mend: () => 'If the data is public already, change it in Settings → General → Danger Zone → Change visibility.',
  },
  'repository-personal': {
    title: 'The repository belongs to a person and the plan asks for teams',
    says: ({ facts }) =>
      `${quoted(facts.owner)} is a personal account, without teams, and the plan names ${codes(facts.teams)}: the approval of their members would not count.`,
    mend: () =>
      `Transfer the repository to an organisation (Settings → General → Transfer ownership), or remove ${code('team')} from ${code('plan/groups.yaml')}.`,
  },
  'repository-branch-open': {
    title: 'The base branch takes changes without a pull request',
    says: ({ facts }) =>
      `No active rule asks that changes of ${code(facts.branch)} come by a pull request: whoever may write goes round the review.`,
    mend: () => APPLY,
  },
  'repository-ruleset-missing': {
    title: 'The ruleset is missing',
    says: ({ facts }) => `There is no ruleset named ${quoted(facts.ruleset)}.`,
    mend: () => APPLY,
  },
  'repository-ruleset-inactive': {
    title: 'The ruleset is not active',
    says: ({ facts }) => `${quoted(facts.ruleset)} is set to ${code(facts.enforcement)}: it prevents nothing.`,
    mend: () => APPLY,
  },
  'repository-ruleset-scope': {
    title: 'The ruleset does not bind what it should',
    says: ({ facts }) => `${quoted(facts.ruleset)} does not bind ${code(facts.ref)}, or excepts something.`,
    mend: () => APPLY,
  },
  'repository-ruleset-bypass': {
    title: 'Somebody may bypass the rules',
    says: ({ facts }) => `${quoted(facts.ruleset)} does not bind ${codes(facts.actors)}.`,
    mend: () => `Empty the Bypass list in Settings → Rules → Rulesets; ${APPLY}`,
  },
  'repository-rule-missing': {
    title: 'A rule is missing',
    says: ({ facts }) => `${quoted(facts.ruleset)} lacks ${code(facts.type)}: ${TYPES[facts.type] ?? facts.type}.`,
    mend: () => APPLY,
  },
  'repository-rule-weak': {
    title: 'A rule asks for less than it should',
    says: ({ facts }) =>
      `${quoted(facts.ruleset)} lacks ${PARAMETERS[facts.parameter] ?? facts.parameter} (${code(facts.parameter)}).`,
    mend: () => APPLY,
  },
  'repository-branch-behind': {
    title: 'A branch that is behind may be merged',
    says: ({ facts }) =>
      `${quoted(facts.ruleset)} lets a branch be merged that lacks the latest of its base: its review may have used rules or data that have changed since.`,
    mend: () =>
      'Switch on "Require branches to be up to date before merging", or a merge queue, which reviews each group.',
  },
  'repository-check-missing': {
    title: 'A check is not required',
    says: ({ facts }) => `${quoted(facts.ruleset)} does not require ${quoted(facts.check)}: one can merge without it.`,
    mend: () => APPLY,
  },
  'repository-check-unpinned': {
    title: 'Anybody can pass a check',
    says: ({ facts }) =>
      `${quoted(facts.check)} is taken from ${facts.app === undefined ? 'any app, or any person with write access' : `app ${facts.app}`}${facts.wanted === undefined ? '' : `; it has to be app ${facts.wanted}`}.`,
    mend: () => `Say which app it has to come from: ${APPLY}`,
  },
  'repository-app-missing': {
    title: 'The app is not installed',
    says: ({ facts }) => `The organisation has not installed app ${facts.app}: nobody gives the required checks.`,
    mend: () => 'Install it from its page (Install App) and give it access to this repository.',
  },
  'repository-app-suspended': {
    title: 'The app is suspended',
    says: ({ facts }) => `${quoted(facts.app)} is suspended: it gets no webhooks and cannot answer.`,
    mend: () => 'Unsuspend it in the organisation: Settings → GitHub Apps → Configure → Unsuspend.',
  },
  'repository-app-permissions': {
    title: 'The app lacks permissions',
    says: ({ facts }) => `${quoted(facts.app)} lacks ${codes(facts.missing)}, which ${code('app.yml')} asks for.`,
    mend: () => 'Add them in the app’s settings (Permissions & events) and accept them in the organisation.',
  },
  'repository-app-excess': {
    title: 'The app has more permissions than it needs',
    says: ({ facts }) =>
      `${quoted(facts.app)} has ${codes(facts.excess)}, which ${code('app.yml')} does not ask for: whoever steals its key could use them.`,
    mend: () => 'Remove them in the app’s settings (Permissions & events).',
  },
  'repository-app-events': {
    title: 'The app does not get all events',
    says: ({ facts }) =>
      `${quoted(facts.app)} does not get ${codes(facts.missing)}, which ${code('app.yml')} asks for.`,
    mend: () => 'Tick them in the app’s settings (Permissions & events → Subscribe to events).',
  },
  'repository-codeowners-stale': {
    title: 'CODEOWNERS does not follow the plan',
    says: ({ facts }) =>
      facts.present
        ? 'The file is not the one that follows from groups, policy and promises: GitHub asks other people for a review.'
        : 'There is no such file: GitHub asks nobody for a review.',
    mend: () => `Generate it with ${code('npm run bless')} and merge it in a change of its own.`,
  },
  'repository-codeowners-invalid': {
    title: 'GitHub does not accept a line of CODEOWNERS',
    says: ({ facts }) => `GitHub says of this line: ${quoted(facts.kind)}.`,
    mend: () => 'See that the person exists and has write access; then generate the file again.',
  },
  'repository-person-unknown': {
    title: 'The plan names an account that does not exist',
    says: ({ facts }) => `GitHub has no account ${quoted(facts.login)}.`,
    mend: () => `Correct ${code('login')} in the plan: whoever takes that name could approve.`,
  },
  'repository-person-without-write': {
    title: 'Somebody who has to approve lacks write access',
    says: ({ facts }) =>
      `${quoted(facts.login)} has ${code(facts.role)}: GitHub neither asks for a review by CODEOWNERS nor counts the approval.`,
    mend: () => 'Give write access (Settings → Collaborators and teams), or add the person to the team.',
  },
  'repository-team-missing': {
    title: 'A team is missing',
    says: ({ facts }) =>
      `The plan names the team ${quoted(facts.team)} for the group ${code(facts.group)} and the organisation does not have it: the approval of its members does not count.`,
    mend: () => APPLY,
  },
  'repository-team-access': {
    title: 'A team cannot write to the repository',
    says: ({ facts }) => `The team ${quoted(facts.team)} has no write access: GitHub does not count its approvals.`,
    mend: () => APPLY,
  },
  'repository-team-member-missing': {
    title: 'Somebody in office is not in the team',
    says: ({ facts }) =>
      facts.invited
        ? `${quoted(facts.login)} has not accepted the invitation to the team ${quoted(facts.team)}: the approval does not count yet.`
        : `${quoted(facts.login)} is in office by the plan and not in the team ${quoted(facts.team)}: the approval does not count.`,
    mend: ({ facts }) => (facts.invited ? 'Ask the person to accept the invitation that came by mail.' : APPLY),
  },
  'repository-team-stranger': {
    title: 'A team has somebody whom the plan does not name',
    says: ({ facts }) =>
      `${quoted(facts.login)} is in the team ${quoted(facts.team)} and not in office by the plan: the person may write, and an approval does not count.`,
    mend: () => 'Remove the person from the team, or write the appointment into the plan.',
  },
  'repository-label-missing': {
    title: 'A label is missing',
    says: ({ facts }) => `There is no label ${quoted(facts.label)}, which tells the impact of a change.`,
    mend: () => APPLY,
  },
  'repository-releases-mutable': {
    title: 'Published versions can be altered',
    says: () => 'Releases are not immutable: their files can be changed afterwards.',
    mend: () => APPLY,
  },
  'repository-workflow-token': {
    title: 'Workflows may do more than they should',
    says: ({ facts }) =>
      [
        facts.writes ? 'The token of workflows may write unless they say otherwise.' : '',
        facts.approves ? 'GitHub Actions may approve pull requests.' : '',
      ]
        .filter((sentence) => sentence !== '')
        .join(' '),
    mend: () => APPLY,
  },
  'repository-fork-approval': {
    title: 'Workflows of strangers run unseen',
    says: ({ facts }) => `The rule for pull requests from forks is ${code(facts.found)}.`,
    mend: () => APPLY,
  },
  'repository-workflow-missing': {
    title: 'A workflow that reviews is missing',
    says: ({ facts }) =>
      `The base branch lacks ${code(facts.workflow)}: without it the required checks are not given, or not renewed.`,
    mend: () => 'Copy the workflows of Apertura, in a change of its own.',
  },
  'repository-action-unpinned': {
    title: 'An action is not pinned to a commit',
    says: ({ facts }) => `${code(facts.action)} can change without being noticed here.`,
    mend: () => 'Write the 40 characters of the commit after the `@`.',
  },
};
