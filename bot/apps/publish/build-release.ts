import { join } from 'node:path';
import { DESCRIPTOR, type Package } from '../../core/dataset/package.ts';
import { readPackage } from '../../core/dataset/read-package.ts';
import type { Language } from '../../core/finding.ts';
import { DEFAULT_ZONE, dayAt } from '../../core/plan/dates.ts';
import { DATASETS } from '../../core/plan/evidence.ts';
import { citationCff, citationOf } from '../../core/release/citation.ts';
import { dictionaryCsv } from '../../core/release/dictionary.ts';
import type { ManifestResource } from '../../core/release/manifest.ts';
import { movedRows } from '../../core/release/moved-rows.ts';
import { ASSETS, zipName } from '../../core/release/names.ts';
import { releaseNotes } from '../../core/release/notes.ts';
import { parquetNames } from '../../core/release/parquet-names.ts';
import type { PlannedRelease } from '../../core/release/planned.ts';
import { descriptorText, type MeasuredResource, publishedDescriptor } from '../../core/release/published-descriptor.ts';
import { qualityText } from '../../core/release/quality-report.ts';
import { receiptText } from '../../core/release/receipt.ts';
import { versionText } from '../../core/release/version.ts';
import type { Json } from '../../core/table/schema.ts';
import { type ScoredRelease, scoreRelease } from '../../flows/score-release.ts';
import { createHash } from '../../io/hash.ts';
import { writeParquet } from '../../io/parquet/write-parquet.ts';
import { writeZip } from '../../io/zip-file.ts';
import type { AssetFolder } from './asset-folder.ts';
import type { BuildOrder, Built } from './build-order.ts';
import { measureResources, packageFiles, zipEntries } from './package-files.ts';

type ReleaseOrder = BuildOrder & { readonly planned: PlannedRelease };

/** A version, read once and for all its files. */
interface Read {
  readonly made: Package;
  readonly title: string;
  readonly descriptor: Json;
  readonly measured: ReadonlyMap<string, MeasuredResource>;
  readonly scored: ScoredRelease;
  readonly language: Language;
  readonly timeZone: string;
}

/** Makes the files of a version. Its data are read a few times from end to end and never held whole. */
export async function buildRelease(order: ReleaseOrder, folder: AssetFolder): Promise<Built> {
  const read = await readRelease(order);
  const parquet = await writeData(order, read, folder);
  const notes = await writeWords(order, read, folder);
  const manifest = await folder.close(manifestOf(order, read), parquet);
  return { manifest, files: folder.files, descriptor: read.descriptor, notes };
}

async function readRelease({ planned, snapshot, plan }: ReleaseOrder): Promise<Read> {
  const { dataset, version, date } = planned;
  const timeZone = plan.institution?.timeZone ?? DEFAULT_ZONE;
  const today = dayAt(Date.parse(date), timeZone);
  const { package: made } = await readPackage(snapshot, `${DATASETS}/${dataset}`);
  const scored = await scoreRelease({ snapshot, dataset, plan, today, options: { createHash } });
  if (made === undefined || scored === undefined) throw new Error(`${planned.tag}: the descriptor cannot be read`);
  const measured = await measureResources(snapshot, made);
  return {
    made,
    title: made.title?.trim() || dataset,
    descriptor: publishedDescriptor(made, { version, date, measured }),
    measured,
    scored,
    language: plan.institution?.language ?? 'es',
    timeZone,
  };
}

/** Both at once: DuckDB has threads of its own, while the zip is packed in this one. */
async function writeData(order: ReleaseOrder, read: Read, folder: AssetFolder): Promise<ReadonlyMap<string, string>> {
  const [zip, tables] = await Promise.allSettled([writePackage(order, read, folder), writeTables(order, read, folder)]);
  if (zip.status === 'rejected') throw zip.reason;
  if (tables.status === 'rejected') throw tables.reason;
  return tables.value;
}

