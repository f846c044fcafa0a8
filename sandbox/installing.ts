import type { Account, App, Installation } from './account.ts';
import { fullNameOf, type Repository } from './repository.ts';
import { showInstallation, showInstalledRepository } from './show/app.ts';
import type { World } from './world.ts';

/** What is done to installations in GitHub's settings, by people rather than by the API. */

/** Installs an app on an account, for all its repositories or some. */
export function install(
  world: World,
  app: App,
  account: Account,
  repositories: 'all' | readonly Repository[] = 'all',
): Installation {
  const names = repositories === 'all' ? 'all' : new Set(repositories.map(nameOf));
  const installation: Installation = { id: world.next(), app, account, repositories: names, suspended: false };
  world.installations.set(installation.id, installation);
  tell(world, installation, 'created', { repositories: shown(reachOf(world, installation)), requester: null });
  return installation;
}

/** Takes an app away; its tokens are worth nothing from then on. */
export function uninstall(world: World, installation: Installation): void {
  tell(world, installation, 'deleted', { repositories: shown(reachOf(world, installation)), requester: null });
  world.installations.delete(installation.id);
  for (const [secret, token] of world.tokens) {
    if (token.kind === 'installation' && token.installation === installation) world.tokens.delete(secret);
  }
}

/** Suspends an installation, or lets it work again. */
export function suspend(world: World, installation: Installation, suspended = true): void {
  installation.suspended = suspended;
  tell(world, installation, suspended ? 'suspend' : 'unsuspend', {});
}

/** Gives an installation more repositories; one that has all has them already. */
export function addRepositories(world: World, installation: Installation, added: readonly Repository[]): void {
  if (installation.repositories === 'all') return;
  installation.repositories = new Set([...installation.repositories, ...added.map(nameOf)]);
  tellOfRepositories(world, installation, 'added', added, []);
}

/** Takes repositories away; one that had all has the others from then on. */
export function removeRepositories(world: World, installation: Installation, removed: readonly Repository[]): void {
  const gone = new Set(removed.map(nameOf));
  const left = reachOf(world, installation).map(nameOf);
  installation.repositories = new Set(left.filter((name) => !gone.has(name)));
  tellOfRepositories(world, installation, 'removed', [], removed);
}

/** The repositories that an installation reaches. */
export function reachOf(world: World, { account, repositories }: Installation): readonly Repository[] {
  return [...world.repositories.values()].filter(
    (repository) => repository.owner === account && (repositories === 'all' || repositories.has(nameOf(repository))),
  );
}

function nameOf(repository: Repository): string {
  return fullNameOf(repository).toLowerCase();
}

function shown(repositories: readonly Repository[]): readonly unknown[] {
  return repositories.map(showInstalledRepository);
}

function tell(
  world: World,
  installation: Installation,
  action: string,
  payload: Readonly<Record<string, unknown>>,
): void {
  world.outbox.emit({
    name: 'installation',
    action,
    repository: undefined,
    organization: organizationOf(installation),
    sender: senderOf(installation),
    payload: { ...payload, installation: showInstallation(world, installation) },
  });
}

function tellOfRepositories(
  world: World,
  installation: Installation,
  action: 'added' | 'removed',
  added: readonly Repository[],
  removed: readonly Repository[],
): void {
  world.outbox.emit({
    name: 'installation_repositories',
    action,
    repository: undefined,
    organization: organizationOf(installation),
    sender: senderOf(installation),
    payload: {
      installation: showInstallation(world, installation),
      repository_selection: 'selected',
      repositories_added: shown(added),
      repositories_removed: shown(removed),
      requester: null,
    },
  });
}

function organizationOf({ account }: Installation): Account | undefined {
  return account.type === 'Organization' ? account : undefined;
}

function senderOf({ account, app }: Installation): Account {
  return account.type === 'User' ? account : app.owner;
}
