import type { Messages } from '../finding.ts';
import { code, codes, quoted, thousands } from '../table/words.ts';
import type { GovernanceFinding } from './finding.ts';

const PROBLEMS: Readonly<Record<string, (property: string, found: string) => string>> = {
  yaml: () => 'El registro de retiro no es YAML válido.',
  missing: (property) => `Al registro de retiro le falta ${code(property)}.`,
  date: (property, found) => `${code(property)} espera una fecha AAAA-MM-DD; se encontró ${quoted(found)}.`,
  future: (property, found) => `${code(property)} no puede ser posterior al día de hoy; se encontró ${quoted(found)}.`,
  kept: (_, found) =>
    found === ''
      ? 'El registro dice que el conjunto se retira, y sus datos siguen en la carpeta.'
      : `El registro dice que se retira el recurso ${quoted(found)}, y el conjunto lo sigue teniendo.`,
  'unknown-resource': (_, found) => `El registro nombra un recurso que el conjunto no tenía: ${quoted(found)}.`,
};

function daysEs(days: number): string {
  return days === 1 ? 'un día' : `${thousands(days)} días`;
}

function peopleEs(members: number): string {
  if (members === 0) return 'no hay quien pueda darla';
  return members === 1
    ? 'hay una sola persona que puede aprobar'
    : `hay ${thousands(members)} personas que pueden aprobar`;
}

