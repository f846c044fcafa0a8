import type { Language } from '../finding.ts';
import { notesWordsEn } from './notes-words.en.ts';
import { notesWordsEs } from './notes-words.es.ts';
import type { NotesWords } from './notes-words.ts';

/** What notes say, in each language. */
export const NOTES_WORDS: Readonly<Record<Language, NotesWords>> = { es: notesWordsEs, en: notesWordsEn };
