import { csvText } from './csv.ts';
import type { ExampleDataset, Facts, Notes } from './dataset.ts';
import {
  categories,
  columnsOf,
  csvResource,
  field,
  foreignKey,
  required,
  type SchemaDescriptor,
  YES_NO,
} from './descriptor.ts';
import { proposalRows, purseRows, SUBJECTS } from './participatory-budget.ts';
import { ZONES } from './places.ts';

const YEAR = required('ejercicio', 'year', 'Ejercicio', 'Año de la votación.', {
  example: '2025',
  constraints: { minimum: '2022', maximum: '2026' },
});

const ZONE = required('zona', 'string', 'Zona', 'Zona en que se votó.', {
  example: 'Z3',
  categories: categories(ZONES),
  categoriesOrdered: false,
});

const BALLOT = {
  type: 'object',
  required: ['urna', 'en_linea'],
  additionalProperties: false,
  properties: { urna: { type: 'integer', minimum: 0 }, en_linea: { type: 'integer', minimum: 0 } },
};

const PROPOSALS_SCHEMA: SchemaDescriptor = {
  fields: [
    required('proyecto_id', 'string', 'Identificador del proyecto', 'Clave única del proyecto.', {
      example: 'PP-2025-08',
      constraints: { pattern: 'PP-\\d{4}-\\d{2}', unique: true },
    }),
    YEAR,
    ZONE,
    required('colonia', 'string', 'Colonia', 'Colonia en que se haría.', { example: 'Centro' }),
    required('tema', 'string', 'Tema', 'Tema del proyecto.', {
      example: 'ambiente',
      categories: categories(SUBJECTS.map(([key, label]) => [key, label])),
    }),
    required('titulo', 'string', 'Título', 'Título con que se votó.', {
      example: 'Huerto comunitario en la colonia Centro',
      constraints: { minLength: 8, maxLength: 120 },
    }),
    required('costo_estimado_mxn', 'number', 'Costo estimado en MXN', 'Costo con IVA, en pesos.', {
      example: 845000,
      constraints: { exclusiveMinimum: 0 },
    }),
    required('votos_por_canal', 'object', 'Votos por canal', 'Objeto JSON con los votos en urna y en línea.', {
      example: '{"urna":310,"en_linea":142}',
      constraints: { jsonSchema: BALLOT },
    }),
    required('votos_totales', 'integer', 'Votos totales del proyecto', 'Suma de los votos de ambos canales.', {
      example: 452,
      constraints: { minimum: 0 },
    }),
    required('ganador', 'boolean', 'Ganador', 'Si obtuvo recursos.', { example: 'Sí', ...YES_NO }),
    field('mes_de_ejecucion', 'yearmonth', 'Mes de ejecución', 'Mes en que se hizo o se hará.', {
      example: '2025-09',
      missingValues: [{ value: '', label: 'Proyecto no ganador' }],
    }),
  ],
  primaryKey: ['proyecto_id'],
  foreignKeys: [foreignKey(['ejercicio', 'zona'], 'bolsas', ['ejercicio', 'zona'])],
};

const PURSES_SCHEMA: SchemaDescriptor = {
  fields: [
    YEAR,
    ZONE,
    required('monto_disponible_mxn', 'number', 'Monto disponible en MXN', 'Recursos de la zona en el año, en pesos.', {
      example: 1965000,
      constraints: { exclusiveMinimum: 0 },
    }),
    required('padron_votantes', 'integer', 'Padrón de votantes', 'Personas con derecho a votar en la zona.', {
      example: 7430,
      constraints: { minimum: 1 },
    }),
  ],
  primaryKey: ['ejercicio', 'zona'],
};

const FACTS: Facts = {
  name: 'presupuesto-participativo',
  title: 'Presupuesto participativo',
  description:
    'Proyectos que la ciudadanía propuso y votó desde 2022, con votos por canal, costo y resultado por zona.',
  keywords: ['presupuesto participativo', 'participación ciudadana', 'votación', 'proyectos'],
  theme: 'SOCI',
  unit: 'DSO',
  frequency: 'R/P1Y',
  created: '2022-07-04T09:00:00-06:00',
  modified: '2026-07-06T09:15:00-06:00',
  temporal: '2022-01-01/2026-12-31',
  sources: [{ title: 'Actas de cómputo del presupuesto participativo' }],
};

const NOTES: Notes = {
  about:
    'Un renglón por proyecto en `proyectos` y un renglón por año y zona en `bolsas`, con el dinero que se repartió.',
  maker: 'La Dirección de Desarrollo Social lo publica cada año, al terminar el cómputo de votos.',
  reading: [
    '`votos_por_canal` es un objeto JSON; `votos_totales` es la suma de sus dos valores.',
    'Ganan los proyectos más votados de cada zona mientras alcance su bolsa: si uno no cabe, sigue el siguiente.',
    'Cada proyecto se une a su bolsa con dos columnas: `ejercicio` y `zona`.',
  ],
  limits: [
    'No se publican datos de quienes votaron ni de quienes propusieron.',
    'El costo es el estimado al votar; el contratado está en `obra-publica` o en `contrataciones`.',
  ],
};

/** Participatory budget: JSON objects in cells and a foreign key of two fields. */
export function participatoryBudgetDataset(): ExampleDataset {
  const resources = [
    csvResource('proyectos', 'Proyectos', 'Un proyecto votado por renglón.', PROPOSALS_SCHEMA),
    csvResource('bolsas', 'Bolsas', 'Recursos por año y zona.', PURSES_SCHEMA),
  ];
  const files = [
    { path: 'data/proyectos.csv', text: csvText(columnsOf(PROPOSALS_SCHEMA), proposalRows()) },
    { path: 'data/bolsas.csv', text: csvText(columnsOf(PURSES_SCHEMA), purseRows()) },
  ];
  return { facts: FACTS, notes: NOTES, resources, files };
}
