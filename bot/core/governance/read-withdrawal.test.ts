import { describe, expect, test } from 'vitest';
import { memorySnapshot } from '../../io/memory.ts';
import { governanceMessagesEs } from './messages.es.ts';
import { readWithdrawal } from './read-withdrawal.ts';
import { TODAY } from './sample.ts';

const PATH = 'datasets/arboles/withdrawn.yaml';
const WHOLE = 'date: 2026-11-20\nreason: Terminó el programa.\nlastVersion: 1.2.0\n';

async function told(text: string): Promise<readonly string[]> {
  const { withdrawal, findings } = await readWithdrawal(memorySnapshot({ [PATH]: text }), 'arboles', TODAY);
  expect(withdrawal === undefined).toBe(findings.length > 0);
  // The sentence was looked up by the finding's own rule.
  return findings.map((finding) => governanceMessagesEs[finding.rule].says(finding as never));
}

describe('a record', () => {
  test.each<readonly [string, string, readonly string[]]>([
    ['that says everything', WHOLE, []],
    ['without a reason', WHOLE.replace(/reason.*\n/, ''), ['Al registro de retiro le falta `reason`.']],
    [
      'with a blank reason',
      WHOLE.replace('Terminó el programa.', '"  "'),
      ['Al registro de retiro le falta `reason`.'],
    ],
    [
      'of tomorrow',
      WHOLE.replace('11-20', '11-21'),
      ['`date` no puede ser posterior al día de hoy; se encontró "2026-11-21".'],
    ],
    ['of no day', WHOLE.replace('11-20', '02-30'), ['`date` espera una fecha AAAA-MM-DD; se encontró "2026-02-30".']],
    ['by law, without the law', `${WHOLE}takedown: true\n`, ['Al registro de retiro le falta `ground`.']],
    ['by law', `${WHOLE}takedown: true\nground: Resolución 14\n`, []],
    ['that is no YAML', 'date: [', ['El registro de retiro no es YAML válido.']],
    [
      'that is empty',
      '{}',
      ['date', 'reason', 'lastVersion'].map((name) => `Al registro de retiro le falta \`${name}\`.`),
    ],
  ])('%s', async (_, text, expected) => {
    expect(await told(text)).toEqual(expected);
  });

  test('is held as it is written', async () => {
    const text = `${WHOLE}resources: [dos]\nreplacedBy: bosque\ntakedown: true\nground: Resolución 14\n`;
    const { withdrawal } = await readWithdrawal(memorySnapshot({ [PATH]: text }), 'arboles', TODAY);
    expect(withdrawal).toEqual({
      dataset: 'arboles',
      resources: ['dos'],
      date: '2026-11-20',
      reason: 'Terminó el programa.',
      ground: 'Resolución 14',
      takedown: true,
      lastVersion: '1.2.0',
      replacedBy: 'bosque',
    });
  });

  test('that is a link or is not there is none', async () => {
    const none = { withdrawal: undefined, findings: [] };
    expect(await readWithdrawal(memorySnapshot({}), 'arboles', TODAY)).toEqual(none);
    expect(await readWithdrawal(memorySnapshot({ [PATH]: { link: 'x' } }), 'arboles', TODAY)).toEqual(none);
  });
});
