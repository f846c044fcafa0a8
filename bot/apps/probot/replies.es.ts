import type { Replies } from './reply-words.ts';

/** The app's answers in Spanish. */
export const repliesEs: Replies = {
  help: [
    'Escriba una de estas órdenes al comienzo de un comentario:',
    [
      '- `/apertura revisa`: revisa esta solicitud de nuevo.',
      '- `/apertura explica REGLA`: dice qué pide una regla, con un ejemplo y su fuente. Por ejemplo, `/apertura explica type-error`.',
      '- `/apertura retira CONJUNTO`: dice cómo se retira un conjunto de datos, y prepara su registro.',
      '- `/apertura ayuda`: muestra esta lista.',
    ].join('\n'),
    'Las atiende si las escribe quien propone el cambio, quien está en un grupo del plan o quien ayuda a llevar este repositorio. Un comentario no aprueba nada: para eso está la revisión de GitHub («Review changes»).',
  ],
  unknown: 'Esa orden no existe.',
  noRule: 'Falta el nombre de la regla. Está al final de cada observación, como `type-error`.',
  noDataset: 'Falta el nombre del conjunto de datos: es el de su carpeta en `datasets/`.',
  notThere: (asked, kind) =>
    kind === 'rule'
      ? `No hay una regla ${asked}.`
      : `No hay un conjunto de datos ${asked} en la rama a la que se propone este cambio.`,
  perhaps: (names) => `¿Quiso decir ${listed(names)}?`,
  example: 'Por ejemplo',
  mend: 'Cómo se corrige',
  source: 'De dónde viene',
  or: 'o',
  withdrawal: ({ dataset, folder, promise, here, afresh }) => [
    `### Retirar ${dataset}`,
    'Lo publicado permanece: un conjunto se retira dejando un registro que dice qué, cuándo y por qué, y con las aprobaciones que pide la política. Todo va en una misma solicitud:',
    [
      here === undefined
        ? `1. [Abra el registro de retiro](${afresh.link}), escriba la razón y la última versión publicada, y guárdelo en una rama nueva.`
        : `1. [Abra el registro de retiro](${here.link}), escriba la razón y la última versión publicada, y guárdelo en la rama de esta solicitud (${here.branch}).`,
      `2. En esa rama borre los demás archivos de ${folder}.`,
      `3. Anote el retiro en ${promise}, o quite ese compromiso con la aprobación que pide la política.`,
    ].join('\n'),
    ...(here === undefined
      ? []
      : [
          `Si esta solicitud trata de otra cosa, [comience desde ${afresh.branch}](${afresh.link}): GitHub ofrecerá abrir otra.`,
        ]),
    'Si lo exige una norma o hay datos personales, quite las marcas `#` de `takedown` y `ground` y diga cuál. Retirar no borra la historia de git: eso es otro acto, que esta herramienta no hace.',
  ],
  record: [
    'Qué se retira, cuándo y por qué. La última versión es como 1.2.0.',
    'Si lo exige una norma o hay datos personales, diga cuál y quite las marcas:',
    'Si otro conjunto ocupa su lugar:',
  ],
};

function listed(names: readonly string[]): string {
  const last = names.at(-1) ?? '';
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} o ${last}`;
}
