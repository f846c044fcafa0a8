import { createRequire } from 'node:module';

/** The program's own version: what another one judged is judged again. */
export const VERSION: string = versionOf();

function versionOf(): string {
  // Beside the sources, and beside what is built of them one folder further down.
  for (const path of ['../../../package.json', '../../../../package.json']) {
    try {
      return (createRequire(import.meta.url)(path) as { readonly version: string }).version;
    } catch {
      // It is the other one.
    }
  }
  return '0';
}
