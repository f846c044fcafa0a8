import type { CaseResult } from './run-case.ts';

/** Agreement by area, then every case that differs. */
export function printAgreement(results: readonly CaseResult[]): string {
  const areas = new Map<string, CaseResult[]>();
  for (const result of results) areas.set(result.area, [...(areas.get(result.area) ?? []), result]);
  const lines = [row('area', 'cases', 'agree', 'open', 'verdict differs', 'error missed', 'more found')];
  for (const [area, cases] of [...areas].sort()) lines.push(areaRow(area, cases));
  lines.push(areaRow('all', results));
  for (const result of results) lines.push(...differences(result));
  return `${lines.join('\n')}\n`;
}

function areaRow(area: string, cases: readonly CaseResult[]): string {
  const count = (test: (each: CaseResult) => boolean): string => String(cases.filter(test).length);
  return row(
    area,
    String(cases.length),
    count(({ agrees }) => agrees),
    count(({ expected }) => expected === 'open'),
    count(({ expected, valid }) => expected !== 'open' && expected !== valid),
    count(({ missed }) => missed.length > 0),
    count(({ beyond }) => beyond.length > 0),
  );
}

function row(area: string, ...cells: readonly string[]): string {
  return area.padEnd(16) + cells.map((cell) => cell.padStart(17)).join('');
}

function differences({ name, agrees, expected, valid, missed, beyond }: CaseResult): readonly string[] {
  const lines: string[] = [];
  const lacks = missed.map(({ code, row: record, field }) => `${code}@${record ?? '-'}/${field ?? '-'}`).join(' ');
  if (!agrees)
    lines.push(`differs  ${name}: expected ${expected}, found ${valid}; missed ${lacks}; found ${beyond.join(' ')}`);
  else if (beyond.length > 0) lines.push(`more     ${name}: ${beyond.join(' ')}`);
  return lines;
}
