import { clock } from './calendar.ts';
import { UNIT_CATEGORIES } from './contracting-schema.ts';
import { csvText, type Row } from './csv.ts';
import type { ExampleDataset, Facts, Notes } from './dataset.ts';
import {
  columnsOf,
  csvResource,
  field,
  foreignKey,
  required,
  type SchemaDescriptor,
  YES_NO,
  yesNo,
} from './descriptor.ts';
import { DOMAIN, SWITCHBOARD, unitOf } from './institution.ts';
import { STREET_NAMES } from './places.ts';
import { ATTENDING, procedureRows } from './procedures.ts';
import { type Random, randomFor } from './random.ts';

const UNIT = { example: 'DUR', categories: UNIT_CATEGORIES };

const PROCEDURES_SCHEMA: SchemaDescriptor = {
  fields: [
    required('homoclave', 'string', 'Homoclave', 'Clave única del trámite.', {
      example: 'DUR-04',
      constraints: { pattern: '[A-Z]{3}-\\d{2}', unique: true },
    }),
    required('nombre', 'string', 'Nombre', 'Nombre del trámite o servicio.', {
      example: 'Alineamiento y número oficial',
      constraints: { minLength: 5, maxLength: 120 },
    }),
    required(
      'unidad',
      'string',
      'Unidad que atiende',
      'Clave de la unidad; su oficina está en la tabla oficinas.',
      UNIT,
    ),
    required('plazo_maximo', 'duration', 'Plazo máximo de respuesta', 'Duración ISO 8601; los días son hábiles.', {
      example: 'P5D',
    }),
    field('vigencia', 'duration', 'Vigencia', 'Duración ISO 8601 de la validez del documento o permiso.', {
      example: 'P2Y',
      missingValues: [{ value: '', label: 'Sin vencimiento' }],
    }),
    field('costo_mxn', 'number', 'Costo en MXN', 'Pago de derechos, en pesos; 0 si es gratuito.', {
      example: 318,
      constraints: { minimum: 0 },
      missingValues: [{ value: '', label: 'Variable, se calcula en cada caso' }],
    }),
    required('en_linea', 'boolean', 'En línea', 'Si puede hacerse completo por internet.', {
      example: 'Sí',
      ...YES_NO,
    }),
    required('requisitos', 'list', 'Requisitos', 'Documentos que se piden, separados por barra vertical.', {
      example: 'Identificación oficial vigente|Croquis de ubicación',
      delimiter: '|',
      itemType: 'string',
    }),
    required('correo', 'string', 'Correo de la oficina', 'Correo institucional para dudas.', {
      format: 'email',
      example: 'desarrollo.urbano@sanaurelio.example',
    }),
    required('url', 'string', 'Página del trámite', 'Dirección con los pasos y formatos.', {
      format: 'uri',
      example: 'https://datos.sanaurelio.example/tramites/dur-04',
    }),
  ],
  primaryKey: ['homoclave'],
  uniqueKeys: [['nombre', 'unidad']],
  foreignKeys: [foreignKey(['unidad'], 'oficinas', ['unidad'])],
};

const OFFICES_SCHEMA: SchemaDescriptor = {
  fields: [
    required('unidad', 'string', 'Unidad', 'Clave de la unidad.', { ...UNIT, constraints: { unique: true } }),
    required('nombre', 'string', 'Nombre', 'Nombre de la unidad.', { example: 'Dirección de Desarrollo Urbano' }),
    required('domicilio', 'string', 'Domicilio', 'Calle y número de la oficina.', {
      example: 'Calle Morelos 120, Centro',
    }),
    required('codigo_postal', 'string', 'Código postal', 'A cinco dígitos, como texto.', {
      example: '38240',
      constraints: { pattern: '\\d{5}' },
    }),
    required('hora_apertura', 'time', 'Hora de apertura', 'De lunes a viernes.', { example: '08:30:00' }),
    required('hora_cierre', 'time', 'Hora de cierre', 'De lunes a viernes.', { example: '15:30:00' }),
    required('abre_sabado', 'boolean', 'Abre en sábado', 'Si atiende los sábados de 9 a 13 horas.', {
      example: 'No',
      ...YES_NO,
    }),
    required('telefono', 'string', 'Teléfono', 'Conmutador, a diez dígitos.', {
      example: '4005550100',
      constraints: { pattern: '\\d{10}' },
    }),
    required('correo', 'string', 'Correo', 'Correo institucional.', {
      format: 'email',
      example: 'desarrollo.urbano@sanaurelio.example',
    }),
  ],
  primaryKey: ['unidad'],
};

const FACTS: Facts = {
  name: 'tramites',
  title: 'Trámites y servicios',
  description:
    'Registro de trámites y servicios municipales con plazo, vigencia, costo, requisitos y oficina que atiende.',
  keywords: ['trámites', 'servicios', 'mejora regulatoria', 'requisitos', 'ventanilla'],
  theme: 'GOVE',
  unit: 'DEC',
  frequency: 'R/P6M',
  created: '2025-01-20T09:00:00-06:00',
  modified: '2026-07-13T13:45:00-06:00',
  temporal: '2026-01-01/2026-12-31',
  sources: [
    { title: 'Registro Municipal de Trámites y Servicios' },
    { title: 'Ley de Ingresos municipal', version: '2026' },
  ],
};

const NOTES: Notes = {
  about: 'Un renglón por trámite en `tramites` y uno por oficina en `oficinas`. Los requisitos van en una sola celda.',
  maker: 'La Dirección de Desarrollo Económico, como autoridad de mejora regulatoria, lo revisa dos veces al año.',
  reading: [
    'Los plazos y vigencias son duraciones ISO 8601: `P5D` son cinco días, `PT15M` quince minutos, `P1Y` un año.',
    '`requisitos` es una lista separada por `|`.',
    'Costo 0 es gratuito; costo vacío es variable.',
  ],
  limits: [
    'Los costos corresponden a la ley de ingresos de 2026 y son inventados.',
    'Los plazos legales pueden suspenderse si falta un requisito.',
    'Las oficinas son inventadas; su código postal es el de la cabecera cuyas claves se usan.',
    'El dominio `.example` está reservado y no recibe correo.',
  ],
};

/** Procedures and the offices that attend them. */
export function proceduresDataset(): ExampleDataset {
  const random = randomFor('offices');
  const offices = ATTENDING.map((unit) => officeRow(unit, random));
  const resources = [
    csvResource('tramites', 'Trámites', 'Un trámite o servicio por renglón.', PROCEDURES_SCHEMA),
    csvResource('oficinas', 'Oficinas', 'Oficinas que atienden trámites.', OFFICES_SCHEMA),
  ];
  const files = [
    { path: 'data/tramites.csv', text: csvText(columnsOf(PROCEDURES_SCHEMA), procedureRows()) },
    { path: 'data/oficinas.csv', text: csvText(columnsOf(OFFICES_SCHEMA), offices) },
  ];
  return { facts: FACTS, notes: NOTES, resources, files };
}

function officeRow(unit: string, random: Random): Row {
  const { name, mailbox } = unitOf(unit);
  return {
    unidad: unit,
    nombre: name,
    domicilio: `Calle ${random.pick(STREET_NAMES)} ${random.integer(101, 460)}, Centro`,
    codigo_postal: '38240',
    hora_apertura: clock(random.pick([480, 510, 540])),
    hora_cierre: clock(random.pick([900, 930, 960])),
    abre_sabado: yesNo(random.chance(0.3)),
    telefono: SWITCHBOARD,
    correo: `${mailbox}@${DOMAIN}`,
  };
}
