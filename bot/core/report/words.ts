import { datasetMessagesEn } from '../dataset/messages.en.ts';
import { datasetMessagesEs } from '../dataset/messages.es.ts';
import { differenceMessagesEn } from '../difference/messages.en.ts';
import { differenceMessagesEs } from '../difference/messages.es.ts';
import type { Finding, Language, Sentence } from '../finding.ts';
import { governanceMessagesEn } from '../governance/messages.en.ts';
import { governanceMessagesEs } from '../governance/messages.es.ts';
import { settingsMessagesEn } from '../governance/settings-messages.en.ts';
import { settingsMessagesEs } from '../governance/settings-messages.es.ts';
import { planMessagesEn } from '../plan/messages.en.ts';
import { planMessagesEs } from '../plan/messages.es.ts';
import { privacyMessagesEn } from '../privacy/messages.en.ts';
import { privacyMessagesEs } from '../privacy/messages.es.ts';
import { qualityMessagesEn } from '../quality/messages.en.ts';
import { qualityMessagesEs } from '../quality/messages.es.ts';
import { adelaMessagesEn } from '../release/adela/messages.en.ts';
import { adelaMessagesEs } from '../release/adela/messages.es.ts';
import { tableMessagesEn } from '../table/messages.en.ts';
import { tableMessagesEs } from '../table/messages.es.ts';
import { UNKNOWN } from './unknown.ts';

/** A finding told in one language. */
export interface Told {
  readonly title: string;
  readonly says: string;
  readonly mend: string;
}

type Sentences = Readonly<Record<string, Sentence<Finding>>>;

// A rule's sentence takes that rule's findings only; it is looked up by the finding's own rule, which no type can say.
const SENTENCES = {
  es: {
    ...tableMessagesEs,
    ...datasetMessagesEs,
    ...differenceMessagesEs,
    ...privacyMessagesEs,
    ...qualityMessagesEs,
    ...planMessagesEs,
    ...governanceMessagesEs,
    ...settingsMessagesEs,
    ...adelaMessagesEs,
  },
  en: {
    ...tableMessagesEn,
    ...datasetMessagesEn,
    ...differenceMessagesEn,
    ...privacyMessagesEn,
    ...qualityMessagesEn,
    ...planMessagesEn,
    ...governanceMessagesEn,
    ...settingsMessagesEn,
    ...adelaMessagesEn,
  },
} as unknown as Readonly<Record<Language, Sentences>>;

function sentenceFor(rule: string, language: Language): Sentence<Finding> {
  const known = Object.hasOwn(SENTENCES[language], rule) ? SENTENCES[language][rule] : undefined;
  return known ?? UNKNOWN[language];
}

function phrase(sentence: Sentence<Finding>, finding: Finding): Told {
  const title = sentence.title === '' ? finding.rule : sentence.title;
  return { title, says: sentence.says(finding), mend: sentence.mend(finding) };
}

/** The heading of a rule; of a rule that is not known here, its id. */
export function titleOf(rule: string, language: Language): string {
  return sentenceFor(rule, language).title || rule;
}

/** Tells any finding. One that another version made, with a rule or facts unknown here, is told by its rule and facts. */
export function sentenceOf(finding: Finding, language: Language): Told {
  try {
    return phrase(sentenceFor(finding.rule, language), finding);
  } catch {
    // The facts of a stored report are only known to be plain values: a sentence may miss one that it needs.
    return phrase(UNKNOWN[language], finding);
  }
}

/** Every rule that has a sentence here, sorted. */
export function knownRules(): readonly string[] {
  return Object.keys(SENTENCES.es).sort();
}
