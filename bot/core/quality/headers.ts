import { lineAt, type Whereabouts } from '../table/where.ts';
import type { ColumnPart } from './column-watch.ts';
import type { QualityFacts } from './finding.ts';
import type { QualityReport } from './report-findings.ts';

const VAGUE =
  /^(?:(?:campos?|columnas?|columns?|fields?|variables?|unnamed|datos?|valor|values?|sin nombre)[ _:.-]*\d*|(?:col|var|x|v|f|c)[ _:.-]*\d+)$/i;

/** Whether a label says nothing of what its column holds. */
export function isVague(label: string): boolean {
  const trimmed = label.trim();
  return trimmed !== '' && (VAGUE.test(trimmed) || /^[\d\s.,/-]+$/.test(trimmed));
}

/** What makes a label hard to use in programs; `undefined` where nothing does. */
export function styleProblem(label: string): QualityFacts['header-style']['problem'] | undefined {
  if (/\s/.test(label)) return 'spaces';
  if (/[^ -~]/.test(label)) return 'accents';
  return /[^\w.-]/.test(label) ? 'signs' : undefined;
}

/** Tells what is wrong with a table's labels. Gives the columns whose label says nothing. */
export function checkHeaders(
  labels: readonly string[],
  parts: readonly ColumnPart[],
  where: Whereabouts,
  report: QualityReport,
): number {
  let vague = 0;
  for (const [index, label] of labels.entries()) {
    const place = () => ({ ...lineAt(where, 1), field: label });
    const field = parts.find(({ column }) => column === index)?.field;
    const described = field?.title !== undefined || field?.description !== undefined;
    if (isVague(label) && !described) {
      vague++;
      report.tell('header-vague', index, place, {});
    }
    const problem = styleProblem(label);
    if (problem !== undefined) report.tell('header-style', index, place, { problem });
  }
  return vague;
}
