/** One release, from wherever it stands to where it is to be. Every step can be begun again. */
import { setTimeout as pause } from 'node:timers/promises';
import type { AssetToOffer, ReleaseIntent } from '../../../core/intent.ts';
import { OddAnswer } from '../pages.ts';
import { Overtaken, patiently, refusalOf } from './patience.ts';
import { PublicationFault } from './publish-target.ts';
import { type AssetDifference, compareAssets, removeAsset, uploadAsset } from './release-assets.ts';
import { type LiveRelease, type ReleaseList, wantedOf } from './release-list.ts';
import type { Writer } from './writer.ts';

/** Carries a release out: drafted, filled, published once. What is as it should be costs two requests and no writing. */
export async function carryRelease(writer: Writer, list: ReleaseList, intent: ReleaseIntent): Promise<void> {
  await patiently(
    writer.patience,
    () => writer.done.length,
    async () => {
      try {
        await attempt(writer, list, intent);
      } catch (error) {
        // What was listed may be what is not so any more.
        list.forget();
        throw error;
      }
    },
  );
}

async function attempt(writer: Writer, list: ReleaseList, intent: ReleaseIntent): Promise<void> {
  let published = await list.published(intent.tag);
  if (published === undefined) {
    const draft = (await list.draft(intent.tag)) ?? (await list.create(intent));
    await fill(writer, draft, intent.assets);
    // While the files were brought another run may have published its own.
    published = (await list.published(intent.tag)) ?? (await publish(writer, draft, intent));
  }
  await verify(writer, published, intent);
  await edit(writer, published, intent);
  // Now that it is public no other draft of this tag can become so: whoever is at one is refused, and looks again.
  await list.removeDrafts(intent.tag, published.id);
}

/** Brings a draft's files to what they are to be. */
async function fill(writer: Writer, draft: LiveRelease, wanted: readonly AssetToOffer[]): Promise<void> {
  const { tag_name: tag } = draft;
  const first = await compareAssets(writer, draft.id, wanted);
  // Another run may be at it: it gets a moment.
  if (first.begun.length > 0) await pause(writer.patience.pause);
  const found = first.begun.length > 0 ? await compareAssets(writer, draft.id, wanted) : first;
  const away = [...found.begun, ...found.wrong, ...found.strange];
  for (const asset of away) {
    await removeAsset(writer, asset);
    writer.note({ kind: 'release', tag, step: 'removed', asset: asset.name });
  }
  const { missing } = away.length > 0 ? await compareAssets(writer, draft.id, wanted) : found;
  for (const asset of missing) {
    await uploadAsset(writer, draft, asset);
    writer.note({ kind: 'release', tag, step: 'uploaded', asset: asset.name });
  }
  if (away.length + missing.length === 0) return;
  if (!isWhole(await compareAssets(writer, draft.id, wanted)))
    throw new OddAnswer(`the files of ${tag} are not all there`);
}

function isWhole({ missing, begun, wrong, strange }: AssetDifference): boolean {
  return missing.length + begun.length + wrong.length + strange.length === 0;
}

/** Makes a draft public; its tag has to be there, or GitHub would make one that says nothing. */
async function publish(writer: Writer, draft: LiveRelease, intent: ReleaseIntent): Promise<LiveRelease> {
  const { tag } = intent;
  const { repos, git } = writer.client.rest;
  try {
    await git.getRef({ ...writer.within(), ref: `tags/${tag}` });
  } catch (error) {
    if (refusalOf(error) !== 404) throw error;
    throw new PublicationFault('tag-missing', tag, {
      es: `La versión ${tag} no se publica: su etiqueta no está en GitHub. Corra «apertura publish» otra vez.`,
      en: `The release ${tag} is not published: its tag is not on GitHub. Run "apertura publish" again.`,
    });
  }
  await writer.turn();
  try {
    const { data } = await repos.updateRelease({
      ...writer.within(),
      ...wantedOf(intent),
      release_id: draft.id,
      draft: false,
      make_latest: 'false',
    });
    if (typeof data.id !== 'number' || data.draft)
      throw new OddAnswer(`${tag} was published, and GitHub did not say so`);
    writer.note({ kind: 'release', tag, step: 'published' });
    return data;
  } catch (error) {
    const status = refusalOf(error);
    if (status === 422 && /immutable release/.test((error as Error).message)) throw burned(tag);
    // Somebody else has published another draft of this tag, or removed this one.
    if (status === 422 || status === 404) throw new Overtaken(`publishing ${tag}: ${(error as Error).message}`);
    throw error;
  }
}

