import type { Bump, Impact } from '../../core/difference/impact.ts';
import type { Language } from '../../core/finding.ts';

/** What the page of versions says itself. */
export interface PageWords {
  readonly path: string;
  readonly title: string;
  /** Paragraphs above the tables. */
  readonly intro: (cases: number) => readonly string[];
  readonly changeColumns: (settled: string, trial: string) => readonly string[];
  readonly lifeColumns: readonly string[];
  readonly lifeIntro: readonly string[];
  readonly impact: Readonly<Record<Impact, string>>;
  readonly bump: Readonly<Record<Bump, string>>;
  readonly noVersion: string;
  readonly noReason: string;
  readonly none: string;
  readonly yes: string;
  readonly no: string;
  /** Paragraphs below the tables, with a heading each. */
  readonly more: readonly (readonly [heading: string, ...paragraphs: readonly string[]])[];
}

const es: PageWords = {
  path: 'docs/versions.md',
  title: 'Qué versión sigue',
  intro: (cases) => [
    '[English](versions.en.md)',
    `Cada versión de un conjunto de datos tiene tres números, como \`1.4.2\`. El primero sube cuando quienes usan los datos tienen que adaptarse (**mayor**); el segundo, cuando hay más de lo mismo (**menor**); el tercero, cuando algo se corrige (**corrección**). Nadie los elige: salen de comparar los datos con su última versión, y entre varios cambios cuenta el más grave.`,
    `Estas tablas tienen ${cases} casos. Cada uno es un par de conjuntos pequeños que el programa compara de verdad, y las razones son las que da la revisión de una solicitud. El umbral de filas eliminadas es 5 %, como en el ejemplo.`,
  ],
  changeColumns: (settled, trial) => [
    'Qué cambia',
    'Impacto',
    'Versión',
    `Después de ${settled}`,
    `A prueba, después de ${trial}`,
    'Por qué',
  ],
  lifeColumns: ['Qué pasa', 'Última versión', 'A prueba', 'Siguiente', 'Por qué'],
  lifeIntro: [
    'Aquí la versión depende también de la última y de lo que dice el plan. Un conjunto que se retira no tiene otra versión: la última sigue disponible, y una lápida (`obras@1.4.2+withdrawn`) dice qué se retiró, cuándo y por qué. Si los datos vuelven, vuelven con una versión mayor.',
  ],
  impact: {
    none: 'ninguno',
    corrective: 'correctivo',
    additive: 'aditivo',
    breaking: 'incompatible',
    withdrawal: 'retiro',
  },
  bump: { major: 'mayor', minor: 'menor', patch: 'corrección', none: 'ninguna' },
  noVersion: 'no se publica',
  noReason: 'Los datos y su descripción dicen lo mismo.',
  none: 'ninguna',
  yes: 'sí',
  no: 'no',
  more: [
    [
      'A prueba',
      'Mientras el compromiso del conjunto diga `trial: true`, sus versiones empiezan con cero y nada se promete: lo incompatible sube solo el segundo número, y la política no exige aviso previo. Cuando deja de decirlo, la siguiente publicación es la `1.0.0`, aunque los datos no cambien.',
      'Un conjunto que ya salió de su prueba no vuelve a `0.x`: si el plan dice otra vez `trial: true`, sus versiones siguen donde iban. Si la política exige aviso previo, ese cambio del plan se rechaza. Empezar una prueba o terminarla es un cambio de alcance del plan, y lo aprueba quien la política diga.',
    ],
    [
      'Aviso previo de un cambio incompatible',
      'El compromiso puede avisar: `announce: {date: 2027-03-01, what: el campo monto se divide en dos}`. La política puede exigirlo con `thresholds: {noticeDays: 30}`; si no lo dice, no se exige. Entonces:',
      '- quien escribe el aviso, o cambia su fecha o lo que dice, deja al menos esos días hasta la fecha (posponer un aviso que aún no llega siempre se puede);\n- el cambio incompatible se integra a partir de esa fecha y a más tardar otros tantos días después; el aviso tiene que estar ya en la rama de destino, no en la misma solicitud;\n- la primera versión, lo que está a prueba y el retiro de un conjunto o de un recurso completo no lo necesitan; todo lo demás que las tablas llaman incompatible, sí: también corregir una llave, o una celda en una tabla corta sin llave.',
      'Lo que por ley no puede esperar lo dice el compromiso en la misma solicitud: `announce: {what: se quita la CURP, ground: Art. 6 LGPDPPSO}`. Entonces no se espera, y la solicitud necesita además las aprobaciones de un retiro por mandato legal; si la política no tiene regla para ellas, el aviso se exige.',
      'Los días se cuentan desde la última aprobación de la solicitud, si tiene a lo más siete días, para que integrarla no corra prisa; si no, desde hoy.',
    ],
  ],
};

