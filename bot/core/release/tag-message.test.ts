import { expect, test } from 'vitest';
import type { PlannedTombstone } from './planned.ts';
import { tagObjectText } from './tag-message.ts';

const VERSION = { major: 1, minor: 0, patch: 0 };
const LAST = { dataset: 'arboles', version: VERSION, tag: 'arboles@1.0.0', commit: 'c'.repeat(40) };

function headingOf(renamedTo: string | undefined): string | undefined {
  const planned: PlannedTombstone = {
    ...LAST,
    kind: 'tombstone',
    tag: 'arboles@1.0.0+withdrawn',
    folio: 'M-1-arboles-1.0.0+withdrawn',
    date: '2026-11-21T07:39:06Z',
    coverage: [],
    program: 'apertura 0.1.0',
    last: LAST,
    withdrawal: {
      dataset: 'arboles',
      resources: [],
      date: '2026-11-20',
      reason: '',
      ground: undefined,
      takedown: false,
      lastVersion: undefined,
      replacedBy: renamedTo,
    },
    renamedTo,
  };
  const institution = { name: 'Municipio', mail: 'a@b.example' };
  const order = { planned, manifestSha256: '0'.repeat(64), title: 'Árboles', institution, language: 'es' } as const;
  return tagObjectText(order).split('\n')[5];
}

test('a tombstone says at once whether the dataset left or has another name', () => {
  expect(headingOf(undefined)).toBe('arboles: retirado; su última versión es 1.0.0: Árboles');
  expect(headingOf('arbolado')).toMatch(/^arboles: ahora se llama arbolado;/);
});
