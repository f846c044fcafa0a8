import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { isHeldBack, type Publication, tellPublication, tellPublicationJson } from '../../core/report/publish-face.ts';
import { UserError } from '../../core/user-error.ts';
import { GitRepository } from '../../io/git.ts';
import { publishingFailure } from '../../io/github/publish/failure.ts';
import { localRecord } from '../publish/local-record.ts';
import { publishAtGitHub } from '../publish/publish-at-github.ts';
import { rehearse } from '../publish/rehearse.ts';
import { LANGUAGES, oneOf, readArguments } from './arguments.ts';
import { print } from './output.ts';
import { placeOf, whoAdopts } from './publish-place-here.ts';
import { repositoryHere, repositoryNamed } from './repository-here.ts';

const OPTIONS = {
  to: { type: 'string' },
  'dry-run': { type: 'boolean', default: false },
  adopt: { type: 'boolean', default: false },
  repo: { type: 'string' },
  site: { type: 'string' },
  assets: { type: 'string' },
  format: { type: 'string', default: 'terminal' },
  lang: { type: 'string', default: 'es' },
} as const;

const FORMATS = ['terminal', 'json'] as const;

/** `apertura publish [NAME…]` */
export async function publishCommand(args: readonly string[]): Promise<number> {
  const { values, positionals } = readArguments(args, OPTIONS);
  const language = oneOf('--lang', values.lang, LANGUAGES);
  const format = oneOf('--format', values.format, FORMATS);
  const asked: Asked = { ...values, dryRun: values['dry-run'], only: positionals };
  if (asked.to === 'github' && positionals.length > 0) throw NAMES_AT_GITHUB;
  const publication = asked.to === 'github' ? await atGitHub(asked) : await rehearsal(asked);
  await print(format === 'json' ? tellPublicationJson(publication) : tellPublication(publication, language));
  return isHeldBack(publication) ? 1 : 0;
}

interface Asked {
  readonly to?: string | undefined;
  readonly dryRun: boolean;
  readonly adopt: boolean;
  readonly repo?: string | undefined;
  /** Where the files are kept that were published. */
  readonly assets?: string | undefined;
  /** Where the folder will be found on the web. */
  readonly site?: string | undefined;
  readonly only: readonly string[];
}

async function atGitHub({ repo, adopt, dryRun, assets }: Asked): Promise<Publication> {
  const work = await mkdtemp(join(tmpdir(), 'apertura-publish-'));
  try {
    const place = await placeOf(await repositoryNamed(repo), work);
    return await publishAtGitHub({
      place,
      assets: assets === undefined ? join(work, 'assets') : resolve(assets),
      keep: assets !== undefined,
      adopt: adopt ? await whoAdopts(place.client) : undefined,
      dryRun,
    });
  } catch (error) {
    throw publishingFailure(error);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

async function rehearsal({ to, dryRun, only, site }: Asked): Promise<Publication> {
  const folder = repositoryHere();
  const repository = new GitRepository(folder);
  try {
    const commit = await repository.commitOf('HEAD');
    for (const name of only) {
      if ((await repository.snapshot(commit).stat(`datasets/${name}`)) === undefined) throw unknownDataset(name);
    }
    const record = await localRecord(folder);
    const where = to === undefined || dryRun ? undefined : resolve(to);
    if (where !== undefined && existsSync(join(where, '.git'))) throw intoRepository(where);
    return { to: where, ...(await rehearse({ folder, commit, record, only, to: where, site })) };
  } finally {
    await repository.close();
  }
}

const NAMES_AT_GITHUB = new UserError({
  es: 'En GitHub se publica todo lo que está aprobado, no conjuntos sueltos: quite los nombres, o publique a una carpeta.',
  en: 'At GitHub everything that is approved is published, not single datasets: leave the names out, or publish to a folder.',
});

function unknownDataset(name: string): UserError {
  return new UserError({
    es: `No hay un conjunto «${name}» en el último commit: revise el nombre de su carpeta en datasets/, y que esté en un commit.`,
    en: `There is no dataset "${name}" in the last commit: check its folder's name in datasets/, and that it is committed.`,
  });
}

function intoRepository(folder: string): UserError {
  return new UserError({
    es: `${folder} es un repositorio: indique otra carpeta, para que los archivos publicados no se mezclen con los suyos.`,
    en: `${folder} is a repository: name another folder, so that published files do not mix with its own.`,
  });
}
