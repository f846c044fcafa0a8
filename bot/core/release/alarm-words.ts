import type { Language } from '../finding.ts';
import type { AlarmWords } from './alarm-sentence.ts';
import { ALARM_WORDS_EN } from './alarm-words.en.ts';
import { ALARM_WORDS_ES } from './alarm-words.es.ts';

/** What is said of alarms, by language. */
export const ALARM_WORDS: Readonly<Record<Language, AlarmWords>> = { es: ALARM_WORDS_ES, en: ALARM_WORDS_EN };
