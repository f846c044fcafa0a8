import { existsSync } from 'node:fs';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { browserPath, QUIET_BROWSER } from '../../bot/tools/demo/browser.ts';
import { type Sandbox, startSandbox } from '../../sandbox/sandbox.ts';
import { commitFiles } from '../../sandbox/seed.ts';
import { clientOf, type Stage, stageTown } from './stage.ts';

const executablePath = browserPath(process.env, existsSync);
const HOSTILE = [
  '<script>document.title = "pwned"</script>',
  '<img src=x onerror="document.title = \'pwned\'">',
  '[aquí](javascript:document.title=1)',
  '<details><summary>**Abierto**</summary>',
  '<!-- oculto -->',
].join('\n\n');

describe.skipIf(executablePath === undefined)(
  'the pages in a real browser (left out where there is no Chromium)',
  () => {
    let sandbox: Sandbox;
    let stage: Stage;
    let browser: Browser;
    const asked: string[] = [];
    const said: string[] = [];

    beforeAll(async () => {
      sandbox = await startSandbox();
      stage = await stageTown(sandbox);
      const { repository } = stage;
      await commitFiles(repository, { branch: 'main', files: { 'README.md': '# Datos\n' }, message: 'Primera' });
      await commitFiles(repository, {
        branch: 'cambio',
        parent: 'main',
        files: { 'a.csv': 'id\n1\n' },
        message: 'Otra',
      });
      repository.collaborators.set('ana', { account: sandbox.user('ana'), role: 'write' });
      const at = { owner: 'municipio', repo: 'datos' };
      await clientOf(stage, 'ana').rest.pulls.create({
        ...at,
        title: 'Datos <b>x</b>',
        head: 'cambio',
        base: 'main',
        body: '| a | b |\n| --- | --- |\n| 1 | 2 |',
      });
      await clientOf(stage, 'ana').rest.issues.createComment({ ...at, issue_number: 1, body: HOSTILE });
      browser = await chromium.launch({ executablePath: executablePath ?? '', args: [...QUIET_BROWSER] });
    }, 120_000);

    afterAll(async () => {
      await browser.close();
      await sandbox.stop();
    });

    async function opened(path: string, width = 1280): Promise<Page> {
      const page = await browser.newPage({ viewport: { width, height: 900 } });
      page.on('request', (request) => asked.push(request.url()));
      page.on('console', (message) => said.push(message.text()));
      page.on('pageerror', (error) => said.push(error.message));
      await page.goto(`${sandbox.url}${path}`);
      return page;
    }

    test('a pull request is read as its author wrote it, and nothing that he wrote is run', async () => {
      const page = await opened('/municipio/datos/pull/1');
      expect(await page.title()).toBe('Datos <b>x</b> #1');
      expect(await page.locator('h1').textContent()).toBe('Datos <b>x</b> #1');
      expect(await page.locator('td').allTextContents()).toEqual(['1', '2']);
      expect(await page.locator('main').textContent()).toContain('<script>');
      expect(await page.locator('main').textContent()).not.toContain('oculto');
      expect(await page.locator('main script, main img, main a[href^="javascript"]').count()).toBe(0);
      expect(await page.locator('details summary').first().textContent()).toContain('Abierto');
    });

    test.each(['/', '/municipio/datos', '/municipio/datos/pulls', '/municipio/datos/pull/1', '/deliveries', '/no/hay'])(
      '%s is one page with one heading, and is read on a telephone without going sideways',
      async (path) => {
        const page = await opened(path, 360);
        expect(await page.locator('main').count()).toBe(1);
        expect(await page.locator('h1').count()).toBe(1);
        expect(
          await page.evaluate('document.documentElement.scrollWidth <= document.documentElement.clientWidth'),
        ).toBe(true);
        await page.close();
      },
    );

    test('nothing was asked of anybody else, and nothing was complained of', () => {
      expect(asked.filter((url) => !url.startsWith(sandbox.url) && !url.startsWith('data:'))).toEqual([]);
      // The page that is not there says so with its status, which the browser notes.
      expect(said.filter((text) => !text.includes('404'))).toEqual([]);
    });
  },
);
