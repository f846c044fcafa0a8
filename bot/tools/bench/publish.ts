import { execFileSync } from 'node:child_process';
import {
  closeSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Options } from './arguments.ts';
import { FULL_SIZES } from './cases.ts';
import { median } from './figures.ts';
import { GENERATOR_VERSION, prepareCase } from './generate.ts';
import { besideBench, type Command, measure, type Run } from './measure.ts';

/** One file of the release: its bytes, and the seconds from its beginning until it was whole; large ones are made side by side. */
export interface AssetFigures {
  readonly name: string;
  readonly bytes: number;
  readonly seconds: number;
}

/** What one table's release took. */
export interface PublishFigures {
  readonly rows: number;
  readonly bytes: number;
  readonly publish: readonly Run[];
  /** Our Parquet file alone, and DuckDB's own. */
  readonly parquet: readonly Run[];
  readonly bare: readonly Run[];
  /** Of the last run, in the order in which they were begun. */
  readonly assets: readonly AssetFigures[];
  /** Seconds of the last run before its first file: starting, reading and checking. */
  readonly before: number;
}

const DATASET = 'obras-publicas';
/** Smaller files are told together. */
const LARGE = 1_000_000;
/** Bytes of the table. */
const SIZE = 100_000_000;

/** Measures `apertura publish --to FOLDER` of one table of 100 MB, its Parquet file alone, and DuckDB's copy of the same. */
export async function benchPublish(
  { dir, runs, cli }: Options,
  tell: (progress: string) => void,
): Promise<PublishFigures> {
  const repository = publishRepository(dir, prepareCase(dir, 'valid', FULL_SIZES).folder);
  const table = join(repository, 'datasets', DATASET, 'obras.csv');
  const scratch = mkdtempSync(join(tmpdir(), 'apertura-bench-'));
  const target = join(scratch, 'table.parquet');
  const to = join(scratch, 'to');
  const script = (name: string): string => fileURLToPath(besideBench(name));
  const commands: Readonly<Record<'publish' | 'parquet' | 'bare', Command>> = {
    publish: { script: cli, args: ['publish', DATASET, '--to', to], exits: [0, 1], cwd: repository },
    parquet: { script: script('parquet-ours'), args: [repository, DATASET, target], exits: [0] },
    bare: { script: script('parquet-bare'), args: [table, target], exits: [0] },
  };
  const lanes: Record<keyof typeof commands, Run[]> = { publish: [], parquet: [], bare: [] };
  let made: Pick<PublishFigures, 'assets' | 'before'> = { assets: [], before: 0 };
  try {
    for (let round = 1; round <= runs; round++) {
      tell(`run ${round} of ${runs}: publishing`);
      rmSync(to, { recursive: true, force: true });
      const begun = Date.now();
      lanes.publish.push((await measure(commands.publish, scratch)).run);
      made = assetsIn(to, begun);
      lanes.parquet.push((await measure(commands.parquet, scratch)).run);
      lanes.bare.push((await measure(commands.bare, scratch)).run);
    }
    return { rows: countRows(table), bytes: statSync(table).size, ...lanes, ...made };
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

/** When each file of the release was begun and whole. */
function assetsIn(to: string, begun: number): Pick<PublishFigures, 'assets' | 'before'> {
  const release = readdirSync(to).find((name) => name.startsWith(`${DATASET}@`));
  if (release === undefined) throw new Error('nothing was published');
  const files = readdirSync(join(to, release)).map((name) => {
    const { size, mtimeMs, birthtimeMs } = statSync(join(to, release, name));
    return { name, bytes: size, whole: mtimeMs, made: birthtimeMs };
  });
  const sorted = files.toSorted((one, other) => one.made - other.made);
  const assets = sorted.map(({ name, bytes, made, whole }) => ({ name, bytes, seconds: (whole - made) / 1000 }));
  return { assets, before: ((sorted[0]?.made ?? begun) - begun) / 1000 };
}

/** The figures as lines. */
export function publishLines({ rows, bytes, publish, parquet, bare, assets, before }: PublishFigures): string {
  const wall = (taken: readonly Run[]): number => median(taken.map(({ wallSeconds }) => wallSeconds));
  const line = (what: string, taken: readonly Run[]): string => {
    const cpu = median(taken.map(({ cpuSeconds }) => cpuSeconds));
    const peak = Math.max(...taken.map(({ peakBytes }) => peakBytes)) / 1e6;
    return `${what.padEnd(42)}${wall(taken).toFixed(2).padStart(7)} s ${cpu.toFixed(2).padStart(7)} s CPU ${peak.toFixed(0).padStart(5)} MB`;
  };
  const ratio = (what: string, ours: readonly Run[], theirs: readonly Run[]): string =>
    `${what.padEnd(42)}${ratioOf(ours, theirs, 'wallSeconds').padStart(7)} × ${ratioOf(ours, theirs, 'cpuSeconds').padStart(7)} × CPU`;
  const share = (name: string, seconds: number, size: number): string =>
    `  ${name.padEnd(40)}${seconds.toFixed(2).padStart(7)} s ${size === 0 ? '' : `${(size / 1e6).toFixed(2).padStart(11)} MB`}`.trimEnd();
  const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0);
  const large = assets.filter((each) => each.bytes >= LARGE);
  const small = assets.filter((each) => each.bytes < LARGE);
  return [
    `publish: ${rows.toLocaleString('en')} rows, ${(bytes / 1e6).toFixed(0)} MB of CSV`,
    line('publish --to FOLDER, all files', publish),
    line('its Parquet file alone', parquet),
    line("DuckDB's bare copy of the CSV to Parquet", bare),
    ratio('Parquet alone / bare copy', parquet, bare),
    ratio('all files / bare copy', publish, bare),
    'where the time of publishing went, in its last run; the large files are made side by side:',
    share('starting, judging, checking, measuring', before, 0),
    ...large.map(({ name, seconds, bytes: size }) => share(name, seconds, size)),
    share(`${small.length} other files`, sum(small.map((each) => each.seconds)), sum(small.map((each) => each.bytes))),
    '',
  ].join('\n');
}

/** The middle of the rounds' ratios: the two of a round ran one after the other, on a machine that was as busy. */
function ratioOf(ours: readonly Run[], theirs: readonly Run[], what: 'wallSeconds' | 'cpuSeconds'): string {
  return median(ours.map((run, round) => run[what] / (theirs[round]?.[what] ?? Number.NaN))).toFixed(2);
}

/** A repository of one commit with the beginning of the large table. */
function publishRepository(dir: string, large: string): string {
  const root = join(dir, 'publish');
  const stamp = join(root, '.git/apertura-bench');
  const version = `${GENERATOR_VERSION} ${SIZE}`;
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === version) return root;
  rmSync(root, { recursive: true, force: true });
  const folder = join(root, 'datasets', DATASET);
  mkdirSync(folder, { recursive: true });
  cpSync(large, folder, { recursive: true });
  cutTable(join(folder, 'obras.csv'));
  for (const args of [
    ['init', '-q'],
    ['add', '-A'],
    ['commit', '-qm', 'table'],
  ]) {
    const who = ['-c', 'user.name=bench', '-c', 'user.email=bench@example.org', '-c', 'gc.auto=0'];
    execFileSync('git', ['-C', root, ...who, ...args], { stdio: 'ignore' });
  }
  writeFileSync(stamp, version);
  return root;
}

/** Leaves the whole lines of the first 100 MB. */
function cutTable(path: string): void {
  const file = openSync(path, 'r');
  const end = Buffer.alloc(4096);
  readSync(file, end, 0, end.length, SIZE - end.length);
  closeSync(file);
  truncateSync(path, SIZE - end.length + end.lastIndexOf('\n') + 1);
}

function countRows(path: string): number {
  return readFileSync(path).reduce((rows, byte) => (byte === 10 ? rows + 1 : rows), -1);
}
