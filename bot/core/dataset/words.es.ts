import { code, quoted, thousands } from '../table/words.ts';
import type { NameProblem } from './file-names.ts';
import type {
  ConstraintProblem,
  DatasetFacts,
  GeojsonProblem,
  KeyProperty,
  PathProblem,
  SyntaxProblem,
} from './finding.ts';

const TYPES: Readonly<Record<string, string>> = {
  string: 'un texto entre comillas',
  number: 'un número',
  integer: 'un número entero',
  boolean: '`true` o `false`',
  object: 'un objeto entre llaves',
  array: 'una lista entre corchetes',
  null: '`null`',
};

const FORMS: Readonly<Record<string, string>> = {
  email: 'un correo electrónico como nombre@dependencia.gob.mx',
  uri: 'una dirección web completa, como https://www.gob.mx/',
  'date-time': 'una fecha con hora y zona, como 2026-01-31T12:00:00Z',
  'media-type': 'un tipo de medio, como text/csv',
  hash: 'una suma MD5 de 32 cifras hexadecimales, o algoritmo:suma',
  'license-name': 'un identificador de licencia con letras, cifras, puntos y guiones, como CC-BY-4.0',
};

/** Types in words, joined with "o". */
function typesEs(types: readonly string[]): string {
  return types.map((type) => TYPES[type] ?? code(type)).join(' o ');
}

function propertyEs(property: string, item: number | undefined): string {
  if (item !== undefined) return `El elemento ${item} de ${code(property)}`;
  return property === '' ? 'El descriptor' : `La propiedad ${code(property)}`;
}

function whereEs(property: string, item: number | undefined): string {
  if (item !== undefined) return ` en el elemento ${item} de ${code(property)}`;
  return property === '' ? '' : ` en ${code(property)}`;
}

function countEs(limit: string, one: string, many: string): string {
  return `${limit} ${limit === '1' ? one : many}`;
}

/** What the profile expected and what was found. */
export function profileEs({ keyword, property, item, expected, found }: DatasetFacts['descriptor-error']): string {
  const subject = propertyEs(property, item);
  const [first = ''] = expected;
  switch (keyword) {
    case 'required':
      return `Se esperaba la propiedad ${code(first)}${whereEs(property, item)}; no está.`;
    case 'any-of-required':
      return `${subject} espera al menos una de estas: ${expected.map(code).join(', ')}; no hay ninguna.`;
    case 'type':
      return `${subject} espera ${typesEs(expected)}; se encontró ${typesEs([found])}.`;
    case 'enum':
      return `${subject} espera uno de estos valores: ${expected.map(quoted).join(', ')}; se encontró ${quoted(found)}.`;
    case 'format':
      return `${subject} espera ${FORMS[first] ?? code(first)}; se encontró ${quoted(found)}.`;
    case 'min-items':
      return `${subject} espera al menos ${countEs(first, 'elemento', 'elementos')}; se encontraron ${found}.`;
    case 'max-items':
      return `${subject} espera a lo más ${countEs(first, 'elemento', 'elementos')}; se encontraron ${found}.`;
    case 'min-length':
      return `${subject} espera al menos ${countEs(first, 'carácter', 'caracteres')}; se encontró ${quoted(found)}.`;
    case 'max-length':
      return `${subject} espera a lo más ${countEs(first, 'carácter', 'caracteres')}; se encontró ${quoted(found)}.`;
    case 'minimum':
      return `${subject} espera un número no menor que ${first}; se encontró ${found}.`;
    case 'min-properties':
      return `${subject} espera un objeto con al menos una propiedad; se encontró uno vacío.`;
    case 'unique-items':
      return `${subject} espera elementos distintos; ${quoted(found)} está repetido.`;
    case 'other':
      return `${subject} no cumple el estándar Data Package; se encontró ${quoted(found)}.`;
  }
}

/** Why a text is no JSON. */
export const SYNTAX_ES: Readonly<Record<SyntaxProblem, string>> = {
  end: 'el texto termina antes de tiempo',
  comment: 'hay un comentario, y JSON no los admite',
  quote: 'hay comillas simples o tipográficas en lugar de comillas dobles rectas',
  'open-string': 'hay un texto cuyas comillas no se cierran en su línea',
  'trailing-comma': 'sobra una coma después del último elemento',
  'missing-comma': 'falta una coma entre dos elementos',
  unexpected: 'hay algo que JSON no admite en ese lugar',
};

