import type { Day } from '../../core/plan/dates.ts';
import { tellCalendar, tellCalendarJson, tellPlan, tellPlanJson } from '../../core/report/plan-terminal.ts';
import type { Snapshot } from '../../core/snapshot.ts';
import { UserError } from '../../core/user-error.ts';
import { checkPlanOf, nextOfPlan, showPlan } from '../../flows/plan.ts';
import { createHash } from '../../io/hash.ts';
import { worktree } from '../../io/worktree.ts';
import { dayOption, LANGUAGES, oneOf, readArguments } from './arguments.ts';
import { deliver } from './check.ts';
import { print } from './output.ts';
import { repositoryHere } from './repository-here.ts';

const OPTIONS = {
  today: { type: 'string' },
  format: { type: 'string', default: 'terminal' },
  lang: { type: 'string', default: 'es' },
} as const;

const FORMATS = ['terminal', 'json'] as const;

/** `apertura plan check|show|next [--today AAAA-MM-DD] [--format terminal|json] [--lang es|en]` */
export async function planCommand(args: readonly string[]): Promise<number> {
  const { values, positionals } = readArguments(args, OPTIONS);
  const format = oneOf('--format', values.format, FORMATS);
  const language = oneOf('--lang', values.lang, LANGUAGES);
  const today = dayOption('--today', values.today);
  const snapshot = worktree(repositoryHere());
  const asked = positionals.length > 1 ? undefined : positionals[0];
  const options = { language, colour: isColoured() };
  switch (asked) {
    case 'check': {
      const report = await checkPlanOf(snapshot, today);
      await deliver(report, { face: format, language, quiet: false, out: undefined });
      return report.verdict === 'sound' ? 0 : 1;
    }
    case 'show': {
      const shown = await showPlan(snapshot, today, { limit: 0, standard: false, createHash });
      await print(format === 'json' ? tellPlanJson(shown) : tellPlan(shown, options));
      return 0;
    }
    case 'next':
      await printNext(snapshot, today, format, options);
      return 0;
    default:
      throw wrongUse();
  }
}

async function printNext(
  snapshot: Snapshot,
  today: Day,
  format: (typeof FORMATS)[number],
  options: Parameters<typeof tellCalendar>[1],
): Promise<void> {
  const next = await nextOfPlan(snapshot, today);
  await print(format === 'json' ? tellCalendarJson(next) : tellCalendar(next, options));
}

function wrongUse(): UserError {
  return new UserError({
    es: 'La orden es: apertura plan check|show|next. Vea «apertura help».',
    en: 'The command is: apertura plan check|show|next. See "apertura help".',
  });
}

function isColoured(): boolean {
  if (process.env['FORCE_COLOR'] !== undefined) return true;
  return process.stdout.isTTY === true && process.env['NO_COLOR'] === undefined;
}
