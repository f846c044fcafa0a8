import { UNIT_CATEGORIES } from './contracting-schema.ts';
import { csvText } from './csv.ts';
import type { ExampleDataset, Facts, Notes } from './dataset.ts';
import { categories, columnsOf, csvResource, field, required, type SchemaDescriptor } from './descriptor.ts';
import { LEVELS, servantRows } from './directory.ts';

const ID = 'SP-\\d{4}';

const SCHEMA: SchemaDescriptor = {
  fields: [
    required('servidor_id', 'string', 'Identificador', 'Número de la plaza en el directorio.', {
      example: 'SP-0012',
      constraints: { pattern: ID, unique: true },
    }),
    required('nombre', 'string', 'Nombre', 'Nombre o nombres.', { example: 'María Elena' }),
    required('primer_apellido', 'string', 'Primer apellido', 'Primer apellido.', { example: 'Núñez' }),
    field('segundo_apellido', 'string', 'Segundo apellido', 'Segundo apellido, si lo tiene.', { example: 'Olvera' }),
    required('cargo', 'string', 'Cargo', 'Denominación del cargo.', { example: 'Jefatura de Planeación' }),
    required('nivel', 'integer', 'Nivel', 'Nivel jerárquico; 1 es el más alto.', {
      example: 3,
      categories: categories(LEVELS.map(([key, label]) => [key, label])),
      categoriesOrdered: true,
    }),
    required('unidad', 'string', 'Unidad administrativa', 'Clave de la unidad de adscripción.', {
      example: 'OPU',
      categories: UNIT_CATEGORIES,
    }),
    field('superior_id', 'string', 'Superior jerárquico', 'Identificador de quien es su superior en esta tabla.', {
      example: 'SP-0001',
      constraints: { pattern: ID },
      missingValues: [{ value: '', label: 'Sin superior: encabeza la administración' }],
    }),
    required('correo', 'string', 'Correo institucional', 'Correo de la oficina; nunca uno personal.', {
      format: 'email',
      example: 'm.nunez@sanaurelio.example',
      constraints: { unique: true },
    }),
    required('telefono', 'string', 'Teléfono de oficina', 'Conmutador, a diez dígitos.', {
      example: '4005550100',
      constraints: { pattern: '\\d{10}' },
    }),
    required('extension', 'string', 'Extensión', 'Extensión del conmutador, a cuatro dígitos.', {
      example: '1042',
      constraints: { pattern: '\\d{4}' },
    }),
    required('fecha_alta', 'date', 'Fecha de alta', 'Ingreso al cargo o a la administración.', {
      example: '2018-03-16',
      constraints: { minimum: '2000-01-01' },
    }),
    required(
      'remuneracion_bruta_mensual_mxn',
      'number',
      'Remuneración bruta mensual en MXN',
      'Sueldo base, en pesos.',
      {
        example: 23500,
        constraints: { minimum: 5000, maximum: 100000 },
      },
    ),
  ],
  primaryKey: ['servidor_id'],
  uniqueKeys: [['telefono', 'extension']],
  foreignKeys: [{ fields: ['superior_id'], reference: { fields: ['servidor_id'] } }],
};

const FACTS: Facts = {
  name: 'directorio-servidores-publicos',
  title: 'Directorio de servidores públicos',
  description:
    'Personas servidoras públicas por unidad, con cargo, superior jerárquico, datos de oficina y remuneración.',
  keywords: ['directorio', 'servidores públicos', 'organigrama', 'remuneraciones', 'transparencia'],
  theme: 'GOVE',
  unit: 'TRA',
  frequency: 'R/P3M',
  created: '2024-11-04T09:00:00-06:00',
  modified: '2026-10-05T09:30:00-06:00',
  temporal: '2026-07-01/2026-09-30',
  sources: [{ title: 'Plantilla de personal de la Tesorería Municipal' }],
};

const NOTES: Notes = {
  about:
    'Un renglón por persona. `superior_id` señala otro renglón de la misma tabla, de modo que con ella se puede dibujar el ' +
    'organigrama completo.',
  maker:
    'La Unidad de Transparencia y Datos Abiertos lo concilia con la plantilla de personal al cierre de cada trimestre.',
  reading: [
    'Solo quien encabeza la administración no tiene superior.',
    'El teléfono es el mismo para todos; cada quien tiene su extensión.',
    'La remuneración es el sueldo base mensual antes de impuestos.',
  ],
  limits: [
    'Todos los nombres son inventados; cualquier coincidencia con una persona es casual.',
    'No incluye al personal operativo de seguridad ni al del organismo de agua fuera de oficinas.',
    'La lada 400 no existe, para que nadie reciba llamadas por este ejemplo.',
  ],
};

/** The directory: a table that refers to itself. */
export function directoryDataset(): ExampleDataset {
  const title = 'Personas servidoras públicas';
  const resources = [csvResource('servidores-publicos', title, 'Una persona servidora pública por renglón.', SCHEMA)];
  const files = [{ path: 'data/servidores-publicos.csv', text: csvText(columnsOf(SCHEMA), servantRows()) }];
  return { facts: FACTS, notes: NOTES, resources, files };
}
