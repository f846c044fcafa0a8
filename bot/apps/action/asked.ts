import { openPulls } from '../../io/github/open-pulls.ts';
import type { ActionEnvironment } from './environment.ts';

/** A pull request to be judged, or a candidate of the merge queue that holds it. */
export interface Asked {
  readonly number: number;
  readonly group: { readonly base: string; readonly head: string; readonly branch: string } | undefined;
}

/**
 * Which pull requests an event asks to be judged. Nothing else of it is believed: what a pull request is like is read
 * from GitHub, and a signal that came from a fork says only where to look.
 */
export async function askedBy({ event, payload, client, name }: ActionEnvironment): Promise<readonly Asked[]> {
  const member = (value: unknown, key: string): unknown =>
    typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined;
  switch (event) {
    case 'pull_request_target': {
      const number = member(member(payload, 'pull_request'), 'number');
      return typeof number === 'number' ? [{ number, group: undefined }] : [];
    }
    case 'merge_group':
      return groupOf(member(payload, 'merge_group'));
    case 'workflow_run': {
      const head = member(member(payload, 'workflow_run'), 'head_sha');
      const pulls = await openPulls(client, name);
      return pulls.filter((pull) => pull.head === head).map(({ number }) => ({ number, group: undefined }));
    }
    case 'push': {
      const branch = String(member(payload, 'ref') ?? '').replace(/^refs\/heads\//, '');
      return (await openPulls(client, name, branch)).map(({ number }) => ({ number, group: undefined }));
    }
    default:
      return (await openPulls(client, name)).map(({ number }) => ({ number, group: undefined }));
  }
}

function groupOf(group: unknown): readonly Asked[] {
  const { head_sha: head, base_sha: base, head_ref: ref, base_ref: into } = (group ?? {}) as Record<string, unknown>;
  if (typeof head !== 'string' || typeof base !== 'string') return [];
  const branch = String(into ?? '').replace(/^refs\/heads\//, '');
  const [, number] = /\/pr-([1-9]\d{0,9})-[0-9a-f]{40,64}$/.exec(String(ref ?? '')) ?? [];
  return number === undefined ? [] : [{ number: Number(number), group: { base, head, branch } }];
}
