import type { Messages } from '../finding.ts';
import { readFaultEs } from '../table/words.es.ts';
import { code, codes, quoted } from '../table/words.ts';
import type { DatasetFinding } from './finding.ts';
import {
  CONSTRAINT_ES,
  GEOJSON_ES,
  KEY_ES,
  NAME_ES,
  PATH_ES,
  patternEs,
  profileEs,
  SYNTAX_ES,
  sizeEs,
} from './words.es.ts';

/** The sentences of the dataset room, in Spanish. */
export const datasetMessagesEs: Messages<DatasetFinding> = {
  'descriptor-missing': {
    title: 'Falta el descriptor',
    says: () => 'Se esperaba un archivo `datapackage.json` en la carpeta del conjunto de datos; no está.',
    mend: () => 'Agregue `datapackage.json` con la descripción de los datos y la lista `resources`.',
  },
  'descriptor-encoding': {
    title: 'El descriptor no está en UTF-8',
    says: ({ facts }) => `Se esperaba texto en UTF-8; parece estar en ${facts.looks}.`,
    mend: () => 'Abra el archivo en su editor y guárdelo con la codificación UTF-8.',
  },
  'descriptor-bom': {
    title: 'El descriptor comienza con una marca de orden',
    says: () => 'Se esperaba UTF-8 sin marca de orden (BOM); el archivo comienza con una. Se leyó de todos modos.',
    mend: () => 'Guarde el archivo como "UTF-8", no como "UTF-8 con BOM".',
  },
  'descriptor-syntax': {
    title: 'El descriptor no es JSON válido',
    says: ({ facts }) => {
      const column = facts.column === undefined ? '' : `, en la columna ${facts.column}`;
      const found = facts.found === '' ? '' : `; se encontró ${quoted(facts.found)}`;
      return `Se esperaba JSON bien escrito; ${SYNTAX_ES[facts.problem]}${column}${found}.`;
    },
    mend: () => 'Corrija ese lugar; un editor que conozca JSON señala estos errores mientras escribe.',
  },
  'descriptor-too-large': {
    title: 'El descriptor es demasiado grande',
    says: ({ facts }) => `Se espera un descriptor de a lo más ${sizeEs(facts.limit)}; mide ${sizeEs(facts.bytes)}.`,
    mend: () => 'Ponga los datos en archivos aparte y nómbrelos con `path`.',
  },
  'descriptor-too-deep': {
    title: 'El descriptor está demasiado anidado',
    says: ({ facts }) => `Se esperan a lo más ${facts.limit} niveles anidados; hay más.`,
    mend: () => 'Quite los niveles que sobran.',
  },
  'descriptor-error': {
    title: 'El descriptor no cumple el estándar',
    says: ({ facts }) => profileEs(facts),
    mend: ({ facts }) =>
      facts.keyword === 'required'
        ? `Agregue ${codes(facts.expected)}.`
        : 'Corrija la propiedad según el estándar Data Package.',
  },
  'path-or-data': {
    title: 'El recurso no dice bien dónde están sus datos',
    says: ({ facts }) =>
      `Un recurso espera \`path\` o \`data\`, y solo uno de los dos; ${facts.found === 'both' ? 'están ambos' : 'no está ninguno'}.`,
    mend: () => 'Deje `path` si los datos están en un archivo, o `data` si están en el descriptor.',
  },
  'resource-unread': {
    title: 'Los datos del recurso no se revisaron',
    says: () => 'La descripción de este recurso tiene errores; por eso sus datos no se leyeron.',
    mend: () => 'Corrija los errores señalados y vuelva a revisar.',
  },
  'profile-unknown': {
    title: 'Perfil desconocido',
    says: ({ facts }) => `Se conocen los perfiles del estándar; ${quoted(facts.profile)} no se aplicó.`,
    mend: () => 'Si no necesita una extensión, use `https://datapackage.org/profiles/2.0/datapackage.json`.',
  },
  'duplicate-name': {
    title: 'Nombre de recurso repetido',
    says: ({ facts }) =>
      `Cada recurso espera un nombre propio; ${quoted(facts.name)} ya es el del recurso ${facts.first}.`,
    mend: () => 'Dé otro `name` a uno de los dos recursos.',
  },
  'duplicate-field': {
    title: 'Nombre de campo repetido',
    says: ({ facts }) => `Cada campo espera un nombre propio; ${quoted(facts.name)} ya es el del campo ${facts.first}.`,
    mend: () => 'Dé otro nombre a uno de los dos campos, en el esquema y en el archivo.',
  },
  'name-style': {
    title: 'Nombre poco práctico',
    says: ({ facts }) =>
      `Se espera un nombre con minúsculas sin acento, cifras, puntos y guiones; se encontró ${quoted(facts.name)}.`,
    mend: () => 'Cambie `name`; el texto con acentos y mayúsculas va en `title`.',
  },
  'unknown-field': {
    title: 'La llave nombra un campo que no existe',
    says: ({ facts }) => {
      const where = facts.resource === undefined ? '' : ` del recurso ${quoted(facts.resource)}`;
      return `${KEY_ES[facts.key]} espera uno de los campos${where}: ${codes(facts.fields)}; se encontró ${quoted(facts.field)}.`;
    },
    mend: () => 'Escriba el nombre del campo tal como está en `fields`.',
  },
  'unknown-resource': {
    title: 'La llave foránea nombra un recurso que no existe',
    says: ({ facts }) =>
      `La llave foránea espera uno de los recursos: ${codes(facts.resources)}; se encontró ${quoted(facts.resource)}.`,
    mend: () => 'Corrija `reference.resource`, u omítalo si la referencia es a la misma tabla.',
  },
  'key-length': {
    title: 'La llave foránea no corresponde con su referencia',
    says: ({ facts }) =>
      `Se esperaba el mismo número de campos en ambos lados; hay ${facts.fields} y la referencia tiene ${facts.reference}.`,
    mend: () => 'Ponga en `reference.fields` un campo por cada uno de `fields`, en el mismo orden.',
  },
  'missing-values-invalid': {
    title: 'Valor faltante repetido',
    says: ({ facts }) =>
      `\`missingValues\` espera elementos distintos; ${code(facts.what)} ${quoted(facts.value)} está repetido.`,
    mend: () => 'Quite la repetición.',
  },
  'constraint-invalid': {
    title: 'Restricción mal declarada',
    says: ({ facts }) => {
      if (facts.kind === 'pattern') return `La expresión regular ${quoted(facts.value)} ${patternEs(facts.detail)}.`;
      return facts.kind === 'not-for-type'
        ? `${code(facts.property)} no se aplica a campos de tipo ${code(facts.type)}${facts.detail === undefined ? '' : `; se aplica a: ${facts.detail}`}.`
        : `${code(facts.property)} espera ${CONSTRAINT_ES[facts.kind]}; el campo es de tipo ${code(facts.type)} y se encontró ${quoted(facts.value)}.`;
    },
    mend: () => 'Corrija la restricción, o el tipo del campo si es otro.',
  },
  'format-invalid': {
    title: 'Formato desconocido',
    says: ({ facts }) =>
      `El tipo ${code(facts.type)} espera un formato que el estándar admita; se encontró ${quoted(facts.format)}.`,
    mend: () => 'Corrija `format`; las fechas usan directivas como `%d/%m/%Y`.',
  },
  'dialect-conflict': {
    title: 'Dialecto contradictorio',
    says: ({ facts }) => `El estándar espera solo una de estas propiedades: ${codes(facts.properties)}; están ambas.`,
    mend: () => 'Quite la que su archivo no usa.',
  },
  'inline-format-missing': {
    title: 'Falta el formato de los datos',
    says: () => 'Los datos escritos como texto en `data` esperan `format` o `mediatype`; no está ninguno.',
    mend: () => 'Agregue el formato, por ejemplo `"format": "csv"`.',
  },
  'unsafe-path': {
    title: 'Ruta no permitida',
    says: ({ facts }) =>
      `Se espera una ruta relativa dentro de la carpeta del conjunto de datos; ${quoted(facts.written)} ${PATH_ES[facts.problem]}.`,
    mend: () =>
      'Ponga el archivo en la carpeta del conjunto de datos y escriba su ruta con `/`, como `data/archivo.csv`.',
  },
  'remote-path': {
    title: 'Datos fuera del repositorio',
    says: ({ facts }) =>
      `Se espera un archivo del repositorio; ${quoted(facts.url)} es una dirección web y no se revisó.`,
    mend: () => 'Para que se revise y se conserve, agregue el archivo a la carpeta y use su ruta.',
  },
  'mixed-paths': {
    title: 'Rutas mezcladas',
    says: () => '`path` espera solo rutas o solo direcciones web; hay de ambas.',
    mend: () => 'Use solo rutas de archivos de la carpeta.',
  },
  'file-missing': {
    title: 'Falta el archivo',
    says: ({ facts }) => {
      const similar = facts.similar === undefined ? '' : ` Sí existe ${quoted(facts.similar)}.`;
      return `Se esperaba el archivo ${quoted(facts.written)}; no está.${similar}`;
    },
    mend: ({ facts }) =>
      facts.similar === undefined
        ? 'Agregue el archivo, o corrija `path`.'
        : 'Escriba `path` igual que el nombre del archivo, con sus mayúsculas y acentos.',
  },
  'not-a-file': {
    title: 'La ruta no es de un archivo',
    says: ({ facts }) =>
      `Se esperaba un archivo en ${quoted(facts.written)}; ${facts.kind === 'folder' ? 'es una carpeta' : 'es otra cosa'}.`,
    mend: () => 'Escriba la ruta completa del archivo.',
  },
  'file-empty': {
    title: 'Archivo vacío',
    says: () => 'Se esperaba contenido; el archivo está vacío.',
    mend: () => 'Suba de nuevo el archivo con su contenido.',
  },
  'file-unreadable': {
    title: 'El archivo no se puede leer',
    says: ({ facts }) => `El archivo existe, pero no se pudo leer: ${readFaultEs(facts.code)}.`,
    mend: () => 'Revise los permisos del archivo y de sus carpetas, o pida ayuda a quien administra el equipo.',
  },
  'byte-count': {
    title: 'El tamaño no coincide',
    says: ({ facts }) =>
      `Se esperaban ${sizeEs(facts.declared)}, según \`bytes\`; se encontraron ${sizeEs(facts.found)}.`,
    mend: () => 'Si el archivo es el correcto, corrija o quite `bytes`; la publicación lo calcula sola.',
  },
  'hash-count': {
    title: 'La suma de verificación no coincide',
    says: ({ facts }) => `Se esperaba ${facts.algorithm} ${code(facts.declared)}; se encontró ${code(facts.found)}.`,
    mend: () => 'Si el archivo es el correcto, corrija o quite `hash`; la publicación lo calcula sola.',
  },
  'hash-unknown': {
    title: 'Suma de verificación desconocida',
    says: ({ facts }) => `Se espera md5, sha1, sha256 o sha512; ${quoted(facts.algorithm)} no se pudo revisar.`,
    mend: () => 'Use `sha256:` seguido de la suma.',
  },
  'reference-unreadable': {
    title: 'No se encuentra el archivo que se nombra',
    says: ({ facts }) =>
      `${code(facts.property)} espera un archivo en ${quoted(facts.written)}; ${facts.problem === 'missing' ? 'no está' : 'no es un archivo'}.`,
    mend: () => 'Agregue el archivo, corrija la ruta, o escriba el contenido en el descriptor.',
  },
  'remote-reference': {
    title: 'Descripción fuera del repositorio',
    says: ({ facts }) =>
      `${code(facts.property)} espera un objeto o un archivo; ${quoted(facts.url)} es una dirección web y no se leyó.`,
    mend: () => 'Guarde una copia en la carpeta y nómbrela con su ruta.',
  },
  'compression-unknown': {
    title: 'Compresión desconocida',
    says: ({ facts }) =>
      `Se espera la compresión \`gz\`; se encontró ${quoted(facts.compression)}, y los datos no se leyeron.`,
    mend: () => 'Suba el archivo sin comprimir o comprimido con gzip.',
  },
  'media-type-mismatch': {
    title: 'El formato no concuerda',
    says: ({ facts }) =>
      `Se esperaba que ${quoted(facts.declared)} concordara con ${facts.against === 'format' ? 'el formato' : 'la extensión del archivo'}; se encontró ${quoted(facts.other)}.`,
    mend: () => 'Corrija `mediatype` o `format`, o el nombre del archivo.',
  },
  'file-signature': {
    title: 'El archivo no es lo que dice su formato',
    says: ({ facts }) =>
      `Se esperaba un archivo ${code(facts.expected)}; ${facts.found === undefined ? 'sus primeros bytes no son de ese formato' : `se encontró uno ${code(facts.found)}`}.`,
    mend: () => 'Exporte el archivo de nuevo en su formato; cambiarle la extensión no lo convierte.',
  },
  'geojson-error': {
    title: 'GeoJSON no válido',
    says: ({ facts }) => {
      const at = facts.at === '' ? '' : ` en ${code(facts.at)}`;
      return `Se esperaba ${GEOJSON_ES[facts.problem]}${at}; se encontró ${facts.found === '' ? 'otra cosa' : quoted(facts.found)}.`;
    },
    mend: ({ facts }) =>
      facts.problem === 'swapped' ? 'Intercambie las coordenadas.' : 'Corrija ese lugar o exporte el archivo de nuevo.',
  },
  'geojson-too-large': {
    title: 'GeoJSON sin revisar por su tamaño',
    says: ({ facts }) => `Se revisan archivos de hasta ${sizeEs(facts.limit)}; este mide ${sizeEs(facts.bytes)}.`,
    mend: () => 'Divida el archivo si quiere que se revise.',
  },
  'package-name': {
    title: 'El nombre no es el de la carpeta',
    says: ({ facts }) =>
      `\`name\` espera el nombre de la carpeta, ${quoted(facts.folder)}; ${facts.name === undefined ? 'no está' : `se encontró ${quoted(facts.name)}`}.`,
    mend: ({ facts }) => `Escriba \`"name": "${facts.folder}"\`.`,
  },
  'package-title': {
    title: 'Falta el título',
    says: () => 'Se esperaba `title`, el título que verá el público; no está.',
    mend: () => 'Agregue `title`.',
  },
  'package-description': {
    title: 'Falta la descripción',
    says: () => 'Se esperaba `description`, qué contiene el conjunto de datos y cómo se obtuvo; no está.',
    mend: () => 'Agregue `description`.',
  },
  'package-licenses': {
    title: 'Falta la licencia',
    says: () => 'Se esperaba `licenses`; sin licencia nadie sabe si puede usar los datos.',
    mend: () => 'Agregue, por ejemplo, `"licenses": [{ "name": "CC-BY-4.0" }]`.',
  },
  'package-contributors': {
    title: 'Falta quién responde por los datos',
    says: () => 'Se esperaba `contributors`, con el área o la persona responsable; no está.',
    mend: () => 'Agregue al menos un responsable con `title` y `email`.',
  },
  'package-keywords': {
    title: 'Faltan palabras clave',
    says: () => 'Se esperaba `keywords`, con las que el público busca; no está.',
    mend: () => 'Agregue dos o más palabras clave.',
  },
  'package-readme': {
    title: 'Falta el archivo README.md',
    says: () => 'Se esperaba un `README.md` en la carpeta del conjunto de datos; no está.',
    mend: () => 'Agregue `README.md` con lo que conviene saber antes de usar los datos.',
  },
  'resource-schema': {
    title: 'La tabla no tiene esquema',
    says: () => 'Se esperaba `schema` con los campos de la tabla; no está, y sus valores no se pueden revisar.',
    mend: () => 'Agregue `schema` con el nombre, el tipo y la descripción de cada campo.',
  },
  'field-type': {
    title: 'El campo no tiene tipo',
    says: () => 'Cada campo espera `type`; no está, y cualquier valor se acepta.',
    mend: () => 'Agregue `type`, por ejemplo `string`, `integer`, `number` o `date`.',
  },
  'field-description': {
    title: 'El campo no tiene descripción',
    says: () => 'Cada campo espera `description`; no está.',
    mend: () => 'Explique en una frase qué contiene el campo, con su unidad si la tiene.',
  },
  'dataset-name': {
    title: 'La carpeta tiene un nombre que no se puede publicar',
    says: ({ facts }) =>
      `Se espera un nombre que pueda llevar una etiqueta de Git, porque con él se publica cada versión; ${quoted(facts.name)} ${facts.problem === 'tag' ? 'tiene espacios, puntos seguidos u otros signos que no se admiten, o comienza con punto o guion' : NAME_ES[facts.problem]}.`,
    mend: ({ facts }) =>
      `Llame a la carpeta ${code(facts.better)}, y también así al conjunto en \`name\` y a su archivo en \`plan/datasets/\`.`,
  },
  'dataset-nested': {
    title: 'El conjunto está dentro de otra carpeta',
    says: () => 'Se espera el conjunto directamente en `datasets/`: de una carpeta más adentro no se publica nada.',
    mend: ({ facts }) => `Mueva la carpeta a ${code(facts.better)}.`,
  },
  'path-unportable': {
    title: 'Nombre que no todas las computadoras admiten',
    says: ({ facts }) =>
      facts.problem === 'long'
        ? `Se espera una ruta de a lo más ${facts.limit} caracteres; la de ${quoted(facts.name)} tiene ${facts.length}, y en Windows no se puede clonar el repositorio.`
        : `Se espera un nombre que Windows admita; ${quoted(facts.name)} ${NAME_ES[facts.problem]}, y allí no se puede clonar el repositorio ni extraer los datos.`,
    mend: ({ facts }) =>
      facts.better === undefined
        ? 'Acorte los nombres del archivo o de sus carpetas, también donde el descriptor los nombre.'
        : `Cámbielo, por ejemplo por ${quoted(facts.better)}, también donde el descriptor lo nombre.`,
  },
  'path-collision': {
    title: 'Dos nombres que muchas computadoras no distinguen',
    says: ({ facts }) => {
      const both = `${quoted(facts.name)} y ${quoted(facts.other)}`;
      const lost = 'y quien clona el repositorio o extrae los datos pierde uno de los dos';
      return facts.differ === 'capitals'
        ? `Se esperan nombres que difieran en algo más que mayúsculas y minúsculas; ${both} son uno solo en Windows y en macOS, ${lost}.`
        : `Se esperan nombres que se vean distintos; ${both} solo difieren en cómo escribe Unicode sus acentos (juntos o aparte de su letra), son uno solo en macOS, ${lost}.`;
    },
    mend: ({ facts }) => {
      const seen = facts.differ === 'accents' ? ' (`git ls-files` los muestra distintos)' : '';
      return facts.of === 'dataset'
        ? `Deje una sola de las dos carpetas${seen}, o llame a la nueva de otra manera.`
        : `Deje uno solo${seen}, o cambie el nombre de uno, también donde el descriptor lo nombre.`;
    },
  },
};
