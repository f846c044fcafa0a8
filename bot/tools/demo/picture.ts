/** `npm run picture`: plays the story and writes what a person sees of it to docs/images/demo.png. Needs Chromium. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { startSandbox } from '../../../sandbox/sandbox.ts';
import { UserError } from '../../core/user-error.ts';
import { startApp } from './app-process.ts';
import { browserPath, QUIET_BROWSER } from './browser.ts';
import { Screen } from './screen.ts';
import { tellStory } from './story.ts';
import { AT, BEGINNING, makeTown } from './town.ts';

const WIDTH = 900;
const HEIGHT = 1180;

const root = fileURLToPath(new URL('../../../..', import.meta.url));
const executablePath = browserPath(process.env, existsSync);
if (executablePath === undefined) {
  throw new UserError({
    es: 'No se encontró Chromium. Instálelo, o diga dónde está en CHROMIUM.',
    en: 'Chromium was not found. Install it, or say in CHROMIUM where it is.',
  });
}
const now = (): Date => new Date(BEGINNING);
const sandbox = await startSandbox({ now, conform: 'off' });
const town = await makeTown(sandbox, root);
const app = await startApp(sandbox, { ...town, env: { APERTURA_NOW: now().toISOString() } });
try {
  await tellStory({ town, settled: app.settled, screen: new Screen(() => undefined, false) });
  const browser = await chromium.launch({ executablePath, args: [...QUIET_BROWSER] });
  const page = await browser.newPage({ viewport: { width: WIDTH, height: HEIGHT }, deviceScaleFactor: 1.5 });
  // The one whose approvals do not count: its page says why.
  const waiting = [...town.repository.pulls.values()].find(({ merged, issue }) => !merged && issue.state === 'open');
  if (waiting === undefined) throw new Error('the story leaves no pull request open');
  await page.goto(`${sandbox.url}/${AT.owner}/${AT.repo}/pull/${waiting.issue.number}`);
  await page.screenshot({ path: join(root, 'docs', 'images', 'demo.png') });
  await browser.close();
} finally {
  await app.stop();
  await sandbox.stop();
}
