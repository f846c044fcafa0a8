import type { Severity } from '../finding.ts';
import { thousands } from '../table/words.ts';
import type { Phrases } from './phrases.ts';
import type { Report } from './report.ts';

function many(count: number, one: string): string {
  return `${thousands(count)} ${one}${count === 1 ? '' : 's'}`;
}

function counted(count: number, severity: Severity): string {
  return many(count, severity);
}

function joined(parts: readonly string[]): string {
  const last = parts.at(-1) ?? '';
  return parts.length < 2 ? last : `${parts.slice(0, -1).join(', ')} and ${last}`;
}

function lesser({ counts }: Report): readonly string[] {
  const warnings = counts.warnings > 0 ? [counted(counts.warnings, 'warning')] : [];
  return counts.notes > 0 ? [...warnings, counted(counts.notes, 'note')] : warnings;
}

function headline(report: Report): string {
  const { errors, warnings, datasets } = report.counts;
  if (report.verdict === 'unsound') {
    const verb = errors === 1 ? 'There is' : 'There are';
    return `${verb} ${joined([`${counted(errors, 'error')} to correct`, ...lesser(report)])}`;
  }
  if (warnings > 0) return `No errors, ${joined(lesser(report))}`;
  return datasets === 0 ? 'Nothing to check' : 'All in order';
}

function extent(report: Report): string {
  const { datasets, resources, rows, warnings, notes } = report.counts;
  if (datasets === 0) return 'no dataset was found.';
  const seen = [many(datasets, 'dataset'), many(resources, 'resource'), many(rows, 'row')].join(', ');
  if (report.verdict === 'unsound' || warnings > 0) return `${seen}.`;
  return `${seen}. No errors and no warnings${notes > 0 ? `, ${counted(notes, 'note')}` : ''}.`;
}

/** What the faces say themselves, in English. */
export const phrasesEn: Phrases = {
  headline,
  extent,
  severity: { error: 'error', warning: 'warning', note: 'note' },
  counted,
  line: (line) => `line ${thousands(line)}`,
  row: (row) => `row ${thousands(row)}`,
  record: (record) => `record ${thousands(record)}`,
  rule: 'Rule',
  more: (count) => `… and ${thousands(count)} more of this rule`,
  unlisted: (count, title, resource) =>
    `${title}: ${many(count, 'case')}${resource === undefined ? '' : ` in ${resource}`}`,
  repository: 'Repository',
  descriptor: 'descriptor',
  rest: 'Totals by rule, including what is not shown here:',
  columns: ['Rule', 'Where', 'Severity', 'Cases', 'Shown'],
  otherRules: (count) => (count === 1 ? 'And 1 line more.' : `And ${thousands(count)} lines more.`),
  whole: 'Whole report',
  help: (rule, title) =>
    `${title} (\`${rule}\`). Each result says what was expected, what was found and how to mend it.`,
};
