import type { AlarmWords } from './alarm-sentence.ts';
import { shellWord } from './shell-word.ts';
import { RULES } from './walked.ts';

const BY_WATCH = 'La repone la vigilancia (`apertura watch --restore`) desde el registro';
const THE_RULES = 'los grupos, la política, la institución o los esquemas';

/** What is said of alarms in Spanish. */
export const ALARM_WORDS_ES: AlarmWords = {
  sentences: {
    'tag-deleted': {
      title: ({ subject }) => `Se borró la etiqueta ${subject}`,
      says: ({ subject, last }) =>
        `La etiqueta \`${subject}\` está en el registro (objeto \`${last}\`) y ya no está en el repositorio.`,
      mend: () => `${BY_WATCH}, con el mismo identificador.`,
    },
    'tag-moved': {
      title: ({ subject }) => `Se movió la etiqueta ${subject}`,
      says: ({ subject, last, found }) =>
        `La etiqueta \`${subject}\` es en el registro el objeto \`${last}\`; ahora es \`${found}\`. Quien la siga no recibe lo que se publicó.`,
      mend: () => `${BY_WATCH}: vuelve a su objeto, y el que la ocupa se suelta.`,
    },
    'tag-forged': {
      title: ({ subject }) => `La versión ${subject} no está en el registro`,
      says: ({ subject }) =>
        `\`${subject}\` tiene nombre de versión de un conjunto de datos, y nada dice que se haya publicado. Una publicación que sigue en marcha, o que quedó a medias, se ve igual: la siguiente la completa y esta alarma se cierra sola.`,
      mend: ({ subject }) =>
        `Nadie la borra por usted. Si no es una publicación en marcha, borre la publicación (release) y la etiqueta: \`git push origin ${shellWord(`:refs/tags/${subject}`)}\`.`,
    },
    'release-deleted': {
      title: ({ subject }) => `Se borró la publicación ${subject}`,
      says: ({ subject }) =>
        `La publicación (release) \`${subject}\` está en el registro y ya no está en el repositorio.`,
      mend: () => `${BY_WATCH}: hace de nuevo sus archivos y comprueba que sean los mismos, byte por byte.`,
    },
    'release-unpublished': {
      title: ({ subject }) => `Se despublicó ${subject}`,
      says: ({ subject }) =>
        `La publicación (release) \`${subject}\` volvió a ser un borrador: nadie puede descargarla.`,
      mend: () => `${BY_WATCH}: la publica de nuevo, con los mismos archivos.`,
    },
    'assets-changed': {
      title: ({ subject }) => `Cambiaron archivos de la publicación ${subject}`,
      says: ({ subject, files }) => `Los archivos de \`${subject}\` no son los que se publicaron: ${files.join('; ')}.`,
      mend: () => `${BY_WATCH}: hace de nuevo los que faltan o cambiaron, y quita los que sobran.`,
    },
    'record-deleted': {
      title: () => 'Se borró la rama del registro, published',
      says: ({ last }) =>
        `La rama \`published\`, que guarda el registro de todo lo publicado, ya no está. Su último lugar conocido es \`${last}\`.`,
      mend: ({ last }) =>
        `${BY_WATCH}, desde ese lugar. A mano: \`git push origin ${last}:refs/heads/published\`, desde cualquier copia que la tenga.`,
    },
    'record-rewritten': {
      title: () => 'Se reescribió la rama del registro, published',
      says: ({ last, found }) =>
        `La rama \`published\` estaba en \`${last}\` y ahora está en \`${found}\`, cuya historia no lo contiene.`,
      mend: ({ last }) => `La vigilancia (\`apertura watch --restore\`) la regresa a \`${last}\`.`,
    },
    'record-altered': {
      title: () => 'Se alteró el registro de lo publicado',
      says: ({ found, files }) =>
        `El commit \`${found}\` cambió o quitó en la rama \`published\` lo que nunca cambia: ${files.join('; ')}.`,
      mend: () => 'La vigilancia (`apertura watch --restore`) repone esos archivos como se escribieron la primera vez.',
    },
    pushed: {
      title: ({ subject }) => `Cambio directo a ${subject === RULES ? THE_RULES : subject}, sin solicitud`,
      says: ({ subject, found }) =>
        subject === RULES
          ? `El commit \`${found}\` llegó a la rama sin una solicitud de cambio y toca ${THE_RULES}. Mientras siga ahí no se publica nada: no consta con qué reglas se aprueba.`
          : `El commit \`${found}\` llegó a la rama sin una solicitud de cambio y toca \`${subject}\`. No se publica: nadie lo aprobó.`,
      mend: ({ subject }) =>
        subject === RULES
          ? `Proponga una solicitud que regrese ${THE_RULES} a como estaban, y que la apruebe quien deba. Si el cambio es bueno, propóngalo después en otra. Lo que se haya integrado entretanto también se regresa y se propone de nuevo.`
          : `La vigilancia abre una solicitud que regresa \`${subject}\` a como estaba: apruébela. Si el cambio es bueno, propóngalo después en otra solicitud, para que se revise.`,
    },
    unapproved: {
      title: ({ subject }) =>
        `Se integró sin permiso de la política un cambio a ${subject === RULES ? THE_RULES : subject}`,
      says: ({ subject, found }) =>
        `El commit \`${found}\` integró una solicitud que toca ${subject === RULES ? THE_RULES : `\`${subject}\``} sin las aprobaciones, los registros o el aviso previo que pide la política, o que no es lo que se revisó. ${subject === RULES ? 'Mientras siga ahí no se publica nada.' : 'No se publica.'}`,
      mend: () =>
        'Revierta esa solicitud (en GitHub, «Revert» en su página) y apruebe lo que resulte. Si el cambio es bueno, propóngalo después en otra solicitud, con todo lo que la política pide.',
    },
    'held-unsound': {
      title: ({ subject }) => `No se publica ${subject}: tiene errores`,
      says: ({ subject, found }) =>
        `Un cambio a \`${subject}\` (${found}) se integró con lo que pide la política, pero tiene errores, y por eso no se publica. Se sigue ofreciendo la versión anterior, si la hay.`,
      mend: ({ subject }) =>
        `Corrija los errores con una solicitud que toque \`datasets/${subject}\`: dicen cuáles son la revisión de la que se integró y, de los que están en los datos, \`apertura check\`. Cuando se integre, se publica con todo lo que quedó pendiente, y esta alarma se cierra sola.`,
    },
    'held-on-held': {
      title: ({ subject }) => `No se publica ${subject === RULES ? THE_RULES : subject}: está sobre un cambio retenido`,
      says: ({ subject, found }) =>
        `Un cambio a ${subject === RULES ? THE_RULES : `\`${subject}\``} (${found}) se integró sobre otro que ninguna decisión respalda, y por eso tampoco se publica. Las demás alarmas dicen cuál es.`,
      mend: () =>
        'Devuelva a como estaba, con una solicitud, aquello sobre lo que se integró; después haga lo mismo con este cambio, y propóngalo de nuevo en otra que se apruebe. `apertura publish` dice qué sigue retenido.',
    },
    'held-unnameable': {
      title: ({ subject }) => `No se publica ${subject}: su carpeta no puede llamarse así`,
      says: ({ subject, found }) =>
        `\`${subject}\` (${found}) se integró con lo que pide la política, pero ninguna etiqueta de Git admite ese nombre (espacios, puntos seguidos, signos), y por eso no se publica.`,
      mend: () =>
        'Cambie el nombre de la carpeta con una solicitud: minúsculas, números y guiones, como presupuesto-2026.',
    },
    'history-removed': {
      title: ({ subject }) => `Se quitó historia de la rama ${subject}`,
      says: ({ subject, last, found }) =>
        `La rama \`${subject}\` contenía el commit \`${last}\`; ahora está en \`${found}\` y ya no lo contiene. Los commits publicados siguen en la rama \`published\`.`,
      mend: ({ subject, last }) =>
        `La vigilancia abre solicitudes que reponen los datos que faltan. La historia la repone quien administre: \`git push --force origin ${shellWord(`${last}:refs/heads/${subject}`)}\`.`,
    },
    'dataset-vanished': {
      title: ({ subject }) => `Desapareció el conjunto ${subject} sin retiro`,
      says: ({ subject }) =>
        `El conjunto \`${subject}\` está publicado, su carpeta ya no está en la rama y ningún registro de retiro lo explica.`,
      mend: ({ subject }) =>
        `La vigilancia abre una solicitud que repone \`datasets/${subject}\`. Si debe retirarse, hace falta su registro (withdrawn.yaml) y sus aprobaciones.`,
    },
    private: {
      title: ({ subject }) => `El repositorio ${subject} ya no es público`,
      says: ({ subject }) => `Nadie de fuera puede ver \`${subject}\`: nada de lo publicado puede descargarse.`,
      mend: () => 'Solo quien administre puede: Settings → General → Danger Zone → Change visibility.',
    },
    archived: {
      title: ({ subject }) => `El repositorio ${subject} está archivado`,
      says: ({ subject }) =>
        `\`${subject}\` es de solo lectura. Lo publicado se puede descargar, pero no se publica ni se repone nada más.`,
      mend: () => 'Solo quien administre puede: Settings → General → Danger Zone → Unarchive this repository.',
    },
    'repository-deleted': {
      title: ({ subject }) => `Se borró el repositorio ${subject}`,
      says: ({ subject }) => `\`${subject}\` ya no existe, y con él todo lo que ofrecía.`,
      mend: () =>
        'Quien sea dueño de la organización puede recuperarlo durante 90 días (Settings → Deleted repositories). Si no: desde cualquier copia que tenga la rama `published`, `apertura restore --to github` lo rehace en un repositorio vacío.',
    },
    renamed: {
      title: ({ subject, last }) => `El repositorio ${last} ahora es ${subject}`,
      says: ({ subject, last }) =>
        `Las direcciones que se citaron llevan \`${last}\`. GitHub redirige a \`${subject}\`, hasta que alguien ocupe el nombre anterior.`,
      mend: () =>
        'Regrese el nombre, o conserve ocupado el anterior y publique de nuevo el catálogo. Cierre esta alarma cuando lo haya decidido.',
    },
  },
  what: 'Qué',
  who: 'Quién',
  when: 'Cuándo',
  restore: 'Cómo se repone',
  unknownWho: 'GitHub no lo dice. Quien administre puede buscarlo en el registro de auditoría.',
  unknownWhen: 'no se sabe; se notó en esta revisión',
  moment: (day, hour) => `${day} a las ${hour} UTC`,
  asset: { deleted: 'falta', changed: 'cambió', added: 'sobra' },
  and: 'y',
  over: (title) => `Resuelto: ${title}`,
  obstacle: 'No se pudo reponer',
  obstacles: {
    'assets-differ': ({ files }) =>
      `Al hacerlos de nuevo, estos archivos no salen iguales a los publicados: ${files.join('; ')}. No se sube nada que no sea lo mismo. Si alguien tiene los originales en una carpeta: \`apertura restore --to github --from CARPETA\`.`,
    'no-pull': ({ branch }) =>
      `los archivos ya están en la rama \`${branch}\`, pero en este repositorio los flujos no abren pull requests, y así debe seguir. Ábralo usted: en GitHub, «Pull requests», «New pull request», y elija esa rama.`,
    refused: ({ status, message }) =>
      `GitHub se negó${status === undefined ? '' : ` (${status})`}: ${message}. Si el nombre fue de una publicación inmutable, GitHub no deja usarlo otra vez; lo publicado sigue en la rama \`published\` y se puede rehacer en una carpeta con \`apertura restore --to CARPETA\`.`,
    'no-objects': ({ commit }) =>
      `El commit \`${commit}\` no está en ningún lugar que se pueda leer. Hágalo desde una copia que lo tenga.`,
  },
  none: 'Todo lo publicado está como se publicó.',
  count: (alarms) => (alarms === 1 ? '1 alarma' : `${alarms} alarmas`),
  restored: {
    branch: (name) => `Repuesta: la rama ${name}`,
    record: (name) => `Repuestos: los archivos de la rama ${name}`,
    tag: (name) => `Repuesta: la etiqueta ${name}`,
    release: (name) => `Repuesta: la publicación ${name}`,
    pull: (name) => `Propuesta: la rama ${name}, que una persona integra`,
  },
  pull: {
    title: (dataset) => `Repone ${dataset} como se publicó`,
    body: (dataset, commit) =>
      `La vigilancia notó que \`${dataset}\` cambió o desapareció sin una decisión que lo cubra. Esta solicitud lo regresa a como estaba en \`${commit}\`, y no toca nada más.\n\nApruébela quien deba según la política. Si lo que cambió es bueno, intégrela de todos modos y después propóngalo en otra solicitud, para que se revise: lo que se apruebe encima de un cambio sin revisar no se publica.`,
    message: (dataset, commit) => `Repone ${dataset} como estaba en ${commit}`,
  },
};
