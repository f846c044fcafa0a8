import type { Seen } from './live.ts';
import { foundSetting, type Hidden, type SettingsFinding } from './settings-finding.ts';

/** A finding where something is hidden; nothing where it is seen. */
export function unseen(seen: Seen<unknown> | undefined, what: Hidden, name = ''): readonly SettingsFinding[] {
  return seen?.kind === 'hidden' ? [foundSetting('repository-unseen', { what, name, status: seen.status })] : [];
}
