import { UNIT_CATEGORIES } from './contracting-schema.ts';
import type { Notes } from './dataset.ts';
import { categories, foreignKey, required, type SchemaDescriptor } from './descriptor.ts';

const ITEM = { pattern: '[1-9]\\d{3}' } as const;
const AMOUNT = { minimum: 0 } as const;

/** One row a year, quarter, unit and item. */
export const BUDGET_SCHEMA: SchemaDescriptor = {
  fields: [
    required('ejercicio', 'year', 'Ejercicio', 'Año del ejercicio fiscal.', {
      example: '2026',
      constraints: { minimum: '2025' },
    }),
    required('trimestre', 'integer', 'Trimestre', 'Trimestre a cuyo cierre corresponde el acumulado.', {
      example: 3,
      categories: categories([
        [1, 'Enero a marzo'],
        [2, 'Enero a junio'],
        [3, 'Enero a septiembre'],
        [4, 'Enero a diciembre'],
      ]),
      categoriesOrdered: true,
    }),
    required('unidad', 'string', 'Unidad administrativa', 'Clave de la unidad que ejerce el gasto.', {
      example: 'SPU',
      categories: UNIT_CATEGORIES,
    }),
    required('partida', 'string', 'Partida específica', 'Clave del Clasificador por Objeto del Gasto.', {
      example: '2611',
      constraints: ITEM,
    }),
    ...(
      [
        ['aprobado_mxn', 'Aprobado en MXN', 'Asignación anual del presupuesto de egresos.', 1250000],
        ['modificado_mxn', 'Modificado en MXN', 'Asignación anual con ampliaciones y reducciones.', 1281250],
        ['comprometido_mxn', 'Comprometido en MXN', 'Con acto jurídico que obliga; acumulado.', 903281.25],
        ['devengado_mxn', 'Devengado en MXN', 'Con obligación de pago reconocida; acumulado.', 876182.81],
        ['ejercido_mxn', 'Ejercido en MXN', 'Con cuenta por liquidar aprobada; acumulado.', 867420.98],
        ['pagado_mxn', 'Pagado en MXN', 'Obligaciones canceladas con pago; acumulado.', 858746.77],
      ] as const
    ).map(([name, title, description, example]) =>
      required(name, 'number', title, description, { example, constraints: AMOUNT }),
    ),
  ],
  primaryKey: ['ejercicio', 'trimestre', 'unidad', 'partida'],
  foreignKeys: [foreignKey(['partida'], 'partidas', ['partida'])],
};

/** The items that the budget uses. */
export const ITEMS_SCHEMA: SchemaDescriptor = {
  fields: [
    required('partida', 'string', 'Partida específica', 'Clave de cuatro dígitos.', {
      example: '2611',
      constraints: { ...ITEM, unique: true },
    }),
    required('capitulo', 'string', 'Capítulo', 'Clave del capítulo de gasto.', {
      example: '2000',
      categories: categories([
        ['1000', 'Servicios personales'],
        ['2000', 'Materiales y suministros'],
        ['3000', 'Servicios generales'],
        ['4000', 'Transferencias, asignaciones, subsidios y otras ayudas'],
        ['5000', 'Bienes muebles, inmuebles e intangibles'],
      ]),
      categoriesOrdered: true,
    }),
    required('nombre', 'string', 'Nombre', 'Nombre de la partida.', {
      example: 'Combustibles, lubricantes y aditivos',
    }),
  ],
  primaryKey: ['partida'],
};

/** What the README says of the budget. */
export const BUDGET_NOTES: Notes = {
  about:
    'El gasto del municipio al nivel más desagregado que lleva la contabilidad: unidad administrativa, partida ' +
    'específica y trimestre, con los seis momentos contables del egreso.',
  maker: 'La Tesorería Municipal lo publica dentro de los treinta días siguientes al cierre de cada trimestre.',
  reading: [
    'Los importes son acumulados desde enero. Para obtener un trimestre suelto, reste el anterior.',
    'Comprometido, devengado, ejercido y pagado nunca crecen en ese orden.',
    'No hay renglones de total: sume los renglones que necesite.',
    'Los importes son decimales exactos con dos cifras; conviene leerlos como decimales y no como coma flotante.',
  ],
  limits: [
    'No incluye el gasto del Organismo Operador de Agua Potable, que tiene presupuesto propio.',
    'No incluye la obra pública (capítulo 6000); véase el conjunto `obra-publica`.',
    'Las cifras de 2026 son preliminares hasta la cuenta pública.',
  ],
};
