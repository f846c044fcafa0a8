import type { CaseName } from './cases.ts';
import type { Run } from './measure.ts';

/** Who ran: the threads are DuckDB's. */
export const TOOLS = ['apertura', 'duckdb-2', 'duckdb-1'] as const;
export type Tool = (typeof TOOLS)[number];

/** What the runs of one tool on one case come to. */
export interface Figures {
  readonly name: CaseName;
  readonly tool: Tool;
  readonly runs: number;
  readonly wallSeconds: { readonly min: number; readonly median: number; readonly max: number };
  readonly cpuSeconds: number;
  /** The highest of all runs. */
  readonly peakBytes: number;
  readonly bytesPerSecond: number;
}

/** Sums up the runs, of which there is at least one. */
export function sumUp(name: CaseName, tool: Tool, runs: readonly Run[], bytes: number): Figures {
  const walls = runs.map((run) => run.wallSeconds);
  const wall = median(walls);
  return {
    name,
    tool,
    runs: runs.length,
    wallSeconds: { min: Math.min(...walls), median: wall, max: Math.max(...walls) },
    cpuSeconds: median(runs.map((run) => run.cpuSeconds)),
    peakBytes: Math.max(...runs.map((run) => run.peakBytes)),
    bytesPerSecond: bytes / wall,
  };
}

/** The middle of a list that is not empty; between the two middle ones where there are two. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
  const lower = sorted[Math.floor((sorted.length - 1) / 2)] ?? Number.NaN;
  return (lower + upper) / 2;
}

/** A figure that a target speaks of. */
export interface Ratio {
  readonly what: string;
  readonly value: number;
  readonly unit: '×' | 'MB' | 'ms';
  readonly target: { readonly limit: number; readonly inclusive: boolean };
}

const atMost = (limit: number): Ratio['target'] => ({ limit, inclusive: true });
const below = (limit: number): Ratio['target'] => ({ limit, inclusive: false });

/** Whether a figure is within its target. */
export function isReached({ value, target }: Ratio): boolean {
  return target.inclusive ? value <= target.limit : value < target.limit;
}

/** The figures that have targets, as far as the cases that ran give them. */
export function ratiosOf(all: readonly Figures[], packages: number): readonly Ratio[] {
  return all.filter(({ tool }) => tool === 'apertura').flatMap((ours) => ratiosOfCase(ours, all, packages));
}

function ratiosOfCase(ours: Figures, all: readonly Figures[], packages: number): readonly Ratio[] {
  if (ours.name === 'many') return [timeEach(ours, packages)];
  const twin = all.find(({ name, tool }) => name === ours.name && tool === 'duckdb-2');
  const sound = all.find(({ name, tool }) => name === 'valid' && tool === 'apertura');
  return [
    ...(twin === undefined ? [] : againstDuckdb(ours, twin)),
    ...(ours.name === 'dirty' && sound !== undefined ? [againstSound(ours, sound)] : []),
    peak(ours),
  ];
}

function againstDuckdb(ours: Figures, twin: Figures): readonly Ratio[] {
  const wall = ours.wallSeconds.median / twin.wallSeconds.median;
  const what = (measure: string): string => `${ours.name}: ${measure} apertura / DuckDB, 2 threads`;
  return [
    { what: what('CPU'), value: ours.cpuSeconds / twin.cpuSeconds, unit: '×', target: atMost(1.5) },
    { what: what('wall'), value: wall, unit: '×', target: atMost(2.5) },
  ];
}

function againstSound(dirty: Figures, sound: Figures): Ratio {
  const value = dirty.wallSeconds.median / sound.wallSeconds.median;
  return { what: 'dirty / valid: wall', value, unit: '×', target: atMost(1.3) };
}

function peak({ name, peakBytes }: Figures): Ratio {
  const keyed = name !== 'nokey';
  const what = `${name}: peak memory ${keyed ? 'with' : 'without'} key`;
  return { what, value: peakBytes / 1e6, unit: 'MB', target: below(keyed ? 300 : 150) };
}

function timeEach({ wallSeconds }: Figures, packages: number): Ratio {
  return { what: 'many: wall a dataset', value: (wallSeconds.median * 1000) / packages, unit: 'ms', target: below(8) };
}
