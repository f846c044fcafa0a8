import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { CODEOWNERS_PATH } from '../../core/governance/codeowners.ts';
import { ROOT } from '../picture/shoot.ts';
import { makeCodeowners } from './write.ts';

test('.github/CODEOWNERS is what the plan says today; if not, npm run bless', async () => {
  expect(await readFile(join(ROOT, CODEOWNERS_PATH), 'utf8')).toBe(await makeCodeowners());
});
