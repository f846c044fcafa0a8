import { sizeEs } from '../../dataset/words.es.ts';
import type { Messages } from '../../finding.ts';
import { code, quoted, thousands } from '../../table/words.ts';
import type { AdelaFinding, FormProblem, GuessKind, ValueKind } from './finding.ts';

/** The forms, as people call them. */
export const FORM_ES: Readonly<Record<string, string>> = {
  inventory: 'inventario',
  plan: 'plan de apertura',
  catalogue: 'catálogo',
};

const FORM_PROBLEM: Readonly<Record<FormProblem, string>> = {
  empty: 'el archivo no tiene ninguna celda con texto',
  header: 'en sus primeras 60 filas no hay encabezados de ninguno de ellos',
  rows: 'después de los encabezados no hay ninguna fila',
  workbook: 'parece un libro de Excel, y no se puede abrir',
  binary: 'el archivo no es de texto ni un libro de Excel',
};

const EXPECTED: Readonly<Record<ValueKind, string>> = {
  date: 'una fecha, como 2016-08-31 o 31/08/2016',
  month: 'un mes, como 2016-08 o agosto 2016',
  moment: 'una fecha, como 2016-08-31 o 2016-08-31T09:00:00',
  frequency: 'una periodicidad, como trimestral o R/P3M',
  access: '"Publico", "Restringido" o "Privado"',
  mail: 'un correo, como datos@municipio.gob.mx',
  url: 'una dirección web, como https://municipio.gob.mx/datos.csv',
  number: 'un número entero de bytes, como 20480',
};

const GUESS: Readonly<Record<GuessKind, (column: string, found: string, read: string) => string>> = {
  'day-first': (column, found, read) =>
    `${column} dice ${found}, que puede ser dos fechas; se leyó ${read}, con el día primero.`,
  serial: (column, found, read) => `${column} dice ${found}, que es como Excel guarda una fecha; se leyó ${read}.`,
  several: (column, found, read) => `${column} espera un valor y tiene varios, ${found}; se tomó ${read}.`,
  strictest: (column, found, read) =>
    `Los recursos de un conjunto difieren en ${column}: ${found}; el conjunto quedó como ${read}, que es lo más estricto.`,
  above: (column, _, read) => `${column} está vacía; se tomó el conjunto de la fila anterior, ${read}.`,
};

