/** The dataset of the example that the picture damages. */
export const DATASET = 'obra-publica';

/** A change in one line of a file, from 1. What it takes out must be there, so that the picture cannot show nothing. */
export interface Damage {
  readonly path: string;
  readonly line: number;
  readonly from: string;
  readonly to: string;
}

const WORKS = 'data/obras.csv';
const PROGRESS = 'data/avances.csv';

/** What happens to a table on its way through a spreadsheet. */
export const DAMAGES: readonly Damage[] = [
  { path: PROGRESS, line: 5, from: ',2023-09,', to: ',2023-08,' },
  { path: WORKS, line: 4, from: ',20.62832,', to: ',"20,62832",' },
  { path: WORKS, line: 6, from: ',035,', to: ',35,' },
  { path: WORKS, line: 9, from: ',2023-01-30,', to: ',30/01/2023,' },
  { path: WORKS, line: 12, from: ',finiquitada,', to: ',Finiquitada,' },
];

/** The text of a file, damaged. */
export function damage(text: string, path: string, damages: readonly Damage[]): string {
  const lines = text.split('\n');
  for (const each of damages.filter((one) => one.path === path)) {
    const line = lines[each.line - 1] ?? '';
    if (!line.includes(each.from)) throw new Error(`${path}, line ${each.line} does not hold ${each.from}`);
    lines[each.line - 1] = line.replace(each.from, () => each.to);
  }
  return lines.join('\n');
}
