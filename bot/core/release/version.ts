import type { Bump } from '../difference/impact.ts';

/** A version of data as Semantic Versioning 2.0 writes it. https://semver.org */
export interface Version {
  readonly major: number;
  readonly minor: number;
  readonly patch: number;
}

/** `0.1.0`: the first version of a dataset that is on trial. */
const FIRST_TRIAL: Version = { major: 0, minor: 1, patch: 0 };
const FIRST: Version = { major: 1, minor: 0, patch: 0 };

/** `1.2.0` read; `undefined` for anything else, other precisions and leading zeros among them. */
export function versionOf(text: string): Version | undefined {
  const match = /^(0|[1-9]\d{0,8})\.(0|[1-9]\d{0,8})\.(0|[1-9]\d{0,8})$/.exec(text);
  if (match === null) return undefined;
  return { major: Number(match[1]), minor: Number(match[2]), patch: Number(match[3]) };
}

/** `1.2.0`. */
export function versionText({ major, minor, patch }: Version): string {
  return `${major}.${minor}.${patch}`;
}

/** Below 0 where the first is older. */
export function compareVersions(one: Version, other: Version): number {
  return one.major - other.major || one.minor - other.minor || one.patch - other.patch;
}

/** What follows from a change, and what the plan says of the dataset. */
export interface VersionCase {
  /** The last version published; `undefined` where there is none. */
  readonly last: Version | undefined;
  readonly bump: Bump;
  /** Whether the plan says that the dataset is on trial. */
  readonly trial: boolean;
}

/**
 * The next version; `undefined` where there is nothing to release. On trial (0.x) what would break is a minor version,
 * as Semantic Versioning has it (point 4); when the plan ends the trial the data are released as 1.0.0. A dataset that
 * has left its trial never goes back to 0.x: a number promised is promised.
 */
export function nextVersion({ last, bump, trial }: VersionCase): Version | undefined {
  if (last === undefined) return trial ? FIRST_TRIAL : FIRST;
  if (last.major === 0 && !trial) return FIRST;
  switch (bump) {
    case 'none':
      return undefined;
    case 'patch':
      return { ...last, patch: last.patch + 1 };
    case 'minor':
      return { ...last, minor: last.minor + 1, patch: 0 };
    case 'major':
      return last.major === 0
        ? { ...last, minor: last.minor + 1, patch: 0 }
        : { major: last.major + 1, minor: 0, patch: 0 };
  }
}
