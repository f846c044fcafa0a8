/** The files of a release: which are there, which are right, and bringing those that are missing. */
import { createHash } from 'node:crypto';
import { openAsBlob } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { AssetToOffer } from '../../../core/intent.ts';
import { everyPage, OddAnswer } from '../pages.ts';
import { Overtaken, refusalOf } from './patience.ts';
import type { Writer } from './writer.ts';

/** A file as GitHub has it. */
export interface LiveAsset {
  readonly id: number;
  readonly name: string;
  /** `starter`: its upload did not end. */
  readonly state: string;
  readonly size: number;
  /** `sha256:…`; older servers have none. */
  readonly digest?: string | null;
}

/** How a release's files differ from those that are wanted. */
export interface AssetDifference {
  readonly missing: readonly AssetToOffer[];
  /** Begun and not ended. */
  readonly begun: readonly LiveAsset[];
  /** Of another size or digest. */
  readonly wrong: readonly LiveAsset[];
  /** Of no name that is wanted. */
  readonly strange: readonly LiveAsset[];
}

/** The name under which GitHub keeps a file: it puts a point where there is anything but letters, digits and `-_+@.`. */
function nameOnGitHub(name: string): string {
  return name.replace(/[^\w.@+-]/g, '.').replace(/^\.+|\.+$/g, '');
}

/** Reads a release's files and holds them against those that are wanted. */
export async function compareAssets(
  writer: Writer,
  release: number,
  wanted: readonly AssetToOffer[],
): Promise<AssetDifference> {
  const byName = new Map(wanted.map((asset) => [nameOnGitHub(asset.name), asset]));
  if (byName.size < wanted.length) throw new Error('two files of a release have one name on GitHub');
  const live = await listAssets(writer, release);
  const begun = live.filter(({ name, state }) => byName.has(name) && state !== 'uploaded');
  const wrong: LiveAsset[] = [];
  for (const asset of live) {
    const meant = byName.get(asset.name);
    if (meant !== undefined && asset.state === 'uploaded' && !(await isRight(writer, asset, meant))) wrong.push(asset);
  }
  const there = new Set(live.map(({ name }) => name));
  return {
    missing: [...byName].flatMap(([name, asset]) => (there.has(name) ? [] : [asset])),
    begun,
    wrong,
    strange: live.filter(({ name }) => !byName.has(name)),
  };
}

async function listAssets(writer: Writer, release: number): Promise<readonly LiveAsset[]> {
  try {
    return await everyPage((page) =>
      writer.client.rest.repos.listReleaseAssets({ ...writer.within(), release_id: release, ...page }),
    );
  } catch (error) {
    // Another run has published a draft of its own, and removed this one.
    if (refusalOf(error) === 404) throw new Overtaken('a release was removed meanwhile');
    throw error;
  }
}

async function isRight(writer: Writer, live: LiveAsset, { size, sha256 }: AssetToOffer): Promise<boolean> {
  if (live.size !== size) return false;
  const digest = live.digest ?? `sha256:${await digestOf(writer, live)}`;
  return digest === `sha256:${sha256}`;
}

/** Downloads a file to know its digest, where the server does not tell. */
async function digestOf(writer: Writer, { id, size }: LiveAsset): Promise<string> {
  const { request, ...name } = writer.within(size);
  const { data } = await writer.client.request('GET /repos/{owner}/{repo}/releases/assets/{asset_id}', {
    ...name,
    asset_id: id,
    headers: { accept: 'application/octet-stream' },
    request: { ...request, parseSuccessResponseBody: false },
  });
  const hash = createHash('sha256');
  // Unparsed, it is the body's stream.
  for await (const chunk of data as unknown as AsyncIterable<Uint8Array>) hash.update(chunk);
  return hash.digest('hex');
}

/** Uploads a file from the disk, as it is there. */
export async function uploadAsset(
  writer: Writer,
  release: { readonly id: number; readonly upload_url: string },
  { name, path, size, mediatype }: AssetToOffer,
): Promise<void> {
  const found = (await stat(path)).size;
  if (found !== size) throw new Error(`${name} has ${found} bytes on disk, and ${size} were promised`);
  // Read in pieces as it is sent; its length goes before it.
  const data = await openAsBlob(path);
  const { request } = writer.within(size);
  await writer.turn();
  try {
    const { data: made } = await writer.client.request({
      method: 'POST',
      url: release.upload_url,
      name: nameOnGitHub(name),
      headers: { 'content-type': mediatype, 'content-length': String(size) },
      data,
      request,
    });
    if (typeof (made as { id?: unknown } | undefined)?.id !== 'number')
      throw new OddAnswer('a file came without its number');
  } catch (error) {
    const status = refusalOf(error);
    // The host for uploads says so now and then of what it takes a moment later.
    if (status === 400) throw new OddAnswer(`uploading ${name}: ${(error as Error).message}`);
    // Somebody else brought it, or the release is gone or public by now.
    if (status === 422 || status === 404) throw new Overtaken(`uploading ${name}: ${(error as Error).message}`);
    throw error;
  }
}

/** Removes a file from a draft, unless it has become another meanwhile. */
export async function removeAsset(writer: Writer, { id, state }: LiveAsset): Promise<void> {
  try {
    const { data } = await writer.client.rest.repos.getReleaseAsset({ ...writer.within(), asset_id: id });
    if (data.state !== state) throw new Overtaken(`${data.name} was brought meanwhile`);
    await writer.turn();
    await writer.client.rest.repos.deleteReleaseAsset({ ...writer.within(), asset_id: id });
  } catch (error) {
    const status = refusalOf(error);
    if (status === 404 || status === 422) throw new Overtaken('a file was removed meanwhile');
    throw error;
  }
}
