import type { Language } from '../finding.ts';
import type { FormId } from '../release/adela/forms.ts';
import { FORM_EN } from '../release/adela/messages.en.ts';
import { FORM_ES } from '../release/adela/messages.es.ts';
import { thousands } from '../table/words.ts';

/** What the faces of an import say themselves. */
interface ImportWords {
  readonly read: (file: string, form: FormId | undefined, rows: number, datasets: number) => string;
  readonly written: (folder: string, names: string, count: number) => string;
  readonly kept: (names: string, count: number) => string;
  readonly descriptors: (names: string, count: number) => string;
  readonly vision: (vision: string) => string;
  readonly official: (role: 'liaison' | 'administrator', who: string) => string;
  readonly verdict: (errors: number, warnings: number, notes: number) => string;
  /** Where the file is of no form. */
  readonly nothing: string;
  readonly more: (count: number, title: string, rule: string) => string;
}

function many(count: number, one: string, several: string): string {
  return `${thousands(count)} ${count === 1 ? one : several}`;
}

function joined(parts: readonly string[], and: string): string {
  return parts.length < 2 ? (parts[0] ?? '') : `${parts.slice(0, -1).join(', ')} ${and} ${parts.at(-1) ?? ''}`;
}

/** The words of each language. */
export const IMPORT_WORDS: Readonly<Record<Language, ImportWords>> = {
  es: {
    read: (file, form, rows, datasets) =>
      form === undefined
        ? `${file}: no es un archivo de ADELA que se conozca.`
        : `${file}: ${FORM_ES[form] ?? form} de ADELA, ${many(rows, 'fila', 'filas')}, ${many(datasets, 'conjunto', 'conjuntos')}.`,
    written: (folder, names, count) =>
      `${count === 1 ? 'Se escribió 1 promesa' : `Se escribieron ${thousands(count)} promesas`} en ${folder}: ${names}.`,
    kept: (names, count) =>
      count === 1
        ? `Ya existía 1, que no se tocó: ${names}.`
        : `Ya existían ${thousands(count)}, que no se tocaron: ${names}.`,
    descriptors: (names, count) =>
      `${count === 1 ? 'Se escribió 1 descriptor' : `Se escribieron ${thousands(count)} descriptores`}: ${names}.`,
    vision: (vision) => `Para plan/institution.yaml, vision: ${vision}`,
    official: (role, who) =>
      `Para plan/groups.yaml, ${role === 'liaison' ? 'liaison (Enlace)' : 'administrator (Administrador)'}: ${who}.`,
    verdict: (errors, warnings, notes) => {
      const lesser = [
        ...(warnings > 0 ? [many(warnings, 'advertencia', 'advertencias')] : []),
        ...(notes > 0 ? [many(notes, 'nota', 'notas')] : []),
      ];
      const rest = lesser.length === 0 ? '' : `, con ${joined(lesser, 'y')}`;
      if (errors === 0) return `Todo se entendió${rest}.`;
      return `${errors === 1 ? 'No se entendió 1 cosa' : `No se entendieron ${thousands(errors)} cosas`}${rest}; lo demás se importó.`;
    },
    nothing: 'No se importó nada.',
    more: (count, title, rule) => `… y ${thousands(count)} más: ${title} (${rule})`,
  },
  en: {
    read: (file, form, rows, datasets) =>
      form === undefined
        ? `${file}: no file of ADELA that is known.`
        : `${file}: ADELA ${FORM_EN[form] ?? form}, ${many(rows, 'row', 'rows')}, ${many(datasets, 'dataset', 'datasets')}.`,
    written: (folder, names, count) => `${many(count, 'promise was', 'promises were')} written in ${folder}: ${names}.`,
    kept: (names, count) =>
      `${many(count, 'was there already and was', 'were there already and were')} not touched: ${names}.`,
    descriptors: (names, count) => `${many(count, 'descriptor was', 'descriptors were')} written: ${names}.`,
    vision: (vision) => `For plan/institution.yaml, vision: ${vision}`,
    official: (role, who) => `For plan/groups.yaml, ${role}: ${who}.`,
    verdict: (errors, warnings, notes) => {
      const lesser = [
        ...(warnings > 0 ? [many(warnings, 'warning', 'warnings')] : []),
        ...(notes > 0 ? [many(notes, 'note', 'notes')] : []),
      ];
      const rest = lesser.length === 0 ? '' : `, with ${joined(lesser, 'and')}`;
      if (errors === 0) return `Everything was understood${rest}.`;
      return `${many(errors, 'thing was', 'things were')} not understood${rest}; everything else was imported.`;
    },
    nothing: 'Nothing was imported.',
    more: (count, title, rule) => `… and ${thousands(count)} more: ${title} (${rule})`,
  },
};
