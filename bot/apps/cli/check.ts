import { FACES, tell } from '../../core/report/face.ts';
import type { Report } from '../../core/report/report.ts';
import { shardOf } from '../../flows/check.ts';
import { LANGUAGES, oneOf, readArguments, shard, wholeNumber } from './arguments.ts';
import { print, writeWhole } from './output.ts';
import { startProgress } from './progress.ts';
import { checkAll, sizesOf } from './share.ts';
import { aimAt } from './targets.ts';
import { WORDS } from './words.ts';

const OPTIONS = {
  format: { type: 'string', default: 'terminal' },
  lang: { type: 'string', default: 'es' },
  limit: { type: 'string', default: '100' },
  shard: { type: 'string', default: '1/1' },
  standard: { type: 'boolean', default: false },
  out: { type: 'string' },
  quiet: { type: 'boolean', default: false },
} as const;

/** `apertura check [PATH…]` */
export async function checkCommand(args: readonly string[]): Promise<number> {
  const { values, positionals } = readArguments(args, OPTIONS);
  const face = oneOf('--format', values.format, FACES);
  const language = oneOf('--lang', values.lang, LANGUAGES);
  const limit = wholeNumber('--limit', values.limit);
  const { index, total } = shard(values.shard);
  const aim = await aimAt(positionals);
  const targets = shardOf(aim.targets, index, total);
  const sized = await sizesOf(aim.snapshot, targets);
  const bytes = sized.reduce((sum, each) => sum + each.bytes, 0);
  const progress = startProgress(bytes, language, values.quiet);
  const work = { root: aim.root, targets, limit, standard: values.standard };
  const report = await checkAll(work, sized, progress.onBytes);
  progress.end();
  const { quiet, out } = values;
  await deliver(report, { face, language, quiet, out });
  return report.verdict === 'sound' ? 0 : 1;
}

/** Where a report goes, and how it is told. */
export interface Delivery {
  readonly face: (typeof FACES)[number];
  readonly language: (typeof LANGUAGES)[number];
  readonly quiet: boolean;
  readonly out: string | undefined;
}

/** Prints a report, or writes it to a file. */
export async function deliver(report: Report, { face, language, quiet, out }: Delivery): Promise<void> {
  const toTerminal = out === undefined && face === 'terminal' && process.stdout.isTTY === true;
  const colour = (toTerminal && process.env['NO_COLOR'] === undefined) || process.env['FORCE_COLOR'] !== undefined;
  const width = process.stdout.columns ?? 100;
  const text = tell(report, face, { language, colour: colour && out === undefined, width });
  if (out !== undefined) {
    await writeWhole(out, text);
    if (!quiet) process.stderr.write(`${WORDS[language].written(out)}\n`);
  } else if (!(quiet && report.verdict === 'sound' && face === 'terminal')) await print(text);
}
