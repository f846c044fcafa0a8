import type { Language } from '../finding.ts';

/** Why a change could not be judged. None of them lets it be merged. */
export type Unjudged =
  /** It cannot be merged into the base as it stands. */
  | { readonly kind: 'conflict'; readonly paths: readonly string[] }
  | { readonly kind: 'too-long'; readonly seconds: number }
  | { readonly kind: 'too-large' }
  /** The program failed. */
  | { readonly kind: 'fault' };

/** What is said of a change that could not be judged. */
export interface UnjudgedWords {
  title(why: Unjudged): string;
  /** What happened, and what to do. */
  says(why: Unjudged): string;
  readonly more: (count: number) => string;
}

const es: UnjudgedWords = {
  title: ({ kind }) =>
    kind === 'conflict' ? 'Hay que actualizar la rama antes de revisarla' : 'No se pudo revisar este cambio',
  says(why) {
    switch (why.kind) {
      case 'conflict':
        return (
          'Este cambio toca lo mismo que otro que ya se integró, y git no puede unirlos. Use el botón «Resolve conflicts» ' +
          'al pie de la solicitud, o integre la rama principal en la suya, y se revisará de nuevo. Los archivos son:'
        );
      case 'too-long':
        return `La revisión no terminó en ${why.seconds} segundos y se detuvo. Divida el cambio en varios más pequeños, o pida al grupo técnico que amplíe el límite. Mientras tanto no puede integrarse.`;
      case 'too-large':
        return 'La revisión necesitó más memoria de la permitida y se detuvo. Divida el cambio en varios más pequeños, o pida al grupo técnico que amplíe el límite. Mientras tanto no puede integrarse.';
      case 'fault':
        return 'Falló el programa que revisa; el cambio no tiene la culpa. Se intentará de nuevo más tarde; también puede pedirlo con un comentario: `/apertura revisa`. Mientras tanto no puede integrarse.';
    }
  },
  more: (count) => `y ${count} más`,
};

const en: UnjudgedWords = {
  title: ({ kind }) =>
    kind === 'conflict' ? 'The branch has to be updated before it is reviewed' : 'This change could not be reviewed',
  says(why) {
    switch (why.kind) {
      case 'conflict':
        return (
          'This change touches the same as another that is merged already, and git cannot unite them. Use the button ' +
          '"Resolve conflicts" at the foot of the pull request, or merge the main branch into yours, and it will be reviewed again. The files are:'
        );
      case 'too-long':
        return `The review did not end within ${why.seconds} seconds and was stopped. Split the change into smaller ones, or ask the technical group for a higher limit. Until then it cannot be merged.`;
      case 'too-large':
        return 'The review needed more memory than is allowed and was stopped. Split the change into smaller ones, or ask the technical group for a higher limit. Until then it cannot be merged.';
      case 'fault':
        return 'The program that reviews failed; the change is not to blame. It will be tried again later; you can also ask with a comment: `/apertura review`. Until then it cannot be merged.';
    }
  },
  more: (count) => `and ${count} more`,
};

/** The words of each language. */
export const UNJUDGED_WORDS: Readonly<Record<Language, UnjudgedWords>> = { es, en };
