import { isAtLeast, roleIn } from '../access.ts';
import { doer } from '../auth.ts';
import { Body } from '../body.ts';
import { afterPush } from '../git/push.ts';
import { objectOf, setRef, tipOf } from '../git/refs.ts';
import { gitIf } from '../git/run.ts';
import { burn, isBurned, isImmutable } from '../immutable.ts';
import { type Answer, ApiError, type Call, type Operation } from '../operation.ts';
import { need, paginate } from '../pagination.ts';
import type { Release } from '../repository.ts';
import { refusedPush } from '../rules.ts';
import { showRelease } from '../show/release.ts';

const READ = { permission: ['contents', 'read'], role: 'read' } as const;
const WRITE = { permission: ['contents', 'write'], role: 'write' } as const;
const RELEASES = '/repos/{owner}/{repo}/releases';
const ONE = `${RELEASES}/{release_id}`;

/** Releases: drafted, published, read. */
export const RELEASE_OPERATIONS: readonly Operation[] = [
  {
    id: 'repos/list-releases',
    method: 'GET',
    path: RELEASES,
    needs: READ,
    handle: async (call) => {
      const found = [...call.repository.releases.values()].filter((release) => isSeen(call, release)).reverse();
      return await paginate(call, found, (release) => showRelease(call.world, call.repository, release));
    },
  },
  { id: 'repos/create-release', method: 'POST', path: RELEASES, needs: WRITE, handle: create },
  {
    id: 'repos/get-release',
    method: 'GET',
    path: ONE,
    needs: READ,
    handle: (call) => shown(call, 200, releaseIn(call)),
  },
  {
    id: 'repos/get-release-by-tag',
    method: 'GET',
    path: `${RELEASES}/tags/{tag}`,
    needs: READ,
    handle: (call) => {
      const all = [...call.repository.releases.values()];
      return shown(call, 200, need(all.find(({ draft, tagName }) => !draft && tagName === call.params['tag'])));
    },
  },
  {
    id: 'repos/get-latest-release',
    method: 'GET',
    path: `${RELEASES}/latest`,
    needs: READ,
    handle: (call) => {
      const all = [...call.repository.releases.values()].filter(({ draft, prerelease }) => !draft && !prerelease);
      return shown(call, 200, need(all.at(-1)));
    },
  },
  { id: 'repos/update-release', method: 'PATCH', path: ONE, needs: WRITE, handle: update },
  { id: 'repos/delete-release', method: 'DELETE', path: ONE, needs: WRITE, handle: remove },
];

/** Drafts are seen by those who may write. */
function isSeen({ world, repository, actor }: Call, { draft }: Release): boolean {
  if (!draft) return true;
  if (actor.kind === 'user') return isAtLeast(roleIn(world, repository, actor.account), 'write');
  return actor.kind === 'installation' && actor.permissions['contents'] === 'write';
}

/** The release of a request's path, for those who see it. */
export function releaseIn(call: Call): Release {
  const release = need(call.repository.releases.get(Number(call.params['release_id'])));
  if (!isSeen(call, release)) throw new ApiError(404, 'Not Found');
  return release;
}

function shown({ world, repository }: Call, status: number, release: Release): Answer {
  return { status, body: showRelease(world, repository, release) };
}

function invalid(field: string, code: string, message?: string): ApiError {
  const error = { resource: 'Release', field, code, ...(message === undefined ? {} : { message }) };
  return new ApiError(422, 'Validation Failed', [error]);
}

/** Refuses to change what was published for good. */
export function refuseImmutable({ immutable, draft }: Release): void {
  if (immutable && !draft) throw new ApiError(422, 'Cannot modify an immutable release.');
}

async function create(call: Call): Promise<Answer> {
  const { world, repository, actor } = call;
  const body = new Body(call);
  const tagName = body.needed('tag_name');
  const draft = body.flag('draft') ?? false;
  await checkTag(call, tagName);
  if (!draft && isTaken(call, tagName)) throw invalid('tag_name', 'already_exists');
  const release: Release = {
    id: world.next(),
    author: doer(world, actor),
    tagName,
    target: body.text('target_commitish') ?? repository.defaultBranch,
    name: body.text('name') ?? tagName,
    body: body.text('body') ?? '',
    draft: true,
    prerelease: body.flag('prerelease') ?? false,
    immutable: false,
    createdAt: world.now(),
    publishedAt: undefined,
    assets: [],
  };
  if (!draft) await publish(call, release);
  repository.releases.set(release.id, release);
  tell(call, release, 'created');
  if (!draft) tellPublished(call, release);
  return shown(call, 201, release);
}

