import { doer } from '../auth.ts';
import { Body } from '../body.ts';
import { type Answer, ApiError, type Call, type Operation } from '../operation.ts';
import { paginate } from '../pagination.ts';
import type { Release, ReleaseAsset } from '../repository.ts';
import { showAsset } from '../show/release.ts';
import { leaveStarter } from '../starter.ts';
import { ticketFor } from '../tickets.ts';
import { refuseImmutable, releaseIn } from './releases.ts';

const READ = { permission: ['contents', 'read'], role: 'read' } as const;
const WRITE = { permission: ['contents', 'write'], role: 'write' } as const;
const RELEASES = '/repos/{owner}/{repo}/releases';
const OF_RELEASE = `${RELEASES}/{release_id}/assets`;
const ONE = `${RELEASES}/assets/{asset_id}`;

/** The files that releases carry. */
export const RELEASE_ASSET_OPERATIONS: readonly Operation[] = [
  {
    id: 'repos/list-release-assets',
    method: 'GET',
    path: OF_RELEASE,
    needs: READ,
    handle: async (call) => {
      const release = releaseIn(call);
      return await paginate(call, release.assets, (asset) => showAsset(call.world, call.repository, release, asset));
    },
  },
  { id: 'repos/upload-release-asset', method: 'POST', path: OF_RELEASE, needs: WRITE, handle: upload, breakDown },
  {
    id: 'repos/get-release-asset',
    method: 'GET',
    path: ONE,
    needs: READ,
    handle: (call) => {
      const [release, asset] = assetIn(call);
      if (call.headers['accept']?.includes('octet-stream') === true) return sentTo(call, asset);
      return shown(call, 200, release, asset);
    },
  },
  { id: 'repos/update-release-asset', method: 'PATCH', path: ONE, needs: WRITE, handle: update },
  {
    id: 'repos/delete-release-asset',
    method: 'DELETE',
    path: ONE,
    needs: WRITE,
    handle: (call) => {
      const [release, asset] = assetIn(call);
      refuseImmutable(release);
      release.assets.splice(release.assets.indexOf(asset), 1);
      return { status: 204 };
    },
  },
];

/** The asset of a request's path, for those who see its release. */
function assetIn(call: Call): readonly [Release, ReleaseAsset] {
  for (const { id, assets } of call.repository.releases.values()) {
    const asset = assets.find((each) => each.id === Number(call.params['asset_id']));
    if (asset === undefined) continue;
    return [releaseIn({ ...call, repository: call.repository, params: { release_id: String(id) } }), asset];
  }
  throw new ApiError(404, 'Not Found');
}

function shown({ world, repository }: Call, status: number, release: Release, asset: ReleaseAsset): Answer {
  return { status, body: showAsset(world, repository, release, asset) };
}

/** GitHub puts a point where a name has anything else, and none at either end. */
function nameFrom(asked: string): string {
  return asked.replace(/[^\w.@+-]/g, '.').replace(/^\.+|\.+$/g, '');
}

function refuseTaken({ assets }: Release, name: string, but?: ReleaseAsset): void {
  if (!assets.some((asset) => asset !== but && asset.name === name)) return;
  throw new ApiError(422, 'Validation Failed', [{ resource: 'ReleaseAsset', field: 'name', code: 'already_exists' }]);
}

function upload(call: Call): Answer {
  const { world, actor, query, headers, bytes, path } = call;
  // Files go to a host of their own, which here is a path.
  if (!path.startsWith('/api/uploads/')) throw new ApiError(404, 'Not Found');
  const release = releaseIn(call);
  refuseImmutable(release);
  const name = nameFrom(query.get('name') ?? '');
  if (name === '') throw new ApiError(400, 'Missing name');
  if (bytes.length === 0 || headers['content-length'] === undefined) throw new ApiError(400, 'Bad Content-Length');
  refuseTaken(release, name);
  const asset: ReleaseAsset = {
    id: world.next(),
    name,
    label: query.get('label') ?? '',
    contentType: headers['content-type'] ?? 'application/octet-stream',
    state: 'uploaded',
    bytes,
    uploader: doer(world, actor),
    createdAt: world.now(),
  };
  release.assets.push(asset);
  return shown(call, 201, release, asset);
}

/** What GitHub may leave of an upload that broke down on its side: an empty file, which keeps the name taken. */
function breakDown({
  world,
  repository,
  params,
  query,
}: Pick<Call, 'world' | 'repository' | 'params' | 'query'>): void {
  const release = repository.releases.get(Number(params['release_id']));
  const name = nameFrom(query.get('name') ?? '');
  if (release === undefined || name === '' || release.assets.some((asset) => asset.name === name)) return;
  leaveStarter(world, release, name);
}

/** Where the bytes are: an address of another service, which asks for no token. */
function sentTo({ world }: Call, asset: ReleaseAsset): Answer {
  if (asset.state === 'starter') throw new ApiError(404, 'Not Found');
  return { status: 302, headers: { location: `${world.url}/release-files/${ticketFor(world, asset.bytes)}` } };
}

function update(call: Call): Answer {
  const [release, asset] = assetIn(call);
  refuseImmutable(release);
  const body = new Body(call);
  const name = nameFrom(body.text('name') ?? asset.name);
  refuseTaken(release, name, asset);
  asset.name = name;
  asset.label = body.text('label') ?? asset.label;
  return shown(call, 200, release, asset);
}