/** Why a path is not followed. */
export const PATH_ES: Readonly<Record<PathProblem, string>> = {
  empty: 'está vacía o tiene una parte vacía',
  control: 'contiene caracteres de control o invisibles',
  scheme: 'usa un esquema que no es http, https, ftp ni ftps',
  absolute: 'es absoluta',
  home: 'comienza con `~`',
  backslash: 'usa la barra invertida `\\`',
  parent: 'sale de su carpeta con `..`',
  dot: 'contiene la parte `.`',
  hidden: 'pasa por una carpeta o archivo oculto, cuyo nombre comienza con un punto',
  link: 'es un enlace simbólico o pasa por uno',
};

/** What is wrong with a name. */
export const NAME_ES: Readonly<Record<NameProblem, string>> = {
  sign: 'contiene un signo que Windows no admite (`< > : " | ? * \\`)',
  control: 'contiene caracteres de control',
  encoding: 'no está escrito en UTF-8, y tampoco macOS lo admite',
  device: 'es de los que Windows reserva para dispositivos',
  end: 'termina en punto o en espacio',
};

/** The property that names fields. */
export const KEY_ES: Readonly<Record<KeyProperty, string>> = {
  primaryKey: 'La llave primaria',
  uniqueKeys: 'La llave única',
  foreignKeys: 'La llave foránea',
  reference: 'La referencia de la llave foránea',
};

/** What is wrong with a constraint. */
export const CONSTRAINT_ES: Readonly<Record<ConstraintProblem, string>> = {
  'not-castable': 'un valor del tipo del campo',
  range: 'un mínimo que no pase del máximo',
  pattern: 'una expresión regular de XML Schema bien escrita',
  'not-for-type': 'una propiedad que se aplique al tipo del campo',
  'not-subset': 'valores que estén en `categories`',
  duplicate: 'valores distintos',
  'json-schema': 'un JSON Schema válido',
};

/** What a pattern has that cannot be checked, by the name of it. */
const PATTERN_ES: Readonly<Record<string, string>> = {
  'look-around': 'no admite miradas alrededor (`(?=…)`, `(?!…)`, `(?<=…)`)',
  'back-reference': 'no admite referencias a grupos (`\\1`)',
  'word-boundary': 'no admite límites de palabra (`\\b`)',
  size: 'es demasiado grande una vez desarrollada',
  nesting: 'tiene demasiados paréntesis anidados',
};

/** Why a pattern cannot be used. */
export function patternEs(detail: string | undefined): string {
  if (detail === undefined) return 'no está bien escrita';
  return PATTERN_ES[detail] ?? `no está bien escrita en ${quoted(detail)}`;
}

/** What GeoJSON expects. */
export const GEOJSON_ES: Readonly<Record<GeojsonProblem, string>> = {
  encoding: 'texto en UTF-8',
  syntax: 'JSON bien escrito',
  depth: 'JSON con menos niveles anidados',
  'not-object': 'un objeto',
  type: 'un tipo de GeoJSON (`Feature`, `FeatureCollection`, `Point`, `LineString`, `Polygon` …)',
  member: 'la propiedad que GeoJSON exige, con su forma',
  position: 'una posición [longitud, latitud] con números',
  longitude: 'una longitud entre -180 y 180',
  latitude: 'una latitud entre -90 y 90',
  swapped: 'primero la longitud y después la latitud',
  'line-length': 'una línea de al menos dos posiciones',
  'ring-length': 'un anillo de al menos cuatro posiciones',
  'ring-open': 'un anillo cuya última posición sea igual a la primera',
  id: 'un `id` de texto o número',
  bbox: 'un `bbox` con los extremos en números',
};

/** A size in bytes, with the unit that people read. */
export function sizeEs(bytes: number): string {
  if (bytes < 1024 * 1024) return `${thousands(bytes)} ${bytes === 1 ? 'byte' : 'bytes'}`;
  return `${thousands(Math.ceil(bytes / (1024 * 1024)))} MB`;
}
