import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Agreement, compare, readReportCounts } from './agreement.ts';
import { type GeneratedCase, isSqlCase } from './cases.ts';
import type { Counts } from './duckdb.ts';
import { type Figures, sumUp, TOOLS, type Tool } from './figures.ts';
import { besideBench, type Command, measure, type Run } from './measure.ts';

/** What all runs gave. */
export interface Outcome {
  readonly figures: readonly Figures[];
  readonly agreements: readonly Agreement[];
}

/** One tool on one case, and what its runs have given so far. */
interface Lane {
  readonly data: GeneratedCase;
  readonly tool: Tool;
  readonly runs: Run[];
  counts: Counts;
}

/**
 * Runs every tool on every case, again and again. Rounds are interleaved, so that whatever slows the machine for a
 * while falls on all alike. `scratch` is a folder for files that nobody keeps.
 */
export async function runRounds(
  cases: readonly GeneratedCase[],
  rounds: number,
  cli: string,
  scratch: string,
  tell: (progress: string) => void,
): Promise<Outcome> {
  const lanes = cases.flatMap(lanesOf);
  for (let round = 1; round <= rounds; round++) {
    for (const lane of lanes) {
      tell(`run ${round} of ${rounds}: ${lane.data.name}, ${lane.tool}`);
      await runLane(lane, cli, scratch);
    }
  }
  return { figures: lanes.map(figuresOf), agreements: cases.flatMap((data) => agreementOf(data, lanes)) };
}

function lanesOf(data: GeneratedCase): readonly Lane[] {
  const tools = isSqlCase(data.name) ? TOOLS : (['apertura'] as const);
  return tools.map((tool) => ({ data, tool, runs: [], counts: {} }));
}

async function runLane(lane: Lane, cli: string, scratch: string): Promise<void> {
  const report = join(scratch, 'report.json');
  const { run, output } = await measure(commandOf(lane, cli, report), scratch);
  lane.runs.push(run);
  // The script of this folder printed it.
  lane.counts = lane.tool === 'apertura' ? readReportCounts(report) : (JSON.parse(output) as Counts);
}

function commandOf({ data, tool }: Lane, cli: string, report: string): Command {
  if (tool === 'apertura') {
    // Status 1 is a dataset with errors, which the dirty one is.
    return { script: cli, args: ['check', data.folder, '--format', 'json', '--out', report], exits: [0, 1] };
  }
  const threads = tool === 'duckdb-2' ? '2' : '1';
  return { script: fileURLToPath(besideBench('duckdb')), args: [data.name, data.folder, threads], exits: [0] };
}

function figuresOf({ data, tool, runs }: Lane): Figures {
  return sumUp(data.name, tool, runs, data.bytes);
}

function agreementOf(data: GeneratedCase, lanes: readonly Lane[]): readonly Agreement[] {
  const countsOf = (tool: Tool): Counts | undefined =>
    lanes.find((lane) => lane.data === data && lane.tool === tool)?.counts;
  const duckdb = countsOf('duckdb-2');
  return duckdb === undefined ? [] : [compare(data.name, data.injected.rules, countsOf('apertura') ?? {}, duckdb)];
}