/** What decisions find, in Spanish. */
export const governanceMessagesEs: Messages<GovernanceFinding> = {
  'permanence-dataset': {
    title: 'Un conjunto publicado desaparece',
    says: ({ facts }) =>
      `El cambio elimina ${code(facts.dataset)} (${facts.files === 1 ? 'un archivo' : `${thousands(facts.files)} archivos`}) sin dejar registro de su retiro. Lo publicado permanece.`,
    mend: () =>
      `Restituya la carpeta; si de verdad debe retirarse, deje en ella ${code('withdrawn.yaml')} con ${codes(['date', 'reason', 'lastVersion'])}.`,
  },
  'permanence-resource': {
    title: 'Un recurso publicado desaparece',
    says: ({ facts }) => `El cambio quita el recurso ${code(facts.resource)} sin registro de su retiro.`,
    mend: () => `Restitúyalo, o nómbrelo en ${code('resources')} del ${code('withdrawn.yaml')} del conjunto.`,
  },
  'permanence-history': {
    title: 'El cambio no parte de la rama de destino',
    says: () =>
      'La rama de destino no está en la historia de este cambio: avanzó después de que se creó la rama, o alguien reescribió commits.',
    mend: () => 'Actualice su rama con la de destino y aplique ahí su cambio; la historia publicada no se reescribe.',
  },
  'permanence-promise': {
    title: 'Se quita un compromiso y los datos permanecen',
    says: ({ facts }) => `El plan deja de comprometer ${code(facts.dataset)}; los datos siguen publicados.`,
    mend: () =>
      'Si también deben retirarse los datos, hágalo con su registro de retiro; si no, conserve el compromiso.',
  },
  'permanence-promise-kept': {
    title: 'Se retiran los datos y el compromiso permanece',
    says: ({ facts }) => `Los datos de ${code(facts.dataset)} se retiran, y el plan los sigue comprometiendo.`,
    mend: () => 'Anote el retiro en el compromiso del plan, o quítelo con la aprobación que pide la política.',
  },
  'withdrawal-invalid': {
    title: 'El registro de retiro no es válido',
    says: ({ facts }) =>
      PROBLEMS[facts.problem]?.(facts.property, facts.found) ?? 'El registro de retiro no es válido.',
    mend: ({ facts }) =>
      facts.problem === 'kept' || facts.problem === 'unknown-resource'
        ? `Nombre en ${code('resources')} solo los recursos que este cambio retira, o quite el registro si nada se retira.`
        : `Escriba ${codes(['date', 'reason', 'lastVersion'])} y, si se retira por ley, ${codes(['ground', 'takedown'])}.`,
  },
  'change-link': {
    title: 'Enlace simbólico',
    says: () => 'El cambio agrega un enlace simbólico; un enlace puede llevar fuera del repositorio y nunca se sigue.',
    mend: () => 'Ponga el archivo mismo en lugar del enlace.',
  },
  'change-submodule': {
    title: 'Submódulo',
    says: () => 'El cambio agrega un submódulo: lo que contiene no estaría en este repositorio.',
    mend: () => 'Ponga los archivos mismos en la carpeta.',
  },
  'change-export-ignore': {
    title: 'Datos que quedarían fuera de las descargas',
    says: ({ facts }) =>
      facts.dataset === undefined
        ? `Un ${code('.gitattributes')} pone ${code('export-ignore')}: lo que nombra faltaría en las descargas.`
        : `Un ${code('.gitattributes')} pone ${code('export-ignore')} en ${code(facts.dataset)}: faltaría en las descargas.`,
    mend: () => `Quite ${code('export-ignore')}.`,
  },
  'change-mixed': {
    title: 'Datos y reglas en un mismo cambio',
    says: ({ facts }) =>
      `Junto con datos (${codes(facts.datasets)}) cambia ${facts.with === 'machinery' ? 'el programa o la configuración del repositorio' : 'quién decide o con qué reglas'}. Este cambio se juzga con las reglas anteriores.`,
    mend: () => 'Sepárelos en dos cambios: se revisan mejor y los aprueban personas distintas.',
  },
  'notice-missing': {
    title: 'Cambio incompatible sin aviso previo',
    says: ({ facts }) =>
      facts.past === undefined
        ? `El cambio es incompatible con lo publicado, y el plan vigente no lo avisa. La política pide ${daysEs(facts.days)} de aviso.`
        : `El cambio es incompatible con lo publicado, y el aviso del plan valió hasta el ${facts.past}. La política pide ${daysEs(facts.days)} de aviso.`,
    mend: () =>
      `Avise en el compromiso, en una solicitud aparte: ${code('announce: {date, what}')}. Este cambio se integra cuando llegue esa fecha. Si por ley no puede esperar, ponga aquí ${code('announce: {what, ground}')}.`,
  },
  'notice-early': {
    title: 'Cambio incompatible antes de la fecha avisada',
    says: ({ facts }) =>
      `El plan avisa de un cambio para el ${facts.date} (${quoted(facts.what)}); hoy es ${facts.today}.`,
    mend: () => 'Espere a esa fecha para integrarlo: quienes usan los datos cuentan con ella.',
  },
  'notice-short': {
    title: 'Aviso con muy pocos días',
    says: ({ facts }) =>
      `El aviso dice que el cambio será el ${facts.date}; la política pide ${daysEs(facts.days)}, así que no puede ser antes del ${facts.earliest}.`,
    mend: ({ facts }) => `Escriba en ${code('date')} el ${facts.earliest} o un día posterior.`,
  },
  'notice-given': {
    title: 'Cambio avisado',
    says: ({ facts }) => `El plan avisó de este cambio para el ${facts.date}: ${quoted(facts.what)}.`,
    mend: () => 'Compruebe que lo que cambia es lo que se avisó.',
  },
  'notice-waived': {
    title: 'Cambio que por ley no puede esperar',
    says: ({ facts }) =>
      `El compromiso dice que este cambio (${quoted(facts.what)}) se hace sin aviso previo por ${quoted(facts.ground)}.`,
    mend: () => 'Compruebe que ese fundamento lo pide, y que solo cambia lo que pide.',
  },
  'trial-again': {
    title: 'Un conjunto que ya no estaba a prueba vuelve a estarlo',
    says: ({ facts }) =>
      `El compromiso de ${code(facts.dataset)} dice otra vez ${code('trial: true')}. Sus versiones no vuelven a 0.x, y sus cambios incompatibles se avisan.`,
    mend: () => `Quite ${code('trial')}.`,
  },
  'policy-missing': {
    title: 'No hay política de aprobaciones',
    says: () => `El repositorio no tiene ${code('plan/policy.yaml')}, o no se puede leer: no hay con qué decidir.`,
    mend: () => 'Agregue la política en un cambio propio.',
  },
  'policy-unsatisfiable': {
    title: 'Una regla que nadie puede cumplir',
    says: ({ facts }) =>
      `La regla ${quoted(facts.rule)} pide ${facts.count === 1 ? 'una aprobación' : `${thousands(facts.count)} aprobaciones`}; ${facts.author === undefined ? 'en funciones' : `sin contar a quien propone (${facts.author})`} ${peopleEs(facts.members)}.`,
    mend: () => 'Nombre a más personas en el grupo, o pida menos aprobaciones.',
  },
};
