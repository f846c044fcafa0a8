import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Options } from './arguments.ts';
import { FULL_SIZES } from './cases.ts';
import { median } from './figures.ts';
import { GENERATOR_VERSION, prepareCase } from './generate.ts';
import { besideBench, measure, type Run } from './measure.ts';

/** What reviewing took, as medians over the runs. */
export interface ReviewFigures {
  /** Seconds, of one changed dataset among 20 and among 2,000. */
  readonly few: number;
  readonly many: number;
  /** Seconds and MB of the difference of 1,000,000 rows a side; seconds and MB of its whole review; seconds of checking both sides. */
  readonly rows: number;
  readonly rowsPeak: number;
  readonly whole: number;
  readonly wholePeak: number;
  readonly checks: number;
}

const FEW = 20;
/** Every so many rows one cell is changed, in the changed copy of the large table. */
const STRIDE = 100;

/** Measures `apertura review` as whole processes, over real repositories made from the generated data. */
export async function benchReviews(
  { dir, runs, cli }: Options,
  tell: (progress: string) => void,
): Promise<ReviewFigures> {
  const scratch = mkdtempSync(join(tmpdir(), 'apertura-bench-'));
  const many = prepareCase(dir, 'many', FULL_SIZES).folder;
  const large = prepareCase(dir, 'valid', FULL_SIZES).folder;
  const [few, all] = [smallRepository(dir, many, FEW), smallRepository(dir, many, FULL_SIZES.packages)];
  const rows = largeRepository(dir, large);
  const lanes: Record<'few' | 'many' | 'rows' | 'whole' | 'checks', Run[]> = {
    few: [],
    many: [],
    rows: [],
    whole: [],
    checks: [],
  };
  const difference = { script: fileURLToPath(besideBench('difference')), args: [rows, 'obras-publicas'], exits: [0] };
  const review = {
    script: cli,
    args: ['review', 'HEAD~1..HEAD', '--format', 'json', '--today', '2026-11-20'],
    exits: [0, 1],
  };
  const check = {
    script: cli,
    args: ['check', join(rows, 'datasets/obras-publicas'), '--format', 'json'],
    exits: [0, 1],
  };
  try {
    for (let round = 1; round <= runs; round++) {
      tell(`run ${round} of ${runs}: reviews`);
      lanes.few.push((await measure({ ...review, cwd: few }, scratch)).run);
      lanes.many.push((await measure({ ...review, cwd: all }, scratch)).run);
      lanes.rows.push((await measure(difference, scratch)).run);
      lanes.whole.push((await measure({ ...review, cwd: rows }, scratch)).run);
      lanes.checks.push((await measure(check, scratch)).run);
    }
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
  const peak = (taken: readonly Run[]): number => median(taken.map(({ peakBytes }) => peakBytes)) / 1e6;
  const wall = (taken: readonly Run[]): number => median(taken.map(({ wallSeconds }) => wallSeconds));
  return {
    few: wall(lanes.few),
    many: wall(lanes.many),
    rows: wall(lanes.rows),
    rowsPeak: peak(lanes.rows),
    whole: wall(lanes.whole),
    wholePeak: peak(lanes.whole),
    checks: 2 * wall(lanes.checks),
  };
}

/** The figures with their targets. */
export function reviewLines({ few, many, rows, rowsPeak, whole, wholePeak, checks }: ReviewFigures): string {
  const row = (what: string, value: number, unit: string, target: number): string =>
    `${what.padEnd(46)}${value.toFixed(2).padStart(8)} ${unit.padEnd(3)} ≤ ${target} ${unit.padEnd(3)} ${value <= target ? 'reached' : 'not reached'}`;
  return [
    `review: 1 of ${FEW} datasets changed ${few.toFixed(2)} s; 1 of ${FULL_SIZES.packages} ${many.toFixed(2)} s`,
    row(`review: ${FULL_SIZES.packages} datasets / ${FEW}, wall`, many / few, '×', 1.5),
    `difference: 1,000,000 rows a side ${rows.toFixed(2)} s; checking both ${checks.toFixed(2)} s`,
    row('difference / checking both, wall', rows / checks, '×', 2.5),
    row('difference: peak memory', rowsPeak, 'MB', 600),
    `its whole review (checks, privacy and quality of both sides too): ${whole.toFixed(2)} s, ${wholePeak.toFixed(0)} MB`,
    '',
  ].join('\n');
}

function smallRepository(dir: string, packages: string, count: number): string {
  return repository(join(dir, `review-${count}`), (root) => {
    const names = readdirSync(packages, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .slice(0, count);
    for (const { name } of names) cpSync(join(packages, name), join(root, 'datasets', name), { recursive: true });
    const first = join(root, 'datasets', names[0]?.name ?? '');
    return () => changeRows(tableIn(first), 500);
  });
}

function largeRepository(dir: string, large: string): string {
  return repository(join(dir, 'review-rows'), (root) => {
    const folder = join(root, 'datasets/obras-publicas');
    cpSync(large, folder, { recursive: true });
    return () => changeRows(tableIn(folder), STRIDE);
  });
}

/** Makes a repository of two commits, unless it is there; `fill` gives what the second one changes. */
function repository(root: string, fill: (root: string) => () => void): string {
  const stamp = join(root, '.git/apertura-bench');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === String(GENERATOR_VERSION)) return root;
  rmSync(root, { recursive: true, force: true });
  mkdirSync(join(root, 'datasets'), { recursive: true });
  const git = (...args: readonly string[]): void => {
    const who = ['-c', 'user.name=bench', '-c', 'user.email=bench@example.org', '-c', 'gc.auto=0'];
    execFileSync('git', ['-C', root, ...who, ...args], { stdio: 'ignore' });
  };
  git('init', '-q');
  const change = fill(root);
  git('add', '-A');
  git('commit', '-qm', 'base');
  change();
  git('add', '-A');
  git('commit', '-qm', 'change');
  writeFileSync(stamp, String(GENERATOR_VERSION));
  return root;
}

function tableIn(folder: string): string {
  const file = readdirSync(folder, { recursive: true, encoding: 'utf8' }).find((path) => path.endsWith('.csv'));
  if (file === undefined) throw new Error(`no table in ${folder}`);
  return join(folder, file);
}

/** Changes one cell in every so many rows: the last digit of a row's first number with decimals. */
function changeRows(path: string, every: number): void {
  const lines = readFileSync(path, 'utf8').split('\n');
  const changed = lines.map((line, index) => {
    if (index === 0 || index % every !== 0) return line;
    return line.replace(/(\.\d*)(\d)(?=,|$)/, (_, head: string, digit: string) => `${head}${(Number(digit) + 1) % 10}`);
  });
  writeFileSync(path, changed.join('\n'));
}
