import type { Place } from '../finding.ts';
import type { SourceProblem, TableFinding, TypeHint } from './finding.ts';
import { code, datePattern, quoted } from './words.ts';

const LETTERS = {
  Y: 'AAAA',
  y: 'AA',
  m: 'MM',
  d: 'DD',
  H: 'hh',
  I: 'hh',
  M: 'mm',
  S: 'ss',
  f: 'ffffff',
  p: 'a. m./p. m.',
  '%': '%',
};

const TYPES: Readonly<Record<string, string>> = {
  string: 'un texto',
  number: 'un número',
  integer: 'un número entero',
  boolean: 'un valor de verdadero o falso',
  object: 'un objeto JSON',
  array: 'un arreglo JSON',
  list: 'una lista de valores',
  datetime: 'una fecha con hora AAAA-MM-DDThh:mm:ss',
  date: 'una fecha AAAA-MM-DD',
  time: 'una hora hh:mm:ss',
  year: 'un año de cuatro cifras',
  yearmonth: 'un año y mes AAAA-MM',
  duration: 'una duración ISO 8601, como P1Y6M',
  geopoint: 'un punto escrito como longitud, coma y latitud',
  geojson: 'una geometría GeoJSON',
  any: 'un valor',
  'string/email': 'un correo electrónico',
  'string/uri': 'una dirección de internet completa (URI)',
  'string/binary': 'datos en Base64',
  'string/uuid': 'un identificador UUID',
  'date/any': 'una fecha',
  'time/any': 'una hora',
  'datetime/any': 'una fecha con hora',
  'geopoint/array': 'un punto escrito como arreglo JSON [longitud, latitud]',
  'geopoint/object': 'un punto escrito como objeto JSON con `lon` y `lat`',
  'geojson/topojson': 'una geometría TopoJSON',
};

const PATTERNED: Readonly<Record<string, string>> = {
  date: 'una fecha',
  time: 'una hora',
  datetime: 'una fecha con hora',
};

/** What a type and format ask for, with its article: "una fecha DD/MM/AAAA". */
export function typeEs(type: string, format: string): string {
  const patterned = PATTERNED[type];
  if (patterned !== undefined && format.includes('%')) return `${patterned} ${datePattern(format, LETTERS)}`;
  return TYPES[`${type}/${format}`] ?? TYPES[type] ?? `un valor de tipo ${code(type)}`;
}

/** "1 celda", "2 celdas": the word that agrees with a count. */
export function pluralEs(count: number, one: string, many: string): string {
  return count === 1 ? one : many;
}

/** "se encontró …", with the cell when the place has it. */
export function foundEs(place: Place): string {
  if (place.cell === undefined) return 'se encontró otro valor';
  return place.cell === '' ? 'se encontró una celda vacía' : `se encontró ${quoted(place.cell)}`;
}

/** How the date the field asks for is typed into Excel's custom cell format. */
function excelDate(format: string): string {
  if (format !== 'default' && !format.includes('%')) return 'aaaa-mm-dd';
  return (format === 'default' ? 'AAAA-MM-DD' : datePattern(format, LETTERS)).toLowerCase();
}

