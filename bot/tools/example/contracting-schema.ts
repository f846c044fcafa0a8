import { categories, field, foreignKey, required, type SchemaDescriptor, YES_NO } from './descriptor.ts';
import { UNITS } from './institution.ts';

const OCID = 'ocds-[a-z0-9]{6}-SAV-\\d{4}-\\d{4}';
const SUPPLIER_ID = 'PROV-\\d{4}';

/** The units as categories: any field that names a unit may use them. */
export const UNIT_CATEGORIES = categories(UNITS.map((unit) => [unit.key, unit.name]));

/** One row a process. */
export const PROCESSES_SCHEMA: SchemaDescriptor = {
  fields: [
    required('ocid', 'string', 'OCID', 'Identificador del proceso según el Estándar de Contrataciones Abiertas.', {
      example: 'ocds-000000-SAV-2025-0512',
      constraints: { pattern: OCID, unique: true },
    }),
    required('ejercicio', 'year', 'Ejercicio', 'Año del ejercicio fiscal.', {
      example: '2025',
      constraints: { minimum: '2023', maximum: '2026' },
    }),
    required('titulo', 'string', 'Título', 'Objeto del proceso.', {
      example: 'Adquisición de luminarias LED para la Dirección de Servicios Públicos, 2025',
    }),
    required('tipo_contratacion', 'string', 'Tipo de contratación', 'Qué se contrata.', {
      example: 'bienes',
      categories: categories([
        ['construccion', 'Obra pública'],
        ['bienes', 'Bienes'],
        ['servicios', 'Servicios'],
      ]),
    }),
    required('procedimiento', 'string', 'Procedimiento', 'Modalidad; de menor a mayor competencia.', {
      example: 'adjudicacion_directa',
      categories: categories([
        ['adjudicacion_directa', 'Adjudicación directa'],
        ['invitacion_restringida', 'Invitación a cuando menos tres'],
        ['licitacion_publica', 'Licitación pública'],
      ]),
      categoriesOrdered: true,
    }),
    required('unidad_requirente', 'string', 'Unidad requirente', 'Clave de la unidad que pide la contratación.', {
      example: 'SPU',
      categories: UNIT_CATEGORIES,
    }),
    required('monto_estimado_mxn', 'number', 'Monto estimado en MXN', 'Presupuesto base con IVA, en pesos.', {
      example: 350000,
      constraints: { exclusiveMinimum: 0 },
    }),
    required('fecha_convocatoria', 'date', 'Fecha de convocatoria', 'Publicación o invitación.', {
      example: '2025-03-03',
    }),
    required('fecha_apertura', 'date', 'Fecha de apertura', 'Apertura de propuestas.', { example: '2025-03-14' }),
    field('fecha_fallo', 'date', 'Fecha de fallo', 'Resolución del proceso.', {
      example: '2025-03-20',
      missingValues: [{ value: '', label: 'Proceso sin resolver' }],
    }),
    required('estado_proceso', 'string', 'Estado del proceso', 'Situación en la fecha de corte.', {
      example: 'adjudicado',
      categories: categories([
        ['convocado', 'Convocado, sin fallo'],
        ['adjudicado', 'Adjudicado'],
        ['desierto', 'Desierto'],
      ]),
    }),
    required('numero_participantes', 'integer', 'Número de participantes', 'Proveedores que presentaron propuesta.', {
      example: 3,
      constraints: { minimum: 0 },
    }),
    field(
      'participantes',
      'list',
      'Participantes',
      'Identificadores de proveedores, separados por una barra vertical.',
      {
        example: 'PROV-0060|PROV-0071|PROV-0102',
        delimiter: '|',
        itemType: 'string',
        missingValues: [{ value: '', label: 'Sin propuestas' }],
      },
    ),
  ],
  primaryKey: ['ocid'],
};

