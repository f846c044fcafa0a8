import { type CsvForm, csvText } from './csv.ts';
import type { ExampleDataset, Facts, Notes } from './dataset.ts';
import {
  categories,
  columnsOf,
  csvResource,
  field,
  type ResourceDescriptor,
  required,
  type SchemaDescriptor,
  YES_NO,
} from './descriptor.ts';
import { consumptionRows, SECTORS, sampleRows, USES, WELLS } from './water.ts';

/** The utility's system exports in this form; the descriptor says so and the project reads it as it is. */
const FORM: CsvForm = { delimiter: ';', lineEnd: '\r\n', header: true };
const DIALECT = { header: true, delimiter: ';', lineTerminator: '\r\n', quoteChar: '"', doubleQuote: true };
const COMMA = { decimalChar: ',' } as const;

const CONSUMPTION_SCHEMA: SchemaDescriptor = {
  fields: [
    required('mes', 'yearmonth', 'Mes', 'Mes facturado.', {
      example: '2026-03',
      constraints: { minimum: '2024-01', maximum: '2026-09' },
    }),
    required('sector', 'string', 'Sector hidrométrico', 'Clave del sector.', {
      example: 'H04',
      constraints: { pattern: 'H\\d{2}', enum: SECTORS },
    }),
    required('uso', 'string', 'Uso', 'Tipo de usuario.', {
      example: 'domestico',
      categories: categories(USES.map(([key, label]) => [key, label])),
    }),
    required('tomas', 'integer', 'Tomas', 'Tomas facturadas en el mes.', {
      example: 1120,
      constraints: { minimum: 10 },
    }),
    required('volumen_facturado_m3', 'number', 'Volumen facturado en m³', 'Metros cúbicos, con coma decimal.', {
      example: '16543,2',
      constraints: { minimum: 0 },
      ...COMMA,
    }),
    required('importe_facturado_mxn', 'number', 'Importe facturado en MXN', 'Pesos sin IVA, con coma decimal.', {
      example: '229123,32',
      constraints: { minimum: 0 },
      ...COMMA,
    }),
  ],
  primaryKey: ['mes', 'sector', 'uso'],
};

const SAMPLES_SCHEMA: SchemaDescriptor = {
  fields: [
    required('muestra_id', 'string', 'Identificador de la muestra', 'Folio de la muestra.', {
      example: 'M-00042',
      constraints: { pattern: 'M-\\d{5}', unique: true },
    }),
    required('pozo', 'string', 'Pozo', 'Fuente de la que se tomó.', {
      example: 'POZO-03',
      constraints: { enum: WELLS },
    }),
    required('fecha', 'date', 'Fecha', 'Día de la toma.', { example: '2026-03-09' }),
    required('hora', 'time', 'Hora', 'Hora local de la toma.', { example: '09:06:00' }),
    field('cloro_residual_mg_l', 'number', 'Cloro residual libre en mg/L', 'Miligramos por litro, con coma decimal.', {
      example: '0,72',
      constraints: { minimum: 0, maximum: 5 },
      missingValues: [{ value: '', label: 'Sin lectura: falla del equipo' }],
      ...COMMA,
    }),
    required('ph', 'number', 'pH', 'Potencial de hidrógeno, con coma decimal.', {
      example: '7,41',
      constraints: { minimum: 0, maximum: 14 },
      ...COMMA,
    }),
    required('turbiedad_unt', 'number', 'Turbiedad en UNT', 'Unidades nefelométricas, con coma decimal.', {
      example: '0,58',
      constraints: { minimum: 0, maximum: 50 },
      ...COMMA,
    }),
    required('coliformes_ausentes', 'boolean', 'Coliformes ausentes', 'Si no se detectaron coliformes totales.', {
      example: 'Sí',
      ...YES_NO,
    }),
  ],
  primaryKey: ['muestra_id'],
  uniqueKeys: [['pozo', 'fecha', 'hora']],
};

const FACTS: Facts = {
  name: 'agua-potable',
  title: 'Agua potable: consumo y calidad',
  description:
    'Volumen e importe facturados por sector y uso desde 2024, y muestras semanales de calidad en los pozos.',
  keywords: ['agua potable', 'consumo de agua', 'calidad del agua', 'cloro residual', 'pozos'],
  theme: 'ENVI',
  unit: 'AGU',
  frequency: 'R/P3M',
  created: '2025-03-18T12:00:00-06:00',
  modified: '2026-10-12T12:00:00-06:00',
  temporal: '2024-01-01/2026-09-30',
  sources: [{ title: 'Sistema comercial del Organismo Operador' }, { title: 'Bitácora de muestreo de los pozos' }],
};

const NOTES: Notes = {
  about:
    '`consumo` tiene un renglón por mes, sector y uso; `muestras` un renglón por muestra tomada en un pozo. El consumo ' +
    'está agregado por sector para que no pueda conocerse el de una vivienda.',
  maker: 'El Organismo Operador de Agua Potable lo exporta de su sistema comercial al cierre de cada trimestre.',
  reading: [
    'Es el único conjunto del municipio con punto y coma, coma decimal y fin de línea CRLF: así exporta el sistema comercial.',
    'El descriptor declara esa forma en `dialect` y `decimalChar`; las herramientas que lo leen no necesitan nada más.',
    'Para abrirlo en una hoja de cálculo, elija punto y coma como separador y coma como decimal.',
  ],
  limits: [
    'El volumen es el facturado, que puede diferir del consumido por fugas o medidores descompuestos.',
    'Las muestras son del propio organismo y no sustituyen la vigilancia sanitaria.',
  ],
};

const RESOURCES: readonly ResourceDescriptor[] = [
  {
    ...csvResource('consumo', 'Consumo facturado', 'Un mes, sector y uso por renglón.', CONSUMPTION_SCHEMA),
    dialect: DIALECT,
  },
  {
    ...csvResource('muestras', 'Muestras de calidad', 'Una muestra por renglón.', SAMPLES_SCHEMA),
    dialect: DIALECT,
  },
];

/** Drinking water: the one dataset whose dialect is not the national one. */
export function waterDataset(): ExampleDataset {
  const files = [
    { path: 'data/consumo.csv', text: csvText(columnsOf(CONSUMPTION_SCHEMA), consumptionRows(), FORM) },
    { path: 'data/muestras.csv', text: csvText(columnsOf(SAMPLES_SCHEMA), sampleRows(), FORM) },
  ];
  return { facts: FACTS, notes: NOTES, resources: RESOURCES, files };
}
