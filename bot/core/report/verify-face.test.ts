import { expect, test } from 'vitest';
import { type Link, type LinkCode, type LinkFacts, link } from '../release/link.ts';
import { isBroken, tellVerified, tellVerifiedJson, type Verified } from './verify-face.ts';

const HOSTILE = 'x\u001b[31m\n::error::\u202e';

/** Every link, with facts that anybody may have written. */
const FACTS: { readonly [Code in LinkCode]: LinkFacts[Code] } = {
  'file-agrees': { file: HOSTILE, sha256: 'a' },
  'file-differs': { file: HOSTILE, expected: 'a', found: 'b' },
  'file-unlisted': { file: HOSTILE },
  'file-missing': { file: HOSTILE },
  'file-too-long': { file: HOSTILE, size: 1 },
  'files-extracted': { files: 1 },
  'files-extracted-differ': { files: [HOSTILE, 'b', 'c', 'd', 'e', 'f', 'g'] },
  'sums-agree': { files: 2 },
  'sums-differ': { what: HOSTILE },
  'manifest-agrees': { tag: HOSTILE, sha256: 'a' },
  'manifest-differs': { tag: HOSTILE, expected: 'a', found: 'b' },
  'manifest-unreadable': {},
  'manifest-of-another': { tag: HOSTILE, found: HOSTILE },
  'tag-wordless': { tag: HOSTILE },
  'tag-lightweight': { tag: HOSTILE },
  'tag-missing': { tag: HOSTILE },
  'tag-unknown': { tag: HOSTILE },
  'clone-tag-differs': { tag: HOSTILE, expected: 'a', found: 'b' },
  'commit-agrees': { object: 'a', commit: 'b' },
  'commit-differs': { object: 'a', expected: 'a', found: 'b' },
  'commit-unknown': { commit: 'a' },
  'data-agree': { commit: 'a', files: 1 },
  'data-differ': { commit: 'a', files: [HOSTILE] },
  'data-no-zip': { commit: 'a' },
  'data-no-commit': { commit: 'a' },
  'data-no-clone': { commit: 'a' },
  'record-agrees': { branch: 'published', object: 'a' },
  'record-tag-moved': { branch: 'published', expected: 'a', found: '' },
  'record-manifest-differs': { branch: 'published' },
  'record-missing': { branch: 'published', tag: HOSTILE },
  'record-no-tag': { branch: 'published' },
  'record-no-branch': {},
  'record-no-clone': {},
  'decision-told': { coverage: [{ kind: 'adopted', by: HOSTILE, commit: 'a' }] },
  'decision-differs': {},
  'decision-rehearsal': {},
  'decision-unproved': { coverage: [{ kind: 'adopted', by: HOSTILE, commit: 'a' }] },
};
const LINKS: readonly Link[] = Object.entries(FACTS).map(([code, facts]) =>
  // Each code stands beside its own facts above.
  link(code as LinkCode, facts as never),
);

const one = (links: readonly Link[], subject?: string): Verified => ({ tag: 'obras@1.0.0', subject, links });

test.each(['es', 'en'] as const)('every link is told in %s, and nothing of it acts', (language) => {
  for (const each of LINKS) {
    const text = tellVerified([one([each], HOSTILE)], { language, colour: false, width: 80 });
    expect(text).not.toMatch(/[\u001b\u202e]|(^|\s)::/);
    expect(text).not.toMatch(/undefined|NaN|\[object/);
    expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThanOrEqual(100);
  }
  expect(tellVerifiedJson([one(LINKS)], language)).not.toMatch(/[\u001b\u202e]/);
});

test('what does not agree decides, and is said first', () => {
  const [agrees, differs] = [link('sums-agree', { files: 2 }), link('sums-differ', { what: 'x' })];
  const open = link('record-no-clone', {});
  expect(isBroken(one([agrees, open]))).toBe(false);
  expect(isBroken(one([agrees, differs]))).toBe(true);
  const options = { language: 'es', colour: false, width: 100 } as const;
  expect(tellVerified([one([agrees])], options)).toMatch(/^obras@1\.0\.0: es lo que se aprobó\. Todo está probado\.\n/);
  expect(tellVerified([one([agrees, open])], options)).toMatch(/^obras@1\.0\.0: nada contradice/);
  expect(tellVerified([one([differs])], options)).toMatch(/^obras@1\.0\.0: NO es lo que se publicó/);
  const verdicts = JSON.parse(tellVerifiedJson([one([agrees]), one([open]), one([differs])], 'en')).verified;
  expect(verdicts.map(({ verdict }: { verdict: string }) => verdict)).toEqual(['proved', 'open', 'broken']);
});

test('files that all agree are one line', () => {
  const files = ['a', 'b', 'c'].map((file) => link('file-agrees', { file, sha256: 'x' }));
  const text = tellVerified([one(files)], { language: 'en', colour: false, width: 100 });
  expect(text).toContain('3 files are those that were published, byte for byte: a, b, c');
});
