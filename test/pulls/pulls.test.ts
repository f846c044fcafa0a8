import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { deliver, UNTOUCHED } from '../../bot/io/deliver-memory.ts';
import { COMMON, casesIn } from '../../bot/tools/bless-pulls.ts';
import { type PullCase, readCase } from '../../bot/tools/pulls/case.ts';
import { RECORDED, type Recording, recordCase } from '../../bot/tools/pulls/record.ts';

const FOLDER = dirname(fileURLToPath(import.meta.url));
const NAMES = await casesIn(FOLDER);
/** GitHub takes 65,536; the rest is for whoever answers below. */
const LONGEST = 60_000;
/** Cases of every kind, reviewed twice. */
const TWICE = /^(cell|row-|file-|dataset-|legal|curp|many|hostile|accept|symbolic|descriptor)/;

test('there are cases, and each has what it needs', async () => {
  expect(NAMES.length).toBeGreaterThanOrEqual(62);
  for (const name of NAMES) expect(name).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
});

describe.each(NAMES)('%s', (name) => {
  test('gives what is recorded', async () => {
    const folder = join(FOLDER, name);
    const one = await readCase(folder);
    const made = await recordCase(folder, join(FOLDER, COMMON));
    expectIntended(one, made);
    for (const file of RECORDED) {
      expect(made.files[file], `${name}/${file}: if it is meant, npm run bless`).toBe(await recorded(folder, file));
    }
    expectDecent(one, made);
    expectSettled(made);
    if (TWICE.test(name)) expect((await recordCase(folder, join(FOLDER, COMMON))).files).toEqual(made.files);
  });
});

/** What was written of the case before the program was asked. */
function expectIntended({ expect: wanted }: PullCase, { review }: Recording): void {
  const { decision, impact, report } = review;
  expect({ state: decision.state, impact, verdict: report.verdict }).toEqual({
    state: wanted.state,
    impact: wanted.impact,
    verdict: wanted.verdict,
  });
  expect(report.tallies.map(({ rule }) => rule)).toEqual(expect.arrayContaining([...(wanted.finds ?? [])]));
  const aside = Object.fromEntries(decision.setAside.map(({ login, reason }) => [login, reason]));
  expect(aside).toEqual(wanted.setAside ?? {});
}

/** Comments fit, and no planted text of a person stands anywhere. */
function expectDecent({ secrets = [] }: PullCase, { files, intents }: Recording): void {
  for (const file of ['comment.md', 'comment.en.md']) expect(files[file]?.length).toBeLessThan(LONGEST);
  const all = [...Object.values(files), JSON.stringify(intents)].join('\n');
  for (const secret of secrets) expect(all).not.toContain(secret);
}

/** Carried out twice, intents change nothing the second time. */
function expectSettled({ intents }: Recording): void {
  const once = deliver(intents, UNTOUCHED);
  expect(deliver(intents, once)).toBe(once);
}

async function recorded(folder: string, file: string): Promise<string> {
  return await readFile(join(folder, file), 'utf8').catch(() => '(nothing is recorded)');
}
