/** What a server that does not give data is told as, to a person who only wants data. */
import { UserError } from '../../core/user-error.ts';
import type { RepositoryName } from '../github/client.ts';
import { isLimit, statusOf } from '../github/settings-client.ts';

/** Who was asked for what, and as whom. */
interface AskedAt {
  readonly name: RepositoryName;
  readonly token: string | undefined;
}

/** What GitHub's API answered, or did not, in words that say what to do. */
export function wordsFor(error: unknown, { name, token }: AskedAt): UserError {
  const repository = `${name.owner}/${name.repo}`;
  const status = statusOf(error);
  if (isLimit(error)) return tooMany();
  if (status === undefined) return unreached();
  if (status === 404) {
    return new UserError({
      es: `GitHub no encuentra el repositorio ${repository}, o es privado. Revise el nombre; si es privado, ponga en GITHUB_TOKEN un token que lo pueda leer.`,
      en: `GitHub does not find the repository ${repository}, or it is private. Look at the name; if it is private, put a token in GITHUB_TOKEN that may read it.`,
    });
  }
  if (status === 401 || status === 403)
    return token === undefined ? accountNeeded(status) : tokenRefused(status, repository);
  return new UserError({
    es: `GitHub no responde bien (${status}). Revise la conexión, y GITHUB_API_URL si la usa, e inténtelo de nuevo.`,
    en: `GitHub does not answer well (${status}). Look at the connection, and at GITHUB_API_URL if you use it, and try again.`,
  });
}

function tokenRefused(status: number, repository: string): UserError {
  if (status === 401) {
    return new UserError({
      es: 'GitHub no acepta el token de GITHUB_TOKEN. Para datos públicos no hace falta ninguno: quítelo, o ponga uno vigente.',
      en: 'GitHub does not accept the token in GITHUB_TOKEN. Public data need none: take it away, or put a valid one.',
    });
  }
  return new UserError({
    es: `El token de GITHUB_TOKEN no deja leer ${repository}. Dele el permiso Contents: read, o quítelo si el repositorio es público.`,
    en: `The token in GITHUB_TOKEN does not let ${repository} be read. Give it Contents: read, or take it away if the repository is public.`,
  });
}

/** Public GitHub answers so to nobody; a server of one's own, or what stands before the network, may. */
function accountNeeded(status: number): UserError {
  return new UserError({
    es: `El servidor no deja leer sin cuenta (${status}). Ponga en GITHUB_TOKEN un token suyo; si es GitHub público, es su red la que lo impide.`,
    en: `The server does not let anybody read without an account (${status}). Put a token of yours in GITHUB_TOKEN; if it is public GitHub, it is your network that forbids it.`,
  });
}

/** GitHub's patience is at its end. */
export function tooMany(): UserError {
  return new UserError({
    es: 'GitHub pide esperar: hubo demasiadas solicitudes desde esta conexión. Sin cuenta permite 60 por hora: espere una hora, o ponga un token suyo en GITHUB_TOKEN (no necesita ningún permiso).',
    en: 'GitHub asks for patience: there were too many requests from this connection. Without an account it allows 60 an hour: wait an hour, or put a token of yours in GITHUB_TOKEN (it needs no permission).',
  });
}

/** Nothing answered, or nothing that is GitHub's. */
function unreached(): UserError {
  const proxy = proxyWords();
  return new UserError({
    es: `GitHub no responde, o lo que responde no es GitHub. Revise la conexión, y GITHUB_API_URL si la usa, e inténtelo de nuevo.${proxy.es}`,
    en: `GitHub does not answer, or what answers is not GitHub. Look at the connection, and at GITHUB_API_URL if you use it, and try again.${proxy.en}`,
  });
}

/** Node goes by a proxy only where it is told to: who has set one up cannot know why nothing answers. */
export function proxyWords(): { readonly es: string; readonly en: string } {
  const { env } = process;
  const isNamed = ['HTTPS_PROXY', 'https_proxy', 'HTTP_PROXY', 'http_proxy'].some((name) => env[name]);
  if (!isNamed || env['NODE_USE_ENV_PROXY'] === '1') return { es: '', en: '' };
  return {
    es: ' Para que Node use su proxy ponga NODE_USE_ENV_PROXY=1 (Node 22.21 o 24 en adelante).',
    en: ' For Node to use your proxy set NODE_USE_ENV_PROXY=1 (Node 22.21, or 24 and later).',
  };
}
