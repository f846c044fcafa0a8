/** Where a Chromium may be, the first that is there. `CHROMIUM` says where another one is. */
const PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
];

/** The path of a Chromium on this machine; `undefined` where there is none. */
export function browserPath(env: NodeJS.ProcessEnv, exists: (path: string) => boolean): string | undefined {
  const named = env['CHROMIUM'];
  return [...(named === undefined || named === '' ? [] : [named]), ...PLACES].find(exists);
}

/** A browser that asks nobody for anything but the page. */
export const QUIET_BROWSER: readonly string[] = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
