import { code, thousands } from '../table/words.ts';
import type { DatasetDifference } from './difference.ts';
import type { Bump, Impact } from './impact.ts';
import { type DifferencePhrases, otherNumbers, type RowNumbers, rowNumbers, sayReason } from './phrases.ts';
import { reasonsEs } from './reasons.es.ts';
import { filasEs, listaEs } from './words.es.ts';

/** Names shown in a summary; the rest is counted. */
const SHOWN = 3;

/** What is said of a difference, in Spanish. */
export const differencePhrasesEs: DifferencePhrases = {
  summary: (difference) => {
    const clauses = [...presence(difference), ...others(difference), ...rowClauses(difference)];
    const what = clauses.length === 0 ? [nothing(difference)] : clauses;
    return `${difference.dataset}: ${listaEs(what)}; ${version(difference)}.`;
  },
  reason: (reason) => sayReason(reasonsEs, reason),
};

function nothing({ impact }: DatasetDifference): string {
  return impact === 'none' ? 'los datos y su descripción no cambian' : 'cambia la forma de los datos';
}

function presence({ presence: is, formerly, resources }: DatasetDifference): readonly string[] {
  switch (is) {
    case 'added': {
      const rows = resources.reduce((sum, one) => sum + (one.kind === 'added' ? (one.rows ?? 0) : 0), 0);
      return [`conjunto de datos nuevo con ${cuantos(resources.length, 'recurso', 'recursos')} y ${filasEs(rows)}`];
    }
    case 'removed':
      return [`se retira el conjunto de datos completo (${cuantos(resources.length, 'recurso', 'recursos')})`];
    case 'renamed':
      return [`cambia de nombre (antes ${code(formerly ?? '')})`];
    case 'kept':
      return [];
  }
}

function others(difference: DatasetDifference): readonly string[] {
  const numbers = otherNumbers(difference);
  const whole = difference.presence === 'added' || difference.presence === 'removed';
  const named = (
    names: readonly string[],
    verbs: readonly [string, string],
    nouns: readonly [string, string],
  ): string[] => (names.length === 0 ? [] : [`${names.length === 1 ? verbs[0] : verbs[1]} ${nombres(names, nouns)}`]);
  return [
    ...(whole ? [] : named(numbers.resourcesRemoved, ['se retira', 'se retiran'], ['el recurso', 'recursos'])),
    ...(whole ? [] : named(numbers.resourcesAdded, ['se agrega', 'se agregan'], ['el recurso', 'recursos'])),
    ...named(numbers.resourcesLost, ['se pierden', 'se pierden'], ['los datos de', 'tablas']),
    ...named(numbers.fieldsRemoved, ['se quita', 'se quitan'], ['el campo', 'campos']),
    ...named(numbers.fieldsAdded, ['se agrega', 'se agregan'], ['el campo', 'campos']),
    ...numbers.fieldsRenamed.map(({ field, formerly }) => `el campo ${code(formerly)} ahora se llama ${code(field)}`),
    ...named(numbers.fieldsRetyped, ['cambia el tipo de', 'cambia el tipo de'], ['', 'campos']),
    ...(numbers.reordered ? ['cambia el orden de los campos'] : []),
    ...(numbers.keys > 0 ? ['cambia la llave primaria'] : []),
    ...counted(numbers.tightened, ['se endurece 1 regla', 'se endurecen', 'reglas']),
    ...counted(numbers.loosened, ['se relaja 1 regla', 'se relajan', 'reglas']),
    ...named(numbers.moved, ['cambian de lugar archivos', 'cambian de lugar archivos'], ['de', 'recursos']),
    ...named(numbers.reformed, ['cambia la forma', 'cambia la forma'], ['de', 'de recursos']),
    ...named(numbers.contents, ['cambia el contenido', 'cambia el contenido'], ['de', 'de recursos']),
    ...(numbers.licence === undefined ? [] : [LICENCIA[numbers.licence]]),
    ...(numbers.shortened && numbers.resourcesLost.length === 0 ? ['se acorta el periodo que cubren los datos'] : []),
    ...counted(numbers.described, ['cambia 1 dato de la descripción', 'cambian', 'datos de la descripción']),
    ...(numbers.unread ? ['hay datos que no se pudieron comparar'] : []),
  ];
}

