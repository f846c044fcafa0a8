import { listaEs } from '../difference/words.es.ts';
import type { Day } from '../plan/dates.ts';
import { STEWARD } from '../plan/policy.ts';
import { code, thousands } from '../table/words.ts';
import type { Awaited, Wanting } from './review-awaited.ts';

/** Names told one by one; the rest is counted. */
const SHOWN = 5;

const GRUPOS: ReadonlyMap<string, string> = new Map([
  ['strategy', 'de estrategia'],
  ['governance', 'de gobernanza'],
  ['execution', 'de ejecución'],
  ['transparency', 'de transparencia'],
  ['liaison', 'de enlace'],
  ['communication', 'de comunicación'],
  ['technical', 'técnico'],
]);

/** "1 fila", "2 filas". */
export function cuantos(count: number, one: string, many: string): string {
  return `${thousands(count)} ${count === 1 ? one : many}`;
}

/** "1 error", "12 errores". */
export function errores(count: number): string {
  return cuantos(count, 'error', 'errores');
}

/** "a, b y 3 más". */
export function algunos(names: readonly string[], shown: number = SHOWN): string {
  const rest = names.length - shown;
  return listaEs(rest > 0 ? [...names.slice(0, shown), `${thousands(rest)} más`] : names);
}

/** "@a, @b o @c". */
export function alternativas(names: readonly string[]): string {
  const last = names.at(-1) ?? '';
  if (names.length < 2) return last;
  return `${names.slice(0, -1).join(', ')} ${/^h?[oó]/i.test(last) ? 'u' : 'o'} ${last}`;
}

/** "1 persona del grupo de gobernanza o encargada de los datos de la unidad". */
function personas({ count, from }: Pick<Awaited, 'count' | 'from'>): string {
  const groups = from.filter((id) => id !== STEWARD).map((id) => `del grupo ${GRUPOS.get(id) ?? code(id)}`);
  const steward = `${count === 1 ? 'encargada' : 'encargadas'} de los datos de la unidad`;
  return `${cuantos(count, 'persona', 'personas')} ${[...groups, ...(from.includes(STEWARD) ? [steward] : [])].join(' o ')}`;
}

/** "1 aprobación de gobernanza o de la unidad". */
export function aprobaciones({ count, from }: Pick<Awaited, 'count' | 'from'>): string {
  const groups = from.map((id) => {
    if (id === STEWARD) return 'de la unidad';
    const name = GRUPOS.get(id);
    return name?.startsWith('de ') === true ? name : `del grupo ${name ?? code(id)}`;
  });
  return `${cuantos(count, 'aprobación', 'aprobaciones')} ${groups.join(' o ')}`;
}

function quienes({ candidates, count }: Awaited): string {
  if (candidates.length === 0) return `hoy no hay quien pueda ${count === 1 ? 'hacerlo' : 'completarlo'}`;
  const rest = candidates.length - SHOWN;
  const names = candidates.slice(0, SHOWN).map((login) => `@${login}`);
  return alternativas(rest > 0 ? [...names, cuantos(rest, 'persona más', 'personas más')] : names);
}

function apruebe(awaited: readonly Awaited[], alone: boolean): string {
  const [first] = awaited;
  const verb = awaited.length > 1 || (first?.count ?? 0) > 1 ? 'lo aprueben' : 'lo apruebe';
  if (alone && first !== undefined && awaited.length === 1) return `${verb} ${personas(first)}: ${quienes(first)}`;
  const parts = awaited.slice(0, SHOWN).map((one) => `${personas(one)} (${quienes(one)})`);
  const rest = awaited.length - parts.length;
  return `${verb} ${listaEs(rest > 0 ? [...parts, cuantos(rest, 'grupo más de personas', 'grupos más de personas')] : parts)}`;
}

/** What has to happen to errors, after "cuando". */
export function corrija(errors: number): string {
  return errors === 1 ? 'se corrija el error' : 'se corrijan los errores';
}

/** What the change still wants, in one sentence. */
export function pending({ errors, awaited, records }: Wanting): string {
  const alone = errors === 0 && records.length === 0;
  const clauses = [
    ...(errors > 0 ? [corrija(errors)] : []),
    ...(records.length > 0 ? [`conste en el plan la revisión jurídica de ${algunos(records.map(code), 3)}`] : []),
    ...(awaited.length > 0 ? [apruebe(awaited, alone)] : []),
  ];
  return `Este cambio puede integrarse cuando ${listaEs(clauses)}.`;
}

/** The same as a title. */
export function pendingTitle({ awaited, records }: Wanting): string {
  const parts = [
    ...awaited.map(aprobaciones),
    ...(records.length > 0 ? [`la revisión jurídica de ${listaEs(records)}`] : []),
  ];
  return `Pendiente: ${listaEs(parts)}`;
}

/** The same in numbers alone. */
export function pendingShort({ awaited, records }: Wanting): string {
  const total = awaited.reduce((sum, { count }) => sum + count, 0);
  const parts = [
    ...(total > 0 ? [cuantos(total, 'aprobación', 'aprobaciones')] : []),
    ...(records.length > 0 ? [cuantos(records.length, 'revisión jurídica', 'revisiones jurídicas')] : []),
  ];
  return `Pendiente: ${listaEs(parts)}`;
}

const MESES = 'enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre'.split(' ');

/** "30 de abril de 2026", "1 de mayo de 2027". */
export function fecha(day: Day | undefined): string {
  const [year = '', month = '', date = ''] = (day ?? '').split('-');
  const name = MESES[Number(month) - 1];
  return name === undefined ? (day ?? 'un día que no se conoce') : `${Number(date)} de ${name} de ${year}`;
}
