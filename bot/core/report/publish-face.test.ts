import { expect, test } from 'vitest';
import type { Held } from '../release/record.ts';
import { RULES } from '../release/walked.ts';
import { tellPublication } from './publish-face.ts';

const COMMIT = 'a'.repeat(40);

function told(...held: readonly Pick<Held, 'subject' | 'why'>[]): string {
  const all = held.map((each) => ({ commit: COMMIT, pull: 7, ...each }));
  return tellPublication({ to: 'municipio/datos', outcomes: [], held: all }, 'es');
}

test('that all is published is said only where nothing is held', () => {
  expect(told()).toBe('No hay nada que publicar: todo lo aprobado está publicado.\n');
  expect(told({ subject: 'arboles', why: 'unsound' })).not.toContain('todo lo aprobado');
});

test('what is held says what publishes it', () => {
  const unsound = told({ subject: 'arboles', why: 'unsound' });
  expect(unsound).toContain('cuando una solicitud que toque ese conjunto los corrija');
  expect(unsound).not.toContain('devuélvalo');
  expect(told({ subject: 'arboles', why: 'pushed' })).toContain('la propone la vigilancia');
  // Of the rules the watch proposes nothing, nor of what was merged.
  expect(told({ subject: RULES, why: 'pushed' })).not.toContain('vigilancia');
  expect(told({ subject: 'arboles', why: 'not-approved' })).not.toContain('vigilancia');
});
