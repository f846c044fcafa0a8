import { expect, test } from 'vitest';
import type { Coverage } from './coverage.ts';
import type { LinkCode } from './link.ts';
import type { Manifest } from './manifest.ts';
import { readManifest } from './read-manifest.ts';
import { type Evidence, verifyDownload } from './verify.ts';

const [A, B, C, D] = ['a', 'b', 'c', 'd'].map((letter) => letter.repeat(64)) as [string, string, string, string];
const COMMIT = '1'.repeat(40);
const OBJECT = '2'.repeat(40);
const COVERAGE: readonly Coverage[] = [{ kind: 'adopted', by: 'ana', commit: COMMIT }];

const MANIFEST: Manifest = {
  apertura: 1,
  kind: 'release',
  dataset: 'obras',
  version: '1.0.0',
  tag: 'obras@1.0.0',
  folio: 'MSA-1-obras-1.0.0',
  title: 'Obras',
  commit: COMMIT,
  date: '2026-11-20T12:00:00Z',
  trial: false,
  impact: 'additive',
  bump: 'minor',
  coverage: COVERAGE,
  resources: [],
  assets: [
    { name: 'SHA256SUMS', size: 80, sha256: B, mediatype: 'text/plain' },
    { name: 'obras-1.0.0.zip', size: 10, sha256: A, mediatype: 'application/zip' },
  ],
  program: 'apertura 0.1.0',
};

function message(manifest: string, coverage: readonly Coverage[] = COVERAGE): string {
  return `Obras\n\nApertura: ${JSON.stringify({ apertura: 1, folio: 'x', manifest, coverage })}\n`;
}

const SOUND: Evidence = {
  papers: {
    tag: 'obras@1.0.0',
    manifest: { sha256: C, value: MANIFEST },
    sums: { sha256: B, entries: new Map([['obras-1.0.0.zip', A]]) },
    tagged: { kind: 'annotated', object: OBJECT, commit: COMMIT, message: message(C) },
  },
  files: [{ name: 'obras-1.0.0.zip', size: 10, sha256: A }],
  missing: [],
  record: { kind: 'recorded', branch: 'published', object: OBJECT, manifest: C },
  data: { kind: 'compared', same: 3, different: [] },
};

function papers(more: Partial<Evidence['papers']>): Evidence {
  return { ...SOUND, papers: { ...SOUND.papers, ...more } };
}

function manifest(more: Partial<Manifest>): Evidence {
  return papers({ manifest: { sha256: C, value: { ...MANIFEST, ...more } } });
}

const annotated = { kind: 'annotated', object: OBJECT, commit: COMMIT, message: message(C) } as const;

