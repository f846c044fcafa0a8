import type { Language } from '../../core/finding.ts';
import type { RoomId } from '../../core/report/catalogue/rooms.ts';

/** What the page of the rules says itself. */
export interface PageWords {
  readonly path: string;
  readonly title: string;
  /** Paragraphs. */
  readonly intro: (rules: number, rooms: number) => readonly string[];
  readonly contents: string;
  readonly omitted: string;
  readonly omittedIntro: string;
  readonly isOmitted: string;
  readonly norms: string;
  readonly normsIntro: string;
  readonly rooms: Readonly<Record<RoomId, readonly [title: string, intro: string]>>;
  readonly example: string;
  readonly mend: string;
  readonly source: string;
  readonly or: string;
  readonly counted: (rules: number) => string;
}

const es: PageWords = {
  path: 'docs/rules.md',
  title: 'Reglas',
  intro: (rules, rooms) => [
    '[English](rules.en.md)',
    `Apertura revisa ${rules} reglas, en ${rooms} grupos. De cada una se dice un caso, cómo se corrige y de dónde viene. El identificador, como \`type-error\`, es el que aparece en los informes, y no cambia.`,
    'Un **error** impide integrar el cambio; una **advertencia** pide atención; una **nota** solo informa. Donde hay dos, depende del caso.',
    '`apertura check` revisa los dos primeros grupos; `apertura plan check`, el plan; `apertura review`, todos menos los dos últimos, que revisan `apertura doctor` y `apertura import adela`.',
  ],
  contents: 'Contenido',
  omitted: 'Lo que `--standard` deja fuera',
  omittedIntro:
    '`apertura check --standard` revisa solo lo que dice el estándar Data Package. Deja fuera lo que la institución pide además a sus descriptores, y los nombres:',
  isOmitted: 'con `--standard` no se revisa',
  norms: 'Perfiles de norma',
  normsIntro:
    'El perfil que nombra `plan/institution.yaml` dice qué artículo pide cada regla y qué tan grave es. Antes de citarlos:',
  rooms: {
    table: ['Tablas', 'Qué se encuentra al leer una tabla: su archivo, sus encabezados, sus celdas y sus llaves.'],
    dataset: ['Descriptores y archivos', 'Qué se encuentra en `datapackage.json` y en los archivos que nombra.'],
    privacy: [
      'Datos personales',
      'Se decide por columna: encabezado, proporción de celdas, dígito verificador. Ningún informe muestra un valor. Qué tan grave es depende del dato y de a quién se refiere la tabla.',
    ],
    quality: [
      'Calidad',
      'Qué piden la guía y los lineamientos a los datos. La gravedad es la que tiene si el perfil no dice otra.',
    ],
    difference: ['Diferencias', 'Qué puede estar mal en un cambio a datos ya publicados.'],
    plan: ['Plan de apertura', 'Qué se encuentra en `plan/`, y entre el plan y los datos.'],
    governance: ['Permanencia y aprobaciones', 'Qué impide integrar un cambio, o pide verlo con más cuidado.'],
    repository: [
      'El repositorio en GitHub',
      'Qué falta o es peligroso en un repositorio vivo: sus reglas, su gente, su aplicación, sus flujos de trabajo.',
    ],
    adela: [
      'Archivos de ADELA',
      'Qué no se entiende de un inventario, un plan o un catálogo que se importa. Un error no se importó; una advertencia se leyó de una manera que hay que revisar.',
    ],
  },
  example: 'Por ejemplo',
  mend: 'Cómo se corrige',
  source: 'De dónde viene',
  or: 'o',
  counted: (rules) => `${rules} reglas`,
};

const en: PageWords = {
  path: 'docs/rules.en.md',
  title: 'Rules',
  intro: (rules, rooms) => [
    '[Español](rules.md)',
    `Apertura checks ${rules} rules, in ${rooms} groups. Of each, this page tells a case, how to mend it and where it comes from. The identifier, such as \`type-error\`, is the one in reports, and does not change.`,
    'An **error** keeps a change from being merged; a **warning** asks for care; a **note** only informs. Where there are two, it depends on the case. Parts and articles of Mexican norms are cited in Spanish.',
    '`apertura check` checks the first two groups; `apertura plan check`, the plan; `apertura review`, all but the last two, which `apertura doctor` and `apertura import adela` check.',
  ],
  contents: 'Contents',
  omitted: 'What `--standard` leaves out',
  omittedIntro:
    '`apertura check --standard` checks only what the Data Package standard says. It leaves out what the institution asks of its descriptors besides, and names:',
  isOmitted: 'not checked with `--standard`',
  norms: 'Norm profiles',
  normsIntro:
    'The profile that `plan/institution.yaml` names says which article asks for each rule and how grave it is. Before citing them (in Spanish, as the profiles are):',
  rooms: {
    table: ['Tables', 'What is found on reading a table: its file, its headers, its cells and its keys.'],
    dataset: ['Descriptors and files', 'What is found in `datapackage.json` and in the files that it names.'],
    privacy: [
      'Personal data',
      'Decided by column: header, share of cells, check digit. No report shows a value. How grave it is depends on the datum and on whom the table is about.',
    ],
    quality: [
      'Quality',
      'What the guide and the guidelines ask of data. The severity holds where the profile says no other.',
    ],
    difference: ['Differences', 'What can be wrong with a change to data already published.'],
    plan: ['Opening plan', 'What is found in `plan/`, and between the plan and the data.'],
    governance: ['Permanence and approvals', 'What keeps a change from being merged, or asks for a closer look.'],
    repository: [
      'The repository on GitHub',
      'What is missing or dangerous in a live repository: its rules, its people, its app, its workflows.',
    ],
    adela: [
      "ADELA's files",
      'What is not understood of an inventory, a plan or a catalogue that is imported. An error was not imported; a warning was read in a way that somebody should check.',
    ],
  },
  example: 'For example',
  mend: 'How to mend it',
  source: 'Where it comes from',
  or: 'or',
  counted: (rules) => `${rules} rules`,
};

/** The words of each language's page. */
export const WORDS: Readonly<Record<Language, PageWords>> = { es, en };
