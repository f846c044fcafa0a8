import type { Day } from '../plan/dates.ts';
import { type Group, membersOn } from '../plan/groups.ts';
import type { Plan } from '../plan/plan.ts';
import { type Predicate, STEWARD } from '../plan/policy.ts';

/** Where the file stands. */
export const CODEOWNERS_PATH = '.github/CODEOWNERS';

/** GitHub loads only a file of fewer bytes. */
export const CODEOWNERS_LIMIT = 3 * 1024 * 1024;

const HEADER = `# Generated from plan/groups.yaml, plan/policy.yaml and plan/datasets/: do not edit; npm run bless.
#
# GitHub asks these people for a review; it passes over a person or a team without write access to the repository.
# Whether a change may be merged is decided by "apertura review", which knows terms, commits and how many are needed.
# The last pattern that matches a path wins, so the order matters.
#
# No clock is read: a member whose term has an end stays here until a later term begins in the same group.
`;

const RULES = ['/plan/groups.yaml', '/plan/policy.yaml', '/schemas/'];

/** What `realmOf` calls machinery. What git obeys wherever it stands comes last: it wins in a dataset's folder too. */
const MACHINERY = [
  '/.ci/',
  '/.github/',
  '/.gitignore',
  '/.npmrc',
  '/biome.json',
  '/bot/',
  '/package-lock.json',
  '/package.json',
  '/sandbox/',
  '/test/',
  '/tsconfig*.json',
  '/vitest.config.ts',
  '.gitattributes',
  '.gitmodules',
];

/** A pattern, and the logins that answer for what it matches. */
type Line = readonly [pattern: string, owners: readonly string[]];

/**
 * The CODEOWNERS text of a plan: who is asked to review which paths, by the policy's groups. Sorted, nobody twice, the
 * same for the same plan. A pattern that nobody would answer for is left out: GitHub would read it as "ask nobody".
 */
export function codeownersOf(plan: Plan): string {
  const data = answering(plan, 'dataset-changed');
  const scope = answering(plan, 'plan-scope');
  const rules = answering(plan, 'rules');
  const machinery = answering(plan, 'machinery');
  return [
    HEADER,
    section('Data', [['/datasets/', data], ...datasetLines(plan, data)]),
    section('The plan', [['/plan/', scope], ...promiseLines(plan, scope)]),
    section('Who decides, and by what rules', linesFor(RULES, rules)),
    section('What runs', linesFor(MACHINERY, machinery)),
  ].join('\n');
}

function datasetLines(plan: Plan, others: readonly string[]): readonly Line[] {
  if (!groupsAsked(plan, 'dataset-changed').includes(STEWARD)) return [];
  return stewardLines(plan, others, (dataset) => `/datasets/${dataset}/`);
}

/** Those who keep a promise's data know first whether it can be kept. */
function promiseLines(plan: Plan, others: readonly string[]): readonly Line[] {
  return stewardLines(plan, others, (dataset) => `/plan/datasets/${dataset}.yaml`);
}

function stewardLines(plan: Plan, others: readonly string[], path: (dataset: string) => string): readonly Line[] {
  const gone = new Set(departed(plan.groups));
  return plan.promises
    .map(({ dataset, stewards }): readonly [string, readonly string[]] => [
      path(escaped(dataset)),
      stewards.filter((login) => !gone.has(login.toLowerCase())),
    ])
    .filter(([, stewards]) => stewards.length > 0)
    .map(([pattern, stewards]): Line => [pattern, [...others, ...stewards]])
    .sort(([one], [other]) => (one < other ? -1 : 1));
}

function linesFor(patterns: readonly string[], owners: readonly string[]): readonly Line[] {
  return patterns.map((pattern) => [pattern, owners]);
}

/** Who may give an approval that the policy asks for where a predicate holds; stewards are each dataset's own. */
function answering(plan: Plan, predicate: Predicate): readonly string[] {
  const asked = groupsAsked(plan, predicate);
  return plan.groups.filter(({ id }) => asked.includes(id)).flatMap(currentLogins);
}

function groupsAsked({ policy }: Plan, predicate: Predicate): readonly string[] {
  const rules = policy?.rules.filter(({ when }) => when === predicate) ?? [];
  return rules.flatMap(({ approvals }) => approvals.flatMap(({ from }) => from));
}

/** In office on the day on which the group's latest term begins: the last day of which the plan itself tells. */
function currentLogins(group: Group): readonly string[] {
  const latest = group.members.reduce<Day>((day, { from }) => (from !== undefined && from > day ? from : day), '');
  return membersOn(group, latest).map(({ login }) => login);
}

/** Members of groups, in small letters, whose terms have all ended. A steward may be in no group at all. */
function departed(groups: readonly Group[]): readonly string[] {
  const current = new Set(groups.flatMap(currentLogins).map((login) => login.toLowerCase()));
  const known = groups.flatMap(({ members }) => members.map(({ login }) => login.toLowerCase()));
  return known.filter((login) => !current.has(login));
}

function section(title: string, lines: readonly Line[]): string {
  const told = lines.flatMap(([pattern, owners]) => {
    const mentions = mentionsOf(owners);
    return mentions.length === 0 ? [] : [`${pattern} ${mentions.join(' ')}\n`];
  });
  return `# ${title}\n${told.join('')}`;
}

const LOGIN = /^[a-z\d](?:-?[a-z\d])*$/i;

/** What is no login would spoil its line, which GitHub then passes over whole. */
function mentionsOf(logins: readonly string[]): readonly string[] {
  const known = new Map(logins.filter((login) => LOGIN.test(login)).map((login) => [login.toLowerCase(), `@${login}`]));
  return [...known.entries()].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, mention]) => mention);
}

/** A name within a pattern. What CODEOWNERS cannot escape is matched by `?`, any one character. */
function escaped(name: string): string {
  return name.replace(/[[\]#\p{Cc}]/gu, '?').replace(/[\\* ]/g, '\\$&');
}
