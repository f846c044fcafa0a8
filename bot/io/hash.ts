import { createHash as createNodeHash, getHashes } from 'node:crypto';
import type { CreateHash } from '../core/dataset/integrity.ts';

const KNOWN = new Set(getHashes());

/** Running hashes, by Node's crypto. */
export const createHash: CreateHash = (algorithm) => {
  if (!KNOWN.has(algorithm)) return undefined;
  const hash = createNodeHash(algorithm);
  return {
    update: (bytes) => {
      hash.update(bytes);
    },
    digest: () => hash.digest('hex'),
  };
};
