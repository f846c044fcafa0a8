/** Whether the app that judges is installed, and may do what it has to, no more and no less. */
import type { AppManifest, Examined } from './examined.ts';
import { unseen } from './hidden.ts';
import { type LiveApp, shown } from './live.ts';
import { foundSetting, type SettingsFinding } from './settings-finding.ts';

/** Looks at the installation of the app; in Actions-only there is none. */
export function examineApp({ settings: { source }, people, base }: Examined): readonly SettingsFinding[] {
  if (source?.kind !== 'app') return [];
  if (people.apps.kind === 'hidden') return unseen(people.apps, 'apps', String(source.id));
  const app = shown(people.apps)?.find(({ id }) => id === source.id);
  if (app === undefined) return [foundSetting('repository-app-missing', { app: source.id })];
  return [
    ...(app.suspended ? [foundSetting('repository-app-suspended', { app: app.slug })] : []),
    ...(base?.manifest === undefined ? [] : againstManifest(app, base.manifest)),
  ];
}

const ACCESS = ['read', 'write', 'admin'];

function reaches(has: string | undefined, asks: string): boolean {
  return ACCESS.indexOf(has ?? '') >= ACCESS.indexOf(asks);
}

function against(
  app: LiveApp,
  { permissions, events }: AppManifest,
): Readonly<Record<'missing' | 'excess' | 'events', readonly string[]>> {
  // GitHub adds the right to read metadata by itself.
  const given = Object.entries(app.permissions).filter(([name, access]) => name !== 'metadata' || access !== 'read');
  return {
    missing: told(Object.entries(permissions).filter(([name, asks]) => !reaches(app.permissions[name], asks))),
    excess: told(given.filter(([name, has]) => !reaches(permissions[name], has))),
    events: events.filter((event) => !app.events.includes(event)),
  };
}

function told(permissions: readonly (readonly [string, string])[]): readonly string[] {
  return permissions.map(([name, access]) => `${name}: ${access}`).sort();
}

function againstManifest(app: LiveApp, manifest: AppManifest): readonly SettingsFinding[] {
  const { missing, excess, events } = against(app, manifest);
  return [
    ...(missing.length > 0 ? [foundSetting('repository-app-permissions', { app: app.slug, missing })] : []),
    ...(excess.length > 0 ? [foundSetting('repository-app-excess', { app: app.slug, excess })] : []),
    ...(events.length > 0 ? [foundSetting('repository-app-events', { app: app.slug, missing: events })] : []),
  ];
}
