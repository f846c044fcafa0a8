/** What git says of trees, read. */
import type { Entry, EntryKind } from '../core/snapshot.ts';

/** An entry of a commit: where its bytes are among git's objects. */
export interface TreeEntry extends Entry {
  readonly object: string;
}

/** A changed path of a raw diff, as modes and object ids. */
export interface RawChange {
  readonly path: string;
  readonly before: readonly [mode: string, object: string];
  readonly after: readonly [mode: string, object: string];
}

/** Reads `git diff-tree --raw -z`: `:mode mode object object letter`, then the path. */
export function parseRawDiff(out: string): RawChange[] {
  const parts = out.split('\0');
  const changes: RawChange[] = [];
  for (let i = 0; i + 1 < parts.length; i += 2) {
    const match = /^:(\d{6}) (\d{6}) ([0-9a-f]+) ([0-9a-f]+) [A-Z]/.exec(parts[i] ?? '');
    if (match === null) throw new Error('git diff-tree printed what is not known here');
    const [, modeBefore = '', modeAfter = '', before = '', after = ''] = match;
    changes.push({ path: parts[i + 1] ?? '', before: [modeBefore, before], after: [modeAfter, after] });
  }
  return changes;
}

/** Reads `git ls-tree -l -z`: `mode type object size<TAB>path`. */
export function parseTree(out: string, above: string): TreeEntry[] {
  return out.split('\0').flatMap((line) => {
    const match = /^(\d{6}) \w+ ([0-9a-f]+) +(\d+|-)\t([\s\S]*)$/.exec(line);
    const kind = kindOf(match?.[1] ?? '');
    if (match === null || kind === undefined) return [];
    const path = above === '' ? (match[4] ?? '') : `${above}/${match[4]}`;
    return [{ path, kind, object: match[2] ?? '', size: Number(match[3]) || 0 }];
  });
}

/** Reads a tree object: `mode name NUL` and the id's bytes (20, or 32 where the repository is SHA-256), again and again. */
export function parseTreeObject(bytes: Uint8Array, above: string, idBytes: number): TreeEntry[] {
  const decoder = new TextDecoder();
  const entries: TreeEntry[] = [];
  for (let at = 0; at < bytes.length; ) {
    const space = bytes.indexOf(32, at);
    const nul = bytes.indexOf(0, space);
    const mode = decoder.decode(bytes.subarray(at, space)).padStart(6, '0');
    const name = decoder.decode(bytes.subarray(space + 1, nul));
    const object = Buffer.from(bytes.subarray(nul + 1, nul + 1 + idBytes)).toString('hex');
    const kind = kindOf(mode);
    if (kind !== undefined) entries.push({ path: above === '' ? name : `${above}/${name}`, kind, size: 0, object });
    at = nul + 1 + idBytes;
  }
  return entries;
}

/** What a mode of git says; `undefined` for nothing. */
export function kindOf(mode: string): EntryKind | undefined {
  switch (mode) {
    case '100644':
    case '100755':
    case '100664':
      return 'file';
    case '040000':
      return 'folder';
    case '120000':
      return 'link';
    case '160000':
      return 'submodule';
    case '000000':
    case '':
      return undefined;
    default:
      return 'other';
  }
}
