import type { App, Installation } from '../account.ts';
import type { Repository } from '../repository.ts';
import { fullNameOf } from '../repository.ts';
import type { World } from '../world.ts';
import { showUser } from './account.ts';

type Shown = Readonly<Record<string, unknown>>;

/** When apps and their installations began to be: it matters to nobody here. */
const BEGINNING = '2026-01-01T00:00:00Z';

/** `integration`. */
export function showApp(world: World, app: App): Shown {
  return {
    id: app.id,
    slug: app.slug,
    node_id: `A_${app.id}`,
    client_id: clientIdOf(app),
    owner: showUser(world, app.owner),
    name: app.name,
    description: '',
    external_url: world.url,
    html_url: `${world.url}/apps/${app.slug}`,
    created_at: BEGINNING,
    updated_at: BEGINNING,
    permissions: { metadata: 'read', ...app.permissions },
    events: app.events,
    installations_count: [...world.installations.values()].filter((each) => each.app === app).length,
  };
}

/** What an app may be named by in its JWT instead of its number. */
export function clientIdOf({ id }: App): string {
  return `Iv1.${id.toString(16).padStart(16, '0')}`;
}

/** `installation`. */
export function showInstallation(world: World, installation: Installation): Shown {
  const { id, app, account, repositories, suspended } = installation;
  const api = `${world.url}/api/v3`;
  const isOrganization = account.type === 'Organization';
  const settings = isOrganization ? `/organizations/${account.login}/settings` : '/settings';
  return {
    id,
    client_id: clientIdOf(app),
    account: showUser(world, account),
    repository_selection: repositories === 'all' ? 'all' : 'selected',
    access_tokens_url: `${api}/app/installations/${id}/access_tokens`,
    repositories_url: `${api}/installation/repositories`,
    html_url: `${world.url}${settings}/installations/${id}`,
    app_id: app.id,
    app_slug: app.slug,
    target_id: account.id,
    target_type: account.type,
    permissions: { metadata: 'read', ...app.permissions },
    events: app.events,
    created_at: BEGINNING,
    updated_at: BEGINNING,
    single_file_name: null,
    has_multiple_single_files: false,
    single_file_paths: [],
    suspended_by: suspended ? showUser(world, account) : null,
    suspended_at: suspended ? world.now().toISOString() : null,
  };
}

/** The few words that `installation` events have of a repository. */
export function showInstalledRepository(repository: Repository): Shown {
  const { id, name, visibility } = repository;
  return { id, node_id: `R_${id}`, name, full_name: fullNameOf(repository), private: visibility === 'private' };
}
