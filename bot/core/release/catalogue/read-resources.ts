import { isObject, itemsOf, memberOf, textOf } from '../../dataset/authored.ts';
import { readSchema } from '../../dataset/read-schema.ts';
import type { Field, Json, Schema } from '../../table/schema.ts';
import type { Manifest, ManifestResource } from '../manifest.ts';
import type { EntryField, EntryResource } from './entry.ts';
import { mediaTypeOf } from './media-type.ts';
import { oneLine, textOrNothing } from './plain-text.ts';

/** The resources that a manifest names, with what the descriptor says of each. */
export function readEntryResources(descriptor: Json, manifest: Manifest): readonly EntryResource[] {
  const authored = new Map(itemsOf(descriptor, 'resources').map((each) => [textOf(each, 'name'), each]));
  return manifest.resources.map((resource) => readEntryResource(resource, authored.get(resource.name)));
}

function readEntryResource(resource: ManifestResource, authored: Json | undefined): EntryResource {
  const written = memberOf(authored, 'schema');
  const schema: Schema | undefined = isObject(written) ? readSchema(written) : undefined;
  return {
    name: resource.name,
    title: textOrNothing(oneLine(resource.title ?? '')) ?? resource.name,
    description: textOrNothing(textOf(authored, 'description')),
    path: resource.path,
    format: resource.format,
    mediatype: mediaTypeOf(resource.mediatype, resource.format),
    bytes: resource.bytes,
    sha256: resource.sha256,
    rows: resource.rows,
    fields: schema?.fields.map(entryFieldOf) ?? [],
    primaryKey: schema?.primaryKey ?? [],
    foreignKeys: schema?.foreignKeys ?? [],
  };
}

function entryFieldOf({ name, type, title, description }: Field): EntryField {
  return {
    name,
    type,
    title: textOrNothing(oneLine(title ?? '')),
    description: textOrNothing(description),
  };
}
