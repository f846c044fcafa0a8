import { UserError } from '../../core/user-error.ts';

/** Something else has the name already. */
export function taken(path: string): UserError {
  return new UserError({
    es: `Ya existe ${path}, y no es lo que se publicó. No se reemplazó: cámbiele el nombre o bórrelo, o descargue en otra carpeta con --to.`,
    en: `${path} exists already, and is not what was published. It was not replaced: rename or remove it, or download into another folder with --to.`,
  });
}
