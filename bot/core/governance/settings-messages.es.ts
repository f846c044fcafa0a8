import type { Messages } from '../finding.ts';
import { code, codes, quoted } from '../table/words.ts';
import type { Hidden, SettingsFinding } from './settings-finding.ts';

const HIDDEN: Readonly<Record<Hidden, string>> = {
  rulesets: 'las reglas de ramas y etiquetas',
  bypass: 'quién puede saltarse las reglas de',
  'branch-rules': 'qué reglas protegen la rama de destino',
  labels: 'las etiquetas de las solicitudes',
  team: 'el equipo',
  'immutable-releases': 'si las versiones publicadas son inmutables',
  'workflow-token': 'qué permisos tienen los flujos de trabajo',
  'fork-approval': 'qué flujos de trabajo de extraños esperan aprobación',
  apps: 'la aplicación instalada',
  codeowners: 'los errores de CODEOWNERS',
  people: 'los permisos de',
};

const TYPES: Readonly<Record<string, string>> = {
  deletion: 'que nadie la borre',
  non_fast_forward: 'que nadie reescriba su historia',
  update: 'que nadie la mueva',
  pull_request: 'que todo cambio llegue por una solicitud',
  required_status_checks: 'las comprobaciones obligatorias',
};

const PARAMETERS: Readonly<Record<string, string>> = {
  dismiss_stale_reviews_on_push: 'descartar las aprobaciones anteriores a cada push',
  require_code_owner_review: 'pedir la revisión de los responsables de CODEOWNERS',
  require_last_push_approval: 'que apruebe alguien distinto de quien hizo el último push',
  required_approving_review_count: 'pedir al menos una aprobación',
};

const APPLY = `${code('apertura setup --apply')} lo deja como debe estar.`;

