import { BASE, CSV, FIELDS, field, pick, table } from '../../difference/diff-dataset.cases.ts';
import type { DecisionGroup } from './decision.cases.ts';

const NOTE = { name: 'nota', type: 'string' };
const AMOUNT = { name: 'importe', type: 'number' };
const amounts = (properties: object): ReturnType<typeof table> =>
  table(CSV.replace('monto', 'importe'), {
    fields: [...pick('id', 'obra'), { ...AMOUNT, ...properties }, ...pick('fecha')],
  });
const SWAPPED = CSV.replace(/^([^,]*),([^,]*),([^,]*),/gm, '$1,$3,$2,');
const matching = (fieldsMatch: string, csv = CSV): ReturnType<typeof table> => table(csv, { schema: { fieldsMatch } });
const absent = (...missingValues: readonly string[]): ReturnType<typeof table> =>
  table(CSV, { schema: { missingValues } });
const DAYS = CSV.replace(/(\d{4})-(\d\d)-(\d\d)/g, '$3/$2/$1');

/** The columns of a table. */
export const FIELDS_CHANGED: DecisionGroup = {
  es: 'Los campos',
  en: 'The fields',
  cases: [
    [
      'Se agrega un campo al final',
      'A field is appended',
      BASE,
      table(CSV.replace('fecha\n', 'fecha,nota\n').replaceAll('-01\n', '-01,x\n'), { fields: [...FIELDS, NOTE] }),
      'additive/minor field-added',
    ],
    [
      'Se agrega un campo en medio',
      'A field is put in between',
      BASE,
      table(CSV.replace('id,', 'id,nota,').replace(/^(\d),/gm, '$1,x,'), {
        fields: [...pick('id'), NOTE, ...pick('obra', 'monto', 'fecha')],
      }),
      'breaking/major field-inserted',
    ],
    [
      'Se agrega un campo en medio donde el orden no cuenta',
      'A field is put in between where order means nothing',
      matching('equal'),
      table(CSV.replace('id,', 'id,nota,').replace(/^(\d),/gm, '$1,x,'), {
        fields: [...pick('id'), NOTE, ...pick('obra', 'monto', 'fecha')],
        schema: { fieldsMatch: 'equal' },
      }),
      'additive/minor field-added',
    ],
    [
      'Se quita un campo',
      'A field is removed',
      BASE,
      table(CSV.replace(/,[^,]*$/gm, ''), { fields: pick('id', 'obra', 'monto') }),
      'breaking/major field-removed',
    ],
    [
      'Un campo cambia de nombre, y se declara con `formerly`',
      'A field is renamed, and declared with `formerly`',
      BASE,
      amounts({ formerly: 'monto' }),
      'breaking/major field-renamed',
    ],
    [
      'Un campo cambia de nombre sin declararlo',
      'A field is renamed without saying so',
      BASE,
      amounts({}),
      'breaking/major field-removed field-inserted',
    ],
    [
      'Los campos en otro orden',
      'The fields in another order',
      BASE,
      table(SWAPPED, { fields: pick('id', 'monto', 'obra', 'fecha') }),
      'breaking/major fields-reordered',
    ],
    [
      'Los campos en otro orden donde el orden no cuenta',
      'The fields in another order where order means nothing',
      matching('equal'),
      matching('equal', SWAPPED),
      'none/none',
    ],
    [
      'De número a número entero',
      'From number to whole number',
      BASE,
      field('monto', { type: 'integer' }),
      'breaking/major field-retyped',
    ],
    [
      'De número entero a número',
      'From whole number to number',
      BASE,
      field('id', { type: 'number' }),
      'additive/minor field-widened',
    ],
    [
      'De número a texto',
      'From number to text',
      BASE,
      field('monto', { type: 'string' }),
      'additive/minor field-widened',
    ],
    [
      'De texto a número',
      'From text to number',
      field('monto', { type: 'string' }),
      BASE,
      'breaking/major field-retyped',
    ],
    [
      'De año a número entero',
      'From year to whole number',
      table(CSV.replace(/(\d{4})-\d\d-\d\d/g, '$1'), {
        fields: [...pick('id', 'obra', 'monto'), { name: 'fecha', type: 'year' }],
      }),
      table(CSV.replace(/(\d{4})-\d\d-\d\d/g, '$1'), {
        fields: [...pick('id', 'obra', 'monto'), { name: 'fecha', type: 'integer' }],
      }),
      'additive/minor field-widened',
    ],
    [
      'Las fechas se escriben de otra forma',
      'Dates are written otherwise',
      BASE,
      field('fecha', { format: '%d/%m/%Y' }, DAYS),
      'breaking/major field-retyped',
    ],
    [
      'Un texto pasa a ser una dirección de correo',
      'A text becomes an e-mail address',
      BASE,
      field('obra', { format: 'email' }),
      'breaking/major field-retyped',
    ],
    [
      'Los números con coma decimal',
      'Numbers with a decimal comma',
      BASE,
      field('monto', { decimalChar: ',' }, CSV.replace('10.5', '"10,5"')),
      'breaking/major field-retyped',
    ],
    [
      'Otra palabra significa ausencia',
      'A further word stands for absence',
      BASE,
      absent('', 'NA'),
      'additive/minor missing-values-added',
    ],
    [
      'Una palabra deja de significar ausencia',
      'A word no longer stands for absence',
      absent('', 'NA'),
      BASE,
      'breaking/major missing-values-removed',
    ],
    [
      'Se exige menos de los encabezados (`fieldsMatch`)',
      'Less is asked of the header (`fieldsMatch`)',
      BASE,
      matching('subset'),
      'additive/minor fields-match-loosened',
    ],
    [
      'Se exige más de los encabezados (`fieldsMatch`)',
      'More is asked of the header (`fieldsMatch`)',
      matching('subset'),
      BASE,
      'breaking/major fields-match-tightened',
    ],
    [
      'Se describen los campos de una tabla que no tenía esquema',
      'A table without a schema gets one',
      table(CSV, { resource: { schema: undefined } }),
      BASE,
      'corrective/patch schema-added',
    ],
    [
      'La tabla pierde su esquema',
      'A table loses its schema',
      BASE,
      table(CSV, { resource: { schema: undefined } }),
      'breaking/major schema-removed',
    ],
  ],
};
