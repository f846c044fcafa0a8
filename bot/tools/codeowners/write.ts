import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { CODEOWNERS_LIMIT, CODEOWNERS_PATH, codeownersOf } from '../../core/governance/codeowners.ts';
import { readPlan } from '../../core/plan/read-plan.ts';
import { worktree } from '../../io/worktree.ts';
import { ROOT } from '../picture/shoot.ts';

/** The CODEOWNERS text of the working tree's plan. Too much for GitHub is an error: it would load none of it. */
export async function makeCodeowners(): Promise<string> {
  const { plan } = await readPlan(worktree(ROOT));
  const text = codeownersOf(plan);
  if (Buffer.byteLength(text) >= CODEOWNERS_LIMIT) {
    throw new Error(`${CODEOWNERS_PATH} would have ${Buffer.byteLength(text)} bytes; GitHub loads less than 3 MB`);
  }
  return text;
}

/** Writes it into the repository, and says where. */
export async function writeCodeowners(): Promise<string> {
  const path = join(ROOT, CODEOWNERS_PATH);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, await makeCodeowners(), 'utf8');
  return CODEOWNERS_PATH;
}
