import type { LabelsIntent } from '../../core/intent.ts';
import type { GitHubClient } from './client.ts';
import type { PullTarget } from './deliver-target.ts';

/** Leaves of the labels with a prefix the one that is wanted; those of others stay. To GitHub, capitals are no difference. */
export async function deliverLabels(
  client: GitHubClient,
  { name, number, facts }: PullTarget,
  { prefix, label }: LabelsIntent,
): Promise<number> {
  let writes = 0;
  for (const old of facts.labels) {
    if (!old.toLowerCase().startsWith(prefix.toLowerCase()) || isSame(old, label)) continue;
    writes += 1;
    try {
      await client.rest.issues.removeLabel({ ...name, issue_number: number, name: old });
    } catch (error) {
      // Somebody was faster.
      if ((error as { status?: unknown }).status !== 404) throw error;
    }
  }
  if (label !== undefined && !facts.labels.some((there) => isSame(there, label))) {
    writes += 1;
    await client.rest.issues.addLabels({ ...name, issue_number: number, labels: [label] });
  }
  return writes;
}

function isSame(one: string, other: string | undefined): boolean {
  return one.toLowerCase() === other?.toLowerCase();
}
