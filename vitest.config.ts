import { defineConfig } from 'vitest/config';

const PURE = ['bot/core/**/*.test.ts', 'bot/flows/**/*.test.ts'];

export default defineConfig({
  test: {
    testTimeout: 60_000,
    maxWorkers: 2,
    projects: [
      // Nothing in these rooms can be changed by another test: they share what they load, which halves their time.
      { extends: true, test: { name: 'pure', include: PURE, isolate: false, sequence: { groupOrder: 0 } } },
      {
        extends: true,
        test: {
          name: 'real',
          include: ['bot/**/*.test.ts', 'sandbox/**/*.test.ts', 'test/**/*.test.ts'],
          exclude: [...PURE, 'node_modules/**'],
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
