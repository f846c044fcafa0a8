/** What git says of trees, read. */
import type { Entry, EntryKind } from '../core/snapshot.ts';

/** An entry of a tree object. */
export interface TreeItem {
  /** Within its folder. */
  readonly name: string;
  /** The name's bytes, each as one sign: of two that are no UTF-8 the names may be one, and these are not. */
  readonly raw: string;
  /** Six digits, as git writes them. */
  readonly mode: string;
  readonly kind: EntryKind;
  readonly object: string;
}

/** Reads `git ls-tree -r -l -z`: `mode type object size<TAB>path`. */
export function parseTree(out: string): Entry[] {
  return out.split('\0').flatMap((line) => {
    const match = /^(\d{6}) \w+ [0-9a-f]+ +(\d+|-)\t([\s\S]*)$/.exec(line);
    const kind = kindOf(match?.[1] ?? '');
    if (match === null || kind === undefined) return [];
    return [{ path: match[3] ?? '', kind, size: Number(match[2]) || 0 }];
  });
}

/** Reads a tree object: `mode name NUL` and the id's bytes (20, or 32 where the repository is SHA-256), again and again. */
export function parseTreeObject(tree: Uint8Array, idBytes: number): TreeItem[] {
  const bytes = Buffer.from(tree.buffer, tree.byteOffset, tree.length);
  const items: TreeItem[] = [];
  for (let at = 0; at < bytes.length; ) {
    const space = bytes.indexOf(32, at);
    const nul = bytes.indexOf(0, space);
    const mode = bytes.toString('latin1', at, space).padStart(6, '0');
    const kind = kindOf(mode);
    const name = bytes.toString('utf8', space + 1, nul);
    const raw = bytes.toString('latin1', space + 1, nul);
    at = nul + 1 + idBytes;
    if (kind !== undefined) items.push({ name, raw, mode, kind, object: bytes.toString('hex', nul + 1, at) });
  }
  // Git makes none; but of two of a name one would hide the other from a review.
  if (new Set(items.map(({ raw }) => raw)).size < items.length) throw new Error('a tree of git has a name twice');
  return items;
}

/** What a mode of git says; `undefined` for nothing. */
function kindOf(mode: string): EntryKind | undefined {
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
