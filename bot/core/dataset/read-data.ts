import { type Entry, type Snapshot, SnapshotError } from '../snapshot.ts';
import type { Json } from '../table/schema.ts';
import { memberOf, oneOrMore } from './authored.ts';
import { found } from './finding.ts';
import { below, type Origin, placeAt } from './origin.ts';
import type { ResourceData } from './package.ts';
import { joinPath, judgePath } from './paths.ts';
import { lookUp, type Reading } from './reading.ts';

/** Where a resource's data is, and whether all of it is there to be read. */
export interface LocatedData {
  readonly data: ResourceData;
  readonly sound: boolean;
}

/** Finds a resource's data, reporting unsafe paths, URLs, and files that are not there. */
export async function readData(reading: Reading, resource: Json, at: Origin): Promise<LocatedData> {
  const property = memberOf(resource, 'path') === undefined ? 'url' : 'path';
  const written = memberOf(resource, property);
  const inline = memberOf(resource, 'data');
  if (written === undefined) {
    return inline === undefined ? NOWHERE : { data: { kind: 'inline', data: inline }, sound: true };
  }
  const paths = oneOrMore(written);
  const origins = paths.map((_, index) =>
    typeof written === 'string' ? below(at, property) : below(at, property, index),
  );
  const urls = paths.filter((path) => judgePath(path).kind === 'url');
  if (urls.length > 0) return remoteData(reading, paths, urls, below(at, property));
  const sound = await allThere(reading, paths, origins);
  const files = paths.filter((path) => judgePath(path).kind === 'path').map((path) => joinPath(reading.folder, path));
  return { data: { kind: 'files', paths: files }, sound: sound && files.length > 0 };
}

const NOWHERE: LocatedData = { data: { kind: 'unknown' }, sound: false };

function remoteData(reading: Reading, paths: readonly string[], urls: readonly string[], at: Origin): LocatedData {
  if (urls.length < paths.length) {
    reading.report(found('mixed-paths', {}, placeAt(at)));
    return NOWHERE;
  }
  for (const url of urls) reading.report(found('remote-path', { url }, placeAt(at)));
  return { data: { kind: 'remote', urls }, sound: false };
}

async function allThere(reading: Reading, paths: readonly string[], origins: readonly Origin[]): Promise<boolean> {
  let sound = true;
  for (const [index, path] of paths.entries()) {
    const origin = origins[index];
    if (origin !== undefined && !(await isThere(reading, path, origin))) sound = false;
  }
  return sound;
}

async function isThere(reading: Reading, written: string, at: Origin): Promise<boolean> {
  const judged = judgePath(written);
  if (judged.kind === 'unsafe') {
    reading.report(found('unsafe-path', { written, problem: judged.problem }, placeAt(at)));
    return false;
  }
  const there = await lookUp(reading, written);
  if (there.kind === 'file') return true;
  if (there.kind === 'link') {
    reading.report(found('unsafe-path', { written, problem: 'link' }, placeAt(at)));
  } else if (there.kind === 'missing') {
    reading.report(found('file-missing', { written, similar: await similarFile(reading, written) }, placeAt(at)));
  } else if (there.kind === 'unreadable') {
    const place = { ...placeAt(at), path: joinPath(reading.folder, written), line: undefined };
    reading.report(found('file-unreadable', { code: there.code }, place));
  } else {
    reading.report(found('not-a-file', { written, kind: there.kind }, placeAt(at)));
  }
  return false;
}

/** A file that differs from the written path only in capitals, accents, or spaces and hyphens. */
async function similarFile({ snapshot, folder, names }: Reading, written: string): Promise<string | undefined> {
  if (names.size === 0) {
    const skipped = folder === '' ? 0 : folder.length + 1;
    for (const { path } of await listed(snapshot, folder)) names.set(essence(path.slice(skipped)), path.slice(skipped));
  }
  return names.get(essence(written));
}

/** A folder that may not be looked into only offers no similar name. */
async function listed(snapshot: Snapshot, folder: string): Promise<readonly Entry[]> {
  try {
    return await snapshot.list(folder);
  } catch (error) {
    if (error instanceof SnapshotError) return [];
    throw error;
  }
}

function essence(path: string): string {
  return path
    .normalize('NFKD')
    .replace(/[\p{M}\s_-]/gu, '')
    .toLowerCase();
}
