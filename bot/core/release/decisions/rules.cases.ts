import { BASE, CSV, field, NO_KEY, table } from '../../difference/diff-dataset.cases.ts';
import type { DecisionCase, DecisionGroup } from './decision.cases.ts';

const ruled = (name: string, constraint: string, value: unknown): ReturnType<typeof field> =>
  field(name, value === undefined ? {} : { constraints: { [constraint]: value } });

/** A constraint that is tightened, and loosened again. */
function both(name: string, constraint: string, loose: unknown, strict: unknown): readonly DecisionCase[] {
  const [from, to] = [ruled(name, constraint, loose), ruled(name, constraint, strict)];
  return [
    [
      `La regla \`${constraint}\` se endurece`,
      `The constraint \`${constraint}\` is tightened`,
      from,
      to,
      'breaking/major constraint-tightened',
    ],
    [
      `La regla \`${constraint}\` se relaja`,
      `The constraint \`${constraint}\` is loosened`,
      to,
      from,
      'additive/minor constraint-loosened',
    ],
  ];
}

const KINDS = ['Puente', 'Plaza', 'Calle'];
const sorted = (...categories: readonly unknown[]): ReturnType<typeof field> => field('obra', { categories });
const keyed = (primaryKey: unknown): ReturnType<typeof table> => table(CSV, { schema: { primaryKey } });
const UNIQUE = table(CSV, { schema: { uniqueKeys: [['obra', 'fecha']] } });
const FOREIGN = table(CSV, { schema: { foreignKeys: [{ fields: 'id', reference: { resource: '', fields: 'id' } }] } });

/** What values have to fulfil. */
export const RULES: DecisionGroup = {
  es: 'Las reglas sobre los valores',
  en: 'The constraints on values',
  cases: [
    ...both('obra', 'required', undefined, true),
    ...both('obra', 'unique', undefined, true),
    ...both('obra', 'minLength', 1, 2),
    ...both('obra', 'maxLength', 20, 10),
    ...both('monto', 'minimum', 0, 1),
    ...both('fecha', 'maximum', '2025-12-31', '2025-06-30'),
    ...both('monto', 'exclusiveMinimum', undefined, 0),
    ...both('monto', 'exclusiveMaximum', 200, 100),
    ...both('obra', 'pattern', undefined, '[A-Z].*'),
    ...both('obra', 'enum', [...KINDS, 'Pozo'], KINDS),
    [
      'Una regla que nadie puede comparar (`pattern`)',
      'A constraint that nobody can compare (`pattern`)',
      ruled('obra', 'pattern', '[A-Z].*'),
      ruled('obra', 'pattern', '.*'),
      'breaking/major constraint-tightened',
    ],
    [
      'El mismo mínimo, escrito de otra manera',
      'The same minimum, written otherwise',
      ruled('monto', 'minimum', 1),
      ruled('monto', 'minimum', '1.0'),
      'none/none',
    ],
    [
      'Se agrega una categoría',
      'A category is added',
      sorted(...KINDS),
      sorted(...KINDS, 'Pozo'),
      'additive/minor constraint-loosened',
    ],
    [
      'Se quita una categoría',
      'A category is removed',
      sorted(...KINDS, 'Pozo'),
      sorted(...KINDS),
      'breaking/major constraint-tightened',
    ],
    [
      'Las categorías reciben etiquetas',
      'The categories get labels',
      sorted(...KINDS),
      sorted(...KINDS.map((value) => ({ value, label: `Un ${value}` }))),
      'corrective/patch field-described',
    ],
  ],
};

/** What names a row, and what refers to one. */
export const KEYS: DecisionGroup = {
  es: 'Las llaves',
  en: 'The keys',
  cases: [
    ['Otra llave primaria', 'Another primary key', BASE, keyed('obra'), 'breaking/major key-changed'],
    [
      'Se declara una llave primaria',
      'A primary key is declared',
      table(CSV, NO_KEY),
      BASE,
      'breaking/major key-changed',
    ],
    [
      'Se quita la llave primaria',
      'The primary key is removed',
      BASE,
      table(CSV, NO_KEY),
      'breaking/major key-changed',
    ],
    [
      'Los campos de la llave en otro orden',
      "The key's fields in another order",
      keyed(['id', 'obra']),
      keyed(['obra', 'id']),
      'none/none',
    ],
    [
      'Se exige que unos campos no se repitan (`uniqueKeys`)',
      'Some fields must not repeat (`uniqueKeys`)',
      BASE,
      UNIQUE,
      'breaking/major unique-key-added',
    ],
    ['Ya no se exige que no se repitan', 'They may repeat again', UNIQUE, BASE, 'additive/minor unique-key-removed'],
    ['Se exige una llave foránea', 'A foreign key is asked for', BASE, FOREIGN, 'breaking/major foreign-key-added'],
    [
      'Ya no se exige una llave foránea',
      'A foreign key is no longer asked for',
      FOREIGN,
      BASE,
      'additive/minor foreign-key-removed',
    ],
  ],
};
