import type { Finding, Messages, Sentence } from '../finding.ts';
import type { TableFinding } from './finding.ts';
import {
  CSV_UTF8_ES,
  foundEs,
  mendEncodingEs,
  mendHeaderEs,
  mendHintEs,
  mendTypeEs,
  mendValuesEs,
  pluralEs,
  sourceEs,
  typeEs,
} from './words.es.ts';
import { code, codes, fieldOr, quoted, thousands, valueList } from './words.ts';

type Of<Rule extends TableFinding['rule']> = Extract<TableFinding, { readonly rule: Rule }>;

function oneOf({ place, facts }: Of<'constraint-error/enum' | 'category-error'>): string {
  const values = valueList(facts.values, facts.total, (count) => `y ${thousands(count)} más`);
  return `${fieldOr(place, 'La celda')} espera uno de estos valores: ${values}; ${foundEs(place)}.`;
}

type Limited = Finding<string, { readonly limit: string }>;

function limit(title: string, expects: string, property: string): Sentence<Limited> {
  return {
    title,
    says: ({ place, facts }) => `${fieldOr(place, 'La celda')} espera ${expects} ${facts.limit}; ${foundEs(place)}.`,
    mend: () => `Corrija el valor, o cambie \`${property}\` en el esquema si el límite no es ese.`,
  };
}

function cells({ facts }: Of<'missing-cell' | 'extra-cell'>): string {
  const expected = `Se ${pluralEs(facts.expected, 'esperaba', 'esperaban')} ${thousands(facts.expected)}`;
  const found = `se ${pluralEs(facts.found, 'encontró', 'encontraron')} ${thousands(facts.found)}`;
  return `${expected} ${pluralEs(facts.expected, 'celda', 'celdas')} en la fila; ${found}.`;
}

function keyOf(names: readonly string[], one: string, many: string): string {
  return `${names.length === 1 ? one : many} ${codes(names)}`;
}

interface First {
  readonly first?: number | undefined;
  readonly firstPath?: string | undefined;
}

function firstLine({ first, firstPath }: First): string {
  if (first === undefined) return 'en otra línea';
  return `en la línea ${thousands(first)}${firstPath === undefined ? '' : ` de ${code(firstPath)}`}`;
}

function repeated(cell: string | undefined, facts: First): string {
  const where = firstLine(facts);
  return cell === undefined ? `los mismos valores ya están ${where}` : `${quoted(cell)} ya está ${where}`;
}

