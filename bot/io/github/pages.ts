/** A page of a list, as far as it is looked at. */
interface Page<T> {
  readonly data: readonly T[];
  readonly headers: { readonly link?: string };
}

/** Items a page: as many as GitHub gives. */
const PAGE = 100;
/** A list that goes on for longer is none of GitHub's. */
const MOST_PAGES = 1_000;

/** An answer that is not what GitHub's description promises; it may be when it is asked again. */
export class OddAnswer extends Error {}

/**
 * A list from its first page to its last, or nothing: a page that cannot be had whole is thrown. Octokit's own
 * `paginate` takes 409 and an empty body for the end of a list, and what follows is what may speak against a change.
 */
export async function everyPage<T>(
  ask: (page: { readonly per_page: number; readonly page: number }) => Promise<Page<T>>,
): Promise<readonly T[]> {
  const items: T[] = [];
  for (let page = 1; page <= MOST_PAGES; page += 1) {
    const { data, headers } = await ask({ per_page: PAGE, page });
    if (!Array.isArray(data) || !data.every(isObject)) throw new OddAnswer(`page ${page} of a list is none`);
    items.push(...data);
    const goesOn = /\brel="?next\b/.test(headers.link ?? '');
    if (goesOn && data.length === 0) throw new OddAnswer(`page ${page} of a list is empty, and not its last`);
    // A full page without a word of the next: a proxy may have dropped the header, so the next is asked for.
    if (!goesOn && data.length < PAGE) return items;
  }
  throw new OddAnswer('a list does not end');
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null;
}
