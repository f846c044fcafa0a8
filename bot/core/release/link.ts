/** The links of the chain that `verify.ts` follows: which there are, what each tells, and what it means where it stands. */
import type { Coverage } from './coverage.ts';

/** What each link needs to be told. */
export type LinkFacts = {
  'file-agrees': { file: string; sha256: string };
  'file-differs': { file: string; expected: string; found: string };
  'file-unlisted': { file: string };
  'file-missing': { file: string };
  /** It has more than the bytes that were published. */
  'file-too-long': { file: string; size: number };
  'files-extracted': { files: number };
  'files-extracted-differ': { files: readonly string[] };
  'sums-agree': { files: number };
  'sums-differ': { what: string };
  'manifest-agrees': { tag: string; sha256: string };
  'manifest-differs': { tag: string; expected: string; found: string };
  'manifest-unreadable': Record<never, never>;
  'manifest-of-another': { tag: string; found: string };
  'tag-wordless': { tag: string };
  'tag-lightweight': { tag: string };
  'tag-missing': { tag: string };
  'tag-unknown': { tag: string };
  'clone-tag-differs': { tag: string; expected: string; found: string };
  'commit-agrees': { object: string; commit: string };
  'commit-differs': { object: string; expected: string; found: string };
  'commit-unknown': { commit: string };
  'data-agree': { commit: string; files: number };
  'data-differ': { commit: string; files: readonly string[] };
  'data-no-zip': { commit: string };
  'data-no-commit': { commit: string };
  'data-no-clone': { commit: string };
  'record-agrees': { branch: string; object: string };
  'record-tag-moved': { branch: string; expected: string; found: string };
  'record-manifest-differs': { branch: string };
  'record-missing': { branch: string; tag: string };
  'record-no-tag': { branch: string };
  'record-no-branch': Record<never, never>;
  'record-no-clone': Record<never, never>;
  'decision-told': { coverage: readonly Coverage[] };
  'decision-differs': Record<never, never>;
  'decision-rehearsal': Record<never, never>;
  'decision-unproved': { coverage: readonly Coverage[] };
};

/** Which link of the chain it is. */
export type LinkCode = keyof LinkFacts;

/** `broken`: something does not agree. `open`: it cannot be proved from here. */
export type LinkState = 'proved' | 'broken' | 'open';

/** A link of the chain from a file to the decision: whether it holds, and the facts. */
export type Link = {
  readonly [Code in LinkCode]: { readonly code: Code; readonly state: LinkState; readonly facts: LinkFacts[Code] };
}[LinkCode];

const STATE: Readonly<Record<LinkCode, LinkState>> = {
  'file-agrees': 'proved',
  'file-differs': 'broken',
  'file-unlisted': 'broken',
  'file-missing': 'broken',
  'file-too-long': 'broken',
  'files-extracted': 'proved',
  'files-extracted-differ': 'broken',
  'sums-agree': 'proved',
  'sums-differ': 'broken',
  'manifest-agrees': 'proved',
  'manifest-differs': 'broken',
  'manifest-unreadable': 'broken',
  'manifest-of-another': 'broken',
  'tag-wordless': 'broken',
  'tag-lightweight': 'broken',
  'tag-missing': 'broken',
  'tag-unknown': 'open',
  'clone-tag-differs': 'broken',
  'commit-agrees': 'proved',
  'commit-differs': 'broken',
  'commit-unknown': 'open',
  'data-agree': 'proved',
  'data-differ': 'broken',
  'data-no-zip': 'open',
  'data-no-commit': 'open',
  'data-no-clone': 'open',
  'record-agrees': 'proved',
  'record-tag-moved': 'broken',
  'record-manifest-differs': 'broken',
  'record-missing': 'broken',
  'record-no-tag': 'open',
  'record-no-branch': 'open',
  'record-no-clone': 'open',
  'decision-told': 'proved',
  'decision-differs': 'broken',
  'decision-rehearsal': 'open',
  'decision-unproved': 'open',
};

/** Makes a link, with the state that the table gives it. */
export function link<Code extends LinkCode>(code: Code, facts: LinkFacts[Code]): Link {
  // The code and its facts belong together by the signature; the union cannot see it.
  return { code, state: STATE[code], facts } as Link;
}
