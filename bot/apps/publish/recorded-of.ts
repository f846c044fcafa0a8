import type { Plan } from '../../core/plan/plan.ts';
import { manifestText } from '../../core/release/manifest.ts';
import { tagOf } from '../../core/release/names.ts';
import type { Planned } from '../../core/release/planned.ts';
import type { Recorded } from '../../core/release/record.ts';
import { tagObjectText } from '../../core/release/tag-message.ts';
import { createHash } from '../../io/hash.ts';
import type { Built } from './build-assets.ts';

/** A publication as it is recorded, from what was built for it; its tag is made here. */
export function recordedOf(planned: Planned, { manifest, descriptor }: Built, { institution }: Plan): Recorded {
  const name = tagOf(planned.tag);
  if (name === undefined) throw new Error(`${planned.tag} is no tag of ours`);
  const hash = createHash('sha256');
  hash?.update(new TextEncoder().encode(manifestText(manifest)));
  const tag = tagObjectText({
    planned,
    manifestSha256: hash?.digest() ?? '',
    title: manifest.title,
    institution: { name: institution?.name ?? '', mail: institution?.mail ?? '' },
    language: institution?.language ?? 'es',
  });
  return { name, manifest, tag, descriptor };
}
