import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Intent } from '../../core/intent.ts';
import type { PullFacts } from '../../io/github/pull-facts.ts';
import { casesIn } from '../../tools/bless-pulls.ts';
import { readAnswer, refusalOf } from './answer-file.ts';

const HEAD = 'a'.repeat(40);
const FACTS: PullFacts = {
  number: 7,
  open: true,
  draft: false,
  branch: 'main',
  base: 'b'.repeat(40),
  head: HEAD,
  fork: false,
  author: 'beto',
  requested: [],
  pull: { number: 7, author: 'beto', head: HEAD, reviews: [], labels: [], memberships: new Map() },
};

/** What is recorded of a case, on our commit. */
function recorded(name: string): readonly Intent[] {
  const read = (file: string): string => readFileSync(join('test/pulls', name, file), 'utf8');
  const intents = JSON.parse(read('intents.json')) as readonly Intent[];
  return intents.map((intent) => {
    if (intent.kind === 'comment') return { ...intent, body: read('comment.md') };
    return intent.kind === 'check' ? { ...intent, commit: HEAD } : intent;
  });
}

/** Why an answer is refused, whoever refuses it. */
function refused(intents: readonly unknown[], more: Readonly<Record<string, unknown>> = {}): string | undefined {
  const file = {
    apertura: 1,
    number: 7,
    branch: 'main',
    base: FACTS.base,
    head: HEAD,
    fingerprint: 'f'.repeat(64),
    intents,
    ...more,
  };
  const read = readAnswer(JSON.stringify(file));
  return 'refused' in read ? read.refused : refusalOf(read, FACTS);
}

describe('what a review says goes through', async () => {
  test.each(await casesIn('test/pulls'))('%s', (name) => {
    expect(refused(recorded(name))).toBeUndefined();
  });
});

const [DATA, GOVERNANCE, COMMENT] = recorded('cell-corrected');

type Poisoned = readonly [what: string, intents: readonly unknown[], more?: Readonly<Record<string, unknown>>];

const POISONED: readonly Poisoned[] = [
  ['no answer at all', [], { apertura: 2 }],
  ['a member that nobody knows', [DATA], { exec: 'rm' }],
  ['another base branch', [DATA], { branch: 'otra' }],
  ['another head', [], { head: 'c'.repeat(40) }],
  ['a commit that is none', [DATA], { head: '../../etc/passwd' }],
  ['a check on another commit', [{ ...DATA, commit: 'c'.repeat(40) }]],
  ['a check of another name', [{ ...DATA, name: 'build' }]],
  ['a check for another branch', [{ ...DATA, name: 'apertura/datos (otra)' }]],
  ['the same check twice', [DATA, DATA]],
  ['a conclusion that is none', [{ ...DATA, conclusion: 'skipped' }]],
  ['an effect that is none', [{ kind: 'merge' }]],
  ['a label of others', [{ kind: 'labels', prefix: 'impacto: ', label: 'impacto: ninguno' }]],
  ['labels with another prefix', [{ kind: 'labels', prefix: '', label: 'urgente' }]],
  ['the author as reviewer', [{ kind: 'reviewers', logins: ['Beto'] }]],
  ['a reviewer who is no login', [{ kind: 'reviewers', logins: ['@todos'] }]],
  ['a comment without its marker', [{ ...COMMENT, body: 'Hola' }]],
  ['a comment with another marker', [{ ...COMMENT, marker: '<!-- x -->', body: '<!-- x -->' }]],
  ['a comment that hides something', [{ ...COMMENT, body: '<!-- apertura:review -->\n<!-- dismiss -->' }]],
  ['a comment with an image', [{ ...COMMENT, body: '<!-- apertura:review -->\n<img src=x>' }]],
  ['a giant comment', [{ ...COMMENT, body: `<!-- apertura:review -->${'x'.repeat(70_000)}` }]],
  [
    'a comment that mentions everybody',
    [
      {
        ...COMMENT,
        body: `<!-- apertura:review -->\n${Array.from({ length: 21 }, (_, at) => `@ana${at}`).join(' ')}`,
      },
    ],
  ],
  [
    'an annotation without a line',
    [{ ...GOVERNANCE, annotations: [{ path: 'a', level: 'failure', title: '', message: '' }] }],
  ],
  ['a comment for a merge group', [COMMENT], { group: true }],
  ['a fingerprint that is none', [DATA], { fingerprint: 'x' }],
];

describe('a poisoned answer is refused', () => {
  test.each(POISONED.map(([what, intents, more = {}]) => ({ what, intents, more })))('$what', ({ intents, more }) => {
    expect(refused(intents, more)).toBeTypeOf('string');
  });

  test('of a pull request that is closed', () => {
    const read = readAnswer(
      JSON.stringify({
        apertura: 1,
        number: 7,
        branch: 'main',
        base: HEAD,
        head: HEAD,
        fingerprint: 'f'.repeat(64),
        intents: [],
      }),
    );
    expect('refused' in read ? read.refused : refusalOf(read, { ...FACTS, open: false })).toMatch(/closed/);
  });

  test('words that are no JSON', () => {
    expect(readAnswer('::error::x')).toEqual({ refused: 'it is no JSON' });
  });
});
