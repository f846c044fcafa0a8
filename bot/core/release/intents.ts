import type { Language } from '../finding.ts';
import type { AssetToOffer, PublicationIntent, TagIntent } from '../intent.ts';
import type { Recorded } from './record.ts';

/** What GitHub is to have of a publication: its tag first, since a release without one makes a tag of its own. */
export function intentsOfPublication(
  { manifest, tag }: Recorded,
  assets: readonly AssetToOffer[],
  notes: string,
  language: Language,
): readonly PublicationIntent[] {
  return [
    tagIntent({ manifest, tag }),
    {
      kind: 'release',
      tag: manifest.tag,
      title: titleOf(manifest.title, manifest.dataset, manifest.version, manifest.kind === 'tombstone', language),
      body: notes,
      prerelease: manifest.trial,
      assets,
    },
  ];
}

/** The tag of a recorded publication, as it has to be. */
export function tagIntent({ manifest, tag }: Pick<Recorded, 'manifest' | 'tag'>): TagIntent {
  return { kind: 'tag', tag: manifest.tag, commit: manifest.commit, text: tag };
}

function titleOf(title: string, dataset: string, version: string, tombstone: boolean, language: Language): string {
  const name = title === '' ? dataset : title;
  if (!tombstone) return `${name} ${version}`;
  return language === 'es'
    ? `${name}: retirado (última versión, ${version})`
    : `${name}: withdrawn (last version, ${version})`;
}
