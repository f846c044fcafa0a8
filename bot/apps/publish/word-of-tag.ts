import type { Coverage } from '../../core/release/coverage.ts';
import type { Planned } from '../../core/release/planned.ts';
import { readTagMessage } from '../../core/release/tag-message.ts';
import type { PublishPlace } from './publish-place.ts';

/**
 * A planned publication with the word that its tag already carries, where an earlier run got as far as the tag: who is
 * in office, or whose review stands, may have changed since, and what a tag says does not. Only a tag that names the
 * same decisions is believed; another is found out when it is to be pushed.
 */
export async function withWordOfTag(
  { client, name }: Pick<PublishPlace, 'client' | 'name'>,
  planned: Planned,
): Promise<Planned> {
  const message = await tagMessage({ client, name }, planned.tag);
  const word = message === undefined ? undefined : readTagMessage(message);
  if (word === undefined || word.folio !== planned.folio) return planned;
  return word.coverage.map(nameOf).join() === planned.coverage.map(nameOf).join()
    ? { ...planned, coverage: word.coverage }
    : planned;
}

function nameOf(coverage: Coverage): string {
  switch (coverage.kind) {
    case 'pull':
      return `#${coverage.number} ${coverage.head} ${coverage.commit}`;
    case 'adopted':
      return `adopted ${coverage.commit}`;
    case 'unreviewed':
      return coverage.kind;
  }
}

async function tagMessage(
  { client, name }: Pick<PublishPlace, 'client' | 'name'>,
  tag: string,
): Promise<string | undefined> {
  try {
    const { data } = await client.rest.git.getRef({ ...name, ref: `tags/${tag}` });
    if (data.object.type !== 'tag') return undefined;
    return (await client.rest.git.getTag({ ...name, tag_sha: data.object.sha })).data.message;
  } catch (error) {
    if ((error as { status?: unknown }).status === 404) return undefined;
    throw error;
  }
}
