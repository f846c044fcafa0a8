import { join } from 'node:path';
import { zipName } from '../../core/release/names.ts';
import { versionText } from '../../core/release/version.ts';
import { type Download, tellDownload } from '../../core/report/get-face.ts';
import { UserError } from '../../core/user-error.ts';
import { assetNames, keepAll, placeOf } from '../consume/keep.ts';
import { type FetchedPapers, provenPapers } from '../consume/papers.ts';
import { type Chosen, chosenRelease } from '../consume/renamed.ts';
import { LANGUAGES, oneOf, readArguments } from './arguments.ts';
import { unexpected, usage } from './command-words.ts';
import { orDisagreement } from './disagreement-told.ts';
import { print } from './output.ts';
import { releaseHere, SHELF_OPTIONS, type ShelfHere, shelfHere } from './shelf-here.ts';

const OPTIONS = {
  ...SHELF_OPTIONS,
  to: { type: 'string', default: '.' },
  asset: { type: 'string', default: 'zip' },
  extract: { type: 'boolean', default: false },
} as const;

/** `apertura get NAME[@VERSION] [--to FOLDER] [--asset zip|parquet|all|FILE] [--extract]`: downloads, and proves. */
export async function getCommand(args: readonly string[]): Promise<number> {
  const { values, positionals } = readArguments(args, OPTIONS);
  const language = oneOf('--lang', values.lang, LANGUAGES);
  const [written, ...others] = positionals;
  if (written === undefined) {
    throw usage({ es: 'get CONJUNTO[@VERSIÓN] [--to CARPETA]', en: 'get DATASET[@VERSION] [--to FOLDER]' });
  }
  if (others[0] !== undefined) throw unexpected(others[0], 'get');
  const here = await shelfHere(values);
  const release = await releaseHere(here, written);
  return await orDisagreement(language, async () => {
    // Whoever names no version wants the latest, whatever it is called now.
    const chosen = await chosenRelease(here.shelf, release, !written.includes('@'));
    const done = await downloadHere(here, chosen, values);
    const former = chosen.of === release.of ? undefined : { dataset: release.of.dataset, last: release.entry.tag };
    await print(tellDownload({ ...done, followed: former }, language));
    return 0;
  });
}

interface Wanted {
  readonly to: string;
  readonly asset: string;
  readonly extract: boolean;
}

async function downloadHere(
  { shelf }: ShelfHere,
  { entry, of, withdrawal }: Chosen,
  wanted: Wanted,
): Promise<Omit<Download, 'followed'>> {
  const { tag, name } = entry;
  const papers = await provenPapers(shelf, tag);
  const zip = zipName(name.dataset, name.version);
  const chosen = chosenAssets(papers, wanted, zip);
  const files = chosen.map((asset) => ({
    asset,
    path: placeOf(wanted.to, tag, asset, chosen.length === 1 ? zip : ''),
  }));
  const folder = join(wanted.to, zip.replace(/\.zip$/, ''));
  const unpackTo = wanted.extract ? { asset: zip, folder } : undefined;
  const kept = await keepAll({ shelf, papers, files, unpackTo });
  const [newest] = of.releases;
  return {
    ...kept,
    tag,
    title: papers.manifest.value.title,
    date: papers.manifest.value.date,
    tagged: papers.tagged.kind === 'annotated',
    version: versionText(name.version),
    dataset: name.dataset,
    newer: newest === undefined || newest === entry ? undefined : newest.tag,
    isWithdrawn: of.withdrawn !== undefined,
    withdrawal,
  };
}

function chosenAssets(papers: FetchedPapers, { asset, extract }: Wanted, zip: string): readonly string[] {
  const all = assetNames(papers);
  const chosen = assetsNamed(all, asset, zip);
  if (chosen.length === 0 || !chosen.every((each) => all.includes(each))) throw noAsset(papers.tag, asset, all);
  if (!extract || chosen.includes(zip)) return chosen;
  throw new UserError({
    es: '--extract extrae el zip: úselo con --asset zip o --asset all.',
    en: '--extract unpacks the zip: use it with --asset zip or --asset all.',
  });
}

function assetsNamed(all: readonly string[], asset: string, zip: string): readonly string[] {
  switch (asset) {
    case 'zip':
      return [zip];
    case 'parquet':
      return all.filter((name) => name.endsWith('.parquet'));
    case 'all':
      return all;
    default:
      return [asset];
  }
}

function noAsset(tag: string, asset: string, all: readonly string[]): UserError {
  const names = all.join(', ');
  return new UserError({
    es: `${tag} no tiene «${asset}». Sus archivos: ${names}.`,
    en: `${tag} has no "${asset}". Its files: ${names}.`,
  });
}