const LICENCIA = {
  narrower: 'la licencia permite menos que antes',
  wider: 'la licencia permite más que antes',
  unclear: 'la licencia es otra y no se sabe si permite lo mismo',
} as const;

function counted(count: number, [one, verb, many]: readonly [string, string, string]): readonly string[] {
  return count === 0 ? [] : [count === 1 ? one : `${verb} ${thousands(count)} ${many}`];
}

function cuantos(count: number, one: string, many: string): string {
  return `${thousands(count)} ${count === 1 ? one : many}`;
}

function nombres(names: readonly string[], [one, many]: readonly [string, string]): string {
  const [only = ''] = names;
  if (names.length === 1) return `${one} ${code(only)}`.trimStart();
  const shown = names.slice(0, SHOWN).map(code);
  const rest = names.length - shown.length;
  return `${thousands(names.length)} ${many} (${listaEs(rest > 0 ? [...shown, `${thousands(rest)} más`] : shown)})`;
}

function rowClauses(difference: DatasetDifference): readonly string[] {
  const tables = rowNumbers(difference);
  const lost = otherNumbers(difference).resourcesLost;
  const told = tables.filter(({ resource }) => !lost.includes(resource));
  const alone = difference.resources.length === 1;
  return told.length > SHOWN ? [totals(told)] : told.flatMap((table) => tableClauses(table, alone));
}

/** "se agregan 12 filas", "cambian 3 (monto en 3)", "se elimina 1": the noun is said once. */
function tableClauses({ resource, added, removed, changed, fields }: RowNumbers, alone: boolean): readonly string[] {
  const parts = [
    { count: added, one: 'se agrega', many: 'se agregan', after: '' },
    { count: changed ?? 0, one: 'cambia', many: 'cambian', after: inFields(fields) },
    { count: removed, one: 'se elimina', many: 'se eliminan', after: '' },
  ].filter(({ count }) => count > 0);
  return parts.map(({ count, one, many, after }, index) => {
    const noun = index === 0 ? ` ${count === 1 ? 'fila' : 'filas'}` : '';
    const where = index === 0 && !alone ? ` de ${code(resource)}` : '';
    return `${count === 1 ? one : many} ${thousands(count)}${noun}${where}${after}`;
  });
}

function inFields(fields: RowNumbers['fields']): string {
  if (fields.length === 0) return '';
  const shown = fields.slice(0, SHOWN).map(({ field, count }) => `${field} en ${thousands(count)}`);
  const rest = fields.length - shown.length;
  return ` (${[...shown, ...(rest > 0 ? [`${cuantos(rest, 'campo', 'campos')} más`] : [])].join(', ')})`;
}

function totals(tables: readonly RowNumbers[]): string {
  const sum = (of: (table: RowNumbers) => number): string =>
    thousands(tables.reduce((all, table) => all + of(table), 0));
  const counts = [
    `${sum(({ added }) => added)} agregadas`,
    `${sum(({ changed }) => changed ?? 0)} cambiadas`,
    `${sum(({ removed }) => removed)} eliminadas`,
  ];
  return `cambian ${thousands(tables.length)} tablas (filas: ${counts.join(', ')})`;
}

const VERSION: Readonly<Record<Bump, string>> = {
  major: 'siguiente versión mayor',
  minor: 'siguiente versión menor',
  patch: 'siguiente versión de corrección',
  none: 'no se publica otra versión',
};

const WITHDRAWN: Readonly<Partial<Record<Impact, string>>> = { withdrawal: 'es un retiro de datos publicados, ' };

function version({ impact, bump }: DatasetDifference): string {
  return `${WITHDRAWN[impact] ?? ''}${VERSION[bump]}`;
}
