import { gzipSync } from 'node:zlib';

/** Some kilobytes that become so many megabytes: one line of a table that never ends. */
export function packed(megabytes: number): Uint8Array {
  return gzipSync(Buffer.alloc(megabytes * 1024 * 1024, 'x'), { level: 9 });
}
