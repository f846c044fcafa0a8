import { code, codes, thousands } from '../table/words.ts';
import { valueText } from './notes-markdown.ts';
import type { NotesWords } from './notes-words.ts';
import type { ZoneTime } from './zone-time.ts';

const masEs = (count: number): string => (count > 0 ? `, y ${thousands(count)} más` : '');
const filas = (count: number, one: string, many: string): string =>
  count === 1 ? `1 fila ${one}` : `${thousands(count)} filas ${many}`;

const moment = ({ day, time, zone }: ZoneTime): string => `${day} a las ${time}, hora de ${code(zone)}`;

/** What notes say, in Spanish. */
export const notesWordsEs: NotesWords = {
  title: (title, version) => `${title}, versión ${version}`,
  titleWithdrawn: (title) => `${title}: conjunto retirado`,
  titleRenamed: (title, to) => `${title}: ahora se llama ${to}`,
  headings: {
    changes: 'Qué cambia',
    why: 'Por qué se retiró',
    whyRenamed: 'Dónde sigue',
    description: 'En la descripción',
    rows: 'Filas',
    contents: 'Qué contiene',
    quality: 'Calidad',
    approved: 'Quién lo aprobó',
    cite: 'Cómo citar',
    verify: 'Cómo comprobarlo',
    files: 'Archivos',
  },
  published: (tag, when, folio) => `Versión ${code(tag)}, publicada el ${moment(when)}. Folio ${code(folio)}.`,
  announced: (tag, when, folio) => `Aviso ${code(tag)}, publicado el ${moment(when)}. Folio ${code(folio)}.`,
  first: 'Es la primera versión publicada.',
  previous: (tag) => `La versión anterior es ${code(tag)}, y sigue disponible.`,
  renamedFrom: (dataset) => `El conjunto se llamaba ${code(dataset)}.`,
  trial: 'El conjunto está a prueba: mientras su versión empiece con 0, puede cambiar sin aviso.',
  returns:
    'El conjunto se había retirado y vuelve a publicarse, con la numeración que llevaba. Revise qué contiene antes de usarlo como el anterior.',
  trialEnds: 'Termina su prueba: desde esta versión, un cambio incompatible es siempre una versión mayor.',
  kind: (bump, impact, trial) => {
    const version = { major: 'mayor', minor: 'menor', patch: 'de corrección', none: 'nueva' }[bump];
    const why = {
      none: 'los datos no cambian',
      corrective: 'corrige datos o su descripción',
      additive: 'agrega datos o amplía lo que admiten',
      breaking: 'es incompatible con la anterior, así que quienes usan los datos tendrán que adaptarse',
      withdrawal: 'retira datos publicados',
    }[impact];
    return `Versión ${trial ? 'a prueba' : version}: ${why}.`;
  },
  withheld: 'No se muestran valores de este conjunto, porque puede contener datos personales.',
  moreReasons: (count) => `Y ${thousands(count)} ${count === 1 ? 'motivo más' : 'motivos más'}.`,
  more: (count) => `Y ${thousands(count)} más.`,
  metadata: (property, resource, before, after) => {
    const what = resource === undefined ? code(property) : `${code(property)} de ${code(resource)}`;
    if (before === undefined && after === undefined) return `${what}: cambió su texto.`;
    const was = before === undefined ? 'antes no se decía' : `antes ${valueText(before)}`;
    return `${what}: ${was}, ${after === undefined ? 'ahora no se dice' : `ahora ${valueText(after)}`}.`;
  },
  rowColumns: ['Tabla', 'Antes', 'Ahora', 'Agregadas', 'Cambiadas', 'Eliminadas'],
  keys: {
    added: (resource, keys, total) =>
      `${code(resource)}, ${filas(total, 'agregada', 'agregadas')}: ${codes(keys)}${masEs(total - keys.length)}.`,
    changed: (resource, keys, total) =>
      `${code(resource)}, ${filas(total, 'cambiada', 'cambiadas')}: ${keys.join('; ')}${masEs(total - keys.length)}.`,
    removed: (resource, keys, total) =>
      `${code(resource)}, ${filas(total, 'eliminada', 'eliminadas')}: ${codes(keys)}${masEs(total - keys.length)}.`,
  },
  contentColumns: ['Recurso', 'Título', 'Formato', 'Filas', 'Campos', 'Bytes'],
  fields: (resource, fields, total) => `${code(resource)}: ${codes(fields)}${masEs(total - fields.length)}.`,
  score: (score, day) =>
    score === undefined
      ? 'La calidad no se pudo calificar completa, porque una tabla no se pudo leer.'
      : `Calificación al ${day}: ${score} de 100.`,
  dimensions: {
    accuracy: 'Exactitud',
    completeness: 'Completitud',
    consistency: 'Consistencia',
    integrity: 'Integridad',
    timeliness: 'Actualización',
    interoperability: 'Interoperabilidad',
  },
  notEvaluated: 'sin evaluar',
  scoreColumns: ['Dimensión', 'Calificación'],
  found: ({ error, warning, note }) =>
    error + warning + note === 0
      ? 'La revisión no encontró nada que señalar.'
      : `La revisión encontró ${thousands(error)} ${error === 1 ? 'error' : 'errores'}, ${thousands(warning)} ${
          warning === 1 ? 'advertencia' : 'advertencias'
        } y ${thousands(note)} ${note === 1 ? 'nota' : 'notas'}.`,
  rules: (rules, more) =>
    `Por regla: ${rules.map(({ rule, count }) => `${code(rule)} ${thousands(count)}`).join(', ')}${masEs(more)}. El detalle está en ${code('quality.json')}.`,
  verify: 'Con el programa Apertura, o con los archivos en una carpeta:',
  fileColumns: ['Archivo', 'Bytes', 'SHA-256'],
  cut: 'Estas notas se cortaron porque no cabían; la diferencia completa se obtiene con `apertura diff`.',
  withdrawn: (dataset, date) =>
    `${code(dataset)} se retiró${date === undefined ? '' : ` el ${date}`}. Ya no se actualiza ni forma parte del catálogo vigente.`,
  takedown: 'Se retiró por mandato legal o para proteger datos personales.',
  reason: (reason) => `Motivo: ${reason}`,
  ground: (ground) => `Fundamento: ${ground}`,
  replacedBy: (dataset) => `Lo sustituye ${code(dataset)}.`,
  renamed: (dataset, date, to) =>
    `${code(dataset)} cambió de nombre${date === undefined ? '' : ` el ${date}`}: no se retiró, y ahora se llama ${code(to)}.`,
  renamedTo: (dataset) =>
    `Sus versiones nuevas se publican como ${code(dataset)}, y su numeración continúa ahí: ${code(`apertura get ${dataset}`)}.`,
  lastAsNamed: (tag) =>
    `Lo publicado con el nombre anterior no cambia: su última versión, ${code(tag)}, sigue disponible para descargar, citar y comprobar.`,
  lastVersion: (tag) => `Su última versión, ${code(tag)}, sigue disponible para descargar, citar y comprobar.`,
};
