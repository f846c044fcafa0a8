/** The faces of `plan show` and `plan next`: for people at a terminal, and JSON. */

import { jsonText, terminalText } from '../escape.ts';
import type { Language } from '../finding.ts';
import type { DueItem } from '../plan/calendar.ts';
import type { DatasetProgress, UnitProgress } from '../plan/progress.ts';
import type { InstitutionQuality } from '../quality/dataset-quality.ts';
import { PLAN_WORDS } from './plan-words.ts';
import { tellInstitutionScore } from './review-scores.ts';

/** What `plan show` tells; the flow makes it. */
export interface ShownPlan {
  readonly present: boolean;
  readonly institution: string | undefined;
  readonly today: string;
  readonly units: readonly UnitProgress[];
  readonly findings: number;
  /** Of all datasets together; `undefined` where none was scored. */
  readonly quality?: InstitutionQuality | undefined;
}

/** What `plan next` tells. */
export interface ShownCalendar {
  readonly present: boolean;
  readonly today: string;
  readonly items: readonly DueItem[];
}

interface PlanOptions {
  readonly language: Language;
  readonly colour: boolean;
}

type Paint = (style: keyof typeof STYLES, text: string) => string;

const STYLES = { late: '31', good: '32', bold: '1', dim: '2' };

function painter(colour: boolean): Paint {
  return (style, text) => (colour ? `\u001b[${STYLES[style]}m${text}\u001b[0m` : text);
}

/** The plan by unit: each dataset with its stage, its frequency, its next date and what it lacks. */
export function tellPlan(shown: ShownPlan, options: PlanOptions): string {
  const words = PLAN_WORDS[options.language];
  const paint = painter(options.colour);
  if (!shown.present) return `${words.noPlan}\n`;
  const datasets = shown.units.flatMap((unit) => unit.datasets);
  const late = datasets.filter(({ daysLate }) => daysLate > 0).length;
  const lines = [
    paint('bold', terminalText(words.heading(shown.institution ?? '?', shown.today))),
    words.extent(datasets.length, shown.units.length, late),
    ...(shown.quality === undefined ? [] : [words.quality(tellInstitutionScore(shown.quality, options.language))]),
  ];
  for (const { unit, datasets: own } of shown.units) {
    lines.push('', paint('bold', terminalText(unit === '' ? words.unitless : unit)));
    for (const progress of own) lines.push(...datasetLines(progress, options.language, paint));
  }
  if (shown.findings > 0) lines.push('', words.findings(shown.findings));
  return `${lines.join('\n')}\n`;
}

function datasetLines(progress: DatasetProgress, language: Language, paint: Paint): readonly string[] {
  const words = PLAN_WORDS[language];
  const { dataset, title, stage, missing, frequency, nextDue, daysLate } = progress;
  const facts = [
    paint(missing.length === 0 ? 'good' : 'dim', words.stage(stage, missing.length === 0)),
    ...(frequency === undefined ? [] : [terminalText(frequency)]),
    nextDue === undefined ? words.noDate : words.next(nextDue),
    ...(daysLate > 0 ? [paint('late', words.late(daysLate))] : []),
  ];
  const lacks = missing.map((each) => terminalText(words.part[each.what](each)));
  return [
    `  ${terminalText(dataset)} · ${terminalText(title)}`,
    `    ${facts.join(' · ')}`,
    ...(lacks.length === 0 ? [] : [`    ${words.missing}: ${lacks.join('; ')}`]),
  ];
}

/** Most of what comes that a terminal is shown; what is late is shown whole. */
const COMING = 20;

/** What is late and what comes, by date. */
export function tellCalendar({ present, items }: ShownCalendar, options: PlanOptions): string {
  const words = PLAN_WORDS[options.language];
  const paint = painter(options.colour);
  if (!present) return `${words.noPlan}\n`;
  if (items.length === 0) return `${words.nothingDue}\n`;
  const late = items.filter(({ days }) => days < 0);
  const coming = items.filter(({ days }) => days >= 0);
  const lines: string[] = [];
  if (late.length > 0) lines.push(paint('late', words.overdue), ...late.map((item) => dueLine(item, options)), '');
  if (coming.length > 0) lines.push(paint('bold', words.coming));
  lines.push(...coming.slice(0, COMING).map((item) => dueLine(item, options)));
  if (coming.length > COMING) lines.push(`  ${words.more(coming.length - COMING)}`);
  return `${lines.join('\n').trimEnd()}\n`;
}

function dueLine(item: DueItem, { language }: PlanOptions): string {
  const words = PLAN_WORDS[language];
  const { kind, due, days, title, dataset, resource, unit, owners } = item;
  const when = days < 0 ? words.late(-days) : words.inDays(days);
  const what = [words.due[kind], terminalText(title)].filter((part) => part !== '').join(': ');
  const where =
    dataset === undefined ? [] : [terminalText(resource === undefined ? dataset : `${dataset}/${resource}`)];
  const who = [...(unit === undefined ? [] : [unit]), owners.join(', ')]
    .filter((part) => part !== '')
    .map(terminalText);
  return `  ${due}  ${when.padEnd(20)}  ${[what, ...where, ...who].join(' · ')}`;
}

/** `plan show` as JSON: the same values, keys always in the same order. */
export function tellPlanJson({ present, institution, today, units, findings, quality }: ShownPlan): string {
  return jsonText({ apertura: 1, present, institution, today, units, findings, quality });
}

/** `plan next` as JSON. */
export function tellCalendarJson({ present, today, items }: ShownCalendar): string {
  const ordered = items.map(({ kind, due, days, title, dataset, resource, unit, owners }) => {
    return { kind, due, days, title, dataset, resource, unit, owners };
  });
  return jsonText({ apertura: 1, present, today, items: ordered });
}
