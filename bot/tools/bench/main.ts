import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { UserError } from '../../core/user-error.ts';
import { type Options, readOptions, requireCommand, USAGE } from './arguments.ts';
import { FULL_SIZES, type GeneratedCase } from './cases.ts';
import { ratiosOf } from './figures.ts';
import { GENERATOR_VERSION, prepareCase } from './generate.ts';
import { agreementLines, figuresTable, machineLine, targetsTable } from './print.ts';
import { benchPublish, publishLines } from './publish.ts';
import { benchReviews, reviewLines } from './review.ts';
import { type Outcome, runRounds } from './rounds.ts';

async function main(args: readonly string[]): Promise<void> {
  const options = readOptions(args);
  if (options.help) return console.log(USAGE);
  console.log(machineLine());
  if (!options.generateOnly) requireCommand(options.cli);
  const cases = prepareCases(options);
  if (options.generateOnly) return;
  const outcome = await runInScratch(cases, options);
  if (cases.length > 0) console.log(describe(outcome));
  if (options.parts.includes('review')) console.log(reviewLines(await benchReviews(options, tell)));
  if (options.parts.includes('publish')) console.log(publishLines(await benchPublish(options, tell)));
  if (options.json !== undefined) writeFigures(options.json, outcome);
}

function prepareCases({ dir, only }: Options): readonly GeneratedCase[] {
  return only.map((name) => {
    tell(`data: ${name}`);
    const data = prepareCase(dir, name, FULL_SIZES);
    tell(`data: ${name}, ${(data.bytes / 1e6).toFixed(0)} MB`);
    return data;
  });
}

async function runInScratch(cases: readonly GeneratedCase[], { runs, cli }: Options): Promise<Outcome> {
  const scratch = mkdtempSync(join(tmpdir(), 'apertura-bench-'));
  try {
    return await runRounds(cases, runs, cli, scratch, tell);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

function describe({ figures, agreements }: Outcome): string {
  const targets = targetsTable(ratiosOf(figures, FULL_SIZES.packages));
  return ['', figuresTable(figures), '', targets, '', ...agreements.map(agreementLines)].join('\n');
}

function writeFigures(path: string, { figures, agreements }: Outcome): void {
  const ratios = ratiosOf(figures, FULL_SIZES.packages);
  const whole = {
    machine: machineLine(),
    generator: GENERATOR_VERSION,
    sizes: FULL_SIZES,
    figures,
    ratios,
    agreements,
  };
  writeFileSync(path, `${JSON.stringify(whole, null, 2)}\n`);
}

function tell(progress: string): void {
  process.stderr.write(`${progress}\n`);
}

try {
  await main(process.argv.slice(2));
} catch (error) {
  console.error(error instanceof UserError ? error.words.en : error);
  process.exitCode = error instanceof UserError ? 2 : 3;
}