/** Holds a public release against what it has to be: what is missing is brought, what is other is nobody's to change. */
async function verify(writer: Writer, release: LiveRelease, { tag, assets }: ReleaseIntent): Promise<void> {
  const { missing, begun, wrong, strange } = await compareAssets(writer, release.id, assets);
  const [other] = wrong;
  if (other !== undefined) throw assetFault('asset-other', tag, other.name);
  const [added] = strange;
  if (added !== undefined) throw assetFault('asset-strange', tag, added.name);
  const [absent] = [...missing, ...begun];
  if (absent === undefined) return;
  if (release.immutable === true) throw assetFault('asset-missing', tag, absent.name);
  // Never whole, so nobody has had it.
  for (const asset of begun) {
    await removeAsset(writer, asset);
    writer.note({ kind: 'release', tag, step: 'removed', asset: asset.name });
  }
  for (const asset of missing) {
    await uploadAsset(writer, release, asset);
    writer.note({ kind: 'release', tag, step: 'uploaded', asset: asset.name });
  }
  throw new Overtaken(`${tag} was mended, and is looked at again`);
}

/** Puts right what a public release says of itself. */
async function edit(writer: Writer, release: LiveRelease, intent: ReleaseIntent): Promise<void> {
  const { tag_name: tag, ...wanted } = wantedOf(intent);
  const body = (release.body ?? '').replaceAll('\r\n', '\n');
  if (release.name === wanted.name && body === wanted.body && release.prerelease === wanted.prerelease) return;
  await writer.turn();
  const { data } = await writer.client.rest.repos.updateRelease({
    ...writer.within(),
    ...wanted,
    release_id: release.id,
    make_latest: 'false',
  });
  if (typeof data.id !== 'number') throw new OddAnswer(`${tag} was edited, and GitHub did not say so`);
  writer.note({ kind: 'release', tag, step: 'edited' });
}

/** GitHub gives a tag's name only once to an immutable release, even when that was deleted. */
function burned(tag: string): PublicationFault {
  return new PublicationFault('declined', tag, {
    es: `La versión ${tag} no se puede publicar: fue inmutable y alguien la borró, y GitHub no deja usar su etiqueta otra vez. Vea quién la borró (en Settings → Audit log de la organización), guarde sus archivos con «apertura restore --to CARPETA», y publique un cambio, que tendrá la versión siguiente.`,
    en: `The release ${tag} cannot be published: it was immutable and somebody deleted it, and GitHub does not let its tag be used again. See who deleted it (in the organisation's Settings → Audit log), keep its files with "apertura restore --to FOLDER", and publish a change, which will have the next version.`,
  });
}

const ASSET_WORDS: Readonly<
  Record<'asset-other' | 'asset-strange' | 'asset-missing', { readonly es: string; readonly en: string }>
> = {
  'asset-other': { es: 'no es el que se aprobó', en: 'is not the one that was approved' },
  'asset-strange': { es: 'fue agregado por alguien más', en: 'was added by somebody else' },
  'asset-missing': {
    es: 'falta, y la versión es inmutable, así que no se puede agregar',
    en: 'is missing, and the release is immutable, so that it cannot be added',
  },
};

function assetFault(fault: keyof typeof ASSET_WORDS, tag: string, asset: string): PublicationFault {
  const { es, en } = ASSET_WORDS[fault];
  return new PublicationFault(fault, tag, {
    es: `En la versión publicada ${tag}, el archivo ${asset} ${es}. Lo publicado no se cambia: vea quién lo hizo, quite o reponga el archivo a mano, y corra «apertura publish» otra vez.`,
    en: `In the published release ${tag} the file ${asset} ${en}. What was published is not changed: see who did it, remove or replace the file by hand, and run "apertura publish" again.`,
  });
}
