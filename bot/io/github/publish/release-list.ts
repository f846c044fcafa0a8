/** The releases of a repository, drafts among them: found by tag, begun, and tidied up. */
import type { ReleaseIntent } from '../../../core/intent.ts';
import type { GitHubClient } from '../client.ts';
import { cut } from '../cut.ts';
import { everyPage, OddAnswer } from '../pages.ts';
import { refusalOf } from './patience.ts';
import type { Writer } from './writer.ts';

/** A release as GitHub tells it, as far as it is looked at. */
export interface LiveRelease {
  readonly id: number;
  readonly tag_name: string;
  readonly draft: boolean;
  readonly prerelease: boolean;
  readonly immutable?: boolean;
  readonly name: string | null;
  readonly body?: string | null;
  readonly upload_url: string;
  readonly author: { readonly login: string } | null;
}

/** GitHub takes no longer ones. Characters. */
const LONGEST_BODY = 125_000;
const LONGEST_TITLE = 250;
/** Releases a page: as many as GitHub gives. */
const PAGE = 100;
/** GitHub shows the newest so many and no more; a draft is always among the newest. */
const MOST_SHOWN = 10_000;

/** What a release says of itself, as it is sent. */
export function wantedOf({ tag, title, body, prerelease }: ReleaseIntent): {
  readonly tag_name: string;
  readonly name: string;
  readonly body: string;
  readonly prerelease: boolean;
} {
  const text = cut(body.replaceAll('\r\n', '\n'), LONGEST_BODY);
  return { tag_name: tag, name: cut(title, LONGEST_TITLE), body: text, prerelease };
}

/** Drafts of a repository as they were listed last; `undefined`: they are to be listed anew. */
interface Known {
  drafts: readonly LiveRelease[] | undefined;
}

/** By client and repository: a list can be long, and who publishes a hundred versions would read it a hundred times. */
const known = new WeakMap<GitHubClient, Map<string, Known>>();

function knownOf({ client, name }: Writer): Known {
  const lists = known.get(client) ?? new Map<string, Known>();
  known.set(client, lists);
  const key = `${name.owner}/${name.repo}`;
  const list = lists.get(key) ?? { drafts: undefined };
  lists.set(key, list);
  return list;
}

/**
 * The releases of a repository: drafts are listed whole once, and then by their first page, where new ones are, until
 * something says otherwise.
 */
export class ReleaseList {
  private readonly writer: Writer;
  private readonly known: Known;

  constructor(writer: Writer) {
    this.writer = writer;
    this.known = knownOf(writer);
  }

  /** The next look is at the whole list again. */
  forget(): void {
    this.known.drafts = undefined;
  }

  /** The public release of a tag, whoever made it: its files say whether it is the one. */
  async published(tag: string): Promise<LiveRelease | undefined> {
    try {
      const { data } = await this.writer.client.rest.repos.getReleaseByTag({ ...this.writer.within(), tag });
      if (typeof data.id !== 'number' || data.tag_name !== tag) throw new OddAnswer(`the release of ${tag} is none`);
      return data.draft ? undefined : data;
    } catch (error) {
      if (refusalOf(error) === 404) return undefined;
      throw error;
    }
  }

  /** The draft of ours to work on: of several, which runs at once have made, all take the oldest. */
  async draft(tag: string): Promise<LiveRelease | undefined> {
    const [oldest] = [...(await this.ours(tag))].sort((one, other) => one.id - other.id);
    return oldest;
  }

  /** Begins a draft; gives the one to work on, which may be another's that was begun at the same time. */
  async create(intent: ReleaseIntent): Promise<LiveRelease> {
    await this.writer.turn();
    const { data } = await this.writer.client.rest.repos.createRelease({
      ...this.writer.within(),
      ...wantedOf(intent),
      draft: true,
      make_latest: 'false',
    });
    if (typeof data.id !== 'number') throw new OddAnswer('a draft came without its number');
    this.writer.note({ kind: 'release', tag: intent.tag, step: 'drafted' });
    // A list may be a moment behind.
    this.learn([data]);
    return (await this.draft(intent.tag)) ?? data;
  }

  /** Removes our drafts of a tag whose release is public; call it only then. */
  async removeDrafts(tag: string, published: number): Promise<void> {
    const { client } = this.writer;
    this.unlearn(published);
    for (const { id } of await this.ours(tag)) {
      if (id === published) continue;
      await this.writer.turn();
      try {
        await client.rest.repos.deleteRelease({ ...this.writer.within(), release_id: id });
        this.writer.note({ kind: 'release', tag, step: 'draft-removed' });
      } catch (error) {
        if (refusalOf(error) !== 404) throw error;
      }
      this.unlearn(id);
    }
  }

  private async ours(tag: string): Promise<readonly LiveRelease[]> {
    if (this.known.drafts === undefined) this.known.drafts = await this.whole();
    else this.learn(await this.page(PAGE, 1).then(({ data }) => draftsIn(data)));
    return this.known.drafts.filter(({ tag_name, author }) => tag_name === tag && author?.login === this.writer.login);
  }

  private learn(drafts: readonly LiveRelease[]): void {
    const fresh = new Set(drafts.map(({ id }) => id));
    this.known.drafts = [...(this.known.drafts ?? []).filter(({ id }) => !fresh.has(id)), ...drafts];
  }

  private unlearn(release: number): void {
    this.known.drafts = this.known.drafts?.filter(({ id }) => id !== release);
  }

  private async whole(): Promise<readonly LiveRelease[]> {
    return draftsIn(await everyPage(async ({ per_page, page }) => await this.page(per_page, page)));
  }

  private async page(
    per_page: number,
    page: number,
  ): Promise<{ readonly data: readonly LiveRelease[]; readonly headers: { readonly link?: string } }> {
    const past = (page - 1) * per_page >= MOST_SHOWN;
    if (past) return { data: [], headers: {} };
    return await this.writer.client.rest.repos.listReleases({ ...this.writer.within(), per_page, page });
  }
}

function draftsIn(releases: readonly LiveRelease[]): readonly LiveRelease[] {
  if (!Array.isArray(releases)) throw new OddAnswer('a list of releases is none');
  return releases.filter(({ draft }) => draft);
}
