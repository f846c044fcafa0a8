import { sizeEs } from '../dataset/words.es.ts';
import type { Messages } from '../finding.ts';
import { readFaultEs } from '../table/words.es.ts';
import { code, codes, quoted } from '../table/words.ts';
import type { PlanFinding } from './finding.ts';
import {
  DATE_ES,
  daysEs,
  FORM_ES,
  historyEs,
  ITEM_ES,
  profileEs,
  profileMendEs,
  ROLE_ES,
  YAML_ES,
  YAML_MEND_ES,
} from './words.es.ts';

const column = (at: number | undefined): string => (at === undefined ? '' : `, en la columna ${at}`);

/** The sentences of the plan room, in Spanish. */
export const planMessagesEs: Messages<PlanFinding> = {
  'yaml-too-large': {
    title: 'El archivo del plan es demasiado grande',
    says: ({ facts }) => `Se espera un archivo de a lo más ${sizeEs(facts.limit)}; mide ${sizeEs(facts.bytes)}.`,
    mend: () => 'Quite lo que no corresponda al plan.',
  },
  'yaml-encoding': {
    title: 'El archivo del plan no está en UTF-8',
    says: ({ facts }) => `Se esperaba texto en UTF-8; parece estar en ${facts.looks}${column(facts.column)}.`,
    mend: () => 'Abra el archivo en su editor y guárdelo con la codificación UTF-8.',
  },
  'yaml-syntax': {
    title: 'El archivo no es YAML válido',
    says: ({ facts }) => {
      const found = facts.found === '' ? '' : `; se encontró ${quoted(facts.found)}`;
      return `Se esperaba YAML bien escrito; ${YAML_ES[facts.problem]}${column(facts.column)}${found}.`;
    },
    mend: ({ facts }) => YAML_MEND_ES[facts.problem],
  },
  'yaml-too-deep': {
    title: 'El archivo está demasiado anidado',
    says: ({ facts }) => `Se esperan a lo más ${facts.limit} niveles anidados; hay más${column(facts.column)}.`,
    mend: () => 'Quite los niveles que sobran.',
  },
  'yaml-duplicate-key': {
    title: 'Propiedad repetida',
    says: ({ facts }) =>
      `Cada propiedad se escribe una vez; ${code(facts.key)} ya está en la línea ${facts.first}, y solo esa vale.`,
    mend: () => 'Quite una de las dos.',
  },
  'yaml-alias': {
    title: 'Alias no admitido',
    says: ({ facts }) =>
      `En el plan cada valor se escribe donde va; se encontró el alias ${code(`*${facts.name}`)}, en la columna ${facts.column}.`,
    mend: () => 'Escriba el valor en su lugar; si es un texto que comienza con asterisco, póngalo entre comillas.',
  },
  'yaml-tag': {
    title: 'Etiqueta no admitida',
    says: ({ facts }) =>
      `El plan solo lleva textos, números, listas y propiedades; se encontró la etiqueta ${code(facts.tag)}, en la columna ${facts.column}.`,
    mend: () => 'Quite la etiqueta; si es un texto que comienza con signo de exclamación, póngalo entre comillas.',
  },
  'plan-absent': {
    title: 'No hay plan de apertura',
    says: () => 'El repositorio no tiene la carpeta `plan/`; sus datos se revisan sin compararlos con un plan.',
    mend: () => 'Cuando tenga un plan, agregue `plan/institution.yaml`, `plan/groups.yaml` y `plan/policy.yaml`.',
  },
  'plan-file-missing': {
    title: 'Falta un archivo del plan',
    says: ({ facts }) => `Todo plan espera el archivo ${code(facts.file)}; no está.`,
    mend: () => 'Agréguelo, o recupere el que había.',
  },
  'plan-file-unknown': {
    title: 'Archivo que el plan no conoce',
    says: ({ facts }) => {
      const similar = facts.similar === undefined ? '' : ` Se parece a ${code(facts.similar)}.`;
      return `El plan no lee ${quoted(facts.file)}; lo que dice no cuenta.${similar}`;
    },
    mend: () => 'Corrija su nombre o su carpeta, o quítelo del plan.',
  },
  'plan-file-kind': {
    title: 'No es un archivo',
    says: ({ facts }) =>
      `Se esperaba un archivo; se encontró ${facts.kind === 'link' ? 'un enlace simbólico' : 'otra cosa'}.`,
    mend: () => 'Ponga en su lugar el archivo mismo.',
  },
  'plan-file-unreadable': {
    title: 'El archivo del plan no se puede leer',
    says: ({ facts }) => `El archivo existe, pero no se pudo leer: ${readFaultEs(facts.code)}.`,
    mend: () => 'Revise los permisos del archivo y de sus carpetas, o pida ayuda a quien administra el equipo.',
  },
  'plan-profile': {
    title: 'El plan no tiene la forma esperada',
    says: ({ facts }) => profileEs(facts),
    mend: ({ facts }) => profileMendEs(facts),
  },
  'plan-date-invalid': {
    title: 'Fecha que no es válida',
    says: ({ facts }) =>
      `${code(facts.property)} espera ${FORM_ES[facts.wanted]}; ${quoted(facts.found)} ${DATE_ES[facts.problem]}.`,
    mend: () => 'Corrija la fecha; primero va el año, luego el mes y luego el día.',
  },
  'plan-story-front-matter': {
    title: 'La historia no tiene encabezado',
    says: () => 'Una historia comienza con un encabezado YAML entre dos líneas `---`; no está.',
    mend: () => 'Agregue el encabezado con `title`, `datasets`, `impact`, `date` y `author`.',
  },
  'plan-duplicate': {
    title: 'Identificador repetido',
    says: ({ facts }) => `${quoted(facts.id)} ya identifica ${ITEM_ES[facts.what]} de la línea ${facts.first}.`,
    mend: () => 'Dé otro nombre a uno de los dos.',
  },
  'plan-deadline': {
    title: 'Venció el plazo del primer plan',
    says: ({ facts }) =>
      `La guía da 90 días naturales para el primer plan, que vencieron el ${facts.deadline}, hace ${daysEs(facts.days)}; no hay ninguna promesa en \`plan/datasets/\`.`,
    mend: () => 'Agregue al menos los conjuntos prioritarios.',
  },
  'plan-story-missing': {
    title: 'Falta una historia de uso',
    says: ({ facts }) =>
      `La guía pide una historia publicada a los 180 días, que vencieron el ${facts.deadline}, hace ${daysEs(facts.days)}; no hay ninguna.`,
    mend: () => 'Cuente en `plan/promotion/stories/` un caso en que los datos sirvieron.',
  },
  'plan-promise-missing': {
    title: 'El conjunto no está en el plan',
    says: ({ facts }) =>
      `Todo conjunto espera su promesa; la de ${quoted(facts.dataset)} no está en el plan. Sus datos no se ven afectados.`,
    mend: ({ facts }) => `Agregue ${code(`plan/datasets/${facts.dataset}.yaml`)}, o recupere el que había.`,
  },
  'plan-dataset-missing': {
    title: 'El conjunto prometido no está',
    says: ({ facts }) =>
      `Se prometió ${quoted(facts.dataset)} para el ${facts.due}; han pasado ${daysEs(facts.days)} y no hay carpeta ${code(`datasets/${facts.dataset}`)}.`,
    mend: () => 'Publique el conjunto, o mueva la fecha con la aprobación de estrategia y anótelo en `history`.',
  },
  'plan-dataset-unknown': {
    title: 'Se nombra un conjunto que no existe',
    says: ({ facts }) => `Aquí ${ITEM_ES[facts.what]} nombra el conjunto ${quoted(facts.dataset)}; no existe.`,
    mend: () => 'Escriba el nombre de la carpeta del conjunto, no su título.',
  },
  'plan-resource-unpromised': {
    title: 'El recurso no está en la promesa',
    says: ({ facts }) => `El conjunto publica ${quoted(facts.resource)}; la promesa no lo nombra.`,
    mend: () => 'Agréguelo a `resources` con su título y su fecha.',
  },
  'plan-title-differs': {
    title: 'El título no es el mismo',
    says: ({ facts }) => `La promesa dice ${quoted(facts.promise)}; el descriptor dice ${quoted(facts.descriptor)}.`,
    mend: () => 'Deje el mismo título en los dos.',
  },
  'plan-unit-differs': {
    title: 'La unidad no es la misma',
    says: ({ facts }) =>
      `La promesa dice ${quoted(facts.promise)}; el descriptor nombra: ${facts.descriptor.map(quoted).join(', ')}.`,
    mend: () => 'Deje la misma unidad en la promesa y en `contributors` del descriptor.',
  },
  'plan-frequency-differs': {
    title: 'La periodicidad no es la misma',
    says: ({ facts }) => `La promesa dice ${code(facts.promise)}; el descriptor dice ${code(facts.descriptor)}.`,
    mend: () => 'Deje la misma periodicidad en `frequency.iso` y en `dcat:accrualPeriodicity`.',
  },
  'plan-frequency-mismatch': {
    title: 'La palabra y el intervalo no concuerdan',
    says: ({ facts }) => `${quoted(facts.word)} es ${code(facts.expected)}; se encontró ${code(facts.iso)}.`,
    mend: () => 'Corrija la palabra o el intervalo.',
  },
  'plan-date-differs': {
    title: 'La fecha de publicación no es la misma',
    says: ({ facts }) => `La promesa dice ${facts.promise}; el descriptor se creó el ${facts.descriptor}.`,
    mend: () => 'Deje la misma fecha en `published` y en `created` del descriptor.',
  },
  'plan-date-future': {
    title: 'Fecha de algo que aún no ocurre',
    says: ({ facts }) =>
      `${code(facts.property)} dice lo que ya se hizo; ${facts.date} es posterior a hoy, ${facts.today}.`,
    mend: () => 'Corrija la fecha.',
  },
  'plan-commitment-late': {
    title: 'Recurso comprometido con atraso',
    says: ({ facts }) =>
      `El recurso ${quoted(facts.resource)} se comprometió para el ${facts.due}; han pasado ${daysEs(facts.days)} y no está.`,
    mend: () => 'Publíquelo, o mueva la fecha con la aprobación de estrategia y anótelo en `history`.',
  },
  'plan-update-late': {
    title: 'Actualización con atraso',
    says: ({ facts }) =>
      `Los últimos datos son del ${facts.last}; los siguientes se esperaban el ${facts.due}, hace ${daysEs(facts.days)}.`,
    mend: () => 'Actualice los datos y `dcat:modified`; si la periodicidad es otra, corríjala en la promesa.',
  },
  'plan-milestone-late': {
    title: 'Hito con atraso',
    says: ({ facts }) =>
      `${quoted(facts.id)} vencía el ${facts.due}, hace ${daysEs(facts.days)}; no consta como cumplido.`,
    mend: () => 'Escriba `state: cumplido` si ya se cumplió, o mueva la fecha con la aprobación de estrategia.',
  },
  'plan-history-broken': {
    title: 'El historial de fechas no cuadra',
    says: ({ facts }) => historyEs(facts),
    mend: () => 'Anote cada cambio de fecha al final de `history`, sin quitar los anteriores.',
  },
  'plan-login-invalid': {
    title: 'Cuenta de GitHub que no puede existir',
    says: ({ facts }) =>
      `Una cuenta lleva letras, cifras y guiones sueltos, a lo más 39; se encontró ${quoted(facts.login)}.`,
    mend: () => 'Escriba la cuenta sin arroba, tal como aparece en GitHub.',
  },
  'plan-term-invalid': {
    title: 'Periodo del cargo al revés',
    says: ({ facts }) =>
      `El cargo de ${quoted(facts.login)} comienza el ${facts.from} y termina antes, el ${facts.until}.`,
    mend: () => 'Corrija `from` o `until`.',
  },
  'plan-term-overlap': {
    title: 'Periodos que se enciman',
    says: ({ facts }) =>
      `${quoted(facts.login)} está dos veces a la vez en el grupo ${code(facts.group)}; la otra está en la línea ${facts.first}.`,
    mend: () => 'Termine un periodo antes de que comience el otro.',
  },
  'plan-person-unknown': {
    title: 'Persona o cargo que no está en los grupos',
    says: ({ facts }) =>
      facts.role === 'steward'
        ? `${ROLE_ES[facts.role]} se nombra con una cuenta de \`groups.yaml\`; ${quoted(facts.who)} no está.`
        : `${ROLE_ES[facts.role]} se nombra con una cuenta, un cargo o un grupo de \`groups.yaml\`; ${quoted(facts.who)} no está.`,
    mend: () => 'Escríbalo igual que en `groups.yaml`, o agréguelo ahí.',
  },
  'plan-person-ended': {
    title: 'Persona fuera de su cargo',
    says: ({ facts }) => `${ROLE_ES[facts.role]} es ${quoted(facts.who)}, que el ${facts.date} no estaba en funciones.`,
    mend: () => 'Nombre a quien esté en funciones, o corrija su periodo en `groups.yaml`.',
  },
  'plan-mail-domain': {
    title: 'Correo que no es de la institución',
    says: ({ facts }) => `Se espera un correo de ${codes(facts.domains)}; se encontró ${quoted(facts.mail)}.`,
    mend: () => 'Escriba el correo institucional del cargo.',
  },
  'plan-access-ground': {
    title: 'Falta el fundamento de la reserva',
    says: ({ facts }) =>
      `Un conjunto ${quoted(facts.level)} espera en \`access.ground\` la norma que lo funda; no está.`,
    mend: () => 'Agregue la norma y el artículo.',
  },
  'plan-legal-review-missing': {
    title: 'Falta la revisión jurídica',
    says: ({ facts }) =>
      `El conjunto está publicado y su fundamento trata de datos protegidos (${quoted(facts.ground)}); no consta su revisión jurídica.`,
    mend: () => 'Pida la revisión a transparencia y anótela en `legalReview`.',
  },
  'plan-legal-finding-unknown': {
    title: 'La revisión jurídica nombra algo que no está',
    says: ({ facts }) => {
      const field = facts.field === undefined ? '' : `, campo ${quoted(facts.field)}`;
      return `Se aceptó ${code(facts.kind)} en el recurso ${quoted(facts.resource)}${field}; el descriptor no lo tiene.`;
    },
    mend: () => 'Corrija el nombre, o quite la aceptación si el dato ya no se publica.',
  },
  'plan-risk-overdue': {
    title: 'Riesgo sin revisar',
    says: ({ facts }) =>
      `El riesgo ${quoted(facts.id)} debía revisarse el ${facts.review}, hace ${daysEs(facts.days)}.`,
    mend: () => 'Revíselo y escriba la fecha de la siguiente revisión, o ciérrelo.',
  },
  'plan-risk-level': {
    title: 'El nivel del riesgo no corresponde',
    says: ({ facts }) =>
      `En el riesgo ${quoted(facts.id)} probabilidad por impacto da ${facts.product}, que es ${quoted(facts.expected)}; se encontró ${quoted(facts.level)}.`,
    mend: () => 'Corrija `level`, `probability` o `impact`.',
  },
  'plan-evidence-unknown': {
    title: 'La evidencia nombra una regla que no existe',
    says: ({ facts }) => `No existe la regla ${code(facts.rule)}.`,
    mend: () => 'Escriba el identificador de la regla tal como está en `docs/rules.md`.',
  },
  'plan-policy-group': {
    title: 'La política pide un grupo que no existe',
    says: ({ facts }) => `Se espera uno de estos: ${codes(facts.groups)}; se encontró ${quoted(facts.group)}.`,
    mend: () => 'Corrija el nombre, o agregue el grupo a `groups.yaml`.',
  },
  'plan-quorum': {
    title: 'Grupo sin quórum',
    says: ({ facts }) =>
      `El grupo ${code(facts.group)} necesita ${facts.quorum} integrantes en funciones para decidir; hoy tiene ${facts.members}.`,
    mend: () => 'Nombre a quienes falten en `groups.yaml`.',
  },
};
