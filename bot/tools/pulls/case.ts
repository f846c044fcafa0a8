import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Review } from '../../core/report/review.ts';

/** A change to one file of the head (or of the base), beside what the overlay folders hold. */
export interface Edit {
  readonly path: string;
  /** Each text, which has to be there, once or more often, becomes the other. */
  readonly replace?: readonly (readonly [from: string, to: string])[];
  /** Lines by number, the header being 1: from, to. They are dropped. */
  readonly drop?: readonly (readonly [from: number, to: number])[];
  readonly append?: readonly string[];
  /** JSON pointers and the values that stand there then; `null` takes the member away. */
  readonly set?: Readonly<Record<string, unknown>>;
  /** The columns of a plain CSV file that stay, in this order. */
  readonly columns?: readonly string[];
  /** A last column: its name, then a cell each row, from the first again when they are used up. */
  readonly column?: readonly string[];
  /** The text becomes this one. */
  readonly whole?: string;
  /** The same lines with another end. */
  readonly lineEnd?: string;
}

/** Files too many or too long to be kept. `#` in a path or a line is the number, from 1. */
export interface Generated {
  readonly path: string;
  readonly files?: number;
  readonly header?: string;
  readonly rows?: number;
  readonly line?: string;
}

/** What makes one side of a case out of the shared repository. */
export interface SideRecipe {
  readonly removed?: readonly string[];
  /** Old and new prefix. */
  readonly moved?: readonly (readonly [from: string, to: string])[];
  readonly edits?: readonly Edit[];
  readonly links?: Readonly<Record<string, string>>;
  readonly submodules?: readonly string[];
  readonly generate?: readonly Generated[];
}

/** A recorded pull request, as `case.json` tells it; the folders `base/` and `head/` are laid over the shared files. */
export interface PullCase {
  readonly title: string;
  /** What has to come out, and why. */
  readonly why: string;
  /** The same as facts: they were written before the program was asked. */
  readonly expect: {
    readonly state: Review['decision']['state'];
    readonly impact: Review['impact'];
    readonly verdict: Review['report']['verdict'];
    /** Rules of which something is found. */
    readonly finds?: readonly string[];
    /** By login, why a review does not count. */
    readonly setAside?: Readonly<Record<string, string>>;
  };
  readonly base?: SideRecipe;
  readonly head?: SideRecipe;
  /** The base is a commit that the head's history does not hold. */
  readonly rewritten?: boolean;
  /** Nothing of the shared repository. */
  readonly bare?: boolean;
  readonly today?: string;
  /** Texts of persons planted in the files, which nothing recorded may show. */
  readonly secrets?: readonly string[];
}

/** The day on which cases are reviewed. */
export const TODAY = '2026-11-20';

/** Reads the case in a folder. */
export async function readCase(folder: string): Promise<PullCase> {
  // The files are ours and are reviewed like source.
  return JSON.parse(await readFile(join(folder, 'case.json'), 'utf8')) as PullCase;
}