/** Of each case the links that are not proved. */
const CASES: readonly (readonly [string, Evidence, readonly LinkCode[]])[] = [
  ['everything agrees', SOUND, []],
  ['a byte changed', { ...SOUND, files: [{ name: 'obras-1.0.0.zip', size: 10, sha256: D }] }, ['file-differs']],
  ['a byte more', { ...SOUND, files: [{ name: 'obras-1.0.0.zip', size: 11, sha256: A }] }, ['file-differs']],
  ['a strange file', { ...SOUND, files: [{ name: 'x', size: 10, sha256: A }] }, ['file-unlisted']],
  ['a missing file', { ...SOUND, missing: ['obras-1.0.0.zip'] }, ['file-missing']],
  ['the manifest itself', { ...SOUND, files: [{ name: 'manifest.json', size: 1, sha256: D }] }, ['file-differs']],
  [
    'a list that names another digest',
    papers({ sums: { sha256: B, entries: new Map([['obras-1.0.0.zip', D]]) } }),
    ['file-differs', 'sums-differ'],
  ],
  ['a list that is another', papers({ sums: { ...SOUND.papers.sums, sha256: D } }), ['sums-differ']],
  ['a list that is none', papers({ sums: { sha256: B, entries: undefined } }), ['file-unlisted', 'sums-differ']],
  [
    'a list with more than there is',
    papers({ sums: { sha256: B, entries: new Map([...(SOUND.papers.sums.entries ?? []), ['y', D]]) } }),
    ['sums-differ'],
  ],
  [
    'another manifest',
    papers({ manifest: { sha256: D, value: MANIFEST } }),
    ['manifest-differs', 'record-manifest-differs', 'decision-unproved'],
  ],
  ['a manifest of another tag', manifest({ tag: 'obras@2.0.0' }), ['manifest-of-another']],
  ['a manifest of another commit', manifest({ commit: '3'.repeat(40) }), ['commit-differs']],
  [
    'a bare tag',
    papers({ tagged: { kind: 'lightweight', commit: COMMIT } }),
    ['tag-lightweight', 'commit-unknown', 'record-tag-moved', 'decision-unproved'],
  ],
  [
    'no tag',
    papers({ tagged: { kind: 'missing' } }),
    ['tag-missing', 'commit-unknown', 'record-tag-moved', 'decision-unproved'],
  ],
  [
    'no tags at all',
    papers({ tagged: { kind: 'unknown' } }),
    ['tag-unknown', 'commit-unknown', 'record-no-tag', 'decision-unproved'],
  ],
  [
    'a tag without a word',
    papers({ tagged: { ...annotated, message: 'Obras' } }),
    ['tag-wordless', 'decision-unproved'],
  ],
  ['a tag on another commit', papers({ tagged: { ...annotated, commit: '3'.repeat(40) } }), ['commit-differs']],
  [
    'a tag that is not the recorded',
    papers({ tagged: { ...annotated, object: '3'.repeat(40) } }),
    ['record-tag-moved'],
  ],
  [
    'a tag that the clone has otherwise',
    papers({ cloned: { ...annotated, object: '3'.repeat(40) } }),
    ['clone-tag-differs'],
  ],
  [
    'a tag with other approvals',
    papers({ tagged: { ...annotated, message: message(C, [{ kind: 'adopted', by: 'otro', commit: COMMIT }]) } }),
    ['decision-differs'],
  ],
  ['a rehearsal', manifest({ coverage: [{ kind: 'unreviewed' }] }), ['decision-rehearsal']],
  ['no coverage', manifest({ coverage: [] }), ['decision-rehearsal']],
  ['other data', { ...SOUND, data: { kind: 'compared', same: 2, different: ['x'] } }, ['data-differ']],
  [
    'no clone',
    { ...SOUND, data: { kind: 'no-clone' }, record: { kind: 'no-clone' } },
    ['data-no-clone', 'record-no-clone'],
  ],
  ['no commit', { ...SOUND, data: { kind: 'no-commit' } }, ['data-no-commit']],
  ['no zip', { ...SOUND, data: { kind: 'no-zip' } }, ['data-no-zip']],
  ['no record', { ...SOUND, record: { kind: 'no-branch' } }, ['record-no-branch']],
  ['not in the record', { ...SOUND, record: { kind: 'not-recorded', branch: 'published' } }, ['record-missing']],
  ['a folder that differs', { ...SOUND, extracted: { same: 1, different: ['x'] } }, ['files-extracted-differ']],
  ['a folder that agrees', { ...SOUND, extracted: { same: 3, different: [] } }, []],
];

test.each(CASES)('%s', (_, evidence, expected) => {
  const links = verifyDownload(evidence);
  expect(links.filter(({ state }) => state !== 'proved').map(({ code }) => code)).toEqual(expected);
  expect(links.length).toBeGreaterThan(4);
});

test('a manifest is read only where it is one', () => {
  const text = (more: object): string => JSON.stringify({ ...MANIFEST, ...more });
  expect(readManifest(text({}))).toEqual(MANIFEST);
  const wrong: readonly object[] = [
    { apertura: 2 },
    { kind: 'x' },
    { commit: 'HEAD' },
    { tag: 1 },
    { assets: [{ name: '../x', size: 1, sha256: A, mediatype: '' }] },
    { assets: [{ name: 'x', size: -1, sha256: A, mediatype: '' }] },
    { assets: [{ name: 'x', size: 1, sha256: 'x', mediatype: '' }] },
    { coverage: [{ kind: 'pull', number: 1 }] },
    { withdrawn: { reason: 1 } },
  ];
  for (const more of wrong) expect(readManifest(text(more))).toBeUndefined();
  for (const none of ['', 'null', '[]', '{}']) expect(readManifest(none)).toBeUndefined();
});
