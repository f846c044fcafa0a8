import { checkPolicy } from '../../core/governance/check-policy.ts';
import { examine } from '../../core/governance/examine.ts';
import { reviewersOf } from '../../core/governance/examine-people.ts';
import type { BaseFiles } from '../../core/governance/examined.ts';
import type { LiveRepository } from '../../core/governance/live.ts';
import { ACTIONS_APP, BRANCH_RULESET, type CheckSource, settingsFor } from '../../core/governance/settings.ts';
import type { Plan } from '../../core/plan/plan.ts';
import { readPlan } from '../../core/plan/read-plan.ts';
import { type Examination, isBlocked, tellExamination, tellExaminationJson } from '../../core/report/doctor-face.ts';
import type { RepositoryName } from '../../io/github/client.ts';
import { readPeople } from '../../io/github/settings-people.ts';
import { readFace, readLive } from '../../io/github/settings-read.ts';
import { memorySnapshot } from '../../io/memory.ts';
import { LANGUAGES, oneOf, readArguments } from './arguments.ts';
import { readBase } from './base-files.ts';
import { type GitHubHere, gitHubNeeded } from './github-here.ts';
import { print } from './output.ts';
import { repositoryNamed } from './repository-here.ts';
import { branchOption, dayFor, SETTING_FORMATS, SETTING_OPTIONS, sourceOption } from './setting-options.ts';

/** `apertura doctor`: what is missing or dangerous in a live repository. 1 where something lets changes go round. */
export async function doctorCommand(args: readonly string[]): Promise<number> {
  const { values } = readArguments(args, SETTING_OPTIONS);
  const format = oneOf('--format', values.format, SETTING_FORMATS);
  const language = oneOf('--lang', values.lang, LANGUAGES);
  const source = sourceOption(values['app-id'], values['actions-only']);
  const branch = branchOption(values.branch);
  const name = await repositoryNamed(values.repo);
  const examination = await examineHere(gitHubNeeded(), name, { source, branch, today: values.today });
  await print(format === 'json' ? tellExaminationJson(examination, language) : tellExamination(examination, language));
  return isBlocked(examination) ? 1 : 0;
}

interface Asked {
  readonly source: CheckSource | undefined;
  readonly branch: string;
  readonly today: string | undefined;
}

async function examineHere(here: GitHubHere, name: RepositoryName, asked: Asked): Promise<Examination> {
  const { client } = here;
  const { branch } = asked;
  const face = await readFace(client, name);
  const base = await readBase(here, face, branch);
  const plan = base?.plan ?? (await emptyPlan());
  const today = dayFor(plan, asked.today);
  const wanted = settingsFor(plan, today, asked.source, branch);
  const live = await readLive(client, face, wanted);
  const settings = settingsFor(plan, today, asked.source ?? pinnedSource(live), branch);
  const people = await readPeople(client, face, {
    branch,
    logins: reviewersOf(plan, today),
    app: settings.source?.kind === 'app',
  });
  const findings = [...examine({ settings, live, people, base }), ...policyOf(base, today)];
  return { repository: `${live.owner}/${live.name}`, branch, today, findings };
}

/** Where nobody said whose the checks are, it is taken from what they are pinned to: whether that is right is not known. */
function pinnedSource({ rulesets }: LiveRepository): CheckSource | undefined {
  if (rulesets.kind === 'hidden') return undefined;
  const rules = rulesets.value.find(({ name }) => name === BRANCH_RULESET)?.rules ?? [];
  const checks = rules.find(({ type }) => type === 'required_status_checks')?.parameters?.['required_status_checks'];
  const pinned = (Array.isArray(checks) ? (checks as readonly { readonly integration_id?: number }[]) : []).flatMap(
    ({ integration_id: id }) => (typeof id === 'number' && id > 0 ? [id] : []),
  );
  const [id] = pinned;
  if (id === undefined) return undefined;
  return id === ACTIONS_APP ? { kind: 'actions' } : { kind: 'app', id };
}

function policyOf(base: BaseFiles | undefined, today: string): Examination['findings'] {
  return base === undefined ? [] : checkPolicy(base.plan, today, undefined);
}

async function emptyPlan(): Promise<Plan> {
  return (await readPlan(memorySnapshot({}))).plan;
}
