import { categories, field, foreignKey, required, type SchemaDescriptor } from './descriptor.ts';
import { COORDINATE_FIELDS, KEY_FIELDS } from './geography.ts';

const WORK_ID = 'OP-20\\d{2}-\\d{3}';
const MONEY = { minimum: 0 } as const;

const IDENTITY = [
  required('obra_id', 'string', 'Identificador de la obra', 'Clave única y permanente de la obra.', {
    example: 'OP-2025-014',
    constraints: { pattern: WORK_ID, unique: true },
  }),
  required('ejercicio', 'year', 'Ejercicio', 'Año del ejercicio fiscal en que se autorizó.', {
    example: '2025',
    constraints: { minimum: '2023', maximum: '2026' },
  }),
  required('nombre', 'string', 'Nombre', 'Nombre de la obra, como en el programa anual.', {
    example: 'Rehabilitación de la calle Morelos, colonia Centro',
    constraints: { minLength: 10, maxLength: 160 },
  }),
  required('tipo_obra', 'string', 'Tipo de obra', 'Clave del tipo, definida en la tabla tipos-de-obra.', {
    example: 'PAV',
  }),
  required('fondo', 'string', 'Fondo', 'Origen principal de los recursos.', {
    example: 'FAISMUN',
    categories: categories([
      ['FAISMUN', 'Fondo para la Infraestructura Social Municipal'],
      ['FORTAMUN', 'Fondo de Aportaciones para el Fortalecimiento de los Municipios'],
      ['RECURSOS_PROPIOS', 'Ingresos propios del municipio'],
      ['CONVENIO_ESTATAL', 'Convenio con el gobierno del estado'],
    ]),
    categoriesOrdered: false,
  }),
  ...KEY_FIELDS,
  required('colonia', 'string', 'Colonia', 'Colonia en que está la obra.', { example: 'Centro' }),
  ...COORDINATE_FIELDS,
];

const CONTRACT = [
  required('monto_autorizado_mxn', 'number', 'Monto autorizado en MXN', 'Importe autorizado, con IVA, en pesos.', {
    example: 1250000.5,
    constraints: MONEY,
  }),
  field('monto_contratado_mxn', 'number', 'Monto contratado en MXN', 'Importe del contrato, con IVA, en pesos.', {
    example: 1198500.25,
    constraints: MONEY,
  }),
  field('monto_ejercido_mxn', 'number', 'Monto ejercido en MXN', 'Importe pagado hasta la fecha de corte, en pesos.', {
    example: 599250.12,
    constraints: MONEY,
  }),
  field('ocid', 'string', 'Identificador de contratación', 'OCID del proceso en el conjunto contrataciones.', {
    example: 'ocds-000000-SAV-2025-0014',
    constraints: { pattern: 'ocds-[a-z0-9]{6}-SAV-\\d{4}-\\d{4}' },
  }),
  field('proveedor_id', 'string', 'Contratista', 'Identificador del contratista en el padrón de contrataciones.', {
    example: 'PROV-0012',
    constraints: { pattern: 'PROV-\\d{4}' },
  }),
];

const DATES = [
  required('fecha_autorizacion', 'date', 'Fecha de autorización', 'Día en que el ayuntamiento autorizó la obra.', {
    example: '2025-02-14',
  }),
  field('fecha_inicio', 'date', 'Fecha de inicio', 'Día en que empezó o empezará la obra según el contrato.', {
    example: '2025-05-06',
  }),
  field('fecha_termino_programada', 'date', 'Fecha de término programada', 'Día de término según el contrato.', {
    example: '2025-09-30',
  }),
  field('fecha_termino_real', 'date', 'Fecha de término real', 'Día del acta de entrega y recepción.', {
    example: '2025-10-11',
    missingValues: [{ value: '', label: 'Obra sin terminar' }],
  }),
];

const STATE = [
  required('estado_obra', 'string', 'Estado de la obra', 'Situación en la fecha de corte.', {
    example: 'en_ejecucion',
    categories: categories([
      ['autorizada', 'Autorizada, sin convocatoria'],
      ['en_licitacion', 'En contratación'],
      ['en_ejecucion', 'En ejecución'],
      ['terminada', 'Terminada, sin finiquito'],
      ['finiquitada', 'Terminada y finiquitada'],
    ]),
    categoriesOrdered: true,
  }),
  required('avance_fisico_pct', 'integer', 'Avance físico en por ciento', 'Parte construida; 100 si está terminada.', {
    example: 65,
    constraints: { minimum: 0, maximum: 100 },
  }),
  required(
    'avance_financiero_pct',
    'integer',
    'Avance financiero en por ciento',
    'Parte pagada; 100 si hay finiquito.',
    {
      example: 50,
      constraints: { minimum: 0, maximum: 100 },
    },
  ),
  required('personas_beneficiadas', 'integer', 'Personas beneficiadas', 'Estimación de la población que la usará.', {
    example: 480,
    constraints: { minimum: 1 },
  }),
];

/** One row a work. */
export const WORKS_SCHEMA: SchemaDescriptor = {
  fields: [...IDENTITY, ...CONTRACT, ...DATES, ...STATE],
  missingValues: [{ value: '', label: 'Obra sin contrato' }],
  primaryKey: ['obra_id'],
  uniqueKeys: [['ocid']],
  foreignKeys: [foreignKey(['tipo_obra'], 'tipos-de-obra', ['tipo_obra'])],
};

/** One row a work and month. */
export const ADVANCES_SCHEMA: SchemaDescriptor = {
  fields: [
    required('obra_id', 'string', 'Identificador de la obra', 'Obra a la que corresponde el avance.', {
      example: 'OP-2025-014',
      constraints: { pattern: WORK_ID },
    }),
    required('mes', 'yearmonth', 'Mes', 'Mes al que corresponde el avance.', { example: '2025-06' }),
    required('avance_fisico_pct', 'integer', 'Avance físico en por ciento', 'Avance acumulado al cierre del mes.', {
      example: 32,
      constraints: { minimum: 0, maximum: 100 },
    }),
    required(
      'avance_financiero_pct',
      'integer',
      'Avance financiero en por ciento',
      'Pago acumulado al cierre del mes.',
      {
        example: 24,
        constraints: { minimum: 0, maximum: 100 },
      },
    ),
    required('monto_ejercido_acumulado_mxn', 'number', 'Monto ejercido acumulado en MXN', 'Pagado desde el inicio.', {
      example: 287640.06,
      constraints: MONEY,
    }),
  ],
  primaryKey: ['obra_id', 'mes'],
  foreignKeys: [foreignKey(['obra_id'], 'obras', ['obra_id'])],
};

/** The catalogue that travels inside the descriptor. */
export const KINDS_SCHEMA: SchemaDescriptor = {
  fields: [
    required('tipo_obra', 'string', 'Clave', 'Clave del tipo de obra.', {
      example: 'PAV',
      constraints: { pattern: '[A-Z]{3}', unique: true },
    }),
    required('nombre', 'string', 'Nombre', 'Nombre del tipo de obra.', { example: 'Pavimentación y vialidades' }),
  ],
  primaryKey: ['tipo_obra'],
};
