import { csvText } from './csv.ts';
import type { ExampleDataset, Facts, Notes } from './dataset.ts';
import {
  categories,
  columnsOf,
  csvResource,
  field,
  foreignKey,
  type ResourceDescriptor,
  required,
  type SchemaDescriptor,
  YES_NO,
} from './descriptor.ts';
import { COORDINATE_FIELDS } from './geography.ts';
import { SITES, SPECIES, treeRows } from './trees.ts';

const TREES_SCHEMA: SchemaDescriptor = {
  fields: [
    required('arbol_id', 'string', 'Identificador del árbol', 'Número de la placa del árbol.', {
      example: 'ARB-00001',
      constraints: { pattern: 'ARB-\\d{5}', unique: true },
    }),
    required('especie', 'string', 'Especie', 'Clave de la especie; sus datos están en la tabla especies.', {
      example: 'JACMIM',
      categories: SPECIES.map((each) => ({ value: each.key, label: each.common })),
    }),
    required('colonia', 'string', 'Colonia', 'Colonia en que está el árbol.', { example: 'La Vega' }),
    ...COORDINATE_FIELDS,
    required('tipo_de_sitio', 'string', 'Tipo de sitio', 'Clase de espacio público.', {
      example: 'banqueta',
      categories: categories(SITES.map(([key, label]) => [key, label])),
    }),
    required('altura_m', 'number', 'Altura en metros', 'Altura estimada con clinómetro.', {
      example: 8.4,
      constraints: { minimum: 0.5, maximum: 30 },
    }),
    required('diametro_tronco_cm', 'integer', 'Diámetro del tronco en centímetros', 'Medido a 1.30 m del suelo.', {
      example: 34,
      constraints: { minimum: 1, maximum: 250 },
    }),
    field('anio_plantacion', 'year', 'Año de plantación', 'Año en que se plantó, si hay registro.', {
      example: '2009',
      constraints: { minimum: '1960', maximum: '2025' },
      missingValues: [{ value: '', label: 'Sin registro de plantación' }],
    }),
    required('condicion', 'integer', 'Condición', 'Estado general, de 1 (muy malo) a 4 (bueno).', {
      example: 3,
      categories: categories([
        [1, 'Muy malo o muerto'],
        [2, 'Malo'],
        [3, 'Regular'],
        [4, 'Bueno'],
      ]),
      categoriesOrdered: true,
      constraints: { enum: [1, 2, 3, 4] },
    }),
    required('requiere_atencion', 'boolean', 'Requiere atención', 'Si se recomienda poda, tratamiento o retiro.', {
      example: 'No',
      ...YES_NO,
    }),
    field('interferencias', 'list', 'Interferencias', 'Con qué estorba, separado por barra vertical.', {
      example: 'banqueta|cables',
      delimiter: '|',
      itemType: 'string',
      missingValues: [{ value: '', label: 'Sin interferencias' }],
    }),
    required('fecha_levantamiento', 'date', 'Fecha de levantamiento', 'Día de la visita.', {
      example: '2024-06-18',
      constraints: { minimum: '2024-03-04', maximum: '2025-06-30' },
    }),
  ],
  primaryKey: ['arbol_id'],
  foreignKeys: [foreignKey(['especie'], 'especies', ['especie'])],
};

const SPECIES_SCHEMA: SchemaDescriptor = {
  fields: [
    required('especie', 'string', 'Clave', 'Tres letras del género y tres del epíteto.', {
      example: 'JACMIM',
      constraints: { pattern: '[A-Z]{6}', unique: true },
    }),
    required('nombre_comun', 'string', 'Nombre común', 'Nombre más usado en el municipio.', { example: 'Jacaranda' }),
    required('nombre_cientifico', 'string', 'Nombre científico', 'Género y epíteto.', {
      example: 'Jacaranda mimosifolia',
    }),
    required('familia', 'string', 'Familia', 'Familia botánica.', { example: 'Bignoniaceae' }),
    required('origen', 'string', 'Origen', 'Si la especie es nativa de México.', {
      example: 'introducida',
      categories: categories([
        ['nativa', 'Nativa de México'],
        ['introducida', 'Introducida'],
      ]),
    }),
    required('altura_maxima_m', 'integer', 'Altura máxima en metros', 'Altura que alcanza en el municipio.', {
      example: 15,
      constraints: { minimum: 3, maximum: 40 },
    }),
    required('otros_nombres', 'array', 'Otros nombres', 'Otros nombres comunes, en un arreglo JSON.', {
      example: '["Jacarandá"]',
      constraints: { jsonSchema: { type: 'array', items: { type: 'string', minLength: 1 }, uniqueItems: true } },
    }),
  ],
  primaryKey: ['especie'],
  uniqueKeys: [['nombre_comun'], ['nombre_cientifico']],
};

const FACTS: Facts = {
  name: 'arbolado-urbano',
  title: 'Arbolado urbano',
  description: 'Censo de árboles en calles, camellones, parques y edificios públicos, con especie, tamaño y condición.',
  keywords: ['árboles', 'arbolado', 'áreas verdes', 'especies', 'medio ambiente'],
  theme: 'ENVI',
  unit: 'MAM',
  frequency: 'R/P1Y',
  created: '2024-12-02T10:00:00-06:00',
  modified: '2026-02-16T10:15:00-06:00',
  temporal: '2024-03-04/2025-04-30',
  sources: [{ title: 'Censo de arbolado en campo, Dirección de Medio Ambiente' }],
};

const NOTES: Notes = {
  about:
    'Un renglón por árbol en `arboles` y el catálogo de `especies` en JSON. El censo recorrió las treinta y seis colonias ' +
    'entre marzo de 2024 y abril de 2025.',
  maker:
    'La Dirección de Medio Ambiente lo levanta con brigadas y actualiza cada año los árboles plantados y retirados.',
  reading: [
    'Una `arboles.especie` con `especies.especie` para conocer el nombre científico y el origen.',
    '`condicion` es una escala ordenada: 1 es la peor y 4 la mejor.',
    '`interferencias` es una lista separada por `|`; vacía si el árbol no estorba.',
  ],
  limits: [
    'Solo árboles en espacio público; no hay datos de predios particulares.',
    'La coordenada tiene precisión de unos tres metros.',
    'El año de plantación se conoce de menos de un tercio de los árboles.',
  ],
};

const RESOURCES: readonly ResourceDescriptor[] = [
  csvResource('arboles', 'Árboles', 'Un árbol por renglón.', TREES_SCHEMA),
  {
    name: 'especies',
    type: 'table',
    title: 'Especies',
    description: 'Catálogo de especies, en un arreglo de objetos JSON.',
    path: 'data/especies.json',
    format: 'json',
    mediatype: 'application/json',
    encoding: 'utf-8',
    schema: SPECIES_SCHEMA,
  },
];

/** Trees: a wide CSV and a catalogue in JSON. */
export function treesDataset(): ExampleDataset {
  const catalogue = SPECIES.map((each) => ({
    especie: each.key,
    nombre_comun: each.common,
    nombre_cientifico: each.scientific,
    familia: each.family,
    origen: each.native ? 'nativa' : 'introducida',
    altura_maxima_m: each.height,
    otros_nombres: each.otherNames,
  }));
  const files = [
    { path: 'data/arboles.csv', text: csvText(columnsOf(TREES_SCHEMA), treeRows()) },
    { path: 'data/especies.json', text: `${JSON.stringify(catalogue, null, 2)}\n` },
  ];
  return { facts: FACTS, notes: NOTES, resources: RESOURCES, files };
}
