/** What is missing in a repository, as steps for a person or as requests for a program. */

import { terminalText } from '../escape.ts';
import type { Language } from '../finding.ts';
import type { RulesetSetting } from '../governance/settings.ts';
import type { SettingChange } from '../governance/settings-changes.ts';
import { SETUP_WORDS } from './setup-words.ts';

/** What was found missing, and of each whether it has been done; `undefined` where nothing was sent. */
export interface Setup {
  /** `owner/name`. */
  readonly repository: string;
  readonly branch: string;
  /** Whose it is, where that is a person and the plan asks for teams. */
  readonly personal: string | undefined;
  readonly changes: readonly (SettingChange & { readonly done?: boolean | undefined })[];
  readonly applied: boolean;
}

/** The steps at a terminal. */
export function tellSetup({ repository, changes, applied, personal }: Setup, language: Language): string {
  const words = SETUP_WORDS[language];
  const name = terminalText(repository);
  const lines = personal === undefined ? [] : [words.personal(terminalText(personal)), ''];
  if (changes.length === 0) return `${[...lines, words.nothing(name)].join('\n')}\n`;
  const done = changes.filter((change) => change.done !== false);
  lines.push(applied ? words.applied(name, done.length) : words.intro(name, changes.length), '');
  let page = '';
  let number = 0;
  for (const change of done) {
    if (page !== words.page[change.setting]) {
      page = words.page[change.setting];
      number += 1;
      lines.push(`${number}. ${page}`, ...whyOf(change, applied, language));
    }
    lines.push(`   - ${terminalText(words.step(change))}`, ...(applied ? [] : bodyOf(change)));
  }
  const failed = changes.filter((change) => change.done === false);
  lines.push('', ...failed.map(({ name: login, team = '' }) => terminalText(words.notDone(login, team))), words.next);
  return `${lines.join('\n')}\n`;
}

function whyOf({ setting }: SettingChange, applied: boolean, language: Language): readonly string[] {
  const why = applied ? undefined : SETUP_WORDS[language].why[setting];
  return why === undefined ? [] : [`   ${why}`];
}

/** Of a ruleset, each box to be ticked, by the name that GitHub's page gives it in English: it has no other. */
function bodyOf({ setting, request: { body } }: SettingChange): readonly string[] {
  if (setting !== 'ruleset' && setting !== 'ruleset-update') return [];
  // The body was made by us, as GitHub takes it.
  const { target, conditions, rules } = body as Pick<RulesetSetting, 'target' | 'conditions' | 'rules'>;
  const pattern = conditions.ref_name.include.map((ref) => ref.replace(/^refs\/(heads|tags)\//, '')).join(', ');
  const boxes = rules.flatMap(({ type, parameters = {} }) => [
    BOXES[type] ?? type,
    ...Object.entries(parameters)
      .flatMap(([parameter, value]) => boxesOf(parameter, value))
      .map((box) => `  ${box}`),
  ]);
  return [`Target ${target === 'tag' ? 'tags' : 'branches'} → Include by pattern: ${pattern}`, ...boxes].map(
    (line) => `     ${terminalText(line)}`,
  );
}

/** A box that is to be left empty is not named. */
function boxesOf(parameter: string, value: unknown): readonly string[] {
  if (value === false) return [];
  if (parameter === 'required_status_checks') {
    const checks = value as readonly { readonly context: string; readonly integration_id?: number }[];
    return checks.map(({ context, integration_id: app }) => `Add checks: ${context} (source: app ${app ?? '*'})`);
  }
  const box = BOXES[parameter] ?? parameter;
  return [value === true ? box : `${box}: ${JSON.stringify(value)}`];
}

const BOXES: Readonly<Record<string, string>> = {
  deletion: 'Restrict deletions',
  non_fast_forward: 'Block force pushes',
  update: 'Restrict updates',
  pull_request: 'Require a pull request before merging',
  required_status_checks: 'Require status checks to pass',
  dismiss_stale_reviews_on_push: 'Dismiss stale pull request approvals when new commits are pushed',
  require_code_owner_review: 'Require review from Code Owners',
  require_last_push_approval: 'Require approval of the most recent reviewable push',
  required_approving_review_count: 'Required approvals',
  strict_required_status_checks_policy: 'Require branches to be up to date before merging',
};

/** The same as JSON: each request as it is sent, in order. */
export function tellSetupJson({ repository, branch, applied, changes }: Setup): string {
  return `${JSON.stringify({ apertura: 1, repository, branch, applied, changes }, undefined, 2)}\n`;
}
