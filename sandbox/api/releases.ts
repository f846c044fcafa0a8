import { doer } from '../auth.ts';
import { Body } from '../body.ts';
import { afterPush } from '../git/push.ts';
import { refsOf, setRef, tipOf } from '../git/refs.ts';
import { type Answer, ApiError, type Call, type Operation } from '../operation.ts';
import { need, paginate } from '../pagination.ts';
import type { Release, ReleaseAsset } from '../repository.ts';
import { showAsset, showRelease } from '../show/release.ts';

const READ = { permission: ['contents', 'read'], role: 'read' } as const;
const WRITE = { permission: ['contents', 'write'], role: 'write' } as const;
const RELEASES = '/repos/{owner}/{repo}/releases';
const ONE = `${RELEASES}/{release_id}`;
const ASSET = `${RELEASES}/assets/{asset_id}`;

/** Releases and the files that they carry. */
export const RELEASE_OPERATIONS: readonly Operation[] = [
  {
    id: 'repos/list-releases',
    method: 'GET',
    path: RELEASES,
    needs: READ,
    handle: async (call) => {
      const found = [...call.repository.releases.values()].filter(({ draft }) => !draft || mayWrite(call)).reverse();
      return await paginate(call, found, (release) => showRelease(call.world, call.repository, release));
    },
  },
  { id: 'repos/create-release', method: 'POST', path: RELEASES, needs: WRITE, handle: create },
  {
    id: 'repos/get-release',
    method: 'GET',
    path: ONE,
    needs: READ,
    handle: (call) => shown(call, 200, releaseOf(call)),
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
  {
    id: 'repos/delete-release',
    method: 'DELETE',
    path: ONE,
    needs: WRITE,
    handle: (call) => {
      const release = releaseOf(call);
      call.repository.releases.delete(release.id);
      // An immutable release's tag name is never free again.
      if (release.immutable) burned(call).add(release.tagName);
      tell(call, release, 'deleted');
      return { status: 204 };
    },
  },
  {
    id: 'repos/list-release-assets',
    method: 'GET',
    path: `${ONE}/assets`,
    needs: READ,
    handle: async (call) => {
      const release = releaseOf(call);
      return await paginate(call, release.assets, (asset) => showAsset(call.world, call.repository, release, asset));
    },
  },
  { id: 'repos/upload-release-asset', method: 'POST', path: `${ONE}/assets`, needs: WRITE, handle: upload },
  {
    id: 'repos/get-release-asset',
    method: 'GET',
    path: ASSET,
    needs: READ,
    handle: (call) => {
      const [release, asset] = assetOf(call);
      if (call.headers['accept']?.includes('octet-stream') === true) return { status: 200, body: asset.bytes };
      return { status: 200, body: showAsset(call.world, call.repository, release, asset) };
    },
  },
  {
    id: 'repos/delete-release-asset',
    method: 'DELETE',
    path: ASSET,
    needs: WRITE,
    handle: (call) => {
      const [release, asset] = assetOf(call);
      refuseImmutable(release);
      release.assets.splice(release.assets.indexOf(asset), 1);
      return { status: 204 };
    },
  },
];

function mayWrite({ actor }: Call): boolean {
  return actor.kind === 'user' || (actor.kind === 'installation' && actor.permissions['contents'] === 'write');
}

function releaseOf({ repository, params }: Call): Release {
  return need(repository.releases.get(Number(params['release_id'])));
}

function assetOf({ repository, params }: Call): readonly [Release, ReleaseAsset] {
  for (const release of repository.releases.values()) {
    const asset = release.assets.find(({ id }) => id === Number(params['asset_id']));
    if (asset !== undefined) return [release, asset];
  }
  throw new ApiError(404, 'Not Found');
}

function shown({ world, repository }: Call, status: number, release: Release): Answer {
  return { status, body: showRelease(world, repository, release) };
}

function invalid(field: string, code: string): ApiError {
  return new ApiError(422, 'Validation Failed', [{ resource: 'Release', field, code }]);
}

function refuseImmutable({ immutable, draft }: Release): void {
  if (immutable && !draft) throw new ApiError(422, 'Cannot modify an immutable release.');
}

/** Tag names of immutable releases that are gone. */
function burned({ repository }: Call): Set<string> {
  const known = repository.settings.get('burned-tags');
  const tags = known instanceof Set ? (known as Set<string>) : new Set<string>();
  repository.settings.set('burned-tags', tags);
  return tags;
}

async function create(call: Call): Promise<Answer> {
  const { world, repository, actor } = call;
  const body = new Body(call);
  const tagName = body.needed('tag_name');
  const draft = body.flag('draft') ?? false;
  if (!draft && taken(call, tagName)) throw invalid('tag_name', 'already_exists');
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
  if (!draft) tell(call, release, 'published');
  return shown(call, 201, release);
}

function taken({ repository }: Call, tagName: string, but?: Release): boolean {
  return [...repository.releases.values()].some((one) => one !== but && !one.draft && one.tagName === tagName);
}

/** A published release has its tag, made where it is missing; with immutable releases on, both are locked from now on. */
async function publish(call: Call, release: Release): Promise<void> {
  const { world, repository, actor } = call;
  if (burned(call).has(release.tagName)) throw invalid('tag_name', 'custom');
  const ref = `refs/tags/${release.tagName}`;
  if (!(await refsOf(repository)).has(ref)) {
    const commit = await tipOf(repository, release.target);
    if (commit === undefined) throw invalid('target_commitish', 'invalid');
    await setRef(repository, ref, commit);
    await afterPush(world, repository, doer(world, actor), [{ ref, before: undefined, after: commit }]);
  }
  const setting = repository.settings.get('immutable-releases') as { readonly enabled?: boolean } | undefined;
  release.draft = false;
  release.immutable = setting?.enabled === true;
  release.publishedAt = world.now();
}

async function update(call: Call): Promise<Answer> {
  const { repository } = call;
  const release = releaseOf(call);
  const body = new Body(call);
  const tagName = body.text('tag_name') ?? release.tagName;
  if (tagName !== release.tagName) refuseImmutable(release);
  release.tagName = tagName;
  release.target = body.text('target_commitish') ?? release.target;
  release.name = body.text('name') ?? release.name;
  release.body = body.text('body') ?? release.body;
  release.prerelease = body.flag('prerelease') ?? release.prerelease;
  const draft = body.flag('draft');
  if (draft === false && release.draft) {
    if (taken(call, tagName, release)) throw invalid('tag_name', 'already_exists');
    await publish(call, release);
    tell(call, release, 'published');
  } else if (draft === true && !release.draft) {
    refuseImmutable(release);
    release.draft = true;
    release.publishedAt = undefined;
    tell(call, release, 'unpublished');
  } else tell(call, release, 'edited', { changes: {} });
  repository.releases.set(release.id, release);
  return shown(call, 200, release);
}

function tell(call: Call, release: Release, action: string, more: Readonly<Record<string, unknown>> = {}): void {
  const { world, repository, actor } = call;
  const payload = { release: showRelease(world, repository, release), ...more };
  world.outbox.emit({
    name: 'release',
    action,
    repository,
    organization: undefined,
    sender: doer(world, actor),
    payload,
  });
}

function upload(call: Call): Answer {
  const { world, repository, actor, query, headers, bytes } = call;
  const release = releaseOf(call);
  refuseImmutable(release);
  const name = query.get('name') ?? '';
  if (name === '') throw new ApiError(400, 'Missing name');
  if (release.assets.some((asset) => asset.name === name)) {
    throw new ApiError(422, 'Validation Failed', [{ resource: 'ReleaseAsset', field: 'name', code: 'already_exists' }]);
  }
  const asset: ReleaseAsset = {
    id: world.next(),
    // GitHub puts a point where a name has anything else.
    name: name.replace(/[^\w.@+-]/g, '.'),
    label: query.get('label') ?? '',
    contentType: headers['content-type'] ?? 'application/octet-stream',
    bytes,
    uploader: doer(world, actor),
    createdAt: world.now(),
  };
  release.assets.push(asset);
  return { status: 201, body: showAsset(world, repository, release, asset) };
}
