import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Bump } from '../difference/impact.ts';
import { compareVersions, nextVersion, type Version, versionOf, versionText } from './version.ts';

const SEED = { seed: 20261120, numRuns: 2000 };
// A number more could no longer be read; 999,999,999 versions of a dataset are somebody else's problem.
const number = fc.oneof(fc.nat(12), fc.nat(999_999_998));
const version: fc.Arbitrary<Version> = fc.record({ major: number, minor: number, patch: number });
const raising = fc.constantFrom<Bump>('major', 'minor', 'patch');
const bump = fc.constantFrom<Bump>('major', 'minor', 'patch', 'none');

function next(last: string | undefined, by: Bump, trial = false): string | undefined {
  const made = nextVersion({ last: last === undefined ? undefined : versionOf(last), bump: by, trial });
  return made && versionText(made);
}

describe('the next version', () => {
  test.each<readonly [string | undefined, Bump, boolean, string | undefined]>([
    [undefined, 'minor', false, '1.0.0'],
    [undefined, 'minor', true, '0.1.0'],
    ['1.4.2', 'patch', false, '1.4.3'],
    ['1.4.2', 'minor', false, '1.5.0'],
    ['1.4.2', 'major', false, '2.0.0'],
    ['1.4.2', 'none', false, undefined],
    ['0.4.2', 'patch', true, '0.4.3'],
    ['0.4.2', 'minor', true, '0.5.0'],
    ['0.4.2', 'major', true, '0.5.0'],
    ['0.4.2', 'none', true, undefined],
    ['0.4.2', 'none', false, '1.0.0'],
    ['0.4.2', 'patch', false, '1.0.0'],
    ['1.4.2', 'major', true, '2.0.0'],
    ['9.9.9', 'patch', false, '9.9.10'],
  ])('of %s by %s (trial %s) is %s', (last, by, trial, expected) => {
    expect(next(last, by, trial)).toBe(expected);
  });

  test('is always greater, and where something is raised there is one', () => {
    fc.assert(
      fc.property(version, raising, fc.boolean(), (last, by, trial) => {
        const made = nextVersion({ last, bump: by, trial });
        expect(made && compareVersions(made, last)).toBeGreaterThan(0);
      }),
      SEED,
    );
  });

  test('never goes back to a trial, and skips no number', () => {
    fc.assert(
      fc.property(version, bump, fc.boolean(), (last, by, trial) => {
        const made = nextVersion({ last, bump: by, trial });
        if (made === undefined) return;
        const steps = [made.major - last.major, made.minor - last.minor, made.patch - last.patch];
        const first = steps.findIndex((step) => step !== 0);
        expect(steps[first]).toBe(1);
        expect([made.major, made.minor, made.patch].slice(first + 1).every((part) => part === 0)).toBe(true);
        expect(made.major).toBeGreaterThanOrEqual(last.major);
      }),
      SEED,
    );
  });

  test('the graver the change, the greater the version', () => {
    fc.assert(
      fc.property(version, fc.boolean(), (last, trial) => {
        const [patch, minor, major] = (['patch', 'minor', 'major'] as const).map((by) =>
          nextVersion({ last, bump: by, trial }),
        );
        if (patch === undefined || minor === undefined || major === undefined) throw new Error('no version');
        expect(compareVersions(minor, patch)).toBeGreaterThanOrEqual(0);
        expect(compareVersions(major, minor)).toBeGreaterThanOrEqual(0);
      }),
      SEED,
    );
  });
});

describe('a version in words', () => {
  test('reads as it was written', () => {
    fc.assert(
      fc.property(version, (given) => {
        expect(versionOf(versionText(given))).toEqual(given);
      }),
      SEED,
    );
  });

  test('one text a version: whatever is read is written the same', () => {
    const near = fc.oneof(fc.string(), fc.stringMatching(/^[0-9v.+-]{1,12}$/), fc.stringMatching(/^\d+\.\d+\.\d+$/));
    fc.assert(
      fc.property(near, (text) => {
        const read = versionOf(text);
        if (read !== undefined) expect(versionText(read)).toBe(text);
      }),
      SEED,
    );
  });

  test.each([
    '',
    '1',
    '1.2',
    '1.2.3.4',
    '01.2.3',
    '1.02.3',
    '1.2.03',
    'v1.2.3',
    '1.2.3-rc.1',
    '1.2.3+x',
    ' 1.2.3',
    '1.2.3\n',
    '1.2.-3',
    '1e3.0.0',
    '1.2.3٣',
    '1234567890.0.0',
  ])('%j is none', (text) => {
    expect(versionOf(text)).toBeUndefined();
  });

  test('order is by number, and total', () => {
    const sorted = ['10.0.0', '9.10.0', '0.1.0', '9.9.99', '9.10.1'].map(versionOf).flatMap((each) => each ?? []);
    expect(sorted.sort(compareVersions).map(versionText)).toEqual(['0.1.0', '9.9.99', '9.10.0', '9.10.1', '10.0.0']);
    fc.assert(
      fc.property(version, version, (one, other) => {
        expect(compareVersions(one, other) + compareVersions(other, one)).toBe(0);
      }),
      SEED,
    );
  });
});
