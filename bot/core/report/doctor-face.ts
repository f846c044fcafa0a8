/** What an examination of a live repository found, for people and for programs. */

import { terminalText } from '../escape.ts';
import type { Finding, Language, Severity } from '../finding.ts';
import { PHRASES, whereOf } from './voice.ts';
import { sentenceOf } from './words.ts';

/** What was found in a repository on a day. */
export interface Examination {
  /** `owner/name`. */
  readonly repository: string;
  readonly branch: string;
  readonly today: string;
  readonly findings: readonly Finding[];
}

const ORDER: readonly Severity[] = ['error', 'warning', 'note'];

/** Whether something is wrong that lets changes go round the policy, or keeps all of them out. */
export function isBlocked({ findings }: Examination): boolean {
  return findings.some(({ severity }) => severity === 'error');
}

function sorted({ findings }: Examination): readonly Finding[] {
  return ORDER.flatMap((severity) => findings.filter((finding) => finding.severity === severity));
}

const SOUND: Readonly<Record<Language, (repository: string) => string>> = {
  es: (repository) => `${repository} está en orden.`,
  en: (repository) => `${repository} is in order.`,
};

/** The findings at a terminal, the gravest first. */
export function tellExamination(examination: Examination, language: Language): string {
  const { counted } = PHRASES[language];
  const name = terminalText(examination.repository);
  if (examination.findings.length === 0) return `${SOUND[language](name)}\n`;
  const counts = ORDER.map(
    (severity) => [severity, sorted(examination).filter((each) => each.severity === severity).length] as const,
  );
  const told = counts.filter(([, count]) => count > 0).map(([severity, count]) => counted(count, severity));
  const lines = [`${name}: ${told.join(', ')}.`];
  for (const finding of sorted(examination)) lines.push('', ...tellFinding(finding, language));
  return `${lines.join('\n')}\n`;
}

function tellFinding(finding: Finding, language: Language): readonly string[] {
  const { title, says, mend } = sentenceOf(finding, language);
  const { path } = finding.place;
  const where = path === '' ? [] : [path, ...whereOf(finding.place, language)];
  const head = [PHRASES[language].severity[finding.severity], title, ...where].map(terminalText);
  return [head.join(' · '), `  ${terminalText(says)}`, `  ${terminalText(mend)}`, `  ${finding.rule}`];
}

/** The same as JSON, with the sentences in one language. */
export function tellExaminationJson(examination: Examination, language: Language): string {
  const { repository, branch, today } = examination;
  const findings = sorted(examination).map((finding) => ({ ...finding, ...sentenceOf(finding, language) }));
  const verdict = isBlocked(examination) ? 'unsound' : 'sound';
  return `${JSON.stringify({ apertura: 1, repository, branch, today, verdict, findings }, undefined, 2)}\n`;
}
