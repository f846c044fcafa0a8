import type { Plan } from '../../core/plan/plan.ts';
import { readPlan } from '../../core/plan/read-plan.ts';
import { PUBLISHED_BRANCH } from '../../core/release/names.ts';
import type { PublicationRecord } from '../../core/release/record.ts';
import { UserError } from '../../core/user-error.ts';
import type { GitRepository } from '../../io/git.ts';
import type { GitHubClient } from '../../io/github/client.ts';
import type { PublishTarget } from '../../io/github/publish/publish-target.ts';
import type { Mirror } from '../../io/mirror.ts';
import { readRecord } from '../../io/published-branch.ts';
import type { HistoryPlace } from './merged-steps.ts';

/** A repository at GitHub, as whoever publishes works with it. */
export interface PublishPlace extends HistoryPlace, Omit<PublishTarget, 'folder' | 'by'> {
  readonly mirror: Mirror;
  /** Where people find it: `https://github.com/municipio/datos`. */
  readonly page: string;
}

/** The tips of the branches that publishing reads. */
export interface Tips {
  readonly base: string;
  /** `undefined`: nothing was ever published. */
  readonly published: string | undefined;
}

/** Asks GitHub where the branches stand. */
export async function tipsOf({
  client,
  name,
  branch,
}: Pick<PublishPlace, 'client' | 'name' | 'branch'>): Promise<Tips> {
  const base = await tipOf(client, { ...name, ref: `heads/${branch}` });
  if (base !== undefined)
    return { base, published: await tipOf(client, { ...name, ref: `heads/${PUBLISHED_BRANCH}` }) };
  throw new UserError({
    es: `El repositorio no tiene la rama ${branch}, o el token no permite leerla.`,
    en: `The repository has no branch ${branch}, or the token may not read it.`,
  });
}

async function tipOf(
  client: GitHubClient,
  at: { readonly owner: string; readonly repo: string; readonly ref: string },
): Promise<string | undefined> {
  try {
    return (await client.rest.git.getRef(at)).data.object.sha;
  } catch (error) {
    if ((error as { status?: unknown }).status === 404) return undefined;
    throw error;
  }
}

/** The record at a tip of its branch; an empty one where there is none. */
export async function recordOf(
  { mirror }: Pick<PublishPlace, 'mirror'>,
  published: string | undefined,
): Promise<PublicationRecord> {
  return published === undefined ? { state: undefined, publications: [] } : await readRecord(mirror.folder, published);
}

/** Where intents are carried out: what is recorded is so in the institution's name. */
export function targetAt(place: PublishPlace, { institution }: Plan): PublishTarget {
  const by = { name: institution?.name ?? 'Apertura', email: institution?.mail ?? '' };
  return { ...place, folder: place.mirror.folder, by };
}

/** The plan of a commit. */
export async function planAt(repository: GitRepository, commit: string): Promise<Plan> {
  return (await readPlan(repository.snapshot(commit))).plan;
}