async function checkTag({ repository }: Call, tagName: string): Promise<void> {
  const isSound = (await gitIf(repository.folder, ['check-ref-format', `refs/tags/${tagName}`])) !== undefined;
  if (!isSound) throw invalid('tag_name', 'custom', 'tag_name is not well-formed');
}

function isTaken({ repository }: Call, tagName: string, but?: Release): boolean {
  return [...repository.releases.values()].some((one) => one !== but && !one.draft && one.tagName === tagName);
}

/** A published release has its tag, made where it is missing; with immutable releases on, both are locked from now on. */
async function publish(call: Call, release: Release): Promise<void> {
  const { world, repository, actor } = call;
  const { tagName, target } = release;
  if (isBurned(repository, tagName)) {
    throw invalid('tag_name', 'custom', 'tag_name was used by an immutable release');
  }
  const ref = `refs/tags/${tagName}`;
  if ((await objectOf(repository, ref)) === undefined) {
    const commit = await tipOf(repository, target);
    if (commit === undefined) throw invalid('target_commitish', 'invalid');
    const account = doer(world, actor);
    const change = { ref, before: undefined, after: commit };
    const refused = await refusedPush(repository, change, { world, account });
    if (refused !== undefined) throw invalid('tag_name', 'custom', refused);
    await setRef(repository, ref, commit);
    await afterPush(world, repository, account, [change]);
  }
  release.draft = false;
  release.immutable = isImmutable(repository);
  release.publishedAt = world.now();
}

async function update(call: Call): Promise<Answer> {
  const release = releaseIn(call);
  const body = new Body(call);
  const old = { tag_name: release.tagName, name: release.name, body: release.body };
  const tagName = body.text('tag_name') ?? release.tagName;
  const draft = body.flag('draft') ?? release.draft;
  if (tagName !== release.tagName || draft !== release.draft) refuseImmutable(release);
  await checkTag(call, tagName);
  if (!draft && isTaken(call, tagName, release)) throw invalid('tag_name', 'already_exists');
  const wasDraft = release.draft;
  if (wasDraft || body.has('target_commitish')) release.target = body.text('target_commitish') ?? release.target;
  // Before anything else is changed: what cannot be published stays as it was.
  const before = release.tagName;
  release.tagName = tagName;
  if (wasDraft && !draft) {
    await publish(call, release).catch((error: unknown) => {
      release.tagName = before;
      throw error;
    });
  }
  release.name = body.text('name') ?? release.name;
  release.body = body.text('body') ?? release.body;
  release.prerelease = body.flag('prerelease') ?? release.prerelease;
  if (wasDraft && !draft) tellPublished(call, release);
  else if (!wasDraft && draft) {
    release.draft = true;
    release.publishedAt = undefined;
    tell(call, release, 'unpublished');
  } else {
    const now = { tag_name: release.tagName, name: release.name, body: release.body };
    const changed = (['tag_name', 'name', 'body'] as const).filter((key) => old[key] !== now[key]);
    tell(call, release, 'edited', { changes: Object.fromEntries(changed.map((key) => [key, { from: old[key] }])) });
  }
  return shown(call, 200, release);
}

function remove(call: Call): Answer {
  const release = releaseIn(call);
  const { repository } = call;
  repository.releases.delete(release.id);
  burn(repository, release);
  tell(call, release, 'deleted');
  return { status: 204 };
}

function tellPublished(call: Call, release: Release): void {
  tell(call, release, 'published');
  tell(call, release, release.prerelease ? 'prereleased' : 'released');
}

function tell(call: Call, release: Release, action: string, more: Readonly<Record<string, unknown>> = {}): void {
  const { world, repository, actor } = call;
  const payload = { release: showRelease(world, repository, release), ...more };
  const sender = doer(world, actor);
  world.outbox.emit({ name: 'release', action, repository, organization: undefined, sender, payload });
}
