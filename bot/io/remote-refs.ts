import { tmpdir } from 'node:os';
import { authorizedBy, complaint, type GitRemote, runSafeGit } from './git-process.ts';
import { GitFailed } from './git-write.ts';

/** All branches and tags of a remote, by their whole names; of an annotated tag the tag object's own id. */
export async function remoteRefs(remote: GitRemote): Promise<ReadonlyMap<string, string>> {
  const args = ['ls-remote', '--quiet', '--refs', '--heads', '--tags', remote.url];
  // In no repository: nothing of one is read.
  const ended = await runSafeGit({ folder: tmpdir(), args, settings: await authorizedBy(remote), within: true });
  if (ended.status !== 0) throw new GitFailed(`git ls-remote ended with ${ended.status}: ${complaint(ended)}`);
  return new Map(
    ended.out.split('\n').flatMap((line): readonly (readonly [string, string])[] => {
      const [object = '', ref = ''] = line.split('\t');
      return /^[0-9a-f]{40,64}$/.test(object) && ref.startsWith('refs/') ? [[ref, object]] : [];
    }),
  );
}
