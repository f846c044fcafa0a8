import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readPull } from '../../core/governance/read-pull.ts';
import { COMMON, casesIn } from '../../tools/bless-pulls.ts';
import { readCase, TODAY } from '../../tools/pulls/case.ts';
import { filesOfCase } from '../../tools/pulls/files.ts';
import { makeRepository } from '../../tools/pulls/repository.ts';
import { judge } from './judge.ts';
import type { Judgement, PlainPull } from './judgement.ts';

const FOLDER = 'test/pulls';

/** Judges a recorded case as the app does. */
async function judged(name: string): Promise<Judgement> {
  const folder = join(FOLDER, name);
  const one = await readCase(folder);
  const { base, head } = await filesOfCase(folder, join(FOLDER, COMMON), one);
  const repository = await makeRepository(base, head, { rewritten: one.rewritten });
  try {
    const authored: unknown = JSON.parse(readFileSync(join(folder, 'pull.json'), 'utf8'));
    const pull = authored === null ? undefined : plain(readPull(authored, repository.head));
    // Two in the afternoon in Mexico.
    const now = Date.parse(`${one.today ?? TODAY}T20:00:00Z`);
    return await judge({ ...repository, branch: 'main', pull, now });
  } finally {
    await repository.remove();
  }
}

function plain({ memberships, ...pull }: ReturnType<typeof readPull>): PlainPull {
  return { ...pull, memberships: Object.fromEntries([...memberships].map(([group, logins]) => [group, [...logins]])) };
}

function recorded(name: string, file: string): string {
  return readFileSync(join(FOLDER, name, file), 'utf8');
}

describe('a recorded change is judged as it was reviewed, byte by byte', async () => {
  test.each(await casesIn(FOLDER))('%s', async (name) => {
    const { intents, review } = await judged(name);
    const comment = intents.find((intent) => intent.kind === 'comment');
    expect(comment?.body).toBe(recorded(name, 'comment.md'));
    const told = intents.map((intent) => (intent.kind === 'comment' ? { ...intent, body: 'comment.md' } : intent));
    expect(`${JSON.stringify(told, undefined, 2)}\n`).toBe(recorded(name, 'intents.json'));
    const { decision } = JSON.parse(review) as { decision: unknown };
    expect(decision).toEqual(JSON.parse(recorded(name, 'decision.json')).decision);
  });
});
