/** `npm run demo`: a whole life on a GitHub of this machine, and what people would read of it. */
import { fileURLToPath } from 'node:url';
import { startSandbox } from '../../../sandbox/sandbox.ts';
import { startApp } from './app-process.ts';
import { Screen } from './screen.ts';
import { tellStory } from './story.ts';
import { BEGINNING, makeTown } from './town.ts';

const root = fileURLToPath(new URL('../../../..', import.meta.url));
const stay = process.argv.includes('--stay');
const screen = new Screen(
  (text) => process.stdout.write(text),
  process.stdout.isTTY === true && process.env['NO_COLOR'] === undefined,
);
const started = Date.now();
const now = (): Date => new Date(BEGINNING + Date.now() - started);

const sandbox = await startSandbox({ now, conform: 'off' });
screen.line(`Un GitHub en este equipo: ${sandbox.url}`);
const town = await makeTown(sandbox, root);
const app = await startApp(sandbox, { ...town, env: { APERTURA_NOW: now().toISOString() } });
screen.line(`La aplicación escucha en ${app.url}. La institución: ${sandbox.url}/san-aurelio/datos-abiertos`);

const end = async (): Promise<void> => {
  await app.stop();
  await sandbox.stop();
};
let asExpected = false;
try {
  asExpected = await tellStory({ town, settled: app.settled, screen });
  screen.line();
  screen.result(asExpected ? 'good' : 'bad', asExpected ? 'Todo ocurrió como debía.' : 'Algo ocurrió de otro modo.');
  if (stay) {
    screen.line(`Las páginas siguen abiertas en ${sandbox.url}/san-aurelio/datos-abiertos. Ctrl+C para terminar.`);
    await new Promise((resolve) => {
      process.once('SIGINT', resolve);
      process.once('SIGTERM', resolve);
    });
  }
} finally {
  await end();
}
process.exitCode = asExpected ? 0 : 1;
