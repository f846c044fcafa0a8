/**
 * A snapshot: the files of one moment (a working tree, a commit, memory). All reading of data goes through it; the
 * head of a pull request is only ever this.
 */

export type EntryKind = 'file' | 'folder' | 'link' | 'submodule' | 'other';

export interface Entry {
  /** From the snapshot's root, with `/`, without a leading `./`. The root itself is `''`. */
  readonly path: string;
  readonly kind: EntryKind;
  /** Bytes of a file; 0 for everything else. */
  readonly size: number;
}

export interface Snapshot {
  /** The files (and links and submodules, but no folders) below a folder, at any depth, sorted by path in code units. */
  list(prefix: string): Promise<readonly Entry[]>;
  /** What stands at a path, without following links; `undefined` where there is nothing. */
  stat(path: string): Promise<Entry | undefined>;
  /** A file whole. Callers look at `stat().size` first. */
  read(path: string): Promise<Uint8Array>;
  /** A file's bytes in order. A chunk's bytes may be overwritten once the next one is asked for. */
  open(path: string): AsyncIterable<Uint8Array>;
}

/** A file could not be read although it is there: permissions, a disk fault, a path through a file. */
export class SnapshotError extends Error {
  override readonly name = 'SnapshotError';
  readonly path: string;
  /** The system's own word for it, such as `EACCES`. */
  readonly code: string;

  constructor(path: string, code: string, cause?: unknown) {
    super(`${path}: ${code}`, { cause });
    this.path = path;
    this.code = code;
  }
}
