import { isUtf8 } from 'node:buffer';
import { createHash } from '../../io/hash.ts';
import { VERSION } from '../github/version.ts';

/** Who publishes, as releases say it. */
export const PROGRAM = `apertura ${VERSION}`;

/** How the data are looked at when they are published; findings are counted, and none is told. */
export const PUBLISH_OPTIONS = { limit: 10, createHash, isUtf8 } as const;
