import type { Language } from '../../finding.ts';
import { CATALOGUE_WORDS_EN } from './words.en.ts';
import { CATALOGUE_WORDS_ES } from './words.es.ts';
import type { CatalogueWords } from './words.ts';

/** The catalogue's words in a language; Spanish where nobody chose one. */
export function wordsOf(language: Language | undefined): CatalogueWords {
  return language === 'en' ? CATALOGUE_WORDS_EN : CATALOGUE_WORDS_ES;
}