/** The sentences of the table room, in Spanish. */
export const tableMessagesEs: Messages<TableFinding> = {
  'source-error': {
    title: 'El archivo no se puede leer',
    says: (finding) => sourceEs(finding)[0],
    mend: (finding) => sourceEs(finding)[1],
  },
  'lfs-pointer': {
    title: 'Falta el contenido del archivo',
    says: () => 'Se esperaban datos; el archivo solo contiene una referencia de Git LFS a ellos.',
    mend: () => 'Suba el archivo completo, sin Git LFS; si otra copia lo tiene, `git lfs pull` lo trae.',
  },
  'encoding-error': {
    title: 'El texto no está en la codificación declarada',
    says: ({ facts }) => {
      const fits = facts.fits === undefined ? '' : ` Sí lo son en ${code(facts.fits)}.`;
      const bytes = facts.bytes === '' ? '' : `: ${code(facts.bytes)}`;
      return `Se esperaba texto en ${code(facts.encoding)}; se encontraron bytes que no lo son${bytes}.${fits}`;
    },
    mend: mendEncodingEs,
  },
  'syntax-error': {
    title: 'Comillas mal puestas',
    says: ({ facts }) => {
      switch (facts.problem) {
        case 'open-quote':
          return 'Aquí se abren comillas que no se cierran en el resto del archivo.';
        case 'after-quote':
          return 'Después de las comillas de cierre se esperaba el fin de la celda; se encontró más texto.';
        case 'stray-escape':
          return 'El carácter de escape debe ir seguido de otro carácter; aquí no protege a ninguno.';
      }
    },
    mend: ({ facts }) =>
      facts.problem === 'stray-escape'
        ? 'Quítelo o escríbalo dos veces, o corrija `escapeChar` en el descriptor.'
        : 'Cierre o quite las comillas; si son parte del texto, escríbalas dobles ("") y encierre entre comillas toda la celda.',
  },
  'record-too-long': {
    title: 'Fila demasiado larga',
    says: ({ facts }) => `Una fila puede medir hasta ${thousands(facts.limit)} bytes; esta mide más.`,
    mend: () =>
      'Busque comillas que se abrieron aquí o antes y no se cerraron; si no las hay, al archivo le faltan los fines de línea: expórtelo de nuevo.',
  },
  'too-many-columns': {
    title: 'Demasiadas columnas',
    says: ({ facts }) =>
      `Una tabla puede tener hasta ${thousands(facts.limit)} columnas; se encontraron ${thousands(facts.columns)}.`,
    mend: () => 'Revise que `delimiter` sea el separador del archivo, o reparta las columnas en varias tablas.',
  },
  'nul-byte': {
    title: 'El archivo contiene bytes nulos',
    says: () => 'Se esperaba texto; se encontró un byte nulo, que ningún texto lleva.',
    mend: () => `Si lo guardó como “Texto Unicode”, guárdelo de nuevo en Excel como ${CSV_UTF8_ES}.`,
  },
  'line-ends': {
    title: 'Fines de línea mezclados',
    says: ({ facts }) =>
      `Las líneas del archivo no terminan todas igual: las más, con ${facts.mostly}; esta, con ${facts.here}.`,
    mend: () => `Para que todas terminen igual, guarde el archivo de nuevo en Excel como ${CSV_UTF8_ES}.`,
  },
  'blank-row': {
    title: 'Fila en blanco',
    says: ({ facts }) =>
      facts.count === 1
        ? 'Se esperaban datos; se encontró una fila en blanco.'
        : `Se esperaban datos; se encontraron ${thousands(facts.count)} filas en blanco seguidas.`,
    mend: ({ facts }) =>
      `En Excel, ${facts.count === 1 ? 'selecciónela' : 'selecciónelas'} y use “Eliminar”; borrar su contenido no basta.`,
  },
  'blank-label': {
    title: 'Columna sin encabezado',
    says: ({ facts }) => `Se esperaba un encabezado en la columna ${thousands(facts.position)}; está en blanco.`,
    mend: () => 'Escriba el nombre de la columna, o elimínela si está vacía.',
  },
  'duplicate-label': {
    title: 'Encabezado repetido',
    says: ({ facts }) =>
      `El encabezado ${code(facts.label)} de la columna ${thousands(facts.position)} ya está en la columna ${thousands(facts.first)}.`,
    mend: () => 'Cambie el nombre de una de las dos columnas, o elimine la que sobra.',
  },
  'missing-label': {
    title: 'Falta una columna',
    says: ({ facts }) =>
      `Se esperaba ${code(facts.field)} como columna ${thousands(facts.position)}; el archivo no la tiene.`,
    mend: mendHeaderEs,
  },
  'extra-label': {
    title: 'Columna que no está en el esquema',
    says: ({ facts }) => `La columna ${thousands(facts.position)}, ${code(facts.label)}, no está en el esquema.`,
    mend: () => 'Describa la columna en el esquema, o elimínela del archivo.',
  },
  'incorrect-label': {
    title: 'Encabezado distinto del esquema',
    says: ({ facts }) =>
      `La columna ${thousands(facts.position)} debería llamarse ${code(facts.field)}; se encontró ${quoted(facts.label)}.`,
    mend: () =>
      'Escriba el encabezado igual que en el esquema (mayúsculas, acentos, espacios y orden), o corrija el esquema.',
  },
  'missing-cell': {
    title: 'Faltan celdas en la fila',
    says: (finding) => cells(finding),
    mend: () => 'Complete la fila; si un dato no existe, deje su celda vacía sin quitar el separador.',
  },
  'extra-cell': {
    title: 'Sobran celdas en la fila',
    says: (finding) => cells(finding),
    mend: () => 'Quite lo que sobra; si un texto contiene el separador, enciérrelo entre comillas.',
  },
  'type-error': {
    title: 'El valor no es del tipo esperado',
    says: ({ place, facts }) =>
      `${fieldOr(place, 'La celda')} espera ${typeEs(facts.type, facts.format)}; ${foundEs(place)}.`,
    mend: ({ place, facts }) =>
      facts.hint === undefined ? mendTypeEs(facts) : mendHintEs(facts.hint, facts.format, place.cell),
  },
  'constraint-error/required': {
    title: 'Falta un dato obligatorio',
    says: ({ place }) =>
      `${fieldOr(place, 'El campo')} es obligatorio; ${foundEs({ ...place, cell: place.cell ?? '' })}.`,
    mend: () => 'Escriba el dato; si puede faltar, quite `required` del campo en el esquema.',
  },
  'constraint-error/minLength': {
    title: 'Valor demasiado corto',
    says: ({ place, facts }) =>
      `${fieldOr(place, 'La celda')} espera una longitud de ${thousands(facts.limit)} o más; ${foundEs(place)}, que mide ${thousands(facts.length)}.`,
    mend: () =>
      'Complete el valor; si Excel quitó ceros a la izquierda, dé a la columna el formato “Texto” y escríbalos de nuevo.',
  },
  'constraint-error/maxLength': {
    title: 'Valor demasiado largo',
    says: ({ place, facts }) =>
      `${fieldOr(place, 'La celda')} espera una longitud de ${thousands(facts.limit)} o menos; ${foundEs(place)}, que mide ${thousands(facts.length)}.`,
    mend: () => 'Acorte el valor, o aumente `maxLength` en el esquema si es correcto.',
  },
  'constraint-error/minimum': limit('Valor menor que el mínimo', 'como mínimo', 'minimum'),
  'constraint-error/maximum': limit('Valor mayor que el máximo', 'como máximo', 'maximum'),
  'constraint-error/exclusiveMinimum': limit(
    'Valor fuera del límite inferior',
    'un valor mayor que',
    'exclusiveMinimum',
  ),
  'constraint-error/exclusiveMaximum': limit(
    'Valor fuera del límite superior',
    'un valor menor que',
    'exclusiveMaximum',
  ),
  'constraint-error/pattern': {
    title: 'El valor no tiene la forma esperada',
    says: ({ place, facts }) =>
      `${fieldOr(place, 'La celda')} espera la forma ${code(facts.pattern)}; ${foundEs(place)}.`,
    mend: () =>
      'Escriba el valor con esa forma; si Excel quitó ceros a la izquierda, dé a la columna el formato “Texto”.',
  },
  'constraint-error/enum': {
    title: 'Valor fuera de la lista',
    says: oneOf,
    mend: ({ facts }) => mendValuesEs(facts.nearest, 'enum'),
  },
  'constraint-error/jsonSchema': {
    title: 'El valor no cumple su JSON Schema',
    says: ({ place, facts }) =>
      `${fieldOr(place, 'La celda')} no cumple su JSON Schema${facts.at === '' ? '' : ` en ${code(facts.at)}`} (${facts.problem}); ${foundEs(place)}.`,
    mend: () => 'Corrija el valor, o el `jsonSchema` del campo en el esquema.',
  },
  'category-error': {
    title: 'Categoría que no está en la lista',
    says: oneOf,
    mend: ({ facts }) => mendValuesEs(facts.nearest, 'categories'),
  },
  'unique-error': {
    title: 'Valor repetido',
    says: ({ place, facts }) =>
      `${fieldOr(place, 'La columna')} no admite repeticiones; ${foundEs(place)}, que ya está ${firstLine(facts)}.`,
    mend: () => 'Corrija el valor o elimine la fila repetida, o quite `unique` del campo si puede repetirse.',
  },
  'primary-key': {
    title: 'Llave primaria repetida o incompleta',
    says: ({ place, facts }) => {
      const key = `La llave primaria (${codes(facts.fields)})`;
      if (facts.missing !== undefined)
        return `${key} no admite celdas vacías; falta el valor de ${code(facts.missing)}.`;
      return `${key} no debe repetirse; ${repeated(place.cell, facts)}.`;
    },
    mend: ({ facts }) =>
      facts.missing === undefined
        ? 'Elimine la fila repetida o corrija su llave; si las dos filas son correctas, agregue otro campo a `primaryKey`.'
        : 'Escriba el valor que falta, o elimine la fila si no corresponde a ningún registro.',
  },
  'unique-key': {
    title: 'Combinación repetida',
    says: ({ place, facts }) =>
      `${keyOf(facts.fields, 'El campo', 'La combinación de')} no admite repeticiones; ${repeated(place.cell, facts)}.`,
    mend: () => 'Elimine la fila repetida o corrija sus valores, o quite la combinación de `uniqueKeys`.',
  },
  'foreign-key': {
    title: 'Valor que no existe en la tabla de referencia',
    says: ({ place, facts }) => {
      const table = facts.resource === '' ? 'esta misma tabla' : code(facts.resource);
      const found = place.cell === undefined ? 'esta combinación no está ahí' : `${quoted(place.cell)} no está ahí`;
      return `${keyOf(facts.fields, 'El valor de', 'Los valores de')} ${facts.fields.length === 1 ? 'debe' : 'deben'} existir en ${codes(facts.reference)} de ${table}; ${found}.`;
    },
    mend: () => 'Corrija el valor, o agregue a la tabla de referencia la fila que falta.',
  },
  'foreign-key-unchecked': {
    title: 'Referencia sin comprobar',
    says: ({ facts }) =>
      `No se comprobó ${codes(facts.fields)} porque la tabla de referencia ${code(facts.resource)} no se pudo leer.`,
    mend: ({ facts }) => `Corrija primero los errores de ${code(facts.resource)} y repita la comprobación.`,
  },
  'pattern-budget': {
    title: 'Comprobación demasiado costosa',
    says: ({ place, facts }) => {
      const field = fieldOr(place, 'el campo');
      if (facts.pattern === undefined)
        return `El \`jsonSchema\` de ${field} tarda demasiado, así que quedó sin comprobar.`;
      return `La expresión ${code(facts.pattern)} tarda demasiado, así que ${field} quedó sin comprobar contra ella.`;
    },
    mend: ({ facts }) =>
      facts.pattern === undefined
        ? 'Simplifique `jsonSchema`: evite referencias en círculo, alternativas dentro de alternativas y expresiones con repeticiones anidadas.'
        : 'Simplifique `pattern` en el esquema: evite repeticiones dentro de repeticiones, como `(a+)+`.',
  },
  'table-empty': {
    title: 'Tabla sin filas',
    says: () => 'Se esperaba al menos una fila de datos; no se encontró ninguna.',
    mend: () => 'Revise que guardó la hoja con los datos y vuelva a subir el archivo.',
  },
};
