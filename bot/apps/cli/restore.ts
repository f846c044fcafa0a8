import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { isIncomplete, tellRestoration, tellRestorationJson } from '../../core/report/restore-face.ts';
import { UserError } from '../../core/user-error.ts';
import { publishingFailure } from '../../io/github/publish/failure.ts';
import { localTip } from '../publish/local-record.ts';
import { type RestoreRecordOrder, restoreRecord } from '../watch/restore-record.ts';
import { LANGUAGES, oneOf, readArguments } from './arguments.ts';
import { print } from './output.ts';
import { placeOf } from './publish-place-here.ts';
import { repositoryHere, repositoryNamed } from './repository-here.ts';

const OPTIONS = {
  to: { type: 'string' },
  from: { type: 'string' },
  repo: { type: 'string' },
  branch: { type: 'string' },
  format: { type: 'string', default: 'terminal' },
  lang: { type: 'string', default: 'es' },
} as const;

const FORMATS = ['terminal', 'json'] as const;

/** `apertura restore`: makes tags and releases again from the record in this clone, at GitHub or in a folder. */
export async function restoreCommand(args: readonly string[]): Promise<number> {
  const { values, positionals } = readArguments(args, OPTIONS);
  const format = oneOf('--format', values.format, FORMATS);
  const language = oneOf('--lang', values.lang, LANGUAGES);
  const [only, ...others] = positionals;
  if (values.to === undefined || others.length > 0) throw WHERE;
  const clone = repositoryHere();
  const tip = await localTip(clone);
  if (tip === undefined) throw NO_RECORD;
  const work = await mkdtemp(join(tmpdir(), 'apertura-restore-'));
  try {
    const to = await destinationOf(values.to, values, work);
    const from = values.from === undefined ? undefined : resolve(values.from);
    const restoration = await restoreRecord({ clone, tip, only, work: join(work, 'assets'), from, to });
    await print(format === 'json' ? tellRestorationJson(restoration) : tellRestoration(restoration, language));
    return isIncomplete(restoration) ? 1 : 0;
  } catch (error) {
    throw publishingFailure(error);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

async function destinationOf(
  to: string,
  { repo, branch }: { readonly repo?: string | undefined; readonly branch?: string | undefined },
  work: string,
): Promise<RestoreRecordOrder['to']> {
  if (to !== 'github') return { kind: 'folder', folder: resolve(to) };
  const place = await placeOf(await repositoryNamed(repo), work);
  const { client, name, remote, bot, patience } = place;
  const target = { client, name, remote, bot, ...(patience && { patience }) };
  return { kind: 'github', target, branch: branch ?? place.branch };
}

const WHERE = new UserError({
  es: 'Diga dónde se repone lo publicado: --to github, con GITHUB_TOKEN y --repo, o --to CARPETA. Uno solo puede nombrarse, como presupuesto o presupuesto@1.2.0.',
  en: 'Say where what was published is restored: --to github, with GITHUB_TOKEN and --repo, or --to FOLDER. One alone can be named, such as presupuesto or presupuesto@1.2.0.',
});

const NO_RECORD = new UserError({
  es: 'Esta copia no tiene la rama «published», de la que todo se rehace. Tráigala (git fetch origin published), o use otra copia que la tenga.',
  en: 'This clone does not have the branch "published", from which everything is made again. Fetch it (git fetch origin published), or use another clone that has it.',
});
