/** The descriptor as it is published: what people wrote, and what only the release knows. */
import { isObject, itemsOf, textOf } from '../dataset/authored.ts';
import type { Package } from '../dataset/package.ts';
import type { Json } from '../table/schema.ts';
import { type Version, versionText } from './version.ts';

/** What a resource's files come to. */
export interface MeasuredResource {
  /** Of all its files. */
  readonly bytes: number;
  /** Hexadecimal, in lower case, of its one file; `undefined` where it has several: the standard hashes a file. */
  readonly sha256: string | undefined;
}

/** What is written into the descriptor. */
export interface PublishedFacts {
  readonly version: Version;
  /** ISO 8601 in UTC. */
  readonly date: string;
  /** By the resource's name; none for one without files here. */
  readonly measured: ReadonlyMap<string, MeasuredResource>;
}

/**
 * Injects `version`, and of every resource `bytes` and `hash`; also `created` where the author gave none, for it is his to
 * say when the data began. Everything else stands as it was written, in its order.
 */
export function publishedDescriptor({ authored }: Package, facts: PublishedFacts): Json {
  const members = isObject(authored) ? Object.entries(authored) : [];
  const whole = injected(
    members,
    [
      ['version', versionText(facts.version)],
      ['created', textOf(authored, 'created') ?? facts.date],
    ],
    ['resources'],
  );
  return Object.fromEntries(
    whole.map(([name, value]) => [name, name === 'resources' ? resourcesOf(authored, facts) : value]),
  );
}

/** The descriptor's bytes. */
export function descriptorText(descriptor: Json): string {
  return `${JSON.stringify(descriptor, undefined, 2)}\n`;
}

function resourcesOf(authored: Json, { measured }: PublishedFacts): Json {
  return itemsOf(authored, 'resources').map((resource) => {
    const found = measured.get(textOf(resource, 'name') ?? '');
    if (!isObject(resource)) return resource;
    // What was declared before and is not known now must not stand.
    const kept = Object.entries(resource).filter(([name]) => name !== 'bytes' && name !== 'hash');
    if (found === undefined) return Object.fromEntries(Object.entries(resource));
    const added: Member[] = [['bytes', found.bytes]];
    if (found.sha256 !== undefined) added.push(['hash', `sha256:${found.sha256}`]);
    return Object.fromEntries(injected(kept, added, ['dialect', 'schema']));
  });
}

type Member = readonly [name: string, value: Json];

/** Members that are there are replaced where they stand; new ones stand before the first of `before`, else at the end. */
function injected(members: readonly Member[], added: readonly Member[], before: readonly string[]): readonly Member[] {
  const values = new Map(added);
  const replaced = members.map(([name, value]): Member => [name, values.get(name) ?? value]);
  const fresh = added.filter(([name]) => !members.some(([known]) => known === name));
  const at = replaced.findIndex(([name]) => before.includes(name));
  return at === -1 ? [...replaced, ...fresh] : [...replaced.slice(0, at), ...fresh, ...replaced.slice(at)];
}
