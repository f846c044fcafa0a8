import { clock } from './calendar.ts';
import { csvText, type Row } from './csv.ts';
import type { ExampleDataset, Facts, Notes } from './dataset.ts';
import {
  categories,
  columnsOf,
  csvResource,
  foreignKey,
  type ResourceDescriptor,
  required,
  type SchemaDescriptor,
} from './descriptor.ts';
import { degrees } from './places.ts';
import { geoJson, kilometres, ROUTES, type Route, WEEKDAYS } from './waste-routes.ts';

const ROUTE_ID = 'R-\\d{2}';

const ROUTES_SCHEMA: SchemaDescriptor = {
  fields: [
    required('ruta_id', 'string', 'Identificador de la ruta', 'Clave de la ruta.', {
      example: 'R-07',
      constraints: { pattern: ROUTE_ID, unique: true },
    }),
    required('nombre', 'string', 'Nombre', 'Número y colonias de la ruta.', {
      example: 'Ruta 7, Centro y El Calvario',
    }),
    required('tipo_residuo', 'string', 'Tipo de residuo', 'Qué recoge.', {
      example: 'organicos',
      categories: categories([
        ['organicos', 'Orgánicos'],
        ['inorganicos', 'Inorgánicos'],
        ['reciclables', 'Reciclables'],
      ]),
    }),
    required('turno', 'string', 'Turno', 'Turno en que se recorre.', {
      example: 'matutino',
      categories: categories([
        ['matutino', 'Matutino'],
        ['vespertino', 'Vespertino'],
        ['nocturno', 'Nocturno'],
      ]),
      categoriesOrdered: true,
    }),
    required('dias', 'array', 'Días', 'Días de la semana, en un arreglo JSON.', {
      example: '["lunes","miercoles","viernes"]',
      constraints: {
        minLength: 1,
        maxLength: 7,
        jsonSchema: { type: 'array', items: { type: 'string', enum: [...WEEKDAYS] }, minItems: 1, uniqueItems: true },
      },
    }),
    required('hora_inicio', 'time', 'Hora de inicio', 'Salida del primer punto.', {
      example: '06:15:00',
      constraints: { minimum: '05:00:00', maximum: '23:00:00' },
    }),
    required('hora_fin', 'time', 'Hora de fin', 'Término aproximado.', { example: '08:50:00' }),
    required('unidad_vehicular', 'string', 'Unidad vehicular', 'Número económico del camión.', {
      example: 'U-012',
      constraints: { pattern: 'U-\\d{3}' },
    }),
    required('colonias', 'list', 'Colonias', 'Colonias que atiende, separadas por barra vertical.', {
      example: 'Centro|El Calvario',
      delimiter: '|',
      itemType: 'string',
    }),
    required('viviendas_atendidas', 'integer', 'Viviendas atendidas', 'Estimación de viviendas en la ruta.', {
      example: 640,
      constraints: { minimum: 1 },
    }),
    required('longitud_km', 'number', 'Longitud en kilómetros', 'Recorrido aproximado.', {
      example: 11.42,
      constraints: { exclusiveMinimum: 0, maximum: 60 },
    }),
  ],
  primaryKey: ['ruta_id'],
  uniqueKeys: [['nombre']],
};

const STOPS_SCHEMA: SchemaDescriptor = {
  fields: [
    required('ruta_id', 'string', 'Identificador de la ruta', 'Ruta a la que pertenece.', {
      example: 'R-07',
      constraints: { pattern: ROUTE_ID },
    }),
    required('orden', 'integer', 'Orden', 'Lugar de la parada en el recorrido, desde 1.', {
      example: 3,
      constraints: { minimum: 1, maximum: 60 },
    }),
    required('punto', 'geopoint', 'Punto', 'Arreglo JSON con longitud y latitud, en ese orden.', {
      format: 'array',
      example: '[-100.99281, 20.64331]',
    }),
    required('calle', 'string', 'Calle', 'Calle de referencia.', { example: 'Hidalgo' }),
    required('hora_aproximada', 'time', 'Hora aproximada', 'Paso previsto del camión.', { example: '06:41:00' }),
  ],
  primaryKey: ['ruta_id', 'orden'],
  foreignKeys: [foreignKey(['ruta_id'], 'rutas', ['ruta_id'])],
};

