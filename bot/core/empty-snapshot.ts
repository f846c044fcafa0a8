import { type Snapshot, SnapshotError } from './snapshot.ts';

/** Nothing: what was before the first commit. */
export const EMPTY_SNAPSHOT: Snapshot = {
  list: async () => [],
  stat: async (path) => (path === '' ? { path, kind: 'folder', size: 0 } : undefined),
  read: async (path) => {
    throw new SnapshotError(path, 'ENOENT');
  },
  open: (path) => {
    throw new SnapshotError(path, 'ENOENT');
  },
};
