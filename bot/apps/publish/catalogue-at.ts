import type { Plan } from '../../core/plan/plan.ts';
import { catalogueFiles } from '../../core/release/catalogue/catalogue-files.ts';
import type { Addresses } from '../../core/release/catalogue/source.ts';
import { catalogueSource } from '../../core/release/catalogue/source-of.ts';
import { CATALOG_FOLDER, PUBLISHED_BRANCH } from '../../core/release/names.ts';
import type { Recorded } from '../../core/release/record.ts';
import type { PublishPlace } from './publish-place.ts';

/** The catalogue's files as the branch `published` holds them, by their path in it. */
export function catalogueAt(
  place: Pick<PublishPlace, 'page' | 'name'>,
  plan: Plan,
  recorded: readonly Recorded[],
): Readonly<Record<string, string>> {
  const source = catalogueSource(plan, addressesOf(place), recorded);
  if (source === undefined) return {};
  return Object.fromEntries(catalogueFiles(source).map(({ path, text }) => [`${CATALOG_FOLDER}/${path}`, text]));
}

/** Where a repository's releases and catalogue are on the web. */
function addressesOf({ page, name }: Pick<PublishPlace, 'page' | 'name'>): Addresses {
  const host = new URL(page).host;
  const raw =
    host === 'github.com'
      ? `https://raw.githubusercontent.com/${name.owner}/${name.repo}/${PUBLISHED_BRANCH}`
      : `${page}/raw/${PUBLISHED_BRANCH}`;
  return { repository: page, releases: `${page}/releases/download`, catalog: `${raw}/${CATALOG_FOLDER}` };
}
