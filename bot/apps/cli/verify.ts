import { existsSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { link } from '../../core/release/link.ts';
import { tagOf, tagText } from '../../core/release/names.ts';
import type { ShelfEntry, ShelfTag } from '../../core/release/shelf.ts';
import { shellWord } from '../../core/release/shell-word.ts';
import { isBroken, tellVerified, tellVerifiedJson, type Verified } from '../../core/report/verify-face.ts';
import { UserError } from '../../core/user-error.ts';
import { cloneTag } from '../../io/clone-record.ts';
import { askedDownloads, tagIn } from '../consume/asked-downloads.ts';
import { Disagreement } from '../consume/disagreement.ts';
import { verifyFiles, verifyOffered, verifyUnpacked } from '../consume/evidence.ts';
import { downloadsAt, type LocalDownload, openerOf } from '../consume/local-download.ts';
import { fetchPapers } from '../consume/papers.ts';
import { LANGUAGES, oneOf, readArguments } from './arguments.ts';
import { unexpected } from './command-words.ts';
import { DIFFERS } from './disagreement-told.ts';
import { print } from './output.ts';
import { repositoryHere } from './repository-here.ts';
import { releaseHere, SHELF_OPTIONS, type ShelfHere, shelfHere } from './shelf-here.ts';

const OPTIONS = { ...SHELF_OPTIONS, format: { type: 'string', default: 'terminal' } } as const;
const FORMATS = ['terminal', 'json'] as const;

interface Where {
  readonly repo?: string;
  readonly from?: string;
}

/** `apertura verify [NAME[@VERSION]] [FILE|FOLDER]`: proves that a download is what was approved. 1 where it is not. */
export async function verifyCommand(args: readonly string[]): Promise<number> {
  const { values, positionals } = readArguments(args, OPTIONS);
  const format = oneOf('--format', values.format, FORMATS);
  const language = oneOf('--lang', values.lang, LANGUAGES);
  const { written, path } = subjectOf(positionals);
  const verified =
    path === undefined ? await verifyNamed(values, written ?? '') : await verifyAt(values, path, written);
  const colour = process.stdout.isTTY === true && process.env['NO_COLOR'] === undefined;
  const options = { language, colour, width: process.stdout.columns ?? 100 };
  await print(format === 'json' ? tellVerifiedJson(verified, language) : tellVerified(verified, options));
  return verified.some(isBroken) ? DIFFERS : 0;
}

/** What stands at a path is meant by it; any other word names a dataset. With nothing named, it is the folder that one is in. */
function subjectOf(positionals: readonly string[]): { readonly written?: string; readonly path?: string } {
  const [first, second, ...others] = positionals;
  if (others[0] !== undefined) throw unexpected(others[0], 'verify');
  if (first === undefined) return { path: '.' };
  if (second !== undefined) return { written: first, path: existing(second) };
  if (existsSync(first)) return { path: first };
  return /[/\\]|\.(zip|parquet|csv|json)$/.test(first) ? { path: existing(first) } : { written: first };
}

function existing(path: string): string {
  if (existsSync(path)) return path;
  throw new UserError({
    es: `No existe la ruta «${path}». Revise que esté bien escrita.`,
    en: `There is no path "${path}". Check its spelling.`,
  });
}

async function verifyNamed(where: Where, written: string): Promise<readonly Verified[]> {
  const here = await shelfHere(where);
  const left = await withdrawalNamed(here, written);
  const entries = left.length > 0 ? left : [(await releaseHere(here, written)).entry];
  const verified: Verified[] = [];
  for (const entry of entries) verified.push(await verifyEntry(here, entry));
  return verified;
}

/** Of a withdrawal that is named by its tag: the version that it is about, where it is still there, and its own release. */
async function withdrawalNamed({ shelf }: ShelfHere, written: string): Promise<readonly ShelfEntry[]> {
  const name = tagOf(written);
  if (name?.tombstone !== true) return [];
  const entries = await shelf.list();
  const tombstone = entries.find(({ tag }) => tag === written);
  if (tombstone === undefined) return [];
  const last = tagText({ ...name, tombstone: false });
  return [...entries.filter(({ tag }) => tag === last), tombstone];
}

async function verifyEntry(here: ShelfHere, { tag, name }: ShelfEntry): Promise<Verified> {
  return await told(tag, undefined, async () => {
    const open = async (asset: string) => await here.shelf.open(tag, asset);
    const papers = await fetchPapers(tag, open, await here.shelf.tag(tag));
    return await verifyOffered({ papers, name, clone: repositoryHere() }, open);
  });
}

async function verifyAt(where: Where, path: string, written: string | undefined): Promise<readonly Verified[]> {
  const found = await downloadsAt(resolve(path));
  if (found.length === 0) {
    throw new UserError({
      es: `En «${path}» no hay ninguna descarga: ni un zip con su versión, como presupuesto-1.2.0.zip, ni una carpeta con manifest.json y SHA256SUMS.`,
      en: `There is no download in "${path}": neither a zip with its version, such as presupuesto-1.2.0.zip, nor a folder with manifest.json and SHA256SUMS.`,
    });
  }
  const verified: Verified[] = [];
  for (const { one, written: meant } of await askedDownloads(found, written)) {
    verified.push(await verifyLocal(where, one, meant));
  }
  return verified;
}

async function verifyLocal(where: Where, one: LocalDownload, asked: string | undefined): Promise<Verified> {
  if (one.kind === 'with-papers') return await verifyWithPapers(where, one, asked);
  const written = asked ?? one.written;
  const subject = basename(one.kind === 'file' ? one.path : one.folder);
  if (written === undefined) throw unnamed(subject);
  const here = await shelfHere(where);
  const { tag, name } = (await releaseHere(here, written)).entry;
  return await told(tag, subject, async () => {
    const papers = await fetchPapers(
      tag,
      async (asset) => await here.shelf.open(tag, asset),
      await here.shelf.tag(tag),
    );
    const order = { papers, name, clone: repositoryHere() };
    if (one.kind === 'file') return await verifyFiles(order, [one.path]);
    return await verifyUnpacked(order, one.folder, here.shelf);
  });
}

async function verifyWithPapers(
  where: Where,
  { folder, files }: Extract<LocalDownload, { readonly kind: 'with-papers' }>,
  asked: string | undefined,
): Promise<Verified> {
  const subject = files.length === 1 && files[0] !== undefined ? basename(files[0]) : basename(folder);
  const open = openerOf(folder);
  const tag = asked === undefined ? await tagIn(folder) : await tagAsked(where, asked);
  const name = tag === undefined ? undefined : tagOf(tag);
  if (tag === undefined || name === undefined) {
    return { tag: subject, subject: undefined, links: [link('manifest-unreadable', {})] };
  }
  return await told(tag, subject, async () => {
    const papers = await fetchPapers(tag, open, await tagFor(where, tag));
    return await verifyFiles({ papers, name, clone: repositoryHere() }, files);
  });
}

async function tagAsked(where: Where, asked: string): Promise<string> {
  return /@\d+\.\d+\.\d+(\+withdrawn)?$/.test(asked)
    ? asked
    : (await releaseHere(await shelfHere(where), asked)).entry.tag;
}

/** The tag where it is asked for; else as the clone has it; else as the repository that this folder belongs to shows it. */
async function tagFor(where: Where, tag: string): Promise<ShelfTag> {
  const isAsked = where.repo !== undefined || where.from !== undefined;
  if (!isAsked && (await cloneTag(repositoryHere(), tag)).kind !== 'missing') return { kind: 'unknown' };
  const here = await shelfHere(where).catch((error: unknown): ShelfHere | undefined => {
    if (error instanceof UserError && !isAsked) return undefined;
    throw error;
  });
  return here === undefined ? { kind: 'unknown' } : await here.shelf.tag(tag);
}

/** Papers that are missing or none are a link of the chain that does not agree. */
async function told(
  tag: string,
  subject: string | undefined,
  work: () => Promise<Verified['links']>,
): Promise<Verified> {
  try {
    return { tag, subject, links: await work() };
  } catch (error) {
    if (error instanceof Disagreement) return { tag, subject, links: error.links };
    throw error;
  }
}

function unnamed(file: string): UserError {
  return new UserError({
    es: `De «${file}» no se sabe de qué versión es. Dígalo: apertura verify CONJUNTO@VERSIÓN ${shellWord(file)}`,
    en: `It is not known which version "${file}" is of. Say it: apertura verify DATASET@VERSION ${shellWord(file)}`,
  });
}
