import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const PLACES = [
  process.env['CHROMIUM'],
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** The browser of this machine; `undefined` where it has none. `CHROMIUM` says where it is elsewhere. */
export const CHROMIUM = PLACES.find((place) => place !== undefined && place !== '' && existsSync(place));

const QUIET = ['background-networking', 'component-update', 'sync', 'gpu', 'dev-shm-usage'];

/** Starts it, without a window and without a word to anybody. */
export async function startChromium(): Promise<Browser> {
  const args = ['--no-sandbox', '--no-first-run', ...QUIET.map((what) => `--disable-${what}`)];
  return await chromium.launch({ ...(CHROMIUM === undefined ? {} : { executablePath: CHROMIUM }), args });
}
