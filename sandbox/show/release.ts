import { createHash } from 'node:crypto';
import type { Release, ReleaseAsset, Repository } from '../repository.ts';
import { fullNameOf } from '../repository.ts';
import type { World } from '../world.ts';
import { showUser } from './account.ts';
import { apiOf, webOf } from './conversation.ts';

type Shown = Readonly<Record<string, unknown>>;

/** `release-asset`. */
export function showAsset(world: World, repository: Repository, release: Release, asset: ReleaseAsset): Shown {
  const { id, name, label, contentType, state, bytes, uploader, createdAt } = asset;
  return {
    url: `${apiOf(world, repository)}/releases/assets/${id}`,
    browser_download_url: `${webOf(world, repository)}/releases/download/${encodeURIComponent(webTagOf(release))}/${encodeURIComponent(name)}`,
    id,
    node_id: `RA_${id}`,
    name,
    label: label === '' ? null : label,
    state,
    content_type: contentType,
    size: bytes.length,
    digest: state === 'uploaded' ? `sha256:${createHash('sha256').update(bytes).digest('hex')}` : null,
    download_count: 0,
    created_at: createdAt.toISOString(),
    updated_at: createdAt.toISOString(),
    uploader: showUser(world, uploader),
  };
}

/** What stands for the tag in addresses: a draft has none yet, and so another address once it is public. */
function webTagOf({ id, draft, tagName }: Release): string {
  return draft ? `untagged-${createHash('sha256').update(String(id)).digest('hex').slice(0, 20)}` : tagName;
}

/** `release`. */
export function showRelease(world: World, repository: Repository, release: Release): Shown {
  const { id, author, tagName, target, name, body, draft, prerelease, immutable, createdAt, publishedAt } = release;
  const url = `${apiOf(world, repository)}/releases/${id}`;
  const tag = encodeURIComponent(tagName);
  return {
    url,
    html_url: `${webOf(world, repository)}/releases/tag/${encodeURIComponent(webTagOf(release))}`,
    assets_url: `${url}/assets`,
    upload_url: `${world.url}/api/uploads/repos/${fullNameOf(repository)}/releases/${id}/assets{?name,label}`,
    tarball_url: draft ? null : `${apiOf(world, repository)}/tarball/${tag}`,
    zipball_url: draft ? null : `${apiOf(world, repository)}/zipball/${tag}`,
    id,
    node_id: `RE_${id}`,
    tag_name: tagName,
    target_commitish: target,
    name,
    body,
    draft,
    prerelease,
    immutable,
    created_at: createdAt.toISOString(),
    updated_at: (publishedAt ?? createdAt).toISOString(),
    published_at: publishedAt?.toISOString() ?? null,
    author: showUser(world, author),
    assets: release.assets.map((asset) => showAsset(world, repository, release, asset)),
  };
}
