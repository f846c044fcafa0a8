import { isUtf8 } from 'node:buffer';
import { randomInt } from 'node:crypto';
import { isObject } from '../../core/dataset/authored.ts';
import type { Package } from '../../core/dataset/package.ts';
import { readPackage } from '../../core/dataset/read-package.ts';
import { diffDataset } from '../../core/difference/diff-dataset.ts';
import type { Side } from '../../core/difference/difference.ts';
import { shelvedIn } from '../../core/release/find-release.ts';
import type { Manifest } from '../../core/release/manifest.ts';
import {
  tellDifference,
  tellDifferenceJson,
  tellDifferenceMarkdown,
  type VersionDifference,
} from '../../core/report/diff-face.ts';
import { UserError } from '../../core/user-error.ts';
import type { ZipReader } from '../../io/zip-reader.ts';
import { zipSnapshot } from '../../io/zip-snapshot.ts';
import { withZip } from '../consume/fetch-zip.ts';
import { provenPapers, saidBy } from '../consume/papers.ts';
import { LANGUAGES, oneOf, readArguments, wholeNumber } from './arguments.ts';
import { unexpected, usage } from './command-words.ts';
import { orDisagreement } from './disagreement-told.ts';
import { print } from './output.ts';
import { type ReleaseHere, releaseHere, SHELF_OPTIONS, type ShelfHere, shelfHere } from './shelf-here.ts';

const OPTIONS = {
  ...SHELF_OPTIONS,
  format: { type: 'string', default: 'terminal' },
  limit: { type: 'string', default: '20' },
} as const;
const FORMATS = ['terminal', 'markdown', 'json'] as const;

/** Of the rows of a table: beyond it their removal is significant, as the policy that is shipped has it. */
const SIGNIFICANT = 0.05;

/** `apertura diff NAME@A NAME@B`: what changed between two versions, by meaning. With one, from the one before it. */
export async function diffCommand(args: readonly string[]): Promise<number> {
  const { values, positionals } = readArguments(args, OPTIONS);
  const format = oneOf('--format', values.format, FORMATS);
  const language = oneOf('--lang', values.lang, LANGUAGES);
  const limit = wholeNumber('--limit', values.limit);
  const here = await shelfHere(values);
  return await orDisagreement(language, async () => {
    const [before, after] = await pairHere(here, positionals);
    const change = await compareHere(here, before, after, limit);
    switch (format) {
      case 'terminal':
        await print(tellDifference(change, language));
        return 0;
      case 'markdown':
        await print(tellDifferenceMarkdown(change, language));
        return 0;
      case 'json':
        await print(tellDifferenceJson(change, language));
        return 0;
    }
  });
}

async function pairHere(here: ShelfHere, positionals: readonly string[]): Promise<readonly [ReleaseHere, ReleaseHere]> {
  const [first, second, ...others] = positionals;
  if (first === undefined)
    throw usage({ es: 'diff CONJUNTO@ANTES CONJUNTO@DESPUÉS', en: 'diff DATASET@BEFORE DATASET@AFTER' });
  if (others[0] !== undefined) throw unexpected(others[0], 'diff');
  if (second !== undefined) return [await releaseHere(here, first), await releaseHere(here, second)];
  const after = await releaseHere(here, first);
  const before = await versionBefore(here, after);
  if (before !== undefined) return [before, after];
  throw new UserError({
    es: `${after.entry.tag} es la primera versión: no hay una anterior con qué compararla.`,
    en: `${after.entry.tag} is the first version: there is none before it to compare it with.`,
  });
}

/** The version before it: as its manifest says, since it may have another name; else the one of the next lower number. */
async function versionBefore({ shelf }: ShelfHere, after: ReleaseHere): Promise<ReleaseHere | undefined> {
  const { tag } = after.entry;
  const { previous } = await saidBy(tag, async (asset) => await shelf.open(tag, asset));
  const all = shelvedIn(await shelf.list());
  for (const of of all) {
    const entry = of.releases.find((release) => release.tag === previous);
    if (entry !== undefined) return { entry, of };
  }
  const { releases } = after.of;
  const entry = releases[releases.indexOf(after.entry) + 1];
  return entry && { entry, of: after.of };
}

async function compareHere(
  { shelf }: ShelfHere,
  before: ReleaseHere,
  after: ReleaseHere,
  limit: number,
): Promise<VersionDifference> {
  const [was, is] = [await provenPapers(shelf, before.entry.tag), await provenPapers(shelf, after.entry.tag)];
  const difference = await withZip(shelf, was, before.entry, async (base) =>
    withZip(shelf, is, after.entry, async (head) => {
      const dataset = after.entry.name.dataset;
      const options = { limit, significantRemoval: SIGNIFICANT, dataset, seed: randomInt(2 ** 31), isUtf8 };
      const sides = [await sideOf(base, was.manifest.value), await sideOf(head, is.manifest.value)] as const;
      return await diffDataset(...sides, options);
    }),
  );
  return { before: before.entry.tag, after: after.entry.tag, difference };
}

/** A version as its authors wrote it: what publishing added follows from the rest, and is no change. */
async function sideOf(zip: ZipReader, { dataset, date }: Manifest): Promise<Side> {
  const snapshot = zipSnapshot(zip, dataset);
  const { package: made } = await readPackage(snapshot, dataset);
  return { snapshot, package: made && { ...made, authored: authoredIn(made, date) } };
}

function authoredIn({ authored }: Package, date: string): Package['authored'] {
  if (!isObject(authored)) return authored;
  const isAdded = ([name, value]: readonly [string, unknown]): boolean =>
    name === 'version' || (name === 'created' && value === date);
  return Object.fromEntries(Object.entries(authored).filter((member) => !isAdded(member)));
}