/** The sentences of ADELA's imports, in Spanish. */
export const adelaMessagesEs: Messages<AdelaFinding> = {
  'adela-form': {
    title: 'El archivo no es una de las formas de ADELA',
    says: ({ facts }) =>
      `Se esperaba un inventario, un plan de apertura o un catálogo de ADELA; ${FORM_PROBLEM[facts.problem]}.`,
    mend: ({ facts }) =>
      facts.problem === 'workbook'
        ? 'Guárdelo otra vez como libro de Excel (.xlsx), o como CSV UTF-8, e impórtelo de nuevo.'
        : 'Revise que sea el archivo correcto y que conserve la fila de encabezados.',
  },
  'adela-encoding': {
    title: 'El archivo no está en UTF-8',
    says: ({ facts }) => `Se esperaba texto en UTF-8; se leyó como ${facts.encoding}.`,
    mend: () => 'Revise en lo importado que los acentos estén bien; no hay que cambiar el archivo.',
  },
  'adela-garbled': {
    title: 'Acentos descompuestos',
    says: () => 'El archivo se guardó alguna vez con otra codificación, y decía "Ã­" por "í"; se compuso al leerlo.',
    mend: () => 'Revise en lo importado que los acentos estén bien.',
  },
  'adela-quote': {
    title: 'Comilla que no cierra nada',
    says: () => 'En la línea hay una comilla que no abre ni cierra una celda; se tomó como parte del texto.',
    mend: () => 'Revise las celdas de la línea; una comilla dentro de una celda entrecomillada se escribe doble.',
  },
  'adela-character': {
    title: 'Caracteres que no son texto',
    says: ({ facts }) => `${quoted(facts.column)} tiene caracteres de control, que no se ven; se quitaron.`,
    mend: () => 'Revise que la celda diga lo que debe.',
  },
  'adela-column-missing': {
    title: 'Falta una columna',
    says: ({ facts }) => `Un ${FORM_ES[facts.form] ?? facts.form} tiene la columna ${quoted(facts.column)}; no está.`,
    mend: () => 'Agréguela si tiene lo que dice, o complete después las promesas importadas.',
  },
  'adela-column-unknown': {
    title: 'Columna que no se conoce',
    says: ({ facts }) =>
      facts.column === ''
        ? `La columna ${facts.position} tiene datos y no tiene encabezado; no se importó.`
        : `Ninguna forma de ADELA tiene la columna ${quoted(facts.column)}, que es la ${facts.position}; no se importó.`,
    mend: () => 'Corrija su encabezado si es una de las conocidas; si no, pase a mano al plan lo que sirva.',
  },
  'adela-column-duplicate': {
    title: 'Columna repetida',
    says: ({ facts }) =>
      `${quoted(facts.column)}, la columna ${facts.position}, ya está en la columna ${facts.first}; solo contó la primera.`,
    mend: () => 'Deje una de las dos, y corrija el encabezado de la otra si dice algo distinto.',
  },
  'adela-column-name': {
    title: 'Encabezado que se reconoció por parecido',
    says: ({ facts }) => `El encabezado ${quoted(facts.found)} se tomó por ${quoted(facts.column)}.`,
    mend: () => 'Si no es esa la columna, corrija el encabezado e importe de nuevo.',
  },
  'adela-extra-cell': {
    title: 'Sobran celdas',
    says: ({ facts }) =>
      `Hay ${facts.columns} encabezados, y la fila tiene además ${quoted(facts.found)}; no se importó.`,
    mend: () => 'Si es parte de otra celda que lleva comas, ponga esa celda entre comillas.',
  },
  'adela-title': {
    title: 'Fila sin conjunto',
    says: ({ facts }) =>
      `Toda fila dice de qué conjunto es en ${quoted(facts.column)}; está vacía, y la fila no se importó.`,
    mend: () => 'Escriba el conjunto e importe de nuevo.',
  },
  'adela-missing': {
    title: 'Celda vacía que la forma pide',
    says: ({ facts }) => `Se esperaba un valor en ${quoted(facts.column)}; está vacía.`,
    mend: () => 'Complete la celda, o la promesa importada.',
  },
  'adela-value': {
    title: 'Valor que no se entiende',
    says: ({ facts }) =>
      `En ${quoted(facts.column)} se esperaba ${EXPECTED[facts.kind]}; se encontró ${quoted(facts.found)}, y no se importó.`,
    mend: () => 'Corrija la celda e importe de nuevo, o complete la promesa importada.',
  },
  'adela-guess': {
    title: 'Valor que puede leerse de varias maneras',
    says: ({ facts }) => GUESS[facts.kind](quoted(facts.column), quoted(facts.found), quoted(facts.read)),
    mend: () => 'Revise en la promesa importada que sea lo que se quiso decir.',
  },
  'adela-ground': {
    title: 'Falta la razón por la que los datos no son públicos',
    says: ({ facts }) => `Un conjunto ${facts.level} lleva el fundamento jurídico que lo acredita; no está.`,
    mend: () => 'Escriba en la promesa, en `access.ground`, la ley y el artículo.',
  },
  'adela-not-grouped': {
    title: 'Filas de un conjunto que no están juntas',
    says: ({ facts }) =>
      `Las filas de ${quoted(facts.title)} van juntas; la anterior está en la línea ${thousands(facts.last)}. Se reunieron.`,
    mend: () => 'Revise que sea el mismo conjunto; si son dos, deles títulos distintos.',
  },
  'adela-conflict': {
    title: 'Dos filas de un conjunto dicen cosas distintas',
    says: ({ facts }) =>
      `${quoted(facts.column)} dice ${quoted(facts.found)}; en la línea ${thousands(facts.first)} dice ${quoted(facts.kept)}, que es lo que quedó.`,
    mend: () => 'Deje el mismo valor en todas las filas del conjunto.',
  },
  'adela-duplicate': {
    title: 'Título o identificador repetido',
    says: ({ facts }) => {
      const what = facts.what === 'dataset' ? 'un conjunto' : 'un recurso del mismo conjunto';
      return `${quoted(facts.title)} ya es ${what} desde la línea ${thousands(facts.first)}.`;
    },
    mend: ({ facts }) =>
      facts.what === 'dataset'
        ? 'Si son dos conjuntos, deles títulos e identificadores distintos; si es uno, deje una fila.'
        : 'Si son dos recursos, deles títulos distintos; si es uno, deje una fila.',
  },
  'adela-name': {
    title: 'Nombre que se eligió para un conjunto',
    says: ({ facts }) =>
      facts.why === 'empty'
        ? `Del título ${quoted(facts.title)} no se puede formar un nombre de carpeta; se llamó ${code(facts.name)}.`
        : `El nombre ${code(facts.instead)} ya lo tiene otro conjunto; ${quoted(facts.title)} se llamó ${code(facts.name)}.`,
    mend: () => 'Cambie el nombre del archivo antes de publicar; después ya no cambia, aunque cambie el título.',
  },
  'adela-orphan': {
    title: 'Recurso sin la fila de su conjunto',
    says: ({ facts }) =>
      `Ninguna fila describe el conjunto ${quoted(facts.identifier)}; se tomó su identificador por título.`,
    mend: () => 'Agregue la fila del conjunto antes de sus recursos, o complete la promesa importada.',
  },
  'adela-too-long': {
    title: 'Celda demasiado larga',
    says: ({ facts }) =>
      `Se esperan a lo más ${thousands(facts.limit)} caracteres en ${quoted(facts.column)}; hay ${thousands(facts.length)}, y no se importó.`,
    mend: () => 'Revise que no se hayan juntado varias celdas, y acorte el texto.',
  },
  'adela-too-large': {
    title: 'Conjunto demasiado grande para una promesa',
    says: ({ facts }) =>
      `Una promesa mide a lo más ${sizeEs(facts.limit)}; esta mide ${sizeEs(facts.bytes)}, y no se escribió.`,
    mend: () => 'Divida el conjunto en varios.',
  },
  'adela-exists': {
    title: 'La promesa ya existe',
    says: ({ facts }) =>
      facts.differs.length === 0
        ? `Ya existe ${code(facts.file)}, que dice lo mismo; no se tocó.`
        : `Ya existe ${code(facts.file)}, que no se tocó; difiere en ${facts.differs.map(code).join(', ')}.`,
    mend: ({ facts }) =>
      facts.differs.length === 0 ? 'No hay nada que hacer.' : 'Compare los dos, y cambie a mano lo que corresponda.',
  },
};