/** How to mend a cell of the wrong type, by what it looks like. */
export function mendHintEs(hint: TypeHint, format: string, cell: string | undefined): string {
  switch (hint) {
    case 'decimal-comma':
      return 'Use punto decimal, o declare `decimalChar` en el descriptor.';
    case 'group-char':
      return 'Quite los separadores de miles (en Excel, formato “Número” sin separador), o declare `groupChar` en el descriptor.';
    case 'currency':
      return 'Deje solo el número (en Excel, formato “Número” en lugar de “Moneda”, sin separador de miles), o declare `bareNumber` como `false` y, si lleva separador de miles, `groupChar` en el descriptor.';
    case 'percent':
      return 'Deje solo el número, sin el signo de porcentaje, o declare `bareNumber` como `false` en el descriptor.';
    case 'spaces':
      return 'Quite los espacios que sobran; en Excel puede hacerlo en toda la columna con “Buscar y reemplazar”.';
    case 'excel-serial':
      return `Parece una fecha guardada como número de serie: en Excel, dé a la columna el formato ${code(excelDate(format))} antes de guardar.`;
    case 'day-month-year':
      return `Escriba la fecha como se espera (en Excel, formato personalizado ${code(excelDate(format))}), o declare en \`format\` la forma que usa el archivo.`;
    case 'impossible-date':
      return 'Revise el día y el mes: esa fecha no existe en el calendario.';
    case 'decimal-zero':
      return 'Quite los decimales (en Excel, formato “Número” con 0 posiciones decimales), o declare el campo como `number`.';
    case 'scientific':
      return 'Excel abrevió el número: dé a la columna el formato “Número” sin decimales, o “Texto” si es una clave, y confirme que no se perdieron cifras.';
    case 'formula':
      return 'Sustituya la fórmula o su error por un valor: en Excel, copie la columna y use “Pegado especial”, “Valores”.';
    case 'apostrophe':
      return 'Quite el apóstrofo con el que empieza el valor.';
    case 'missing-word':
      return `Deje la celda vacía, o declare ${quoted(cell ?? 'N/A')} en \`missingValues\` si así se indica que falta el dato.`;
    case 'native-text':
      return 'El valor está guardado como número: en Excel, dé a la columna el formato “Texto” y vuelva a escribirlo, con sus ceros a la izquierda; en JSON, póngalo entre comillas.';
    case 'swapped-coordinates':
      return 'Escriba primero la longitud y después la latitud.';
  }
}

type TypeFacts = Extract<TableFinding, { readonly rule: 'type-error' }>['facts'];

/** How to mend a cell of the wrong type when nothing more is known than the type. */
export function mendTypeEs({ type, format, decimalChar, booleans }: TypeFacts): string {
  switch (type) {
    case 'number':
      return `Escriba solo cifras, con ${quoted(decimalChar ?? '.')} para los decimales, o corrija el tipo del campo en el esquema.`;
    case 'integer':
      return 'Escriba solo cifras, sin decimales ni unidades, o corrija el tipo del campo en el esquema.';
    case 'boolean':
      return `Escriba ${(booleans ?? ['true', 'false']).map(quoted).join(' o ')}, o declare en \`trueValues\` y \`falseValues\` las palabras que usa el archivo.`;
    case 'date':
    case 'datetime':
      return `En Excel, dé a la columna el formato personalizado ${code(excelDate(format))}, o declare en \`format\` la forma que usa el archivo.`;
    default:
      return 'Corrija el valor, o el tipo del campo en el esquema.';
  }
}

/** What Excel calls the CSV that everyone can read. */
export const CSV_UTF8_ES = '“CSV UTF-8 (delimitado por comas)”';

const SHAPES: Readonly<Record<string, string>> = { array: 'una lista', object: 'un objeto' };

function named(what: string | undefined): string {
  return what === undefined ? '' : ` ${quoted(what)}`;
}

const KINDS: Readonly<Record<string, string>> = {
  zip: 'un libro de Excel (.xlsx) o un ZIP',
  xls: 'un libro de Excel antiguo (.xls) o con contraseña',
  gzip: 'un archivo comprimido con gzip',
  pdf: 'un PDF',
};

const READ_FAULTS: Readonly<Record<string, string>> = {
  EACCES: 'no hay permiso',
  EPERM: 'no hay permiso',
  EISDIR: 'es una carpeta',
  ENOTSUP: 'no es un archivo común',
  EIO: 'el disco falló',
  EMFILE: 'hay demasiados archivos abiertos',
};

/** Why the system could not read what is there, by its own word for it. */
export function readFaultEs(fault: string): string {
  return READ_FAULTS[fault] ?? `el sistema respondió ${code(fault)}`;
}

