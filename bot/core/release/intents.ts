import type { Language } from '../finding.ts';
import type { AssetToOffer, PublicationIntent, TagIntent } from '../intent.ts';
import type { Manifest } from './manifest.ts';
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
      title: titleOf(manifest, language),
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

function titleOf({ title, dataset, version, kind, withdrawn }: Manifest, language: Language): string {
  const name = title === '' ? dataset : title;
  if (kind === 'release') return `${name} ${version}`;
  const renamedTo = withdrawn?.renamedTo;
  if (renamedTo !== undefined) {
    return language === 'es'
      ? `${name}: ahora se llama ${renamedTo} (última versión como ${dataset}, ${version})`
      : `${name}: now called ${renamedTo} (last version as ${dataset}, ${version})`;
  }
  return language === 'es'
    ? `${name}: retirado (última versión, ${version})`
    : `${name}: withdrawn (last version, ${version})`;
}
