import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Town } from '../town.cases.ts';
import { CHROMIUM, startChromium } from './chromium.cases.ts';
import { seededTown } from './seeded.cases.ts';

const WHY = CHROMIUM === undefined ? ' (left out: no Chromium on this machine; CHROMIUM says where it is)' : '';

describe.skipIf(CHROMIUM === undefined)(`the pages, in a browser${WHY}`, () => {
  let town: Town;
  let browser: Browser;
  let page: Page;
  /** What a browser must not see: requests to elsewhere, and errors. */
  let wrong: string[] = [];

  beforeAll(async () => {
    town = await seededTown();
    browser = await startChromium();
  }, 120_000);

  afterAll(async () => {
    await browser?.close();
    await town?.stop();
  }, 120_000);

  async function open(path: string, options: { readonly width?: number; readonly dark?: boolean } = {}): Promise<void> {
    const { width = 1200, dark = false } = options;
    await page?.close();
    page = await browser.newPage({ viewport: { width, height: 800 }, colorScheme: dark ? 'dark' : 'light' });
    wrong = [];
    page.on('request', (request) => {
      if (!request.url().startsWith(`${town.sandbox.url}/`) && !request.url().startsWith('data:'))
        wrong.push(request.url());
    });
    page.on('console', (message) => wrong.push(message.text()));
    page.on('pageerror', (error) => wrong.push(error.message));
    page.on('dialog', (dialog) => wrong.push(dialog.message()));
    await page.goto(`${town.sandbox.url}${path}`);
  }

  /** What a person sees written there. */
  const read = async (where: Locator): Promise<string> => (await where.allInnerTexts()).join(' ');
  const words = async (): Promise<string> => (await read(page.locator('main'))).replace(/\s+/g, ' ');
  const runPath = (): string => `/municipio/datos/runs/${[...town.repository.checkRuns.keys()][0]}`;
  const PULL = '/municipio/datos/pull/1';

  test('a person finds the way from the repositories to a pull request', async () => {
    await open('/');
    await page.getByRole('link', { name: 'municipio/datos' }).click();
    expect(await words()).toContain('Los datos del municipio, uno por carpeta.');
    await page.getByRole('link', { name: 'Agrega el <pozo> 2' }).click();
    expect(await read(page.getByRole('heading', { level: 1 }))).toBe('Agrega el <pozo> 2 #1');
    expect(await page.title()).toBe('Agrega el <pozo> 2 #1 · sandbox');
  });

  test('the conversation is read in order, and the app’s comment as GitHub shows it', async () => {
    await open(PULL);
    const authors = await page.locator('article .author').allInnerTexts();
    expect(authors).toEqual(['beto', 'apertura[bot]', 'dora', 'carla']);
    const comment = page.locator('article', { hasText: 'apertura[bot]' });
    expect(await read(comment.getByRole('heading').first())).toBe('Pendiente: 1 aprobación de transparencia');
    expect(await read(comment)).not.toMatch(/<!--|apertura:review|\*\*|<sub>/);
    expect(await comment.getByRole('table').isVisible()).toBe(false);
    await comment.getByText('Ver los 2 avisos').click();
    expect(await read(comment.locator('tbody tr').first())).toBe('data/proveedores.csv\t12\ta | b');
    expect(wrong).toEqual([]);
  });

  test('who reviews, what it is labelled, what the checks say and what is missing is there', async () => {
    await open(PULL);
    expect(await read(page.locator('aside'))).toMatch(
      /@carla\s+✓\s*Aprobó[\s\S]*@ana\s+●\s*Pedida[\s\S]*impacto: retiro/,
    );
    await page.getByText('1 error en 1 archivo').click();
    expect(await words()).toContain('✕ Error a.csv, línea 3 Clave Se repite <1>.');
    expect(await read(page.locator('.merge'))).toMatch(/No puede integrarse\s+1 cosa falta:\s+At least 2 approving/);
    await page.getByRole('link', { name: 'Ver la comprobación' }).first().click();
    expect(await read(page.getByRole('heading', { level: 1 }))).toBe('apertura/datos (main)');
  });

  test('nothing of a hostile comment runs, is fetched or changes the page', async () => {
    await open(PULL);
    const comment = page.locator('article', { hasText: 'dora' });
    for (const link of await comment.getByText('clic').all()) await link.click();
    expect(await page.title()).toBe('Agrega el <pozo> 2 #1 · sandbox');
    expect(page.url()).toBe(`${town.sandbox.url}${PULL}`);
    expect(await page.locator('script, img, iframe, link[rel=stylesheet], svg[onload], [onerror]').count()).toBe(0);
    expect(await page.locator('main article').count()).toBe(4);
    expect(await page.locator('.merge').isVisible()).toBe(true);
    expect(wrong).toEqual([]);
  });

  test('even what got through would not run', async () => {
    await open(PULL);
    await page.evaluate(() => {
      const script = document.createElement('script');
      script.textContent = 'document.title = "robada"';
      document.body.append(script);
    });
    expect(await page.title()).toBe('Agrega el <pozo> 2 #1 · sandbox');
    expect(wrong.join()).toContain('Content Security Policy');
  });

  test('a release tells its files with their digests, and a file is downloaded', async () => {
    await open('/municipio/datos/releases');
    expect(await words()).toContain('7cde7fb64fd82bd152710cf238e017b9ab46c0592483edc067ba4f6c75fac108');
    const download = page.waitForEvent('download');
    await page.getByRole('link', { name: 'agua.csv' }).click();
    expect((await download).suggestedFilename()).toBe('agua.csv');
  });

  test('deliveries tell what apps heard', async () => {
    await open('/deliveries');
    expect(await words()).toContain('pull_request.opened');
  });

  describe.each([
    ['by day', { dark: false }],
    ['by night', { dark: true }],
    ['on a telephone', { width: 360 }],
  ] as const)('%s', (_, options) => {
    test.each([
      '/',
      '/municipio/datos',
      '/municipio/datos/pulls',
      PULL,
      '',
      '/municipio/datos/releases',
      '/deliveries',
    ])('%s fits, can be read and is built as it should be', async (path) => {
      await open(path === '' ? runPath() : path, options);
      await page.evaluate(() => {
        for (const each of document.querySelectorAll('details')) each.open = true;
      });
      const { tooWide, ...found } = await page.evaluate(() => ({
        tooWide: document.documentElement.scrollWidth - document.documentElement.clientWidth,
        language: document.documentElement.lang,
        landmarks: ['header', 'main', 'footer'].map((name) => document.querySelectorAll(`body > ${name}`).length),
        headings: document.querySelectorAll('h1').length,
      }));
      expect(found).toEqual({ language: 'es', landmarks: [1, 1, 1], headings: 1 });
      expect(tooWide).toBeLessThanOrEqual(0);
      expect(await page.evaluate(faintWords)).toEqual([]);
      expect(wrong).toEqual([]);
    });
  });

  test('the keyboard goes everywhere and is seen', async () => {
    await open(PULL);
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Ir al contenido');
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => getComputedStyle(document.activeElement ?? document.body).outlineStyle)).toBe(
      'solid',
    );
  });
});

/** Words with less than 4.5 to 1 between them and what is behind them; runs in the browser. */
function faintWords(): readonly string[] {
  const parts = (color: string): readonly number[] => (color.match(/[\d.]+/g) ?? []).map(Number);
  const light = (color: string): number => {
    const [red = 0, green = 0, blue = 0] = parts(color).map((part) => {
      const share = part / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const behind = (element: Element | null): string => {
    for (let at = element; at !== null; at = at.parentElement) {
      const color = getComputedStyle(at).backgroundColor;
      if (parts(color)[3] !== 0) return color;
    }
    return 'rgb(255, 255, 255)';
  };
  return [...document.querySelectorAll('body *')].flatMap((element) => {
    const own = [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim() !== '');
    if (!own || element.tagName === 'STYLE') return [];
    const [one, other] = [light(getComputedStyle(element).color), light(behind(element))];
    const ratio = (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
    return ratio >= 4.5 ? [] : [`${element.textContent?.trim().slice(0, 30)}: ${ratio.toFixed(2)}`];
  });
}
