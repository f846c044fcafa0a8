import { describe, expect, test } from 'vitest';
import type { Review } from './review.ts';
import { REVIEW_FACES, type ReviewFace, type ReviewFaceOptions, tellReview } from './review-face.ts';
import { REVIEW_MARKER } from './review-markdown.ts';
import { monstrous } from './review-monster.ts';
import { demand, review } from './review-parts.ts';
import { CORRECTION, DELETION, NOTHING, PERSONAL, SET_ASIDE, WITHDRAWAL } from './review-sample.ts';
import { summaryOf } from './review-summary.ts';

const ES: ReviewFaceOptions = { language: 'es', colour: false, width: 100 };
const EN: ReviewFaceOptions = { ...ES, language: 'en' };

function comment(given: Review, options: ReviewFaceOptions = ES): string {
  return tellReview(given, 'markdown', options);
}

/** What GitHub would take for a mention, outside of code. */
function mentions(text: string): readonly string[] {
  return (
    text
      .replaceAll('\\`', '')
      .replace(/`[^`\n]*`/g, '')
      .match(/@[a-z\d][a-z\d-]*/gi) ?? []
  );
}

describe('mentions', () => {
  test.each<[name: string, given: Review, expected: readonly string[]]>([
    ['those whose act is awaited', CORRECTION, ['@ana', '@beto', '@carla']],
    ['nobody where it is refused', DELETION, []],
    ['nobody where it is approved', WITHDRAWAL, []],
    ['nobody while errors have to be mended', PERSONAL, []],
    ['nobody where nothing is needed', NOTHING, []],
    [
      'nobody by a false login',
      review({
        decision: {
          state: 'pending',
          requirements: [demand('@root', { candidates: ['org/team', 'a b'], given: ['@x'] })],
        },
      }),
      [],
    ],
  ])('%s', (_, given, expected) => {
    expect(mentions(comment(given))).toEqual(expected);
    expect(mentions(comment(given, EN))).toEqual(expected);
  });

  test('only in the decision', () => {
    const [before = '', after = ''] = comment(CORRECTION).split('### Aprobaciones');
    expect(mentions(before)).toEqual([]);
    expect(mentions(after)).toHaveLength(3);
  });
});

describe('reviews set aside say why', () => {
  test.each([
    'persona-author: propone el cambio, y nadie aprueba su propio cambio.',
    'persona-bot: es un programa, y solo cuentan las personas.',
    'persona-comment: dejó un comentario; para que cuente debe aprobar con una revisión (“Approve”).',
    'persona-dismissed: su revisión fue descartada; para que cuente debe revisar de nuevo.',
    'persona-older-commit: aprobó una versión anterior del cambio; para que cuente debe aprobar la actual.',
    'persona-commit-unknown: no se sabe qué versión del cambio revisó; para que cuente debe revisar de nuevo.',
    'persona-not-member: no pertenece a ningún grupo ni tiene a su cargo los datos.',
    'persona-term-ended: su periodo en el cargo terminó el 30 de abril de 2026.',
    'persona-term-not-begun: su periodo en el cargo comienza el 1 de mayo de 2027.',
    'persona-not-asked: este cambio no necesita la revisión de su grupo ni de su unidad.',
    'persona-not-active: su membresía en el equipo de GitHub de su grupo no está activa.',
  ])('%s', (sentence) => expect(comment(SET_ASIDE)).toContain(`- ${sentence}\n`));
});

describe('personal data', () => {
  test.each(REVIEW_FACES)('no value in %s', (face) => {
    const text = tellReview(PERSONAL, face, ES);
    expect(text).not.toContain('PEGJ850101HGTRRN09');
    expect(text).not.toContain('1949-12-31');
  });

  test('the comment says why', () => {
    expect(comment(PERSONAL)).toContain(
      'No se muestran valores de este conjunto, porque puede contener datos personales.',
    );
  });
});

const FACES: readonly ReviewFace[] = REVIEW_FACES;

test.each(['a', '$', '@a', '<', '`', '|', '\u202e', '😀', '</details>\n# x', '- [ ] @a\n\n'])(
  'a monstrous review of %j stays under 60,000 characters, whole',
  (given) => {
    const monster = monstrous(given.repeat(given.length > 2 ? 30 : 400), given === 'a' ? 2_000 : 400);
    for (const options of [ES, EN]) {
      const text = comment(monster, options);
      expect(text.length).toBeLessThan(60_000);
      expect(text.match(/^<details>/gm)?.length).toBe(text.match(/^<\/details>$/gm)?.length);
      expect(mentions(text)).toEqual([]);
      expect(text).toMatch(/Y [\d,]+ (conjuntos )?más\.|And [\d,]+ more/);
      expect(summaryOf(monster, options.language).title.length).toBeLessThanOrEqual(120);
    }
  },
  60_000,
);

test.each(FACES)('%s: same bytes twice, and no hour of the day', (face) => {
  for (const given of [CORRECTION, DELETION, SET_ASIDE, PERSONAL]) {
    expect(tellReview(given, face, ES)).toBe(tellReview(structuredClone(given), face, ES));
  }
  if (face !== 'json') expect(tellReview(SET_ASIDE, face, ES)).not.toMatch(/10:00|2026-11/);
});

test('the comment begins with its marker', () => expect(comment(NOTHING).split('\n')[0]).toBe(REVIEW_MARKER));

test('one stage alone', () => {
  expect(tellReview(DELETION, 'terminal', { ...ES, show: 'changes' })).not.toContain('Aprobaciones');
  expect(tellReview(DELETION, 'terminal', { ...ES, show: 'decision' })).not.toContain('Qué cambia');
  expect(tellReview(DELETION, 'terminal', { ...ES, show: 'findings' })).toContain('permanence-dataset');
  expect(JSON.parse(tellReview(DELETION, 'json', { ...ES, show: 'decision' }))).toMatchObject({
    decision: { state: 'refused' },
  });
});

test('JSON has the words beside the facts', () => {
  expect(JSON.parse(tellReview(DELETION, 'json', ES))).toMatchObject({
    title: 'Rechazado: un conjunto publicado desaparece',
    differences: [{ dataset: 'aire', summary: expect.stringContaining('se retira el conjunto de datos completo') }],
    report: { findings: [{ rule: 'permanence-dataset', title: 'Un conjunto publicado desaparece' }] },
  });
});

test('JSON does not depend on how the review was put together', () => {
  const turned = Object.fromEntries(Object.entries(CORRECTION).reverse()) as unknown as Review;
  expect(tellReview(turned, 'json', ES)).toBe(tellReview(CORRECTION, 'json', ES));
});

test('the comment, whole', () =>
  expect(comment(CORRECTION)).toMatchInlineSnapshot(`
    "<!-- apertura:review -->
    ## Pendiente: 1 aprobación de gobernanza

    Los datos están en orden; el cambio corrige datos o su descripción, y la siguiente versión es de corrección. Este cambio puede integrarse cuando lo apruebe 1 persona del grupo de gobernanza: @&#8203;ana, @&#8203;beto o @&#8203;carla.

    ### Qué cambia

    **obra-publica**: cambian 3 filas (monto en 3); siguiente versión de corrección.

    - Cambian 3 filas de \`obras\`, en \`monto\`.

    <details><summary>Ejemplos</summary>

    - Filas corregidas: \`OP-101\`, \`OP-102\` y \`OP-103\`.

    </details>

    ### Aprobaciones

    Este cambio puede integrarse cuando:

    - lo apruebe gobernanza o quien cuida los datos de la unidad (\`obra-publica\`): **falta 1 aprobación de gobernanza**. Pueden darla @ana, @beto o @carla.

    ### Calificación

    | Conjunto | Total | Dimensiones que cambian |
    | --- | --- | --- |
    | obra-publica | 98.5 → 100 | exactitud 97 → 100; actualización sin evaluar → 100 |

    <sub>De \`1f3c9a7\` a \`9be27d1\`. Se hizo con \`apertura review 1f3c9a7...9be27d1\`, que cualquiera puede repetir; este comentario se actualiza en su lugar.</sub>
    "
  `));

test('at a terminal', () =>
  expect(tellReview(DELETION, 'terminal', { ...ES, width: 72 })).toMatchInlineSnapshot(`
    "Rechazado: un conjunto publicado desaparece
    Hay 1 error que corregir; el cambio retira datos publicados, y no se
    publica otra versión.
    Este cambio no puede integrarse, y ninguna aprobación lo remedia: “Un
    conjunto publicado desaparece”.

    Qué cambia
      aire: se retira el conjunto de datos completo (2 recursos); es un
        retiro de datos publicados, no se publica otra versión.
        - Se retira el conjunto de datos completo.

    Qué hay que corregir
    aire
      datasets/aire/withdrawn.yaml
        error
          El cambio elimina \`aire\` (4 archivos) sin dejar registro de su
          retiro. Lo publicado permanece.
          Restituya la carpeta; si de verdad debe retirarse, deje en ella
          \`withdrawn.yaml\` con \`date\`, \`reason\`, \`lastVersion\`.
          permanence-dataset

    Aprobaciones
      Una vez atendido lo que se señala abajo, este cambio puede
        integrarse cuando:
        - dos integrantes de gobernanza aprueben el retiro (\`aire\`):
          faltan 2 aprobaciones de gobernanza. Pueden darlas @ana y @beto.
      Ninguna aprobación remedia lo siguiente; esto es lo que hay que
        hacer:
        - Un conjunto publicado desaparece (\`aire\`). Restituya la carpeta;
          si de verdad debe retirarse, deje en ella \`withdrawn.yaml\` con
          \`date\`, \`reason\`, \`lastVersion\`.

    1f3c9a7..9be27d1
    "
  `));

test('in English at a terminal', () =>
  expect(tellReview(SET_ASIDE, 'terminal', EN)).toMatchInlineSnapshot(`
    "Pending: 1 approval from the governance group
    The data is in order; the change corrects data or its description, and the next version is patch.
    This change may be merged when 1 person from the governance group approves it: @ana, @beto or
    @carla.

    What changes
      obra-publica: 3 rows change (monto in 3); next version patch.
        - 3 rows of \`obras\` change, in \`monto\`.
          Rows corrected: \`OP-101\`, \`OP-102\` and \`OP-103\`.

    Approvals
      This change may be merged when:
        - lo apruebe gobernanza o quien cuida los datos de la unidad (\`obra-publica\`): 1 approval from
          the governance group is missing. It may be given by @ana, @beto or @carla.
      These reviews do not count:
        - persona-author: proposes the change, and nobody approves their own change.
        - persona-bot: is a program, and only people count.
        - persona-comment: left a comment; to count it has to be an approving review.
        - persona-dismissed: the review was dismissed; to count, please review again.
        - persona-older-commit: approved an earlier version of the change; to count, please approve
          this one.
        - persona-commit-unknown: nobody can tell which version was reviewed; to count, please review
          again.
        - persona-not-member: belongs to no group and is no steward of the data.
        - persona-term-ended: the term of office ended on 30 April 2026.
        - persona-term-not-begun: the term of office begins on 1 May 2027.
        - persona-not-active: the membership in the group's team on GitHub is not active.
        - persona-not-asked: this change needs no review from this group or unit.

    1f3c9a7..9be27d1
    "
  `));

test('colours are asked for', () => {
  expect(tellReview(NOTHING, 'terminal', { ...ES, colour: true })).toContain(
    '\u001b[32mNo requiere aprobación\u001b[0m',
  );
  expect(tellReview(NOTHING, 'terminal', ES)).not.toContain('\u001b');
});
