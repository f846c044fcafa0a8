import { readFileSync } from 'node:fs';
import { load } from 'js-yaml';
import type { Permissions } from '../../../sandbox/account.ts';

/** What the app asks for when it is registered. */
export interface Manifest {
  readonly permissions: Permissions;
  /** Names of webhook events. */
  readonly events: readonly string[];
}

/** Reads an app's manifest: in the demo and in tests it has what app.yml asks for, and no more. */
export function readManifest(path: string): Manifest {
  const written = load(readFileSync(path, 'utf8')) as {
    readonly default_permissions: Permissions;
    readonly default_events: readonly string[];
  };
  return { permissions: written.default_permissions, events: written.default_events };
}
