import { pluralEs, typeEs } from '../words.es.ts';
import { code, codes, quoted, thousands } from '../words.ts';
import type { DoubtMessages, MojibakeProblem } from './doubt.ts';

const DELIMITERS: Readonly<Record<string, string>> = {
  '\t': 'tabulador',
  ',': 'coma',
  ';': 'punto y coma',
  '|': 'barra',
  ':': 'dos puntos',
};

const BROKEN: Readonly<Record<MojibakeProblem, string>> = {
  'read-twice': 'parece UTF-8 que se leyó como windows-1252 y se guardó así',
  'odd-capital': 'hay una mayúscula acentuada dentro de una palabra, como cuando se pierde la codificación',
  'lost-letter': 'parece que una letra se perdió y quedó otro signo en su lugar',
};

function cells(count: number): string {
  return `${thousands(count)} ${pluralEs(count, 'celda', 'celdas')}`;
}

function seen({ count, sample }: { readonly count: number; readonly sample: string }): string {
  return `${cells(count)}, la primera ${quoted(sample)}`;
}

function kind(type: string, format = 'default'): string {
  return type === 'email' || type === 'uri' ? typeEs('string', type) : typeEs(type, format);
}

/** What a first descriptor is unsure of, in Spanish. */
export const doubtMessagesEs: DoubtMessages = {
  place: (path, { line, field, column }) => {
    const named = field === undefined || column !== undefined ? [] : [`campo ${code(field)}`];
    const counted = column === undefined ? [] : [`columna ${thousands(column)}`];
    return [path, ...(line === undefined ? [] : [`línea ${thousands(line)}`]), ...counted, ...named].join(', ');
  },
  also: (fields) => `Lo mismo en ${codes(fields)}.`,
  absence: { 'no-data': 'Sin dato', 'not-available': 'No disponible', 'not-applicable': 'No aplica' },
  says: {
    bom: () => 'El archivo empieza con la marca de UTF-8 (BOM); se lee bien y no es parte del primer encabezado.',
    encoding: ({ encoding, bytes }) =>
      `El texto no es UTF-8${bytes === '' ? '' : ` (aquí está el primer byte que no lo es, ${code(bytes)})`}; se declara ${code(encoding)}. Confirme que los acentos se lean bien.`,
    'encoding-mixed': ({ wrong, right }) =>
      `El texto es UTF-8 (${thousands(right)} letras), salvo ${thousands(wrong)} ${pluralEs(wrong, 'byte', 'bytes')}; no se declara otra codificación.`,
    unreadable: ({ detail }) =>
      `El archivo no se pudo leer como tabla (${code(detail)}); «apertura check» dice por qué.`,
    'not-table': ({ format }) => `No se leen tablas del formato ${code(format)}; se describe solo como archivo.`,
    'empty-table': () => 'El archivo no tiene ninguna fila.',
    delimiter: ({ delimiter, percent }) =>
      `El separador parece ser ${DELIMITERS[delimiter] ?? quoted(delimiter)}, pero solo ${percent} % de las filas tiene el mismo número de celdas.`,
    'quote-char': ({ quote }) =>
      `Los textos están entre apóstrofos; se declara ${code(quote)} en ${code('quoteChar')}.`,
    'skip-space': ({ percent }) =>
      `Hay números alineados con espacios después del separador (${percent} % de las filas); se declara ${code('skipInitialSpace')}.`,
    'title-rows': ({ count, header }) =>
      `Antes del encabezado, que está en la línea ${thousands(header)}, hay ${thousands(count)} ${pluralEs(count, 'línea', 'líneas')} de título; se declaran en ${code('commentRows')}. Lo mejor es quitarlas del archivo.`,
    'no-header': () =>
      'La primera fila parece tener datos; se declara que no hay encabezado. Si lo es, quite `header` del dialecto; si no, dé nombre a los campos.',
    'blank-labels': ({ positions }) =>
      `${pluralEs(positions.length, 'No tiene encabezado la columna', 'No tienen encabezado las columnas')} ${positions.map(thousands).join(', ')}; escríbalo en el archivo y en el esquema.`,
    'duplicate-labels': ({ labels }) =>
      `${pluralEs(labels.length, 'Se repite el encabezado', 'Se repiten los encabezados')} ${codes(labels)}.`,
    'header-width': ({ labels, cells: found }) =>
      `El encabezado tiene ${thousands(labels)} celdas y casi todas las filas tienen ${thousands(found)}.`,
    'rows-property': ({ property }) => `Las filas se toman de la propiedad ${code(property)}.`,
    'short-rows': ({ count, text }) =>
      `${thousands(count)} ${pluralEs(count, 'fila tiene', 'filas tienen')} muchas menos celdas que la tabla; la primera dice ${quoted(text)}. Si es una nota o una fuente, pásela a la descripción.`,
    'total-rows': ({ count, word }) =>
      `${pluralEs(count, 'Una fila dice', `${thousands(count)} filas dicen`)} ${quoted(word)}: parecen totales mezclados con los datos.`,
    mojibake: ({ problem, count, sample }) => `Texto dañado en ${seen({ count, sample })}: ${BROKEN[problem]}.`,
    formula: (facts) => `Fórmulas en lugar de valores en ${seen(facts)}.`,
    apostrophe: (facts) =>
      `Apóstrofo al principio en ${seen(facts)}; es un truco de hojas de cálculo que quedó en los datos.`,
    padded: (facts) => `Espacios de más al principio o al final en ${seen(facts)}.`,
    'hard-space': (facts) => `Espacios duros (U+00A0) en ${seen(facts)}.`,
    'line-breaks': ({ count }) =>
      `Saltos de línea dentro de ${cells(count)}, la primera en esta línea; se leen bien si van entre comillas.`,
    artefact: ({ count, sample }) => `${quoted(sample)} en ${cells(count)} parece resto de un programa, no un dato.`,
    'list-cells': ({ delimiter, count, sample }) =>
      `Varios valores en una celda, separados por ${quoted(delimiter)}, en ${seen({ count, sample })}; queda como texto.`,
    emails: ({ count }) =>
      `Correos electrónicos en ${cells(count)}: confirme que puedan publicarse; pueden ser datos personales.`,
    'empty-column': () => 'La columna no tiene ningún valor; queda como texto.',
    'leading-zeros': ({ count, of, sample }) =>
      `${thousands(count)} de ${thousands(of)} celdas empiezan con cero, la primera ${quoted(sample)}; queda como texto para no perderlo.`,
    'lost-zeros': ({ short, long, sample }) =>
      `Parece una clave, y unas tienen ${short} ${pluralEs(short, 'cifra', 'cifras')} y otras ${long}; la primera corta es ${quoted(sample)}. Quizá perdió el cero inicial: restitúyalo y declare el campo como texto.`,
    'group-char': ({ char, count, sample, unsure }) =>
      `Separador de miles ${quoted(char)} en ${seen({ count, sample })}; se declara en ${code('groupChar')}.${unsure ? ' No es seguro: podría ser el signo decimal.' : ''}`,
    'decimal-comma': (facts) => `Coma decimal en ${seen(facts)}; se declara en ${code('decimalChar')}.`,
    'decimal-zeros': (facts) =>
      `Números enteros escritos con decimales en ${seen(facts)}; se declara ${code('number')}.`,
    'bare-number': (facts) =>
      `Números con otros signos en ${seen(facts)}; se declara ${code('bareNumber')} como ${code('false')}.`,
    'date-order': ({ format }) =>
      `Ninguna fecha pasa del día 12: se supone que el día va antes del mes (${code(format)}). Confírmelo.`,
    'date-mixed': (facts) => `El día y el mes están en otro orden en ${seen(facts)}.`,
    'failing-cells': ({ type, format, count, sample }) =>
      `Casi toda la columna es ${kind(type, format)}; no ${pluralEs(count, 'lo es', 'lo son')} ${seen({ count, sample })}. «apertura check» las muestra.`,
    'mixed-type': ({ type, count, of, sample }) =>
      `La mayoría sería ${kind(type)}, pero no ${seen({ count, sample })}, de ${thousands(of)}; queda como texto.`,
    'amounts-in-text': ({ count, sample, of }) =>
      `Montos mezclados con texto: ${seen({ count, sample })}, de ${thousands(of)} celdas; queda como texto. Para sumarlos, pase el número a un campo propio.`,
    'special-codes': ({ codes: found, count }) =>
      `${codes(found)} en ${cells(count)} suelen ser códigos especiales (total, no especificado), no claves; descríbalos.`,
    'missing-word': ({ word, count, fields }) =>
      `${quoted(word)} en ${cells(count)}${fields > 1 ? ` de ${thousands(fields)} campos` : ''} se toma como falta de dato y se declara en ${code('missingValues')}.`,
    'nearly-key': ({ fields, repeated, missing }) =>
      `${codes(fields)} casi es una clave única: ${thousands(repeated)} ${pluralEs(repeated, 'repetida', 'repetidas')} y ${thousands(missing)} ${pluralEs(missing, 'vacía', 'vacías')}; no se declara.`,
    'no-key': () =>
      'No se encontró una columna, ni dos de las primeras, que identifiquen cada fila; no se declara llave primaria.',
  },
};
