/** What `apertura restore` did, in words and for programs. */
import { jsonText, terminalText } from '../escape.ts';
import type { Language } from '../finding.ts';

/** What became of one publication. */
export interface RestoredPublication {
  readonly tag: string;
  readonly outcome:
    | 'restored'
    /** All of it was there. */
    | 'there-already'
    /** Files that cannot be had as they were published; nothing of it was offered. */
    | 'differs'
    /** Its commit is not in this clone. */
    | 'no-commit'
    /** What is there is something else, or may not be written. */
    | 'refused';
  /** Names of files, or the refusal's words. */
  readonly details: readonly string[];
}

/** A run of it. */
export interface Restoration {
  /** `owner/name`, or a folder. */
  readonly to: string;
  readonly publications: readonly RestoredPublication[];
}

/** Whether something could not be restored. */
export function isIncomplete({ publications }: Restoration): boolean {
  return publications.some(({ outcome }) => outcome !== 'restored' && outcome !== 'there-already');
}

/** For a terminal. */
export function tellRestoration({ to, publications }: Restoration, language: Language): string {
  const words = WORDS[language];
  const lines = publications.map(({ tag, outcome, details }) => {
    const more = details.length === 0 ? '' : `: ${details.join('; ')}`;
    return terminalText(`${tag} · ${words[outcome]}${more}`);
  });
  const hint = publications.some(({ outcome }) => outcome === 'differs') ? [words.hint] : [];
  return `${[terminalText(`${words.to} ${to}`), ...lines, ...hint].join('\n')}\n`;
}

/** For programs. */
export function tellRestorationJson(restoration: Restoration): string {
  return jsonText({ verdict: isIncomplete(restoration) ? 'incomplete' : 'complete', ...restoration });
}

type Words = Readonly<Record<RestoredPublication['outcome'] | 'to' | 'hint', string>>;

const WORDS: Readonly<Record<Language, Words>> = {
  es: {
    to: 'Se repone en',
    restored: 'repuesta',
    'there-already': 'ya estaba',
    differs: 'no salen iguales a los publicados, y por eso no se ofrecen',
    'no-commit': 'su commit no está en esta copia; use una copia completa (git fetch --unshallow)',
    refused: 'no se pudo',
    hint: 'Con otra versión del programa los archivos pueden salir distintos. Si alguien tiene los originales en una carpeta, indíquela con --from CARPETA.',
  },
  en: {
    to: 'Restoring to',
    restored: 'restored',
    'there-already': 'was there already',
    differs: 'are not the same as those published when made again, and so are not offered',
    'no-commit': 'its commit is not in this clone; use a whole one (git fetch --unshallow)',
    refused: 'could not be',
    hint: 'Another version of the program may make other bytes. If somebody has the originals in a folder, name it with --from FOLDER.',
  },
};
