import type { Messages, Sentence } from '../finding.ts';
import { code, quoted, thousands } from '../table/words.ts';
import type { Cited, QualityFinding } from './finding.ts';
import { COORDINATES_ES, DATES_ES, foundInEs, NUMBERS_ES, SPECIAL_ES, STYLES_ES } from './words.es.ts';

type Of<Rule extends QualityFinding['rule']> = Extract<QualityFinding, { readonly rule: Rule }>;

/** A sentence that ends by saying where the rule comes from. */
function sentence<Rule extends QualityFinding['rule']>(
  title: string,
  says: (finding: Of<Rule>) => string,
  mend: (finding: Of<Rule>) => string,
): Sentence<Of<Rule>> {
  return { title, says: (finding) => `${says(finding)}${citation(finding.facts)}`, mend };
}

function citation({ norm, article }: Cited): string {
  return article === '' ? '' : ` Norma: ${norm}, ${article}.`;
}

const CLEAN = 'En Excel, use “Buscar y reemplazar”, o la función LIMPIAR o ESPACIOS, y guarde de nuevo.';

/** The sentences of the quality room, in Spanish. */
export const qualityMessagesEs: Messages<QualityFinding> = {
  'totals-row': sentence<'totals-row'>(
    'Fila de totales entre los datos',
    ({ facts }) => `Se esperaban solo datos; ${quoted(facts.word)} parece sumar otras filas.`,
    () => 'Elimine la fila: quien use los datos puede sumarlos.',
  ),
  'decoration-row': sentence<'decoration-row'>(
    'Título o nota entre los datos',
    ({ place }) =>
      `Se esperaban datos en cada columna; esta fila solo tiene texto en la primera: ${quoted(place.cell ?? '')}.`,
    () => 'Pase el título, la nota o la fuente a la descripción del recurso, y elimine la fila.',
  ),
  'duplicate-row': sentence<'duplicate-row'>(
    'Fila repetida',
    ({ facts }) => `Cada fila debería ser distinta; esta es igual a la del registro ${thousands(facts.first)}.`,
    () => 'Elimine la fila; si se trata de dos hechos distintos, agregue una columna que los distinga.',
  ),
  'number-format': sentence<'number-format'>(
    'Número con otros signos',
    ({ place, facts }) =>
      `${foundInEs(place)} es un número con ${NUMBERS_ES[facts.problem]}; se esperaba el número solo.`,
    () =>
      'Deje solo el número, con punto decimal, y ponga la unidad o la moneda en el encabezado, como “Monto en MXN”.',
  ),
  'date-format': sentence<'date-format'>(
    'Fecha que no es ISO 8601',
    ({ place, facts }) => `Se esperaba una fecha AAAA-MM-DD; ${foundInEs(place)} ${DATES_ES[facts.problem]}.`,
    ({ facts }) =>
      facts.problem === 'impossible'
        ? 'Escriba la fecha correcta, o deje la celda vacía si no se conoce.'
        : 'Escriba la fecha como AAAA-MM-DD; en Excel, dé a la columna el formato personalizado “aaaa-mm-dd”.',
  ),
  'absence-word': sentence<'absence-word'>(
    'Ausencia escrita con palabras',
    ({ facts }) => `Donde no hay dato se espera una celda vacía; se encontró ${quoted(facts.word)}.`,
    ({ facts }) => `Deje la celda vacía, o declare ${quoted(facts.word)} en \`missingValues\` si significa algo más.`,
  ),
  'formula-text': sentence<'formula-text'>(
    'Fórmula en lugar de un dato',
    ({ place }) => `Se esperaba un dato; ${foundInEs(place)} es una fórmula de hoja de cálculo.`,
    () => 'En Excel, copie la columna, péguela con “Pegado especial: valores” y guarde de nuevo.',
  ),
  'leading-apostrophe': sentence<'leading-apostrophe'>(
    'Apóstrofo al inicio',
    ({ place }) => `${foundInEs(place)} empieza con un apóstrofo, que no es parte del dato.`,
    () => 'Quite el apóstrofo; para conservar ceros a la izquierda, dé a la columna el formato “Texto”.',
  ),
  padding: sentence<'padding'>(
    'Espacios que sobran',
    ({ place }) => `${foundInEs(place)} tiene espacios al inicio o al final.`,
    () => 'Quite los espacios; en Excel lo hace la función ESPACIOS.',
  ),
  'invisible-character': sentence<'invisible-character'>(
    'Carácter que no se ve',
    ({ place, facts }) => `${foundInEs(place)} contiene el carácter invisible ${code(facts.code)}.`,
    () => CLEAN,
  ),
  mojibake: sentence<'mojibake'>(
    'Letras descompuestas',
    ({ facts }) => `${quoted(facts.word)} parece texto leído en otra codificación.`,
    () => 'Vuelva a exportar los datos desde su sistema en UTF-8, o corrija las letras.',
  ),
  'spelling-variant': sentence<'spelling-variant'>(
    'Un mismo valor escrito de dos formas',
    ({ place, facts }) =>
      `${quoted(place.cell ?? '')} (${thousands(facts.count)}) solo difiere de ${quoted(facts.usual)} (${thousands(facts.usualCount)}) en mayúsculas, acentos o espacios.`,
    ({ facts }) => `Si son lo mismo, escriba siempre ${quoted(facts.usual)}, y declare \`categories\` en el esquema.`,
  ),
  'mixed-types': sentence<'mixed-types'>(
    'Tipos de dato mezclados',
    ({ place, facts }) => `El ${facts.most} % de la columna son números o fechas; ${foundInEs(place)} no lo es.`,
    () => 'Corrija el valor; si es una nota, pásela a otra columna.',
  ),
  'inegi-state': sentence<'inegi-state'>(
    'Clave de entidad que no existe',
    ({ place }) => `Se esperaba una clave de entidad del INEGI, de 01 a 32; ${foundInEs(place)} no lo es.`,
    () => 'Busque la clave en el Catálogo Único de Claves del INEGI.',
  ),
  'inegi-municipality': sentence<'inegi-municipality'>(
    'Clave de municipio que no existe',
    ({ facts }) => `El catálogo del INEGI no tiene el municipio ${code(facts.key)}.`,
    () =>
      'Busque la clave en el Catálogo Único de Claves del INEGI; si el municipio es nuevo, avise a quien mantiene Apertura.',
  ),
  'lost-zero': sentence<'lost-zero'>(
    'Clave sin su cero a la izquierda',
    ({ place, facts }) => `Se esperaba ${code(facts.key)}; ${foundInEs(place)} perdió ceros a la izquierda.`,
    () => 'Dé a la columna el formato “Texto” en Excel, escriba los ceros, y declare el campo como `string`.',
  ),
  'inegi-special': sentence<'inegi-special'>(
    'Clave que no es de un lugar',
    ({ place, facts }) =>
      `${foundInEs(place)} significa ${SPECIAL_ES[facts.meaning]}; no es una entidad o un municipio.`,
    () =>
      'Explique el código en la descripción del campo o declárelo en `missingValues`; si es un total, elimine la fila.',
  ),
  coordinates: sentence<'coordinates'>(
    'Punto fuera de México',
    ({ place, facts }) => `${foundInEs(place)} ${COORDINATES_ES[facts.problem]}.`,
    () => 'Revise el orden y los signos: en México la latitud es positiva y la longitud, negativa.',
  ),
  'header-vague': sentence<'header-vague'>(
    'Encabezado que no dice qué contiene',
    ({ place }) => `Se esperaba un nombre que describa la columna; se encontró ${quoted(place.field ?? '')}.`,
    () => 'Escriba un nombre descriptivo, como `fecha_solicitud`, o descríbalo en el esquema.',
  ),
  'header-style': sentence<'header-style'>(
    'Encabezado incómodo para programas',
    ({ place, facts }) => `El encabezado ${quoted(place.field ?? '')} lleva ${STYLES_ES[facts.problem]}.`,
    () => 'Si puede, use minúsculas sin acentos y guiones bajos, y ponga el nombre completo en `title`.',
  ),
  'modified-future': sentence<'modified-future'>(
    'Fecha de modificación futura',
    ({ facts }) => `La fecha de modificación, ${facts.modified}, es posterior a hoy, ${facts.today}.`,
    () => 'Escriba la fecha en que los datos cambiaron por última vez.',
  ),
  'update-late': sentence<'update-late'>(
    'Actualización atrasada',
    ({ facts }) =>
      `La frecuencia es ${code(facts.frequency)}; la actualización lleva ${thousands(facts.days)} ${facts.days === 1 ? 'día' : 'días'} de atraso.`,
    () => 'Publique los datos del nuevo periodo, o ajuste la frecuencia si cambió.',
  ),
  'closed-format': sentence<'closed-format'>(
    'Sin formato abierto',
    ({ facts }) =>
      `Se esperaba al menos un recurso en formato abierto, como CSV; ${facts.format === '' ? 'este no dice su formato' : `este es ${code(facts.format)}`}.`,
    () => 'Publique los mismos datos también en CSV, JSON u otro formato abierto.',
  ),
  'license-unknown': sentence<'license-unknown'>(
    'Licencia que no se reconoce',
    ({ facts }) =>
      `Se esperaba Libre Uso MX o una licencia abierta con clave SPDX; se encontró ${quoted(facts.license)}.`,
    () => 'Declare la licencia por su clave, como `CC-BY-4.0`, o con la dirección https://datos.gob.mx/libreusomx.',
  ),
};
