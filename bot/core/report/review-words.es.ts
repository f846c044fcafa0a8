import { listaEs } from '../difference/words.es.ts';
import { code, quoted, thousands } from '../table/words.ts';
import type { Review } from './review.ts';
import { bumpCounts, type Counted } from './review-bumps.ts';
import {
  algunos,
  alternativas,
  aprobaciones,
  corrija,
  cuantos,
  errores,
  fecha,
  pending,
  pendingShort,
  pendingTitle,
} from './review-people.es.ts';
import { lowered, type ReviewWords, type ToldDemand } from './review-words.ts';

function soundness({ report: { counts } }: Review): string {
  const { errors, warnings, datasets } = counts;
  const toMend = `hay ${errores(errors)} que corregir`;
  if (errors > 0) return datasets > 0 ? `Los datos no están en orden: ${toMend}` : `H${toMend.slice(1)}`;
  if (warnings > 0) return `No hay errores, aunque sí ${cuantos(warnings, 'advertencia', 'advertencias')}`;
  return datasets > 0 ? 'Los datos están en orden' : 'No hay errores';
}

const ES = {
  corrective: 'corrige datos o su descripción',
  additive: 'agrega datos o amplía lo que admiten',
  breaking: 'es incompatible con lo publicado, así que quienes usan los datos tendrán que adaptarse',
  withdrawal: 'retira datos publicados',
} as const;

const VERSION = { major: 'mayor', minor: 'menor', patch: 'de corrección' } as const;

function change({ impact, differences }: Review): string {
  if (differences.length === 0) return 'el cambio no toca ningún conjunto de datos';
  if (impact === 'none') return 'el cambio no altera los datos publicados ni da lugar a otra versión';
  return `el cambio ${ES[impact]}, y ${version(bumpCounts(differences))}`;
}

function version(bumps: readonly Counted[]): string {
  const [only] = bumps;
  if (only === undefined) return 'no se publica otra versión';
  if (bumps.length === 1) return `la siguiente versión es ${VERSION[only.bump]}`;
  const parts = bumps.map(
    ({ bump, count }, index) =>
      `${VERSION[bump]} en ${index === 0 ? cuantos(count, 'conjunto', 'conjuntos') : thousands(count)}`,
  );
  return `la siguiente versión es ${listaEs(parts)}`;
}

function deDatasets(datasets: readonly string[]): string {
  return datasets.length === 0 ? '' : ` (${algunos(datasets.map(code), 3)})`;
}

function demandState(demand: ToldDemand): string {
  const { count, missing, from } = demand;
  if (missing === 0) return 'cumplido';
  const verb = missing === 1 ? 'falta' : 'faltan';
  const given = count - missing;
  return given === 0
    ? `${verb} ${aprobaciones({ count: missing, from })}`
    : `${verb} ${thousands(missing)} de ${aprobaciones({ count, from })}`;
}

