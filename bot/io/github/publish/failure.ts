/** What failed while something was published, in words for whoever has to see to it. */
import { UserError } from '../../../core/user-error.ts';
import { GitFailed } from '../../git-write.ts';
import { FetchFailed } from '../../mirror.ts';
import { OddAnswer } from '../pages.ts';
import { isLimit, statusOf } from '../settings-client.ts';
import { askedFor, Overtaken } from './patience.ts';

/**
 * A failure at GitHub as a `UserError` that says what to do; anything else as it is. Nothing is lost by any of them: the
 * next run goes on where this one ended.
 */
export function publishingFailure(error: unknown): unknown {
  if (error instanceof UserError) return error;
  if (isLimit(error)) return limited(Date.now() + (askedFor(error) ?? 0));
  if (error instanceof GitFailed || error instanceof FetchFailed) return unfinished('git', error.message);
  if (error instanceof OddAnswer || error instanceof Overtaken) return unfinished('GitHub', error.message);
  // Of requests only: what is our own fault is told as such.
  if ((error as { request?: unknown } | undefined)?.request === undefined) return error;
  const status = statusOf(error);
  const said = error instanceof Error ? error.message : '';
  if (status === 401) return REFUSED_TOKEN;
  if (status === undefined || status >= 500) return unfinished('GitHub', said);
  return refused(status, said);
}

function limited(until: number): UserError {
  const minute = new Date(until + 59_999).toISOString().slice(0, 16).replace('T', ' ');
  return new UserError({
    es: `GitHub pide esperar hasta las ${minute} (UTC): hubo demasiadas solicitudes. Nada se perdió: corra la misma orden después de esa hora, y sigue donde quedó.`,
    en: `GitHub asks to wait until ${minute} (UTC): there were too many requests. Nothing is lost: run the same command after that time, and it goes on where it ended.`,
  });
}

function unfinished(who: 'git' | 'GitHub', why: string): UserError {
  const said = why.slice(0, LONGEST);
  return new UserError({
    es: `${who} no respondió como se esperaba, y se intentó varias veces: ${said}. Nada se perdió: corra la misma orden otra vez, y sigue donde quedó. Si se repite, vea https://www.githubstatus.com y la conexión.`,
    en: `${who} did not answer as expected, and it was tried several times: ${said}. Nothing is lost: run the same command again, and it goes on where it ended. If it happens again, see https://www.githubstatus.com and the connection.`,
  });
}

function refused(status: number, why: string): UserError {
  const said = why.slice(0, LONGEST);
  return new UserError({
    es: `GitHub no lo permite o no lo encuentra (${status}): ${said}. Revise el nombre del repositorio y los permisos del token (Contents: write, Issues: write, Pull requests: read, Metadata: read); «apertura doctor» dice qué falta. Después corra la misma orden otra vez.`,
    en: `GitHub does not allow it or does not find it (${status}): ${said}. Look at the repository's name and at the token's permissions (Contents: write, Issues: write, Pull requests: read, Metadata: read); "apertura doctor" says what is missing. Then run the same command again.`,
  });
}

const REFUSED_TOKEN = new UserError({
  es: 'GitHub no acepta el token de GITHUB_TOKEN: quizá venció. Ponga otro y corra la misma orden otra vez; nada se perdió.',
  en: 'GitHub does not accept the token in GITHUB_TOKEN: it may have expired. Put in another and run the same command again; nothing is lost.',
});

/** Of what the other side said. Characters. */
const LONGEST = 500;
