import { code, codes, quoted, thousands } from '../table/words.ts';
import { percentOf } from './findings.ts';
import type { ReasonFacts, SideName } from './impact.ts';
import { foreignKeyText, isSet, type ReasonSentences } from './phrases.ts';
import { filasEs, listaEs, quienEs, sentidoEs } from './words.es.ts';

const LADO: Readonly<Record<SideName, string>> = { base: 'la versión publicada', head: 'la versión propuesta' };

const FALTA: Readonly<Record<string, string>> = {
  descriptor: 'su descriptor no se puede leer',
  'source-error': 'el archivo no es lo que su formato dice',
  'lfs-pointer': 'solo contiene una referencia de Git LFS',
  'record-too-long': 'tiene un registro demasiado largo',
  'too-many-columns': 'tiene demasiadas columnas',
  remote: 'los datos están en otro sitio',
  'not-readable': 'la descripción o el archivo tienen errores',
  unreadable: 'el archivo no se puede abrir',
  'no-table': 'no es una tabla',
  'no-common-field': 'no queda ningún campo en común',
};

const quoteAll = (values: readonly string[]): string => listaEs(values.map(quoted));

/** A sentence for each reason, in Spanish. */
export const reasonsEs: ReasonSentences = {
  'dataset-removed': () => 'Se retira el conjunto de datos completo.',
  'resource-removed': ({ resource, rows }) =>
    `Se retira el recurso ${code(resource)}${rows === undefined ? '' : `, con ${filasEs(rows)}`}.`,
  'file-emptied': ({ resource }) => `El archivo de ${code(resource)} queda vacío.`,
  'file-gone': ({ resource, path }) => `El archivo ${code(path)} de ${code(resource)} ya no está.`,
  'became-lfs-pointer': ({ resource }) => `Los datos de ${code(resource)} se sustituyen por una referencia de Git LFS.`,
  'became-link': ({ resource }) => `Los datos de ${code(resource)} se sustituyen por un enlace.`,
  unread: ({ resource, side, why }) => {
    const what = resource === undefined ? '' : ` de ${code(resource)}`;
    return `No se pudo comparar ${LADO[side]}${what}: ${FALTA[why] ?? why}; por eso se toma como cambio incompatible.`;
  },
  'dataset-renamed': ({ formerly }) => `El conjunto de datos cambia de nombre; antes era ${code(formerly)}.`,
  'dataset-returned': ({ resources, rows, last }) =>
    `El conjunto de datos vuelve, después de haberse retirado, con ${resources} ${resources === 1 ? 'recurso' : 'recursos'} y ${filasEs(rows)}; su numeración continúa desde ${code(last)}.`,
  'path-removed': ({ resource, paths }) => `${quienEs(resource)} deja de usar ${codes(paths)}.`,
  'format-changed': ({ resource, before, after }) =>
    `${quienEs(resource)} cambia de formato: de ${code(before)} a ${code(after)}.`,
  'encoding-changed': ({ resource, before, after }) =>
    `${quienEs(resource)} cambia de codificación: de ${code(before)} a ${code(after)}.`,
  'compression-changed': ({ resource, after }) =>
    after === '' ? `${quienEs(resource)} deja de estar comprimido.` : `${quienEs(resource)} pasa a estar comprimido.`,
  'dialect-changed': ({ resource, property, before, after }) =>
    `${quienEs(resource)} cambia ${code(property)}: de ${quoted(before)} a ${quoted(after)}.`,
  'kind-changed': ({ resource, after }) =>
    after === 'table' ? `${quienEs(resource)} pasa a ser una tabla.` : `${quienEs(resource)} deja de ser una tabla.`,
  'schema-removed': ({ resource }) => `${quienEs(resource)} pierde la descripción de sus campos.`,
  'field-removed': ({ resource, field, likely }) => {
    const maybe = likely === undefined ? '' : `; parece que ahora se llama ${code(likely)}, pero no se declara`;
    return `Se quita el campo ${code(field)} de ${code(resource)}${maybe}.`;
  },
  'field-renamed': ({ resource, field, formerly }) =>
    `El campo ${code(formerly)} de ${code(resource)} ahora se llama ${code(field)}.`,
  'field-inserted': ({ resource, field }) =>
    `Se agrega el campo ${code(field)} entre los que ya tenía ${code(resource)}, y cambia el lugar de los siguientes.`,
  'field-retyped': ({ resource, field, before, after, direction }) =>
    `El campo ${code(field)} de ${code(resource)} cambia de ${code(before)} a ${code(after)}${sentidoEs(direction)}.`,
  'fields-reordered': ({ resource, fields }) => `Cambia el orden de los campos de ${code(resource)}: ${codes(fields)}.`,
  'fields-match-tightened': ({ resource, after }) =>
    `${quienEs(resource)} exige más de sus encabezados: ${code(after)}.`,
  'constraint-tightened': (facts) =>
    `La regla ${code(facts.constraint)} de ${code(facts.field)} en ${code(facts.resource)} es más estricta${deA(facts, 'tightened')}.`,
  'missing-values-removed': ({ resource, field, values }) =>
    `En ${field === undefined ? code(resource) : `${code(field)} de ${code(resource)}`}, ${quoteAll(values)} ya no significa ausencia.`,
  'key-changed': ({ resource, before, after }) =>
    `La llave primaria de ${code(resource)} cambia de ${codesOrNone(before)} a ${codesOrNone(after)}.`,
  'unique-key-added': ({ resource, fields }) => `${quienEs(resource)} exige que ${codes(fields)} no se repita.`,
  'foreign-key-added': ({ resource, fields }) =>
    `${quienEs(resource)} exige una llave foránea: ${foreignKeyText(fields)}.`,
  'rows-removed': ({ resource, removed, undeclared, share, beyond }) => {
    const much = beyond ? `, el ${percentOf(share)} %, más de lo que la política admite` : '';
    const whose = undeclared === removed ? 'su retiro' : `el retiro de ${thousands(undeclared)}`;
    const why = undeclared > 0 ? `; ${whose} no está declarado` : '';
    return `${removed === 1 ? 'Se elimina' : 'Se eliminan'} ${filasEs(removed)} de ${code(resource)}${much}${why}.`;
  },
  'coverage-shortened': ({ resource, field, from, to, newFrom, newTo }) => {
    const now = newFrom === undefined ? 'ya no cubre nada' : `ahora cubre de ${newFrom} a ${newTo}`;
    return `${code(field)} de ${code(resource)} cubría de ${from} a ${to}; ${now}.`;
  },
  'temporal-shortened': ({ before, after }) =>
    `El periodo declarado se acorta: de ${quoted(before)} a ${quoted(after)}.`,
  'licence-narrowed': ({ before, after }) =>
    `La licencia permite menos que antes: de ${licencia(before)} a ${licencia(after)}.`,
  'licence-unclear': ({ before, after }) =>
    `La licencia cambia de ${licencia(before)} a ${licencia(after)}, y no se sabe si permite lo mismo.`,
  'dataset-added': ({ resources, rows }) =>
    `El conjunto de datos es nuevo: ${resources} ${resources === 1 ? 'recurso' : 'recursos'} y ${filasEs(rows)}.`,
  'resource-added': ({ resource, rows }) =>
    `Se agrega el recurso ${code(resource)}${rows === undefined ? '' : `, con ${filasEs(rows)}`}.`,
  'field-added': ({ resource, field }) => `Se agrega el campo ${code(field)} a ${code(resource)}.`,
  'field-widened': ({ resource, field, before, after }) =>
    `El campo ${code(field)} de ${code(resource)} cambia de ${code(before)} a ${code(after)}, que admite todo lo anterior.`,
  'fields-match-loosened': ({ resource, after }) =>
    `${quienEs(resource)} exige menos de sus encabezados: ${code(after)}.`,
  'constraint-loosened': (facts) =>
    `La regla ${code(facts.constraint)} de ${code(facts.field)} en ${code(facts.resource)} es más flexible${deA(facts, 'loosened')}.`,
  'missing-values-added': ({ resource, field, values }) =>
    `En ${field === undefined ? code(resource) : `${code(field)} de ${code(resource)}`}, ${quoteAll(values)} ahora significa ausencia.`,
  'unique-key-removed': ({ resource, fields }) => `${quienEs(resource)} ya no exige que ${codes(fields)} no se repita.`,
  'foreign-key-removed': ({ resource, fields }) =>
    `${quienEs(resource)} ya no exige una llave foránea: ${foreignKeyText(fields)}.`,
  'rows-added': ({ resource, added }) =>
    `${added === 1 ? 'Se agrega' : 'Se agregan'} ${filasEs(added)} a ${code(resource)}.`,
  'licence-widened': ({ before, after }) =>
    `La licencia permite más que antes: de ${licencia(before)} a ${licencia(after)}.`,
  'temporal-extended': ({ before, after }) =>
    `El periodo declarado se amplía: de ${quoted(before)} a ${quoted(after)}.`,
  'rows-changed': ({ resource, changed, fields }) => {
    const where = fields.length === 0 ? '' : `, en ${codes(fields)}`;
    return `${changed === 1 ? 'Cambia' : 'Cambian'} ${filasEs(changed)} de ${code(resource)}${where}.`;
  },
  'rows-retired': ({ resource, removed, share }) =>
    `${removed === 1 ? 'Se elimina' : 'Se eliminan'} ${filasEs(removed)} de ${code(resource)} (${percentOf(share)} %), dentro de lo previsto.`,
  'coverage-extended': ({ resource, field, newFrom, newTo }) =>
    `${code(field)} de ${code(resource)} ahora cubre de ${newFrom ?? '?'} a ${newTo ?? '?'}.`,
  'file-changed': ({ resource }) => `Cambia el contenido de ${code(resource)}.`,
  'schema-added': ({ resource }) => `${quienEs(resource)} gana una descripción de sus campos.`,
  'field-described': ({ resource, field, property }) =>
    `Cambia ${code(property)} del campo ${code(field)} de ${code(resource)}.`,
  'metadata-changed': ({ resource, property }) =>
    `Cambia ${code(property)}${resource === undefined ? '' : ` de ${code(resource)}`} en la descripción.`,
};

function licencia(names: string): string {
  return names === '' ? 'ninguna' : quoted(names);
}

function codesOrNone(names: readonly string[]): string {
  return names.length === 0 ? 'ninguna' : codes(names);
}

function deA(
  { constraint, before, after }: ReasonFacts['constraint-tightened'],
  direction: 'tightened' | 'loosened',
): string {
  if (isSet(constraint)) return `: ${listaEs(lista(direction, before, after))}`;
  if (before === undefined) return after === undefined ? '' : `: ahora pide ${quoted(after)}`;
  return after === undefined ? `: ya no pide ${quoted(before)}` : `: de ${quoted(before)} a ${quoted(after)}`;
}

/** Of a list of values: which left it and which came. A list that is new, or gone, is told whole. */
function lista(
  direction: 'tightened' | 'loosened',
  before: string | undefined,
  after: string | undefined,
): readonly string[] {
  if (direction === 'loosened' && after === undefined) return ['admite cualquier valor'];
  if (direction === 'tightened' && before === undefined) return [`solo admite ${code(after ?? '')}`];
  const [lost, won] = [before && `ya no admite ${code(before)}`, after && `ahora admite ${code(after)}`];
  return [lost, won].flatMap((clause) => clause ?? []);
}
