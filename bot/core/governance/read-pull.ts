import { Ajv } from 'ajv';
import schema from '../../../schemas/pull.schema.json' with { type: 'json' };
import { UserError } from '../user-error.ts';
import type { Pull, ReviewState } from './pull.ts';

/** A pull request as it is written in a file. */
interface AuthoredPull {
  readonly number?: number;
  readonly author: string;
  readonly head?: string;
  readonly labels?: readonly string[];
  readonly reviews?: readonly {
    readonly login: string;
    readonly bot?: boolean;
    readonly state: ReviewState;
    readonly commit?: string | null;
    readonly when: string;
  }[];
  readonly memberships?: Readonly<Record<string, readonly string[]>>;
}

/** Reads a pull request's description, or throws a `UserError` that names the place. `head` is the reviewed commit. */
export function readPull(value: unknown, head: string): Pull {
  const validate = new Ajv().compile(schema);
  if (!validate(value)) {
    const at = validate.errors?.[0]?.instancePath ?? '';
    throw new UserError({
      es: `La descripción de la solicitud de cambio no es válida${at === '' ? '' : ` en ${at}`}. Vea schemas/pull.schema.json.`,
      en: `The description of the pull request is not valid${at === '' ? '' : ` at ${at}`}. See schemas/pull.schema.json.`,
    });
  }
  // The schema has just accepted it.
  const pull = value as unknown as AuthoredPull;
  return {
    number: pull.number,
    author: pull.author,
    // Approvals count for the commit that is reviewed here, whatever the description was written for.
    head,
    labels: pull.labels ?? [],
    reviews: (pull.reviews ?? []).map(({ login, bot, state, commit, when }) => ({
      login,
      isBot: bot === true || login.endsWith('[bot]'),
      state,
      commit: commit === 'head' ? (pull.head ?? head) : (commit ?? undefined),
      when,
    })),
    memberships: new Map(Object.entries(pull.memberships ?? {}).map(([group, logins]) => [group, new Set(logins)])),
  };
}
