import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const MAIN = fileURLToPath(new URL('../dist/sandbox/main.js', import.meta.url));

it.each(['SIGINT', 'SIGTERM'] as const)(
  'says where it is, answers, and leaves nothing behind at %s',
  async (signal) => {
    const folder = await mkdtemp(join(tmpdir(), 'apertura-main-'));
    try {
      const child = spawn(process.execPath, [MAIN], {
        env: { ...process.env, TMPDIR: folder },
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      const [url] = (await once(createInterface(child.stdout), 'line')) as [string];
      expect((await fetch(`${url}/api/v3/rate_limit`)).status).toBe(200);
      expect(await readdir(folder)).toHaveLength(1);
      child.kill(signal);
      expect(await once(child, 'exit')).toEqual([0, null]);
      expect(await readdir(folder)).toEqual([]);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
);

it('refuses a port that is none', async () => {
  const child = spawn(process.execPath, [MAIN, '--port', 'x'], { stdio: 'ignore' });
  expect(await once(child, 'exit')).toEqual([2, null]);
});
