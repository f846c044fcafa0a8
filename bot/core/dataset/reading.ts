import type { Place } from '../finding.ts';
import { type Entry, type Snapshot, SnapshotError } from '../snapshot.ts';
import { type DatasetFinding, found } from './finding.ts';
import { JSON_BYTES, type JsonProblem, type JsonResult, parseJson } from './json.ts';
import { joinPath } from './paths.ts';

/** Takes a finding. */
export type Report = (finding: DatasetFinding) => void;

/** The reading of one package: its files, where findings go, and the folders already looked at. */
export interface Reading {
  readonly snapshot: Snapshot;
  readonly folder: string;
  readonly report: Report;
  readonly folders: Map<string, Entry | undefined>;
  /** The package's files by what is alike in their names; filled when first asked for. */
  readonly names: Map<string, string>;
}

export type Found =
  | { readonly kind: 'file'; readonly entry: Entry }
  | { readonly kind: 'link' | 'missing' | 'folder' | 'submodule' | 'other' }
  | { readonly kind: 'unreadable'; readonly code: string };

/** What stands at a safe path below the package's folder. A link on the way is told as a link and never followed. */
export async function lookUp(reading: Reading, path: string): Promise<Found> {
  try {
    return await lookAt(reading, path);
  } catch (error) {
    if (error instanceof SnapshotError) return { kind: 'unreadable', code: error.code };
    throw error;
  }
}

async function lookAt(reading: Reading, path: string): Promise<Found> {
  const segments = path.split('/');
  for (let depth = 1; depth < segments.length; depth += 1) {
    const entry = await folderAt(reading, joinPath(reading.folder, segments.slice(0, depth).join('/')));
    if (entry?.kind === 'link') return { kind: 'link' };
  }
  const entry = await reading.snapshot.stat(joinPath(reading.folder, path));
  if (entry === undefined) return { kind: 'missing' };
  return entry.kind === 'file' ? { kind: 'file', entry } : { kind: entry.kind };
}

async function folderAt({ snapshot, folders }: Reading, path: string): Promise<Entry | undefined> {
  if (!folders.has(path)) folders.set(path, await snapshot.stat(path));
  return folders.get(path);
}

/** Reads and parses a JSON file that is there, reporting why where it cannot. */
export async function readJson(reading: Reading, entry: Entry, place: Place): Promise<JsonResult | undefined> {
  if (entry.size > JSON_BYTES) {
    reading.report(found('descriptor-too-large', { bytes: entry.size, limit: JSON_BYTES }, place));
    return undefined;
  }
  const bytes = await readBytes(reading, entry, place);
  const result = bytes && parseJson(bytes);
  if (result && 'problem' in result) reading.report(jsonFinding(result.problem, place));
  return result;
}

async function readBytes(reading: Reading, entry: Entry, place: Place): Promise<Uint8Array | undefined> {
  try {
    return await reading.snapshot.read(entry.path);
  } catch (error) {
    if (!(error instanceof SnapshotError)) throw error;
    reading.report(found('file-unreadable', { code: error.code }, place));
    return undefined;
  }
}

function jsonFinding(problem: JsonProblem, place: Place): DatasetFinding {
  switch (problem.kind) {
    case 'too-large':
      return found('descriptor-too-large', { bytes: problem.bytes, limit: problem.limit }, place);
    case 'too-deep':
      return found('descriptor-too-deep', { limit: problem.limit }, { ...place, line: problem.line });
    case 'encoding':
      return found('descriptor-encoding', { looks: problem.looks }, { ...place, line: problem.line });
    case 'syntax': {
      const facts = { problem: problem.problem, found: problem.found, column: problem.column };
      return found('descriptor-syntax', facts, { ...place, line: problem.line });
    }
  }
}
