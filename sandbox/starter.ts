import type { Release } from './repository.ts';
import type { World } from './world.ts';

/** Leaves an empty file in a release, as an upload does that breaks down on GitHub's side. */
export function leaveStarter(world: World, release: Release, name: string): void {
  release.assets.push({
    id: world.next(),
    name,
    label: '',
    contentType: 'application/octet-stream',
    state: 'starter',
    bytes: new Uint8Array(),
    uploader: release.author,
    createdAt: world.now(),
  });
}
