import { describe, expect, test } from 'vitest';
import type { Review } from './review.ts';
import { tellReviewMarkdown } from './review-markdown.ts';
import { demand, reportOf, review } from './review-parts.ts';
import { CORRECTION, DELETION, NOTHING, PERSONAL, WITHDRAWAL } from './review-sample.ts';
import { dataSummaryOf, summaryOf } from './review-summary.ts';

function comment(given: Review): string {
  return tellReviewMarkdown(given, { language: 'es' });
}

const ERROR = {
  rule: 'type-error',
  severity: 'error',
  place: { path: 'datasets/d/d.csv', dataset: 'd', resource: 'd', line: 2, field: 'f', cell: 'x' },
  facts: { type: 'number', format: 'default' },
} as const;

const RECORD = { rule: 'r', record: 'legal-review', dataset: 'nuevo', present: false } as const;
const WHO = { candidates: ['ana', 'olga'] };

const VERDICTS: readonly [name: string, given: Review, expected: string][] = [
  [
    'a correction',
    CORRECTION,
    'Los datos están en orden; el cambio corrige datos o su descripción, y la siguiente versión es de corrección. Este cambio puede integrarse cuando lo apruebe 1 persona del grupo de gobernanza: @&#8203;ana, @&#8203;beto o @&#8203;carla.',
  ],
  [
    'a deletion',
    DELETION,
    'Hay 1 error que corregir; el cambio retira datos publicados, y no se publica otra versión. Este cambio no puede integrarse, y ninguna aprobación lo remedia: “Un conjunto publicado desaparece”.',
  ],
  ['a withdrawal', WITHDRAWAL, 'Este cambio puede integrarse: cumple lo que pide la política de aprobaciones.'],
  [
    'nothing',
    NOTHING,
    'No hay errores; el cambio no toca ningún conjunto de datos. Este cambio puede integrarse: no requiere aprobación.',
  ],
  [
    'approved, with errors',
    { ...WITHDRAWAL, report: reportOf([ERROR, ERROR]) },
    'Este cambio tiene las aprobaciones que necesita, y no puede integrarse hasta que se corrijan los errores; entonces habrá que aprobarlo de nuevo.',
  ],
  [
    'not needed, with an error',
    { ...NOTHING, report: reportOf([ERROR]) },
    'Este cambio no requiere aprobación, y puede integrarse cuando se corrija el error.',
  ],
  [
    'two of governance',
    review({ decision: { state: 'pending', requirements: [demand('r', { ...WHO, count: 2 })] } }),
    'cuando lo aprueben 2 personas del grupo de gobernanza: @&#8203;ana o @&#8203;olga.',
  ],
  [
    'stewards',
    review({ decision: { state: 'pending', requirements: [demand('r', { ...WHO, count: 2, from: ['steward'] })] } }),
    'cuando lo aprueben 2 personas encargadas de los datos de la unidad: @&#8203;ana',
  ],
  [
    'nobody can',
    review({ decision: { state: 'pending', requirements: [demand('r')] } }),
    'cuando lo apruebe 1 persona del grupo de gobernanza: hoy no hay quien pueda hacerlo.',
  ],
  [
    'a record',
    review({ decision: { state: 'pending', records: [RECORD] } }),
    'Este cambio puede integrarse cuando conste en el plan la revisión jurídica de `nuevo`.',
  ],
  [
    'a record and an approval',
    review({ decision: { state: 'pending', records: [RECORD], requirements: [demand('r', WHO)] } }),
    'cuando conste en el plan la revisión jurídica de `nuevo` y lo apruebe 1 persona del grupo de gobernanza (@&#8203;ana o @&#8203;olga).',
  ],
  [
    'an objection',
    review({ decision: { state: 'refused', objections: [{ login: 'beto', groups: [], stewardOf: [] }] } }),
    'Este cambio no puede integrarse mientras beto mantenga su objeción.',
  ],
];

describe('the verdict', () => {
  test.each(VERDICTS)('%s', (_, given, expected) => expect(comment(given)).toContain(expected));

  test('an approval that another brings along is not asked twice', () => {
    const wide = demand('r', { from: ['governance', 'steward'], candidates: ['ana', 'beto', 'sara'] });
    const narrow = demand('s', { count: 2, candidates: ['ana', 'beto'] });
    const text = comment(review({ decision: { state: 'pending', requirements: [wide, narrow] } }));
    expect(text).toContain('cuando lo aprueben 2 personas del grupo de gobernanza: @&#8203;ana o @&#8203;beto.');
    expect(text).toContain('Pueden darla @ana, @beto o @&#8203;sara.');
  });
});

const TITLES: readonly [title: string, given: Review][] = [
  ['Pendiente: 1 aprobación de gobernanza', CORRECTION],
  ['Rechazado: un conjunto publicado desaparece', DELETION],
  ['Aprobado', WITHDRAWAL],
  ['No requiere aprobación', NOTHING],
  ['Pendiente: 1 aprobación de transparencia y 1 aprobación de gobernanza o de la unidad', PERSONAL],
  ['Pendiente: la revisión jurídica de nuevo', review({ decision: { state: 'pending', records: [RECORD] } })],
  [
    'Rechazado: beto pide cambios',
    review({ decision: { state: 'refused', objections: [{ login: 'beto', groups: [], stewardOf: [] }] } }),
  ],
];

describe('the checks', () => {
  test.each(TITLES)('%s', (title, given) => expect(summaryOf(given, 'es').title).toBe(title));

  test.each([
    ['Sin errores', []],
    ['1 error', [ERROR]],
    ['12 errores', Array(12).fill(ERROR)],
    ['Sin errores, con 1 advertencia', [{ ...ERROR, severity: 'warning' as const }]],
  ])('%s', (title, findings) => {
    expect(dataSummaryOf(review({ report: reportOf(findings) }), 'es').title).toBe(title);
  });

  test('English', () => {
    expect(summaryOf(CORRECTION, 'en')).toEqual({
      title: 'Pending: 1 approval from the governance group',
      summary:
        'The data is in order; the change corrects data or its description, and the next version is patch. This change may be merged when 1 person from the governance group approves it: @&#8203;ana, @&#8203;beto or @&#8203;carla.\n',
    });
  });
});
