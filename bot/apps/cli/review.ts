import { isUtf8 } from 'node:buffer';
import { randomInt } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Changes } from '../../core/changes.ts';
import type { Pull } from '../../core/governance/pull.ts';
import { readPull } from '../../core/governance/read-pull.ts';
import { tellReview } from '../../core/report/review-face.ts';
import { UserError } from '../../core/user-error.ts';
import { intentsOf } from '../../flows/intents.ts';
import { review } from '../../flows/review.ts';
import { GitRepository } from '../../io/git.ts';
import { createHash } from '../../io/hash.ts';
import { mergedChanges } from '../../io/merged-changes.ts';
import { dayOption, LANGUAGES, oneOf, readArguments, wholeNumber } from './arguments.ts';
import { print, writeWhole } from './output.ts';
import { WORDS } from './words.ts';

const OPTIONS = {
  pull: { type: 'string' },
  today: { type: 'string' },
  show: { type: 'string' },
  format: { type: 'string', default: 'terminal' },
  lang: { type: 'string', default: 'es' },
  limit: { type: 'string', default: '100' },
  out: { type: 'string' },
} as const;

const FACES = ['terminal', 'markdown', 'json'] as const;
const STAGES = ['changes', 'findings', 'decision', 'intents'] as const;

/** `apertura review BASE..HEAD` */
export async function reviewCommand(args: readonly string[]): Promise<number> {
  const { values, positionals } = readArguments(args, OPTIONS);
  const face = oneOf('--format', values.format, FACES);
  const language = oneOf('--lang', values.lang, LANGUAGES);
  const limit = wholeNumber('--limit', values.limit);
  const show = values.show === undefined ? undefined : oneOf('--show', values.show, STAGES);
  const today = dayOption('--today', values.today);
  const repository = new GitRepository(process.cwd());
  try {
    const { base, head, changes } = await rangeOf(repository, positionals);
    const pull = values.pull === undefined ? undefined : await pullFrom(values.pull, head);
    const options = { limit, createHash, isUtf8 };
    // Nobody who proposes a change can foresee the seed, and so make two cells look alike.
    const result = await review({ changes, base, head, pull, today, options, seed: randomInt(2 ** 31) });
    const colour = process.stdout.isTTY === true && process.env['NO_COLOR'] === undefined;
    const width = process.stdout.columns ?? 100;
    const text =
      show === 'intents'
        ? `${JSON.stringify(intentsOf(result, pull, language), undefined, 2)}\n`
        : tellReview(result, face, { language, colour: colour && values.out === undefined, width, show });
    if (values.out === undefined) await print(text);
    else {
      await writeWhole(values.out, text);
      process.stderr.write(`${WORDS[language].written(values.out)}\n`);
    }
    const blocked = result.report.verdict === 'unsound' || result.decision.state === 'refused';
    return blocked || (pull !== undefined && result.decision.state === 'pending') ? 1 : 0;
  } finally {
    await repository.close();
  }
}

interface Range {
  readonly base: string;
  readonly head: string;
  readonly changes: Changes;
}

/** `BASE..HEAD`, from one to the other; or `BASE...HEAD`, what merging HEAD into BASE would do. */
async function rangeOf(repository: GitRepository, positionals: readonly string[]): Promise<Range> {
  const [written = '', ...others] = positionals;
  const match = /^(.+?)(\.{2,3})(.+)$/.exec(written);
  if (match === null || others.length > 0) throw rangeError();
  const [base, head] = [await repository.commitOf(match[1] ?? ''), await repository.commitOf(match[3] ?? '')];
  if (match[2] === '...') {
    const merged = await mergedChanges(repository, base, head);
    if ('conflicts' in merged) throw conflictError(merged.conflicts);
    return { base, head, changes: merged.changes };
  }
  const changes = {
    base: repository.snapshot(base),
    head: repository.snapshot(head),
    paths: await repository.changedPaths(base, head),
    rewritten: !(await repository.isAncestor(base, head)),
  };
  return { base, head, changes };
}

function conflictError(paths: readonly string[]): UserError {
  const named = paths.slice(0, 5).join(', ');
  return new UserError({
    es: `Los dos tocan lo mismo y git no puede unirlos: ${named}${paths.length > 5 ? '…' : ''}. Integre antes la base en la rama.`,
    en: `Both touch the same, and git cannot unite them: ${named}${paths.length > 5 ? '…' : ''}. Merge the base into the branch first.`,
  });
}

function rangeError(): UserError {
  return new UserError({
    es: 'Uso: apertura review BASE..HEAD, dos ramas o commits con dos puntos entre ellos (por ejemplo, main..mi-rama).',
    en: 'Usage: apertura review BASE..HEAD, two branches or commits with two points between them (such as main..my-branch).',
  });
}

async function pullFrom(path: string, head: string): Promise<Pull> {
  let value: unknown;
  try {
    value = JSON.parse(await readFile(path, 'utf8'));
  } catch {
    throw new UserError({
      es: `No se pudo leer ${path} como JSON: revise que exista y que esté bien escrito.`,
      en: `Could not read ${path} as JSON: check that it exists and is well written.`,
    });
  }
  return readPull(value, head);
}
