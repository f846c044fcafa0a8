import { isoDate } from './calendar.ts';
import { type Contract, PROCESSES, type Process } from './contracting.ts';
import { CONTRACTS_SCHEMA, PROCESSES_SCHEMA, SUPPLIERS_SCHEMA } from './contracting-schema.ts';
import { csvText, type Row } from './csv.ts';
import type { ExampleDataset, Facts, Notes } from './dataset.ts';
import { columnsOf, csvResource, type ResourceDescriptor, yesNo } from './descriptor.ts';
import { CVEGEO, SITE } from './institution.ts';
import { pesos } from './money.ts';
import { SUPPLIERS, type Supplier } from './suppliers.ts';

const FACTS: Facts = {
  name: 'contrataciones',
  title: 'Contrataciones públicas',
  description:
    'Procesos de contratación de obra, bienes y servicios desde 2023, proveedores del padrón y contratos resultantes, ' +
    'con los identificadores del Estándar de Datos para las Contrataciones Abiertas.',
  keywords: ['contrataciones abiertas', 'OCDS', 'compras públicas', 'proveedores', 'licitaciones'],
  theme: 'GOVE',
  unit: 'TES',
  frequency: 'R/P3M',
  created: '2023-10-20T10:00:00-06:00',
  modified: '2026-10-20T13:10:00-06:00',
  temporal: '2023-01-01/2026-09-30',
  sources: [
    { title: 'Sistema municipal de adquisiciones' },
    { title: 'Open Contracting Data Standard', path: 'https://standard.open-contracting.org/1.1/es/', version: '1.1' },
  ],
};

const NOTES: Notes = {
  about:
    'Tres tablas relacionadas: `procesos` (qué se quiso contratar y cómo), `proveedores` (el padrón) y `contratos` (a ' +
    'quién, cuánto y cuándo). Un proceso puede tener dos contratos si se adjudicó por partes, o ninguno si quedó desierto.',
  maker: 'La Tesorería Municipal lo extrae del sistema de adquisiciones al cierre de cada trimestre.',
  reading: [
    'Una el contrato con su proceso por `ocid` y con su proveedor por `proveedor_id`.',
    '`participantes` es una lista separada por `|`; quien ganó siempre está en ella.',
    'El monto con IVA es el monto sin IVA más 16 %, redondeado al centavo.',
    'Los procesos de obra tienen el mismo `ocid` en el conjunto `obra-publica`.',
  ],
  limits: [
    'Solo se publica el RFC y la razón social de personas morales. De las personas físicas la celda queda vacía.',
    'Las empresas y sus RFC son inventados; el dígito verificador es correcto para que los validadores puedan probarse.',
    'El prefijo `ocds-000000` no está registrado ante Open Contracting Partnership, porque la institución no existe.',
  ],
};

const RESOURCES: readonly ResourceDescriptor[] = [
  csvResource('procesos', 'Procesos', 'Un proceso de contratación por renglón.', PROCESSES_SCHEMA),
  csvResource('proveedores', 'Proveedores', 'Padrón de proveedores y contratistas.', SUPPLIERS_SCHEMA),
  csvResource('contratos', 'Contratos', 'Un contrato por renglón.', CONTRACTS_SCHEMA),
];

/** Contracting: three tables bound by foreign keys. */
export function contractingDataset(): ExampleDataset {
  const files = [
    { path: 'data/procesos.csv', text: csvText(columnsOf(PROCESSES_SCHEMA), PROCESSES.map(processRow)) },
    { path: 'data/proveedores.csv', text: csvText(columnsOf(SUPPLIERS_SCHEMA), SUPPLIERS.map(supplierRow)) },
    { path: 'data/contratos.csv', text: csvText(columnsOf(CONTRACTS_SCHEMA), PROCESSES.flatMap(contractRows)) },
  ];
  return { facts: FACTS, notes: NOTES, resources: RESOURCES, files };
}

function processRow(process: Process): Row {
  return {
    ocid: process.ocid,
    ejercicio: process.year,
    titulo: process.title,
    tipo_contratacion: process.trade,
    procedimiento: process.method,
    unidad_requirente: process.unit,
    monto_estimado_mxn: pesos(process.estimate),
    fecha_convocatoria: isoDate(process.called),
    fecha_apertura: isoDate(process.opened),
    fecha_fallo: process.decided === undefined ? undefined : isoDate(process.decided),
    estado_proceso: process.state,
    numero_participantes: process.bidders.length,
    participantes: process.bidders.length === 0 ? undefined : process.bidders.join('|'),
  };
}

function supplierRow(supplier: Supplier): Row {
  const seat = supplier.stateKey + supplier.municipalityKey;
  return {
    proveedor_id: supplier.id,
    tipo_persona: supplier.rfc === undefined ? 'fisica' : 'moral',
    razon_social: supplier.name,
    rfc_persona_moral: supplier.rfc,
    cvegeo_domicilio: seat,
    domicilio_en_el_municipio: yesNo(seat === CVEGEO),
    fecha_registro: isoDate(supplier.registered),
  };
}

function contractRows(process: Process): readonly Row[] {
  return process.contracts.map((contract) => contractRow(process.ocid, contract));
}

function contractRow(ocid: string, contract: Contract): Row {
  return {
    contrato_id: contract.id,
    ocid,
    proveedor_id: contract.supplier,
    objeto: contract.title,
    monto_sin_iva_mxn: pesos(contract.net),
    monto_con_iva_mxn: pesos(contract.gross),
    fecha_firma: isoDate(contract.signed),
    fecha_inicio: isoDate(contract.start),
    fecha_fin: isoDate(contract.end),
    url_contrato: `${SITE}/contratos/${contract.id}`,
  };
}
