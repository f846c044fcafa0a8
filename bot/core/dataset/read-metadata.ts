import type { Json } from '../table/schema.ts';
import { itemsOf, textOf, textsOf } from './authored.ts';
import type { Contributor, License, Source } from './package.ts';

/** The `licenses` of a package or a resource. */
export function readLicenses(authored: Json): readonly License[] {
  return itemsOf(authored, 'licenses').map((item) => ({
    name: textOf(item, 'name'),
    path: textOf(item, 'path'),
    title: textOf(item, 'title'),
  }));
}

/** The `sources` of a package or a resource. */
export function readSources(authored: Json): readonly Source[] {
  return itemsOf(authored, 'sources').map((item) => ({
    title: textOf(item, 'title'),
    path: textOf(item, 'path'),
    email: textOf(item, 'email'),
    version: textOf(item, 'version'),
  }));
}

/** The `contributors` of a package; the `role` of v1 counts where there are no `roles`. */
export function readContributors(authored: Json): readonly Contributor[] {
  return itemsOf(authored, 'contributors').map((item) => {
    const role = textOf(item, 'role');
    return {
      title: textOf(item, 'title'),
      givenName: textOf(item, 'givenName'),
      familyName: textOf(item, 'familyName'),
      path: textOf(item, 'path'),
      email: textOf(item, 'email'),
      organization: textOf(item, 'organization'),
      roles: textsOf(item, 'roles') ?? (role === undefined ? [] : [role]),
    };
  });
}
