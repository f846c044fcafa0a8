import type { Language } from '../finding.ts';
import type { SettingChange } from '../governance/settings-changes.ts';

/** What `apertura setup` says itself. */
export interface SetupWords {
  /** Above the steps: what is to be done by hand, in which repository. */
  readonly intro: (repository: string, steps: number) => string;
  readonly nothing: (repository: string) => string;
  readonly applied: (repository: string, done: number) => string;
  readonly notDone: (login: string, team: string) => string;
  /** Where each setting is in GitHub's own pages. */
  readonly page: Readonly<Record<SettingChange['setting'], string>>;
  /** What to do there, or what was done. */
  readonly step: (change: SettingChange) => string;
  /** Why, of what needs a reason. */
  readonly why: Partial<Readonly<Record<SettingChange['setting'], string>>>;
  readonly next: string;
  readonly personal: (owner: string) => string;
}

const es: SetupWords = {
  intro: (repository, steps) =>
    steps === 1
      ? `Falta un ajuste en ${repository}. Hágalo a mano, o con GITHUB_TOKEN y --apply.`
      : `Faltan ${steps} ajustes en ${repository}. Hágalos a mano, en este orden, o con GITHUB_TOKEN y --apply.`,
  nothing: (repository) => `${repository} ya está como el plan lo necesita. No se cambió nada.`,
  applied: (repository, done) => `${repository}: ${done === 1 ? 'se hizo un ajuste' : `se hicieron ${done} ajustes`}.`,
  notDone: (login, team) =>
    `GitHub no encuentra la cuenta ${login}: no se agregó al equipo ${team}. Corríjala en plan/groups.yaml.`,
  page: {
    label: 'Issues → Labels → New label',
    team: 'Organización → Teams → New team',
    'team-member': 'Organización → Teams → el equipo → Members → Add a member',
    'team-access': 'Organización → Teams → el equipo → Repositories → Add repository',
    'immutable-releases': 'Settings → General → Releases → Enable release immutability',
    'workflow-token': 'Settings → Actions → General → Workflow permissions',
    'fork-approval':
      'Settings → Actions → General → Approval for running fork pull request workflows from contributors',
    ruleset: 'Settings → Rules → Rulesets → New ruleset',
    'ruleset-update': 'Settings → Rules → Rulesets → las reglas con ese nombre',
  },
  step: ({ setting, name, team }) => {
    switch (setting) {
      case 'label':
        return `Etiqueta "${name}".`;
      case 'team':
        return `Equipo "${name}", visible.`;
      case 'team-member':
        return `${name}, en el equipo "${team}".`;
      case 'team-access':
        return `El equipo "${name}", con permiso Write en este repositorio.`;
      case 'immutable-releases':
        return 'Versiones publicadas que nadie puede alterar.';
      case 'workflow-token':
        return 'Read repository contents and packages permissions; sin "Allow GitHub Actions to create and approve pull requests".';
      case 'fork-approval':
        return 'Require approval for all external contributors.';
      case 'ruleset':
        return `Reglas "${name}", activas (Active), sin nadie en Bypass list.`;
      case 'ruleset-update':
        return `Reglas "${name}": quedan tan estrictas como deben; lo que ustedes agregaron se conserva.`;
    }
  },
  why: {
    ruleset:
      'Lo que pide la rama de destino: cada cambio llega por una solicitud, la revisan los responsables de CODEOWNERS, la aprueba alguien distinto de quien hizo el último push, y las dos comprobaciones de Apertura deben venir de quien se indica, porque cualquiera con permiso de escritura puede dar por buena otra del mismo nombre. La rama debe contener lo último de la de destino: un cambio se juzga con las reglas y los datos de hoy. Por eso, cuando se integra otro, hay que actualizar la rama y aprobar de nuevo; con muchas solicitudes a la vez, conviene una cola de integración (merge queue). Sin aplicación, GitHub descarta además las aprobaciones anteriores a cada push y pide al menos una; con ella no hace falta: la aplicación cuenta solo las del último commit.',
    'team-member': 'Quien aún no es de la organización recibe una invitación; su aprobación cuenta cuando la acepta.',
  },
  next: 'Después, revise con: apertura doctor',
  personal: (owner) =>
    `${owner} es una cuenta personal, sin equipos: quite "team" de plan/groups.yaml, o pase el repositorio a una organización.`,
};

const en: SetupWords = {
  intro: (repository, steps) =>
    steps === 1
      ? `One setting is missing in ${repository}. Make it by hand, or with GITHUB_TOKEN and --apply.`
      : `${steps} settings are missing in ${repository}. Make them by hand, in this order, or with GITHUB_TOKEN and --apply.`,
  nothing: (repository) => `${repository} is as the plan needs it. Nothing was changed.`,
  applied: (repository, done) =>
    `${repository}: ${done === 1 ? 'one setting was made' : `${done} settings were made`}.`,
  notDone: (login, team) =>
    `GitHub does not find the account ${login}: it was not added to the team ${team}. Correct it in plan/groups.yaml.`,
  page: {
    label: 'Issues → Labels → New label',
    team: 'Organization → Teams → New team',
    'team-member': 'Organization → Teams → the team → Members → Add a member',
    'team-access': 'Organization → Teams → the team → Repositories → Add repository',
    'immutable-releases': 'Settings → General → Releases → Enable release immutability',
    'workflow-token': 'Settings → Actions → General → Workflow permissions',
    'fork-approval':
      'Settings → Actions → General → Approval for running fork pull request workflows from contributors',
    ruleset: 'Settings → Rules → Rulesets → New ruleset',
    'ruleset-update': 'Settings → Rules → Rulesets → the ruleset of that name',
  },
  step: ({ setting, name, team }) => {
    switch (setting) {
      case 'label':
        return `Label "${name}".`;
      case 'team':
        return `Team "${name}", visible.`;
      case 'team-member':
        return `${name}, in the team "${team}".`;
      case 'team-access':
        return `The team "${name}", with Write in this repository.`;
      case 'immutable-releases':
        return 'Published versions that nobody can alter.';
      case 'workflow-token':
        return 'Read repository contents and packages permissions; without "Allow GitHub Actions to create and approve pull requests".';
      case 'fork-approval':
        return 'Require approval for all external contributors.';
      case 'ruleset':
        return `Ruleset "${name}", Active, with nobody in the Bypass list.`;
      case 'ruleset-update':
        return `Ruleset "${name}": as strict as it should be; what you added to it is kept.`;
    }
  },
  why: {
    ruleset:
      'What the base branch asks: each change comes by a pull request, its code owners review it, somebody other than the last to push approves it, and the two checks of Apertura have to come from whom they should, because anybody with write access can pass another of the same name. The branch has to contain the latest of its base: a change is judged by the rules and the data of today. So, when another is merged, the branch has to be updated and approved again; with many pull requests at once, use a merge queue. Without an app, GitHub also dismisses the approvals that are older than a push and asks for at least one; with the app there is no need: it counts only those of the last commit.',
    'team-member': 'Who is not yet of the organisation is invited; the approval counts once that is accepted.',
  },
  next: 'Then look at it with: apertura doctor',
  personal: (owner) =>
    `${owner} is a personal account, without teams: remove "team" from plan/groups.yaml, or transfer the repository to an organisation.`,
};

/** The words of each language. */
export const SETUP_WORDS: Readonly<Record<Language, SetupWords>> = { es, en };
