import type { DatasetPromise } from '../../plan/promise.ts';
import type { ClosedEntry } from './entry.ts';
import { oneLine, plainText, textOrNothing } from './plain-text.ts';
import { type EntryContext, unique } from './read-entry.ts';
import type { CatalogueSource } from './source.ts';
import { mailAddress } from './web-address.ts';

/**
 * What the plan names and keeps from the public, with the ground of law. A promise that is merely not yet kept is no
 * entry: a harvester would list a dataset without data, and the plan tells of it already.
 */
export function readClosedEntries(
  { plan, datasets, modified }: CatalogueSource,
  context: EntryContext,
): readonly ClosedEntry[] {
  const published = new Set(datasets.map(({ dataset }) => dataset));
  return plan.promises
    .filter(({ dataset }) => !published.has(dataset))
    .flatMap((promise) => closedEntryOf(promise, modified, context));
}

function closedEntryOf(
  promise: DatasetPromise,
  modified: string,
  { words, publisher }: EntryContext,
): readonly ClosedEntry[] {
  const level = LEVELS[promise.access.level ?? 'publico'];
  if (level === undefined) return [];
  const title = textOrNothing(oneLine(promise.title ?? '')) ?? promise.dataset;
  const { post, name, mail } = promise.responsible;
  return [
    {
      name: promise.dataset,
      title,
      description: textOrNothing(promise.description) ?? words.noDescription(title),
      level,
      ground: plainText(promise.access.ground ?? '') || words.closed[level],
      contact: {
        name: textOrNothing(oneLine(name ?? post ?? '')) ?? publisher.name,
        mail: mailAddress(mail) ?? publisher.mail,
        page: undefined,
        post: textOrNothing(post),
      },
      frequency: promise.frequency?.iso,
      keywords: unique([oneLine(promise.unit ?? ''), ...promise.agendas.map(oneLine)]),
      modified,
    },
  ];
}

const LEVELS: Readonly<Record<'publico' | 'restringido' | 'privado', ClosedEntry['level'] | undefined>> = {
  publico: undefined,
  restringido: 'restricted',
  privado: 'private',
};
