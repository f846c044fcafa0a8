import { code, codes, quoted } from '../table/words.ts';
import type { DateForm, DateProblem, HistoryProblem, PersonRole, PlanFacts, PlanItem, YamlProblem } from './finding.ts';

/** What is wrong in a YAML text, as the end of "Se esperaba YAML bien escrito; …". */
export const YAML_ES: Readonly<Record<YamlProblem, string>> = {
  empty: 'el archivo está vacío',
  tab: 'hay un tabulador en la sangría',
  indent: 'la sangría no corresponde',
  colon: 'hay dos puntos de más o de menos',
  comma: 'falta o sobra una coma',
  'open-quote': 'hay comillas sin cerrar',
  'open-bracket': 'hay un corchete o una llave sin cerrar',
  escape: 'hay una barra invertida que no forma un carácter',
  character: 'hay un carácter que no es texto',
  key: 'el nombre de una propiedad es una lista o un objeto',
  documents: 'hay más de un documento',
  directive: 'hay una directiva que no se admite',
  unexpected: 'hay algo que no se esperaba',
};

/** How to mend it. */
export const YAML_MEND_ES: Readonly<Record<YamlProblem, string>> = {
  empty: 'Escriba su contenido, o quite el archivo.',
  tab: 'Use espacios, dos por nivel.',
  indent: 'Alinee la línea con las demás propiedades de su nivel, con dos espacios por nivel.',
  colon:
    'Si el texto lleva dos puntos, escríbalo entre comillas; después de cada propiedad van dos puntos y un espacio.',
  comma: 'Revise las comas de la lista.',
  'open-quote': 'Cierre las comillas.',
  'open-bracket': 'Cierre el corchete o la llave.',
  escape: 'Use comillas sencillas, o escriba dos barras.',
  character: 'Borre ese carácter y escríbalo de nuevo.',
  key: 'Escriba un nombre sencillo antes de los dos puntos.',
  documents: 'Deje un solo documento, sin otra línea `---`.',
  directive: 'Quite las líneas que comienzan con `%`.',
  unexpected: 'Corrija ese lugar; un editor que conozca YAML señala estos errores mientras escribe.',
};

const TYPES: Readonly<Record<string, string>> = {
  string: 'un texto',
  number: 'un número',
  integer: 'un número entero',
  boolean: '`true` o `false`',
  object: 'un grupo de propiedades',
  array: 'una lista con guiones',
  null: 'nada',
};

const FORMS: Readonly<Record<string, string>> = {
  email: 'un correo electrónico como nombre@dependencia.gob.mx',
  uri: 'una dirección web completa, como https://www.gob.mx/',
  id: 'un nombre con minúsculas sin acento, cifras y guiones, como cierre-2025',
  'inegi-key': 'la clave de INEGI entre comillas: dos cifras de entidad, o cinco con el municipio',
  domain: 'un dominio en minúsculas, como leon.gob.mx',
  'rule-id': 'el identificador de una regla, como plan-promise-missing',
  'resource-name': 'el nombre del recurso, con minúsculas sin acento, cifras, puntos y guiones',
};

function subjectEs(property: string, item: number | undefined): string {
  if (item !== undefined) return `El elemento ${item} de ${code(property)}`;
  return property === '' ? 'El archivo' : `La propiedad ${code(property)}`;
}

function whereEs(property: string, item: number | undefined): string {
  if (item !== undefined) return ` en el elemento ${item} de ${code(property)}`;
  return property === '' ? '' : ` en ${code(property)}`;
}

