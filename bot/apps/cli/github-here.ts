import { UserError } from '../../core/user-error.ts';
import { clientOf, PUBLIC_API } from '../../io/github/settings-client.ts';

/** GitHub as the person at this terminal sees it. */
export interface GitHubHere {
  readonly client: ReturnType<typeof clientOf>;
  readonly token: string;
  /** The root of the REST API. */
  readonly api: string;
}

/** With `GITHUB_TOKEN`, at `GITHUB_API_URL`; `undefined` where there is no token. */
export function gitHubHere(): GitHubHere | undefined {
  const { api, token } = gitHubAddress();
  return token === undefined ? undefined : { client: clientOf(token, api), token, api };
}

/** Which GitHub it is, and the token, where there is one. The address does not end with a slash. */
export function gitHubAddress(): { readonly api: string; readonly token: string | undefined } {
  const token = process.env['GITHUB_TOKEN']?.trim() || undefined;
  const api = process.env['GITHUB_API_URL']?.trim() || PUBLIC_API;
  if (!URL.canParse(api) || !/^https?:$/.test(new URL(api).protocol)) {
    throw new UserError({
      es: 'GITHUB_API_URL no es una dirección como https://github.municipio.example/api/v3.',
      en: 'GITHUB_API_URL is no address such as https://github.town.example/api/v3.',
    });
  }
  return { api: api.replace(/\/+$/, ''), token };
}

/** The same, where there is no doing without. */
export function gitHubNeeded(): GitHubHere {
  const here = gitHubHere();
  if (here !== undefined) return here;
  throw new UserError({
    es: 'Hace falta un token en GITHUB_TOKEN, de quien administre el repositorio: Settings → Developer settings → Personal access tokens → Fine-grained tokens, con Administration, Contents, Issues y Members.',
    en: 'A token is needed in GITHUB_TOKEN, of somebody who administers the repository: Settings → Developer settings → Personal access tokens → Fine-grained tokens, with Administration, Contents, Issues and Members.',
  });
}
