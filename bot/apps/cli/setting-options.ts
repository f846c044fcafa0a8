import type { CheckSource } from '../../core/governance/settings.ts';
import { type Day, DEFAULT_ZONE, dayAt } from '../../core/plan/dates.ts';
import type { Plan } from '../../core/plan/plan.ts';
import { UserError } from '../../core/user-error.ts';
import { dayOption } from './arguments.ts';

/** Options that `setup` and `doctor` share. */
export const SETTING_OPTIONS = {
  repo: { type: 'string' },
  branch: { type: 'string', default: 'main' },
  'app-id': { type: 'string' },
  'actions-only': { type: 'boolean', default: false },
  today: { type: 'string' },
  format: { type: 'string', default: 'terminal' },
  lang: { type: 'string', default: 'es' },
} as const;

export const SETTING_FORMATS = ['terminal', 'json'] as const;

/** Whose word the checks are, as the command line says; `undefined` where it does not. */
export function sourceOption(app: string | undefined, actions: boolean): CheckSource | undefined {
  if (app === undefined) return actions ? { kind: 'actions' } : undefined;
  if (!actions && /^[1-9]\d{0,14}$/.test(app)) return { kind: 'app', id: Number(app) };
  throw new UserError({
    es: 'Con --app-id va el número de la aplicación, como --app-id 12345, y sin --actions-only.',
    en: '--app-id takes the number of the app, such as --app-id 12345, and goes without --actions-only.',
  });
}

/** The base branch's name, as git takes it. */
export function branchOption(branch: string): string {
  if (/^[\w][\w./-]{0,200}$/.test(branch) && !/\.\.|\/\/|\/$|\.lock$/.test(branch)) return branch;
  throw new UserError({
    es: `--branch espera el nombre de una rama, como main; se encontró «${branch}».`,
    en: `--branch takes the name of a branch, such as main; found "${branch}".`,
  });
}

/** The day asked for, else today in the institution's own zone: terms of office count in its days. */
export function dayFor({ institution }: Plan, option: string | undefined): Day {
  return option === undefined ? dayAt(Date.now(), institution?.timeZone ?? DEFAULT_ZONE) : dayOption('--today', option);
}
