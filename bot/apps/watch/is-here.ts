import { FetchFailed, type Mirror } from '../../io/mirror.ts';

/** Whether a commit can be had: GitHub keeps for a while what no branch has any more. */
export async function isHere(mirror: Mirror, commit: string): Promise<boolean> {
  try {
    await mirror.fetch(seenAs(commit), [commit]);
    return true;
  } catch (error) {
    if (error instanceof FetchFailed) return false;
    throw error;
  }
}

/** The name under which the clone holds a commit that is only looked at. */
export function seenAs(commit: string): string {
  return `seen-${commit.slice(0, 16)}`;
}
