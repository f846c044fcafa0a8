import type { Messages } from '../finding.ts';
import { code, quoted, thousands } from '../table/words.ts';
import type { DifferenceFinding } from './finding.ts';
import { filasEs } from './words.es.ts';

const NAMED = { dataset: 'del conjunto de datos', resource: 'del recurso', file: 'del archivo' } as const;

/** The sentences of the difference room, in Spanish. */
export const differenceMessagesEs: Messages<DifferenceFinding> = {
  'file-emptied': {
    title: 'El archivo quedó vacío',
    says: ({ facts }) => {
      const before = facts.rows === undefined ? 'tenía datos' : `tenía ${filasEs(facts.rows)}`;
      return `Se esperaba que los datos publicados siguieran en el archivo; antes ${before} y ahora está vacío.`;
    },
    mend: () => 'Recupere el contenido anterior; si el retiro es deliberado, documéntelo en `withdrawn.yaml`.',
  },
  'became-lfs-pointer': {
    title: 'El archivo fue sustituido por una referencia de Git LFS',
    says: () => 'Se esperaban los datos; el archivo ahora solo contiene una referencia de Git LFS a ellos.',
    mend: () => 'Suba el archivo completo, sin Git LFS.',
  },
  'became-link': {
    title: 'El archivo fue sustituido por un enlace',
    says: () => 'Se esperaban los datos; en su lugar hay un enlace simbólico, y los enlaces no se siguen.',
    mend: () => 'Sustituya el enlace por una copia del archivo.',
  },
  'row-loss': {
    title: 'Desaparecen muchas filas',
    says: ({ facts }) => {
      const lost = `${facts.removed === 1 ? 'Desaparece' : 'Desaparecen'} ${thousands(facts.removed)} de ${filasEs(facts.base)} (${facts.percent} %)`;
      const why = facts.keyed ? '' : ' Sin llave primaria, una fila corregida cuenta como una que desaparece.';
      return `${lost}; la política admite hasta ${facts.allowed} % sin más revisión.${why}`;
    },
    mend: ({ facts }) =>
      facts.keyed
        ? 'Revise que el archivo esté completo; si el retiro es deliberado, declárelo para que se apruebe.'
        : 'Revise que el archivo esté completo; si tiene un campo que identifica cada fila, declárelo en `primaryKey`.',
  },
  'case-only-rename': {
    title: 'El nombre solo cambia en mayúsculas y minúsculas',
    says: ({ facts }) =>
      `El nombre ${NAMED[facts.of]} pasa de ${quoted(facts.before)} a ${quoted(facts.after)}; en muchas computadoras ambos son el mismo y se estorban.`,
    mend: ({ facts }) => `Conserve el nombre ${quoted(facts.before)}, o elija uno que difiera en algo más.`,
  },
  'formerly-unknown': {
    title: 'El nombre anterior no corresponde',
    says: ({ facts }) => {
      const what = facts.of === 'dataset' ? 'un conjunto de datos' : 'un campo';
      const found = facts.problem === 'absent' ? 'no existía antes del cambio' : 'sigue existiendo';
      return `\`formerly\` espera el nombre de ${what} que deja de usarse; ${code(facts.formerly)} ${found}.`;
    },
    mend: () => 'Corrija el nombre en `formerly`, o quite esa propiedad.',
  },
};
