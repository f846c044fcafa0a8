import { cpus, totalmem } from 'node:os';
import { type Agreement, differences } from './agreement.ts';
import { type Figures, isReached, type Ratio } from './figures.ts';

/** The machine and the Node that the figures belong to, in one line. */
export function machineLine(): string {
  const cores = cpus();
  const memory = Math.round(totalmem() / 2 ** 30);
  return `${cores[0]?.model.trim() ?? 'unknown CPU'}, ${cores.length} cores, ${memory} GiB, Node ${process.version}`;
}

const HEADINGS = ['case', 'tool', 'wall min', 'median', 'max', 'CPU', 'peak MB', 'MB/s'];

/** The table of figures: seconds, medians where nothing else is said. */
export function figuresTable(all: readonly Figures[]): string {
  return aligned([HEADINGS, ...all.map(figuresRow)], 2);
}

function figuresRow({ name, tool, wallSeconds, cpuSeconds, peakBytes, bytesPerSecond }: Figures): readonly string[] {
  const { min, median, max } = wallSeconds;
  const seconds = [min, median, max, cpuSeconds].map((value) => value.toFixed(2));
  return [name, tool, ...seconds, (peakBytes / 1e6).toFixed(0), (bytesPerSecond / 1e6).toFixed(0)];
}

/** The figures that have targets, each with its target and whether it is reached. */
export function targetsTable(ratios: readonly Ratio[]): string {
  return aligned(ratios.map(targetRow), 1);
}

function targetRow(ratio: Ratio): readonly string[] {
  const { what, value, unit, target } = ratio;
  const shown = `${value.toFixed(unit === 'MB' ? 0 : 2)} ${unit}`;
  return [
    what,
    shown,
    `${target.inclusive ? '≤' : '<'} ${target.limit} ${unit}`,
    isReached(ratio) ? 'reached' : 'NOT REACHED',
  ];
}

/** Whether the tools agree on a case, rule by rule where they do not. */
export function agreementLines(agreement: Agreement): string {
  const { name, rules, besides } = agreement;
  const apart = differences(agreement);
  const counted = rules.reduce((sum, { injected }) => sum + injected, 0);
  const head =
    apart.length === 0
      ? `${name}: apertura and DuckDB agree on every rule (${counted} findings of ${rules.length} rules)`
      : `${name}: they differ on ${apart.length} rules`;
  const others = Object.entries(besides).map(([rule, count]) => `  besides, apertura reports ${rule}: ${count}`);
  return [head, ...apart.map(differenceLine), ...others].join('\n');
}

function differenceLine({ rule, injected, apertura, duckdb }: Agreement['rules'][number]): string {
  return `  ${rule}: injected ${injected}, apertura ${apertura}, DuckDB ${duckdb}`;
}

/** Columns under one another: the first ones to the left, the others to the right. */
function aligned(rows: readonly (readonly string[])[], leftColumns: number): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const pad = (cell: string, column: number): string =>
    column < leftColumns ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0);
  return rows.map((row) => row.map(pad).join('  ').trimEnd()).join('\n');
}