const SOURCE: Readonly<Record<SourceProblem, (what: string | undefined) => readonly [says: string, mend: string]>> = {
  gzip: () => [
    'El archivo debería estar comprimido con gzip, pero su contenido está dañado o no es gzip.',
    'Vuelva a comprimirlo, o entréguelo sin comprimir y quite `.gz` de su nombre.',
  ],
  xlsx: () => [
    'El archivo debería ser un libro de Excel (.xlsx), pero no se puede abrir como tal.',
    'Ábralo en Excel y guárdelo de nuevo con “Guardar como…”, “Libro de Excel (.xlsx)”, sin contraseña.',
  ],
  'xlsx-too-large': () => [
    'El libro de Excel es demasiado grande para leerlo.',
    'Guarde la hoja como “CSV UTF-8 (delimitado por comas)”, que se lee sin importar su tamaño, o divida el libro en varios.',
  ],
  'xlsx-far-cell': (cell) => [
    `La hoja de Excel tiene una celda demasiado lejos de las demás${named(cell)}, así que no se pudo leer.`,
    'En Excel, vaya a esa celda, elimine las filas y columnas que sobran hasta ella y guarde; o guarde la hoja como CSV.',
  ],
  'sheet-missing': (sheet) => [
    `El descriptor pide la hoja${named(sheet)}, pero el libro de Excel no la tiene.`,
    'Corrija `sheetName` o `sheetNumber` en el descriptor, o el nombre de la hoja en Excel.',
  ],
  json: () => [
    'El archivo debería ser JSON, pero su sintaxis no es válida.',
    'Vuelva a exportarlo desde el sistema de origen, o revise que no falten ni sobren comas, comillas y llaves.',
  ],
  'json-not-rows': () => [
    'Se esperaba una lista de filas; el archivo JSON contiene otra cosa.',
    'Exporte los datos como una lista de objetos, o indique en `property` dónde están las filas.',
  ],
  'json-property': (property) => [
    `El descriptor dice que las filas están en la propiedad${named(property)}, pero el archivo no la tiene.`,
    'Corrija `property` en el dialecto del descriptor, o agregue esa propiedad al archivo.',
  ],
  'json-row': (shape) => [
    `Se esperaba que la fila fuera ${SHAPES[shape ?? ''] ?? 'un objeto o una lista'}; se encontró otra cosa.`,
    'Dé a la fila la misma forma que tienen las demás.',
  ],
  'json-twice': (name) => [
    `La fila tiene más de una vez la propiedad${named(name)}; solo se leyó la última.`,
    'Deje la propiedad una sola vez en la fila.',
  ],
  'not-text': (kind) => [
    `Se esperaba una tabla de texto, como CSV; el archivo es en realidad ${KINDS[kind ?? ''] ?? 'otra cosa'}.`,
    'Expórtelo como “CSV UTF-8 (delimitado por comas)”, o corrija en el descriptor el nombre o el formato; cambiarle la extensión no lo convierte.',
  ],
  'encoding-unknown': (encoding) => [
    `La codificación declarada${named(encoding)} no se conoce.`,
    'Declare en `encoding` un nombre conocido, como `utf-8` o `windows-1252`.',
  ],
  unreadable: (fault) => [
    `El archivo existe, pero no se pudo leer: ${readFaultEs(fault ?? '')}.`,
    'Revise los permisos del archivo y de sus carpetas, o pida ayuda a quien administra el equipo.',
  ],
  'empty-archive': () => [
    'Se esperaba un archivo comprimido con datos; no contiene nada.',
    'Vuelva a comprimir la tabla y revise el resultado antes de subirlo.',
  ],
};

type Of<Rule extends TableFinding['rule']> = Extract<TableFinding, { readonly rule: Rule }>;

/** What is wrong with a file as a whole, and how to mend it. */
export function sourceEs({ facts }: Of<'source-error'>): readonly [says: string, mend: string] {
  return SOURCE[facts.detail](facts.what);
}

/** How to mend bytes that are no text. */
export function mendEncodingEs({ facts }: Of<'encoding-error'>): string {
  const save = `En Excel, use “Guardar como…” y elija ${CSV_UTF8_ES}`;
  if (facts.fits !== undefined) return `${save}, o declare ${code(facts.fits)} en \`encoding\`.`;
  return `${save} (y declare \`encoding\` como \`utf-8\`), o declare ahí la codificación que de verdad tiene el archivo.`;
}

/** How to mend a header that lacks a field. */
export function mendHeaderEs({ facts }: Of<'missing-label'>): string {
  if (facts.delimiter !== undefined) {
    return `El archivo parece separar sus columnas con ${quoted(facts.delimiter)}: declárelo en \`delimiter\`, o guárdelo separado por comas.`;
  }
  return 'Agregue la columna al archivo, o quite el campo del esquema.';
}

/** How to mend a value that is not in its list. */
export function mendValuesEs(nearest: string | undefined, list: string): string {
  const offer =
    nearest === undefined
      ? 'Escriba uno de los valores permitidos'
      : `Si se trata de ${quoted(nearest)}, escríbalo así`;
  return `${offer}; si el valor es correcto, agréguelo a \`${list}\` en el esquema.`;
}
