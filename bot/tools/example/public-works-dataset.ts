import { isoDate, monthText } from './calendar.ts';
import { csvText, type Row } from './csv.ts';
import type { ExampleDataset, Facts, Notes } from './dataset.ts';
import { columnsOf, csvResource, type ResourceDescriptor } from './descriptor.ts';
import { coordinateCells, KEY_CELLS } from './geography.ts';
import { pesos } from './money.ts';
import { isContracted, type Work } from './public-work.ts';
import { advancesOf, KINDS, WORKS } from './public-works.ts';
import { ADVANCES_SCHEMA, KINDS_SCHEMA, WORKS_SCHEMA } from './public-works-schema.ts';

const FACTS: Facts = {
  name: 'obra-publica',
  title: 'Obra pública municipal',
  description:
    'Obras autorizadas por el ayuntamiento desde 2023, con su costo, contratista, fechas, ubicación y avance mensual.',
  keywords: ['obra pública', 'infraestructura', 'contratos', 'avance físico', 'avance financiero'],
  theme: 'GOVE',
  unit: 'OPU',
  frequency: 'R/P3M',
  created: '2023-10-20T10:00:00-06:00',
  modified: '2026-10-20T12:30:00-06:00',
  temporal: '2023-01-01/2026-09-30',
  sources: [
    { title: 'Sistema de seguimiento de obra de la Dirección de Obras Públicas' },
    { title: 'Catálogo Único de Claves Geoestadísticas, INEGI', path: 'https://www.inegi.org.mx/app/ageeml/' },
  ],
};

const NOTES: Notes = {
  about:
    'Cada obra que el ayuntamiento autoriza tiene un renglón en `obras` y un renglón por mes en `avances`. La tabla ' +
    '`tipos-de-obra` está dentro de `datapackage.json`, porque es un catálogo de pocos renglones.',
  maker:
    'La Dirección de Obras Públicas captura el avance cada mes con las estimaciones y la bitácora de obra; la Tesorería ' +
    'concilia los pagos antes de cada publicación.',
  reading: [
    'Los montos están en pesos con dos decimales e incluyen IVA.',
    'El último avance de cada obra coincide con el avance que aparece en `obras`.',
    'Una obra terminada tiene avance físico de 100; solo la finiquitada tiene avance financiero de 100.',
    'El `ocid` une cada obra con su proceso en el conjunto `contrataciones`.',
  ],
  limits: [
    'La fecha de corte es el 30 de septiembre de 2026.',
    'La coordenada es un punto representativo de la obra, no su trazo.',
    'La población beneficiada es una estimación y no debe sumarse: una persona puede usar varias obras.',
  ],
};

const RESOURCES: readonly ResourceDescriptor[] = [
  csvResource('obras', 'Obras', 'Una obra por renglón, con su situación en la fecha de corte.', WORKS_SCHEMA),
  csvResource('avances', 'Avances mensuales', 'Avance acumulado de cada obra al cierre de cada mes.', ADVANCES_SCHEMA),
  {
    name: 'tipos-de-obra',
    type: 'table',
    title: 'Tipos de obra',
    description: 'Catálogo de tipos, dentro del propio descriptor.',
    format: 'json',
    mediatype: 'application/json',
    data: KINDS.map((kind) => ({ tipo_obra: kind.key, nombre: kind.label })),
    schema: KINDS_SCHEMA,
  },
];

/** Public works: three tables, one of them inline. */
export function publicWorksDataset(): ExampleDataset {
  const works = csvText(columnsOf(WORKS_SCHEMA), WORKS.map(workRow));
  const advances = csvText(columnsOf(ADVANCES_SCHEMA), WORKS.flatMap(advanceRows));
  const files = [
    { path: 'data/obras.csv', text: works },
    { path: 'data/avances.csv', text: advances },
  ];
  return { facts: FACTS, notes: NOTES, resources: RESOURCES, files };
}

function workRow(work: Work): Row {
  return {
    obra_id: work.id,
    ejercicio: work.year,
    nombre: work.name,
    tipo_obra: work.kind,
    fondo: work.fund,
    ...KEY_CELLS,
    colonia: work.place.name,
    ...coordinateCells(work),
    monto_autorizado_mxn: pesos(work.budget),
    ocid: work.state === 'autorizada' ? undefined : work.ocid,
    fecha_autorizacion: isoDate(work.authorised),
    ...contractCells(work),
    estado_obra: work.state,
    avance_fisico_pct: work.physical,
    avance_financiero_pct: work.financial,
    personas_beneficiadas: work.beneficiaries,
  };
}

function contractCells(work: Work): Row {
  const { amount, start, planned, finished, supplier } = work.contract;
  const signed = isContracted(work);
  return {
    monto_contratado_mxn: signed ? pesos(amount) : undefined,
    monto_ejercido_mxn: signed ? pesos(work.spent) : undefined,
    proveedor_id: signed ? supplier.id : undefined,
    fecha_inicio: signed ? isoDate(start) : undefined,
    fecha_termino_programada: signed ? isoDate(planned) : undefined,
    fecha_termino_real: finished === undefined ? undefined : isoDate(finished),
  };
}

function advanceRows(work: Work): readonly Row[] {
  return advancesOf(work).map(({ month, physical, financial, spent }) => ({
    obra_id: work.id,
    mes: monthText(month),
    avance_fisico_pct: physical,
    avance_financiero_pct: financial,
    monto_ejercido_acumulado_mxn: pesos(spent),
  }));
}
