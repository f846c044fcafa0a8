import { monthsOfReadings, PERIOD, partPath, partPaths, STATIONS, type Station } from './air-quality.ts';
import { csvText, NATIONAL, type Row } from './csv.ts';
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
} from './descriptor.ts';
import { KEY_CELLS, KEY_FIELDS } from './geography.ts';
import { degrees } from './places.ts';

const STATION_ID = 'SAV-\\d{2}';

const STATIONS_SCHEMA: SchemaDescriptor = {
  fieldsMatch: 'equal',
  fields: [
    required('estacion_id', 'string', 'Identificador de la estación', 'Clave de la estación de monitoreo.', {
      example: 'SAV-01',
      constraints: { pattern: STATION_ID, unique: true },
    }),
    required('nombre', 'string', 'Nombre', 'Nombre de la estación.', { example: 'Centro' }),
    required('entorno', 'string', 'Entorno', 'Fuente que más influye en la estación.', {
      example: 'urbana',
      categories: categories([
        ['urbana', 'Fondo urbano'],
        ['trafico', 'Tráfico'],
        ['industrial', 'Industrial'],
        ['rural', 'Fondo rural'],
      ]),
      categoriesOrdered: false,
    }),
    ...KEY_FIELDS,
    required('ubicacion', 'geopoint', 'Ubicación', 'Longitud y latitud, en ese orden, en grados decimales WGS 84.', {
      format: 'default',
      example: '-100.99240, 20.64390',
    }),
    required('altitud_m', 'integer', 'Altitud en metros', 'Metros sobre el nivel del mar.', {
      example: 1746,
      constraints: { minimum: 1600, maximum: 2600 },
    }),
    required('fecha_inicio', 'date', 'Fecha de inicio', 'Primer día de operación.', { example: '2016-05-02' }),
    required('contaminantes', 'list', 'Contaminantes', 'Contaminantes que mide, separados por coma.', {
      example: 'o3,pm10,pm25',
      delimiter: ',',
      itemType: 'string',
    }),
  ],
  primaryKey: ['estacion_id'],
};

const RANGES = [
  ['o3_ppm', 'Ozono en ppm', 'Promedio de la hora, partes por millón.', 0.043, 0, 0.4],
  ['no2_ppm', 'Dióxido de nitrógeno en ppm', 'Promedio de la hora, partes por millón.', 0.018, 0, 0.4],
  ['so2_ppm', 'Dióxido de azufre en ppm', 'Promedio de la hora, partes por millón.', 0.004, 0, 0.4],
  ['co_ppm', 'Monóxido de carbono en ppm', 'Promedio de la hora, partes por millón.', 0.74, 0, 30],
  ['pm10_ug_m3', 'Partículas PM10 en µg/m³', 'Promedio de la hora, microgramos por metro cúbico.', 41, 0, 1000],
  ['pm25_ug_m3', 'Partículas PM2.5 en µg/m³', 'Promedio de la hora, microgramos por metro cúbico.', 19, 0, 600],
  ['temperatura_c', 'Temperatura en °C', 'Promedio de la hora, grados Celsius.', 18.4, -10, 45],
  ['humedad_pct', 'Humedad relativa en por ciento', 'Promedio de la hora.', 52, 0, 100],
] as const;

const READINGS_SCHEMA: SchemaDescriptor = {
  fields: [
    required('estacion_id', 'string', 'Identificador de la estación', 'Estación que midió.', {
      example: 'SAV-01',
      constraints: { pattern: STATION_ID },
    }),
    required('fecha_hora', 'datetime', 'Fecha y hora', 'Inicio de la hora medida, con su diferencia respecto de UTC.', {
      example: '2026-04-12T14:00:00-06:00',
      constraints: { minimum: '2025-11-01T00:00:00-06:00', maximum: '2026-10-31T23:00:00-06:00' },
    }),
    ...RANGES.map(([name, title, description, example, minimum, maximum]) =>
      field(name, name.startsWith('pm') || name === 'humedad_pct' ? 'integer' : 'number', title, description, {
        example,
        constraints: { minimum, maximum },
      }),
    ),
  ],
  missingValues: [{ value: '', label: 'Sin medición' }],
  primaryKey: ['estacion_id', 'fecha_hora'],
  foreignKeys: [foreignKey(['estacion_id'], 'estaciones', ['estacion_id'])],
};

const FACTS: Facts = {
  name: 'calidad-del-aire',
  title: 'Calidad del aire por hora',
  description: `Concentraciones horarias de seis contaminantes en seis estaciones, con temperatura y humedad, de ${PERIOD}.`,
  keywords: ['calidad del aire', 'ozono', 'partículas', 'PM2.5', 'contaminación atmosférica'],
  theme: 'ENVI',
  unit: 'MAM',
  frequency: 'R/P1M',
  created: '2025-12-08T11:00:00-06:00',
  modified: '2026-11-09T11:20:00-06:00',
  temporal: '2025-11-01/2026-10-31',
  sources: [{ title: 'Red municipal de monitoreo de la calidad del aire' }],
};

const NOTES: Notes = {
  about:
    'La tabla `mediciones` tiene un renglón por estación y hora. Está partida en un archivo por mes, y el descriptor la ' +
    'declara como una sola tabla. La tabla `estaciones` dice dónde está y qué mide cada estación.',
  maker:
    'La Dirección de Medio Ambiente descarga los equipos cada hora, los revisa una vez al día y publica el mes anterior ' +
    'en los primeros diez días de cada mes.',
  reading: [
    'Solo el primer archivo lleva encabezado, para que los demás puedan unirse uno tras otro: `cat data/mediciones-*.csv`.',
    'La hora es la del inicio del promedio y lleva la diferencia `-06:00`; el municipio no usa horario de verano.',
    'Una celda vacía es «sin medición»: equipo en mantenimiento, falla de energía o contaminante que la estación no mide.',
    'PM2.5 es parte de PM10, por lo que nunca la supera.',
  ],
  limits: [
    'Son promedios horarios sin validar por una autoridad externa; no sirven para declarar contingencias.',
    'Un promedio de 24 horas requiere al menos 18 horas con dato.',
    'Las series son simuladas, con ciclos diarios y de temporada verosímiles.',
  ],
};

const RESOURCES: readonly ResourceDescriptor[] = [
  csvResource('estaciones', 'Estaciones', 'Estaciones de la red de monitoreo.', STATIONS_SCHEMA),
  {
    ...csvResource(
      'mediciones',
      'Mediciones',
      'Promedios por hora; un archivo por mes, una sola tabla.',
      READINGS_SCHEMA,
    ),
    path: partPaths(),
  },
];

/** Air quality: one table in twelve parts, and its stations. */
export function airQualityDataset(): ExampleDataset {
  const columns = columnsOf(READINGS_SCHEMA);
  const parts = monthsOfReadings().map(({ month, rows }, index) => ({
    path: partPath(month),
    text: csvText(columns, rows, { ...NATIONAL, header: index === 0 }),
  }));
  const stations = csvText(columnsOf(STATIONS_SCHEMA), STATIONS.map(stationRow));
  return {
    facts: FACTS,
    notes: NOTES,
    resources: RESOURCES,
    files: [{ path: 'data/estaciones.csv', text: stations }, ...parts],
  };
}

function stationRow(each: Station): Row {
  return {
    estacion_id: each.id,
    nombre: each.name,
    entorno: each.setting,
    ...KEY_CELLS,
    ubicacion: `${degrees(each.longitude)}, ${degrees(each.latitude)}`,
    altitud_m: each.altitude,
    fecha_inicio: each.since,
    contaminantes: each.measures.join(','),
  };
}