const en: PageWords = {
  path: 'docs/versions.en.md',
  title: 'Which version follows',
  intro: (cases) => [
    '[Español](versions.md)',
    `Each version of a dataset has three numbers, such as \`1.4.2\`. The first goes up where those who use the data have to adapt (**major**); the second where there is more of the same (**minor**); the third where something is corrected (**patch**). Nobody chooses them: they follow from comparing the data with their last version, and of several changes the gravest counts.`,
    `These tables hold ${cases} cases. Each is a pair of small datasets that the program really compares, and the reasons are those that the review of a pull request gives. The threshold of removed rows is 5 %, as in the example.`,
  ],
  changeColumns: (settled, trial) => [
    'What changes',
    'Impact',
    'Version',
    `After ${settled}`,
    `On trial, after ${trial}`,
    'Why',
  ],
  lifeColumns: ['What happens', 'Last version', 'On trial', 'Next', 'Why'],
  lifeIntro: [
    'Here the version depends on the last one and on what the plan says, too. A dataset that is withdrawn has no further version: the last one can still be had, and a tombstone (`obras@1.4.2+withdrawn`) says what was withdrawn, when and why. If the data come back, they come back with a major version.',
  ],
  impact: {
    none: 'none',
    corrective: 'corrective',
    additive: 'additive',
    breaking: 'breaking',
    withdrawal: 'withdrawal',
  },
  bump: { major: 'major', minor: 'minor', patch: 'patch', none: 'none' },
  noVersion: 'not published',
  noReason: 'The data and their description say the same.',
  none: 'none',
  yes: 'yes',
  no: 'no',
  more: [
    [
      'On trial',
      'While the promise of the dataset says `trial: true`, its versions begin with zero and nothing is promised: what breaks only raises the second number, and the policy asks for no notice. When it no longer says so, the next publication is `1.0.0`, even where the data do not change.',
      'A dataset that has left its trial does not go back to `0.x`: if the plan says `trial: true` again, its versions go on where they were. Where the policy demands notice, that change of the plan is refused. To begin or to end a trial changes the scope of the plan, and whoever the policy names approves it.',
    ],
    [
      'Notice before a breaking change',
      'The promise can give notice: `announce: {date: 2027-03-01, what: the field monto is split in two}`. The policy can demand it with `thresholds: {noticeDays: 30}`; where it does not say so, none is demanded. Then:',
      '- whoever writes the notice, or changes its date or what it says, leaves at least so many days until the date (to put off a notice that has not come is always possible);\n- the breaking change is merged from that date on, and as many days later at the latest; the notice has to stand in the base branch already, not in the same pull request;\n- the first version, what is on trial and the withdrawal of a whole dataset or resource need none; everything else that the tables call breaking does: to correct a key too, or a cell in a short table without a key.',
      'What by law cannot wait, the promise says in the same pull request: `announce: {what: the CURP is removed, ground: Art. 6 LGPDPPSO}`. Then nobody waits, and the pull request needs the approvals of a legal takedown besides; where the policy has no rule for these, notice is demanded.',
      'Days are counted from the last approval of the pull request, if that is seven days old at most, so that merging it is no race; else from today.',
    ],
  ],
};

/** The words of each language's page. */
export const WORDS: Readonly<Record<Language, PageWords>> = { es, en };
