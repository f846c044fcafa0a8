import { type RepositorySettings, settingsFor } from '../../core/governance/settings.ts';
import { bareRepository, changesTo } from '../../core/governance/settings-changes.ts';
import type { Plan } from '../../core/plan/plan.ts';
import { readPlan } from '../../core/plan/read-plan.ts';
import { type Setup, tellSetup, tellSetupJson } from '../../core/report/setup-face.ts';
import { UserError } from '../../core/user-error.ts';
import type { RepositoryName } from '../../io/github/client.ts';
import { type AppliedChange, applyChange } from '../../io/github/settings-apply.ts';
import { readFace, readLive } from '../../io/github/settings-read.ts';
import { worktree } from '../../io/worktree.ts';
import { LANGUAGES, oneOf, readArguments } from './arguments.ts';
import { type GitHubHere, gitHubHere, gitHubNeeded } from './github-here.ts';
import { print } from './output.ts';
import { repositoryHere, repositoryNamed } from './repository-here.ts';
import { branchOption, dayFor, SETTING_FORMATS, SETTING_OPTIONS, sourceOption } from './setting-options.ts';

const OPTIONS = { ...SETTING_OPTIONS, apply: { type: 'boolean', default: false } } as const;

/**
 * `apertura setup`: what the repository on GitHub has to be set to, so that the plan in this folder holds there. Prints
 * it, without a token the whole; with one, only what is missing; with `--apply`, does it.
 */
export async function setupCommand(args: readonly string[]): Promise<number> {
  const { values } = readArguments(args, OPTIONS);
  const format = oneOf('--format', values.format, SETTING_FORMATS);
  const language = oneOf('--lang', values.lang, LANGUAGES);
  const source = sourceOption(values['app-id'], values['actions-only']);
  if (source === undefined) throw sourceUnknown();
  const branch = branchOption(values.branch);
  const name = await repositoryNamed(values.repo);
  const plan = await planHere();
  const settings = settingsFor(plan, dayFor(plan, values.today), source, branch);
  const here = values.apply ? gitHubNeeded() : gitHubHere();
  const setup = here === undefined ? blankSetup(name, settings) : await setUp(here, name, settings, values.apply);
  await print(format === 'json' ? tellSetupJson(setup) : tellSetup(setup, language));
  return setup.changes.some(({ done }) => done === false) ? 1 : 0;
}

async function planHere(): Promise<Plan> {
  const { plan } = await readPlan(worktree(repositoryHere()));
  if (plan.policy !== undefined) return plan;
  throw new UserError({
    es: 'En esta carpeta no hay un plan con su política (plan/policy.yaml), o no se puede leer. Vaya a la carpeta del repositorio, o corra antes «apertura plan check».',
    en: 'This folder has no plan with a policy (plan/policy.yaml), or it cannot be read. Go to the repository’s folder, or run "apertura plan check" first.',
  });
}

function blankSetup(name: RepositoryName, settings: RepositorySettings): Setup {
  const live = bareRepository(name.owner, name.repo, settings);
  return {
    repository: `${name.owner}/${name.repo}`,
    branch: settings.branch,
    personal: undefined,
    changes: changesTo(settings, live),
    applied: false,
  };
}

async function setUp(
  { client }: GitHubHere,
  name: RepositoryName,
  settings: RepositorySettings,
  apply: boolean,
): Promise<Setup> {
  const face = await readFace(client, name);
  const live = await readLive(client, face, settings);
  const changes = changesTo(settings, live);
  const applied: AppliedChange[] = [];
  if (apply) for (const change of changes) applied.push(await applyChange(client, change));
  return {
    repository: `${live.owner}/${live.name}`,
    branch: settings.branch,
    personal: live.personal && settings.teams.length > 0 ? live.owner : undefined,
    changes: apply ? applied : changes,
    applied: apply,
  };
}

function sourceUnknown(): UserError {
  return new UserError({
    es: 'Diga quién dará las comprobaciones: --app-id N, con el número de la aplicación de la institución (está en sus ajustes, App ID), o --actions-only, si solo usa GitHub Actions.',
    en: 'Say who will give the checks: --app-id N, with the number of the institution’s app (in its settings, App ID), or --actions-only, if only GitHub Actions is used.',
  });
}
