import { textOf } from '../../core/dataset/authored.ts';
import { DESCRIPTOR, type Package, type Resource } from '../../core/dataset/package.ts';
import { extensionOf, joinPath, judgePath } from '../../core/dataset/paths.ts';
import { WITHDRAWAL_FILE } from '../../core/governance/withdrawal.ts';
import type { MeasuredResource } from '../../core/release/published-descriptor.ts';
import type { Entry, Snapshot } from '../../core/snapshot.ts';
import { measureBytes } from '../../io/asset-file.ts';
import type { ZipEntry } from '../../io/zip-file.ts';

/** What explains the data. */
const DOCUMENTS = new Set([
  'md',
  'txt',
  'rst',
  'html',
  'htm',
  'pdf',
  'png',
  'jpg',
  'jpeg',
  'gif',
  'webp',
  'svg',
  'cff',
]);
const LEGAL = /^(?:LICEN[CS]E|NOTICE|COPYING|AUTHORS)$/i;

/**
 * The files that belong into the package: those that the descriptor names (data, schemas, dialects, its picture), and
 * documents. Data that the descriptor does not name are left out, because nobody described them and no check has read
 * them, and what is published cannot be taken back; so are hidden files, links, and the record of a withdrawal, which
 * speaks of what is no longer in the package. The descriptor itself is not among them: it is published anew.
 */
export async function packageFiles(snapshot: Snapshot, made: Package): Promise<readonly Entry[]> {
  const named = namedPaths(made);
  const entries = await snapshot.list(made.folder);
  return entries.filter(({ path, kind }) => {
    const below = path.slice(made.folder.length + 1);
    if (kind !== 'file' || below === DESCRIPTOR || below === WITHDRAWAL_FILE || judgePath(below).kind !== 'path')
      return false;
    return named.has(path) || DOCUMENTS.has(extensionOf(below) ?? '') || LEGAL.test(below);
  });
}

/** The same as entries of a zip, from the package's folder. */
export function zipEntries(snapshot: Snapshot, made: Package, entries: readonly Entry[]): readonly ZipEntry[] {
  return entries.map(({ path, size }) => ({
    name: path.slice(made.folder.length + 1),
    size,
    open: () => snapshot.open(path),
  }));
}

function namedPaths(made: Package): ReadonlySet<string> {
  const written = [textOf(made.authored, 'image'), ...made.resources.flatMap(referencesOf)];
  const references = written.flatMap((path) =>
    path !== undefined && judgePath(path).kind === 'path' ? [joinPath(made.folder, path)] : [],
  );
  return new Set([...made.resources.flatMap(pathsOf), ...references]);
}

/** Schemas and dialects that stand in files of their own. */
function referencesOf({ authored }: Resource): readonly (string | undefined)[] {
  return [textOf(authored, 'schema'), textOf(authored, 'dialect')];
}

function pathsOf({ data }: Resource): readonly string[] {
  return data.kind === 'files' ? data.paths : [];
}

/** Bytes of each resource's files, and the hash where there is one file. A resource whose files are not there has none. */
export async function measureResources(
  snapshot: Snapshot,
  made: Package,
): Promise<ReadonlyMap<string, MeasuredResource>> {
  const measured = new Map<string, MeasuredResource>();
  for (const resource of made.resources) {
    const found = await measureResource(snapshot, pathsOf(resource));
    if (found !== undefined) measured.set(resource.name, found);
  }
  return measured;
}

async function measureResource(snapshot: Snapshot, paths: readonly string[]): Promise<MeasuredResource | undefined> {
  const entries = await Promise.all(paths.map(async (path) => await snapshot.stat(path)));
  if (entries.length === 0 || entries.some((entry) => entry?.kind !== 'file')) return undefined;
  const [only, ...rest] = paths;
  if (only !== undefined && rest.length === 0) {
    const { size, sha256 } = await measureBytes(snapshot.open(only));
    return { bytes: size, sha256 };
  }
  return { bytes: entries.reduce((sum, entry) => sum + (entry?.size ?? 0), 0), sha256: undefined };
}
