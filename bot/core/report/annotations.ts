import { commandMessage, commandProperty, visible } from '../escape.ts';
import type { Finding, Language, Severity } from '../finding.ts';
import { pickFindings } from './pick.ts';
import type { Report } from './report.ts';
import { PHRASES, verdictOf } from './voice.ts';
import { sentenceOf } from './words.ts';

/** How a workflow's log is told. */
export interface AnnotationOptions {
  readonly language: Language;
}

/** GitHub shows ten of a level for a step; the log keeps what it does not show. */
const MOST = 50;

const COMMANDS: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', note: 'notice' };

/** GitHub's workflow commands, the gravest first, up to 50 of a level. The last line says how many there are in all. */
export function tellAnnotations(report: Report, { language }: AnnotationOptions): string {
  const lines: string[] = [];
  for (const severity of ['error', 'warning', 'note'] as const) {
    const findings = report.findings.filter((finding) => finding.severity === severity);
    for (const finding of pickFindings(findings, MOST)) lines.push(command(finding, language));
  }
  lines.push(`::notice title=Apertura::${commandMessage(verdictOf(report, language))}`);
  return `${lines.join('\n')}\n`;
}

function command(finding: Finding, language: Language): string {
  const { title, says, mend } = sentenceOf(finding, language);
  const { path, line } = finding.place;
  const properties = [
    ...(path === '' ? [] : [`file=${commandProperty(visible(path))}`]),
    ...(line === undefined ? [] : [`line=${line}`]),
    `title=${commandProperty(visible(title))}`,
  ];
  const rule = `${PHRASES[language].rule}: ${visible(finding.rule)}`;
  const message = [visible(says), visible(mend), rule].join('\n');
  return `::${COMMANDS[finding.severity]} ${properties.join(',')}::${commandMessage(message)}`;
}