const FACTS: Facts = {
  name: 'rutas-de-recoleccion',
  title: 'Rutas de recolección de residuos',
  description: 'Rutas de recolección domiciliaria con días, horario, colonias, paradas y trazo en GeoJSON.',
  keywords: ['residuos', 'basura', 'recolección', 'reciclaje', 'rutas', 'GeoJSON'],
  theme: 'ENVI',
  unit: 'SPU',
  frequency: 'R/P6M',
  created: '2025-02-10T09:00:00-06:00',
  modified: '2026-08-03T09:50:00-06:00',
  temporal: '2026-08-01/2027-01-31',
  sources: [{ title: 'Programa operativo de recolección, Dirección de Servicios Públicos' }],
};

const NOTES: Notes = {
  about:
    '`rutas` tiene un renglón por ruta, `paradas` un renglón por punto del recorrido y `trazos` las líneas en GeoJSON, con ' +
    'el mismo `ruta_id`.',
  maker: 'La Dirección de Servicios Públicos lo actualiza al cambiar el programa, por lo regular cada semestre.',
  reading: [
    '`dias` es un arreglo JSON con los días sin acentos: `["lunes","viernes"]`.',
    'Las horas son locales y aproximadas, en formato de 24 horas.',
    'En los puntos va primero la longitud y después la latitud, como en GeoJSON.',
  ],
  limits: [
    'El trazo une las paradas con líneas rectas; no sigue las calles.',
    'La longitud es una estimación: la distancia entre paradas más treinta por ciento.',
    'En días festivos puede no haber servicio.',
  ],
};

const RESOURCES: readonly ResourceDescriptor[] = [
  csvResource('rutas', 'Rutas', 'Una ruta por renglón.', ROUTES_SCHEMA),
  csvResource('paradas', 'Paradas', 'Paradas de cada ruta, en orden.', STOPS_SCHEMA),
  {
    name: 'trazos',
    title: 'Trazos de las rutas',
    description: 'Una línea por ruta en GeoJSON (RFC 7946), WGS 84.',
    path: 'data/trazos.geojson',
    format: 'geojson',
    mediatype: 'application/geo+json',
    encoding: 'utf-8',
  },
];

/** Waste routes: two tables and a file that is no table. */
export function wasteRoutesDataset(): ExampleDataset {
  const files = [
    { path: 'data/rutas.csv', text: csvText(columnsOf(ROUTES_SCHEMA), ROUTES.map(routeRow)) },
    { path: 'data/paradas.csv', text: csvText(columnsOf(STOPS_SCHEMA), ROUTES.flatMap(stopRows)) },
    { path: 'data/trazos.geojson', text: geoJson() },
  ];
  return { facts: FACTS, notes: NOTES, resources: RESOURCES, files };
}

function routeRow(each: Route): Row {
  return {
    ruta_id: each.id,
    nombre: each.name,
    tipo_residuo: each.waste,
    turno: each.shift,
    dias: JSON.stringify(each.days),
    hora_inicio: clock(each.start),
    hora_fin: clock(each.end),
    unidad_vehicular: each.vehicle,
    colonias: each.neighbourhoods.join('|'),
    viviendas_atendidas: each.homes,
    longitud_km: kilometres(each.metres),
  };
}

function stopRows(each: Route): readonly Row[] {
  return each.stops.map((stop, index) => ({
    ruta_id: each.id,
    orden: index + 1,
    punto: `[${degrees(stop.point[0])}, ${degrees(stop.point[1])}]`,
    calle: stop.street,
    hora_aproximada: clock(stop.minute),
  }));
}
