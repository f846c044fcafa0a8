import { Octokit } from '@octokit/rest';
import { UserError } from '../../core/user-error.ts';

/** GitHub's own API; `GITHUB_API_URL` names another host's. */
export const PUBLIC_API = 'https://api.github.com';

/** A client for a person's token, at any host. Silent: what goes wrong is thrown, and told by whoever asked. */
export function clientOf(token: string, api: string = PUBLIC_API): Octokit {
  const log = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };
  return new Octokit({ auth: token, baseUrl: api.replace(/\/+$/, ''), userAgent: 'apertura', log });
}

/** The status of what GitHub refused; `undefined` where it did not answer. */
export function statusOf(error: unknown): number | undefined {
  const { status, response } = error as { status?: unknown; response?: unknown };
  return typeof status === 'number' && response !== undefined ? status : undefined;
}

/** Whether GitHub asks for patience, which it also says with 403. */
export function isLimit(error: unknown): boolean {
  const { message, response } = error as { message?: string; response?: { headers?: Record<string, unknown> } };
  const headers = response?.headers ?? {};
  return (
    statusOf(error) === 429 ||
    /rate limit/i.test(message ?? '') ||
    'retry-after' in headers ||
    headers['x-ratelimit-remaining'] === '0'
  );
}

/** What a person can do about a request that failed, where it is theirs to mend; else the failure itself. */
export function mended(error: unknown, subject: { readonly es: string; readonly en: string }): unknown {
  const status = statusOf(error);
  if (isLimit(error)) return limited();
  if (status === 401) return unauthorized();
  if (status === 403) return forbidden(error, subject);
  if (status === 404) return notFound(subject);
  if (status === undefined || status >= 500) return unreachable(status);
  return error;
}

function limited(): UserError {
  return new UserError({
    es: 'GitHub pide esperar: hubo demasiadas solicitudes. Inténtelo de nuevo dentro de una hora.',
    en: 'GitHub asks for patience: there were too many requests. Try again in an hour.',
  });
}

function unauthorized(): UserError {
  return new UserError({
    es: 'GitHub no acepta el token de GITHUB_TOKEN: quizá venció. Cree otro en Settings → Developer settings → Personal access tokens.',
    en: 'GitHub does not accept the token in GITHUB_TOKEN: it may have expired. Create another in Settings → Developer settings → Personal access tokens.',
  });
}

function forbidden(error: unknown, subject: { readonly es: string; readonly en: string }): UserError {
  if (/upgrade/i.test((error as Error).message)) {
    return new UserError({
      es: `GitHub no ofrece ${subject.es} en un repositorio privado con el plan gratuito. Hágalo público, o cambie de plan.`,
      en: `GitHub does not offer ${subject.en} for a private repository on the free plan. Make it public, or change plans.`,
    });
  }
  return new UserError({
    es: `El token no tiene permiso para ${subject.es}. Use el de quien administre el repositorio y la organización, con Administration: write, Issues: write y Members: write (o los permisos clásicos repo y admin:org).`,
    en: `The token may not be used for ${subject.en}. Use that of somebody who administers the repository and the organisation, with Administration: write, Issues: write and Members: write (or the classic scopes repo and admin:org).`,
  });
}

function notFound(subject: { readonly es: string; readonly en: string }): UserError {
  return new UserError({
    es: `GitHub no encuentra ${subject.es}, o el token no lo deja ver. Revise el nombre, y que el token tenga acceso.`,
    en: `GitHub does not find ${subject.en}, or the token does not show it. Look at the name, and whether the token has access.`,
  });
}

function unreachable(status: number | undefined): UserError {
  const how = status === undefined ? '' : ` (${status})`;
  return new UserError({
    es: `GitHub no responde${how}. Revise la conexión y GITHUB_API_URL, e inténtelo de nuevo.`,
    en: `GitHub does not answer${how}. Look at the connection and at GITHUB_API_URL, and try again.`,
  });
}
