/**
 * The chain from a consumer's file to the decision that let it be published. Each link says what is proved and by what;
 * what cannot be proved from here is said too, and nothing is taken for proved because nothing speaks against it.
 */
import { type Link, link } from './link.ts';
import type { Manifest } from './manifest.ts';
import { ASSETS, tagOf } from './names.ts';
import type { ShelfTag } from './shelf.ts';
import { readTagMessage, type TagWord } from './tag-message.ts';

/** A file as it was found. */
export interface FoundFile {
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  /** Hexadecimal, in lower case. */
  readonly sha256: string;
}

/** What a release says of its own files. */
export interface Papers {
  readonly tag: string;
  readonly manifest: { readonly sha256: string; readonly value: Manifest };
  /** `entries` is `undefined` where the file is not of its kind. */
  readonly sums: { readonly sha256: string; readonly entries: ReadonlyMap<string, string> | undefined };
  readonly tagged: ShelfTag;
  /** The same tag where the clone that one stands in has it too. */
  readonly cloned?: ShelfTag | undefined;
}

/** What the record branch of a clone says of the tag. */
export type RecordEvidence =
  /** Digests of the recorded manifest, and the id that the recorded tag has in git. */
  | { readonly kind: 'recorded'; readonly branch: string; readonly object: string; readonly manifest: string }
  | { readonly kind: 'not-recorded'; readonly branch: string }
  | { readonly kind: 'no-branch' }
  | { readonly kind: 'no-clone' };

/** A file that was unpacked, or a commit's, set beside the zip's. */
export interface Compared {
  readonly same: number;
  readonly different: readonly string[];
}

/** What comparing the zip with the commit's folder gave. */
export type DataEvidence =
  | ({ readonly kind: 'compared' } & Compared)
  | { readonly kind: 'no-zip' }
  | { readonly kind: 'no-commit' }
  | { readonly kind: 'no-clone' };

/** All that is known of a download. */
export interface Evidence {
  readonly papers: Papers;
  readonly files: readonly FoundFile[];
  /** Names of assets that should be among the files, and are not. */
  readonly missing: readonly string[];
  /** A folder that was unpacked, set beside the zip. */
  readonly extracted?: Compared | undefined;
  readonly record: RecordEvidence;
  readonly data: DataEvidence;
}

/** The whole chain, in its order. */
export function verifyDownload({ papers, files, missing, extracted, record, data }: Evidence): readonly Link[] {
  return [
    ...files.map((file) => fileLink(file, papers)),
    ...missing.map((file) => link('file-missing', { file })),
    ...(extracted === undefined ? [] : [extractedLink(extracted)]),
    ...papersLinks(papers),
    ...movedLinks(papers),
    commitLink(papers),
    // A tombstone has no data of its own: those of the last version are proved with that one.
    ...(tagOf(papers.tag)?.tombstone === true ? [] : [dataLink(papers.manifest.value.commit, data)]),
    recordLink(papers, record),
    decisionLink(papers),
  ];
}

/** What a download is held against before it gets its name: all but what only a clone can tell. */
export function verifyPapers(papers: Papers): readonly Link[] {
  return [...papersLinks(papers), commitLink(papers)];
}

/** Whether a file is one of the release's, by both of its lists. */
export function fileLink({ name, size, sha256 }: FoundFile, { manifest, sums }: Papers): Link {
  if (name === ASSETS.manifest) return selfLink(sha256, manifest.sha256);
  const listed = manifest.value.assets.find((asset) => asset.name === name);
  if (listed === undefined) return link('file-unlisted', { file: name });
  if (listed.sha256 !== sha256 || listed.size !== size) {
    return link('file-differs', { file: name, expected: listed.sha256, found: sha256 });
  }
  const summed = name === ASSETS.sums ? listed.sha256 : sums.entries?.get(name);
  if (summed === undefined) return link('file-unlisted', { file: name });
  return summed === sha256
    ? link('file-agrees', { file: name, sha256 })
    : link('file-differs', { file: name, expected: summed, found: sha256 });
}

function selfLink(found: string, expected: string): Link {
  const file = ASSETS.manifest;
  return found === expected
    ? link('file-agrees', { file, sha256: found })
    : link('file-differs', { file, expected, found });
}

