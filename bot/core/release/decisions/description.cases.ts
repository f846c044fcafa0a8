import { BASE, CSV, descriptor, field, table } from '../../difference/diff-dataset.cases.ts';
import type { DecisionGroup } from './decision.cases.ts';

const licensed = (name: string): ReturnType<typeof table> => table(CSV, { pack: { licenses: [{ name }] } });
const during = (period: string): ReturnType<typeof table> => table(CSV, { pack: { 'dcat:temporal': period } });
const often = (interval: string): ReturnType<typeof table> =>
  table(CSV, { pack: { 'dcat:accrualPeriodicity': interval } });

/** What is said of the data. */
export const DESCRIPTION: DecisionGroup = {
  es: 'La descripción',
  en: 'The description',
  cases: [
    [
      'Se mejora la descripción',
      'The description is improved',
      BASE,
      table(CSV, { pack: { description: 'Obra pública del municipio.' } }),
      'corrective/patch metadata-changed',
    ],
    [
      'Cambia el título',
      'The title changes',
      BASE,
      table(CSV, { pack: { title: 'Obra pública' } }),
      'corrective/patch metadata-changed',
    ],
    [
      'Se agregan palabras clave',
      'Keywords are added',
      BASE,
      table(CSV, { pack: { keywords: ['obra', 'calles'] } }),
      'corrective/patch metadata-changed',
    ],
    [
      'Cambia quién contribuye',
      'The contributors change',
      BASE,
      table(CSV, { pack: { contributors: [{ title: 'Obras Públicas' }] } }),
      'corrective/patch metadata-changed',
    ],
    [
      'Se agrega una fuente',
      'A source is added',
      BASE,
      table(CSV, { pack: { sources: [{ title: 'Bitácora de obra' }] } }),
      'corrective/patch metadata-changed',
    ],
    [
      'Cambia el título de un recurso',
      "A resource's title changes",
      BASE,
      table(CSV, { resource: { title: 'Obras' } }),
      'corrective/patch metadata-changed',
    ],
    [
      'Se agrega un `README.md`',
      'A `README.md` is added',
      BASE,
      { ...BASE, 'README.md': '# Obras' },
      'corrective/patch metadata-changed',
    ],
    [
      'Se corrige el `README.md`',
      'The `README.md` is corrected',
      { ...BASE, 'README.md': '# Obra' },
      { ...BASE, 'README.md': '# Obras' },
      'corrective/patch metadata-changed',
    ],
    [
      'Se describe un campo',
      'A field is described',
      BASE,
      field('obra', { description: 'Nombre de la obra' }),
      'corrective/patch field-described',
    ],
    [
      'Se actualiza con menor frecuencia',
      'Updates become rarer',
      often('R/P1M'),
      often('R/P1Y'),
      'corrective/patch metadata-changed',
    ],
    [
      'La licencia permite menos',
      'The licence allows less',
      BASE,
      licensed('CC-BY-NC-4.0'),
      'breaking/major licence-narrowed',
    ],
    [
      'Se quita la licencia',
      'The licence is taken away',
      BASE,
      table(CSV, { pack: { licenses: undefined } }),
      'breaking/major licence-narrowed',
    ],
    [
      'Un recurso tiene una licencia que permite menos',
      'One resource has a licence that allows less',
      BASE,
      table(CSV, { resource: { licenses: [{ name: 'CC-BY-ND-4.0' }] } }),
      'breaking/major licence-narrowed',
    ],
    [
      'Una licencia que nadie conoce',
      'A licence that nobody knows',
      BASE,
      licensed('propia'),
      'breaking/major licence-unclear',
    ],
    ['La licencia permite más', 'The licence allows more', BASE, licensed('CC0-1.0'), 'additive/minor licence-widened'],
    [
      'Otra versión de la misma licencia',
      'Another version of the same licence',
      BASE,
      licensed('CC-BY-3.0'),
      'corrective/patch metadata-changed',
    ],
    [
      'El periodo declarado se acorta',
      'The declared period is shortened',
      during('2020-01-01/2024-12-31'),
      during('2022-01-01/2024-12-31'),
      'breaking/major temporal-shortened',
    ],
    [
      'El periodo declarado se amplía',
      'The declared period is extended',
      during('2020-01-01/2024-12-31'),
      during('2020-01-01/2025-12-31'),
      'corrective/patch temporal-extended',
    ],
    [
      'El descriptor con sus propiedades en otro orden',
      "The descriptor's members in another order",
      BASE,
      { ...BASE, 'datapackage.json': reversed(descriptor({})) },
      'none/none',
    ],
  ],
};

function reversed(json: string): string {
  return JSON.stringify(Object.fromEntries(Object.entries(JSON.parse(json)).reverse()));
}
