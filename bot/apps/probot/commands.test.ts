import { describe, expect, test } from 'vitest';
import { type Command, commandIn, mayCommand } from './commands.ts';

describe('what a comment asks for', () => {
  test.each<readonly [string, string, Command | undefined]>([
    ['a review', '/apertura revisa', { kind: 'review', language: 'es' }],
    ['a review, in English', '/apertura review', { kind: 'review', language: 'en' }],
    ['in capitals', '/Apertura REVISA', { kind: 'review', language: 'es' }],
    ['an explanation', '/apertura explica type-error', { kind: 'explain', rule: 'type-error', language: 'es' }],
    [
      'an explanation of what is set off as code',
      '/apertura explain `constraint-error/required`.',
      { kind: 'explain', rule: 'constraint-error/required', language: 'en' },
    ],
    ['an explanation of nothing', '/apertura explica', { kind: 'explain', rule: '', language: 'es' }],
    ['a withdrawal', '/apertura retira  agua-potable ', { kind: 'withdraw', dataset: 'agua-potable', language: 'es' }],
    ['its twin', '/apertura withdraw agua', { kind: 'withdraw', dataset: 'agua', language: 'en' }],
    ['help', '/apertura ayuda', { kind: 'help', language: 'es' }],
    ['nothing in particular', '/apertura', { kind: 'help', language: undefined }],
    ['what there is not', '/apertura aprueba', { kind: 'unknown', language: undefined }],
    ['after other words', 'Gracias.\r\n\r\n/apertura revisa\r\nSaludos', { kind: 'review', language: 'es' }],
    ['the first of two', '/apertura ayuda\n/apertura revisa', { kind: 'help', language: 'es' }],
    ['nothing, in a sentence', 'escriba /apertura revisa', undefined],
    ['nothing, of another name', '/aperturas revisa', undefined],
    ['nothing, of another name with a dash', '/apertura-2 revisa', undefined],
    ['nothing, in a quotation', '> /apertura revisa', undefined],
    ['nothing, in a quotation that goes on', '> Ana dijo:\n/apertura revisa', undefined],
    ['after a quotation', '> Ana dijo\n\n/apertura revisa', { kind: 'review', language: 'es' }],
    ['nothing, in code', '```\n/apertura revisa\n```', undefined],
    ['nothing, in code that never ends', '~~~sh\n/apertura revisa\n```\n', undefined],
    ['after code', '````\n```\n/apertura ayuda\n````\n/apertura revisa', { kind: 'review', language: 'es' }],
    ['nothing, in code by indent', '    /apertura revisa', undefined],
    ['nothing, where it cannot be seen', '<!--\n/apertura revisa\n-->', undefined],
    ['nothing, in a comment that never ends', '<!--\n/apertura revisa', undefined],
    ['nothing, in an empty comment', '', undefined],
  ])('%s', (_, body, command) => {
    expect(commandIn(body)).toEqual(command);
  });

  test('a giant comment is read so far, and a giant name is cut', () => {
    expect(commandIn(`${'x'.repeat(60_000)}\n/apertura revisa`)).toBeUndefined();
    const command = commandIn(`/apertura explica ${'x'.repeat(19_000)}`);
    expect(command?.kind === 'explain' && command.rule.length).toBe(100);
  });
});

describe('who is heard', () => {
  const nobody = { isAuthor: false, role: 'none', isMember: false };
  test.each<readonly [string, Parameters<typeof mayCommand>[0], boolean]>([
    ['a stranger is not', nobody, false],
    ['who can only read is not', { ...nobody, role: 'read' }, false],
    ['a role that is not known is not', { ...nobody, role: 'observador' }, false],
    ['the author is', { ...nobody, isAuthor: true }, true],
    ['who can label is', { ...nobody, role: 'triage' }, true],
    ['who can write is', { ...nobody, role: 'write' }, true],
    ['who is in a group of the plan is', { ...nobody, isMember: true }, true],
  ])('%s', (_, standing, heard) => {
    expect(mayCommand(standing)).toBe(heard);
  });
});
