import { readFile } from 'node:fs/promises';
import type { PublicationIntent } from '../../core/intent.ts';
import type { RepositoryName } from '../../io/github/client.ts';
import type { Patience } from '../../io/github/publish/patience.ts';
import type { PublishTarget } from '../../io/github/publish/publish-target.ts';
import { clientOf } from '../../io/github/settings-client.ts';

/** Publications to carry out, as a file has them: all but the token. */
export interface PublishOrder {
  /** The root of the REST API. */
  readonly api: string;
  readonly name: RepositoryName;
  /** A clone. */
  readonly folder: string;
  /** Of the repository, for git. */
  readonly url: string;
  readonly login: string;
  readonly patience: Patience;
  readonly intents: readonly PublicationIntent[];
}

/** Reads an order; what it is not to have (`undefined` of a file, of a body) is `null` there. */
export async function readOrder(path: string): Promise<PublishOrder> {
  const text = await readFile(path, 'utf8');
  // Written by `orderText`.
  return JSON.parse(text, (_, value: unknown) => (value === null ? undefined : value)) as PublishOrder;
}

/** An order's text, for `readOrder`. */
export function orderText(order: PublishOrder): string {
  return JSON.stringify(order, (_, value: unknown) => (value === undefined ? null : value));
}

/** Where an order is carried out, with a token. */
export function targetOf({ api, name, folder, url, login, patience }: PublishOrder, token: string): PublishTarget {
  const authorization = async (): Promise<string> =>
    `Basic ${Buffer.from(`x-access-token:${token}`).toString('base64')}`;
  return {
    client: clientOf(token, api),
    name,
    folder,
    remote: { url, authorization },
    bot: { login },
    by: { name: 'Apertura', email: 'apertura@example.org' },
    patience,
  };
}