/** What an examination of a live repository finds, in Spanish. */
export const settingsMessagesEs: Messages<SettingsFinding> = {
  'repository-unseen': {
    title: 'Algo que no se pudo ver',
    says: ({ facts }) =>
      `No se pudo ver ${HIDDEN[facts.what]}${facts.name === '' ? '' : ` ${quoted(facts.name)}`}${facts.status === 200 ? '' : ` (GitHub respondió ${facts.status})`}; no se sabe si está bien.`,
    mend: () =>
      'Use el token de alguien que administre el repositorio, con lectura de Administration y de Members de la organización.',
  },
  'repository-base-missing': {
    title: 'No existe la rama de destino',
    says: ({ facts }) => `El repositorio no tiene la rama ${code(facts.branch)}: no hay plan con qué comparar.`,
    mend: () => 'Suba la rama con el plan y los datos, o nombre otra con `--branch`.',
  },
  'repository-default-branch': {
    title: 'La rama por omisión es otra',
    says: ({ facts }) =>
      `Los cambios se deciden para ${code(facts.branch)} y la rama por omisión es ${code(facts.found)}: quien clone o abra una solicitud verá la que nadie revisa.`,
    mend: () => 'Cámbiela en Settings → General → Default branch.',
  },
  'repository-visibility': {
    title: 'El repositorio no es público',
    says: ({ facts }) => `Su visibilidad es ${quoted(facts.visibility)}: nadie de fuera puede consultar los datos.`,
    mend: () => 'Si los datos ya son públicos, cámbiela en Settings → General → Danger Zone → Change visibility.',
  },
  'repository-personal': {
    title: 'El repositorio es de una persona y el plan pide equipos',
    says: ({ facts }) =>
      `${quoted(facts.owner)} es una cuenta personal, sin equipos, y el plan nombra ${codes(facts.teams)}: la aprobación de sus integrantes no contaría.`,
    mend: () =>
      `Pase el repositorio a una organización (Settings → General → Transfer ownership), o quite ${code('team')} de ${code('plan/groups.yaml')}.`,
  },
  'repository-branch-open': {
    title: 'Se puede escribir en la rama de destino sin solicitud',
    says: ({ facts }) =>
      `Ninguna regla activa pide que los cambios de ${code(facts.branch)} lleguen por una solicitud: quien puede escribir se salta la revisión.`,
    mend: () => APPLY,
  },
  'repository-ruleset-missing': {
    title: 'Faltan las reglas',
    says: ({ facts }) => `No hay reglas con el nombre ${quoted(facts.ruleset)}.`,
    mend: () => APPLY,
  },
  'repository-ruleset-inactive': {
    title: 'Las reglas no están activas',
    says: ({ facts }) => `${quoted(facts.ruleset)} está en ${code(facts.enforcement)}: no impide nada.`,
    mend: () => APPLY,
  },
  'repository-ruleset-scope': {
    title: 'Las reglas no abarcan lo que deben',
    says: ({ facts }) => `${quoted(facts.ruleset)} no abarca ${code(facts.ref)}, o exceptúa algo.`,
    mend: () => APPLY,
  },
  'repository-ruleset-bypass': {
    title: 'Alguien puede saltarse las reglas',
    says: ({ facts }) => `${quoted(facts.ruleset)} no se aplica a ${codes(facts.actors)}.`,
    mend: () => `Vacíe la lista de Bypass en Settings → Rules → Rulesets; ${APPLY}`,
  },
  'repository-rule-missing': {
    title: 'Falta una regla',
    says: ({ facts }) => `${quoted(facts.ruleset)} no tiene ${code(facts.type)}: ${TYPES[facts.type] ?? facts.type}.`,
    mend: () => APPLY,
  },
  'repository-rule-weak': {
    title: 'Una regla pide menos de lo que debe',
    says: ({ facts }) =>
      `En ${quoted(facts.ruleset)} falta ${PARAMETERS[facts.parameter] ?? facts.parameter} (${code(facts.parameter)}).`,
    mend: () => APPLY,
  },
  'repository-branch-behind': {
    title: 'Se puede integrar una rama atrasada',
    says: ({ facts }) =>
      `${quoted(facts.ruleset)} deja integrar una rama que no contiene lo último de la de destino: su revisión pudo hacerse con reglas o datos que ya cambiaron.`,
    mend: () =>
      'Active "Require branches to be up to date before merging", o una cola de integración (merge queue), que revisa cada grupo.',
  },
  'repository-check-missing': {
    title: 'Una comprobación no es obligatoria',
    says: ({ facts }) => `${quoted(facts.ruleset)} no exige ${quoted(facts.check)}: se puede integrar sin ella.`,
    mend: () => APPLY,
  },
  'repository-check-unpinned': {
    title: 'Cualquiera puede dar una comprobación por buena',
    says: ({ facts }) =>
      `${quoted(facts.check)} ${facts.app === undefined ? 'se acepta de cualquier aplicación o persona con permiso de escritura' : `se acepta de la aplicación ${facts.app}`}${facts.wanted === undefined ? '' : `; debe ser de la ${facts.wanted}`}.`,
    mend: () => `Indique de qué aplicación debe venir: ${APPLY}`,
  },
  'repository-app-missing': {
    title: 'La aplicación no está instalada',
    says: ({ facts }) =>
      `La organización no tiene instalada la aplicación ${facts.app}: nadie da las comprobaciones obligatorias.`,
    mend: () => 'Instálela desde su página (Install App) y déle acceso a este repositorio.',
  },
  'repository-app-suspended': {
    title: 'La aplicación está suspendida',
    says: ({ facts }) => `${quoted(facts.app)} está suspendida: no recibe avisos ni puede contestar.`,
    mend: () => 'Reactívela en la organización: Settings → GitHub Apps → Configure → Unsuspend.',
  },
  'repository-app-permissions': {
    title: 'A la aplicación le faltan permisos',
    says: ({ facts }) => `A ${quoted(facts.app)} le falta ${codes(facts.missing)}, que pide ${code('app.yml')}.`,
    mend: () => 'Agréguelos en los ajustes de la aplicación (Permissions & events) y acéptelos en la organización.',
  },
  'repository-app-excess': {
    title: 'La aplicación tiene más permisos de los que necesita',
    says: ({ facts }) =>
      `${quoted(facts.app)} tiene ${codes(facts.excess)}, que ${code('app.yml')} no pide: quien robe su llave podría usarlos.`,
    mend: () => 'Quítelos en los ajustes de la aplicación (Permissions & events).',
  },
  'repository-app-events': {
    title: 'La aplicación no recibe todos los avisos',
    says: ({ facts }) => `${quoted(facts.app)} no recibe ${codes(facts.missing)}, que pide ${code('app.yml')}.`,
    mend: () => 'Márquelos en los ajustes de la aplicación (Permissions & events → Subscribe to events).',
  },
  'repository-codeowners-stale': {
    title: 'CODEOWNERS no corresponde al plan',
    says: ({ facts }) =>
      facts.present
        ? 'El archivo no es el que resulta de los grupos, la política y los compromisos: GitHub pide revisión a otras personas.'
        : 'No existe el archivo: GitHub no pide revisión a nadie.',
    mend: () => `Genérelo con ${code('npm run bless')} e intégrelo en un cambio propio.`,
  },
  'repository-codeowners-invalid': {
    title: 'GitHub no acepta un renglón de CODEOWNERS',
    says: ({ facts }) => `GitHub dice de este renglón: ${quoted(facts.kind)}.`,
    mend: () => 'Revise que la persona exista y tenga permiso de escritura; después genere el archivo de nuevo.',
  },
  'repository-person-unknown': {
    title: 'El plan nombra una cuenta que no existe',
    says: ({ facts }) => `GitHub no tiene la cuenta ${quoted(facts.login)}.`,
    mend: () => `Corrija ${code('login')} en el plan: quien tome ese nombre podría aprobar.`,
  },
  'repository-person-without-write': {
    title: 'Quien debe aprobar no tiene permiso de escritura',
    says: ({ facts }) =>
      `${quoted(facts.login)} tiene ${code(facts.role)}: GitHub no le pide revisión por CODEOWNERS ni cuenta su aprobación.`,
    mend: () => 'Déle permiso de escritura (Settings → Collaborators and teams), o agréguelo a su equipo.',
  },
  'repository-team-missing': {
    title: 'Falta un equipo',
    says: ({ facts }) =>
      `El plan nombra el equipo ${quoted(facts.team)} para el grupo ${code(facts.group)} y la organización no lo tiene: la aprobación de sus integrantes no cuenta.`,
    mend: () => APPLY,
  },
  'repository-team-access': {
    title: 'Un equipo no puede escribir en el repositorio',
    says: ({ facts }) =>
      `El equipo ${quoted(facts.team)} no tiene permiso de escritura: GitHub no cuenta sus aprobaciones.`,
    mend: () => APPLY,
  },
  'repository-team-member-missing': {
    title: 'Alguien en funciones no está en su equipo',
    says: ({ facts }) =>
      facts.invited
        ? `${quoted(facts.login)} no ha aceptado la invitación al equipo ${quoted(facts.team)}: su aprobación no cuenta todavía.`
        : `${quoted(facts.login)} está en funciones según el plan y no está en el equipo ${quoted(facts.team)}: su aprobación no cuenta.`,
    mend: ({ facts }) => (facts.invited ? 'Pídale que acepte la invitación que recibió por correo.' : APPLY),
  },
  'repository-team-stranger': {
    title: 'En un equipo hay alguien que el plan no nombra',
    says: ({ facts }) =>
      `${quoted(facts.login)} está en el equipo ${quoted(facts.team)} y no está en funciones según el plan: puede escribir, y su aprobación no cuenta.`,
    mend: () => 'Quítelo del equipo, o anótelo en el plan si ya fue nombrado.',
  },
  'repository-label-missing': {
    title: 'Falta una etiqueta',
    says: ({ facts }) => `No existe la etiqueta ${quoted(facts.label)}, con la que se señala el impacto de un cambio.`,
    mend: () => APPLY,
  },
  'repository-releases-mutable': {
    title: 'Las versiones publicadas se pueden alterar',
    says: () => 'Las publicaciones (releases) no son inmutables: sus archivos pueden cambiarse después.',
    mend: () => APPLY,
  },
  'repository-workflow-token': {
    title: 'Los flujos de trabajo pueden más de lo que deben',
    says: ({ facts }) =>
      [
        facts.writes ? 'El token de los flujos de trabajo puede escribir si nadie dice otra cosa.' : '',
        facts.approves ? 'GitHub Actions puede aprobar solicitudes.' : '',
      ]
        .filter((sentence) => sentence !== '')
        .join(' '),
    mend: () => APPLY,
  },
  'repository-fork-approval': {
    title: 'Los flujos de trabajo de extraños corren sin que nadie los vea',
    says: ({ facts }) => `La regla para solicitudes desde bifurcaciones es ${code(facts.found)}.`,
    mend: () => APPLY,
  },
  'repository-workflow-missing': {
    title: 'Falta un flujo de trabajo que revisa',
    says: ({ facts }) =>
      `La rama de destino no tiene ${code(facts.workflow)}: sin él no se dan, o no se renuevan, las comprobaciones obligatorias.`,
    mend: () => 'Copie los flujos de trabajo de Apertura, en un cambio propio.',
  },
  'repository-action-unpinned': {
    title: 'Una acción no está fijada a un commit',
    says: ({ facts }) => `${code(facts.action)} puede cambiar sin que aquí se note.`,
    mend: () => 'Escriba, después de `@`, los 40 caracteres del commit.',
  },
};
