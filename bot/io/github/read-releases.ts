/** What a repository shows of itself and of its releases, for whoever watches over them. */

import { markerIn, TRACED } from '../../core/release/alarm.ts';
import type { LiveRelease } from '../../core/release/live.ts';
import type { GitHubClient, RepositoryName } from './client.ts';
import { everyPage } from './pages.ts';

/** What a repository shows of itself. */
export interface RepositoryFace {
  readonly id: number;
  /** `owner/name` as it is called now. */
  readonly fullName: string;
  readonly visibility: string;
  readonly archived: boolean;
  readonly defaultBranch: string;
}

/** What the repository is called and who can see it. */
export async function repositoryFace(client: GitHubClient, name: RepositoryName): Promise<RepositoryFace> {
  const { data } = await client.rest.repos.get({ ...name });
  const { id, full_name: fullName, private: hidden, visibility, archived, default_branch: defaultBranch } = data;
  return { id, fullName, visibility: visibility ?? (hidden ? 'private' : 'public'), archived, defaultBranch };
}

/** The list of releases holds their files too; whether it holds more of them than a page has, GitHub does not promise. */
const ONE_PAGE = 30;

/** All releases, drafts too where the token sees them. A file whose upload did not end is not there. */
export async function readReleases(client: GitHubClient, name: RepositoryName): Promise<readonly LiveRelease[]> {
  const releases = await everyPage((page) => client.rest.repos.listReleases({ ...name, ...page }));
  const read: LiveRelease[] = [];
  for (const { id, tag_name: tag, draft, immutable, assets: listed } of releases) {
    const assets =
      listed.length < ONE_PAGE
        ? listed
        : await everyPage((page) => client.rest.repos.listReleaseAssets({ ...name, release_id: id, ...page }));
    const shown = assets.map((asset) => ({
      id: asset.id,
      name: asset.name,
      size: asset.size,
      sha256: /^sha256:([0-9a-f]{64})$/.exec(asset.digest ?? '')?.[1],
      by: asset.uploader?.login,
      when: asset.created_at,
    }));
    const whole = shown.filter((_, at) => assets[at]?.state === 'uploaded');
    read.push({ id, tag, draft, immutable: immutable === true, assets: whole });
  }
  return read;
}

/** An open issue of ours that tells of an alarm. */
export interface AlarmIssue {
  readonly number: number;
  readonly marker: string;
  readonly title: string;
  readonly traced: boolean;
}

/** Open issues with an alarm's marker that this login wrote: anybody else's with one are not ours. */
export async function openAlarms(
  client: GitHubClient,
  name: RepositoryName,
  login: string,
): Promise<readonly AlarmIssue[]> {
  const asked = { ...name, state: 'open', creator: login } as const;
  const issues = await everyPage((page) => client.rest.issues.listForRepo({ ...asked, ...page }));
  return issues.flatMap(({ number, title, user, body, pull_request }) => {
    const marker = markerIn(body ?? '');
    if (marker === undefined || user?.login !== login || pull_request !== undefined) return [];
    const [, second] = (body ?? '').split(/\r?\n/, 2);
    return [{ number, marker, title, traced: second === TRACED }];
  });
}