/** What the schema expected and what was found. */
export function profileEs({ keyword, property, item, expected, found }: PlanFacts['plan-profile']): string {
  const subject = subjectEs(property, item);
  const [first = ''] = expected;
  switch (keyword) {
    case 'required':
      return `Se esperaba la propiedad ${code(first)}${whereEs(property, item)}; no está.`;
    case 'unknown':
      return `No existe la propiedad ${code(found)}; aquí se esperan: ${codes(expected)}.`;
    case 'type':
      return `${subject} espera ${expected.map((type) => TYPES[type] ?? code(type)).join(' o ')}; se encontró ${TYPES[found] ?? code(found)}.`;
    case 'enum':
      return `${subject} espera uno de estos valores: ${expected.map(quoted).join(', ')}; se encontró ${quoted(found)}.`;
    case 'format':
      return `${subject} espera ${FORMS[first] ?? code(first)}; se encontró ${quoted(found)}.`;
    case 'min-items':
      return `${subject} espera al menos ${first === '1' ? 'un elemento' : `${first} elementos`}; hay ${found}.`;
    case 'min-length':
      return `${subject} espera un texto; está vacía.`;
    case 'minimum':
      return `${subject} espera un número no menor que ${first}; se encontró ${found}.`;
    case 'maximum':
      return `${subject} espera un número no mayor que ${first}; se encontró ${found}.`;
    case 'unique-items':
      return `${subject} espera elementos distintos; ${quoted(found)} está repetido.`;
    case 'min-properties':
      return `${subject} espera al menos una propiedad; no hay ninguna.`;
    case 'other':
      return `${subject} no cumple con su esquema; se encontró ${quoted(found)}.`;
  }
}

/** How to mend a violation of the schema. */
export function profileMendEs({ keyword, expected, found, property }: PlanFacts['plan-profile']): string {
  if (keyword === 'required') return `Agregue ${codes(expected)}.`;
  if (keyword === 'unknown') return 'Corrija el nombre, o quite la propiedad.';
  if (keyword === 'type' && expected.includes('string') && /integer|number|boolean/.test(found))
    return `Escriba entre comillas el valor de ${code(property)}.`;
  return 'Corrija el valor; el esquema de este archivo está en `schemas/plan/`.';
}

export const FORM_ES: Readonly<Record<DateForm, string>> = {
  day: 'un día, como 2026-03-31',
  period: 'un día, un mes o un intervalo, como 2026-03-31, 2026-03 o 2026-01/2026-03',
  interval: 'un intervalo que se repite según ISO 8601, como R/P1M, `irregular` o `realtime`',
};

export const DATE_ES: Readonly<Record<DateProblem, string>> = {
  shape: 'no tiene esa forma',
  unreal: 'no existe en el calendario',
  descending: 'termina antes de comenzar',
};

export const ROLE_ES: Readonly<Record<PersonRole, string>> = {
  steward: 'Quien cuida los datos',
  reviewer: 'Quien hizo la revisión jurídica',
  owner: 'Quien responde',
  approver: 'Quien aprobó el cambio de fecha',
};

export const ITEM_ES: Readonly<Record<PlanItem, string>> = {
  resource: 'el recurso',
  flow: 'el flujo',
  milestone: 'el hito',
  risk: 'el riesgo',
  action: 'la acción',
  commitment: 'el compromiso',
  story: 'la historia',
  app: 'la aplicación',
  tool: 'la herramienta',
  policy: 'la regla',
};

/** What was expected and what was found in the record of moved dates. */
export function historyEs({ problem, resource, expected, found }: PlanFacts['plan-history-broken']): string {
  const told: Readonly<Record<HistoryProblem, string>> = {
    resource: `se esperaba uno de los recursos de la promesa: ${expected}; se encontró ${quoted(resource)}`,
    order: `los cambios van del más antiguo al más reciente; ${found} es anterior a ${expected}`,
    chain: `el cambio anterior de ${quoted(resource)} dejó la fecha en ${expected}; este parte de ${found}`,
    current: `el último cambio de ${quoted(resource)} la dejó en ${found}; \`commitment\` dice ${expected}`,
  };
  return `En el historial de fechas ${told[problem]}.`;
}

/** "1 día", "12 días". */
export function daysEs(days: number): string {
  return `${days} ${days === 1 ? 'día' : 'días'}`;
}
