import type { LinkCode, LinkFacts, LinkState } from '../release/link.ts';

/** What a link of the chain says, and by what it is proved or why it is not. Plain prose with names as they are. */
export type LinkWords = readonly [what: string, how: string];

/** What the face of `verify` says, in one language. */
export interface VerifyWords {
  readonly states: Readonly<Record<LinkState, string>>;
  readonly links: { readonly [Code in LinkCode]: (facts: LinkFacts[Code]) => LinkWords };
  /** Several files of which `file-agrees` is true. */
  readonly filesAgree: (files: readonly string[]) => LinkWords;
  readonly proved: (subject: string) => string;
  readonly provedInPart: (subject: string, open: number) => string;
  readonly broken: (subject: string, broken: number) => string;
  readonly mend: string;
  /** The same of a download that was thrown away. */
  readonly notKept: string;
}
