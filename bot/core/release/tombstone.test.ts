import { describe, expect, it } from 'vitest';
import { intentsOfPublication } from './intents.ts';
import type { Manifest } from './manifest.ts';
import type { PlannedTombstone } from './planned.ts';
import { receiptText } from './receipt.ts';
import { tagObjectText } from './tag-message.ts';
import { tombstoneNotes } from './tombstone-notes.ts';

const VERSION = { major: 1, minor: 0, patch: 0 };
const LAST = { dataset: 'arboles', version: VERSION, tag: 'arboles@1.0.0', commit: 'c'.repeat(40) };
const ABOUT = { title: 'Árboles', timeZone: 'America/Mexico_City' };

function tombstone(renamedTo: string | undefined): PlannedTombstone {
  return {
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
      reason: renamedTo === undefined ? 'Se dejó de medir.' : '',
      ground: undefined,
      takedown: false,
      lastVersion: undefined,
      replacedBy: renamedTo,
    },
    renamedTo,
  };
}

/** Everything that people read of a tombstone: its tag, release, notes and receipt. */
function told(renamedTo: string | undefined, language: 'es' | 'en') {
  const planned = tombstone(renamedTo);
  const { dataset, tag, commit, withdrawal } = planned;
  const manifest = {
    kind: 'tombstone',
    ...{ dataset, tag, commit, title: ABOUT.title, version: '1.0.0', trial: false },
    withdrawn: { ...withdrawal, renamedTo },
  } as unknown as Manifest;
  const [, release] = intentsOfPublication({ manifest, tag: '' } as never, [], '', language);
  const institution = { name: 'Municipio', mail: 'a@b.example' };
  return {
    tag: tagObjectText({ planned, manifestSha256: '0'.repeat(64), title: ABOUT.title, institution, language }).split(
      '\n',
    )[5],
    release: release?.kind === 'release' ? release.title : undefined,
    notes: tombstoneNotes(planned, ABOUT, language),
    receipt: receiptText({ ...ABOUT, planned, institution: 'M', files: [], rows: undefined, language }),
  };
}

describe('a tombstone', () => {
  it('of a dataset that left says so', () => {
    const { tag, release, notes, receipt } = told(undefined, 'es');
    expect(tag).toBe('arboles: retirado; su última versión es 1.0.0: Árboles');
    expect(release).toBe('Árboles: retirado (última versión, 1.0.0)');
    expect(notes).toMatch(/^# Árboles: conjunto retirado\n[\s\S]*## Por qué se retiró\n\n- Motivo: Se dejó de medir\./);
    expect(receipt).toMatch(/COMPROBANTE DE RETIRO[\s\S]*Motivo: +Se dejó de medir\./);
  });

  it('of a dataset that was renamed says its new name everywhere, and nowhere that it was withdrawn', () => {
    const { tag, release, notes, receipt } = told('arbolado', 'es');
    expect(tag).toMatch(/^arboles: ahora se llama arbolado;/);
    expect(release).toBe('Árboles: ahora se llama arbolado (última versión como arboles, 1.0.0)');
    expect(notes).toMatch(/^# Árboles: ahora se llama arbolado\n[\s\S]*## Dónde sigue\n\n[\s\S]*apertura get arbolado/);
    expect(notes).toContain('su última versión, `arboles@1.0.0`, sigue disponible');
    expect(receipt).toMatch(/COMPROBANTE DE CAMBIO DE NOMBRE[\s\S]*Nombre nuevo: +arbolado/);
    const plain = [tag, release, notes, receipt].join('\n').replaceAll('+withdrawn', '').replace('no se retiró', '');
    expect(plain).not.toMatch(/retir/i);
    const english = Object.values(told('arbolado', 'en')).join('\n').replaceAll('+withdrawn', '');
    expect(english.replace('was not withdrawn', '')).not.toMatch(/withdraw/i);
  });
});