function papersLinks(papers: Papers): readonly Link[] {
  const { tag, manifest } = papers;
  if (manifest.value.tag !== tag) return [link('manifest-of-another', { tag, found: manifest.value.tag })];
  return [sumsLink(papers), manifestLink(papers)];
}

function sumsLink({ manifest, sums }: Papers): Link {
  const listed = manifest.value.assets.find(({ name }) => name === ASSETS.sums);
  if (sums.entries === undefined || listed?.sha256 !== sums.sha256) return link('sums-differ', { what: ASSETS.sums });
  const { entries } = sums;
  const others = manifest.value.assets.filter(({ name }) => name !== ASSETS.sums);
  const wrong = others.find(({ name, sha256 }) => entries.get(name) !== sha256);
  if (wrong !== undefined) return link('sums-differ', { what: wrong.name });
  const known = new Set(others.map(({ name }) => name));
  const strange = [...entries.keys()].find((name) => !known.has(name));
  return strange === undefined ? link('sums-agree', { files: others.length }) : link('sums-differ', { what: strange });
}

function manifestLink({ tag, manifest, tagged }: Papers): Link {
  switch (tagged.kind) {
    case 'unknown':
      return link('tag-unknown', { tag });
    case 'missing':
      return link('tag-missing', { tag });
    case 'lightweight':
      return link('tag-lightweight', { tag });
    case 'annotated': {
      const word = readTagMessage(tagged.message);
      if (word === undefined) return link('tag-wordless', { tag });
      const { sha256 } = manifest;
      return word.manifest === sha256
        ? link('manifest-agrees', { tag, sha256 })
        : link('manifest-differs', { tag, expected: word.manifest, found: sha256 });
    }
  }
}

function extractedLink({ same, different }: Compared): Link {
  return different.length === 0
    ? link('files-extracted', { files: same })
    : link('files-extracted-differ', { files: different });
}

/** A clone remembers what the server may have forgotten. */
function movedLinks({ tag, tagged, cloned }: Papers): readonly Link[] {
  if (cloned?.kind !== 'annotated' || tagged.kind !== 'annotated' || cloned.object === tagged.object) return [];
  return [link('clone-tag-differs', { tag, expected: cloned.object, found: tagged.object })];
}

function commitLink({ manifest, tagged }: Papers): Link {
  const { commit: expected } = manifest.value;
  if (tagged.kind !== 'annotated') return link('commit-unknown', { commit: expected });
  const { object, commit: found } = tagged;
  return found === expected
    ? link('commit-agrees', { object, commit: found })
    : link('commit-differs', { object, expected, found });
}

function dataLink(commit: string, data: DataEvidence): Link {
  switch (data.kind) {
    case 'no-zip':
      return link('data-no-zip', { commit });
    case 'no-commit':
      return link('data-no-commit', { commit });
    case 'no-clone':
      return link('data-no-clone', { commit });
    case 'compared':
      return data.different.length === 0
        ? link('data-agree', { commit, files: data.same })
        : link('data-differ', { commit, files: data.different });
  }
}

function recordLink({ tag, manifest, tagged }: Papers, record: RecordEvidence): Link {
  switch (record.kind) {
    case 'no-clone':
      return link('record-no-clone', {});
    case 'no-branch':
      return link('record-no-branch', {});
    case 'not-recorded':
      return link('record-missing', { branch: record.branch, tag });
    case 'recorded': {
      const { branch, object } = record;
      if (record.manifest !== manifest.sha256) return link('record-manifest-differs', { branch });
      if (tagged.kind === 'unknown') return link('record-no-tag', { branch });
      const found = tagged.kind === 'annotated' ? tagged.object : '';
      return found === object
        ? link('record-agrees', { branch, object })
        : link('record-tag-moved', { branch, expected: object, found });
    }
  }
}

function decisionLink({ manifest, tagged }: Papers): Link {
  const { coverage } = manifest.value;
  if (coverage.length === 0 || coverage.some(({ kind }) => kind === 'unreviewed'))
    return link('decision-rehearsal', {});
  const word: TagWord | undefined = tagged.kind === 'annotated' ? readTagMessage(tagged.message) : undefined;
  if (word === undefined || word.manifest !== manifest.sha256) return link('decision-unproved', { coverage });
  // Both were written from one value: the same members in the same order.
  return JSON.stringify(word.coverage) === JSON.stringify(coverage)
    ? link('decision-told', { coverage })
    : link('decision-differs', {});
}
