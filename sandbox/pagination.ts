import { type Answer, ApiError, type Call } from './operation.ts';

/** The page that a request asks for. */
export function pageOf({ query }: Pick<Call, 'query'>): { readonly page: number; readonly perPage: number } {
  const perPage = Math.min(100, Math.max(1, Number(query.get('per_page') ?? 30) || 30));
  return { page: Math.max(1, Number(query.get('page') ?? 1) || 1), perPage };
}

/** One page of a list, with links to the others as GitHub gives them. */
export async function paginate<T>(
  call: Call,
  items: readonly T[],
  show: (item: T) => unknown,
  wrap: (shown: readonly unknown[], total: number) => unknown = (shown) => shown,
): Promise<Answer> {
  const { page, perPage } = pageOf(call);
  const shown = await Promise.all(items.slice((page - 1) * perPage, page * perPage).map(show));
  const last = Math.max(1, Math.ceil(items.length / perPage));
  const links: string[] = [];
  const link = (to: number, rel: string): void => {
    const query = new URLSearchParams(call.query);
    query.set('page', String(to));
    query.set('per_page', String(perPage));
    links.push(`<${call.world.url}${call.path}?${query.toString()}>; rel="${rel}"`);
  };
  if (page > 1) link(page - 1, 'prev');
  if (page < last) link(page + 1, 'next');
  if (page < last) link(last, 'last');
  if (page > 1) link(1, 'first');
  return { status: 200, body: wrap(shown, items.length), headers: links.length > 0 ? { link: links.join(', ') } : {} };
}

/** The thing, or the answer that it is not there. */
export function need<T>(thing: T | undefined): T {
  if (thing === undefined) throw new ApiError(404, 'Not Found');
  return thing;
}
