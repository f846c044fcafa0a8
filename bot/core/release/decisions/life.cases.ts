import { BASE, CSV, pick, table } from '../../difference/diff-dataset.cases.ts';
import type { DecisionGroup } from './decision.cases.ts';

const MORE = table(`${CSV}4,Pozo,1,2024-03-01\n`);
const LESS = table(CSV.replace(/,[^,]*$/gm, ''), { fields: pick('id', 'obra', 'monto') });
const BOTH = 'id,obra,monto\n1,Puente,10.5\n2,Plaza,20\n3,Calle,30\n4,Pozo,1\n';
const RENAMED = table(CSV, { pack: { formerly: 'd' } });

/** From the first version to the last. */
export const LIFE: DecisionGroup = {
  es: 'De la primera versión al retiro',
  en: 'From the first version to withdrawal',
  cases: [
    [
      'Primera publicación',
      'First publication',
      undefined,
      BASE,
      'additive/minor dataset-added',
      { last: undefined, next: '1.0.0' },
    ],
    [
      'Primera publicación, a prueba',
      'First publication, on trial',
      undefined,
      BASE,
      'additive/minor dataset-added',
      { last: undefined, trial: true, next: '0.1.0' },
    ],
    [
      'A prueba: se agregan filas',
      'On trial: rows are added',
      BASE,
      MORE,
      'additive/minor rows-added',
      { last: '0.1.0', trial: true, next: '0.2.0' },
    ],
    [
      'A prueba: se quita un campo',
      'On trial: a field is removed',
      BASE,
      LESS,
      'breaking/major field-removed',
      { last: '0.2.0', trial: true, next: '0.3.0' },
    ],
    [
      'A prueba: se corrige una celda',
      'On trial: a cell is corrected',
      BASE,
      table(CSV.replace('20,', '21,')),
      'corrective/patch rows-changed',
      { last: '0.3.0', trial: true, next: '0.3.1' },
    ],
    [
      'Termina la prueba sin que cambien los datos',
      'The trial ends, and the data do not change',
      BASE,
      BASE,
      'none/none',
      { last: '0.3.1', next: '1.0.0' },
    ],
    [
      'Termina la prueba y se quita un campo',
      'The trial ends, and a field is removed',
      BASE,
      LESS,
      'breaking/major field-removed',
      { last: '0.3.1', next: '1.0.0' },
    ],
    [
      'Ya publicado como 1.x, el plan vuelve a decir que está a prueba',
      'Published as 1.x, the plan says again that it is on trial',
      BASE,
      LESS,
      'breaking/major field-removed',
      { last: '1.4.2', trial: true, next: '2.0.0' },
    ],
    [
      'Varias cosas a la vez: cuenta la más grave',
      'Several things at once: the gravest counts',
      BASE,
      table(BOTH, {
        fields: pick('id', 'obra', 'monto'),
        pack: { title: 'Obra pública' },
      }),
      'breaking/major field-removed rows-added metadata-changed',
      { next: '2.0.0' },
    ],
    [
      'El conjunto cambia de nombre, y se declara con `formerly`',
      'The dataset is renamed, and declared with `formerly`',
      BASE,
      RENAMED,
      'breaking/major dataset-renamed',
      { renamed: 'obra-publica', next: '2.0.0' },
    ],
    [
      'Se retira el conjunto completo',
      'The whole dataset is withdrawn',
      BASE,
      undefined,
      'withdrawal/none dataset-removed',
      { next: undefined },
    ],
    [
      'Vuelve un conjunto retirado',
      'A withdrawn dataset comes back',
      undefined,
      BASE,
      'breaking/major dataset-returned',
      { returns: true, next: '2.0.0' },
    ],
    [
      'Vuelve un conjunto que se retiró a prueba, y sigue a prueba',
      'A dataset that was withdrawn on trial comes back, and still is on trial',
      undefined,
      BASE,
      'breaking/major dataset-returned',
      { last: '0.4.2', trial: true, returns: true, next: '0.5.0' },
    ],
  ],
};
