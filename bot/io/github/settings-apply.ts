import type { SettingChange } from '../../core/governance/settings-changes.ts';
import type { GitHubClient } from './client.ts';
import { mended, statusOf } from './settings-client.ts';

/** What became of a change that was sent. */
export type AppliedChange = SettingChange & { readonly done: boolean };

/**
 * Sends one change. Of a person whom GitHub does not know the rest need not wait: that is told, not thrown. Whatever
 * else is refused is wrong use, with what to do about it.
 */
export async function applyChange(client: GitHubClient, change: SettingChange): Promise<AppliedChange> {
  const { method, path, body } = change.request;
  try {
    await client.request({ method, url: path, ...(body === undefined ? {} : { data: body }) });
    return { ...change, done: true };
  } catch (error) {
    const status = statusOf(error);
    if (change.setting === 'team-member' && (status === 404 || status === 422)) return { ...change, done: false };
    throw mended(error, SUBJECTS[change.setting]);
  }
}

const SUBJECTS: Readonly<Record<SettingChange['setting'], { readonly es: string; readonly en: string }>> = {
  label: { es: 'crear etiquetas', en: 'creating labels' },
  team: { es: 'crear equipos', en: 'creating teams' },
  'team-member': { es: 'agregar personas a un equipo', en: 'adding people to a team' },
  'team-access': { es: 'dar a un equipo acceso al repositorio', en: 'giving a team access to the repository' },
  'immutable-releases': { es: 'hacer inmutables las versiones', en: 'making releases immutable' },
  'workflow-token': { es: 'limitar los flujos de trabajo', en: 'limiting workflows' },
  'fork-approval': { es: 'pedir aprobación a flujos de extraños', en: 'asking approval for workflows of strangers' },
  ruleset: { es: 'crear reglas de ramas y etiquetas', en: 'creating rulesets' },
  'ruleset-update': { es: 'cambiar reglas de ramas y etiquetas', en: 'changing rulesets' },
};
