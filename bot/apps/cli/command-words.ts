import { UserError } from '../../core/user-error.ts';

/** Something stands in a command line that the command does not take. */
export function unexpected(written: string, command: string): UserError {
  return new UserError({
    es: `«${written}» sobra en «apertura ${command}». Vea «apertura help».`,
    en: `"apertura ${command}" takes no "${written}". See "apertura help".`,
  });
}

/** How a command is used, where what it needs is missing. */
export function usage(line: { readonly es: string; readonly en: string }): UserError {
  return new UserError({
    es: `La orden es: apertura ${line.es}. Vea «apertura help».`,
    en: `The command is: apertura ${line.en}. See "apertura help".`,
  });
}