async function writePackage({ planned, snapshot }: ReleaseOrder, read: Read, folder: AssetFolder): Promise<void> {
  const descriptor = new TextEncoder().encode(descriptorText(read.descriptor));
  const entries = [
    ...zipEntries(snapshot, read.made, await packageFiles(snapshot, read.made)),
    { name: DESCRIPTOR, size: descriptor.length, open: () => only(descriptor) },
  ];
  await folder.stream(zipName(planned.dataset, planned.version), 'application/zip', async (sink) => {
    await writeZip(entries, planned.date, sink);
  });
}

async function* only(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

/** Writes a Parquet file for every table, one after the other. Gives the resource of each file. */
async function writeTables(
  { snapshot }: ReleaseOrder,
  { made }: Read,
  folder: AssetFolder,
): Promise<ReadonlyMap<string, string>> {
  const tables = made.resources.filter(({ kind, readable }) => kind === 'table' && readable);
  const names = parquetNames(tables.map(({ name }) => name));
  const resources = new Map<string, string>();
  for (const resource of tables) {
    const name = names.get(resource.name);
    if (name === undefined) continue;
    const path = join(folder.work, name);
    await writeParquet({ snapshot, resource, folder: folder.work, path });
    await folder.take(name, 'application/vnd.apache.parquet', path);
    resources.set(name, resource.name);
  }
  return resources;
}

/** Everything that is told of the data, for people and machines. */
async function writeWords(order: ReleaseOrder, read: Read, folder: AssetFolder): Promise<Built['notes']> {
  const { planned, plan } = order;
  const { made, title, scored, language, timeZone } = read;
  const data = folder.files;
  const citation = citationOf(made, planned, plan.institution);
  await folder.text(ASSETS.dictionary, 'text/csv', dictionaryCsv(made, planned.withheld));
  await folder.text(ASSETS.quality, 'application/json', qualityText(planned, scored.checked));
  await folder.text(ASSETS.citation, 'application/yaml', citationCff(citation, language));
  const resources = resourcesOf(read);
  const about = {
    planned,
    title,
    timeZone,
    citation,
    checked: scored.checked,
    resources,
    fields: fieldsOf(made),
    files: data,
  };
  const notes = { es: releaseNotes(about, 'es'), en: releaseNotes(about, 'en') };
  await folder.text(ASSETS.notesEs, 'text/markdown', notes.es);
  await folder.text(ASSETS.notesEn, 'text/markdown', notes.en);
  const institution = plan.institution?.name ?? '';
  const rows = totalRows(resources);
  const receipt = receiptText({ planned, title, institution, timeZone, files: folder.files, rows, language });
  await folder.text(ASSETS.receipt, 'text/plain', receipt);
  return notes;
}

function manifestOf({ planned }: ReleaseOrder, read: Read): Parameters<AssetFolder['close']>[0] {
  const { dataset, version, tag, folio, commit, tree, date, previous, trial, impact, bump, coverage, program } =
    planned;
  return {
    apertura: 1,
    kind: 'release',
    dataset,
    version: versionText(version),
    tag,
    folio,
    title: read.title,
    commit,
    tree,
    date,
    previous: previous?.tag,
    trial,
    impact,
    bump,
    rows: movedRows(planned.difference),
    coverage,
    resources: resourcesOf(read),
    program,
  };
}

function resourcesOf({ made, measured, scored }: Read): readonly ManifestResource[] {
  return made.resources.map(({ name, title, data, format, mediatype }, index) => {
    const summary = scored.resources[index];
    const path = data.kind === 'files' ? data.paths[0]?.slice(made.folder.length + 1) : undefined;
    const { bytes = 0, sha256 } = measured.get(name) ?? {};
    return { name, title, path, format, mediatype, bytes, sha256, rows: summary?.rows, fields: summary?.fields };
  });
}

function fieldsOf({ resources }: Package): ReadonlyMap<string, readonly string[]> {
  return new Map(
    resources.flatMap(({ name, schema }) =>
      schema === undefined ? [] : [[name, schema.fields.map((field) => field.name)]],
    ),
  );
}

function totalRows(resources: readonly ManifestResource[]): number | undefined {
  const rows = resources.flatMap((resource) => resource.rows ?? []);
  return rows.length === 0 ? undefined : rows.reduce((sum, count) => sum + count, 0);
}