/** What the faces of a review say, in Spanish. */
export const reviewWordsEs: ReviewWords = {
  headings: {
    changes: 'Qué cambia',
    findings: 'Qué hay que corregir',
    remarks: 'Qué conviene revisar',
    decision: 'Aprobaciones',
    scores: 'Calificación',
  },
  soundness,
  change,
  approved: (errors) =>
    errors === 0
      ? 'Este cambio puede integrarse: cumple lo que pide la política de aprobaciones.'
      : `Este cambio tiene las aprobaciones que necesita, y no puede integrarse hasta que ${corrija(errors)}; entonces habrá que aprobarlo de nuevo.`,
  notNeeded: (errors) =>
    errors === 0
      ? 'Este cambio puede integrarse: no requiere aprobación.'
      : `Este cambio no requiere aprobación, y puede integrarse cuando ${corrija(errors)}.`,
  refused: (titles) =>
    `Este cambio no puede integrarse, y ninguna aprobación lo remedia: ${algunos(
      titles.map((title) => `“${title}”`),
      3,
    )}.`,
  opposed: (logins) =>
    `Este cambio no puede integrarse mientras ${algunos(logins)} ${logins.length === 1 ? 'mantenga' : 'mantengan'} su objeción.`,
  pending,
  titles: {
    approved: 'Aprobado',
    notNeeded: 'No requiere aprobación',
    refused: (titles, logins) => {
      const asked = logins.length === 0 ? [] : [`${listaEs(logins)} ${logins.length === 1 ? 'pide' : 'piden'} cambios`];
      return `Rechazado: ${[...titles.map(lowered), ...asked].join('; ')}`;
    },
    pending: pendingTitle,
    pendingShort,
    refusedShort: 'Rechazado: hay motivos que corregir',
    errors: errores,
    sound: (warnings) =>
      warnings === 0 ? 'Sin errores' : `Sin errores, con ${cuantos(warnings, 'advertencia', 'advertencias')}`,
  },
  elsewhere: ({ promises, plan, rules, machinery, other }) => {
    const parts = [
      ...(promises.length > 0
        ? [`${cuantos(promises.length, 'compromiso', 'compromisos')} del plan${deDatasets(promises)}`]
        : []),
      ...(plan.length > 0
        ? [
            `${promises.length > 0 ? cuantos(plan.length, 'archivo más', 'archivos más') : cuantos(plan.length, 'archivo', 'archivos')} del plan${deDatasets(plan)}`,
          ]
        : []),
      ...(rules.length > 0 ? [`${cuantos(rules.length, 'archivo', 'archivos')} de reglas${deDatasets(rules)}`] : []),
      ...(machinery.length > 0
        ? [
            `${cuantos(machinery.length, 'archivo', 'archivos')} del programa o de la configuración${deDatasets(machinery)}`,
          ]
        : []),
      ...(other > 0 ? [cuantos(other, 'archivo de otra clase', 'archivos de otra clase')] : []),
    ];
    const one = promises.length + plan.length + rules.length + machinery.length + other === 1;
    return parts.length === 0 ? undefined : `Fuera de los datos ${one ? 'cambia' : 'cambian'} ${listaEs(parts)}.`;
  },
  unchanged: 'No cambia ningún conjunto de datos.',
  moreReasons: (count) => `Y ${cuantos(count, 'motivo más', 'motivos más')}.`,
  moreDatasets: (count) => `Y ${cuantos(count, 'conjunto más', 'conjuntos más')}.`,
  otherDatasets: (count) => (count === 1 ? 'Otro conjunto' : `Otros ${thousands(count)} conjuntos`),
  more: (count) => `Y ${thousands(count)} más.`,
  details: 'Ejemplos',
  withheld: 'No se muestran valores de este conjunto, porque puede contener datos personales.',
  keys: {
    added: (keys, more) => `${more + keys.length === 1 ? 'Fila agregada' : 'Filas agregadas'}: ${claves(keys, more)}.`,
    removed: (keys, more) =>
      `${more + keys.length === 1 ? 'Fila eliminada' : 'Filas eliminadas'}: ${claves(keys, more)}.`,
    changed: (keys, more) =>
      `${more + keys.length === 1 ? 'Fila corregida' : 'Filas corregidas'}: ${claves(keys, more)}.`,
  },
  metadata: (property, before, after) => {
    if (before === undefined && after === undefined) return `${code(property)}: cambió su texto.`;
    const was = before === undefined ? 'antes no se decía' : `antes ${quoted(before)}`;
    return `${code(property)}: ${was}, ${after === undefined ? 'ahora no se dice' : `ahora ${quoted(after)}`}.`;
  },
  fold: (findings) => `Todo lo encontrado, por regla (${cuantos(findings, 'caso', 'casos')})`,
  mayMerge: 'Este cambio puede integrarse cuando:',
  onceMended: 'Una vez atendido lo que se señala abajo, este cambio puede integrarse cuando:',
  demand: ({ rule, datasets }) => `${rule}${deDatasets(datasets)}`,
  demandState,
  given: (logins) =>
    logins.length === 0 ? '' : `${logins.length === 1 ? 'Aprobó' : 'Aprobaron'} ${algunos(logins, 10)}.`,
  mayGive: (names, more, missing) => {
    const object = missing === 1 ? 'darla' : 'darlas';
    if (names.length === 0) return `Hoy no hay quien pueda ${object}.`;
    const all = more > 0 ? [...names, cuantos(more, 'persona más', 'personas más')] : names;
    return `${all.length === 1 ? 'Puede' : 'Pueden'} ${object} ${missing === 1 ? alternativas(all) : listaEs(all)}.`;
  },
  nothingNeeded: 'La política no pide ninguna aprobación para este cambio.',
  setAside: 'Estas revisiones no cuentan:',
  aside: {
    author: (login) => `${login}: propone el cambio, y nadie aprueba su propio cambio.`,
    bot: (login) => `${login}: es un programa, y solo cuentan las personas.`,
    comment: (login) => `${login}: dejó un comentario; para que cuente debe aprobar con una revisión (“Approve”).`,
    dismissed: (login) => `${login}: su revisión fue descartada; para que cuente debe revisar de nuevo.`,
    'older-commit': (login) =>
      `${login}: aprobó una versión anterior del cambio; para que cuente debe aprobar la actual.`,
    'commit-unknown': (login) =>
      `${login}: no se sabe qué versión del cambio revisó; para que cuente debe revisar de nuevo.`,
    'not-member': (login) => `${login}: no pertenece a ningún grupo ni tiene a su cargo los datos.`,
    'term-ended': (login, day) => `${login}: su periodo en el cargo terminó el ${fecha(day)}.`,
    'term-not-begun': (login, day) => `${login}: su periodo en el cargo comienza el ${fecha(day)}.`,
    'not-active': (login) => `${login}: su membresía en el equipo de GitHub de su grupo no está activa.`,
    'not-asked': (login) => `${login}: este cambio no necesita la revisión de su grupo ni de su unidad.`,
  },
  objections: 'Objeciones:',
  objection: (login) => `${login} pide cambios; atiéndalos y solicite que revise de nuevo.`,
  records: 'Constancias en el plan:',
  record: (dataset, present) =>
    present
      ? `Consta la revisión jurídica de ${code(dataset)}.`
      : `Falta la revisión jurídica de ${code(dataset)}: anótela en ${code('legalReview')} de ${code(`plan/datasets/${dataset}.yaml`)}, con su fecha.`,
  refusals: 'Ninguna aprobación remedia lo siguiente; esto es lo que hay que hacer:',
  refusal: (title, dataset, mend) =>
    `${title}${dataset === undefined ? '' : ` (${code(dataset)})`}. ${mend ?? 'Corríjalo y pida que se revise de nuevo.'}`,
  scoreColumns: ['Conjunto', 'Total', 'Dimensiones que cambian'],
  foldedScores: (count) => `Calificación de ${cuantos(count, 'conjunto', 'conjuntos')}`,
  dimensions: {
    accuracy: 'exactitud',
    completeness: 'completitud',
    consistency: 'consistencia',
    integrity: 'integridad',
    timeliness: 'actualización',
    interoperability: 'interoperabilidad',
  },
  notEvaluated: 'sin evaluar',
  same: 'ninguna',
  closing: (base, head) =>
    `De ${code(base)} a ${code(head)}. Se hizo con ${code(`apertura review ${base}...${head}`)}, que cualquiera puede repetir; este comentario se actualiza en su lugar.`,
};

function claves(keys: readonly string[], more: number): string {
  return listaEs(more > 0 ? [...keys.map(code), `${thousands(more)} más`] : keys.map(code));
}
