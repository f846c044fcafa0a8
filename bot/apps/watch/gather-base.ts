import type { PublicationRecord } from '../../core/release/record.ts';
import { type BaseHistory, type WatchedBase, watchBase } from '../../flows/watch-base.ts';
import { GitRepository } from '../../io/git.ts';
import { commitAt, lineAfter } from '../../io/git-history.ts';
import { activitiesOf } from '../../io/github/happened.ts';
import { mergedPullsOf } from '../../io/github/merged-pulls.ts';
import { isHere } from './is-here.ts';
import type { WatchPlace } from './watch-place.ts';

/** Reads the base branch, from the clone and from what GitHub tells of it. */
export async function gatherBase(
  place: WatchPlace,
  branch: string,
  tip: string | undefined,
  record: PublicationRecord,
): Promise<WatchedBase> {
  const { mirror } = place;
  if (tip !== undefined) await mirror.fetch('base', [tip]);
  const repository = new GitRepository(mirror.folder);
  try {
    return await watchBase(historyOf(place, branch, repository), branch, tip, record);
  } finally {
    await repository.close();
  }
}

function historyOf({ client, name, mirror }: WatchPlace, branch: string, repository: GitRepository): BaseHistory {
  const { folder } = mirror;
  return {
    commitAt: async (commit) => ((await isHere(mirror, commit)) ? await commitAt(folder, commit) : undefined),
    isAncestor: async (older, newer) => await repository.isAncestor(older, newer),
    lineAfter: async (after, tip) => await lineAfter(folder, after, tip),
    objectAt: async (commit, path) => (await repository.objectsAt(commit, [path]))[0] ?? '-',
    changedPaths: async (before, after) => (await repository.changedPaths(before, after)).map(({ path }) => path),
    isMerged: async (commit) => {
      const merged = await mergedPullsOf(client, name, branch, commit);
      return merged.some((facts) => facts.associated || facts.commit === commit.commit);
    },
    moves: async () => await activitiesOf(client, name, branch),
  };
}
