import { parseArgs } from 'node:util';
import type { Language } from '../../core/finding.ts';
import { type Day, dayOf } from '../../core/plan/dates.ts';
import { UserError } from '../../core/user-error.ts';

export const LANGUAGES = ['es', 'en'] as const satisfies readonly Language[];

type Options = NonNullable<Parameters<typeof parseArgs>[0]>['options'];

/** Options and paths of a command line; what it does not know is wrong use. */
export function readArguments<O extends NonNullable<Options>>(
  args: readonly string[],
  options: O,
): ReturnType<typeof parseArgs<{ options: O; allowPositionals: true; strict: true; args: string[] }>> {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (error) {
    throw argumentError(error);
  }
}

function argumentError(error: unknown): UserError {
  const { code, message } = error as { code?: string; message?: string };
  const option = /'(-[^ ']*)/.exec(message ?? '')?.[1] ?? '';
  if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') {
    return new UserError({
      es: `No existe la opción ${option}. Vea «apertura help».`,
      en: `There is no option ${option}. See "apertura help".`,
    });
  }
  return new UserError({
    es: `La opción ${option} no está bien escrita: lleva un valor, o no lleva ninguno. Vea «apertura help».`,
    en: `The option ${option} is not well written: it takes a value, or takes none. See "apertura help".`,
  });
}

/** The language asked for anywhere in a command line, for words that come before it is understood; else Spanish. */
export function languageOf(args: readonly string[]): Language {
  const at = args.findIndex((arg) => arg === '--lang' || arg.startsWith('--lang='));
  const value = args[at]?.split('=')[1] ?? args[at + 1];
  return at >= 0 && value === 'en' ? 'en' : 'es';
}

/** One of the allowed values of an option. */
export function oneOf<T extends string>(option: string, value: string, allowed: readonly T[]): T {
  const found = allowed.find((each) => each === value);
  if (found !== undefined) return found;
  throw new UserError({
    es: `${option} no admite «${value}». Valores posibles: ${allowed.join(', ')}.`,
    en: `${option} does not take "${value}". Possible values: ${allowed.join(', ')}.`,
  });
}

/** More findings of a rule than this are no list to read: the report would only fill the memory. */
const MOST = 10_000;

/** A whole number, from 0 to 10,000. */
export function wholeNumber(option: string, value: string): number {
  if (/^\d{1,9}$/.test(value) && Number(value) <= MOST) return Number(value);
  throw new UserError({
    es: `${option} espera un número entero de 0 a 10,000; se encontró «${value}».`,
    en: `${option} takes a whole number from 0 to 10,000; found "${value}".`,
  });
}

/** A shard such as `2/5`. */
export function shard(value: string): { readonly index: number; readonly total: number } {
  const match = /^([1-9]\d{0,5})\/([1-9]\d{0,5})$/.exec(value);
  const index = Number(match?.[1]);
  const total = Number(match?.[2]);
  if (match !== null && index <= total) return { index, total };
  throw new UserError({
    es: `--shard espera i/n con i de 1 a n, como 2/5; se encontró «${value}».`,
    en: `--shard takes i/n with i from 1 to n, such as 2/5; found "${value}".`,
  });
}

/** The day asked for, else that of the machine's clock in its own zone: the plan counts in days of its office. */
export function dayOption(option: string, value: string | undefined): Day {
  if (value === undefined) return dayOfClock(new Date());
  const day = dayOf(value);
  if (day !== undefined) return day;
  throw new UserError({
    es: `${option} espera un día, como 2026-11-20; se encontró «${value}».`,
    en: `${option} takes a day, such as 2026-11-20; found "${value}".`,
  });
}

function dayOfClock(now: Date): Day {
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