/** One row a supplier. */
export const SUPPLIERS_SCHEMA: SchemaDescriptor = {
  fields: [
    required('proveedor_id', 'string', 'Identificador del proveedor', 'Número en el padrón municipal.', {
      example: 'PROV-0012',
      constraints: { pattern: SUPPLIER_ID, unique: true },
    }),
    required('tipo_persona', 'string', 'Tipo de persona', 'Persona moral (empresa) o física.', {
      example: 'moral',
      categories: categories([
        ['moral', 'Persona moral'],
        ['fisica', 'Persona física'],
      ]),
    }),
    field('razon_social', 'string', 'Razón social', 'Nombre de la persona moral.', {
      example: 'Pavimentos Tezontle, S.A. de C.V.',
    }),
    field('rfc_persona_moral', 'string', 'RFC de la persona moral', 'Doce caracteres; solo de personas morales.', {
      example: 'EKU9003173C9',
      constraints: { pattern: '[A-ZÑ&]{3}\\d{6}[A-Z0-9]{2}[0-9A]', minLength: 12, maxLength: 12 },
    }),
    required(
      'cvegeo_domicilio',
      'string',
      'Municipio del domicilio',
      'Clave INEGI de entidad y municipio, cinco dígitos.',
      {
        example: '01001',
        constraints: { pattern: '\\d{5}' },
      },
    ),
    required('domicilio_en_el_municipio', 'boolean', 'Domicilio en el municipio', 'Si su domicilio fiscal es local.', {
      example: 'Sí',
      ...YES_NO,
    }),
    required('fecha_registro', 'date', 'Fecha de registro', 'Alta en el padrón.', { example: '2022-02-10' }),
  ],
  missingValues: [{ value: '', label: 'Persona física: dato personal protegido' }],
  primaryKey: ['proveedor_id'],
  uniqueKeys: [['rfc_persona_moral'], ['razon_social']],
};

/** One row a contract. */
export const CONTRACTS_SCHEMA: SchemaDescriptor = {
  fields: [
    required('contrato_id', 'string', 'Número de contrato', 'Clave única del contrato.', {
      example: 'SAV-AD-2025-512',
      constraints: { pattern: 'SAV-(OP|AD)-\\d{4}-\\d{3}(-[AB])?', unique: true },
    }),
    required('ocid', 'string', 'OCID', 'Proceso del que resultó.', {
      example: 'ocds-000000-SAV-2025-0512',
      constraints: { pattern: OCID },
    }),
    required('proveedor_id', 'string', 'Identificador del proveedor', 'Proveedor adjudicado.', {
      example: 'PROV-0060',
      constraints: { pattern: SUPPLIER_ID },
    }),
    required('objeto', 'string', 'Objeto', 'Qué se contrató.', { example: 'Adquisición de equipo de cómputo, 2025' }),
    required('monto_sin_iva_mxn', 'number', 'Monto sin IVA en MXN', 'Importe antes del impuesto, en pesos.', {
      example: 100000,
      constraints: { exclusiveMinimum: 0 },
    }),
    required('monto_con_iva_mxn', 'number', 'Monto con IVA en MXN', 'Importe con 16 % de IVA, en pesos.', {
      example: 116000,
      constraints: { exclusiveMinimum: 0 },
    }),
    required('fecha_firma', 'date', 'Fecha de firma', 'Día de la firma.', { example: '2025-03-24' }),
    required('fecha_inicio', 'date', 'Fecha de inicio', 'Inicio de la vigencia.', { example: '2025-03-26' }),
    required('fecha_fin', 'date', 'Fecha de fin', 'Fin de la vigencia pactada.', { example: '2025-06-30' }),
    required('url_contrato', 'string', 'Dirección del contrato', 'Página de la versión pública del contrato.', {
      format: 'uri',
      example: 'https://datos.sanaurelio.example/contratos/SAV-AD-2025-512',
    }),
  ],
  primaryKey: ['contrato_id'],
  uniqueKeys: [['ocid', 'proveedor_id']],
  foreignKeys: [
    foreignKey(['ocid'], 'procesos', ['ocid']),
    foreignKey(['proveedor_id'], 'proveedores', ['proveedor_id']),
  ],
};
